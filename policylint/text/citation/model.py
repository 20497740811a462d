"""What a reference is: 番号法第９条第１項又は第２項, 前条, 第３条から第５条まで, 別表第１."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from policylint.document.model import Kind, Number

if TYPE_CHECKING:
    from policylint.source import Span


class Relation(StrEnum):
    """How a step of a reference says which one it means."""

    NUMBER = "number"
    """第３条, イ."""
    PREVIOUS = "previous"
    """前条; ``count`` of them (前３項), all of them where ``count`` is 0 (前各号)."""
    NEXT = "next"
    """次項."""
    SAME = "same"
    """同条: the one that was referred to last.  Left in place only where no such one stands in the text."""
    THIS = "this"
    """この条, 本項."""
    EACH = "each"
    """各号, 次の各号, 前項各号: all of them, there being at least one."""
    ONLY = "only"
    """附則, 別表, 別記様式 without number."""


class Use(StrEnum):
    """What a reference is there for."""

    BY = "by"
    """…により, …に規定する, …に定める, …に掲げる."""
    MUTATIS_MUTANDIS = "mutatis-mutandis"
    """…の規定は、…について準用する."""
    EXCEPTION = "exception"
    """…にかかわらず, …を除く."""
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Step:
    """One level; ``through`` is the last number of a range (第３条から第５条まで), ``word`` what is printed."""

    kind: Kind
    relation: Relation
    number: Number | None = None
    through: Number | None = None
    count: int = 1
    word: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that is referred to: the steps from the outermost named to the innermost, never empty.

    同条, 同項 and the 第２項 of 「第３条第１項及び第２項」 are filled in from what stands before, so that the steps
    stand for themselves.  ``part`` is ただし書, 前段, 後段, 本文, 柱書 or "".
    """

    span: Span
    text: str
    steps: tuple[Step, ...]
    part: str = ""

    def number(self, kind: Kind) -> Number | None:
        """The number given for ``kind``, None where none is given."""
        return next((step.number for step in self.steps if step.kind is kind), None)

    @property
    def article(self) -> Number | None:
        """Number of the article, None where it is none or relative."""
        return self.number(Kind.ARTICLE)

    @property
    def paragraph(self) -> Number | None:
        """Number of the paragraph, None where it is none or relative."""
        return self.number(Kind.PARAGRAPH)

    @property
    def item(self) -> Number | None:
        """Number of the item, None where it is none or relative."""
        return self.number(Kind.ITEM)


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation, a list of targets included (第５条、第７条及び第９条).

    ``document`` is the law or regulation it belongs to as it is named there (番号法; 同法 is the law meant), "" for the
    regulation itself.  ``span`` covers the name.  ``quoted``: inside 「」, spoken about and not used.
    ``historic``: it names a numbering before or after an amendment (改正前の第５条, 旧第３条).
    """

    span: Span
    text: str
    document: str
    document_span: Span | None
    targets: tuple[Target, ...]
    use: Use
    quoted: bool = False
    historic: bool = False
