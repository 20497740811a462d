"""The sheets of the workbook that are lists: what bears requirements out, and which are not met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.coverage import OPEN
from policylint.reporters.coverage import xlsx_book
from policylint.reporters.coverage.words import BY, MODALITY
from policylint.reporters.coverage.xlsx_book import short_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.coverage import Coverage, Matrix, Verdict
    from policylint.guideline.catalogue import Requirement
    from policylint.reporters.coverage.xlsx_book import Page

_EVIDENCE = {
    "organisation": 20,
    "id": 14,
    "requirement": 44,
    "modality": 9,
    "status": 11,
    "by": 13,
    "document": 24,
    "clause": 16,
    "line": 7,
    "words": 64,
}
"""Columns and their widths."""
_GAPS = {"organisation": 20, "id": 14, "requirement": 48, "modality": 9, "status": 11, "so-far": 44}
_ENTRIES = {"response": 34, "owner": 14, "deadline": 14}
"""Columns that the auditor fills in."""
_TOLD = 3
"""So many citations are told with a gap; the others are in the list of evidence."""


def write_evidence(page: Page, matrix: Matrix) -> dict[tuple[int, str], str]:
    """Fill the sheet 根拠.

    Returns:
        For the place of an organisation in ``matrix.columns`` and a requirement id, the rows of its evidence as the
        target of a link.  Only those that there is evidence of, and that fit into the sheet.
    """
    _heads(page, _EVIDENCE, {})
    places: dict[tuple[int, str], str] = {}
    row = 1
    for place, organisation, requirement, verdict in _verdicts(matrix):
        if not verdict.citations:
            continue
        last = row + len(verdict.citations) - 1
        if last > xlsx_book.MOST_ROWS - 2:
            page.text(row, 0, page.book.word("rows-cut"), "fact")
            break
        _evidence(page, row, organisation, requirement, verdict)
        places[place, requirement.id] = page.area(row, last, len(_EVIDENCE) - 1)
        row = last + 1
    if not places:
        page.text(1, 0, page.book.word("no-evidence"), "fact")
    _finish(page, row - 1, len(_EVIDENCE))
    return places


def write_gaps(page: Page, matrix: Matrix) -> None:
    """Fill the sheet 不足一覧."""
    _heads(page, _GAPS, _ENTRIES)
    row = 1
    for _, organisation, requirement, verdict in _verdicts(matrix):
        if verdict.status not in OPEN:
            continue
        if row > xlsx_book.MOST_ROWS - 2:
            page.text(row, 0, page.book.word("rows-cut"), "fact")
            break
        cells = [*_requirement(page, row, organisation, requirement, verdict), _so_far(page, verdict)]
        page.text(row, 5, cells[5])
        page.fit(row, cells)
        page.texts(row, len(_GAPS), [""] * (len(_ENTRIES) - 1), "entry")
        page.text(row, len(_GAPS) + len(_ENTRIES) - 1, "", "entry.date")
        row += 1
    if row == 1:
        page.text(1, 0, page.book.word("no-gaps"), "fact")
    _finish(page, row - 1, len(_GAPS) + len(_ENTRIES))


def _verdicts(matrix: Matrix) -> Iterator[tuple[int, Coverage, Requirement, Verdict]]:
    """Every verdict on a requirement shown, organisation by organisation."""
    for place, organisation in enumerate(matrix.columns):
        for requirement in matrix.requirements:
            yield place, organisation, requirement, organisation.verdicts[requirement.id]


def _heads(page: Page, columns: dict[str, int], entries: dict[str, int]) -> None:
    heads = [(page.book.word(key), "head") for key in columns]
    heads += [(page.book.word(key), "head.entry") for key in entries]
    page.listing(heads, [*columns.values(), *entries.values()], frozen=2)


def _requirement(page: Page, row: int, organisation: Coverage, requirement: Requirement, verdict: Verdict) -> list[str]:
    """Write the five columns that both lists start with, and give them."""
    lang = page.book.lang
    texts = [organisation.name, short_id(requirement.id), requirement.text]
    centred = [MODALITY[requirement.modality][lang], page.book.status(verdict.status)]
    page.texts(row, 0, texts)
    page.texts(row, 3, centred, "cell.center")
    return texts + centred


def _evidence(page: Page, first: int, organisation: Coverage, requirement: Requirement, verdict: Verdict) -> None:
    for row, citation in enumerate(verdict.citations, first):
        cells = _requirement(page, row, organisation, requirement, verdict)
        by = BY[citation.by][page.book.lang]
        page.text(row, 5, by, "cell.center")
        page.texts(row, 6, (citation.path, citation.clause))
        page.number(row, 8, citation.line, "cell.number")
        page.text(row, 9, citation.words)
        page.fit(row, (*cells, by, citation.path, citation.clause, "", citation.words))


def _so_far(page: Page, verdict: Verdict) -> str:
    book = page.book
    told = [
        f"{citation.clause or book.word('place', line=citation.line)}: {citation.words}"
        for citation in verdict.citations[:_TOLD]
    ]
    if len(verdict.citations) > _TOLD:
        told.append(book.word("more", count=len(verdict.citations) - _TOLD))
    return "\n".join(told)


def _finish(page: Page, last_row: int, columns: int) -> None:
    """Filter, colours and print set-up over the rows 1 … ``last_row`` (0 where there are none)."""
    last = max(last_row, 1)
    page.colour(1, 4, last, 4)
    page.sheet.autofilter(0, 0, last, columns - 1)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:J{last + 1}", "two_digit_text_year": f"A1:J{last + 1}"})
    page.print_set_up(last, columns - 1, (0, 0))
