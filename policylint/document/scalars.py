"""Where each piece of a decoded YAML scalar stands, for all five styles, and what a plain scalar means.

The decoders follow the productions of YAML 1.2 (chapter 7.3 and 8.1) as libyaml and ruamel.yaml apply them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policylint.source import Span, TextMap
from policylint.source.text_map import Run

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from policylint.document.node import Scalar


class Piece(NamedTuple):
    """``text`` of the value stands at ``source[start:end]``."""

    text: str
    start: int
    end: int


_BREAK = re.compile(r"\r\n|\r|\n")
_SPACE = r"(?P<space>[ \t\r\n]+)"
_ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|[\s\S])"
_DOUBLE = re.compile(f"(?P<escape>{_ESCAPE})|{_SPACE}")
_SINGLE = re.compile(f"(?P<escape>'')|{_SPACE}")
_PLAIN = re.compile(f"(?P<escape>(?!))|{_SPACE}")
_HEADER = re.compile(r"[|>](?P<signs>[-+1-9]*)[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|\Z)")
_ESCAPED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def pieces(text: str, start: int, end: int, style: str, parent_indent: int) -> tuple[Piece, ...]:
    """The pieces of the scalar at ``text[start:end]`` in order; none is empty.

    ``style`` is one of ``'``, ``"``, ``|``, ``>`` and "" for a plain scalar; ``parent_indent`` the column of the block
    collection around it, -1 at the top, which an indentation indicator counts from.
    """
    if style in ("|", ">"):
        return tuple(_block(text, start, end, folded=style == ">", parent_indent=parent_indent))
    if style == '"':
        return tuple(_quoted(text, start + 1, end - 1, _DOUBLE))
    if style == "'":
        return tuple(_quoted(text, start + 1, end - 1, _SINGLE))
    return tuple(_quoted(text, start, end, _PLAIN))


def text_map(of: tuple[Piece, ...], empty_at: int) -> TextMap:
    """The map of the pieces; that of an empty value is one empty run at ``empty_at``."""
    if not of:
        return TextMap((Run(0, 0, Span(empty_at, empty_at)),))
    return TextMap.of_pieces((len(piece.text), Span(piece.start, piece.end)) for piece in of)


def _quoted(text: str, start: int, end: int, special: re.Pattern[str]) -> Iterator[Piece]:
    verbatim = at = start
    while (found := special.search(text, at, end)) is not None:
        at = found.end()
        escape = found["escape"]
        if escape is None and not _BREAK.search(found["space"]):
            continue
        if found.start() > verbatim:
            yield Piece(text[verbatim : found.start()], verbatim, found.start())
        if escape is None:
            yield from _fold(text, found.start(), at)
        elif escape[1:2] in ("\r", "\n"):
            at = yield from _continue(text, at, end)
        else:
            yield Piece(_unescape(escape), found.start(), at)
        verbatim = at
    if end > verbatim:
        yield Piece(text[verbatim:end], verbatim, end)


def _fold(text: str, start: int, end: int) -> Iterator[Piece]:
    """One line break reads as a space, each further one as a line break."""
    breaks = list(_BREAK.finditer(text, start, end))
    if len(breaks) == 1:
        yield Piece(" ", start, end)
    for found in breaks[1:]:
        yield Piece("\n", found.start(), found.end())


def _continue(text: str, start: int, end: int) -> Generator[Piece, None, int]:
    r"""Behind ``\`` at the end of a line: the break and the indentation vanish, blank lines do not."""
    blank = re.compile(r"[ \t\r\n]*").match(text, start, end)
    stop = blank.end() if blank else start
    for found in _BREAK.finditer(text, start, stop):
        yield Piece("\n", found.start(), found.end())
    return stop


def _unescape(escape: str) -> str:
    if escape == "''":
        return "'"
    kind = escape[1]
    digits = escape[2:]
    if kind in "xuU" and digits:
        return chr(int(digits, 16))
    return _ESCAPED.get(kind, kind)


class _Lines(NamedTuple):
    """``breaks`` passed over, and where the next line stands (``at`` behind its indentation)."""

    breaks: list[Piece]
    at: int
    column: int


def _blank_lines(text: str, at: int, end: int, indent: int) -> _Lines:
    """Passes over lines with nothing but up to ``indent`` spaces."""
    breaks: list[Piece] = []
    while True:
        line = at
        while at < end and at - line < indent and text[at] == " ":
            at += 1
        found = _BREAK.match(text, at, end)
        if found is None:
            return _Lines(breaks, at, at - line)
        breaks.append(Piece("\n", at, found.end()))
        at = found.end()


def _block(text: str, start: int, end: int, *, folded: bool, parent_indent: int) -> Iterator[Piece]:
    header = _HEADER.match(text, start, end)
    if header is None:
        return
    signs, at = header["signs"], header.end()
    digit = next((int(sign) for sign in signs if sign.isdigit()), None)
    indent = _detect(text, at, end, parent_indent) if digit is None else max(parent_indent, 0) + digit
    last: Piece | None = None
    breaks, at, column = _blank_lines(text, at, end, indent)
    while column == indent and at < end:
        yield from breaks
        spaced = text[at] in " \t"
        found = _BREAK.search(text, at, end)
        stop = found.start() if found else end
        if stop > at:
            yield Piece(text[at:stop], at, stop)
        last = Piece("\n", found.start(), found.end()) if found else None
        breaks, at, column = _blank_lines(text, found.end() if found else end, end, indent)
        if column != indent or at >= end:
            break
        if last is None:
            continue
        if folded and not spaced and text[at] not in " \t":
            if not breaks:
                yield Piece(" ", last.start, at)
        else:
            yield last
    if "-" not in signs and last is not None:
        yield last
    if "+" in signs:
        yield from breaks


def _detect(text: str, at: int, end: int, parent_indent: int) -> int:
    """The indentation of the first line that is not blank, or of the longest blank one before it."""
    longest = 0
    while at < end:
        line = at
        while at < end and text[at] == " ":
            at += 1
        longest = max(longest, at - line)
        found = _BREAK.match(text, at, end)
        if found is None:
            break
        at = found.end()
    return max(parent_indent + 1, 1, longest)


_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_PREFIXED = re.compile(r"0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def plain_value(text: str) -> Scalar:
    """What a plain scalar means in the core schema of YAML 1.2: ``yes``, ``1_0`` and 2022-03-14 are words."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _PREFIXED.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) and text != ".":
        return float(text)
    return text
