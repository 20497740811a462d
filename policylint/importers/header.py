"""What stands before the body: title, number, dates, history."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policylint.document.model import Amendment, Date
from policylint.importers.lines import join, trimmed
from policylint.source import Span
from policylint.text.time.calendar import find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.document.model import Prose
    from policylint.importers.lines import Line

_SP = r"[ \t\u3000]*"
_NUM = r"[0-9０-９〇一二三四五六七八九十元]+"
_NUMBER = re.compile(
    rf"(?:(?:明治|大正|昭和|平成|令和){_SP}{_NUM}{_SP}年{_SP})?[^\s（）()、。]{{0,12}}?第{_SP}[0-9０-９〇一二三四五六七八九十百]+{_SP}号"
)
_WORD = re.compile(r"(?P<word>制{0}定|改{0}正|施{0}行|公{0}布|全部改正|一部改正)".format(r"[ \u3000]*"))
_TITLE_END = re.compile(
    r"(?:規程|規則|細則|要項|要綱|要領|条例|内規|基準|方針|指針|マニュアル|定款|規約|手順書?|について|ガイドライン|心得|憲章|協定)"
    r"(?:（[^（）]*）|\([^()]*\))?$"
)
_SENTENCE = re.compile(r"。|、.*、")


@dataclass
class Header:
    """The parts of the header; ``preamble`` are lines of running text that belong to the body."""

    title: Prose | None = None
    number: Prose | None = None
    enacted: Date | None = None
    in_force: Date | None = None
    amendments: list[Amendment] = field(default_factory=list)
    front: list[Prose] = field(default_factory=list)
    preamble: list[Line] = field(default_factory=list)


def read_header(lines: Sequence[Line]) -> Header:
    """The header that ``lines`` (all before the body) hold; what is none of its parts is front matter or preamble."""
    header = Header()
    rest = _take_title(header, lines)
    amended = False
    for index, line in enumerate(rest):
        if _SENTENCE.search(line.text):
            header.preamble = list(rest[index:])
            break
        amended = _take_line(header, line, amended=amended)
    return header


def _take_title(header: Header, lines: Sequence[Line]) -> Sequence[Line]:
    start = next((index for index, line in enumerate(lines) if line.level == 1), 0)
    for line in lines[:start]:
        header.front.append(line.prose)
    pieces: list[Prose] = []
    for index, line in enumerate(lines[start:], start):
        if (
            _is_dated(line.text)
            or _SENTENCE.search(line.text)
            or (pieces and _ends_title(pieces, line, lines[index - 1]))
        ):
            lines = lines[index:]
            break
        pieces.append(_untitled(line.prose))
    else:
        lines = ()
    header.title = join(pieces) if pieces else None
    return lines


def _ends_title(pieces: Sequence[Prose], line: Line, before: Line) -> bool:
    """Whether the title is complete before ``line``: it ends as titles do, or a new block begins."""
    return bool(_TITLE_END.search(pieces[-1].text)) or line.starts or bool(before.level)


def _untitled(prose: Prose) -> Prose:
    """The words of a title without the ring that 例規集 print before it."""
    if re.match(r"○[^○〇]", prose.text):
        return trimmed(prose.slice(1, len(prose.text)))
    return prose


def _is_dated(text: str) -> bool:
    return bool(
        find_dates(text) or _WORD.fullmatch(text.strip("（）() \u3000")) or _NUMBER.fullmatch(text.strip("（）()"))
    )


def _take_line(header: Header, line: Line, *, amended: bool) -> bool:
    """Read one line of the header; returns whether dates that follow are those of amendments."""
    prose, text = line.prose, line.text
    word = _WORD.search(text)
    kind = re.sub(r"\s", "", word["word"]) if word is not None else ""
    dates = find_dates(text)
    if not dates:
        return _take_undated(header, prose, kind, amended=amended)
    found = dates[0]
    when = Date(prose.slice(found.span.start, found.span.end), found.date.isoformat() if found.date else None)
    number = _NUMBER.search(text, found.span.end)
    if "改正" in kind or (amended and not kind):
        header.amendments.append(Amendment(prose, when, number[0] if number is not None else ""))
        return True
    if kind == "施行" and header.in_force is None:
        header.in_force = when
    elif header.enacted is None:
        header.enacted = when
    else:
        header.amendments.append(Amendment(prose, when, number[0] if number is not None else ""))
        return amended
    if number is not None and header.number is None:
        header.number = prose.slice(number.start(), number.end())
    matches = (number if header.number is not None else None, word)
    _keep_rest(header, prose, [found.span, *(Span(*match.span()) for match in matches if match is not None)])
    return amended


def _take_undated(header: Header, prose: Prose, kind: str, *, amended: bool) -> bool:
    if "改正" in kind and len(prose.text.strip("（）() \u3000")) <= len("最終 改 正："):
        return True
    number = _NUMBER.fullmatch(prose.text.strip("（）()"))
    if number is not None and header.number is None:
        start = prose.text.index(number[0])
        header.number = prose.slice(start, start + len(number[0]))
    else:
        header.front.append(prose)
    return amended


def _keep_rest(header: Header, prose: Prose, taken: Sequence[Span]) -> None:
    """Words of a dated line that no field holds stay in the front matter."""
    at = 0
    for span in [*sorted(taken), Span(len(prose.text), len(prose.text))]:
        if prose.text[at : max(at, span.start)].strip(" \t\u3000（）()：:、・"):
            header.front.append(trimmed(prose.slice(at, span.start)))
        at = max(at, span.end)
