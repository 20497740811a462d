"""PDF with a text layer to a document; text and positions come from the boxes of the characters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]

from policylint.document.model import Document, Notice, Prose, Table
from policylint.importers.labels import labels
from policylint.importers.lines import Line, empty_prose, glue
from policylint.importers.pdf_page import Row, Sheet, read_sheet, rows_of, split_columns
from policylint.importers.pdf_tables import Cell, Grid, find_tables
from policylint.importers.refused import refused
from policylint.importers.structure import build_regulation
from policylint.source import Source, Span, TextMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_PAGES = 1000
_PASSWORD = 4
"""``FPDF_ERR_PASSWORD``."""
_SHORT_BY = 2.2
"""A line that ends within so many characters of the margin is full: what follows could not stand at its end."""
_DASH = r"[-－―–—‐‑−~〜～]"
_PAGE_NUMBER = re.compile(
    rf"(?:{_DASH}\s*|[pP]\.?\s*|第\s*)?(?P<n>[0-9０-９]{{1,4}})(?:\s*[/／]\s*[0-9０-９]{{1,4}})?\s*(?:頁|ページ|{_DASH})?"
)
_HEADER_CELL = 20
"""The longest words of a cell that heads a column."""


def import_pdf(path: str, data: bytes) -> Document:
    """The regulation in a PDF file.

    Problems of kind ``invalid-syntax`` carry a ``reason``: ``html-instead``, ``encrypted``, ``broken-container``,
    ``too-large``, ``scanned`` (no text layer) or ``unmapped-fonts`` (its fonts are neither in the file nor on this
    machine, so that its text cannot be read).
    """
    sheets = _sheets(data)
    if isinstance(sheets, str):
        return refused(path, "pdf", sheets)
    if any(sheet.dumb for sheet in sheets):
        return refused(path, "pdf", "unmapped-fonts")
    if not any(sheet.glyphs for sheet in sheets):
        return refused(path, "pdf", "scanned")
    pages = [_page(sheet) for sheet in sheets]
    writer = _write(pages)
    source = Source(path, writer.text, tuple(writer.page_starts))
    regulation, notices = build_regulation(writer.lines)
    return Document(source, "pdf", regulation, notices=(*writer.notices, *notices))


def _sheets(data: bytes) -> list[Sheet] | str:
    """What is on the pages, or the reason why it cannot be read."""
    head = data[:1024]
    if b"%PDF-" not in head:
        return (
            "html-instead"
            if re.search(rb"<\s*(?:!doctype\s+html|html|head|body)\b", head, re.IGNORECASE)
            else "broken-container"
        )
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return "encrypted" if error.err_code == _PASSWORD else "broken-container"
    try:
        return "too-large" if len(pdf) > _MOST_PAGES else [read_sheet(page) for page in pdf]
    except pypdfium2.PdfiumError:
        return "broken-container"
    finally:
        pdf.close()


@dataclass(frozen=True, slots=True)
class _Page:
    blocks: list[Row | Grid]
    """From the top downwards, column by column."""
    size: tuple[int, int]


def _page(sheet: Sheet) -> _Page:

    grids, rest = find_tables(sheet.glyphs, sheet.strokes)
    columns = split_columns(rest) if not grids else [rest]
    if len(columns) > 1:
        return _Page([row for column in columns for row in rows_of(column)], sheet.size)
    blocks: list[Row | Grid] = [*grids, *rows_of(rest)]
    return _Page(sorted(blocks, key=lambda block: -block.top), sheet.size)


@dataclass
class _Writer:
    """The text put together so far, with what stands where."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was put."""
        return "".join(self.parts)

    def put(self, words: str, end: str = "\n") -> Prose:
        """Append words, and ``end`` behind them; returns the words in their place."""
        start = self.length
        self.parts.append(words + end)
        self.length += len(words) + len(end)
        return Prose(words, TextMap.verbatim(Span(start, start + len(words)))) if words else empty_prose()


def _write(pages: Sequence[_Page]) -> _Writer:
    margins = _Margins.of(pages)
    furniture = _furniture(pages)
    writer = _Writer()
    for number, page in enumerate(pages, 1):
        writer.page_starts.append(writer.length)
        for block in page.blocks:
            if isinstance(block, Grid):
                _write_grid(writer, block, number)
            elif (number, id(block)) in furniture:
                writer.notices.append(Notice("page-furniture", writer.put(block.text).span(), {"text": block.text}))
            else:
                _write_row(writer, block, number, margins, page.size)
    return writer


