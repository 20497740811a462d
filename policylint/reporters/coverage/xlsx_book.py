"""What all sheets of the workbook share: text that stays text, looks, and how it is printed."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache, lru_cache
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from policylint import __version__
from policylint.reporters.coverage.words import MARK, STATUS
from policylint.reporters.coverage.xlsx_looks import BAR, BASE, COLOUR, DATES, FONT, LOOKS
from policylint.reporters.coverage.xlsx_words import WORDS
from policylint.reporters.layout import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format

    from policylint.checks.model import Lang
    from policylint.coverage import Matrix, Status

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_LINKS = 65_530
"""What Excel takes in one sheet."""
FEW = 8
"""Up to so many organisations fit across A4; more of them go on A3, with narrow columns."""

_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900."""
_LINE_HEIGHT = 16.5
"""Points that a line of the base font takes."""
_MOST_CHARACTERS = 32_767
_MOST_IN_TIP = 255
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What XML does not take, and what turns the order of a line around."""
_RISKY = frozenset("=+-@\t\n＝＋－＠")
"""A spreadsheet may read text that starts so as a formula once it is edited or saved as CSV."""


@lru_cache(maxsize=1 << 16)
def plain(words: str) -> str:
    """``words`` as a cell can hold them: legal characters, at most 32,767 units of UTF-16, never raw XML."""
    words = _ILLEGAL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    if len(words) > _MOST_CHARACTERS // 2:
        words = words.encode("utf-16-le")[: 2 * (_MOST_CHARACTERS - 1)].decode("utf-16-le", errors="ignore")
    # XlsxWriter takes a string of this shape for the XML of a rich string and writes it out as it is.
    return f" {words}" if words.startswith("<r>") and words.endswith("</r>") else words


def short_id(requirement: str) -> str:
    """The id of a requirement or clause without its edition (``gov-2025/2.C.b-3`` → ``2.C.b-3``)."""
    return requirement.partition("/")[2] or requirement


@lru_cache(maxsize=1 << 16)
def lines(words: str, digits: float) -> int:
    """How many lines ``words`` take in a column ``digits`` wide, rather one too many where it is close."""
    room = 2 * max(int(digits / 2), 1)  # a full-width character that does not fit whole goes to the next line
    return sum(max(1, ceil(width(paragraph) / room)) for paragraph in plain(words).split("\n"))


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose rows have a height, but no fixed one: Excel fits them again when the auditor writes into them."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if tag == "row":
            attributes = [(name, value) for name, value in attributes if name != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


class Book:
    """A workbook in memory."""

    def __init__(self, matrix: Matrix, lang: Lang) -> None:
        """Start an empty workbook; A4 for few organisations, A3 for many."""
        self.lang: Lang = lang
        self.wide = len(matrix.columns) > FEW
        self.footing = f"{self.word('title')} {matrix.edition.id} {matrix.as_of:%Y-%m-%d}"
        self._stream = BytesIO()
        self.workbook = Workbook(
            self._stream,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FONT, "font_size": BASE["font_size"]},
                "default_row_height": 22,  # pixels: what this font takes at 10 points
            },
        )
        self.workbook.set_properties(
            {
                "title": self.word("title"),
                "subject": plain(matrix.edition.title),
                "author": f"policylint {__version__}",
                "created": datetime.combine(matrix.as_of, time()),  # not now: the bytes are to be the same tomorrow
            },
        )
        self.look = cache(self._look)
        self.colours = {status: self.workbook.add_format(dict(COLOUR[status])) for status in MARK}

    def word(self, key: str, **values: object) -> str:
        """A word of the workbook in its language."""
        return WORDS[key][self.lang].format(**values)

    def status(self, status: Status) -> str:
        """Mark and word of a status: ``○ 充足``."""
        return f"{MARK[status]} {STATUS[status][self.lang]}"

    def page(self, key: str) -> Page:
        """A new sheet after those that are there."""
        return Page(self, key)

    def close(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._stream.getvalue()

    def _look(self, name: str, *, quoted: bool = False) -> Format:
        properties = {**BASE, **LOOKS[name], "quote_prefix": quoted}
        if properties.get("num_format") == "yyyy-mm-dd":
            properties["num_format"] = DATES[self.lang]
        return self.workbook.add_format(properties)


class Page:
    """One sheet; rows and columns count from 0."""

    def __init__(self, book: Book, key: str) -> None:
        """Add the sheet ``sheet.<key>`` to ``book``."""
        self.book = book
        self.name = book.word(f"sheet.{key}")
        self.sheet = book.workbook.add_worksheet(self.name, _Sheet)
        self._digits: Sequence[float] = ()

    def text(self, row: int, column: int, words: str, look: str = "cell") -> None:
        """Write ``words`` as text, whatever they look like."""
        words = plain(words)
        if words:
            self.sheet.write_string(row, column, words, self.book.look(look, quoted=words[0] in _RISKY))
        else:
            self.sheet.write_blank(row, column, None, self.book.look(look))

    def texts(self, row: int, column: int, cells: Iterable[str], look: str = "cell") -> None:
        """Write several texts side by side from ``column`` on."""
        for offset, words in enumerate(cells):
            self.text(row, column + offset, words, look)

    def number(self, row: int, column: int, value: float, look: str = "number") -> None:
        """Write a number."""
        self.sheet.write_number(row, column, value, self.book.look(look))

    def rate(self, row: int, column: int, share: tuple[int, int, int], look: str = "percent") -> None:
        """Write the part of ``share`` (covered, partial, expected) that is covered; a dash where none is expected."""
        covered, _, expected = share
        if expected:
            self.number(row, column, covered / expected, look)
        else:
            self.text(row, column, self.book.word("nothing-expected"), look)

    def dated(self, row: int, column: int, value: date | str, look: str) -> None:
        """Write a date as such; a string that is no ISO date, or before the first day that Excel knows, stays text."""
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            day = date.min
        if day < _FIRST_DAY:
            self.text(row, column, str(value), look)
        else:
            self.sheet.write_datetime(row, column, datetime.combine(day, time()), self.book.look(look))

    def fact(self, row: int, words: str, last_column: int) -> None:
        """Write ``words`` from the second column to ``last_column``, on as many lines as they need."""
        look = self.book.look("fact.wrapped", quoted=plain(words)[:1] in _RISKY)
        self.sheet.merge_range(row, 1, row, last_column, "", look)
        self.text(row, 1, words, "fact.wrapped")
        self.height(row, lines(words, sum(self._digits[1 : last_column + 1])))

    def fit(self, row: int, cells: Sequence[str], level: int = 0) -> None:
        """Make the row as high as the texts in its first columns need; ``level`` 1 folds it under the row above."""
        needed = max(lines(words, digits) for words, digits in zip(cells, self._digits, strict=False))
        self.height(row, needed, level)

    def height(self, row: int, count: int, level: int = 0) -> None:
        """Make the row ``count`` lines high; 409 points is the most that Excel takes."""
        self.sheet.set_row(row, min(_LINE_HEIGHT * count + 1.5, 409), None, {"level": level} if level else None)

    def day(self, row: int, value: date, last_column: int) -> None:
        """Write a date from the second column to ``last_column``: unlike text, it does not run on into empty cells."""
        self.sheet.merge_range(row, 1, row, last_column, "", self.book.look("fact.date"))
        self.dated(row, 1, value, "fact.date")

    def link(self, cell: tuple[int, int], words: str, target: str, tip: str, look: str) -> None:
        """Write ``words`` in ``cell`` (row, column) so that a click leads to ``target`` ('根拠'!A2:J4); ``tip`` shows under the pointer."""
        words, tip = plain(words), clipped(plain(" ".join(tip.split())), _MOST_IN_TIP)
        style = self.book.look(look, quoted=words[:1] in _RISKY)
        self.sheet.write_url(*cell, f"internal:{target}", style, words, tip)

    def area(self, first: int, last: int, last_column: int) -> str:
        """Whole rows of this sheet as the target of a link."""
        end = f"{column_letters(last_column)}{last + 1}"
        return f"'{self.name}'!A{first + 1}:{end}"

    def widths(self, *characters: float) -> None:
        """Set the widths of the columns from the first on, in digits of the base font."""
        self._digits = characters
        for column, digits in enumerate(characters):
            self.sheet.set_column(column, column, digits)

    def colour(self, top: int, left: int, bottom: int, right: int) -> None:
        """Colour the cells of the area by the mark that they start with."""
        for status, mark in MARK.items():
            rule = {"type": "text", "criteria": "begins with", "value": mark, "format": self.book.colours[status]}
            self.sheet.conditional_format(top, left, bottom, right, rule)

    def bars(self, top: int, column: int, bottom: int) -> None:
        """Draw bars from 0 to 100 percent behind the numbers of a column."""
        rule = {"type": "data_bar", "bar_color": BAR, "bar_solid": True, "bar_border_color": BAR}
        limits = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
        self.sheet.conditional_format(top, column, bottom, column, {**rule, **limits})

    def listing(self, heads: Sequence[tuple[str, str]], widths: Sequence[float], frozen: int) -> None:
        """Make it a list: a head (text, look) and width for each column, the first ``frozen`` columns always seen."""
        for column, (words, look) in enumerate(heads):
            self.text(0, column, words, look)
        self.widths(*widths)
        self.sheet.set_row(0, 30)
        self.sheet.freeze_panes(1, frozen)

    def print_set_up(self, last_row: int, last_column: int, heads: tuple[int, int], across: int = 1) -> None:
        """Landscape, ``across`` pages wide, rows ``heads`` (first, last) on every page, title and page below."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(8 if self.book.wide else 9)  # A3, A4
        sheet.fit_to_pages(across, 0)
        sheet.repeat_rows(*heads)
        sheet.print_area(0, 0, last_row, last_column)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.65)
        title = self.book.footing.replace("&", "&&")
        sheet.set_footer(f'&L&"{FONT},標準"&8 {title}&C&"{FONT},標準"&8&A&R&"{FONT},標準"&8&P / &N')


def clipped(words: str, most: int) -> str:
    """``words`` with an ellipsis after at most ``most`` units of UTF-16."""
    units = words.encode("utf-16-le")
    if len(units) <= 2 * most:
        return words
    return units[: 2 * (most - 1)].decode("utf-16-le", errors="ignore") + "…"


def column_letters(column: int) -> str:
    """The name of a column (0 → A, 26 → AA)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
