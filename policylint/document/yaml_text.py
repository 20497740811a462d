"""Plain data as YAML text in one stable style.

A paragraph stays on one line, however long: folding would put line ends where the wording has none, and a line of its
own is what a comparison of two versions shows best.  Text of several lines becomes a literal block.  Whatever a parser
could take for something else is quoted.
"""

from __future__ import annotations

import re
from collections import abc
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order in which they are written, with a comment above and blank lines between entries."""

    pairs: list[tuple[str, object]]
    comment: str = ""
    spaced: bool = False
    """In a list, set apart from its neighbours by a blank line."""


@dataclass(slots=True)
class Row:
    """A list on one line: a row of a table, a list of codes."""

    values: list[object]


_RESERVED = frozenset({"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".inf", ".nan"})
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<.+")
_AMBIGUOUS = re.compile(r"[:：]?:(?:\s|$)|\s#|[\t\r\n]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def dump(document: Mapping, header: str = "") -> str:
    """``document`` as the text of a YAML file; each line of ``header`` stands above as a comment."""
    lines = [f"# {line}".rstrip() for line in header.splitlines()]
    lines.extend(_mapping(document, 0))
    return "\n".join(lines) + "\n"


def scalar(value: str | float | None, *, flow: bool = False) -> str:
    """One value on one line; text reads back exactly, also through YAML 1.1."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    return value if _is_plain(value, flow=flow) else _quoted(value)


def _is_plain(text: str, *, flow: bool) -> bool:
    if text.casefold() in _RESERVED or text != text.strip() or text[0] in _INDICATORS or _AMBIGUOUS.search(text):
        return False
    # Figures, dates, times and 0x1F are numbers to one YAML version or another.
    if text[0].isascii() and text[0].isdigit() and text.isascii():
        return False
    if flow and any(c in ",[]{}:#?" for c in text):
        return False
    return all(_is_printable(c) for c in text)


def _is_printable(char: str) -> bool:
    """Whether ``char`` may stand as it is: no control, no line end of Unicode, no mark that cannot be seen."""
    if char <= "~":
        return char >= " "
    return not (
        "\x7f" <= char <= "\xa0"
        or char in "\xad\u2028\u2029\ufeff"
        or "\ud800" <= char <= "\udfff"
        or char in "\ufffe\uffff"
    )


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(c) or (c if _is_printable(c) else _escaped(c)) for c in text) + '"'


def _escaped(char: str) -> str:
    code = ord(char)
    if code <= 0xFF:  # noqa: PLR2004 - the last code point that \x can say
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - likewise \u


def _is_block(text: str) -> bool:
    """Whether a literal block holds ``text`` exactly and is read as easily as it is written."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and bool(lines[0])
        and bool(lines[-1])
        and all(line == line.rstrip() and not line.startswith((" ", "\t")) for line in lines)
        and all(_is_printable(c) for c in text if c != "\n")
    )


def plain_data(value: object) -> object:
    """Dicts and lists, at any depth, as what :func:`dump` writes."""
    if isinstance(value, abc.Mapping):
        return Mapping([(str(key), plain_data(one)) for key, one in value.items()])
    if isinstance(value, list | tuple):
        return [plain_data(one) for one in value]
    return value


def _mapping(mapping: Mapping, indent: int) -> Iterator[str]:
    for index, (key, value) in enumerate(mapping.pairs):
        if index and indent == 0 and isinstance(value, list):
            yield ""
        yield from _pair(key, value, indent)


def _pair(key: str, value: object, indent: int) -> Iterator[str]:
    lead = " " * indent
    match value:
        case Mapping():
            yield f"{lead}{key}:" if value.pairs else f"{lead}{key}: {{}}"
            yield from _mapping(value, indent + 2)
        case list():
            yield f"{lead}{key}:" if value else f"{lead}{key}: []"
            yield from _entries(value, indent + 2)
        case str() if _is_block(value):
            yield f"{lead}{key}: |-"
            yield from (f"{lead}  {line}".rstrip() for line in value.split("\n"))
        case _:
            yield f"{lead}{key}: {_one_line(value)}"


def _entries(entries: list[object], indent: int) -> Iterator[str]:
    lead = " " * indent
    for index, entry in enumerate(entries):
        if not isinstance(entry, Mapping):
            yield from _item(entry, lead)
            continue
        if index and entry.spaced:
            yield ""
        if entry.comment:
            yield f"{lead}# {entry.comment}"
        lines = list(_mapping(entry, indent + 2)) or [f"{lead}  {{}}"]
        yield f"{lead}- {lines[0].lstrip(' ')}"
        yield from lines[1:]


def _item(entry: object, lead: str) -> Iterator[str]:
    if isinstance(entry, str) and _is_block(entry):
        yield f"{lead}- |-"
        yield from (f"{lead}  {line}".rstrip() for line in entry.split("\n"))
    else:
        yield f"{lead}- {_one_line(entry)}"


def _one_line(value: object) -> str:
    match value:
        case Row():
            return "[" + ", ".join(_in_flow(one) for one in value.values) + "]"
        case Mapping() | list():
            return _in_flow(value)
        case str() | int() | float() | None:
            return scalar(value)
        case _:
            message = f"no YAML for {type(value).__name__}"
            raise TypeError(message)


def _in_flow(value: object) -> str:
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {_in_flow(one)}" for key, one in value.pairs) + "}"
        case list():
            return "[" + ", ".join(_in_flow(one) for one in value) + "]"
        case str() | int() | float() | None:
            return scalar(value, flow=True)
        case _:
            return _one_line(value)
