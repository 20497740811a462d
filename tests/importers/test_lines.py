"""Lines become prose again, and every code point knows its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.importers.lines import glue, join, trimmed, verbatim


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("個人番号の", "取扱い", ""),
        ("The University", "of Tokyo", " "),
        ("Electro-", "Communications", ""),
        ("昭和4", "9年", ""),
        ("（UEC", "規程", ""),
        ("version", "2", " "),
        ("see", ")", ""),
        ("", "a", ""),
    ],
)
def test_only_latin_words_are_set_apart(before, after, expected):
    assert glue(before, after) == expected


def test_a_kept_break_maps_to_the_line_end():
    text = "保存年限\n  期間をいう。"
    prose = join([verbatim(text, 0, 4), verbatim(text, 7, 13)], [True])

    assert prose.text == "保存年限\n期間をいう。"
    assert prose.span(4, 5).of(text) == "\n  "
    assert prose.span(5, 7).of(text) == "期間"


@given(st.lists(st.tuples(st.text(alphabet="あa1 。\n", max_size=5), st.booleans()), max_size=6))
def test_every_character_of_a_joined_text_stands_where_the_map_says(pieces):
    text = "|".join(piece for piece, _ in pieces)
    proses, at = [], 0
    for piece, _ in pieces:
        proses.append(verbatim(text, at, at + len(piece)))
        at += len(piece) + 1
    prose = join(proses, [kept for _, kept in pieces])

    for run in prose.map.runs:
        read = prose.text[run.text_start : run.text_start + run.text_length]
        assert read in {text[run.source.start : run.source.end], " ", "\n"}
    assert "".join(prose.text.split()) == "".join(text.replace("|", "").split())


def test_trimming_keeps_the_place():
    text = "　見本 "

    assert trimmed(verbatim(text, 0, 4)).span().of(text) == "見本"
