"""The workbook that an auditor works in: summary, matrix, evidence, gaps and settings, one sheet each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.reporters.coverage.xlsx_book import Book
from policylint.reporters.coverage.xlsx_lists import write_evidence, write_gaps
from policylint.reporters.coverage.xlsx_matrix import write_matrix
from policylint.reporters.coverage.xlsx_settings import write_settings
from policylint.reporters.coverage.xlsx_summary import write_summary

if TYPE_CHECKING:
    from policylint.coverage import Matrix
    from policylint.reporters.style import Style


def render(matrix: Matrix, style: Style) -> bytes:
    """The whole workbook (``.xlsx``); the same matrix and language give the same bytes.

    No cell holds a formula: whatever comes out of documents and names is written as text.
    """
    book = Book(matrix, style.lang)
    summary, grid, evidence, gaps, settings = (
        book.page(key) for key in ("summary", "matrix", "evidence", "gaps", "settings")
    )
    write_summary(summary, matrix)
    write_matrix(grid, matrix, write_evidence(evidence, matrix))
    write_gaps(gaps, matrix)
    write_settings(settings, matrix)
    return book.close()
