from __future__ import annotations

import pytest

from policylint.document.dates import iso_date
from policylint.document.numbers import number_of


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("第３条の２", (3, 2)),
        ("3の2の3", (3, 2, 3)),
        ("第二十三条", (23,)),
        ("第百一条", (101,)),
        ("第二三条", (23,)),
        ("②", (2,)),
        ("（１）", (1,)),
        ("⑴", (1,)),
        ("2.", (2,)),
        ("一", (1,)),
        ("ロ", (2,)),
        ("（ア）", (1,)),
        ("ｂ", (2,)),
        ("別表第１の２", (1, 2)),
        ("様式第3号", (3,)),
        ("別表", None),
        ("・", None),
        ("", None),
    ],
)
def test_a_printed_number_is_read(printed, number):
    assert number_of(printed) == number


def test_a_letter_counts_in_the_series_of_its_list():
    assert number_of("イ", ["イ", "ロ"]) == (1,)
    assert number_of("（イ）", ["（ア）", "（イ）"]) == (2,)
    assert number_of("ⅱ", ["ⅰ", "ⅱ"]) == (2,)
    assert number_of("i", ["a", "b"]) == (9,)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("令和４年３月14日", "2022-03-14"),
        ("令和元年五月一日から施行する", "2019-05-01"),
        ("昭和六十三年十二月三十一日", "1988-12-31"),
        ("平成 27 年 10 月 5 日", "2015-10-05"),
        ("2022-03-14", "2022-03-14"),
        ("2022/3/4", "2022-03-04"),
        ("二〇二二年三月四日", "2022-03-04"),
        ("令和４年13月１日", None),
        ("公布の日", None),
    ],
)
def test_a_date_is_read_and_one_that_is_not_in_the_calendar_is_none(text, iso):
    assert iso_date(text) == iso
