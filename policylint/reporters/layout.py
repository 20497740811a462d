"""Laying out Japanese text in terminal columns: width, wrapping with kinsoku, cleaning."""

from __future__ import annotations

import re
from functools import cache

_NEVER_FIRST = (
    r"、。，．・：；？！‐ー～％‰）］｝〕〉》」』】〙〗々ゝゞヽヾ…‥"
    r"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)\]},.:;!?%"
)
_NEVER_LAST = r"（［｛〔〈《「『【〘〖(\[{"
_COMBINING = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PIECE = re.compile(rf"[{_NEVER_LAST}]*(?:[!-~]+|\S)?[\s{_COMBINING}{_NEVER_FIRST}]*")
"""The least parts between which a row may end: an ASCII word or one character, with what may not be parted from it."""
_USUAL = re.compile(r"[ -~\u3000-】ぁ-ゖァ-ー一-鿿！-｠]*")
"""ASCII, and kana, punctuation, kanji and full-width forms: what nearly all reports consist of."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def width(text: str) -> int:
    """Terminal columns of ``text``, which holds no line break; ambiguous characters count one (as in UTF-8 locales)."""
    if _USUAL.fullmatch(text):
        # One byte of UTF-8 for each character of one column, three for each of two.
        return (len(text.encode()) + len(text)) // 2
    return sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if char in "…“”":  # these come in nearly every report, and the tables of wcwidth cost a tenth of a cold start
        return 1
    if _USUAL.fullmatch(char):
        return width(char)
    from wcwidth import wcwidth  # noqa: PLC0415

    return max(wcwidth(char), 0)


def clean(text: str) -> str:
    """``text`` without what could steer a terminal or turn its order around; each such character becomes U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def rows(text: str, columns: int, whole: range = range(0)) -> list[str]:
    """``text`` cut into rows of at most ``columns``; joined together they are ``text`` again.

    A row does not start with closing punctuation or a small kana and does not end with an opening bracket, ASCII words
    stay whole, unless a piece that must stay together is wider than a row.  Blanks stay at the end of their row and
    may stand out over it.  The characters at the offsets in ``whole`` stay on one row likewise.
    """
    if width(text) <= columns:
        return [text]
    filled: list[str] = []
    current, used = "", 0
    for piece in _pieces(text, columns, whole):
        size = width(piece)
        if current and used + width(piece.rstrip()) > columns:
            filled.append(current)
            current, used = "", 0
        current += piece
        used += size
    return [*filled, current] if current or not filled else filled


def wrap(text: str, columns: int) -> list[str]:
    """Rows of a text that may hold line breaks, without the blanks at their ends; at least one row."""
    return [row.rstrip() for line in text.split("\n") for row in rows(line, columns)]


def _pieces(text: str, columns: int, whole: range) -> list[str]:
    """The least parts between which a row may end; one that is wider than a row is broken anywhere."""
    pieces: list[str] = []
    at = 0
    for piece in _PIECE.findall(text):
        if pieces and whole.start < at < whole.stop:
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
        at += len(piece)
    return [part for piece in pieces for part in _break(piece, columns)]


def _break(piece: str, columns: int) -> list[str]:
    if width(piece.rstrip()) <= columns:
        return [piece]
    parts, current, used = [], "", 0
    for char in piece:
        size = _columns(char)
        if current and used + size > columns:
            parts.append(current)
            current, used = "", 0
        current += char
        used += size
    return [*parts, current]


def clip(text: str, columns: int, *, keep: str) -> str:
    """``text`` shortened to ``columns`` with … at the side that is cut: ``keep`` is "start" or "end"."""
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for char in text if keep == "start" else reversed(text):
        used += _columns(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept) + "…" if keep == "start" else "…" + "".join(reversed(kept))
