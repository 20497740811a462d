"""From the positioned tree of a YAML file to a regulation.

How the keys of ``schemas/regulation.schema.json`` are read (``write.py`` is the inverse):

- Clauses stand in the order of the file: the top-level keys ``toc``, ``preamble``, ``body``, ``supplementary`` and
  ``appended`` in the order in which they are written, and within a clause ``paragraphs``, ``items``, ``subitems`` and
  ``body`` likewise.  ``body`` may hold clauses of any kind, each told by its kind key (``article``, ``chapter``,
  ``item``, ``supplementary``, ``table``, ``toc`` …); one without kind key is ``Kind.TEXT``.
- The value of a kind key is the number, as a figure (``10``, ``3の2``) or as printed (``第１０条``).  ``label`` is the
  number as printed where the two differ; without ``label:`` the label is the scalar of the kind key.  An empty kind key
  means no number, an empty ``label:`` no label.  ``paragraphs``, ``items`` and ``subitems`` whose kind key is *missing*
  are numbered by their position and have no label.
- ``heading``, ``supplementary``, ``toc`` and ``preamble`` hold the caption instead of a number; ``caption:`` says the
  same and is read where the kind key is empty or missing.  Their number, where there is one, is ``number:``.
- ``text``, ``items``, ``tail`` and ``tables`` directly in an ``article`` are those of its first paragraph (number 1, no
  label); ``paragraphs`` that follow count on from it.  Duty fields beside ``text`` belong to that paragraph unless
  there are ``paragraphs`` or ``body``; then, and always in other clauses, they belong to the clause itself.
- An entry of a list of clauses that is a mere text breaks the schema and is read all the same.
- Folds between Japanese signs read as nothing (:mod:`policylint.document.folds`).
- A date or an amendment written as one string is parsed; written as a mapping, it is what the mapping says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.document.build_fields import build_duty, build_organisation, text_of
from policylint.document.dates import find_date, iso_date
from policylint.document.folds import without_folds
from policylint.document.model import Amendment, Clause, Date, Kind, Prose, Regulation, Table
from policylint.document.numbers import number_of
from policylint.source import Span, TextMap
from policylint.source.text_map import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Number
    from policylint.document.node import Node

_NUMBERED = {
    "article": Kind.ARTICLE,
    "part": Kind.PART,
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
    "subsection": Kind.SUBSECTION,
    "division": Kind.DIVISION,
    "paragraph": Kind.PARAGRAPH,
    "item": Kind.ITEM,
    "subitem": Kind.SUBITEM,
    "table": Kind.APPENDED_TABLE,
    "style": Kind.APPENDED_STYLE,
}
_CAPTIONED = {
    "heading": Kind.HEADING,
    "supplementary": Kind.SUPPLEMENTARY,
    "toc": Kind.TOC,
    "preamble": Kind.PREAMBLE,
}
_KINDS = {**_NUMBERED, **_CAPTIONED}
_LISTS = {"paragraphs": Kind.PARAGRAPH, "items": Kind.ITEM, "subitems": Kind.SUBITEM, "body": Kind.TEXT}
_TOP = {
    "toc": Kind.TOC,
    "preamble": Kind.PREAMBLE,
    "body": Kind.TEXT,
    "supplementary": Kind.SUPPLEMENTARY,
    "appended": Kind.APPENDED_TABLE,
}
_OF_FIRST_PARAGRAPH = ("text", "items", "tail", "tables")


def build_regulation(root: Node, source: str) -> Regulation:
    """The regulation of a file, with as much of it as can be read; ``source`` is its text."""
    builder = _Builder(source)
    history = root.get("amendments")
    front = root.get("front")
    return Regulation(
        title=builder.prose(root.get("title")),
        body=tuple(builder.top(root)),
        number=builder.prose(root.get("number")),
        enacted=builder.date(root.get("enacted")),
        in_force=builder.date(root.get("in_force")),
        amendments=tuple(builder.amendments(history)),
        organisation=build_organisation(root, source),
        edition=text_of(root.get("edition"), source),
        front=tuple(prose for node in (front.children if front else ()) if (prose := builder.prose(node)) is not None),
    )


class _Builder:
    """Reads nodes of one file."""

    def __init__(self, source: str) -> None:
        self.source = source

    def prose(self, node: Node | None) -> Prose | None:
        """The words of a scalar, None where there are none."""
        if node is None or node.prose is None or node.value is None:
            return None
        return without_folds(node.prose, self.source) if node.prose.text else None

    def top(self, root: Node) -> Iterator[Clause]:
        for node in root.children:
            kind = _TOP.get(node.key or "")
            if kind is None or node is not root.get(node.key or ""):
                continue
            if kind in (Kind.TOC, Kind.PREAMBLE) and node.kind != "sequence":
                if node.children or self.prose(node) is not None:
                    yield self.clause(node, kind, None, ())
            else:
                yield from self.siblings(node, kind)

    def siblings(self, node: Node, kind: Kind, offset: int = 0) -> Iterator[Clause]:
        """The clauses of a list; those without kind key are of ``kind`` and, in a typed list, count by position."""
        if node.kind != "sequence":
            return
        labels: list[str] = []
        for child in node.children:
            marked = next((key.prose.text for key in child.children if key.key in _NUMBERED and key.prose), "")
            if marked:
                labels.append(marked)
        for index, child in enumerate(node.children, 1 + offset):
            counted = kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
            if child.kind == "mapping" or (child.kind == "scalar" and self.prose(child) is not None):
                yield self.clause(child, kind, (index,) if counted else None, tuple(labels))

    def clause(self, node: Node, kind: Kind, position: Number | None, beside: tuple[str, ...]) -> Clause:
        """One clause; ``position`` is its number where no key says one, ``beside`` the labels of its list."""
        if node.kind != "mapping":
            return Clause(kind, node.span, number=position, text=self.prose(node), node=node)
        named = next((child for child in node.children if child.key in _KINDS), None)
        kind = _KINDS[named.key or ""] if named is not None else kind
        numbered = named is not None and named.key in _NUMBERED
        number = self._number(named if numbered else node.get("number"), position, beside)
        label = node.get("label")
        own = named if label is None and numbered else label
        caption = self.prose(node.get("caption"))
        if named is not None and not numbered:
            caption = self.prose(named) or caption
        deleted = node.get("deleted")
        bullet = node.get("bullet")
        clause = _Parts(self, node, kind, deleted=deleted is not None and deleted.value is True)
        return Clause(
            kind,
            node.span,
            number=number,
            label=self.prose(own),
            caption=caption,
            text=clause.text,
            tail=clause.tail,
            children=clause.children,
            tables=clause.tables,
            deleted=clause.deleted,
            bullet=bullet is not None and bullet.value is True,
            note=self.prose(node.get("note")),
            duty=clause.duty,
            node=node,
        )

    def _number(self, node: Node | None, position: Number | None, beside: tuple[str, ...]) -> Number | None:
        if node is None:
            return position
        if isinstance(node.value, int) and not isinstance(node.value, bool) and node.value > 0:
            return (node.value,)
        return number_of(node.prose.text, beside) if node.prose is not None else None

    def tables(self, node: Node | None) -> tuple[Table, ...]:
        return tuple(
            self._table(child) for child in (node.children if node is not None else ()) if child.kind == "mapping"
        )

    def _table(self, node: Node) -> Table:
        rows = node.get("rows")
        lines = [row for row in (rows.children if rows is not None else ()) if row.kind == "sequence"]
        width = max((len(line.children) for line in lines), default=0)
        header = node.get("header_rows")
        count = header.value if header is not None and isinstance(header.value, int) else 0
        cells = tuple(
            (
                *(self._cell(cell) for cell in line.children),
                *(_blank(line.span.end) for _ in range(width - len(line.children))),
            )
            for line in lines
        )
        return Table(cells, node.span, min(max(count, 0), len(cells)), self.prose(node.get("caption")))

    def _cell(self, node: Node) -> Prose:
        return self.prose(node) or _blank(node.span.start)

    def date(self, node: Node | None) -> Date | None:
        if node is None:
            return None
        if node.kind != "mapping":
            prose = self.prose(node)
            return Date(prose, iso_date(prose.text)) if prose is not None else None
        prose = self.prose(node.get("text"))
        said = text_of(node.get("date"), self.source)
        return Date(prose, said) if prose is not None else None

    def amendments(self, node: Node | None) -> Iterator[Amendment]:
        for child in node.children if node is not None else ():
            prose = self.prose(child if child.kind == "scalar" else child.get("text"))
            if prose is None:
                continue
            if child.kind == "scalar":
                found = find_date(prose.text)
                date = Date(prose.slice(found[0].start, found[0].end), found[1]) if found is not None else None
                yield Amendment(prose, date)
            else:
                yield Amendment(prose, self.date(child.get("date")), text_of(child.get("number"), self.source) or "")


class _Parts:
    """Words, children and duty of one clause; those of an article's first paragraph go down into it."""

    def __init__(self, builder: _Builder, node: Node, kind: Kind, *, deleted: bool) -> None:
        self.deleted = deleted
        self.text = builder.prose(node.get("text"))
        self.tail = builder.prose(node.get("tail"))
        self.tables = builder.tables(node.get("tables"))
        self.duty = build_duty(node, builder.source)
        first = self._first_paragraph(builder, node) if kind is Kind.ARTICLE else None
        children = [first] if first is not None else []
        for child in node.children:
            below = _LISTS.get(child.key or "")
            if below is None or (first is not None and below is Kind.ITEM):
                continue
            offset = 1 if first is not None and below is Kind.PARAGRAPH else 0
            children.extend(builder.siblings(child, below, offset))
        if kind is Kind.ARTICLE and not children and not deleted:
            children.append(Clause(Kind.PARAGRAPH, Span(node.span.end, node.span.end), number=(1,), node=node))
        self.children = tuple(children)

    def _first_paragraph(self, builder: _Builder, node: Node) -> Clause | None:
        own = [child for child in node.children if child.key in _OF_FIRST_PARAGRAPH and _filled(child)]
        if not own:
            return None
        alone = node.get("paragraphs") is None and node.get("body") is None
        items = node.get("items")
        first = Clause(
            Kind.PARAGRAPH,
            Span(min(child.span.start for child in own), max(child.span.end for child in own)),
            number=(1,),
            text=self.text,
            tail=self.tail,
            children=tuple(builder.siblings(items, Kind.ITEM)) if items is not None else (),
            tables=self.tables,
            duty=self.duty if alone else None,
            node=node,
        )
        self.text, self.tail, self.tables = None, None, ()
        if alone:
            self.duty = None
        return first


def _filled(node: Node) -> bool:
    return bool(node.children) or (node.prose is not None and bool(node.prose.text))


def _blank(at: int) -> Prose:
    return Prose("", TextMap((Run(0, 0, Span(at, at)),)))