def _write_row(writer: _Writer, row: Row, page: int, margins: _Margins, size: tuple[int, int]) -> None:
    prose = writer.put(row.text)
    em = margins.em or (row.top - row.bottom)
    indent = max(0.0, round((row.left - margins.left[size]) / em, 1))
    full = row.right >= margins.right[size] - _SHORT_BY * em
    writer.lines.append(Line(prose, prose.span(), page=page, indent=indent, full=full))


def _write_grid(writer: _Writer, grid: Grid, page: int) -> None:
    start = writer.length
    rows = []
    for row in grid.rows:
        words = [_cell_words(cell) for cell in row]
        ends = ["\t"] * (len(words) - 1) + ["\n"]
        rows.append(tuple(writer.put(text, end) for text, end in zip(words, ends, strict=True)))
    span = Span(start, writer.length - 1)
    table = Table(tuple(rows), span, header_rows=_header_rows([[cell.text for cell in row] for row in rows]))
    writer.lines.append(Line(empty_prose(), span, page=page, starts=True, table=table))


def _header_rows(rows: Sequence[Sequence[str]]) -> int:
    """1 where the first row names the columns: short words, no sentence, no number."""
    first = rows[0]
    named = all(cell and len(cell) <= _HEADER_CELL and "。" not in cell and not labels(cell) for cell in first)
    return int(named and len(rows) > 1 and len(first) > 1)


def _cell_words(cell: Cell) -> str:
    """The words of a cell; a break is kept where a line does not run up to the edge or a new entry begins."""
    text, full = "", False
    for row in rows_of(cell.glyphs):
        if text:
            text += glue(text, row.text) if full and not labels(row.text) else "\n"
        text += row.text
        full = row.right >= cell.right - _SHORT_BY * (row.top - row.bottom)
    return text


@dataclass(frozen=True, slots=True)
class _Margins:
    """Left and right edge of the text per size of page, and the width of a character, in points."""

    left: dict[tuple[int, int], float]
    right: dict[tuple[int, int], float]
    em: float

    @classmethod
    def of(cls, pages: Iterable[_Page]) -> _Margins:
        rows: dict[tuple[int, int], list[Row]] = {}
        for page in pages:
            rows.setdefault(page.size, []).extend(block for block in page.blocks if not isinstance(block, Grid))
        heights = Counter(round(row.top - row.bottom, 1) for found in rows.values() for row in found)
        left = {size: min((row.left for row in found), default=0.0) for size, found in rows.items()}
        right = {size: _most(sorted(row.right for row in found)) for size, found in rows.items()}
        return cls(left, right, heights.most_common(1)[0][0] if heights else 0.0)


def _most(values: Sequence[float]) -> float:
    """A high value that few exceed."""
    return values[int(len(values) * 0.95)] if values else 0.0


def _furniture(pages: Sequence[_Page]) -> set[tuple[int, int]]:
    """Page numbers and running heads, as page and identity of the row: what stands at the edge of page after page."""
    edges = [(number, row) for number, page in enumerate(pages, 1) for row in _edge_rows(page)]
    often = max(3, len(pages) * 0.6)
    times = Counter(text for _, text in {(number, row.text) for number, row in edges})
    # The running head repeats the title, which stays where it stands first.
    first = {row.text: id(row) for _, row in reversed(edges)}
    heads = {(number, id(row)) for number, row in edges if times[row.text] >= often and first[row.text] != id(row)}
    return heads | _page_numbers(pages)


def _edge_rows(page: _Page) -> list[Row]:
    rows = [block for block in page.blocks if not isinstance(block, Grid)]
    return rows if len(rows) < 4 else rows[:2] + rows[-2:]  # noqa: PLR2004 - two at each end


def _page_numbers(pages: Sequence[_Page]) -> set[tuple[int, int]]:
    """The first or last row of a page that counts pages; a bare figure counts when it goes on from page to page."""
    found: dict[int, list[tuple[int, int]]] = {}
    decorated: set[tuple[int, int]] = set()
    for number, page in enumerate(pages, 1):
        rows = [block for block in page.blocks if not isinstance(block, Grid)]
        for row in {id(row): row for row in rows[:1] + rows[-1:]}.values():
            match = _PAGE_NUMBER.fullmatch(row.text)
            if match is None:
                continue
            if match["n"] != row.text:
                decorated.add((number, id(row)))
            found.setdefault(int(match["n"]) - number, []).append((number, id(row)))
    counted = {place for places in found.values() if len(places) > max(1, len(pages) // 2) for place in places}
    return counted | decorated
