"""Dates as Japanese documents write them: 令和4年3月14日, 平成元年四月一日, R4.3.14, 2022年3月14日, 2022-03-14.

A table of our own, because japanera (2.1) reads no kanji numerals, wants the format to be told and takes the R of
R4.3.14 for 暦応 (1338) as well as for 令和.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from policylint.source import Span
from policylint.text.script.fold import fold
from policylint.text.script.numerals import NUMBER, parse_number

_YEAR_ZERO = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Year before the first of each era: 改元の詔書 (明治元年 = 1868, 大正元年 = 1912, 昭和元年 = 1926),
昭和64年政令第1号, 平成31年政令第143号."""

_SHORT = {"明": "明治", "大": "大正", "昭": "昭和", "平": "平成", "令": "令和"}
_LATIN = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_SQUARE = {"㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和"}
_ERAS = {**{name: name for name in _YEAR_ZERO}, **_SHORT, **_LATIN, **_SQUARE}

_REFORM = date(1873, 1, 1)
"""Before it days and months are those of the old lunar calendar (明治5年太政官布告第337号): no date of ours."""

_LONG_ERA = "|".join(("明治", "大正", "昭和", "平成", "令和", *_SQUARE))
_POINT = r" ?[.・/-] ?"
_DATE = re.compile(
    rf"(?P<era1>{_LONG_ERA})(?P<year1>元|{NUMBER})年(?:\([0-9]{{4}}年?\))?(?P<month1>{NUMBER})月(?P<day1>{NUMBER})日"
    rf"|(?<![0-9〇一二三四五六七八九十])(?P<year2>[0-9]{{4}}|[〇一二三四五六七八九]{{4}})年(?:\((?:{_LONG_ERA})(?:元|{NUMBER})年\))?"
    rf"(?P<month2>{NUMBER})月(?P<day2>{NUMBER})日"
    rf"|(?<![0-9A-Za-z])(?P<era3>[MTSHRmtshr明大昭平令]|{_LONG_ERA})(?P<year3>元|[0-9]{{1,2}}){_POINT}(?P<month3>[0-9]{{1,2}})"
    rf"{_POINT}(?P<day3>[0-9]{{1,2}})(?![0-9])"
    r"|(?<![0-9A-Za-z./-])(?P<year4>[0-9]{4})(?P<point>[./-])(?P<month4>[0-9]{1,2})(?P=point)(?P<day4>[0-9]{1,2})(?![0-9A-Za-z/-])"
)


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date as it is written; ``date`` is None where no such day exists (2月30日) or the old calendar applies."""

    span: Span
    text: str
    date: date | None


def parse_date(text: str) -> date | None:
    """The date that ``text`` is as a whole (blanks and a trailing 。 aside), or None."""
    match = _DATE.fullmatch(fold(text.strip().rstrip("。")).text.strip())
    return _date(match) if match else None


def find_dates(text: str) -> tuple[DatePhrase, ...]:
    """All dates with year, month and day in ``text``, in order."""
    folded = fold(text)
    return tuple(
        DatePhrase(folded.span(*match.span()), folded.words(*match.span()), _date(match))
        for match in _DATE.finditer(folded.text)
    )


def _date(match: re.Match[str]) -> date | None:
    form = next(form for form in "1234" if match[f"year{form}"])
    era = match[f"era{form}"] if form in "13" else None
    written = match[f"year{form}"]
    year = 1 if written == "元" else parse_number(written)
    month, day = parse_number(match[f"month{form}"]), parse_number(match[f"day{form}"])
    if year is None or month is None or day is None:
        return None
    if era is not None:
        year += _YEAR_ZERO[_ERAS[era.upper()]]
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return None if era is not None and found < _REFORM else found
