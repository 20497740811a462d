"""The tree while it grows: nodes that take lines one by one and turn into clauses at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policylint.document.model import Clause, Kind
from policylint.importers.labels import Style
from policylint.importers.lines import join

if TYPE_CHECKING:
    from policylint.document.model import Number, Prose, Table
    from policylint.source import Span

_RANK = {
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.SUBSECTION: 4,
    Kind.DIVISION: 5,
    Kind.HEADING: 6,
    Kind.ARTICLE: 7,
    Kind.PARAGRAPH: 8,
    Kind.ITEM: 9,
    Kind.SUBITEM: 10,
}
LONGEST_RANGE = 200
"""第５条から第９９９条まで削除 is not taken at its word."""


def rank(kind: Kind) -> int:
    """How deep a kind stands; what stands alone (附則, 別表, 目次) has 0."""
    return _RANK.get(kind, 0)


@dataclass
class Words:
    """Lines of one text; ``breaks[i]``: the line break behind piece ``i`` is kept."""

    pieces: list[Prose] = field(default_factory=list)
    breaks: list[bool] = field(default_factory=list)

    def add(self, prose: Prose, *, own_line: bool) -> None:
        """Append a line, as a line of its own or as the rest of the one before."""
        if not prose.text:
            return
        if self.pieces:
            self.breaks[-1] = own_line
        self.pieces.append(prose)
        self.breaks.append(False)

    @property
    def last(self) -> str:
        """The line that was added last."""
        return self.pieces[-1].text if self.pieces else ""

    def prose(self) -> Prose | None:
        """The text, None where there is none."""
        return join(self.pieces, self.breaks) if self.pieces else None


@dataclass(eq=False)
class Node:
    """A clause that is still open.

    ``style`` is the notation of its label, None for an implicit paragraph; ``indent`` that of the label; ``depth`` the
    lists it lies in; ``level`` the level of its heading.
    """

    kind: Kind
    span: Span | None = None
    style: Style | None = None
    number: Number | None = None
    until: Number | None = None
    counted: Number | None = None
    """The number as its notation counts, where that is more than its own: 1.2 is the second clause of 1."""
    label: Prose | None = None
    caption: Prose | None = None
    note: Prose | None = None
    text: Words = field(default_factory=Words)
    tail: Words = field(default_factory=Words)
    children: list[Node] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    deleted: bool = False
    indent: float = 0.0
    depth: int = 0
    level: int = 0

    @property
    def last_number(self) -> Number | None:
        """The number that the next sibling follows."""
        return self.until or self.counted or self.number

    def cover(self, span: Span) -> None:
        """Make the span hold ``span``."""
        self.span = span if self.span is None else self.span.join(span)

    def words(self) -> Words:
        """Where the next line of text goes: the tail once there are children or tables."""
        return self.tail if self.children or self.tables else self.text

    def hand_down_tail(self) -> None:
        """Give the words behind the items to the last item, as lines of their own."""
        words = self.children[-1].words()
        for piece, own_line in zip(self.tail.pieces, [True, *self.tail.breaks], strict=False):
            words.add(piece, own_line=own_line)
            self.children[-1].cover(piece.span())
        self.tail = Words()

    def clauses(self) -> tuple[Clause, ...]:
        """The finished clause; a range of deleted articles gives one for each number."""
        children = tuple(clause for child in self.children for clause in child.clauses())
        span = self.span
        for child in children:
            span = child.span if span is None else span.join(child.span)
        if span is None:
            message = f"a {self.kind} without a place"
            raise ValueError(message)
        first = Clause(
            self.kind,
            span,
            number=self.number,
            label=self.label,
            caption=self.caption,
            text=self.text.prose(),
            tail=self.tail.prose(),
            children=children,
            tables=tuple(self.tables),
            deleted=self.deleted,
            bullet=self.style is Style.BULLET,
            note=self.note,
        )
        return first, *(
            Clause(self.kind, span, number=number, deleted=self.deleted) for number in self._further_numbers()
        )

    def _further_numbers(self) -> list[Number]:
        """The numbers after the first that a range stands for; branches between two numbers cannot be told."""
        if self.number is None or self.until is None:
            return []
        (*head, low), (*other, high) = self.number, self.until
        if head != other or not low < high <= low + LONGEST_RANGE:
            return [self.until]
        return [(*head, number) for number in range(low + 1, high + 1)]


def follows(number: Number, before: Number) -> bool:
    """Whether ``number`` is the next one after ``before``, branch numbers included (3 → 4, 3の2; 3の2 → 3の3, 4)."""
    if number == (before[0] + 1,) or number == (*before, 2):
        return True
    same = len(number) - 1
    return 0 < same < len(before) and number == (*before[:same], before[same] + 1)
