"""Suggestions: a draft for what is missing, and the requirements that a clause without claims most likely meets.

Both are for a person to judge; nothing here counts towards coverage.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from policylint.coverage.cite import at_clause
from policylint.coverage.evaluate import NOTHING, Evaluator, Grade
from policylint.coverage.model import By
from policylint.document.data import parse_data, read_text
from policylint.document.model import Kind
from policylint.guideline.catalogue import load_edition
from policylint.guideline.editions import Modality
from policylint.guideline.witnesses import AllOf, AnyOf, Below, OrganisationIs, Partly, load_witness
from policylint.resources import resource_root
from policylint.text.provisions import Provisions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policylint.checks.model import View
    from policylint.coverage.model import Citation
    from policylint.document.model import Clause, Regulation
    from policylint.guideline.catalogue import Edition, Requirement
    from policylint.guideline.witnesses import Witness
    from policylint.text.provisions import Evidence
    from policylint.text.provisions.units import Unit
    from policylint.text.reading import Reading

_MOST = 3
"""Suggestions for one clause."""
_LEAST = 0.25
"""No suggestion scores lower.  On the models, four of five first suggestions are right from here on."""
# The weights below were fitted on the claims of the four models in policies/models.
_EVIDENCE = 0.5
"""The part of a score that evidence makes; the rest is likeness of words."""
_ALIKE = 0.5
"""From this share of common words on, a clause and a requirement count as wholly alike."""
_LEAD = 0.4
"""The part of likeness that the first sentences make by themselves."""
_FLOOR = 40.0
"""Weight that every requirement is given besides its own, lest a few common words make a short one wholly alike."""
_PARTLY = 0.6
"""What evidence for a part is worth."""
_PEAK = 0.5
"""Of several things asked for together, how much the one counts that a clause sees to best, against the average."""
_SPREAD = 0.8
"""How much less evidence is worth each time twice as many clauses have it."""
_BINDING = {Modality.SHOULD: 0.95, Modality.EXAMPLE: 0.85}
"""Of two requirements that fit alike, the stricter comes first."""
_PLAIN = re.compile(r"[、。／（）・「」　\s]|[ぁ-ん]{2}")
"""Bigrams that tell nothing: marks, and endings in kana."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause to start from.

    ``text`` has slots (``{頻度}``) for what only the organisation can decide; ``slots`` says of each, in the order of the
    text, what is to be decided, with an example.
    """

    caption: str
    text: str
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A requirement that a clause may meet.

    ``score`` is from 0 to 1; it ranks, and is no probability.  ``borne`` tells whether the witness of the requirement, or
    a part of it, is in that very clause.
    """

    requirement: str
    score: float
    borne: bool


@dataclass(frozen=True, slots=True)
class Likely:
    """A clause that claims nothing, with the requirements it most likely meets, the likeliest first, never none."""

    citation: Citation
    candidates: tuple[Candidate, ...]


def draft_for(requirement: Requirement) -> Draft | None:
    """The draft of ``requirement``: its own, or that of the witness it rests on; None where there is none."""
    own, shared, words = _drafts()
    data = own.get(requirement.id)
    if data is None and requirement.witness is not None:
        data = shared.get(requirement.witness)
    if data is None:
        return None
    replaced = words.get(requirement.id.partition("/")[0], {})
    slots = {_reworded(name, replaced): _reworded(told, replaced) for name, told in data["slots"].items()}
    return Draft(_reworded(data["caption"], replaced), _reworded(data["text"], replaced), slots)


def likely(views: Sequence[View], edition: str) -> tuple[Likely, ...]:
    """What each paragraph of the main body that claims nothing may be there for, in the order of the documents.

    Raises:
        UsageError: no such edition.
    """
    return tuple(_Suggestions(views, load_edition(edition)).all())


@cache
def _drafts() -> tuple[Mapping[str, Any], Mapping[Witness, Any], Mapping[str, Mapping[str, str]]]:
    """The drafts by requirement, those by witness, and what words read in an edition."""
    path = resource_root("policies") / "guidelines" / "drafts.yaml"
    data = parse_data(read_text(path), path)
    own = {key: draft for key, draft in data["drafts"].items() if "/" in key}
    shared = {load_witness(key): draft for key, draft in data["drafts"].items() if "/" not in key}
    return own, shared, data["words"]


