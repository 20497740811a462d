"""The sheet of the workbook that tells how the result came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint import __version__
from policylint.reporters.coverage.words import MODALITY
from policylint.reporters.coverage.xlsx_book import lines, short_id

if TYPE_CHECKING:
    from policylint.coverage import Matrix
    from policylint.reporters.coverage.xlsx_book import Page

_WIDTHS = (26, 14, 58, 50, 18, 18)
_PATH = _WIDTHS[1] + _WIDTHS[2]


def write_settings(page: Page, matrix: Matrix) -> None:
    """Fill the sheet 設定."""
    book, edition = page.book, matrix.edition
    page.widths(*_WIDTHS)
    page.sheet.hide_gridlines(2)
    page.text(0, 0, page.name, "title")
    page.sheet.set_row(0, 28)
    facts = {
        "tool": f"policylint {__version__}",
        "edition": edition.title,
        "edition-as-of": edition.as_of,
        "edition-id": edition.id,
        "modalities": " / ".join(MODALITY[modality][book.lang] for modality in matrix.modalities),
    }
    for row, (key, words) in enumerate(facts.items(), 1):
        page.text(row, 0, book.word(key), "label")
        page.fact(row, words, len(_WIDTHS) - 1)
    row = len(facts) + 1
    page.text(row, 0, book.word("date"), "label")
    page.day(row, matrix.as_of, 2)
    row = _documents(page, matrix, _exclusions(page, matrix, row + 2) + 1)
    page.print_set_up(row - 1, len(_WIDTHS) - 1, (0, 0))


def _exclusions(page: Page, matrix: Matrix, row: int) -> int:
    """Requirements set aside; the row after."""
    book = page.book
    page.text(row, 0, book.word("exclusions"), "heading")
    found = [
        (organisation.name, requirement, verdict.exclusion)
        for organisation in matrix.columns
        for requirement in matrix.requirements
        if (verdict := organisation.verdicts[requirement.id]).exclusion is not None
    ]
    if not found:
        page.text(row + 1, 0, book.word("no-exclusions"), "fact")
        return row + 2
    heads = ("organisation", "id", "requirement", "reason", "approver", "review-date")
    page.texts(row + 1, 0, map(book.word, heads), "head")
    row += 2
    for name, requirement, exclusion in found:
        texts = (name, short_id(requirement.id), requirement.text, exclusion.reason, exclusion.approver)
        page.texts(row, 0, texts)
        page.fit(row, texts)
        page.dated(row, len(texts), exclusion.review_date, "cell.date")
        row += 1
    return row


def _documents(page: Page, matrix: Matrix, row: int) -> int:
    """What was read for each organisation; the row after."""
    book = page.book
    page.text(row, 0, book.word("documents"), "heading")
    row += 1
    page.text(row, 0, book.word("organisation"), "head")
    page.sheet.merge_range(row, 1, row, 2, "", book.look("head"))
    page.text(row, 1, book.word("document"), "head")
    page.text(row, 3, book.word("document-title"), "head")
    for organisation in matrix.columns:
        for path, title in organisation.documents:
            row += 1
            page.text(row, 0, organisation.name)
            page.sheet.merge_range(row, 1, row, 2, "", book.look("cell"))
            page.text(row, 1, path)
            page.text(row, 3, title)
            page.height(row, max(lines(organisation.name, _WIDTHS[0]), lines(path, _PATH), lines(title, _WIDTHS[3])))
    return row + 1
