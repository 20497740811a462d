"""Plain text to a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Document, Notice
from policylint.importers.lines import Line, verbatim
from policylint.importers.refused import refused
from policylint.importers.structure import build_regulation
from policylint.source import Source
from policylint.source.decode import DecodeError, decode

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE_NUMBER = re.compile(
    r"[-－―–—‐‑−~〜～]\s*[0-9０-９]{1,4}\s*[-－―–—‐‑−~〜～]|[0-9０-９]{1,4}\s*[/／]\s*[0-9０-９]{1,4}"
)
_MOST_LINES = 100_000
_ENDS = ("。", "：", ":", "）", ")", "」")
_WIDEST = 60.0
"""Full-width characters of the widest line of a hard-wrapped text; a text with longer ones has a line per paragraph."""
_SLACK = 2.0
"""Full-width characters by which lines of one paragraph differ, for characters that may not begin or end a line."""


def import_text(source_path: str, data: bytes) -> Document:
    """The regulation in a text file, in any encoding that ``decode`` reads.

    Problems of kind ``invalid-syntax`` carry the ``reason`` ``empty-file``, ``nul-bytes``, ``not-decodable`` or
    ``too-large``.
    """
    decoded = decode(data)
    if isinstance(decoded, DecodeError):
        return refused(source_path, "text", decoded.reason, offset=str(decoded.offset))
    if not decoded.text.strip():
        return refused(source_path, "text", "empty-file")
    if decoded.text.count("\n") > _MOST_LINES:
        size = decoded.text.count("\n")
        return refused(source_path, "text", "too-large", limit=f"{_MOST_LINES:,} 行", size=f"{size:,} 行")
    source = Source(source_path, decoded.text, _page_starts(decoded.text))
    lines, furniture = read_lines(source)
    regulation, notices = build_regulation(lines)
    return Document(source, "text", regulation, notices=(*furniture, *notices))


def read_lines(source: Source) -> tuple[list[Line], list[Notice]]:
    """The lines that have words, and notices on page numbers among them."""
    text, ends = source.text, [*source.line_starts[1:], len(source.text)]
    found: list[tuple[int, int, float, bool]] = []
    notices: list[Notice] = []
    blank = True
    for start, end in zip(source.line_starts, ends, strict=True):
        raw = text[start:end]
        words = raw.strip()
        if not words:
            blank = True
            continue
        at = start + len(raw) - len(raw.lstrip())
        if _PAGE_NUMBER.fullmatch(words):
            notices.append(Notice("page-furniture", verbatim(text, at, at + len(words)).span(), {"text": words}))
            continue
        found.append((at, at + len(words), _width(raw[: at - start]), blank))
        blank = False
    edge = _edge(
        [indent + _width(text[at:end]) for at, end, indent, _ in found], [text[end - 1] for _, end, _, _ in found]
    )
    lines = []
    for at, end, indent, starts in found:
        prose = verbatim(text, at, end)
        full = edge is not None and indent + _width(prose.text) >= edge - _SLACK
        lines.append(Line(prose, prose.span(), page=source.page(at), indent=indent, full=full, starts=starts))
    return lines, notices


def _page_starts(text: str) -> tuple[int, ...]:
    """Where pages begin, in a text with form feeds."""
    if "\f" not in text:
        return ()
    return (0, *(match.end() for match in re.finditer("\f", text)))


def _edge(widths: Sequence[float], last: Sequence[str]) -> float | None:
    """The width at which lines are wrapped, in full-width characters; None for a text with a line per paragraph."""
    if not widths:
        return None
    edge = sorted(widths)[int(len(widths) * 0.97)]
    broken = sum(width >= edge - _SLACK and sign not in _ENDS for width, sign in zip(widths, last, strict=True))
    longer = sum(width > edge + _SLACK for width in widths)
    return edge if broken and edge <= _WIDEST and longer <= len(widths) * 0.02 else None


def _width(text: str) -> float:
    """Width in full-width characters; a tab counts two."""
    return sum(2.0 if c == "\t" else 0.5 if c.isascii() or "\uff61" <= c <= "\uff9f" else 1.0 for c in text)