def _reworded(text: str, words: Mapping[str, str]) -> str:
    for word, other in words.items():
        text = text.replace(word, other)
    return text


class _Suggestions:
    """What one run of :func:`likely` has in hand."""

    def __init__(self, views: Sequence[View], edition: Edition) -> None:
        self.views = tuple(view for view in views if view.reading is not None)
        readings = tuple(view.reading for view in self.views if view.reading is not None)
        self.evaluator = _evaluator(Provisions(readings))
        self.requirements = tuple(r for r in edition.requirements.values() if self._asked(r))
        self.words = _Words(edition)

    def all(self) -> Iterator[Likely]:
        """Every clause without claims for which there is a suggestion."""
        strengths = self._strengths()
        for view in self.views:
            reading = view.reading
            assert reading is not None  # noqa: S101 - left out otherwise
            for clause in _unclaimed(reading.regulation):
                candidates = self._candidates(clause, reading.heading(clause), strengths)
                if candidates:
                    yield Likely(at_clause(view, clause, By.TEXT), candidates)

    def _asked(self, requirement: Requirement) -> bool:
        """Whether a clause can meet the requirement at all, at this organisation."""
        if (
            requirement.witness is None
            or isinstance(requirement.witness, Below)
            or requirement.modality is Modality.INFO
        ):
            return False
        return self.evaluator.applies(requirement)

    def _candidates(
        self, clause: Clause, heading: str, strengths: Mapping[str, Mapping[Clause, float]]
    ) -> tuple[Candidate, ...]:
        texts = [prose.text for prose in clause.prose()]
        lead = _bigrams(texts[0])
        said = _bigrams("／".join([heading, *texts]))
        scores: dict[str, float] = {}
        shown: dict[str, float] = {}
        borne = {r.id for r in self.requirements if clause in strengths[r.id]}
        for requirement in self.requirements:
            likeness = self.words.likeness(said, lead, requirement.id)
            score = _score(strengths[requirement.id].get(clause, 0.0), likeness, requirement.modality)
            scores[requirement.id] = score
            if requirement.modality is Modality.EXAMPLE and requirement.id in borne:
                shown[requirement.clause] = max(shown.get(requirement.clause, 0.0), score)
        for requirement in self.requirements:
            if requirement.modality is Modality.MUST and requirement.id in borne:
                # who does as the guideline's example says does what the example is of
                scores[requirement.id] = max(scores[requirement.id], shown.get(requirement.clause, 0.0))
        ranked = sorted((name for name in scores if scores[name] >= _LEAST), key=lambda name: -scores[name])
        return tuple(Candidate(name, round(scores[name], 2), name in borne) for name in ranked[:_MOST])

    def _strengths(self) -> Mapping[str, Mapping[Clause, float]]:
        """How specifically each paragraph bears each requirement out.

        Articles are read by themselves as well: of several places a reader of provisions may tell the first alone.
        """
        found = {r.id: _strength(self.evaluator, r.witness) for r in self.requirements if r.witness is not None}
        for reading, units in self._by_article():
            evaluator = _evaluator(Provisions((reading,), units))
            for requirement in self.requirements:
                if requirement.witness is None:
                    continue
                whole = found[requirement.id]
                for clause, strength in _strength(evaluator, requirement.witness).items():
                    whole[clause] = max(whole.get(clause, 0.0), strength)
        return {name: _rare(strengths) for name, strengths in found.items()}

    def _by_article(self) -> Iterator[tuple[Reading, tuple[Unit, ...]]]:
        """The sentences of each article."""
        groups: dict[tuple[Reading, Clause], list[Unit]] = {}
        for unit in self.evaluator.provisions.units:
            article = unit.reading.regulation.article_of(unit.clause) or unit.reading.paragraph(unit.clause)
            groups.setdefault((unit.reading, article), []).append(unit)
        for (reading, _article), units in groups.items():
            yield reading, tuple(units)


