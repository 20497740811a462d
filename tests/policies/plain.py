"""A regulation as the plain text that a word processor would save: the wording alone, without structured fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.document.model import CONTAINERS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause, Regulation, Table

_UNITS = {Kind.PART: "編", Kind.CHAPTER: "章", Kind.SECTION: "節", Kind.SUBSECTION: "款", Kind.DIVISION: "目"}
_APPENDED = {Kind.APPENDED_TABLE: "別表", Kind.APPENDED_STYLE: "様式"}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def plain_text(regulation: Regulation) -> str:
    """The regulation line by line: title, 章, （見出し）, 第１条, ２, (1), 附則, rows of 別表 with full-width spaces."""
    head = [part.text for part in (regulation.title, regulation.number) if part is not None]
    return "\n".join([*head, *(line for clause in regulation.body for line in _lines(clause))]) + "\n"


def _lines(clause: Clause) -> Iterator[str]:
    if clause.kind is Kind.ARTICLE:
        yield from _article(clause)
        return
    if clause.kind in CONTAINERS:
        unit = _UNITS.get(clause.kind, "")
        yield f"　　　{_label(clause, f'第{_digits(clause)}{unit}')}　{_words(clause.caption)}"
    elif clause.kind is Kind.SUPPLEMENTARY:
        yield "　　　附　則"
    elif clause.kind in _APPENDED:
        number = f"第{_digits(clause)}" if clause.number is not None else ""
        label = _label(clause, f"{_APPENDED[clause.kind]}{number}")
        yield f"{label}{_words(clause.note)}{'　' if clause.caption else ''}{_words(clause.caption)}"
    if clause.kind is Kind.PARAGRAPH:
        yield from _paragraph(clause, "")
        return
    yield from _below(clause)


def _below(clause: Clause) -> Iterator[str]:
    if clause.kind in {Kind.SUPPLEMENTARY, *_APPENDED} and clause.text is not None:
        yield f"　{clause.text.text}"
    for table in clause.tables:
        yield from _rows(table)
    for child in clause.children:
        yield from _lines(child)


def _article(clause: Clause) -> Iterator[str]:
    if clause.caption is not None:
        yield f"　（{clause.caption.text}）"
    branches = "".join(f"の{part}".translate(_FULL_WIDTH) for part in (clause.number or ())[1:])
    label = _label(clause, f"第{_digits(clause)}条{branches}")
    for paragraph in clause.children:
        first = paragraph is clause.children[0]
        yield from _paragraph(paragraph, label if first else "")


def _paragraph(paragraph: Clause, before: str) -> Iterator[str]:
    label = before or (_label(paragraph, _digits(paragraph)) if paragraph.number is not None else "")
    yield f"{label}　{_words(paragraph.text)}"
    for table in paragraph.tables:
        yield from _rows(table)
    for item in paragraph.children:
        yield from _item(item, 1)


def _item(item: Clause, depth: int) -> Iterator[str]:
    yield f"{'　' * depth}{_label(item, f'({_digits(item)})')}　{_words(item.text)}"
    for child in item.children:
        yield from _item(child, depth + 1)


def _rows(table: Table) -> Iterator[str]:
    return ("　".join(cell.text for cell in row) for row in table.rows)


def _label(clause: Clause, computed: str) -> str:
    """The label as printed; a file that only numbers its clauses (``article: 3``) has the usual one."""
    printed = clause.label is not None and not clause.label.text.isdecimal()
    return clause.label.text if clause.label is not None and printed else computed


def _digits(clause: Clause) -> str:
    return str((clause.number or (1,))[0]).translate(_FULL_WIDTH)


def _words(prose: object) -> str:
    return "" if prose is None else str(prose)
