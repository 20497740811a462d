"""Clause facts: what the prose of a clause says, as plain data with places.

Every ``Span`` here counts code points of the text of the ``Prose`` that its sentence names; ``Prose.span`` leads to the
source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policylint.document.model import Clause, Prose
    from policylint.source import Span
    from policylint.text.citation.references import Reference
    from policylint.text.time.periods import Period


class Modality(StrEnum):
    """What a sentence or one of its acts does.  Only a DUTY can be found vague."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    DEFINITION = "definition"
    PURPOSE = "purpose"
    STATEMENT = "statement"
    """None of these: scope, effect, appointment, commencement."""


class Role(StrEnum):
    """Where an act stands in its sentence."""

    MAIN = "main"
    """Said outright: closes the sentence or a coordinate part of it."""
    BEFORE = "before"
    """…した上で: done, but as a step of the main act."""
    CONDITION = "condition"
    """…した場合, …したとき."""
    PURPOSE = "purpose"
    """…するため."""
    MODIFIER = "modifier"
    """Inside a modifier or a complement: 会社が指定する…, …していることを（確認する）."""


class TimingKind(StrEnum):
    """How a time expression binds."""

    INTERVAL = "interval"
    """Recurs with a number: 毎年1回, 四半期ごと, 6月以内ごとに1回."""
    LIMIT = "limit"
    """Must be done by: 3日以内, 当日中, その事業年度の末日までに."""
    TRIGGER = "trigger"
    """On an event: 異動の都度, 提供前, 退職時."""
    DURATION = "duration"
    """For a number of years, months or days, or for ever."""
    VAGUE_DURATION = "vague-duration"
    """一定の期間, 必要な期間."""
    VAGUE_INTERVAL = "vague-interval"
    """Recurs without a number: 定期的に, 随時, 適宜, 一定期間ごとに, 折に触れて."""
    PROMPT = "prompt"
    """速やかに, 遅滞なく, 直ちに."""
    DISCRETION = "discretion"
    """必要に応じて, 必要があると認めるとき."""


@dataclass(frozen=True, slots=True)
class TimingPhrase:
    """A time expression.  ``period`` is the interval, limit or duration where it has a number."""

    kind: TimingKind
    text: str
    span: Span
    period: Period | None = None
    adnominal: bool = False
    """It modifies a noun: 定期的な確認, 毎年度の計画."""
    noun: bool = False
    """It is part of a name and no timing by itself: 定期監査."""

    def moved(self, span: Span) -> TimingPhrase:
        """The same phrase at another place."""
        return replace(self, span=span)


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase with its particle (は, が, を, に, へ, で, から, と, について …).

    ``text`` is the phrase with its の-modifiers, brackets left out; ``head`` its last noun; ``nouns`` its coordinate
    members (機器、電子媒体及び書類 has three).
    """

    text: str
    head: str
    particle: str
    span: Span
    nouns: tuple[str, ...] = ()
    sahen: bool = False
    """The head is an act (点検, 報告)."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """One act of a sentence, with what belongs to it.

    ``lemma`` is the verb, or the noun of noun + する; ``acts`` what is done once light verbs are seen through (点検を行う
    is 点検).  ``head`` is the noun a modifier or condition leads to.
    """

    lemma: str
    acts: tuple[str, ...]
    span: Span
    role: Role
    modality: Modality
    marks: frozenset[str]
    arguments: tuple[Argument, ...] = ()
    adverbs: tuple[str, ...] = ()
    topic: Argument | None = None
    """The topic (…は) in force, stated in this sentence."""
    head: str = ""
    reach: Span | None = None
    """From the first word that belongs to the act to its end."""

    @property
    def negated(self) -> bool:
        """Whether the act is denied (…しない)."""
        return "negated" in self.marks

    @property
    def passive(self) -> bool:
        """Whether the act is in the passive or potential."""
        return "passive" in self.marks

    def argument(self, *particles: str) -> Argument | None:
        """The first argument with one of ``particles``."""
        return next((a for a in self.arguments if a.particle in particles), None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a clause."""

    prose: Prose
    span: Span
    core: str
    """The words without bracketed remarks and line breaks."""
    modality: Modality
    """That of its last main act."""
    predicates: tuple[Predicate, ...]
    timings: tuple[TimingPhrase, ...]
    references: tuple[Reference, ...] = ()
    title: bool = False
    """A heading inside an item (the term that a definition list defines), no sentence."""

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.prose.text)

    @property
    def main(self) -> tuple[Predicate, ...]:
        """The acts said outright, in order."""
        return tuple(p for p in self.predicates if p.role is Role.MAIN)


@dataclass(frozen=True, slots=True, eq=False)
class ClauseFacts:
    """Everything read from one clause.

    ``lead`` is the 柱書 that an item is read with (the last sentence of the clause above), ``lead_clause`` that clause.
    """

    clause: Clause
    sentences: tuple[Sentence, ...]
    lead: Sentence | None = None
    lead_clause: Clause | None = None
