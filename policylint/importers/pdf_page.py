"""One PDF page as lines with their places on the paper, out of the boxes of its characters.

pdfium's own text loses the break between two pages, the indent that tells an item from its continuation, and the order
of cells.  Boxes keep all three.  Lengths are in points, y grows upwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pypdfium2 import PdfPage

_GAP = 0.3
"""A gap of so many character heights is a space (letters of a justified line stand up to 0.2 apart)."""
_COLUMN_GAP = 1.5
"""The least width of the space between two columns of a page, in character heights."""


_POINT = 0.01
_THIN = 2.5
"""Points: a drawn shape that is thinner is a line."""
_SMALL = 5.0
"""Points: a box that is smaller is a sign or a dot."""

_Turn = Callable[[float, float, float, float], tuple[float, float, float, float]]
"""From the edges (left, right, bottom, top) to those of the turned page."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character and its box; ``bottom`` and ``top`` are those of the font, not of the sign."""

    char: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Height of the font, which is the width of a full-width character."""
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its words, spaces put in where there are gaps, and its edges."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line of the drawing on the page; one of width and height is about zero."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed and drawn on a page, turned so that lines run from left to right."""

    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    size: tuple[int, int]
    """Width and height in whole points, as read."""
    dumb: bool = False
    """Most of what is written cannot be read: its font is neither in the file nor on this machine."""


def read_sheet(page: PdfPage) -> Sheet:
    """The page as it is read: one that is printed upwards, downwards or in vertical lines is turned."""
    glyphs, strokes = _glyphs(page), _strokes(page)
    width, height = (round(length) for length in page.get_size())
    turn = _direction(glyphs)
    if turn is None:
        return Sheet(tuple(glyphs), tuple(strokes), (width, height), _is_dumb(page))
    return Sheet(
        tuple(Glyph(g.char, *turn(g.left, g.right, g.bottom, g.top)) for g in glyphs),
        tuple(Stroke(*turn(s.left, s.right, s.bottom, s.top)) for s in strokes),
        (height, width),
        _is_dumb(page),
    )


def _is_dumb(page: PdfPage) -> bool:
    """Whether most text objects have no extent and a font that is not in the file: pdfium leaves those out."""
    written = dumb = 0
    for drawn in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=3):
        written += 1
        left, _, right, _ = drawn.get_bounds()
        if right - left < _POINT and not pdfium_c.FPDFFont_GetIsEmbedded(pdfium_c.FPDFTextObj_GetFont(drawn.raw)):
            dumb += 1
    return dumb > written / 2


def _glyphs(page: PdfPage) -> list[Glyph]:
    """The characters in the order of the file; spaces and characters without a box are left out."""
    textpage = page.get_textpage()
    box, glyphs = pdfium_c.FS_RECTF(), []
    for index in range(textpage.count_chars()):
        char = _sign(pdfium_c.FPDFText_GetUnicode(textpage, index))
        if char.isspace() or pdfium_c.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        if pdfium_c.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            left, right = sorted((box.left, box.right))
            bottom, top = sorted((box.bottom, box.top))
            glyphs.append(Glyph(char, left, right, bottom, top))
    textpage.close()
    return glyphs


def _sign(code: int) -> str:
    """The character of a code; U+FFFD for one that the font does not explain, a space for a control code."""
    if code == 0 or 0xD800 <= code <= 0xDFFF or code in {0xFFFE, 0xFFFF}:  # noqa: PLR2004 - surrogates, no characters
        return "\ufffd"
    char = chr(code)
    return char if char.isprintable() or char.isspace() else " "


def _strokes(page: PdfPage) -> list[Stroke]:
    """The straight lines drawn on the page; a box gives its four sides."""
    strokes: list[Stroke] = []
    for drawn in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        if right - left < _THIN or top - bottom < _THIN:
            strokes.append(Stroke(left, right, bottom, top))
        elif right - left > _SMALL and top - bottom > _SMALL:
            strokes += (
                Stroke(left, right, top, top),
                Stroke(left, right, bottom, bottom),
                Stroke(left, left, bottom, top),
                Stroke(right, right, bottom, top),
            )
    return strokes


def _direction(glyphs: Sequence[Glyph]) -> _Turn | None:
    """How to turn the page, from the steps between one character and the next; None where lines run as they should."""
    ahead = down = up = 0
    for before, after in pairwise(glyphs):
        across = after.middle[0] - before.middle[0]
        along = after.middle[1] - before.middle[1]
        if abs(along) < before.height / 4:
            ahead += 1
        elif abs(across) < before.height / 4:
            down, up = down + (along < 0), up + (along > 0)
    if ahead >= max(down, up):
        return None
    return _turn_down if down >= up else _turn_up


def _turn_down(left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
    """Lines that run downwards, the first at the right."""
    return -top, -bottom, left, right


def _turn_up(left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
    """Lines that run upwards, the first at the left."""
    return bottom, top, -right, -left


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """The lines that the characters form, from the top of the page downwards."""
    return [row for line in _lines(glyphs) if (row := _row(line)) is not None]


def split_columns(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters by column of the page, left first; one list where the page has no columns.

    A page has columns where a gutter near its middle stays white and lines on both sides run up to it.
    """
    lines = _lines(glyphs)
    if len(lines) < _COLUMN_LINES:
        return [list(glyphs)]
    left, right = min(g.left for g in glyphs), max(g.right for g in glyphs)
    height = median(g.height for g in glyphs)
    gutter = _gutter(lines, left + (right - left) * 0.4, left + (right - left) * 0.6, height * _COLUMN_GAP)
    if gutter is None:
        return [list(glyphs)]
    sides = [[g for g in glyphs if g.right <= gutter], [g for g in glyphs if g.left >= gutter]]
    for side in sides:
        widths = [max(g.right for g in line) - min(g.left for g in line) for line in _lines(side)]
        if sum(width > max(widths, default=0) * 0.8 for width in widths) < len(lines) * 0.5:
            return [list(glyphs)]
    return sides


_COLUMN_LINES = 12


def _gutter(lines: list[list[Glyph]], low: float, high: float, width: float) -> float | None:
    """The middle of the widest white strip between ``low`` and ``high`` over all lines."""
    edges = sorted(
        {(g.left, g.right) for line in lines for g in line if g.right > low - width and g.left < high + width}
    )
    best: tuple[float, float] | None = None
    reach = low - width
    for start, end in edges:
        if (
            start - reach >= width
            and reach < high
            and start > low
            and (best is None or start - reach > best[1] - best[0])
        ):
            best = (reach, start)
        reach = max(reach, end)
    return None if best is None else (best[0] + best[1]) / 2


def _lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that stand on one line, each line from left to right; superscripts go with the line they touch."""
    lines: list[tuple[float, float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.height, -g.bottom)):
        middle = glyph.middle[1]
        place = next((line for line in lines if line[0] < middle < line[1]), None)
        if place is None:
            lines.append((glyph.bottom, glyph.top, [glyph]))
        else:
            place[2].append(glyph)
    lines.sort(key=lambda line: -line[0])
    return [sorted(line[2], key=lambda g: (g.left, g.right)) for line in lines]


def _row(line: list[Glyph]) -> Row | None:
    if not line:
        return None
    height = median(g.height for g in line)
    text = line[0].char
    for before, after in pairwise(line):
        gap = (after.left - before.right) / height if height else 0.0
        text += " " * (gap > _GAP) + after.char
    return Row(text, line[0].left, max(g.right for g in line), min(g.bottom for g in line), max(g.top for g in line))
