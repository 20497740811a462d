"""What moves when an organisation goes from one edition of the guideline to another.

Clauses are joined by the mapping, and requirements are paired inside them by their words.  The texts are our summaries:
where a pair differs, a reader decides how much that matters, so both texts belong in a report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from policylint.coverage.claims import alike, difference
from policylint.coverage.model import OPEN
from policylint.guideline.editions import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policylint.coverage.model import Citation, Coverage, Verdict
    from policylint.guideline.catalogue import Edition, GuidelineClause, Requirement

_PAIR = 0.45
"""From this likeness on, two requirements of joined clauses are taken to be the same one."""
_PAIR_INFO = 0.7
"""A definition and a duty share their subject without being the same requirement: they must be more alike."""
_SAME_MODALITY = 0.05
"""What an equal modality adds: a duty is taken for the successor of a duty rather than of an example of how to do it."""
_PART = 0.75
"""From this share of its words on, a requirement is taken to be part of the other."""
_PART_WORDS = 2
_SPLIT = 0.25
"""From this share of words on that its partner does not have, something was split off."""
_EXAMPLE = re.compile(r"^[^。、：]*の例：")
_EFFORT = "よう努める"
_RUN = re.compile(r"[一-鿿々ァ-ヶーA-Za-z0-9]{2,}")
_BODY = "本文"
_OF_KINDS = re.compile(r"事業者編|事業者は|行政機関等編のみ$")
_OF_YEARS = re.compile(r"平成29年|令和7年版|→|義務化")
"""What a sentence on the difference of clauses compares: the guidelines of two kinds of organisations, or two years."""
_FORCE = {Modality.MUST: 3, Modality.SHOULD: 2, Modality.EXAMPLE: 1, Modality.INFO: 0}


class Kind(StrEnum):
    """What becomes of a requirement."""

    NEW = "new"
    DROPPED = "dropped"
    CHANGED = "changed"
    STRICTER = "stricter"
    """It reads the same and binds more."""
    LOOSER = "looser"
    """It reads the same and binds less."""
    SAME = "same"
    UNKNOWN = "unknown"
    """It is of the main text, of which the catalogues hold only a part: its absence tells nothing."""


class Reason(StrEnum):
    """What the kind rests on."""

    EQUAL = "equal"
    TEXT = "text"
    MODALITY = "modality"
    TEXT_MODALITY = "text-modality"
    CLAUSE = "clause"
    """The other edition has no such clause."""
    UNPAIRED = "unpaired"
    """The other edition has the clause, and nothing like this in it."""
    PART = "part"
    """Its words stand in a requirement of the other edition that is paired with another one, or was split."""
    NOT_HELD = "not-held"
    """The catalogue of the other edition does not hold it."""


@dataclass(frozen=True, slots=True)
class Move:
    """One requirement of the old edition (``old``), of the new (``new``), or of both; "" for none.

    ``difference`` is what the mapping tells of the clauses ("" where it tells nothing, or where the requirement is the
    same), ``near`` the requirement of the other edition that it was part of, ``verdict`` the one on ``new``.
    """

    kind: Kind
    old: str
    new: str
    reason: Reason
    difference: str = ""
    near: str = ""
    verdict: Verdict | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The clauses of the regulations that meet the new requirement already, wholly or in part."""
        return self.verdict.citations if self.verdict is not None else ()

    @property
    def open(self) -> bool:
        """Whether the regulations do not, or not wholly, meet the new requirement."""
        return self.verdict is not None and self.verdict.status in OPEN


