"""Dates of regulations, 西暦 or 和暦, to ISO 8601."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from policylint.document.numbers import kanji_value
from policylint.source import Span

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_N = "[0-9０-９]{1,4}|[〇一二三四五六七八九十]{1,4}"
_DATE = re.compile(
    rf"(?:(?P<era>{'|'.join(_ERAS)})\s*(?P<era_year>元|{_N})|(?P<year>[0-9０-９]{{4}}|[〇一二三四五六七八九]{{4}}))"
    rf"\s*[年./\-]\s*(?P<month>{_N})\s*[月./\-]\s*(?P<day>{_N})\s*日?"
)


def find_date(text: str) -> tuple[Span, str] | None:
    """The first date in ``text`` that the calendar has: its place and the ISO date."""
    for found in _DATE.finditer(text):
        iso = _iso(found)
        if iso is not None:
            return Span(*found.span()), iso
    return None


def iso_date(text: str) -> str | None:
    """The first date in ``text`` as ISO date (令和４年３月14日 is 2022-03-14), None where there is none."""
    found = find_date(text)
    return found[1] if found is not None else None


def _iso(found: re.Match[str]) -> str | None:
    if found["era"] is None:
        year = _value(found["year"])
    else:
        year = _ERAS[found["era"]] + (1 if found["era_year"] == "元" else _value(found["era_year"]))
    try:
        return date(year, _value(found["month"]), _value(found["day"])).isoformat()
    except ValueError:
        return None


def _value(text: str) -> int:
    return kanji_value(unicodedata.normalize("NFKC", text))
