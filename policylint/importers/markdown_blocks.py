"""Blocks of a Markdown file as lines for ``structure``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policylint.document.model import Notice, Prose, Table
from policylint.importers.labels import labels
from policylint.importers.lines import Line, empty_prose, glue, trimmed, verbatim
from policylint.importers.markdown_html import read_html
from policylint.importers.markdown_inline import Placed, record_places, words
from policylint.source import Run, Source, Span, TextMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

    from policylint.importers.markdown_inline import Words

_LIST_MARKER = re.compile(r"[ \t>]*(\d{1,9}[.)]|[-*+])(?=[ \t]|$)")
_HEADING_MARKER = re.compile(r"#{1,6}(?=[ \t]|$)")
_PARAGRAPH_HEADING = re.compile(r"第?\s*[0-9０-９]{1,3}\s*項?[.．]?|[①-⑳]|[(（][0-9０-９]{1,3}[)）]")
_ENDS = re.compile(r".*[。：:；]|[<＜【《〔〈].*[>＞】》〕〉]", re.DOTALL)
"""A line that is whole: a sentence, or words set apart in brackets."""
_LISTS = frozenset({"bullet_list", "ordered_list"})

_FULL = 0.75
"""The part of the longest line that every line but the last fills in a wrapped text."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The lines of a file, and what was skipped."""

    lines: tuple[Line, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """A list read before: the column of its markers, its depth, and the last number printed in it."""

    column: int
    depth: int
    last: int | None


def parser() -> MarkdownIt:
    """CommonMark with tables.  Indented text is never code: in a regulation it is a deeper clause."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only when Markdown is read

    md = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable(["code", "text_join"])
    record_places(md)
    return md


def read_blocks(source: Source, first_line: int = 0) -> Blocks:
    """The lines of ``source`` from line ``first_line`` (from 0) on."""
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - only when Markdown is read

    reader = _Reader(source)
    # the last line end is there for markdown-it, which reads beyond a text that ends in an empty quotation
    tokens = reader.md.parse("\n" * first_line + "\n".join([*reader.raw[first_line:], ""]), reader.env)
    reader.blocks(SyntaxTreeNode(tokens).children, 0)
    return Blocks(tuple(reader.lines), tuple(reader.notices))


class _Reader:
    """Walks the blocks in document order and appends lines."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.md = parser()
        self.env: dict[str, object] = {}
        self.starts = source.line_starts
        self.raw = [self._raw_line(index) for index in range(len(self.starts))]
        self.lines: list[Line] = []
        self.notices: list[Notice] = []
        self.marker: Prose | None = None
        """The marker of a list item, or of a heading that only numbers a paragraph, whose words are still to come."""
        self.marked_at: dict[int, int] = {}
        """For each source line how far its markers are read: ``- 1. words`` has two."""

    def _raw_line(self, index: int) -> str:
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.source.text)
        return self.source.text[self.starts[index] : end].rstrip("\r\n")

    def blocks(self, nodes: Sequence[SyntaxTreeNode], depth: int) -> None:
        """The blocks of one container, ``depth`` lists deep."""
        open_lists: list[_List] = []
        below = 0
        for index, node in enumerate(nodes):
            if node.type == "heading":
                self._flush_marker(depth + below)
                open_lists = []
                below = self._heading(node, depth)
            elif node.type in _LISTS:
                open_lists = self._list(node, depth + below, open_lists)
            else:
                item = self._going_on(node, nodes[index + 1 :], open_lists)
                self._block(node, item.depth if item is not None else depth + below)
        self._flush_marker(depth + below)

    def _block(self, node: SyntaxTreeNode, depth: int) -> None:
        match node.type:
            case "paragraph":
                self._paragraph(node, depth)
            case "table":
                self._table(node, depth)
            case "html_block":
                self._html(node, depth)
            case "fence":
                self._fence(node, depth)
            case "hr":
                pass
            case _:
                self.blocks(node.children, depth)

    def _heading(self, node: SyntaxTreeNode, depth: int) -> int:
        """One heading; how much deeper the blocks under it lie (1 under a heading that is the number of a 項)."""
        level = int(node.tag[1])
        found = self._words(node, _HEADING_MARKER)
        text = Prose("", TextMap(())) if found is None else _joined(found)
        first, last = _map(node)
        span = Span(self.starts[first], self._line_end(last - 1))
        if level > 1 and _PARAGRAPH_HEADING.fullmatch(text.text.strip()):
            self.marker = text
            return 1
        if text.text:
            # A setext heading (words over ---) that is a sentence was meant as words over a rule.
            sentence = node.markup in {"-", "="} and text.text.endswith("。")
            self.lines.append(Line(text, span, starts=True, level=0 if sentence else level, depth=depth))
        return 0

    def _list(self, node: SyntaxTreeNode, depth: int, open_lists: list[_List]) -> list[_List]:
        """One list; the lists that it leaves open for what follows, the innermost last.

        A list indented more than the one before it is deeper, though CommonMark may ask for a wider indent.
        """
        column = self._column(node)
        around = [one for one in open_lists if one.column < column]
        here = around[-1].depth + 1 if around else depth + 1
        last = None
        for item in node.children:
            self._flush_marker(here)
            marker = self._marker(item)
            self.marker = marker
            digits = marker.text.rstrip(".)") if marker is not None else ""
            last = int(digits) if digits.isdecimal() else None
            self.blocks(item.children, here)
            self._flush_marker(here)
        return [*around, _List(column, here, last)]

    def _going_on(self, node: SyntaxTreeNode, after: Sequence[SyntaxTreeNode], open_lists: list[_List]) -> _List | None:
        """The list to whose last item ``node`` belongs though it is not indented: the list goes on behind it.

        A table right behind a list belongs to it in any case; an author who indents a table gets none.
        """
        later = next((other for other in after if other.type in _LISTS or other.type == "heading"), None)
        number = self._first_number(later) if later is not None and later.type == "ordered_list" else None
        found = next((one for one in open_lists if number is not None and one.last == number - 1), None)
        if found is None and node.type == "table" and open_lists:
            return open_lists[0]
        return found

    def _first_number(self, node: SyntaxTreeNode) -> int | None:
        line, _ = _map(node)
        match = _LIST_MARKER.match(self.raw[line], self.marked_at.get(line, 0))
        return int(match[1].rstrip(".)")) if match is not None and match[1][0].isdecimal() else None

    def _column(self, node: SyntaxTreeNode) -> int:
        line, _ = _map(node)
        before = self.marked_at.get(line, 0)
        raw = self.raw[line]
        lead = raw[before : len(raw) - len(raw[before:].lstrip(" \t>"))]
        return len((raw[:before] + lead).expandtabs(4))

    def _marker(self, item: SyntaxTreeNode) -> Prose | None:
        line, _ = _map(item)
        match = _LIST_MARKER.match(self.raw[line], self.marked_at.get(line, 0))
        if match is None:
            return None
        self.marked_at[line] = match.end()
        return verbatim(self.source.text, self.starts[line] + match.start(1), self.starts[line] + match.end(1))

    def _flush_marker(self, depth: int) -> None:
        """An item without words of its own is a line all the same."""
        if self.marker is not None:
            self._append(Line(empty_prose(), self.marker.span(), starts=True, depth=depth))

    def _append(self, line: Line) -> None:
        if self.marker is not None:
            line = replace(line, marker=self.marker, span=self.marker.span().join(line.span), starts=True)
            self.marker = None
        self.lines.append(line)

    def _paragraph(self, node: SyntaxTreeNode, depth: int) -> None:
        found = self._words(node)
        if found is None:
            return
        lines, hard = list(found.lines), list(found.hard)
        start = 0
        for end in range(1, len(lines) + 1):
            if end < len(lines) and not self._own_line(lines[end].text):
                continue
            group = _together(lines[start:end], hard[start:end])
            if group.text:
                self._append(self._line(group, starts=start == 0, depth=depth, hard=end < len(lines)))
            start = end

    def _line(self, prose: Prose, *, starts: bool, depth: int, hard: bool) -> Line:
        at = self.source.position(prose.span().start)
        lead = self.raw[at.line - 1][: at.column - 1]
        indent = sum(1.0 if c == "\u3000" else 0.5 for c in lead) if not lead.strip(" \t\u3000") else 0.0
        return Line(
            prose, prose.span(), indent=indent if depth == 0 else 0.0, starts=starts, hard_break=hard, depth=depth
        )

    def _own_line(self, text: str) -> bool:
        """Whether a line within a paragraph is a line of its own: it begins with a label or an indent."""
        return text.startswith("\u3000") or any(not label.tight for label in labels(text.lstrip()))

    def _words(self, node: SyntaxTreeNode, after: re.Pattern[str] | None = None) -> Words | None:
        inline = node.children[0] if node.children else None
        if inline is None or not inline.content:
            return None
        found = words(_tokens(inline), self._placed(inline.content, self._first_line(node, inline.content), after))
        self.notices.extend(found.notices)
        return found

    def _first_line(self, node: SyntaxTreeNode, content: str) -> int:
        """The line where the words of a block begin: markdown-it drops lines before them that hold only wide spaces."""
        first, last = _map(node)
        lines = [line.strip() for line in content.split("\n")]
        for start in range(first, last - len(lines) + 1):
            if all(self.raw[start + at].rstrip().endswith(line) for at, line in enumerate(lines)):
                return start
        return first

    def _placed(self, content: str, first: int, after: re.Pattern[str] | None = None) -> Placed:
        """``content`` with the place of each code point; markdown-it strips lines but changes nothing else in them."""
        starts: list[int] = []
        ends: list[int] = []
        for index, line in enumerate(content.split("\n")):
            if index:
                starts.append(ends[-1] if ends else self.starts[first + index - 1])
                ends.append(self.starts[first + index])
            core = line.strip(" \t")
            raw = self.raw[first + index]
            found = after.search(raw) if after is not None and index == 0 else None
            at = raw.find(core, found.end()) if found is not None else len(raw.rstrip()) - len(core.rstrip())
            at = max(at, raw.rfind(core) if not raw.startswith(core.rstrip(), at) else at, 0)
            base = self.starts[first + index]
            lead = len(line) - len(line.lstrip(" \t"))
            for offset in range(len(line)):
                place = min(max(at + offset - lead, 0), len(raw))
                starts.append(base + place)
                ends.append(base + min(place + 1, len(raw)))
        return Placed(content, starts, ends)

    def _table(self, node: SyntaxTreeNode, depth: int) -> None:
        first, last = _map(node)
        rows = [self._row(index) for index in range(first, last) if index != first + 1]
        width = max(len(row) for row in rows)
        filled = tuple((*row, *(empty_prose() for _ in range(width - len(row)))) for row in rows)
        headers = 1
        if not any(cell.text for cell in filled[0]) and len(filled) > 1:
            filled, headers = filled[1:], 0
        span = Span(self.starts[first], self._line_end(last - 1))
        self._append(Line(empty_prose(), span, starts=True, depth=depth, table=Table(filled, span, headers)))

    def _row(self, index: int) -> list[Prose]:
        """The cells of a table row; those beyond the width of the header, which CommonMark drops, are kept."""
        raw, base = self.raw[index], self.starts[index]
        begin = self.marked_at.get(index, 0)
        lead = re.compile(r"[ \t>]*\|?").match(raw, begin)
        cells, at = [], lead.end() if lead is not None else begin
        for cut in [*(m.start() for m in re.finditer(r"(?<!\\)\|", raw) if m.start() >= at), len(raw)]:
            if cut == len(raw) and not raw[at:cut].strip():
                break
            cells.append(self._cell(raw[at:cut], base + at))
            at = cut + 1
        return cells

    def _cell(self, raw: str, start: int) -> Prose:
        places, shown = [], []
        for match in re.finditer(r"\\(?=\|)|.", raw, re.DOTALL):
            if match[0] == "\\" and raw.startswith("|", match.end()):
                continue
            shown.append(match[0])
            places.append(start + match.start())
        text = "".join(shown)
        left, right = len(text) - len(text.lstrip()), len(text.rstrip())
        if left >= right:
            return empty_prose()
        placed = Placed(text[left:right], places[left:right], [place + 1 for place in places[left:right]])
        tokens = self.md.parseInline(placed.text, self.env)
        found = words(tokens[0].children or [], placed)
        self.notices.extend(found.notices)
        return trimmed(_joined(found, keep=True))

    def _html(self, node: SyntaxTreeNode, depth: int) -> None:
        first, last = _map(node)
        start = self.starts[first] + self.marked_at.get(first, 0)
        block = read_html(self.source.text, start, self._line_end(last - 1))
        self.notices.extend(block.notices)
        for index, part in enumerate(block.parts):
            if isinstance(part, Table):
                self._append(Line(empty_prose(), part.span, starts=True, depth=depth, table=part))
            else:
                self._append(Line(part, part.span(), starts=index == 0, hard_break=True, depth=depth))

    def _fence(self, node: SyntaxTreeNode, depth: int) -> None:
        """Lines between fences stay lines; the fence itself is markup."""
        first, last = _map(node)
        closed = self.raw[last - 1].strip(" \t>").startswith(node.markup[:3]) and last - 1 > first
        for index in range(first + 1, last - 1 if closed else last):
            start = self.starts[index]
            line = trimmed(verbatim(self.source.text, start, start + len(self.raw[index])))
            if line.text:
                self._append(Line(line, line.span(), starts=index == first + 1, hard_break=True, depth=depth))

    def _line_end(self, index: int) -> int:
        return self.starts[index] + len(self.raw[index])