def moves(old: Edition, new: Edition, coverage: Coverage | None) -> tuple[Move, ...]:
    """Every requirement of both editions once: those of ``new`` in its order, then those that only ``old`` has.

    Definitions are left out, unless one answers a requirement that binds.  ``coverage`` is that of ``new``.
    """
    groups = [_group(clause, before) for clause, before in _joined(old, new)]
    found = [move for group in groups for move in group.ending(coverage)]
    led = {clause.id: group for group in groups for clause in group.before}
    for clause in old.clauses:
        found += led[clause.id].left(clause) if clause.id in led else _unjoined(clause, Kind.DROPPED)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Group:
    """A clause of the new edition, the old ones that the mapping leads to it, and the pairs inside (old id → new id)."""

    clause: GuidelineClause
    before: tuple[GuidelineClause, ...]
    pairs: Mapping[str, str]

    def ending(self, coverage: Coverage | None) -> Iterator[Move]:
        """A move for each requirement of the clause."""
        olds = {r.id: r for each in self.before for r in each.requirements}
        sources = {new: olds[old] for old, new in self.pairs.items()}
        for requirement in self.clause.requirements:
            source = sources.get(requirement.id)
            if requirement.modality is Modality.INFO and (source is None or source.modality is Modality.INFO):
                continue
            if source is not None:
                move = _pair(source, requirement)
            elif self.before:
                told = _told(self.before[0].id, self.clause.id)
                move = _alone(Kind.NEW, requirement, self._shed(olds.values()), told)
            else:
                move = _without_clause(Kind.NEW, self.clause, requirement)
            yield replace(move, verdict=coverage.verdicts.get(requirement.id)) if coverage is not None else move

    def left(self, clause: GuidelineClause) -> Iterator[Move]:
        """A move for each requirement of the old ``clause`` that nothing answers."""
        others = self._shed(self.clause.requirements)
        for requirement in clause.requirements:
            if requirement.id not in self.pairs and requirement.modality is not Modality.INFO:
                yield _alone(Kind.DROPPED, requirement, others, _told(clause.id, self.clause.id))

    def _shed(self, requirements: Iterable[Requirement]) -> list[_Shed]:
        """``requirements`` with the words that each does not share with its partner: all of them where it has none."""
        words = {r.id: _words(r.text) for each in (*self.before, self.clause) for r in each.requirements}
        partners = dict(self.pairs) | {new: old for old, new in self.pairs.items()}
        return [
            _Shed(r, words[r.id] - words[partners[r.id]] if r.id in partners else words[r.id]) for r in requirements
        ]


@dataclass(frozen=True, slots=True)
class _Shed:
    """A requirement and those of its words that its partner in the other edition does not have."""

    requirement: Requirement
    lost: frozenset[str]

    def held(self, other: Requirement) -> int:
        """How many words of ``other``, of the other edition, stand here; none where ``other`` was no part of this."""
        mine, words = _words(self.requirement.text), _words(other.text)
        split = self.lost & words or len(self.lost) >= _SPLIT * len(mine)
        # a relief for small businesses is no part of a measure for all
        return len(mine & words) if split and bool(self.requirement.relaxes) == bool(other.relaxes) else 0


def _joined(old: Edition, new: Edition) -> Iterator[tuple[GuidelineClause, tuple[GuidelineClause, ...]]]:
    """Each clause of ``new`` with those of ``old`` that the mapping leads to it."""
    before: dict[str, list[GuidelineClause]] = {}
    for clause in old.clauses:
        target = clause.maps_to.get(new.id, "")
        if not target and clause.annex == _BODY:
            # the mapping is of the annexes; the main text is numbered alike in both guidelines
            target = f"{new.id}/{clause.id.partition('/')[2]}"
        before.setdefault(target, []).append(clause)
    for clause in new.clauses:
        yield clause, tuple(before.get(clause.id, ()))


def _group(clause: GuidelineClause, before: tuple[GuidelineClause, ...]) -> _Group:
    return _Group(clause, before, _paired([r for each in before for r in each.requirements], clause.requirements))


def _pair(old: Requirement, new: Requirement) -> Move:
    reads_same, binds_same = _core(old.text) == _core(new.text), old.modality is new.modality
    told = _told(old.clause, new.clause)
    if reads_same and binds_same:
        return Move(Kind.SAME, old.id, new.id, Reason.EQUAL)
    if reads_same:
        kind = Kind.STRICTER if _FORCE[new.modality] > _FORCE[old.modality] else Kind.LOOSER
        return Move(kind, old.id, new.id, Reason.MODALITY, told)
    return Move(Kind.CHANGED, old.id, new.id, Reason.TEXT if binds_same else Reason.TEXT_MODALITY, told)


