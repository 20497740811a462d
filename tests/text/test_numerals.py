from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kanjize import number2kanji

from policylint.text.script.numerals import NUMBER, parse_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12), ("１２", 12), ("007", 7), ("0", 0), ("〇", 0), ("零", 0), ("一", 1), ("十", 10), ("十二", 12),
        ("二十", 20), ("三十六", 36), ("百", 100), ("百二十三", 123), ("二〇二五", 2025), ("一〇", 10),
        ("千九百八十九", 1989),
        ("2万", 20_000), ("１００万", 1_000_000), ("2万5千", 25_000), ("二千二十五", 2025), ("一万二千", 12_000),
        ("三億", 300_000_000),
        ("1,000", 1000), ("１，０００", 1000), ("1,234,567", 1_234_567), ("1,000万", 10_000_000), (" 3 ", 3),
        ("", None), ("あ", None), ("十分", None), ("二一十", None), ("1,00", None), ("12,3456", None),
        ("第三", None), ("1.5", None),
        ("-3", None), ("万", None), ("9" * 31, None), ("²", None), ("1 2", None),
    ],
)  # fmt: skip
def test_a_number_is_read_in_every_spelling(text, expected):
    assert parse_number(text) == expected


@given(st.integers(min_value=0, max_value=99_999_999))
def test_kanji_and_figures_mean_the_same_number(number):
    assert parse_number(number2kanji(number)) == number if number else True
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@given(st.text(alphabet="0123456789０１２，,一二十百千万億〇三十分の", max_size=12))
def test_reading_a_number_never_fails(text):
    number = parse_number(text)

    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第１０条", ["１０"]), ("第百二十三条の２", ["百二十三", "２"]), ("1,000人", ["1,000"]),
        ("100万円", ["100万"]), ("２，３日", ["２", "３"]),
        ("2万5千", ["2万5千"]),
    ],
)  # fmt: skip
def test_the_pattern_finds_whole_numbers(text, expected):
    assert re.findall(NUMBER, text) == expected
