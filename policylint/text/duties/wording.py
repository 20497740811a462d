"""What the wording of a clause says on the points that its structured fields repeat: who, when, to whom, where recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.source import Span
from policylint.text.acts import Listing
from policylint.text.agents import is_agent
from policylint.text.citation.documents import find_documents
from policylint.text.facts import Modality, Role, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.facts import Argument, Sentence, TimingPhrase
    from policylint.text.reading import Reading

_NOT_OURS = frozenset({Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS})
_SAYS_WHEN = re.compile(r"頻度|回数|時期|周期|間隔|期限|期間|期日")
_TELLING = frozenset(
    {
        "報告",
        "提出",
        "通知",
        "連絡",
        "通報",
        "届け出る",
        "届出",
        "申し出る",
        "申出",
        "速報",
        "確報",
        "伝達",
        "送付",
        "届ける",
    }
)
_TO = frozenset({"に", "へ", "に対し", "に対して", "まで", "宛てに", "あてに"})
_KEEPING = re.compile(r"保存|保管|保有|保持|備え|残")
_ENTERING = frozenset({"記録", "記載", "記入", "登録", "入力", "転記", "記す", "添付", "つづる", "綴る", "編てつ"})
_BOOK = re.compile(r"(?:簿|台帳|表|票|書|日誌|シート|リスト|カード|一覧|記録)$")
_NOBODY = re.compile(
    r"(?:以内|まで|中|日|時|うち|際|前|後|都度|ごと|的|旨|書面|様式|文書|口頭|方法|場合|期限|期日|事項|簿|台帳|表|書)$"
)
_LEAVES = re.compile(
    r"(?:(?:に|で|の|が)?(?:別に)?定める(?:ところ|もの)?(?:に(?:より|よる|よって|従い|従って|基づき))?|による|に従)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Words of a clause that say something: ``span`` counts code points of the prose of ``sentence``."""

    clause: Clause
    sentence: Sentence
    span: Span
    text: str
    timing: TimingPhrase | None = None