def _told(old: str, new: str) -> str:
    """What the mapping tells of two clauses, without the sentences that are about a third edition only."""
    (kind, old_year), (other, new_year) = (_edition(clause) for clause in (old, new))
    beside = [_OF_KINDS] * (kind == other) + [_OF_YEARS] * (old_year == new_year)
    sentences = difference(old, new).split("。")
    return "。".join(each for each in sentences if not any(pattern.search(each) for pattern in beside))


def _edition(clause: str) -> tuple[str, str]:
    """The kind of organisations and the year that a clause's edition is of: gov-2025/2.A → gov, 2025."""
    kind, _, year = clause.partition("/")[0].rpartition("-")
    return kind, year


def _alone(kind: Kind, requirement: Requirement, others: Sequence[_Shed], told: str) -> Move:
    """The move of what found no partner in joined clauses; ``others`` is what the other edition has in them."""
    held = {other.requirement.id: other.held(requirement) for other in others}
    near = max(held, key=lambda each: held[each], default="")
    if near and held[near] >= max(_PART_WORDS, _PART * len(_words(requirement.text))):
        return replace(_one_sided(kind, requirement, Reason.PART, told), near=near)
    return _one_sided(kind, requirement, Reason.UNPAIRED, told)


def _unjoined(clause: GuidelineClause, kind: Kind) -> Iterator[Move]:
    """The moves of a clause that the other edition does not have."""
    for requirement in clause.requirements:
        if requirement.modality is not Modality.INFO:
            yield _without_clause(kind, clause, requirement)


def _without_clause(kind: Kind, clause: GuidelineClause, requirement: Requirement) -> Move:
    if clause.annex == _BODY:
        return replace(_one_sided(kind, requirement, Reason.NOT_HELD, ""), kind=Kind.UNKNOWN)
    return _one_sided(kind, requirement, Reason.CLAUSE, difference(clause.id))


def _one_sided(kind: Kind, requirement: Requirement, reason: Reason, told: str) -> Move:
    old, new = ("", requirement.id) if kind is Kind.NEW else (requirement.id, "")
    return Move(kind, old, new, reason, told)


def _paired(olds: Sequence[Requirement], news: Sequence[Requirement]) -> dict[str, str]:
    """Old id → new id, the likest first; of equals those that stand nearest to the same place."""
    if len(olds) == len(news) == 1:
        return {olds[0].id: news[0].id}  # the mapping says that the clauses answer each other
    # A relief for small businesses stands beside the measure that it relaxes, and never takes its place.
    scored = [
        (-score, abs(i - j), i, j)
        for i, one in enumerate(olds)
        for j, other in enumerate(news)
        if bool(one.relaxes) == bool(other.relaxes) and (score := _likeness(one, other)) >= _least(one, other)
    ]
    led: dict[str, str] = {}
    for _, _, i, j in sorted(scored):
        if olds[i].id not in led and news[j].id not in led.values():
            led[olds[i].id] = news[j].id
    return led


def _least(one: Requirement, other: Requirement) -> float:
    return _PAIR_INFO if (one.modality is Modality.INFO) != (other.modality is Modality.INFO) else _PAIR


def _likeness(one: Requirement, other: Requirement) -> float:
    """How alike two requirements are: their letters, and their words, in which set phrases (措置を講じる) weigh less."""
    first, second = _words(one.text), _words(other.text)
    least = min(len(first), len(second))
    common = len(first & second) / least if least else 0.0
    texts = _core(one.text), _core(other.text)
    letters = min(alike(*texts), alike(*reversed(texts)))  # it depends on the order, and the way back is the way there
    return (letters + common) / 2 + _SAME_MODALITY * (one.modality is other.modality)


def _core(text: str) -> str:
    """``text`` without what its modality tells already: 記録の例：…, …よう努める."""
    core = _EXAMPLE.sub("", text).removesuffix("。")
    return core.removesuffix(_EFFORT)


@cache
def _words(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters in the runs of kanji, katakana and Latin letters of ``text``."""
    runs = _RUN.findall(_core(text).replace("等", " "))
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
