"""Tables of a PDF page, recovered from the lines that are drawn around their cells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from policylint.importers.pdf_page import Glyph, Stroke

_TOUCH = 3.0
"""Points within which two strokes are one line or touch each other."""
_SHORT = 6.0
"""The least length of a line of a table, in points; shorter ones are dashes, underlines and decoration."""
_MOST_LINES = 2000
"""More lines than this are a drawing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell (or several that were merged, at the place of the first) and the characters in it."""

    glyphs: tuple[Glyph, ...]
    right: float
    """Its right edge, in points."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on the page; all rows are of one length, and a cell merged into another is empty."""

    rows: tuple[tuple[Cell, ...], ...]
    top: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A ruled line: ``at`` is its place across, ``low`` and ``high`` its ends along."""

    at: float
    low: float
    high: float


def find_tables(glyphs: Sequence[Glyph], strokes: Iterable[Stroke]) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page, top first, and the characters outside of them.

    A box with one cell only is no table; its characters stay outside.
    """
    flat, upright = _ruled(strokes)
    if not flat or not upright or len(flat) + len(upright) > _MOST_LINES:
        return [], list(glyphs)
    grids, rest = [], list(glyphs)
    for across, down in _groups(flat, upright):
        grid, rest = _grid(across, down, rest)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: -grid.top), rest


def _ruled(strokes: Iterable[Stroke]) -> tuple[list[_Line], list[_Line]]:
    flat, upright = [], []
    for stroke in strokes:
        if stroke.right - stroke.left >= stroke.top - stroke.bottom:
            flat.append(_Line((stroke.top + stroke.bottom) / 2, stroke.left, stroke.right))
        else:
            upright.append(_Line((stroke.left + stroke.right) / 2, stroke.bottom, stroke.top))
    return _merged(flat), _merged(upright)


def _merged(lines: list[_Line]) -> list[_Line]:
    """Lines with pieces of one line (dashes, borders of neighbouring cells) put together."""
    by_place: dict[float, list[_Line]] = defaultdict(list)
    places = _clusters(line.at for line in lines)
    for line in lines:
        by_place[min(places, key=lambda place: abs(place - line.at))].append(line)
    merged = []
    for place, pieces in by_place.items():
        pieces.sort(key=lambda piece: piece.low)
        low, high = pieces[0].low, pieces[0].high
        for piece in pieces[1:]:
            if piece.low - high > _TOUCH:
                merged.append(_Line(place, low, high))
                low = piece.low
                high = piece.high
            high = max(high, piece.high)
        merged.append(_Line(place, low, high))
    return [line for line in merged if line.high - line.low >= _SHORT]


def _clusters(values: Iterable[float]) -> list[float]:
    """Values that lie close together, as one; in rising order."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found


def _groups(flat: list[_Line], upright: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Lines that touch one another, directly or through others: one group is one table."""
    parent = list(range(len(flat) + len(upright)))
    for i, across in enumerate(flat):
        for j, down in enumerate(upright):
            if _meet(across, down):
                parent[_root(parent, i)] = _root(parent, len(flat) + j)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = defaultdict(lambda: ([], []))
    for i, across in enumerate(flat):
        groups[_root(parent, i)][0].append(across)
    for j, down in enumerate(upright):
        groups[_root(parent, len(flat) + j)][1].append(down)
    return [group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1]


def _meet(across: _Line, down: _Line) -> bool:
    return (
        across.low - _TOUCH <= down.at <= across.high + _TOUCH and down.low - _TOUCH <= across.at <= down.high + _TOUCH
    )


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _grid(flat: list[_Line], upright: list[_Line], glyphs: list[Glyph]) -> tuple[Grid | None, list[Glyph]]:
    xs = _clusters(line.at for line in upright)
    ys = _clusters(line.at for line in flat)[::-1]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns == 1:
        return None, glyphs
    home = _homes(xs, ys, flat, upright)
    held: dict[int, list[Glyph]] = defaultdict(list)
    rest = []
    for glyph in glyphs:
        x, y = glyph.middle
        column = sum(x > edge for edge in xs) - 1
        row = sum(y < edge for edge in ys) - 1
        if 0 <= column < columns and 0 <= row < rows:
            held[home(row * columns + column)].append(glyph)
        else:
            rest.append(glyph)
    roots = {home(cell) for cell in range(rows * columns)}
    if len(roots) == 1 or not held:
        return None, glyphs
    kept_rows = [r for r in range(rows) if any(r * columns + c in roots for c in range(columns))]
    kept_columns = [c for c in range(columns) if any(r * columns + c in roots for r in range(rows))]
    cells = tuple(
        tuple(
            Cell(tuple(held.get(r * columns + c, ())), _right_edge(home, r * columns + c, columns, xs))
            for c in kept_columns
        )
        for r in kept_rows
    )
    return Grid(cells, ys[0]), rest


def _right_edge(home: Callable[[int], int], cell: int, columns: int, xs: list[float]) -> float:
    column = cell % columns
    while column + 1 < columns and home(cell - cell % columns + column + 1) == home(cell):
        column += 1
    return xs[column + 1]


def _homes(xs: list[float], ys: list[float], flat: list[_Line], upright: list[_Line]) -> Callable[[int], int]:
    """For each cell, counted row by row, the first one of those it is merged with: no line is drawn between them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parent = list(range(rows * columns))

    def unite(one: int, other: int) -> None:
        low, high = sorted((_root(parent, one), _root(parent, other)))
        parent[high] = low

    for row in range(rows):
        for column in range(columns):
            cell = row * columns + column
            if column + 1 < columns and not _drawn(upright, xs[column + 1], (ys[row] + ys[row + 1]) / 2):
                unite(cell, cell + 1)
            if row + 1 < rows and not _drawn(flat, ys[row + 1], (xs[column] + xs[column + 1]) / 2):
                unite(cell, cell + columns)
    return lambda cell: _root(parent, cell)


def _drawn(lines: list[_Line], at: float, along: float) -> bool:
    return any(abs(line.at - at) <= _TOUCH and line.low <= along <= line.high for line in lines)
