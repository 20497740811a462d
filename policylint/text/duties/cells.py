"""Timing in tables: the column of a table that says when, with a cell that leaves it open (V101)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.source import Span
from policylint.text.facts import TimingKind
from policylint.text.time.phrases import find_timings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause, Prose
    from policylint.text.reading import Reading

_WHEN = re.compile(r"時期|頻度|回数|間隔|周期|サイクル")
_BETWEEN = re.compile(r"\t+|[ \u3000]{2,}")

Cell = tuple["Prose", Span]


def open_cells(reading: Reading) -> Iterator[tuple[Clause, Prose, Span]]:
    """Each cell under a heading that says when, whose whole content is 随時, 適宜 or the like; spans count code points.

    Only tables that a clause leads to are read: what no duty rests on leaves nothing open.
    """
    for clause in reading.regulation.walk():
        if clause.kind is not Kind.APPENDED_TABLE or not reading.referring(clause):
            continue
        for rows in _tables(clause):
            column = next((i for i, (prose, span) in enumerate(rows[0]) if _WHEN.search(span.of(prose.text))), None)
            if column is None:
                continue
            for row in rows[1:]:
                if len(row) == len(rows[0]) and _leaves_open(row[column]):
                    prose, span = row[column]
                    yield clause, prose, span


def _tables(clause: Clause) -> Iterator[Sequence[Sequence[Cell]]]:
    """The tables of an appended table: its cells, or lines of text parted by tabs or wide gaps."""
    for table in clause.tables:
        if table.rows:
            yield [[(cell, Span(0, len(cell.text))) for cell in row] for row in table.rows]
    if clause.text is not None:
        lines = list(_lines(clause.text))
        if lines:
            yield lines


def _lines(prose: Prose) -> Iterator[Sequence[Cell]]:
    for line in re.finditer(r"[^\n]+", prose.text):
        cells: list[Cell] = []
        at = line.start()
        for gap in _BETWEEN.finditer(prose.text, line.start(), line.end()):
            if gap.start() > at:
                cells.append((prose, Span(at, gap.start())))
            at = gap.end()
        if at < line.end():
            cells.append((prose, Span(at, line.end())))
        yield cells


def _leaves_open(cell: Cell) -> bool:
    prose, span = cell
    words = span.of(prose.text).strip()
    found = find_timings(words) if words else ()
    return any(t.kind is TimingKind.VAGUE_INTERVAL and len(t.text) == len(words) for t in found)
