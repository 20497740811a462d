"""Markdown to a document: CommonMark with tables, front matter, HTML tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policylint.document.model import Document, Notice
from policylint.importers.labels import Style, labels
from policylint.importers.lines import join, verbatim
from policylint.importers.markdown_blocks import read_blocks
from policylint.importers.refused import refused
from policylint.importers.structure import build_regulation
from policylint.importers.text import read_lines
from policylint.source import Source
from policylint.source.decode import DecodeError, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Prose, Regulation
    from policylint.importers.lines import Line
    from policylint.source import Span

_FENCE = re.compile(r"---[ \t]*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_FRONT_KEY = re.compile(r"[A-Za-z_][\w.-]*[ \t]*:(?:[ \t]|$)")
_TITLE = re.compile(r"title[ \t]*:[ \t]+(?P<quote>[\"']?)(?P<title>.*\S)(?P=quote)[ \t]*")
_MARKED = re.compile(r"#{1,6}[ \t]*第|[ \t>]*(?:[|`~]|<[A-Za-z!/])|\*\*")
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+")
_NO_WORDS = re.compile(
    r"(?:[\s#>|:=_*+`~.)<\\-]|<[^<>]*>|\d{1,9}[.)])*"  # signs of blocks, tags, list markers
    r"|[ ]{0,3}\[[^\]]+\]:\s*\S.*"  # the address that a link refers to
    r"|[\s>]*(?:```|~~~).*"  # a fence with the language of its text
)


@dataclass(frozen=True, slots=True)
class _Front:
    """Front matter: its title, its other lines, and the line behind it (from 0)."""

    title: Prose | None
    title_line: Prose | None
    lines: tuple[Prose, ...]
    end: int


def import_markdown(path: str, data: bytes) -> Document:
    """The regulation in a Markdown file, in any encoding that ``decode`` reads.

    Prose has no markup; numbers are those printed in the source, which Markdown itself would count anew.  The title of
    front matter serves where the file has no heading for one; the rest of it is kept as text in front of the body.
    """
    decoded = decode(data)
    if isinstance(decoded, DecodeError):
        return refused(path, "markdown", decoded.reason)
    source = Source(path, decoded.text)
    if not decoded.text.strip():
        return refused(path, "markdown", "empty-file")
    if _is_plain(source.text):
        return _import_plain(source)
    front = _front_matter(source)
    blocks = read_blocks(source, front.end)
    regulation, notices = build_regulation(blocks.lines)
    unread = _unread(source, front.end, blocks.lines, blocks.notices)
    return Document(
        source,
        "markdown",
        _with_front(regulation, front),
        notices=(*blocks.notices, *unread, *notices),
    )


def _is_plain(text: str) -> bool:
    """Whether a file is plain text under a Markdown name: articles that are no headings, and no markup."""
    articles = 0
    for line in text.splitlines():
        if _MARKED.match(line):
            return False
        articles += any(label.style is Style.ARTICLE for label in labels(line.strip()))
    return articles > 1


def _import_plain(source: Source) -> Document:
    lines, furniture = read_lines(source)
    regulation, notices = build_regulation([_heading(line) for line in lines])
    return Document(source, "markdown", regulation, notices=(*furniture, *notices))


def _heading(line: Line) -> Line:
    match = _HEADING.match(line.text)
    if match is None:
        return line
    return replace(line, prose=line.prose.slice(match.end(), len(line.text)), level=len(match["signs"]), starts=True)


def _lines(source: Source) -> list[Prose]:
    ends = [*source.line_starts[1:], len(source.text)]
    return [
        verbatim(source.text, start, start + len(source.text[start:end].rstrip("\r\n")))
        for start, end in zip(source.line_starts, ends, strict=True)
    ]


def _front_matter(source: Source) -> _Front:
    none = _Front(None, None, (), 0)
    if not source.text.startswith("---"):
        return none
    lines = _lines(source)
    close = next((at for at, line in enumerate(lines[1:], 1) if _FENCE_END.fullmatch(line.text)), None)
    inside = [line for line in lines[1:close] if line.text.strip()]
    if close is None or not _FENCE.fullmatch(lines[0].text) or not inside or not _FRONT_KEY.match(inside[0].text):
        return none
    title_line = next((line for line in inside if _TITLE.fullmatch(line.text)), None)
    title = None
    if title_line is not None and (match := _TITLE.fullmatch(title_line.text)) is not None:
        title = title_line.slice(match.start("title"), match.end("title"))
    return _Front(title, title_line, tuple(inside), close + 1)


def _with_front(regulation: Regulation, front: _Front) -> Regulation:
    """The regulation with the front matter as the first text in front of it."""
    lines, title = list(front.lines), regulation.title
    if title is None and front.title is not None:
        title = front.title
        lines = [line for line in lines if line is not front.title_line]
    if not lines:
        return replace(regulation, title=title)
    return replace(regulation, title=title, front=(join(lines, [True] * len(lines)), *regulation.front))


def _unread(source: Source, first_line: int, lines: Sequence[Line], notices: Sequence[Notice]) -> Iterator[Notice]:
    """A notice for every run of lines with words of which none was read (lists nested beyond all bounds)."""
    read = {source.position(span.start).line - 1 for line in lines for span in _places(line)}
    skipped = [notice.span for notice in notices if notice.span is not None]
    run: list[Prose] = []
    for index, line in enumerate(_lines(source)):
        lost = index >= first_line and index not in read and not _NO_WORDS.fullmatch(line.text)
        if lost and not any(line.span().overlaps(other) for other in skipped):
            run.append(line)
        elif run and index in read:
            yield _unread_notice(run)
            run = []
    if run:
        yield _unread_notice(run)


def _unread_notice(run: Sequence[Prose]) -> Notice:
    return Notice("unread-text", run[0].span().join(run[-1].span()), {"text": run[0].text.strip()[:40]})


def _places(line: Line) -> Iterator[Span]:
    proses = [line.prose, line.marker, *(cell for row in (line.table.rows if line.table else ()) for cell in row)]
    for prose in proses:
        if prose is not None:
            yield from (run.source for run in prose.map.runs)