class ClauseWording:
    """The wording that the fields of one clause repeat."""

    def __init__(self, reading: Reading, clause: Clause, what: str = "", *, whole: bool = False) -> None:
        """Of ``clause`` and what lies below it without fields of its own; ``what`` is the act that the fields are about.

        ``whole``: of everything below it, and of no other acts than ``what``.
        """
        self._reading = reading
        self._clause = clause
        self._what = what
        self._whole = whole
        self.clauses = tuple(c for c in reading.within(clause) if whole or c is clause or c.duty is None)
        self.acts = tuple(a for c in self.clauses for a in reading.acts_by_clause[c] if a.listing not in _NOT_OURS)
        self.words = "\n".join(s.text for c in self.clauses for s in reading.facts[c].sentences)

    @cached_property
    def duties(self) -> tuple[Act, ...]:
        """Everything that somebody must do."""
        return tuple(a for a in self.acts if _laid_down(a))

    @cached_property
    def meant(self) -> tuple[Act, ...]:
        """The duties that the fields are about: where ``what`` names some, those alone."""
        named = tuple(a for a in self.duties if any(name in self._what for name in a.names if len(name) > 1))
        return named if named or self._whole else self.duties

    def actors(self) -> Iterator[Wording]:
        """Who bears the duties: named here, else in the 柱書 or the paragraph before."""
        own = list(self._agents(self.meant))
        if own or any(a.topic is not None for a in self.meant):
            yield from own
        elif not self._whole:
            yield from self._carried()

    def anybody(self) -> Iterator[Wording]:
        """Everybody who does anything here."""
        yield from self._agents(self.acts)

    def _agents(self, acts: Iterable[Act]) -> Iterator[Wording]:
        told: set[tuple[Sentence, Span]] = set()
        for act in acts:
            for argument in _bearers(act):
                if (act.sentence, argument.span) not in told:
                    told.add((act.sentence, argument.span))
                    yield _worded(act, argument)

    def _carried(self) -> Iterator[Wording]:
        """The bearer of the nearest clause before that says one, unless a thing is its topic."""
        article = self._reading.article(self.clauses[0]) if self.clauses else ()
        before = article[: article.index(self.clauses[0])] if self.clauses else ()
        level = self._clause.kind
        lead = self._reading.facts[self.clauses[0]].lead_clause if self.clauses else None
        for clause in reversed(before):
            if clause is not lead and clause.kind is not level:
                continue
            duties = [a for a in self._reading.acts_by_clause[clause] if _laid_down(a)]
            found = list(self._agents(duties))
            if found or any(a.topic is not None for a in duties):
                yield from found[-1:]
                return

    def intervals(self) -> Iterator[Wording]:
        """How often."""
        yield from self._timings(TimingKind.INTERVAL)

    def limits(self) -> Iterator[Wording]:
        """By when."""
        yield from self._timings(TimingKind.LIMIT)

    def _timings(self, kind: TimingKind) -> tuple[Wording, ...]:
        """The time expressions with a number that bind to the duties; where none does, the only one of the clause."""
        found = tuple(_of_timing(a, t) for a in self._timed() for t in a.timed(kind) if _counts(a, t))
        if found or self._whole:
            return found
        loose = [
            Wording(clause, sentence, timing.span, timing.text, timing)
            for clause in self.clauses
            for sentence in self._reading.facts[clause].sentences
            for timing in sentence.timings
            if timing.kind is kind and timing.period is not None and not timing.adnominal
            if not _in_condition(sentence, timing)
        ]
        return tuple(loose) if len(loose) == 1 else ()

    def durations(self) -> Iterator[Wording]:
        """For how long something is kept; for ever has no period."""
        for act in self.acts:
            kept = _KEEPING.search("".join(act.names) + act.words) is not None
            if kept and act.role in {Role.MAIN, Role.BEFORE}:
                for timing in act.timed(TimingKind.DURATION):
                    yield _of_timing(act, timing)

    def _timed(self) -> Iterator[Act]:
        yield from self.meant
        for act in self.acts:
            if act not in self.meant and not self._whole and act.role is Role.MAIN and _SAYS_WHEN.search(act.words):
                yield act

    def recipients(self) -> Iterator[Wording]:
        """Whom something is told."""
        for act in self.duties:
            if {*act.names, act.predicate.lemma if act.predicate is not None else ""} & _TELLING:
                for argument in act.arguments:
                    if argument.particle in _TO and not argument.sahen and not _NOBODY.search(argument.head):
                        yield _worded(act, argument)

    def books(self) -> Iterator[Wording]:
        """What the result is entered in."""
        for act in self.duties:
            names = {act.predicate.lemma if act.predicate is not None else "", *act.names}
            particles = {"に", "へ"} if names & _ENTERING else {"により", "で"} if names & _TELLING else {"を"}
            if particles != {"を"} or "作成" in names:
                for argument in act.arguments:
                    if argument.particle in particles and _BOOK.search(argument.head):
                        yield _worded(act, argument)

    def documents(self) -> Iterator[Wording]:
        """The documents that details are left to."""
        for clause in self.clauses:
            for sentence in self._reading.facts[clause].sentences:
                text = sentence.prose.text
                for found in find_documents(text):
                    inside = sentence.span.start <= found.span.start < sentence.span.end
                    if inside and not found.generic and found.kind != "law" and _leaves(text, found.span):
                        yield Wording(clause, sentence, found.span, found.name)

    def without_bearers(self) -> str:
        """The words of the clause with those who bear a duty left out."""
        words = self.words
        for bearer in self.anybody():
            words = words.replace(bearer.text, "", 1)
        return words


def _laid_down(act: Act) -> bool:
    return act.modality is Modality.DUTY and act.role in {Role.MAIN, Role.BEFORE}


def _bearers(act: Act) -> Iterator[Argument]:
    if act.predicate is None:
        return
    own = (a for a in act.arguments if a.particle in {"は", "が"})
    for argument in dict.fromkeys((act.predicate.topic, *own)):
        if argument is not None and is_agent(argument.text):
            yield argument


def _times_an_act(act: Act, timing: TimingPhrase) -> bool:
    """年１回の点検を行う times the act, 毎年度の予算を作成する does not."""
    return any(
        argument.sahen and argument.span.start <= timing.span.start < argument.span.end for argument in act.arguments
    )


def _counts(act: Act, timing: TimingPhrase) -> bool:
    return timing.period is not None and (not timing.adnominal or _times_an_act(act, timing))


def _in_condition(sentence: Sentence, timing: TimingPhrase) -> bool:
    around = [
        p for p in sentence.predicates if p.reach is not None and p.reach.start <= timing.span.start < p.reach.end
    ]
    return any(p.role is Role.CONDITION for p in around)


def _leaves(text: str, span: Span) -> bool:
    return _LEAVES.match(text, span.end) is not None or re.search(r"別に、?定める$", text[: span.start]) is not None


def _worded(act: Act, argument: Argument) -> Wording:
    return Wording(act.clause, act.sentence, argument.span, argument.text)


def _of_timing(act: Act, timing: TimingPhrase) -> Wording:
    return Wording(act.clause, act.sentence, timing.span, timing.text, timing)
