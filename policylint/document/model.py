"""A regulation as a tree of clauses, whatever format it came in.

The vocabulary is that of 法令標準XML: article (条), paragraph (項), item (号), subitem (イロハ and deeper), part … division
(編章節款目), supplementary provision (附則), appended table (別表) and style (様式).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.source import Span, TextMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.document.fields import Duty, Organisation
    from policylint.document.node import Node
    from policylint.source import Source

Number = tuple[int, ...]
"""第3条の2 is ``(3, 2)``; イ is ``(1,)``.  Never empty."""


class Kind(StrEnum):
    """What a clause is."""

    PREAMBLE = "preamble"
    TOC = "toc"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    DIVISION = "division"
    HEADING = "heading"
    """An unnumbered heading of a document that has no 条."""
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    SUPPLEMENTARY = "supplementary"
    APPENDED_TABLE = "appended-table"
    APPENDED_STYLE = "appended-style"
    TEXT = "text"
    """Kept as it stands because its role was not understood; a notice says so."""


CONTAINERS = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.DIVISION, Kind.HEADING})


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    r"""Text as it reads, with folds and hard line breaks joined, and where it stands in the source.

    Prose of several lines (a list that could not be told apart, lines of a form) keeps ``\\n`` between them.
    """

    text: str
    map: TextMap

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place in the source of ``text[start:end]``."""
        return self.map.span(start, len(self.text) if end is None else end)

    def slice(self, start: int, end: int) -> Prose:
        """``text[start:end]`` with its own map."""
        return Prose(self.text[start:end], self.map.slice(start, end))

    def __str__(self) -> str:
        """The text."""
        return self.text


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table: rows of cells, all rows of one length; an empty cell has empty text.  ``header_rows`` come first."""

    rows: tuple[tuple[Prose, ...], ...]
    span: Span
    header_rows: int = 0
    caption: Prose | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """One node of the tree.

    - An article has no ``text``: its words are in its paragraphs, at least one unless it is ``deleted`` (削除).
    - ``text`` of a paragraph or item is its 本文 (ただし書 included) or 柱書; ``tail`` what follows its items.
    - ``caption`` is the 見出し of an article without brackets, or the title of a chapter, 附則 or 別表.
    - ``label`` is the number as printed (``第１０条``, ``２``, ``(1)``, ``イ``); None for an unnumbered first paragraph.
    - ``number`` is None where nothing is printed and nothing can be told (a bullet has its position as number).
    - ``span`` covers everything from the label or caption to the last child.
    - ``node`` is the mapping of the YAML file, None in a document that was imported.
    """

    kind: Kind
    span: Span
    number: Number | None = None
    label: Prose | None = None
    caption: Prose | None = None
    text: Prose | None = None
    tail: Prose | None = None
    children: tuple[Clause, ...] = ()
    tables: tuple[Table, ...] = ()
    deleted: bool = False
    bullet: bool = False
    """The label is a bullet (・, ○, -) and no number."""
    note: Prose | None = None
    """What stands beside: the amendment note of a 附則, 「（第５条関係）」 of a 別表, 「（令３規程５・一部改正）」."""
    duty: Duty | None = None
    node: Node | None = None

    def walk(self) -> Iterator[Clause]:
        """The clause and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def prose(self) -> Iterator[Prose]:
        """Text and tail of this clause and of everything below, cells of tables included, in document order."""
        for clause in self.walk():
            if clause.text is not None:
                yield clause.text
            for table in clause.tables:
                for row in table.rows:
                    yield from row
            if clause.tail is not None:
                yield clause.tail


@dataclass(frozen=True, slots=True, eq=False)
class Date:
    """A date of the header: the words (令和４年３月14日) and the ISO date they mean, None when they mean none."""

    prose: Prose
    iso: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Amendment:
    """One entry of the history: when, by which regulation (令和4年規程第23号), with the words it was read from."""

    prose: Prose
    date: Date | None = None
    number: str = ""


@dataclass(frozen=True, eq=False)
class Regulation:
    """One regulation.  ``body`` holds its top clauses in document order: 目次, 前文, chapters or articles, 附則, 別表."""

    title: Prose | None
    body: tuple[Clause, ...]
    number: Prose | None = None
    """令和4年規程第69号, as printed."""
    enacted: Date | None = None
    in_force: Date | None = None
    amendments: tuple[Amendment, ...] = ()
    organisation: Organisation | None = None
    edition: str | None = None
    """The edition that the file itself asks to be checked against (``gov-2025``)."""
    front: tuple[Prose, ...] = ()
    """What stands before the body and is none of the above (issuing office, table of versions), kept as text."""

    def walk(self) -> Iterator[Clause]:
        """Every clause in document order."""
        for clause in self.body:
            yield from clause.walk()

    @cached_property
    def parents(self) -> Mapping[Clause, Clause]:
        """The clause that holds each clause; top clauses are not keys."""
        return {child: clause for clause in self.walk() for child in clause.children}

    def ancestors(self, clause: Clause) -> Iterator[Clause]:
        """The clauses around ``clause``, from the nearest outwards."""
        parents = self.parents
        while (parent := parents.get(clause)) is not None:
            yield parent
            clause = parent

    @cached_property
    def articles(self) -> tuple[Clause, ...]:
        """The articles of the main body (附則 excluded), in document order."""
        found: list[Clause] = []
        stack = [clause for clause in reversed(self.body) if clause.kind is not Kind.SUPPLEMENTARY]
        while stack:
            clause = stack.pop()
            if clause.kind is Kind.ARTICLE:
                found.append(clause)
            else:
                stack.extend(reversed(clause.children))
        return tuple(found)

    def article_of(self, clause: Clause) -> Clause | None:
        """The article that holds ``clause`` (or is it); None outside articles."""
        if clause.kind is Kind.ARTICLE:
            return clause
        return next((above for above in self.ancestors(clause) if above.kind is Kind.ARTICLE), None)

    def supplementary_of(self, clause: Clause) -> Clause | None:
        """The 附則 that holds ``clause`` (or is it); None in the main body."""
        if clause.kind is Kind.SUPPLEMENTARY:
            return clause
        return next((above for above in self.ancestors(clause) if above.kind is Kind.SUPPLEMENTARY), None)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the file itself, to be told by a check of family S.

    ``kind`` is the name of that check (``unknown-key``); ``values`` fill its message (``key``, ``nearest``, ``expected``).
    """

    kind: str
    span: Span
    values: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    route: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something skipped or kept without being understood, at a place in the source (None: the file as a whole).

    ``kind`` is a stable kebab-case name (``unplaced-text``, ``table-as-text``); messages per language live with the
    reporters' words, filled from ``values``.
    """

    kind: str
    span: Span | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """One file as the rest of the program sees it.

    ``regulation`` is None where the file could not be read as one; ``problems`` then says why.  ``root`` is the
    positioned YAML tree, None for formats that are imported.  ``format`` is yaml, pdf, markdown, text …
    """

    source: Source
    format: str
    regulation: Regulation | None
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    root: Node | None = None

    @property
    def title(self) -> str:
        """The title of the regulation; "" where there is none."""
        title = self.regulation.title if self.regulation is not None else None
        return title.text.strip() if title is not None else ""
