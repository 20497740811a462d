"""Lines to a regulation: where clauses begin, what they hold, and nothing lost.

A label is judged by the numbering around it.  ``２`` opens a clause where 1 has gone before; where it does not fit,
the line is the rest of the sentence before it (``…の日から`` / ``２年を経過した``).  Repeated and skipped numbers
survive as long as the line looks like the beginning of a clause: a check reports them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.document.model import Kind, Notice, Regulation
from policylint.importers.clauses import (
    is_article_style,
    open_article,
    open_container,
    open_labelled,
    open_list_item,
    open_remark,
)
from policylint.importers.cursor import APPENDED, Cursor
from policylint.importers.header import read_header
from policylint.importers.judge import PARAGRAPH_STYLES
from policylint.importers.labels import CONTAINER_STYLES, Style, labels
from policylint.importers.landmarks import Landmark, caption, is_amendment_note, landmark, opens_caption
from policylint.importers.lines import Line, join, trimmed
from policylint.importers.outline import Node, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policylint.document.model import Prose

_TOP_STYLES = (Style.ORDINAL, Style.ROMAN, Style.PLAIN, Style.KANJI, Style.CIRCLED, Style.PAREN, Style.DOTTED)
_FIRST = ((1,), (1, 1))
_CAPTION_LINES = 3


def build_regulation(lines: Iterable[Line]) -> tuple[Regulation, tuple[Notice, ...]]:
    """The regulation that the lines of one document form, and notices on what was not understood.

    ``lines`` are all lines with words and all tables, in reading order, without running heads and page numbers.
    """
    kept = [
        replace(line, prose=trimmed(line.prose)) for line in lines if line.text.strip() or line.table or line.marker
    ]
    return _Builder(kept).build()


class _Builder:
    """Takes the lines one by one."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.cursor = Cursor(lines)
        self.cursor.top = None if _has_articles(lines) else _top_style(lines)

    def build(self) -> tuple[Regulation, tuple[Notice, ...]]:
        cursor = self.cursor
        start = next((at for at in range(len(self.lines)) if self._begins_body(at)), len(self.lines))
        header = read_header(self.lines[:start])
        if header.preamble:
            cursor.add(1, Node(Kind.PREAMBLE))
            for line in header.preamble:
                cursor.text(line, line.prose)
            cursor.path, cursor.before = [cursor.root], None
        at = start
        while at < len(self.lines):
            at = self._take(at)
        self._report_tables()
        regulation = Regulation(
            header.title,
            tuple(clause for node in cursor.root.children for clause in node.clauses()),
            number=header.number,
            enacted=header.enacted,
            in_force=header.in_force,
            amendments=tuple(header.amendments),
            front=tuple(header.front),
        )
        return regulation, tuple(cursor.notices)

    def _begins_body(self, at: int) -> bool:
        line = self.lines[at]
        if line.table is not None or line.marker is not None:
            return True
        if landmark(line.text) is not None:
            return at > 0
        found = labels(line.text)
        if any(label.style in CONTAINER_STYLES or label.style is Style.ARTICLE for label in found):
            return True
        if found and found[0].style is self.cursor.top and found[0].number in _FIRST:
            return True
        if line.level:
            return line.level > 1 or any(other.level == 1 for other in self.lines[:at])
        return self._caption_end(at) is not None

    def _take(self, at: int) -> int:
        """Place the line and those that belong to it; returns where to go on."""
        line, cursor = self.lines[at], self.cursor
        if line.table is not None:
            cursor.table(line)
            return at + 1
        mark = landmark(line.text) if line.marker is None and not cursor.is_open(line) else None
        if mark is not None and not (mark.kind is Kind.TOC and cursor.top_kind in APPENDED):
            return self._landmark(line, mark, at)
        if cursor.top_kind in APPENDED:
            cursor.text(line, _whole(line))
            return at + 1
        end = self._caption_end(at)
        if end is not None:
            self._set_caption(self.lines[at:end])
            return end
        if not self._clause(line, at):
            cursor.text(line, line.prose)
        return at + 1

    def _clause(self, line: Line, at: int) -> bool:
        """A clause that the line opens, or the note of one."""
        cursor = self.cursor
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if open_container(cursor, line) or open_article(cursor, line, after) or self._note(line) or self._heading(line):
            return True
        if line.marker is not None:
            open_list_item(cursor, line)
            return True
        return open_remark(cursor, line) or open_labelled(cursor, line, line.prose)

    # -- 目次, 附則, 別表, 様式

    def _landmark(self, line: Line, mark: Landmark, at: int) -> int:
        cursor = self.cursor
        cursor.drop_caption()
        node = Node(mark.kind, line.span, number=mark.number, label=line.prose.slice(*mark.label), level=line.level)
        node.indent = line.indent
        node.caption = line.prose.slice(*mark.caption) if mark.caption else None
        node.note = line.prose.slice(*mark.note) if mark.note else None
        cursor.add(1, node)
        cursor.before = None
        if mark.rest is not None:
            cursor.text(line, line.prose.slice(mark.rest, len(line.text)))
        if mark.kind is not Kind.TOC:
            return at + 1
        end = self._toc_end(at)
        for entry in self.lines[at + 1 : end]:
            node.text.add(_whole(entry), own_line=True)
            node.cover(entry.span)
        cursor.path = [cursor.root]
        return end

    def _toc_end(self, at: int) -> int:
        """Where the 目次 ends: at the clause that it names first, or at the first sentence."""
        first = labels(self.lines[at + 1].text)[:1] if at + 1 < len(self.lines) else ()
        for index in range(at + 2, len(self.lines)):
            line = self.lines[index]
            found = labels(line.text)[:1]
            if line.text.strip("（）()") == "前文" or ("。" in line.text and not found):
                return index
            again = first and found and (found[0].style, found[0].number) == (first[0].style, first[0].number)
            if again or line.table is not None or (found and found[0].style is Style.ARTICLE and "。" in line.text):
                above = caption(self.lines[index - 1].prose) is not None
                return index - 1 if above else index
        return at + 1

    def _report_tables(self) -> None:
        """Say where a 別表 has words but no table: its columns were not recovered."""
        for node in self.cursor.root.children:
            if node.kind is Kind.APPENDED_TABLE and node.text.pieces and not node.tables and node.span is not None:
                self.cursor.notices.append(Notice("table-as-text", node.span))

    # -- 見出し and amendment notes

    def _caption_end(self, at: int) -> int | None:
        """The line behind a 見出し that starts at ``at`` and stands above a clause; None where there is none."""
        line = self.lines[at]
        if line.level or line.marker is not None or not line.text.startswith(("（", "(", "〔", "【")):
            return None
        for end in range(at + 1, min(at + 1 + _CAPTION_LINES, len(self.lines))):
            whole = join(other.prose for other in self.lines[at:end])
            if caption(whole) is not None:
                return end if self._takes_caption(self.lines[end], whole.text) else None
            if not opens_caption(whole.text):
                return None
        return None

    def _takes_caption(self, below: Line, words: str) -> bool:
        """Whether the clause below takes the words in brackets as its 見出し."""
        if is_amendment_note(words):
            return False
        found = labels(below.text)
        if any(is_article_style(self.cursor, label.style) for label in found):
            return True
        if self.cursor.begins_supplementary and below.table is None:
            return True
        in_supplementary = self.cursor.top_kind is Kind.SUPPLEMENTARY
        return in_supplementary and bool(found) and found[0].style in PARAGRAPH_STYLES

    def _set_caption(self, lines: Sequence[Line]) -> None:
        self.cursor.drop_caption()
        words = caption(join(line.prose for line in lines))
        if words is not None:
            self.cursor.caption = words, lines[0].span.join(lines[-1].span)
        self.cursor.before = None

    def _note(self, line: Line) -> bool:
        """（令３規程５・一部改正） below an article."""
        cursor = self.cursor
        if line.marker is not None or cursor.is_open(line) or not is_amendment_note(line.text):
            return False
        node = next((n for n in reversed(cursor.path) if n.kind in {Kind.ARTICLE, Kind.SUPPLEMENTARY}), None)
        if node is None or node.note is not None:
            return False
        node.note = line.prose
        node.cover(line.span)
        cursor.before = None
        return True

    # -- headings without number

    def _heading(self, line: Line) -> bool:
        cursor = self.cursor
        found = labels(line.text)
        if not line.level or (found and found[0].body == len(line.text) and cursor.open is not cursor.root):
            return False
        article = next((node for node in cursor.path if node.kind is Kind.ARTICLE), None)
        if article is not None and article.level and line.level > article.level:
            return False
        cursor.drop_caption()
        keep = 1
        while keep < len(cursor.path) and _holds_heading(cursor.path[keep], line.level):
            keep += 1
        cursor.add(keep, Node(Kind.HEADING, line.span, caption=line.prose, level=line.level))
        cursor.before = None
        return True


def _has_articles(lines: Sequence[Line]) -> bool:
    return any(label.style is Style.ARTICLE and not label.tight for line in lines for label in labels(line.text)[:1])


def _top_style(lines: Sequence[Line]) -> Style | None:
    """The first notation that counts from 1, headings first."""
    for headings in (True, False):
        for line in lines:
            if bool(line.level) is headings and line.marker is None:
                for label in labels(line.text):
                    if label.style in _TOP_STYLES and label.number in _FIRST and not label.tight:
                        return label.style
    return None


def _holds_heading(node: Node, level: int) -> bool:
    if node.kind is Kind.HEADING:
        return node.level < level
    return 0 < rank(node.kind) < rank(Kind.HEADING) and (not node.level or node.level < level)


def _whole(line: Line) -> Prose:
    """The words of the line with its marker, for places where lists do not count."""
    return line.prose if line.marker is None else join((line.marker, line.prose))
