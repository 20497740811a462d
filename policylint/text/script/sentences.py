"""Sentences, and the brackets inside them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from policylint.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOSING = {"（": "）", "(": "）", "［": "］", "[": "］", "〔": "〕", "【": "】", "「": "」", "『": "』", "｢": "」"}
_SAME = {")": "）", "]": "］", "｣": "」"}
_QUOTES = frozenset("「『")
_WIDE = {"(": "（", "[": "［", "｢": "「"}
_SIGN = re.compile(r"[（(）)［\[］\]〔〕【】「」『』｢｣]")
_BLANKS = re.compile(r"\s*")
_STOP = re.compile(r"[。！？｡]+[）)」』］\]〕】｣]*|\n|\r\n?")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets: ``span`` with the signs, ``inner`` without, ``depth`` 0 for the outermost."""

    span: Span
    kind: str
    """The opening sign in full width: （ ［ 〔 【 「 『."""
    inner: Span
    depth: int

    @property
    def quotes(self) -> bool:
        """Whether the words inside are quoted (「」 and 『』) and no remark."""
        return self.kind in _QUOTES


@lru_cache(maxsize=16)
def brackets(text: str) -> tuple[Bracket, ...]:
    """All pairs of brackets in order of their opening sign, nested ones included.

    （ and ) are one kind.  A sign without its partner is no bracket: ``1)`` and a quotation that is never closed hide
    nothing.
    """
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []
    waiting: Counter[str] = Counter()
    for match in _SIGN.finditer(text):
        sign = match[0]
        if sign in _CLOSING:
            opened.append((match.start(), _CLOSING[sign]))
            waiting[_CLOSING[sign]] += 1
            continue
        wanted = _SAME.get(sign, sign)
        while waiting[wanted]:
            start, closing = opened.pop()
            waiting[closing] -= 1
            if closing == wanted:
                pairs.append((start, match.end()))
                break
    found: list[Bracket] = []
    ends: list[int] = []
    for start, end in sorted(pairs):
        while ends and ends[-1] <= start:
            ends.pop()
        kind = _WIDE.get(text[start], text[start])
        found.append(Bracket(Span(start, end), kind, Span(start + 1, end - 1), len(ends)))
        ends.append(end)
    return tuple(found)


def blank(text: str, spans: Iterable[Span], fill: str = "　") -> str:
    """``text`` of the same length with every character inside ``spans`` replaced by ``fill`` (one character)."""
    pieces: list[str] = []
    at = 0
    for span in sorted(spans):
        if span.end <= at:
            continue
        start = max(span.start, at)
        pieces += [text[at:start], fill * (span.end - start)]
        at = span.end
    return "".join((*pieces, text[at:]))


def without_remarks(text: str, fill: str = "　") -> str:
    """``text`` of the same length with every bracketed remark （…） blanked, quotations kept."""
    return blank(text, (bracket.span for bracket in brackets(text) if not bracket.quotes), fill)


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences as spans that tile ``text`` without gap; blanks belong to the sentence before them.

    A sentence ends behind 。！？ with the closing brackets that follow, and at a line break (lines of a list).  It does
    not end inside brackets: （…随時の見直しを含む。） and 「第１条。」 stay whole.  A text of blanks only is one
    span, an empty text none.
    """
    ends: list[int] = []
    outer = [bracket.span for bracket in brackets(text) if bracket.depth == 0]
    index = 0
    for match in _STOP.finditer(text):
        while index < len(outer) and outer[index].end <= match.start():
            index += 1
        if index < len(outer) and outer[index].start <= match.start():
            continue
        ends.append(match.end())
    return tuple(_tile(text, ends))


def _tile(text: str, ends: list[int]) -> Iterable[Span]:
    start = 0
    for end in ends:
        stop = _skip(text, end)
        if stop < len(text) and _skip(text, start) < end:
            yield Span(start, stop)
            start = stop
    if start < len(text):
        yield Span(start, len(text))


def _skip(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at
