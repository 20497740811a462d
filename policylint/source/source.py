"""A decoded file with its line index."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policylint.source.span import Span

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, both from 1; the column counts Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text that positions refer to: the decoded file, or for a PDF the text extracted from it.

    ``path`` is the name used in reports, as the user wrote it.  ``page_starts`` holds the offset at which each page
    begins, and is empty where the format has no pages.  Lines end at LF, CR or CRLF and nowhere else.
    """

    path: str
    text: str
    page_starts: tuple[int, ...] = ()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first code point of each line."""
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    def position(self, offset: int) -> Position:
        """Line and column of ``offset``; an offset at the end of the text lies on the last line."""
        if not 0 <= offset <= len(self.text):
            message = f"{self.path}: offset {offset} lies outside the text"
            raise ValueError(message)
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset at ``position``; the inverse of :meth:`position`."""
        return self.line_starts[position.line - 1] + position.column - 1

    def page(self, offset: int) -> int | None:
        """Page of ``offset`` from 1, or None where there are no pages."""
        return bisect_right(self.page_starts, offset) or None if self.page_starts else None

    def slice(self, span: Span) -> str:
        """The text that ``span`` covers."""
        return self.text[span.start : span.end]