def _evaluator(provisions: Provisions) -> Evaluator:
    return Evaluator(provisions, lambda _clauses: NOTHING)


def _strength(evaluator: Evaluator, witness: Witness) -> dict[Clause, float]:
    """How far each paragraph by itself bears the witness out, 0 to 1."""
    match witness:
        case AllOf(parts):
            each = [_strength(evaluator, part) for part in parts]
            found = {clause: [e.get(clause, 0.0) for e in each] for clause in chain.from_iterable(each)}
            # a part that one paragraph sees to is much: what belongs together is laid down in several
            return {clause: (1 - _PEAK) * sum(told) / len(parts) + _PEAK * max(told) for clause, told in found.items()}
        case AnyOf(parts):
            best: dict[Clause, float] = {}
            for part in parts:
                for clause, strength in _strength(evaluator, part).items():
                    best[clause] = max(best.get(clause, 0.0), strength)
            return best
        case Partly(part):
            return {clause: strength * _PARTLY for clause, strength in _strength(evaluator, part).items()}
        case Below() | OrganisationIs():
            return {}
    borne = evaluator.borne(witness)
    strength = 1.0 if borne.grade is Grade.COVERED else _PARTLY
    return dict.fromkeys((_paragraph(e) for e in borne.evidence if e.node is None), strength)


class _Words:
    """How like a clause is to the requirements of an edition: their bigrams, the rare ones weighing more."""

    def __init__(self, edition: Edition) -> None:
        self._text = {r.id: _bigrams(r.text) for r in edition.requirements.values()}
        self._all = {r.id: _bigrams(r.heading) | self._text[r.id] for r in edition.requirements.values()}
        counts = Counter(pair for pairs in self._all.values() for pair in pairs)
        self._wholes: dict[frozenset[str], float] = {}
        self._weight = {pair: math.log(len(self._all) / count) for pair, count in counts.items()}

    def likeness(self, said: frozenset[str], lead: frozenset[str], requirement: str) -> float:
        """How much of the requirement is said: of heading and text in the whole clause, of the text in its first sentences."""
        whole = self._share(said, self._all[requirement])
        return (1 - _LEAD) * whole + _LEAD * self._share(lead, self._text[requirement])

    def _share(self, said: frozenset[str], asked: frozenset[str]) -> float:
        if asked not in self._wholes:  # a set of words keeps its hash
            self._wholes[asked] = self._sum(asked) + _FLOOR
        return self._sum(asked & said) / self._wholes[asked]

    def _sum(self, pairs: frozenset[str]) -> float:
        return sum(self._weight[pair] for pair in pairs)


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text) if not _PLAIN.search(a + b))


def _score(strength: float, likeness: float, modality: Modality) -> float:
    """One number for the evidence and the words; words alone never reach what evidence gives."""
    close = min(1.0, likeness / _ALIKE)
    return (_EVIDENCE * strength + (1 - _EVIDENCE) * close) * _BINDING.get(modality, 1.0)


def _rare(strengths: Mapping[Clause, float]) -> Mapping[Clause, float]:
    """The strengths, less where many clauses say the same: what stands everywhere tells little of one clause."""
    spread = 1 + _SPREAD * math.log2(len(strengths)) if strengths else 1.0
    return {clause: strength / spread for clause, strength in strengths.items()}


def _paragraph(evidence: Evidence) -> Clause:
    return evidence.reading.paragraph(evidence.clause)


def _unclaimed(regulation: Regulation) -> Iterator[Clause]:
    """The paragraphs of the main body with words, where neither they, their items nor their article claim anything."""
    for clause in regulation.walk():
        if clause.kind is not Kind.PARAGRAPH or regulation.supplementary_of(clause) is not None:
            continue
        around = (*clause.walk(), *regulation.ancestors(clause))
        if any(p.text.strip() for p in clause.prose()) and not any(_claims(c) for c in around):
            yield clause


def _claims(clause: Clause) -> bool:
    return clause.duty is not None and bool(clause.duty.covers)
