"""Where reading stands: the open clauses, the line before, a 見出し that waits; and adding words to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policylint.document.model import Kind, Notice
from policylint.importers.outline import Node, Words, rank

if TYPE_CHECKING:
    from policylint.document.model import Prose
    from policylint.importers.labels import Style
    from policylint.importers.lines import Line
    from policylint.source import Span

_ENDS = ("。", "．", "：", ":")
_SAME = 0.3
"""Indents within so many characters are the same."""
_TAIL_STARTS = re.compile(r"(?:この場合|ただし|前項|前各号|なお|以上|上記|これら|※|注)")
APPENDED = (Kind.APPENDED_TABLE, Kind.APPENDED_STYLE)
_HOSTS = (Kind.ARTICLE, Kind.HEADING, Kind.SUPPLEMENTARY)
_ITEMS = (Kind.ITEM, Kind.SUBITEM)


@dataclass
class Cursor:
    """``path`` leads from the root to the deepest open clause.

    ``before`` is the line before if its text may go on, ``caption`` a 見出し with its place, ``top`` the notation of
    the highest clauses in a document without 条, ``last_article`` the last article of the main body.
    """

    lines: list[Line]
    root: Node = field(default_factory=lambda: Node(Kind.TEXT))
    path: list[Node] = field(default_factory=list)
    before: Line | None = None
    caption: tuple[Prose, Span] | None = None
    top: Style | None = None
    last_article: Node | None = None
    notices: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Stand at the root."""
        self.path = [self.root]

    # -- the tree

    @property
    def open(self) -> Node:
        """The deepest open clause."""
        return self.path[-1]

    def add(self, keep: int, node: Node) -> None:
        """Open ``node`` below the first ``keep`` clauses of the path."""
        del self.path[keep:]
        self.open.children.append(node)
        self.path.append(node)

    def implicit_paragraph(self, keep: int) -> int:
        """Open an unnumbered paragraph, the next of its clause; returns the new length of the path."""
        number = sum(child.kind is Kind.PARAGRAPH for child in self.path[keep - 1].children) + 1
        self.add(keep, Node(Kind.PARAGRAPH, number=(number,)))
        return keep + 1

    @property
    def top_kind(self) -> Kind | None:
        """The kind of the highest open clause."""
        return self.path[1].kind if len(self.path) > 1 else None

    @property
    def at_container(self) -> bool:
        """Whether only chapters are open, which hold no words of their own."""
        return self.open is self.root or rank(self.open.kind) in range(1, rank(Kind.HEADING))

    @property
    def begins_supplementary(self) -> bool:
        """Whether a 附則 is open that holds nothing yet: its unnumbered text may have a 見出し."""
        return self.open.kind is Kind.SUPPLEMENTARY and not self.open.children

    # -- the line before

    def goes_on(self, line: Line) -> bool:
        """Whether ``line`` may be the rest of the line before."""
        before = self.before
        if before is None or line.starts or before.hard_break:
            return False
        return before.full is not False or before.text.endswith(("、", "，"))

    def is_open(self, line: Line) -> bool:
        """Whether the line before stops in the middle of a sentence, which ``line`` goes on with."""
        return (
            self.goes_on(line) and not line.level and self.before is not None and not self.before.text.endswith(_ENDS)
        )

    # -- 見出し

    def take_caption(self, node: Node) -> None:
        """Give the waiting 見出し to ``node``."""
        if self.caption is not None:
            node.caption, span = self.caption
            node.cover(span)
            self.caption = None

    def drop_caption(self) -> None:
        """Keep as text a 見出し that found no clause."""
        if self.caption is not None:
            words, span = self.caption
            self.caption = None
            self.unplaced(words, span)

    # -- words

    def unplaced(self, prose: Prose, span: Span) -> None:
        """Keep words that belong to no clause as a clause of their own, and say so."""
        last = self.open.children[-1] if self.open.children else None
        own_line = self.before is None or self.before.full is False
        if last is None or last.kind not in {Kind.TEXT, Kind.PREAMBLE} or self.before is None:
            before_body = self.open is self.root and all(node.kind is Kind.TOC for node in self.root.children)
            last = Node(Kind.PREAMBLE if before_body else Kind.TEXT)
            self.open.children.append(last)
            if not before_body:
                self.notices.append(Notice("unplaced-text", span))
        last.text.add(prose, own_line=own_line)
        last.cover(span)

    def text(self, line: Line, prose: Prose) -> None:
        """Add words to the clause that they belong to."""
        if not prose.text:
            return
        if not self.begins_supplementary:
            self.drop_caption()
        own_line = not self.goes_on(line)
        node = self._host(line)
        if node is None:
            self.unplaced(prose, line.span)
        else:
            node.words().add(prose, own_line=own_line)
            node.cover(prose.span())
        self.before = line

    def table(self, line: Line) -> None:
        """Add the table to the open clause, as a clause of its own where words follow a table already."""
        if line.table is None:
            return
        self.drop_caption()
        if self.open.kind in _HOSTS:
            self._into_host()
        elif self.at_container:
            self.open.children.append(Node(Kind.TEXT))
            self.path.append(self.open.children[-1])
            self.notices.append(Notice("unplaced-text", line.span))
        node = self.loosen_tail(self.open) or self.open
        node.tables.append(line.table)
        node.cover(line.span)
        if self.open.kind is Kind.TEXT and self.open is not self.root:
            self.path.pop()
        self.before = None

    def loosen_tail(self, node: Node) -> Node | None:
        """Make a clause of the words behind the items or tables of ``node``, so that more may follow in order."""
        if not node.tail.pieces:
            return None
        own = Node(Kind.TEXT, text=node.tail)
        node.tail = Words()
        for piece in own.text.pieces:
            own.cover(piece.span())
        node.children.append(own)
        if self.top_kind not in APPENDED:
            self.notices.append(Notice("unplaced-text", own.span))
        return own

    def _host(self, line: Line) -> Node | None:
        """The clause that a line without label belongs to; the path is cut back to it.  None: there is none."""
        if not self.is_open(line):
            self._leave_items(line)
        if self.open.kind in _HOSTS:
            self._into_host()
        elif self.open.kind is Kind.PARAGRAPH and self._new_block(line):
            self.implicit_paragraph(len(self.path) - 1)
        return None if self.at_container else self.open

    def _into_host(self) -> None:
        """Go down to the last paragraph of an article, or open its first."""
        last = self.open.children[-1] if self.open.children else None
        if last is None or self.open.kind is Kind.HEADING:
            self.implicit_paragraph(len(self.path))
            self.take_caption(self.open)
        else:
            self.path.append(last)

    def _new_block(self, line: Line) -> bool:
        """Under a heading without number every block is a paragraph."""
        under_heading = self.path[-2].kind is Kind.HEADING and self.open.style is None
        return under_heading and line.starts and line.depth == 0 and self.before is not None

    def _leave_items(self, line: Line) -> None:
        """Go back to the paragraph where a line without label stands no deeper than the labels of the items."""
        while self.open.kind in _ITEMS or (self.open.depth and self.open.kind is Kind.PARAGRAPH):
            if self.open.depth or line.depth:
                if line.depth >= self.open.depth:
                    return
            elif not self._stands_outside(self.open, line):
                return
            if self.open.kind is Kind.PARAGRAPH and self.path[-2].kind is not Kind.HEADING:
                return
            self.path.pop()

    def _stands_outside(self, node: Node, line: Line) -> bool:
        """Whether the line goes on behind the item: it stands left of it, or begins a sentence behind a whole one."""
        if self.before is None or not node.text.pieces or line.indent > node.indent + _SAME:
            return False
        if line.indent < node.indent - _SAME:
            return True
        return bool(_TAIL_STARTS.match(line.text)) or node.text.last.endswith("。")
