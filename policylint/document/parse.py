"""YAML text to events, with libyaml where it is there and the pure parser otherwise, with equal results."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policylint.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the parser, in code points of the text.

    ``kind`` is mapping | sequence | scalar | alias | end | document.  ``value`` and ``style`` are those of a scalar
    (style "" is plain); ``anchor`` also names what an alias refers to.
    """

    kind: str
    start: int
    end: int
    anchor: str | None = None
    tag: str | None = None
    value: str = ""
    style: str = ""
    flow: bool = False


class SyntaxFault(Exception):  # noqa: N818 - a fault of the document, told as a finding
    """The text is not YAML from ``span`` on; ``reason`` is a key of the words of check S001."""

    def __init__(self, span: Span, reason: str) -> None:
        """Keep what and where."""
        super().__init__(reason)
        self.reason = reason
        self.span = span


UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTIVES = re.compile(r"\ufeff?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)|%[^\r\n]*(?:\r\n|\r|\n))+(?=---)")
_INNER_TAB = re.compile(r"(?<=[^ \t\r\n])[ \t]*\t[ \t]*")
_TO_PARSER = str.maketrans({"\x85": "\ufdd0", "\u2028": "\ufdd1", "\u2029": "\ufdd2"})
_FROM_PARSER = str.maketrans({"\ufdd0": "\x85", "\ufdd1": "\u2028", "\ufdd2": "\u2029"})


def parser_text(text: str) -> str:
    """``text`` code point by code point, without what the two parsers read differently.

    Tabs behind the indentation become spaces, the line breaks of YAML 1.1 (NEL, LS, PS) signs that mean nothing, and
    directives spaces.
    """
    if "\t" in text:
        text = _INNER_TAB.sub(lambda found: " " * len(found[0]), text)
    directives = _DIRECTIVES.match(text) if "%" in text else None
    if directives is not None:
        text = re.sub(r"[^\r\n\ufeff]", " ", directives[0]) + text[directives.end() :]
    return text.translate(_TO_PARSER)


def parser_value(value: str) -> str:
    """What :func:`parser_text` hid from the parser, back again."""
    return value.translate(_FROM_PARSER)


