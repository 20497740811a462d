"""Clause facts: what the prose of a clause says, as plain data with places.

Every ``Span`` here counts code points of the text of the clause's own ``Prose`` (``clause.text``, or ``clause.tail``,
or a cell); ``Prose.span`` leads to the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policylint.document.model import Clause, Prose
    from policylint.source import Span
    from policylint.text.periods import Period
    from policylint.text.references import Reference


class Modality(StrEnum):
    """What a sentence does.  Only a DUTY can be found vague."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    DEFINITION = "definition"
    PURPOSE = "purpose"
    STATEMENT = "statement"
    """Neither: scope, effect, appointment, commencement."""


class TimingKind(StrEnum):
    """How a time expression binds."""

    INTERVAL = "interval"
    """Recurs with a number: 毎年1回, 四半期ごと, 6月以内ごとに1回."""
    LIMIT = "limit"
    """Must be done by: 3日以内, 当日中, その事業年度の末日までに."""
    TRIGGER = "trigger"
    """On an event: 異動の都度, 提供前, 退職時."""
    PLAN = "plan"
    """By a plan or calendar that is named: 毎年度策定する監査計画に基づき."""
    VAGUE_INTERVAL = "vague-interval"
    """Recurs without a number: 定期的に, 随時, 適宜, 一定期間ごとに, 折に触れて."""
    PROMPT = "prompt"
    """速やかに, 遅滞なく, 直ちに."""
    DISCRETION = "discretion"
    """必要に応じて, 必要があると認めるとき."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words and their place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class TimingPhrase:
    """A time expression.  ``period`` is the interval or limit where it has a number."""

    kind: TimingKind
    text: str
    span: Span
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase with its particle (は, が, を, に, へ, で, から, と, について …)."""

    noun: str
    particle: str
    span: Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """One act of a sentence, with what belongs to it.

    ``lemma`` is the act as a noun or verb (報告, 点検, 講ずる), ``span`` the words from the act to the end of its
    inflection.  ``final`` tells whether it closes the sentence or a coordinate part of it; a predicate inside a
    modifier (会社が指定する…) or a condition (…したときは) has ``role`` modifier or condition.
    """

    lemma: str
    span: Span
    role: str
    """main | modifier | condition."""
    arguments: tuple[Argument, ...] = ()
    adverbs: tuple[Phrase, ...] = ()
    negated: bool = False
    passive: bool = False
    modality: Modality = Modality.STATEMENT


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a clause, or an item read with its 柱書."""

    prose: Prose
    span: Span
    modality: Modality
    predicates: tuple[Predicate, ...]
    timings: tuple[TimingPhrase, ...]
    references: tuple[Reference, ...]

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.prose.text)


@dataclass(frozen=True, slots=True, eq=False)
class ClauseFacts:
    """Everything read from one clause; ``lead`` is the clause whose 柱書 it is read with (an item's paragraph)."""

    clause: Clause
    sentences: tuple[Sentence, ...]
    lead: Clause | None = None
