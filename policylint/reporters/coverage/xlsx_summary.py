"""The sheet of the workbook that tells the result: shares by section and by organisation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policylint.coverage import Matrix, Status, share
from policylint.reporters.coverage.words import MARK, MEANING, MODALITY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang
    from policylint.coverage import Coverage
    from policylint.guideline.catalogue import Requirement
    from policylint.reporters.coverage.xlsx_book import Page

_NAME_WIDTH = 38
_COUNT_WIDTH: Mapping[Lang, float] = {"ja": 7, "en": 10}
_SPARE = 5
"""Columns to the right of the counts, if only for the notes to run on into."""
_COUNTS = 2
"""The column of the first count, after the name and the share; one column for each status, then the sum."""


def write_summary(page: Page, matrix: Matrix) -> None:
    """Fill the sheet 集計."""
    sections = _sections_across(matrix)
    last_column = _COUNTS + len(MARK) + max(len(sections), _SPARE)
    page.widths(_NAME_WIDTH, 11, *[_COUNT_WIDTH[page.book.lang]] * len(MARK), 11, *[9.5] * max(len(sections), _SPARE))
    page.sheet.hide_gridlines(2)
    row = _legend(page, _facts(page, matrix) + 1) + 1
    row = _by_section(page, matrix, row) + 1
    heads, last_row = _by_organisation(page, matrix, row)
    page.print_set_up(last_row, last_column, (heads, heads))


def _facts(page: Page, matrix: Matrix) -> int:
    """Title and what was measured; the row after."""
    book, edition = page.book, matrix.edition
    page.text(0, 0, book.word("title"), "title")
    page.sheet.set_row(0, 28)
    facts = {"edition": edition.title, "edition-as-of": edition.as_of, "edition-id": edition.id}
    for row, (key, words) in enumerate(facts.items(), 1):
        page.text(row, 0, book.word(key), "label")
        page.fact(row, words, _COUNTS + len(MARK) + _SPARE)
    page.text(4, 0, book.word("date"), "label")
    page.day(4, matrix.as_of, 3)
    page.text(5, 0, book.word("organisations"), "label")
    page.number(5, 1, len(matrix.columns), "fact.number")
    page.text(6, 0, book.word("requirements"), "label")
    page.number(6, 1, len(matrix.requirements), "fact.number")
    kinds = Counter(requirement.modality for requirement in matrix.requirements)
    told = [f"{MODALITY[kind][book.lang]} {kinds[kind]}" for kind in matrix.modalities]
    page.text(6, 2, " / ".join(told), "note")
    page.text(7, 0, book.word("overall"), "label")
    page.rate(7, 1, _sum(matrix.columns, matrix.requirements), "fact.percent")
    page.text(7, 2, book.word("rate-note"), "note")
    return 8


def _legend(page: Page, row: int) -> int:
    """What the marks mean; the row after."""
    book = page.book
    page.text(row, 0, book.word("legend"), "heading")
    first = row + 1
    for offset, (status, meanings) in enumerate(MEANING.items()):
        page.text(first + offset, 0, book.status(status), "name")
        page.text(first + offset, 1, meanings[book.lang], "fact")
    last = first + len(MEANING) - 1
    page.colour(first, 0, last, 0)
    return last + 1


def _by_section(page: Page, matrix: Matrix, row: int) -> int:
    """The table of sections, all organisations taken together; the row after."""
    key = "by-section-sum" if len(matrix.columns) > 1 else "by-section"
    page.text(row, 0, page.book.word(key), "heading")
    _heads(page, row + 1, "section")
    first = row + 2
    for offset, section in enumerate(matrix.sections()):
        _counted(page, first + offset, _section_name(section), matrix.columns, section[2])
    last = first + len(matrix.sections()) - 1
    page.bars(first, 1, last)
    return last + 1


def _by_organisation(page: Page, matrix: Matrix, row: int) -> tuple[int, int]:
    """The table of organisations, with the share of each section; the row of its heads and its last row."""
    book, sections = page.book, _sections_across(matrix)
    page.text(row, 0, book.word("by-organisation"), "heading")
    heads, first = row + 1, row + 2
    _heads(page, heads, "organisation")
    left = _COUNTS + len(MARK) + 1
    for column, section in enumerate(sections, left):
        page.text(heads, column, book.word("rate-by-section", section=_section_name(section)), "head")
    if sections:
        page.sheet.set_row(heads, 88)
    for line, organisation in enumerate(matrix.columns, first):
        _counted(page, line, organisation.name, (organisation,), matrix.requirements)
        for column, section in enumerate(sections, left):
            page.rate(line, column, share(organisation.verdicts, section[2]))
    last = first + len(matrix.columns) - 1
    page.bars(first, 1, last)
    for column in range(left, left + len(sections)):
        page.bars(first, column, last)
    return heads, last


def _heads(page: Page, row: int, first: str) -> None:
    book = page.book
    page.text(row, 0, book.word(first), "head.left")
    page.text(row, 1, book.word("rate"), "head")
    page.texts(row, _COUNTS, (book.status(status).replace(" ", "\n") for status in MARK), "head")
    page.text(row, _COUNTS + len(MARK), book.word("expected"), "head")
    page.sheet.set_row(row, 48)


def _counted(
    page: Page, row: int, name: str, columns: tuple[Coverage, ...], requirements: tuple[Requirement, ...]
) -> None:
    """One row: how many requirements of ``columns`` have each status."""
    found = _statuses(columns, requirements)
    totals = _sum(columns, requirements)
    page.text(row, 0, name, "name")
    page.fit(row, (name,))
    page.rate(row, 1, totals)
    for column, status in enumerate(MARK, _COUNTS):
        page.number(row, column, found[status])
    page.number(row, _COUNTS + len(MARK), totals[2])


def _statuses(columns: tuple[Coverage, ...], requirements: tuple[Requirement, ...]) -> Counter[Status]:
    return Counter(column.verdicts[requirement.id].status for column in columns for requirement in requirements)


def _sum(columns: tuple[Coverage, ...], requirements: tuple[Requirement, ...]) -> tuple[int, int, int]:
    """Covered, partial and expected, added up over ``columns``."""
    shares = [share(column.verdicts, requirements) for column in columns]
    covered, partial, expected = (sum(parts) for parts in zip(*shares, strict=True))
    return covered, partial, expected


def _sections_across(matrix: Matrix) -> tuple[tuple[str, str, tuple[Requirement, ...]], ...]:
    """The sections beside each organisation; none for a single one, which the table of sections is about."""
    return matrix.sections() if len(matrix.columns) > 1 else ()


def _section_name(section: tuple[str, str, tuple[Requirement, ...]]) -> str:
    """The heading, after its number where it has one."""
    name, heading, _ = section
    return f"{name} {heading}" if name[:1].isdigit() else heading or name
