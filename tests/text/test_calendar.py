from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.time.calendar import find_dates, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和4年3月14日", "2022-03-14"), ("令和４年３月１４日", "2022-03-14"), ("平成元年四月一日", "1989-04-01"),
        ("平成三十一年四月一日", "2019-04-01"), ("令和元年5月1日", "2019-05-01"), ("昭和64年1月7日", "1989-01-07"),
        ("大正12年9月1日", "1923-09-01"), ("明治45年7月29日", "1912-07-29"), ("明治6年1月1日", "1873-01-01"),
        ("R4.3.14", "2022-03-14"), ("R４．３．１４", "2022-03-14"), ("令４．４．１", "2022-04-01"),
        ("H31.4.1", "2019-04-01"),
        ("平成30.4.1", "2018-04-01"), ("S63/12/31", "1988-12-31"), ("㋿5年1月2日", "2023-01-02"),
        ("令元.5.1", "2019-05-01"),
        ("2022年3月14日", "2022-03-14"), ("二〇二二年三月十四日", "2022-03-14"), ("2019/4/1", "2019-04-01"),
        ("2019-04-01", "2019-04-01"),
        ("2019.4.1", "2019-04-01"), ("令和 4 年 3 月 14 日", "2022-03-14"), ("平成31年（2019年）4月1日", "2019-04-01"),
        ("2019年（平成31年）4月1日", "2019-04-01"), ("令和4年3月14日。", "2022-03-14"),
        ("平成31年5月1日", "2019-05-01"),
        ("令和4年2月30日", None), ("明治5年12月2日", None), ("令和4年3月", None), ("3月14日", None),
        ("2022年13月1日", None), ("", None),
        ("令和4年3月14日施行", None), ("2019/4-1", None), ("12019/4/1", None), ("PR4.3.14", None),
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_spelling(text, expected):
    found = parse_date(text)

    assert (found.isoformat() if found else None) == expected


def test_dates_are_found_with_their_places():
    text = "この規程は、令和４年 ４月１日から施行する。改正 H31.4.1、令和4年2月30日（2020-01-02）、版 1.2.3"

    found = find_dates(text)

    assert [phrase.text for phrase in found] == ["令和４年 ４月１日", "H31.4.1", "令和4年2月30日", "2020-01-02"]
    assert [phrase.date for phrase in found] == [date(2022, 4, 1), date(2019, 4, 1), None, date(2020, 1, 2)]
    assert all(phrase.span.of(text) == phrase.text for phrase in found)


@given(st.dates(min_value=date(2019, 5, 1), max_value=date(2099, 12, 31)))
def test_every_day_of_reiwa_is_read(day):
    assert parse_date(f"令和{day.year - 2018}年{day.month}月{day.day}日") == day
    assert parse_date(f"R{day.year - 2018}.{day.month}.{day.day}") == day
    assert parse_date(day.isoformat()) == day
