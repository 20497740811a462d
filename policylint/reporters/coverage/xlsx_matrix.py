"""The sheet of the workbook with a mark for each requirement and organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.coverage import share
from policylint.reporters.coverage.words import MARK, MODALITY
from policylint.reporters.coverage.xlsx_book import FEW, MOST_COLUMNS, MOST_LINKS, short_id
from policylint.reporters.layout import clip, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.coverage import Coverage, Matrix, Verdict
    from policylint.guideline.catalogue import GuidelineClause, Requirement
    from policylint.reporters.coverage.xlsx_book import Page

    Places = Mapping[tuple[int, str], str]
    """Where the evidence stands: place of the organisation and requirement → target of a link."""

_HEADS = 1
"""The row of the heads; the legend stands above."""
_ID_WIDTH, _TEXT_WIDTH, _KIND_WIDTH, _RATE_WIDTH = 14, 62, 9, 9
_FEW_WIDTH, _MANY_WIDTH = 13, 3.6
_NAME_COLUMNS = 48
"""The longest name that a rotated head shows; a row gets no higher than 409 points."""
_BUTTON = 18
"""Points at the foot of a head that the button of the filter covers."""
_ACROSS = 80
"""More organisations than this make a page too small to read, and go on several pages side by side."""


def write_matrix(page: Page, matrix: Matrix, places: Places) -> None:
    """Fill the sheet マトリックス; marks, or else names of organisations, lead to the evidence at ``places``."""
    lead = 4 if len(matrix.columns) > 1 else 3
    columns = matrix.columns[: MOST_COLUMNS - lead]
    last_column = lead + len(columns) - 1
    by_mark = len(places) <= MOST_LINKS
    _legend(page, matrix, len(columns), by_mark=by_mark)
    _heads(page, matrix, columns, {} if by_mark else places)
    row = _HEADS
    for clause, requirements in matrix.rows:
        row += 1
        _group(page, row, clause, last_column)
        for requirement in requirements:
            row += 1
            _requirement(page, row, matrix, requirement)
            for place, organisation in enumerate(columns):
                target = places.get((place, requirement.id)) if by_mark else None
                _mark(page, (row, lead + place), organisation.verdicts[requirement.id], target)
    _set_up(page, row, lead, last_column)


def _legend(page: Page, matrix: Matrix, shown: int, *, by_mark: bool) -> None:
    book = page.book
    parts = ["　".join(book.status(status) for status in MARK)]
    parts.append(book.word("matrix-hint" if by_mark else "matrix-hint-names"))
    if shown < len(matrix.columns):
        parts.append(book.word("matrix-cut", shown=shown, count=len(matrix.columns)))
    page.text(0, 0, "　｜　".join(parts), "note")


def _heads(page: Page, matrix: Matrix, columns: tuple[Coverage, ...], places: Places) -> None:
    book = page.book
    page.texts(_HEADS, 0, (book.word("id"), book.word("requirement")), "head.left")
    page.text(_HEADS, 2, book.word("modality"), "head")
    page.widths(_ID_WIDTH, _TEXT_WIDTH, _KIND_WIDTH)
    lead = 3
    if len(matrix.columns) > 1:
        page.text(_HEADS, lead, book.word("rate"), "head")
        page.sheet.set_column(lead, lead, _RATE_WIDTH)
        lead += 1
    many = len(columns) > FEW
    page.sheet.set_column(lead, lead + len(columns) - 1, _MANY_WIDTH if many else _FEW_WIDTH)
    first: dict[int, str] = {}
    for (place, _), target in places.items():
        first.setdefault(place, target)
    for place, organisation in enumerate(columns):
        name = clip(organisation.name, _NAME_COLUMNS, keep="start") if many else organisation.name
        look = "head.rotated" if many else "head"
        if place in first:
            tip = book.word("to-evidence", name=organisation.name)
            page.link((_HEADS, lead + place), name, first[place], tip, look)
        else:
            page.text(_HEADS, lead + place, name, look)
    page.sheet.set_row(_HEADS, _head_height([organisation.name for organisation in columns], many=many))


def _head_height(names: list[str], *, many: bool) -> float:
    """Points that the longest of ``names`` takes, upright or rotated."""
    longest = max(width(name) for name in names)
    if many:
        return max(60.0, _BUTTON + 12 + 5.4 * min(longest, _NAME_COLUMNS))
    return min(17.0 * max(2, -(-longest // (_FEW_WIDTH - 2))), 170.0)


def _group(page: Page, row: int, clause: GuidelineClause, last_column: int) -> None:
    page.texts(row, 0, (short_id(clause.id), clause.heading), "group")
    page.texts(row, 2, [""] * (last_column - 1), "group")
    page.sheet.set_row(row, 18)


def _requirement(page: Page, row: int, matrix: Matrix, requirement: Requirement) -> None:
    texts = (short_id(requirement.id), requirement.text)
    page.texts(row, 0, texts, "name")
    page.fit(row, texts, level=1)
    page.text(row, 2, MODALITY[requirement.modality][page.book.lang], "mark")
    if len(matrix.columns) > 1:
        shares = [share(column.verdicts, (requirement,)) for column in matrix.columns]
        page.rate(row, 3, (sum(s[0] for s in shares), 0, sum(s[2] for s in shares)))


def _mark(page: Page, cell: tuple[int, int], verdict: Verdict, target: str | None) -> None:
    mark = MARK[verdict.status]
    if target is None:
        page.text(*cell, mark, "mark.large")
    else:
        page.link(cell, mark, target, _tip(page, verdict), "mark.large")


def _tip(page: Page, verdict: Verdict) -> str:
    """The first of the evidence in a few words."""
    first, *others = verdict.citations
    place = first.clause or page.book.word("place", line=first.line)
    more = f" {page.book.word('more', count=len(others))}" if others else ""
    return f"{place}{more}: {clip(first.words, 100, keep='start')}"


def _set_up(page: Page, last_row: int, lead: int, last_column: int) -> None:
    sheet = page.sheet
    page.colour(_HEADS + 1, lead, last_row, last_column)
    if lead > 3:  # noqa: PLR2004 - the column of shares
        page.bars(_HEADS + 1, 3, last_row)
    sheet.freeze_panes(_HEADS + 1, lead)
    sheet.autofilter(_HEADS, 0, last_row, last_column)
    sheet.outline_settings(symbols_below=False)
    sheet.ignore_errors({"number_stored_as_text": f"A1:A{last_row + 1}", "two_digit_text_year": f"A1:A{last_row + 1}"})
    across = -(-(last_column + 1 - lead) // _ACROSS)
    page.print_set_up(last_row, last_column, (0, _HEADS), across)
    if across > 1:
        sheet.repeat_columns(0, lead - 1)
