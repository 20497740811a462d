"""Lengths of time with a number: 3日, ６月, 三箇月, 半年, 四半期, 1年半, 24時間, 5営業日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from policylint.text.script.fold import fold
from policylint.text.script.numerals import NUMBER, parse_number


class Unit(StrEnum):
    """What a period is counted in.  Half-years and quarters are months, a fiscal year is a year."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    BUSINESS_DAY = "business-day"
    HOUR = "hour"
    MINUTE = "minute"


_DAYS = {
    Unit.YEAR: 365.25,
    Unit.MONTH: 365.25 / 12,
    Unit.WEEK: 7.0,
    Unit.DAY: 1.0,
    Unit.BUSINESS_DAY: 1.4,
    Unit.HOUR: 1 / 24,
    Unit.MINUTE: 1 / 1440,
}
_ISO = {
    Unit.YEAR: "P{}Y",
    Unit.MONTH: "P{}M",
    Unit.WEEK: "P{}W",
    Unit.DAY: "P{}D",
    Unit.BUSINESS_DAY: "P{}D",
    Unit.HOUR: "PT{}H",
    Unit.MINUTE: "PT{}M",
}
_ISO_FORM = re.compile(r"P(?:(\d{1,6})(Y|M|W|D)|T(\d{1,6})(H|M))")
_ISO_UNITS = {"Y": Unit.YEAR, "M": Unit.MONTH, "W": Unit.WEEK, "D": Unit.DAY, "TH": Unit.HOUR, "TM": Unit.MINUTE}


@dataclass(frozen=True, slots=True)
class Period:
    """``count`` of ``unit``; for an interval, ``times`` is how often within it (年2回 is 1 year, 2 times; never 0)."""

    count: int
    unit: Unit
    times: int = 1

    @property
    def iso(self) -> str:
        """The length as ISO 8601 duration (P3M, PT24H), without ``times``; a business day counts as P1D."""
        return _ISO[self.unit].format(self.count)

    @property
    def days(self) -> float:
        """The approximate length in days of one recurrence: 年2回 is half a year."""
        return self.count * _DAYS[self.unit] / self.times

    @classmethod
    def of_iso(cls, iso: str) -> Period | None:
        """The period of an ISO 8601 duration with one component, None for any other text."""
        match = _ISO_FORM.fullmatch(iso)
        if match is None:
            return None
        unit = _ISO_UNITS[match[2] or "T" + match[4]]
        return cls(int(match[1] or match[3]), unit)

    def alike(self, other: Period) -> bool:
        """Whether both mean the same length, calendars aside: P1Y and P12M, 30日 and 1月, 年2回 and P6M."""
        longer = max(self.days, other.days)
        return abs(self.days - other.days) <= longer * _TOLERANCE

    def __lt__(self, other: Period) -> bool:
        """Whether this recurs sooner, or is over sooner, than ``other`` by approximate length."""
        return self.days < other.days

    def __le__(self, other: Period) -> bool:
        """Whether this is no longer than ``other`` by approximate length."""
        return self.days <= other.days


_TOLERANCE = 0.04
"""30 days differ from a month by 1.5 %, 52 weeks from a year by 0.4 %, 28 days from a month by 8 %."""

_PIECES = "[かカヵヶケ箇個ゕゖ]"
_WORKDAY = "(?:営業|業務|開庁|稼働|就業|勤務|執務|労働)日"
QUANTITY = (
    rf"(?:{NUMBER}(?:{_PIECES}?年(?:半|度)?間?|{_PIECES}?月間?|週間?|{_WORKDAY}(?:間)?|日間?|時間|分間?)"
    r"|半年(?:間|度)?|半期|四半期(?:間)?|半月(?:間)?)"
)
"""A pattern for one length of time in folded text, without groups; 3月 may also be the month of March."""

_WORDS = {
    "半年": Period(6, Unit.MONTH),
    "半年度": Period(6, Unit.MONTH),
    "半期": Period(6, Unit.MONTH),
    "四半期": Period(3, Unit.MONTH),
    "学期": Period(6, Unit.MONTH),
    "半月": Period(15, Unit.DAY),
}
_COUNTED = re.compile(rf"({NUMBER})({_PIECES}?年半|{_PIECES}?年度?|{_PIECES}?月|週|{_WORKDAY}|日|時間|分)間?")
_UNITS = {
    "年": Unit.YEAR,
    "度": Unit.YEAR,
    "月": Unit.MONTH,
    "週": Unit.WEEK,
    "日": Unit.DAY,
    "間": Unit.HOUR,
    "分": Unit.MINUTE,
}
_MAX = 10_000


def parse_period(text: str) -> Period | None:
    """The length that ``text`` is as a whole (6月, 三箇月, 半年間, 1年半), or None."""
    plain = fold(text.strip()).text
    if plain.removesuffix("間") in _WORDS:
        return _WORDS[plain.removesuffix("間")]
    match = _COUNTED.fullmatch(plain)
    if match is None:
        return None
    count, unit = parse_number(match[1]), match[2]
    if count is None or count > _MAX:
        return None
    if unit.endswith("年半"):
        return Period(count * 12 + 6, Unit.MONTH)
    workday = unit.endswith("日") and unit != "日"
    return Period(count, Unit.BUSINESS_DAY if workday else _UNITS[unit[-1]])
