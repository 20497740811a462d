"""Does the numbering of a regulation run on: articles through the regulation, paragraphs and items below their clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from policylint.document.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause, Number, Regulation

_COUNTED = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
_CONTAINERS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.DIVISION)


@dataclass(frozen=True, slots=True, eq=False)
class Break:
    """A number that does not follow the one before it."""

    clause: Clause
    how: Literal["repeat", "skip", "backwards"]


def numbering_breaks(regulation: Regulation) -> Iterator[Break]:
    """Every number that repeats, skips or runs backwards, in document order.

    Branch numbers (第3条の2) may be left out or follow their stem; 「第5条から第7条まで 削除」 comes as one clause each; bullets and
    clauses without a printed number are not counted.
    """
    found = list(_in_sequence(regulation.articles))
    for clause in regulation.walk():
        if clause.kind is Kind.SUPPLEMENTARY:
            found += _in_sequence(tuple(c for c in clause.walk() if c.kind is Kind.ARTICLE))
        for kind in (*_COUNTED[1:], *_CONTAINERS):
            found += _in_sequence(tuple(c for c in clause.children if c.kind is kind))
    for kind in _CONTAINERS:
        found += _in_sequence(tuple(c for c in regulation.body if c.kind is kind))
    yield from sorted(found, key=lambda b: b.clause.span)


def _in_sequence(clauses: Sequence[Clause]) -> Iterator[Break]:
    numbered = [
        c
        for c in clauses
        if c.number is not None and not c.bullet and (c.label is not None or c.deleted or c.kind is Kind.PARAGRAPH)
    ]
    last: Number | None = None
    highest: Number = ()
    for position, clause in enumerate(numbered):
        number = clause.number or ()
        if last is None:
            if (
                number[0] != 1
                and clause.kind in {Kind.PARAGRAPH, Kind.ITEM}
                and len(numbered) > 1
                and numbered[position + 1].number == (number[0] + 1,)
            ):
                yield Break(clause, "skip")
        elif (how := _compare(last, highest, number)) is not None:
            yield Break(clause, how)
        last = number
        highest = max(highest, last)


def _compare(last: Number, highest: Number, number: Number) -> Literal["repeat", "skip", "backwards"] | None:
    if number == last:
        return "repeat"
    if number < last:
        return "repeat" if number == highest else "backwards"
    if number[0] > highest[0] + 1 and number[0] > last[0] + 1:
        return "skip"
    return None
