"""HTML inside Markdown: tables, comments, and the words between other tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from policylint.document.model import Notice, Prose, Table
from policylint.importers.lines import empty_prose, join, trimmed, verbatim
from policylint.source import Run, Span, TextMap

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "summary", "details", "h1", "h2", "h3", "h4", "h5", "h6")
)


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """What a block of HTML holds, in document order: lines of words and tables."""

    parts: tuple[Prose | Table, ...]
    notices: tuple[Notice, ...]


def read_html(text: str, start: int, end: int) -> HtmlBlock:
    """The words and tables of the HTML at ``text[start:end]``."""
    reader = _Reader(text, start, end)
    reader.feed(text[start:end])
    reader.close()
    reader.finish()
    return HtmlBlock(tuple(reader.parts), tuple(reader.notices))


@dataclass(slots=True)
class _Cell:
    prose: list[Prose] = field(default_factory=list)
    header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class _OpenTable:
    start: int
    rows: list[list[_Cell]] = field(default_factory=list)
    caption: list[Prose] = field(default_factory=list)
    in_caption: bool = False
    cell: _Cell | None = None


class _Reader(HTMLParser):
    """Collects words with their places; ``getpos`` counts lines by LF alone, and so do the starts kept here."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(convert_charrefs=False)
        self.source = text
        self.end = end
        self.line_starts = [start, *(i + 1 for i in range(start, end) if text[i] == "\n")]
        self.parts: list[Prose | Table] = []
        self.notices: list[Notice] = []
        self.words: list[Prose] = []
        self.table: _OpenTable | None = None
        self.nested = 0

    def place(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open_table()
        elif self.table is not None and self.nested == 0:
            self._inside_table(self.table, tag, dict(attrs))
        if tag in _BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.table is not None:
            if self.nested:
                self.nested -= 1
            else:
                self._close_table(self.table)
        elif tag == "caption" and self.table is not None:
            self.table.in_caption = False
        elif tag in {"td", "th"} and self.table is not None and not self.nested:
            self.table.cell = None
        if tag in _BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        start = self.place()
        if self.table is not None:
            self._add(verbatim(self.source, start, start + len(data)))
            return
        for line in re.findall(r"[^\r\n]+|[\r\n]+", data):
            if line[0] in "\r\n":
                self._end_line()
            else:
                self._add(verbatim(self.source, start, start + len(line)))
            start += len(line)

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def _entity(self, raw: str) -> None:
        start = self.place()
        end = start + len(raw)
        if self.source.startswith(";", end):
            end += 1
        shown = unescape(self.source[start:end])
        self._add(Prose(shown, TextMap((Run(0, len(shown), Span(start, end)),))))

    def handle_comment(self, data: str) -> None:
        start = self.place()
        self.notices.append(Notice("skipped-comment", Span(start, min(start + len(data) + 7, self.end))))

    def _add(self, prose: Prose) -> None:
        if not prose.text:
            return
        if self.table is None:
            self.words.append(prose)
        elif self.table.in_caption:
            self.table.caption.append(prose)
        elif self.table.cell is not None:
            self.table.cell.prose.append(prose)
        elif prose.text.strip():
            self.parts.append(_cell_words([prose]))

    def _end_line(self) -> None:
        if self.table is not None:
            return
        line = trimmed(_join(self.words))
        if line.text:
            self.parts.append(line)
        self.words = []

    def _open_table(self) -> None:
        if self.table is not None:
            self.nested += 1
            return
        self._end_line()
        self.table = _OpenTable(self.place())

    def _inside_table(self, table: _OpenTable, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "tr":
            table.rows.append([])
            table.cell = None
        elif tag == "caption":
            table.in_caption = True
        elif tag in {"td", "th"}:
            if not table.rows:
                table.rows.append([])
            table.cell = _Cell([], tag == "th", _count(attrs.get("colspan")), _count(attrs.get("rowspan")))
            table.rows[-1].append(table.cell)

    def _close_table(self, table: _OpenTable) -> None:
        end = self.source.find(">", self.place(), self.end) + 1 or self.end
        self.table, self.nested = None, 0
        built = _build(table, Span(table.start, end))
        if built is not None:
            self.parts.append(built)

    def finish(self) -> None:
        """Close what the author left open."""
        if self.table is not None:
            table = self.table
            self.table = None
            built = _build(table, Span(table.start, self.end))
            if built is not None:
                self.parts.append(built)
        self._end_line()


def _count(value: str | None) -> int:
    return min(max(int(value), 1), 100) if value is not None and value.isdecimal() else 1


def _join(pieces: list[Prose]) -> Prose:
    text = ""
    runs: list[Run] = []
    for piece in pieces:
        runs.extend(Run(len(text) + run.text_start, run.text_length, run.source) for run in piece.map.runs)
        text += piece.text
    return Prose(text, TextMap(tuple(runs)))


def _cell_words(pieces: list[Prose]) -> Prose:
    """The words of a cell, whose line ends and indents in the source mean nothing."""
    whole = _join(pieces)
    lines = re.finditer(r"[^\r\n]+", whole.text)
    return join([trimmed(whole.slice(line.start(), line.end())) for line in lines])


def _build(table: _OpenTable, span: Span) -> Table | None:
    rows = [row for row in table.rows if row]
    if not rows:
        return None
    grid = list(_grid(rows))
    width = max(len(row) for row in grid)
    filled = tuple((*row, *(empty_prose() for _ in range(width - len(row)))) for row in grid)
    headers = 0
    while headers < len(rows) and all(cell.header for cell in rows[headers]):
        headers += 1
    caption = _cell_words(table.caption)
    return Table(filled, span, headers if headers < len(rows) else 0, caption if caption.text else None)


def _grid(rows: list[list[_Cell]]) -> Iterator[list[Prose]]:
    """Rows of equal meaning: a cell over several columns or rows stands in its first field, the others are empty."""
    taken: dict[int, int] = {}
    for row in rows:
        fields: list[Prose] = []
        for cell in row:
            while taken.get(len(fields), 0):
                fields.append(empty_prose())
            for extra in range(cell.columns):
                taken[len(fields)] = cell.rows
                fields.append(_cell_words(cell.prose) if extra == 0 else empty_prose())
        while any(left and column >= len(fields) for column, left in taken.items()):
            fields.append(empty_prose())
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        yield fields
