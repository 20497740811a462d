"""Text in the one spelling that patterns are written for, with the way back.

Full-width figures, letters and brackets become half-width, radicals that PDF files hold for kanji (⽉ for 月) become
the kanji, and the blanks that typesetting put between Japanese characters (第 19 条) go.  Line breaks stay.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from policylint.source import Span

_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "？！～"}
_LOOKALIKES = {
    code: ord(plain)
    for block in (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))
    for code in block
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1
}
_OTHERS = {ord(old): ord(new) for old, new in zip("\u3000\u00a0，～〔〕［］｢｣｡､", "  、〜()[]「」。、", strict=True)}
_TABLE = {**_WIDTHS, **_LOOKALIKES, **_OTHERS}

_LOOSE = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
"""Blanks with a Japanese character on one side: those between two figures or two Latin words mean something."""


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` in plain spelling; ``offsets[i]`` is where ``text[i]`` stands in ``original``, None if nothing moved."""

    text: str
    original: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> Span:
        """The place in the original of ``text[start:end]``."""
        if self.offsets is None:
            return Span(start, end)
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else len(self.original)
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def words(self, start: int, end: int) -> str:
        """The original words of ``text[start:end]``."""
        return self.span(start, end).of(self.original)


@lru_cache(maxsize=16)
def fold(text: str) -> Folded:
    """``text`` folded.  The last few are kept, because several readers look at one sentence in turn."""
    plain = text.translate(_TABLE)
    gaps = [match.span() for match in _LOOSE.finditer(plain)] if " " in plain else []
    if not gaps:
        return Folded(plain, text, None)
    kept: list[int] = []
    at = 0
    for start, end in gaps:
        kept.extend(range(at, start))
        at = end
    kept.extend(range(at, len(plain)))
    return Folded("".join(plain[index] for index in kept), text, tuple(kept))