def parse(text: str, *, pure: bool = False) -> Iterator[Event]:
    """The events of ``text`` (made by :func:`parser_text`), read as they are asked for.

    One difference is left: a line of spaces alone at the beginning of a block scalar, deeper text behind it, is refused
    by the pure parser.

    Raises:
        SyntaxFault: where the text stops being YAML.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415 - 40 ms that a run over other formats need not pay
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    offset = 1 if text.startswith("\ufeff") else 0
    flow: list[bool] = []
    try:
        for raw in YAML(typ="safe", pure=pure).parse(text[offset:]):
            event = _convert(raw, offset)
            if event is None:
                continue
            if event.kind in ("mapping", "sequence"):
                flow.append(event.flow)
            elif event.kind == "end":
                flow.pop()
            if event.anchor is not None and not _ANCHOR.fullmatch(event.anchor):
                raise SyntaxFault(line_rest(text, event.start), "reserved-sign")
            if event.kind == "scalar":
                _refuse(text, event, in_flow=bool(flow) and flow[-1])
            yield event
    except MarkedYAMLError as error:
        raise _fault(error, text, offset) from error
    except (ValueError, OverflowError) as error:
        # The pure scanner hands an escape beyond Unicode to chr().
        beyond = _BEYOND.search(text)
        raise SyntaxFault(Span(*beyond.span()) if beyond else Span(0, 1), "bad-escape") from error
    except YAMLError as error:
        raise SyntaxFault(Span(0, min(1, len(text))), "unreadable") from error


_ANCHOR = re.compile(r"[0-9A-Za-z_-]+")
"""The names that libyaml takes; a Japanese text that begins with ``*`` or ``&`` is none."""
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
_HALF = re.compile(r"(?<!\\)(?:\\\\)*(\\(?:u|U0000)[dD][89a-fA-F])")
_INNER_COLON = re.compile(r":(?=[^\s])")
_TAB_FIRST = re.compile(r"[|>][-+]?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)[ \r\n]*(?P<tab>\t+)")


def _refuse(text: str, event: Event, *, in_flow: bool) -> None:
    """What libyaml refuses and the pure parser does not, and almost no one means.

    That is a colon inside a plain scalar of ``[…]`` or ``{…}``, a tab in the indentation of a block scalar, and an
    escape for one half of a sign beyond the BMP.
    """
    if event.style == '"' and (half := _HALF.search(text, event.start, event.end)) is not None:
        raise SyntaxFault(Span(half.start(1), half.start(1) + 2), "bad-escape")
    if in_flow and not event.style:
        found = _INNER_COLON.search(text, event.start, event.end)
        if found is not None:
            raise SyntaxFault(line_rest(text, found.start()), "stray-colon")
    elif event.style in ("|", ">") and "\t" in text:
        start = max(text.find(event.style, event.start, event.end), event.start)
        found = _TAB_FIRST.match(text, start)
        if found is not None:
            raise SyntaxFault(Span(*found.span("tab")), "tab")


_KINDS = {
    "MappingStartEvent": "mapping",
    "SequenceStartEvent": "sequence",
    "ScalarEvent": "scalar",
    "AliasEvent": "alias",
    "MappingEndEvent": "end",
    "SequenceEndEvent": "end",
    "DocumentStartEvent": "document",
}


def _convert(event: Any, offset: int) -> Event | None:  # noqa: ANN401 - the parsers have no types
    kind = _KINDS.get(type(event).__name__)
    if kind is None:
        return None
    start, end = event.start_mark.index + offset, event.end_mark.index + offset
    if kind == "scalar":
        tag = str(event.tag) if event.tag else None
        return Event(kind, start, end, event.anchor, tag, event.value, event.style or "")
    if kind in ("mapping", "sequence"):
        tag = str(event.tag) if event.tag else None
        return Event(kind, start, end, event.anchor, tag, flow=bool(event.flow_style))
    return Event(kind, start, end, getattr(event, "anchor", None))


_REASONS = (
    (re.compile(r"scanning an (?:alias|anchor)"), "reserved-sign"),
    (re.compile(r"unexpected end of stream|document (?:indicator|separator)"), "unclosed-quote"),
    (re.compile(r"',' or '[]}]'|flow (?:sequence|mapping|node)"), "unclosed-bracket"),
    (re.compile(r"mapping values are not allowed"), "stray-colon"),
    (re.compile(r"unexpected ':'"), "stray-colon"),
    (re.compile(r"sequence entries are not allowed|mapping keys are not allowed"), "stray-dash"),
    (re.compile(r"could not find expected ':'"), "missing-colon"),
    (re.compile(r"escape"), "bad-escape"),
    (re.compile(r"document start"), "several-documents"),
    (re.compile(r"tag handle"), "unknown-tag"),
    (re.compile(r"block end|did not find expected key|'-' indicator"), "indentation"),
    (re.compile(r"cannot start any token"), "reserved-sign"),
)


def _fault(error: Any, text: str, offset: int) -> SyntaxFault:  # noqa: ANN401 - the parsers have no types
    words = f"{error.problem} {error.context}"
    mark = error.problem_mark or error.context_mark
    at = min(mark.index + offset, len(text)) if mark is not None else 0
    reason = next((reason for pattern, reason in _REASONS if pattern.search(words)), "unreadable")
    if text[at : at + 1] == "\t":
        stop = next((i for i in range(at, len(text)) if text[i] != "\t"), len(text))
        return SyntaxFault(Span(at, stop), "tab")
    if reason in ("unclosed-quote", "unclosed-bracket") and error.context_mark is not None:
        at = error.context_mark.index + offset
        return SyntaxFault(Span(at, at + 1) if at < len(text) else line_rest(text, at), reason)
    if reason == "reserved-sign" and error.context_mark is not None:
        at = min(error.context_mark.index + offset, len(text))
    if reason == "bad-escape":
        at = text.rfind("\\", 0, at + 1) if text[at : at + 1] != "\\" else at
        return SyntaxFault(Span(max(at, 0), min(max(at, 0) + 2, len(text))), reason)
    return SyntaxFault(line_rest(text, at), reason)


def line_rest(text: str, at: int) -> Span:
    """From ``at`` to the last visible code point of its line; where nothing follows, the last visible one before."""
    stop = next((i for i in range(at, len(text)) if text[i] in "\r\n"), len(text))
    rest = text[at:stop].rstrip()
    if rest:
        return Span(at, at + len(rest))
    before = text[:at].rstrip()
    return Span(max(len(before) - 1, 0), len(before))
