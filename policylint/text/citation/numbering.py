"""Where everything of a regulation is, by the number it is cited with."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.document.model import CONTAINERS, Clause, Kind, Number, Regulation
from policylint.text.script.fold import fold
from policylint.text.script.numerals import NUMBER, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

APPENDED = frozenset({Kind.APPENDED_TABLE, Kind.APPENDED_STYLE})
SCOPES = APPENDED | {Kind.SUPPLEMENTARY}
"""Clauses that number their articles anew."""

_RANGE = re.compile(rf"第?({NUMBER})条?(?:から|乃至|ないし|〜|~|-|―|–|—|及び)第?({NUMBER})条?")


class Numbering:
    """The articles of each scope (the main body is the scope None) in order, and the parts of one."""

    def __init__(self, regulation: Regulation) -> None:
        """Of ``regulation``; nothing is counted before it is asked for."""
        self.regulation = regulation

    @cached_property
    def _articles(self) -> Mapping[Clause | None, tuple[Clause, ...]]:
        found: dict[Clause | None, list[Clause]] = {None: []}
        stack: list[tuple[Clause | None, Clause]] = [(None, clause) for clause in reversed(self.regulation.body)]
        while stack:
            scope, clause = stack.pop()
            if clause.kind is Kind.ARTICLE:
                found.setdefault(scope, []).append(clause)
                continue
            inner = clause if clause.kind in SCOPES else scope
            stack.extend((inner, child) for child in reversed(clause.children))
        return {scope: tuple(articles) for scope, articles in found.items()}

    @cached_property
    def _by_number(self) -> Mapping[Clause | None, Mapping[Number, tuple[Clause, ...]]]:
        found: dict[Clause | None, dict[Number, tuple[Clause, ...]]] = {}
        for scope, articles in self._articles.items():
            numbers = found.setdefault(scope, {})
            for article in articles:
                for number in _numbers(article):
                    numbers[number] = (*numbers.get(number, ()), article)
        return found

    def scope(self, clause: Clause) -> Clause | None:
        """The 附則, 別表 or 様式 that holds ``clause`` (or is it), None in the main body."""
        around = (clause, *self.regulation.ancestors(clause))
        return next((above for above in around if above.kind in SCOPES), None)

    def articles(self, scope: Clause | None) -> tuple[Clause, ...]:
        """The articles of ``scope`` in the order they are printed, deleted ones included."""
        return self._articles.get(scope, ())

    def article(self, scope: Clause | None, number: Number) -> tuple[Clause, ...]:
        """The articles of ``scope`` with ``number``: none, one, or more where a number was given twice."""
        return self._by_number.get(scope, {}).get(number, ())

    def appended(self, kind: Kind) -> tuple[Clause, ...]:
        """The 別表 or 様式, in order."""
        return tuple(clause for clause in self.regulation.walk() if clause.kind is kind)

    def supplementary(self) -> tuple[Clause, ...]:
        """The 附則, in order."""
        return tuple(clause for clause in self.regulation.body if clause.kind is Kind.SUPPLEMENTARY)

    def containers(self, kind: Kind) -> tuple[Clause, ...]:
        """The chapters, sections … of the main body."""
        return tuple(clause for clause in self.regulation.walk() if clause.kind is kind and kind in CONTAINERS)

    def nearest(self, clause: Clause, kind: Kind) -> Clause | None:
        """``clause`` or the nearest clause around it of ``kind``."""
        return next((above for above in (clause, *self.regulation.ancestors(clause)) if above.kind is kind), None)

    def siblings(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses of the same kind under the same parent, ``clause`` included, in order."""
        parent = self.regulation.parents.get(clause)
        row = parent.children if parent is not None else self.regulation.body
        return tuple(other for other in row if other.kind is clause.kind)


def children(clause: Clause, kind: Kind) -> tuple[Clause, ...]:
    """The children of ``kind``."""
    return tuple(child for child in clause.children if child.kind is kind)


def with_number(row: Iterable[Clause], number: Number) -> tuple[Clause, ...]:
    """Those of ``row`` with ``number``; an unnumbered clause counts by its position."""
    return tuple(clause for at, clause in enumerate(row, 1) if (clause.number or (at,)) == number)


def between(row: Iterable[Clause], first: Number, last: Number) -> tuple[Clause, ...]:
    """Those of ``row`` numbered from ``first`` to ``last``, branch numbers in their place."""
    numbered = ((clause.number or (at,), clause) for at, clause in enumerate(row, 1))
    return tuple(clause for number, clause in numbered if first <= number <= last)


def _numbers(article: Clause) -> Iterator[Number]:
    """The numbers an article answers to: several where 第２条から第４条まで were deleted together."""
    if article.number is None:
        return
    yield article.number
    if article.deleted and article.label is not None:
        match = _RANGE.search(fold(article.label.text).text)
        first, last = (parse_number(match[1]), parse_number(match[2])) if match else (None, None)
        if first is not None and last is not None and first < last < first + 1000:
            yield from ((number,) for number in range(first, last + 1) if (number,) != article.number)