def _map(node: SyntaxTreeNode) -> tuple[int, int]:
    assert node.map is not None  # noqa: S101 - every block token has its lines
    return node.map


def _tokens(inline: SyntaxTreeNode) -> Sequence[Token]:
    token = inline.token
    return token.children or [] if token is not None else []


def _joined(found: Words, *, keep: bool = False) -> Prose:
    return _together(list(found.lines), [keep or hard for hard in found.hard])


def _together(lines: list[Prose], hard: list[bool]) -> Prose:
    """Lines of one paragraph as one prose.

    A break asked for is kept as a line end, and so is one behind a sentence, and all where the lines are too uneven for
    one text that an editor has wrapped: there the author meant new lines.
    """
    text, keep = "", False
    runs: list[Run] = []
    whole = [trimmed(line) for line in lines]
    longest = max((len(line.text) for line in whole), default=0)
    uneven = any(len(line.text) < _FULL * longest for line in whole[:-1])
    for line, broken in zip(whole, hard, strict=True):
        if not line.text:
            continue
        between = ("\n" if keep else glue(text, line.text)) if text else ""
        if between:
            runs.append(Run(len(text), 1, Span(runs[-1].source.end, line.map.runs[0].source.start)))
            text += between
        runs.extend(Run(len(text) + run.text_start, run.text_length, run.source) for run in line.map.runs)
        text += line.text
        keep = broken or uneven or _ENDS.fullmatch(line.text) is not None
    return Prose(text, TextMap(tuple(runs)))
