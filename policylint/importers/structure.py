"""Lines to a regulation: where clauses begin, what they hold, and nothing lost.

A label is judged by the numbering around it.  ``２`` opens a clause where 1 has gone before; where it does not fit, the
line is the rest of the sentence before it (``…の日から`` / ``２年を経過した``).  Repeated and skipped numbers survive as
long as the line looks like the beginning of a clause: a check reports them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.document.model import Kind, Notice, Regulation
from policylint.importers.header import read_header
from policylint.importers.labels import CONTAINER_STYLES, Label, Style, labels
from policylint.importers.landmarks import (
    Landmark,
    caption,
    caption_beside,
    is_amendment_note,
    landmark,
    opens_caption,
)
from policylint.importers.lines import Line, join, trimmed
from policylint.importers.outline import Node, follows, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.document.model import Prose
    from policylint.source import Span

_CONTAINER = dict(
    zip(CONTAINER_STYLES, (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.DIVISION), strict=True)
)
_TOP_STYLES = (Style.ORDINAL, Style.ROMAN, Style.PLAIN, Style.KANJI, Style.CIRCLED, Style.PAREN, Style.DOTTED)
_PARAGRAPH_STYLES = (Style.PLAIN, Style.CIRCLED)
_ENDS = ("。", "．", "：", ":", "」。", "）。")
_COUNTERS = "年月日条項号時分秒人名件回円以週歳頁階点台か箇個部課ヶカ割倍度月％%,，.．~〜～－"
_GOES_ON = "~〜～のにをはがとで、，及又並若からまで）)」"
_LONGEST_HEADING = 40
_APPENDED = (Kind.APPENDED_TABLE, Kind.APPENDED_STYLE)
_TAIL_STARTS = re.compile(r"(?:この場合|ただし|前項|前各号|なお|その他|以上|上記|これら|※|注)")


def build_regulation(lines: Sequence[Line]) -> tuple[Regulation, tuple[Notice, ...]]:
    """The regulation that the lines of one document form, and notices on what was not understood.

    ``lines`` are all lines with words and all tables, in reading order, without running heads and page numbers.
    """
    builder = _Builder(
        [replace(line, prose=trimmed(line.prose)) for line in lines if line.text.strip() or line.table or line.marker]
    )
    return builder.build()


class _Builder:
    """Takes the lines one by one; ``path`` leads from the root to the clause that is open."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.root = Node(Kind.TEXT)
        self.path = [self.root]
        self.before: Line | None = None
        """The line before, None where it cannot go on (a heading, a table)."""
        self.caption: tuple[Prose, Span] | None = None
        self.notices: list[Notice] = []
        self.top = None if self._has_articles() else self._top_style()
        """The notation of the highest clauses in a document without 条."""

    # -- the document as a whole

    def _has_articles(self) -> bool:
        return any(
            label.style is Style.ARTICLE and not label.tight for line in self.lines for label in labels(line.text)[:1]
        )

    def _top_style(self) -> Style | None:
        """The first notation that counts from 1, headings first."""
        for headings in (True, False):
            for line in self.lines:
                if bool(line.level) is headings and line.marker is None:
                    for label in labels(line.text):
                        if label.style in _TOP_STYLES and label.number in {(1,), (1, 1)} and not label.tight:
                            return label.style
        return None

    def build(self) -> tuple[Regulation, tuple[Notice, ...]]:
        start = next((at for at in range(len(self.lines)) if self._begins_body(at)), None)
        if start is None:
            start = len(self.lines)
        header = read_header(self.lines[:start])
        if header.preamble:
            self._preamble(header.preamble)
        at = start
        while at < len(self.lines):
            at = self._take(at)
        self._drop_caption()
        regulation = Regulation(
            header.title,
            tuple(clause for node in self.root.children for clause in node.clauses()),
            number=header.number,
            enacted=header.enacted,
            in_force=header.in_force,
            amendments=tuple(header.amendments),
            front=tuple(header.front),
        )
        return regulation, tuple(self.notices)

    def _begins_body(self, at: int) -> bool:
        line = self.lines[at]
        if line.table is not None or line.marker is not None:
            return True
        if landmark(line.text) is not None:
            return at > 0
        found = labels(line.text)
        if any(label.style in CONTAINER_STYLES or label.style is Style.ARTICLE for label in found):
            return True
        if found and found[0].style is self.top and found[0].number in {(1,), (1, 1)}:
            return True
        if line.level:
            return at > 0 and not (line.level == 1 and not any(other.level == 1 for other in self.lines[:at]))
        return self._caption_at(at) is not None

    def _preamble(self, lines: list[Line]) -> None:
        node = self._open(Node(Kind.PREAMBLE), self.root)
        self.path = [self.root, node]
        for line in lines:
            self._text(line, line.prose)
        self.path, self.before = [self.root], None

    # -- one line

    def _take(self, at: int) -> int:
        """Place the line (and those that belong to it); returns where to go on."""
        line = self.lines[at]
        if line.table is not None:
            self._table(line)
            return at + 1
        mark = landmark(line.text) if line.marker is None and not self._is_open(line) else None
        if mark is not None and not self._inside_form(mark):
            return self._landmark(line, mark, at)
        if self._in_appended():
            self._text(line, line.prose)
            return at + 1
        end = self._caption_at(at)
        if end is not None:
            self._set_caption(self.lines[at:end])
            return end
        if self._container(line) or self._article(line) or self._note(line) or self._heading(line):
            return at + 1
        if line.marker is not None:
            self._list_item(line)
        elif not self._labelled(line, line.prose):
            self._text(line, line.prose)
        return at + 1

    def _is_open(self, line: Line) -> bool:
        """Whether the line before stops in the middle of a sentence, so that this one goes on with it."""
        before = self.before
        if before is None or line.starts or line.level or before.hard_break or before.full is False:
            return False
        return not before.text.endswith(_ENDS)

    def _in_appended(self) -> bool:
        return len(self.path) > 1 and self.path[1].kind in _APPENDED

    def _inside_form(self, mark: Landmark) -> bool:
        """目次 inside a form is a word of the form."""
        return mark.kind is Kind.TOC and self._in_appended()

    # -- landmarks

    def _landmark(self, line: Line, mark: Landmark, at: int) -> int:
        self._drop_caption()
        node = Node(mark.kind, line.span, number=mark.number, label=line.prose.slice(*mark.label), level=line.level)
        node.indent = line.indent
        node.caption = line.prose.slice(*mark.caption) if mark.caption else None
        node.note = line.prose.slice(*mark.note) if mark.note else None
        self._open(node, self.root)
        self.path, self.before = [self.root, node], None
        if mark.kind is Kind.TOC:
            end = self._toc_end(at)
            for entry in self.lines[at + 1 : end]:
                node.text.add(_whole(entry), own_line=True)
                node.cover(entry.span)
            self.path = [self.root]
            return end
        if mark.rest is not None:
            self._text(line, line.prose.slice(mark.rest, len(line.text)))
        return at + 1

    def _toc_end(self, at: int) -> int:
        """Where the 目次 ends: at the clause that it names first, or at the first article."""
        first = labels(self.lines[at + 1].text)[:1] if at + 1 < len(self.lines) else ()
        for index in range(at + 2, len(self.lines)):
            line = self.lines[index]
            found = labels(line.text)[:1]
            if first and found and (found[0].style, found[0].number) == (first[0].style, first[0].number):
                return self._before_heading(index)
            if self._caption_at(index) is not None and not first:
                return index
            if found and found[0].style is Style.ARTICLE and "。" in line.text:
                return self._before_heading(index)
        return min(at + 1, len(self.lines))

    def _before_heading(self, index: int) -> int:
        """``index``, or the start of the 見出し right before it."""
        return index - 1 if caption(self.lines[index - 1].prose) is not None else index

    def _container(self, line: Line) -> bool:
        """編章節款目."""
        label = next((label for label in labels(line.text) if label.style in CONTAINER_STYLES), None)
        if (
            label is None
            or line.marker is not None
            or "。" in line.text
            or len(line.text) - label.body > _LONGEST_HEADING
        ):
            return False
        if self._is_open(line) and label.tight:
            return False
        self._drop_caption()
        kind = _CONTAINER[label.style]
        parent = self._parent_for(kind)
        node = self._labelled_node(kind, line, line.prose, label)
        node.caption = self._rest(line.prose, label)
        self._push(parent, node)
        self.before = None
        return True

    def _parent_for(self, kind: Kind) -> int:
        """How much of the path stays for a clause of ``kind``; 附則, 別表 and 目次 hold no chapters."""
        keep = 1
        while keep < len(self.path) and 0 < rank(self.path[keep].kind) < rank(kind):
            keep += 1
        return keep

    # -- articles

    def _article(self, line: Line) -> bool:
        label = next((label for label in labels(line.text) if self._is_article_style(label.style)), None)
        if label is None or line.marker is not None:
            return False
        keep = self._article_parent()
        before = next((node for node in reversed(self.path[keep - 1].children) if node.kind is Kind.ARTICLE), None)
        before = before or self._last_article(keep)
        fits = before is None or before.last_number is None or follows(label.number, before.last_number)
        if not self._article_accepted(line, label, fits=fits):
            return False
        node = self._labelled_node(Kind.ARTICLE, line, line.prose, label)
        node.until = label.until
        self._take_caption(node)
        self._push(keep, node)
        self.before = None
        self._article_words(line, node, label)
        return True

    def _is_article_style(self, style: Style) -> bool:
        return style is Style.ARTICLE or (self.top is not None and style is self.top)

    def _article_parent(self) -> int:
        keep = 1
        while keep < len(self.path) and (
            0 < rank(self.path[keep].kind) < rank(Kind.ARTICLE) or self.path[keep].kind is Kind.SUPPLEMENTARY
        ):
            keep += 1
        return keep

    def _last_article(self, keep: int) -> Node | None:
        """The article before this one in the sequence that runs through all chapters; each 附則 has its own."""
        if any(node.kind is Kind.SUPPLEMENTARY for node in self.path[:keep]):
            return None
        found: list[Node] = []
        stack = [node for node in self.root.children if node.kind is not Kind.SUPPLEMENTARY]
        while stack:
            node = stack.pop(0)
            if node.kind is Kind.ARTICLE:
                found.append(node)
            elif node.kind is not Kind.SUPPLEMENTARY:
                stack[:0] = node.children
        return found[-1] if found else None

    def _article_accepted(self, line: Line, label: Label, *, fits: bool) -> bool:
        if self.caption is not None or line.level:
            return True
        if label.style is not Style.ARTICLE:
            return self._fits_here(line, label, fits=fits)
        words = line.text[label.body :]
        if words.startswith(("（", "(")) and label.body == label.end and caption_beside(words) is None:
            return False
        is_open = self._is_open(line)
        if label.tight:
            return fits and not is_open
        return fits or not is_open

    def _article_words(self, line: Line, node: Node, label: Label) -> None:
        """What stands behind the number: 見出し, 削除, the first paragraph."""
        rest = self._rest(line.prose, label)
        if rest is None:
            return
        if (
            (beside := caption_beside(rest.text)) is not None
            and node.caption is None
            and "削除" not in rest.text[: beside[1]]
        ):
            node.caption = rest.slice(beside[0], beside[1])
            rest = rest.slice(beside[2], len(rest.text))
        deleted = re.match(r"[（(]?\s*削\s*除\s*[）)]?", rest.text)
        if deleted is not None and (deleted.end() == len(rest.text) or rest.text[deleted.end()] in "（(〔［["):
            node.deleted = True
            note = trimmed(rest.slice(deleted.end(), len(rest.text)))
            node.note = note if note.text else None
            return
        if node.caption is None and self._is_heading_words(line, rest.text):
            node.caption = rest
            return
        if rest.text and not self._labelled(line, rest, inline=True):
            self._text(line, rest)

    def _is_heading_words(self, line: Line, words: str) -> bool:
        """Whether the words beside the number are a 見出し and no sentence: 第１条　目的, ### 第1条 目的."""
        if not words or "。" in words:
            return False
        if line.level:
            return True
        short = len(words) <= _LONGEST_HEADING // 2 and line.full is not True and not words.endswith(("、", "，"))
        after = self.lines[self.lines.index(line) + 1] if self.lines[-1] is not line else None
        return short and after is not None and not self._starts_article(after) and landmark(after.text) is None

    def _starts_article(self, line: Line) -> bool:
        found = labels(line.text)
        return bool(found) and (self._is_article_style(found[0].style) or found[0].style in CONTAINER_STYLES)

    # -- captions and notes

    def _caption_at(self, at: int) -> int | None:
        """The line behind a 見出し that starts at ``at`` and stands above a clause; None where there is none."""
        line = self.lines[at]
        if line.level or line.marker is not None or not line.text or self._is_open(line) and not self._may_follow(line):
            return None
        for end in range(at + 1, min(at + 4, len(self.lines))):
            whole = join(other.prose for other in self.lines[at:end])
            if caption(whole) is not None:
                return end if self._captions(self.lines[end], whole.text) else None
            if not opens_caption(whole.text):
                return None
        return None

    def _may_follow(self, line: Line) -> bool:
        """A 見出し may come behind an item that fills its line without a full stop."""
        return line.text[:1] in "（(" and self.path[-1].kind in {Kind.ITEM, Kind.SUBITEM}

    def _captions(self, below: Line, words: str) -> bool:
        """Whether the clause below takes the words in brackets as its 見出し."""
        if is_amendment_note(words) or words.endswith(("）（", ")(")):
            return False
        found = labels(below.text)
        if any(self._is_article_style(label.style) for label in found):
            return True
        inside = len(self.path) > 1 and self.path[1].kind is Kind.SUPPLEMENTARY
        return inside and bool(found) and found[0].style in _PARAGRAPH_STYLES

    def _set_caption(self, lines: Sequence[Line]) -> None:
        self._drop_caption()
        words = caption(join(line.prose for line in lines))
        span = lines[0].span.join(lines[-1].span)
        if words is not None:
            self.caption = words, span
        self.before = None

    def _take_caption(self, node: Node) -> None:
        if self.caption is not None:
            node.caption, span = self.caption
            node.cover(span)
            self.caption = None

    def _drop_caption(self) -> None:
        """Keep as text a 見出し that found no clause."""
        if self.caption is not None:
            words, span = self.caption
            self.caption = None
            self._unplaced(words, span)

    def _note(self, line: Line) -> bool:
        """（令３規程５・一部改正） below an article."""
        if line.marker is not None or self._is_open(line) or not is_amendment_note(line.text):
            return False
        node = next((n for n in reversed(self.path) if n.kind in {Kind.ARTICLE, Kind.SUPPLEMENTARY}), None)
        if node is None or node.note is not None:
            return False
        node.note = line.prose
        node.cover(line.span)
        self.before = None
        return True

    # -- headings without number

    def _heading(self, line: Line) -> bool:
        if not line.level or self._heading_counts(line):
            return False
        article = next((node for node in self.path if node.kind is Kind.ARTICLE), None)
        if article is not None and article.level and line.level > article.level:
            return False
        self._drop_caption()
        keep = 1
        while keep < len(self.path) and self._holds_heading(self.path[keep], line.level):
            keep += 1
        node = Node(Kind.HEADING, line.span, caption=line.prose, level=line.level)
        self._push(keep, node)
        self.before = None
        return True

    @staticmethod
    def _holds_heading(node: Node, level: int) -> bool:
        if node.kind is Kind.HEADING:
            return node.level < level
        return 0 < rank(node.kind) < rank(Kind.HEADING) and (not node.level or node.level < level)

    def _heading_counts(self, line: Line) -> bool:
        """Whether the heading is the number of a paragraph (#### 2)."""
        found = labels(line.text)
        return bool(found) and found[0].body == len(line.text) and self.path[-1] is not self.root

    # -- paragraphs, items and below

    def _list_item(self, line: Line) -> None:
        """An entry of a list that the format tells: its depth says where it belongs."""
        marker = line.marker
        if marker is None:
            return
        keep = len(self.path)
        while keep > 1 and self.path[keep - 1].depth >= line.depth:
            keep -= 1
        self._drop_caption()
        label = next(iter(labels(marker.text.replace(")", "."))), None)
        style = Style.BULLET if label is None or label.style is Style.BULLET else Style.PLAIN
        number = label.number if label is not None else (1,)
        keep = self._host_of_list(keep, style, number)
        parent = self.path[keep - 1]
        kind = self._kind_below(parent, style)
        peers = [child for child in parent.children if child.kind is kind]
        if style is Style.BULLET:
            number = (len(peers) + 1,)
        elif peers and peers[-1].number is not None and peers[-1].depth and number <= peers[-1].number == (1,):
            number = (peers[-1].number[0] + 1,)
        node = Node(kind, line.span, style, number, label=marker, depth=line.depth)
        self._push(keep, node)
        self.before = None
        self._text(line, line.prose)

    def _host_of_list(self, keep: int, style: Style, number: tuple[int, ...]) -> int:
        """A list that counts on from the unnumbered first paragraph (2. …) stands beside it, not below."""
        parent = self.path[keep - 1]
        if parent.kind is Kind.PARAGRAPH and parent.style is None and style is Style.PLAIN and number == (2,):
            return keep - 1
        return keep

    def _kind_below(self, parent: Node, style: Style) -> Kind:
        if parent.kind is Kind.PARAGRAPH:
            return Kind.ITEM
        if parent.kind in {Kind.ITEM, Kind.SUBITEM}:
            return Kind.SUBITEM
        return Kind.PARAGRAPH

    def _labelled(self, line: Line, prose: Prose, *, inline: bool = False) -> bool:
        """A clause that its label opens, if the label fits where it stands."""
        place = self._place(line, prose.text, inline=inline)
        if place is None:
            return False
        label, keep, kind = place
        if kind is Kind.ITEM and self.path[keep - 1].kind is not Kind.PARAGRAPH:
            keep = self._implicit_paragraph(keep)
        elif kind is Kind.PARAGRAPH and self.path[keep - 1].kind is Kind.PARAGRAPH:
            keep -= 1
        parent = self.path[keep - 1]
        node = self._labelled_node(kind, line, prose, label)
        if inline:
            node.span = prose.span()
        if label.style is Style.BULLET:
            node.number = (sum(child.kind is kind for child in parent.children) + 1,)
        if kind is Kind.PARAGRAPH:
            self._take_caption(node)
        self._drop_caption()
        self._loosen_tail(parent)
        self._push(keep, node)
        self.before = None
        rest = self._rest(prose, label)
        if rest is not None and not (self._nested(rest.text) and self._labelled(line, rest, inline=True)):
            self._text(line, rest)
        else:
            self.before = line
        return True

    @staticmethod
    def _nested(words: str) -> bool:
        """(1) ア … : a second label right behind the first."""
        nested = (Style.AIU, Style.AIU_PAREN, Style.IROHA, Style.IROHA_PAREN, Style.CIRCLED, Style.PAREN)
        return any(label.style in nested and label.number == (1,) and not label.tight for label in labels(words)[:1])

    def _place(self, line: Line, text: str, *, inline: bool) -> tuple[Label, int, Kind] | None:
        """The reading of the label that fits best: label, how much of the path stays, kind."""
        found = labels(text)
        for label in found:
            keep = self._continues(label)
            if keep is not None and self._fits_here(line, label, fits=True):
                return label, keep, self._kind_at(keep, label)
        for label in found:
            if label.number == (1,) and self._opens(line, label, inline=inline):
                keep = self._host(line, inline=inline)
                return label, keep, self._kind_for(keep, label)
        for label in found:
            keep = self._skips(line, label)
            if keep is not None and self._fits_here(line, label, fits=False):
                return label, keep, self._kind_at(keep, label)
        return None

    def _siblings(self, label: Label) -> list[tuple[int, Node]]:
        """Open clauses that the label could be the next of, the deepest first: (length of the path above, clause)."""
        found = []
        for keep in range(len(self.path) - 1, 0, -1):
            node = self.path[keep]
            if node.kind is Kind.PARAGRAPH and node.style is None:
                if label.style in _PARAGRAPH_STYLES:
                    found.append((keep, node))
            elif node.style is label.style and node.kind is not Kind.ARTICLE:
                found.append((keep, node))
        return found

    def _continues(self, label: Label) -> int | None:
        for keep, node in self._siblings(label):
            if label.style is Style.BULLET:
                return keep
            if node.last_number is not None and follows(label.number, node.last_number):
                return keep
        return None

    def _skips(self, line: Line, label: Label) -> int | None:
        """A number that repeats or leaves a gap, in a line that stands where its siblings do."""
        if label.style is Style.BULLET or label.tight and label.style in {Style.PLAIN, Style.KANJI, Style.ROMAN}:
            return None
        for keep, node in self._siblings(label):
            if node.style is None and label.number == (1,):
                continue
            if abs(node.indent - line.indent) < 0.6 or node.style is None:  # noqa: PLR2004 - half a character
                return keep
        return None

    def _opens(self, line: Line, label: Label, *, inline: bool) -> bool:
        if self.path[-1] is self.root or not any(
            0 < rank(n.kind) or n.kind is Kind.SUPPLEMENTARY for n in self.path[1:]
        ):
            return False
        if label.style in {Style.ROMAN, Style.LETTER} and label.tight:
            return False
        if any(node.style is label.style for _, node in self._siblings(label)) and not self._restarts(line):
            return False
        return inline or self._fits_here(line, label, fits=True)

    def _restarts(self, line: Line) -> bool:
        """A second list in one clause begins behind words that follow the first."""
        return any(node.tail.pieces for node in self.path) or bool(line.starts)

    def _fits_here(self, line: Line, label: Label, *, fits: bool) -> bool:
        """Whether the line looks like the beginning of a clause rather than the rest of a sentence."""
        is_open = self._is_open(line)
        after = line.text[label.end : label.end + 1]
        bracketed = label.style in {
            Style.PAREN,
            Style.KANJI_PAREN,
            Style.AIU_PAREN,
            Style.IROHA_PAREN,
            Style.LETTER_PAREN,
        }
        if label.tight and bracketed:
            return not (is_open and after in _GOES_ON)
        if label.tight:
            return fits and not is_open and after not in _COUNTERS
        return fits or not is_open

    def _kind_at(self, keep: int, label: Label) -> Kind:
        return self.path[keep].kind if keep < len(self.path) else self._kind_for(keep, label)

    def _host(self, line: Line, *, inline: bool) -> int:
        """The clause below which a new numbering starts: the open one, or one above where the indent says so."""
        keep = len(self.path)
        while (
            not inline
            and keep > 2  # noqa: PLR2004 - the root and what stands on it
            and self.path[keep - 1].kind in {Kind.ITEM, Kind.SUBITEM}
            and line.indent < self.path[keep - 1].indent - 0.5
        ):
            keep -= 1
        return keep

    def _kind_for(self, keep: int, label: Label) -> Kind:
        parent = self.path[keep - 1]
        if parent.kind is Kind.PARAGRAPH:
            return Kind.ITEM
        if parent.kind in {Kind.ITEM, Kind.SUBITEM}:
            return Kind.SUBITEM
        return Kind.PARAGRAPH if label.style in (*_PARAGRAPH_STYLES, Style.BULLET) else Kind.ITEM

    def _implicit_paragraph(self, keep: int) -> int:
        """Open the unnumbered first paragraph of an article; returns the new length of the path."""
        del self.path[keep:]
        host = self.path[-1]
        node = Node(Kind.PARAGRAPH, number=(sum(c.kind is Kind.PARAGRAPH for c in host.children) + 1,), depth=0)
        self._push(keep, node)
        return keep + 1

    def _loosen_tail(self, parent: Node) -> None:
        """Words between two lists stand in the order of the source: as a clause of their own."""
        if parent.tail.pieces:
            words = parent.tail
            parent.tail = type(words)()
            node = Node(Kind.TEXT, text=words)
            for piece in words.pieces:
                node.cover(piece.span())
            parent.children.append(node)
            self.notices.append(Notice("unplaced-text", node.span))

    # -- words and tables

    def _text(self, line: Line, prose: Prose) -> None:
        """Add words to the clause that they belong to."""
        if not prose.text:
            return
        if self.caption is not None:
            self._drop_caption()
        node = self._text_host(line)
        if node is None:
            self._unplaced(prose, line.span)
            return
        words = node.words()
        goes_on = (
            self.before is not None and not line.starts and not self.before.hard_break and self.before.full is not False
        )
        words.add(prose, own_line=not goes_on)
        node.cover(prose.span())
        self.before = line

    def _text_host(self, line: Line) -> Node | None:
        """The clause that a line without label belongs to; the path is cut back to it."""
        if not self._is_open(line):
            self._leave_items(line)
        node = self.path[-1]
        if node.kind in {Kind.ARTICLE, Kind.HEADING, Kind.SUPPLEMENTARY}:
            last = node.children[-1] if node.children else None
            if last is None or node.kind is Kind.HEADING:
                self._implicit_paragraph(len(self.path))
            else:
                self.path.append(last)
            return self.path[-1]
        if node.kind is Kind.PARAGRAPH and self._new_block(node, line):
            self._implicit_paragraph(len(self.path) - 1)
            return self.path[-1]
        return None if node is self.root or rank(node.kind) in range(1, rank(Kind.HEADING)) else node

    def _new_block(self, node: Node, line: Line) -> bool:
        """Under a heading without number every block is a paragraph."""
        held = self.path[-2].kind is Kind.HEADING and node.style is None and line.depth == 0
        return held and line.starts and self.before is not None

    def _leave_items(self, line: Line) -> None:
        """Go back to the paragraph where a line without label stands no deeper than the labels of the items."""
        node = self.path[-1]
        while node.kind in {Kind.ITEM, Kind.SUBITEM} or (node.depth and node.kind is Kind.PARAGRAPH):
            if node.depth or line.depth:
                if line.depth >= node.depth:
                    return
            elif not self._stands_outside(node, line):
                return
            if node.kind is Kind.PARAGRAPH and self.path[-2].kind in {Kind.ARTICLE, Kind.SUPPLEMENTARY}:
                return
            self.path.pop()
            node = self.path[-1]

    def _stands_outside(self, node: Node, line: Line) -> bool:
        if self.before is None or not node.text.pieces:
            return False
        if line.indent > node.indent + 0.3:
            return False
        if line.indent < node.indent - 0.3:
            return True
        return bool(_TAIL_STARTS.match(line.text)) or node.text.last.endswith("。")

    def _unplaced(self, prose: Prose, span: Span) -> None:
        """Keep words that belong to no clause as a clause of their own, and say so."""
        parent = self.path[-1]
        if parent.children and parent.children[-1].kind is Kind.TEXT and self.before is not None:
            node = parent.children[-1]
        else:
            node = self._open(Node(Kind.TEXT), parent)
            self.notices.append(Notice("unplaced-text", span))
        node.text.add(prose, own_line=True)
        node.cover(span)

    def _table(self, line: Line) -> None:
        if line.table is None:
            return
        self._drop_caption()
        node = self.path[-1]
        if node.kind in {Kind.ARTICLE, Kind.HEADING, Kind.SUPPLEMENTARY}:
            if not node.children:
                self._implicit_paragraph(len(self.path))
            else:
                self.path.append(node.children[-1])
            node = self.path[-1]
        elif node is self.root or rank(node.kind) in range(1, rank(Kind.HEADING)):
            node = self._open(Node(Kind.TEXT), node)
            self.notices.append(Notice("unplaced-text", line.span))
        if node.tail.pieces:
            self._loosen_tail(node)
            node = node.children[-1]
        node.tables.append(line.table)
        node.cover(line.span)
        self.before = None

    # -- small things

    def _labelled_node(self, kind: Kind, line: Line, prose: Prose, label: Label) -> Node:
        return Node(
            kind,
            line.span,
            label.style,
            label.number,
            label=prose.slice(label.start, label.end),
            indent=line.indent,
            level=line.level,
            depth=line.depth,
        )

    @staticmethod
    def _rest(prose: Prose, label: Label) -> Prose | None:
        return prose.slice(label.body, len(prose.text)) if label.body < len(prose.text) else None

    @staticmethod
    def _open(node: Node, parent: Node) -> Node:
        parent.children.append(node)
        return node

    def _push(self, keep: int, node: Node) -> None:
        del self.path[keep:]
        self._open(node, self.path[-1])
        self.path.append(node)


def _whole(line: Line) -> Prose:
    """The words of the line with its marker, for places where lists do not count."""
    return line.prose if line.marker is None else join((line.marker, line.prose))
