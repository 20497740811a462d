"""Columns, kinsoku and the words around a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from policylint.reporters.english import english_clause
from policylint.reporters.excerpt import Excerpt, excerpt, marked_rows
from policylint.reporters.layout import clip, rows, width, wrap
from policylint.source import Source, Span

TEXT = st.text(st.sampled_from("あいう漢字ｱア、。（）「」ー ab1.-/\u3099\u4fae\ufe00𠮟"), max_size=60)


@given(TEXT)
def test_width_is_that_of_wcwidth(text):
    assert width(text) == sum(max(wcswidth(char), 0) for char in text)


@given(TEXT, st.integers(4, 40))
def test_rows_keep_every_character_and_fit(text, columns):
    cut = rows(text, columns)

    assert "".join(cut) == text
    assert all(width(row.rstrip()) <= columns for row in cut)


def test_a_row_neither_starts_with_closing_nor_ends_with_opening_punctuation():
    text = "保護管理者は、「取扱状況（台帳を含む。）」を、毎月、点検しなければならない。"
    for columns in range(8, 60):
        for row in rows(text, columns)[1:]:
            assert row[0] not in "、。）」"
        for row in rows(text, columns)[:-1]:
            assert row[-1] not in "（「"


def test_latin_words_stay_whole():
    assert wrap("規程は gov-2025/2.C.b に従う", 16) == ["規程は", "gov-2025/2.C.b", "に従う"]


def test_a_word_wider_than_the_row_is_broken():
    assert wrap("a" * 10, 4) == ["aaaa", "aaaa", "aa"]


@given(TEXT, st.integers(3, 30), st.sampled_from(["start", "end"]))
def test_clip_fits_and_keeps_its_side(text, columns, keep):
    cut = clip(text, columns, keep=keep)

    assert width(cut) <= columns
    if width(text) > columns:
        assert text.startswith(cut[:-1]) if keep == "start" else text.endswith(cut[1:])


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("第１条　甲は、適宜行う。乙は行わない。", "適宜", Excerpt("第１条　甲は、", "適宜", "行う。")),
        ("甲とする。乙は、定期\n　的に行う\nこと。丙", "定期\n　的に", Excerpt("乙は、", "定期的に", "行うこと。")),
        ("甲（定期の見直しを含む。）を行う。", "定期の", Excerpt("甲（", "定期の", "見直しを含む。）を行う。")),
        ("（点検）\n第２条　甲は、適宜行う\n（監査）\n第３条", "適宜", Excerpt("第２条　甲は、", "適宜", "行う")),
        ("  (1) 記録を\n   適宜見る\n  (2) 鍵", "適宜", Excerpt("(1) 記録を", "適宜", "見る")),
        ("- caption: 点検\n  text: 甲は、適宜行う\n  tail: 乙", "適宜", Excerpt("甲は、", "適宜", "行う")),
        ("  text: >-\n    甲は、\n    適宜行う。\n  when: x", "適宜", Excerpt("甲は、", "適宜", "行う。")),
        ("  text: '甲は、適宜行う'\n  when: x", "適宜", Excerpt("甲は、", "適宜", "行う")),
        ("甲は、適宜行う。\n\n乙", "適宜行う。", Excerpt("甲は、", "適宜行う。", "")),
        ("Staff check\n  the log now and then.", "now", Excerpt("Staff check the log ", "now", " then.")),
    ],
)
def test_the_sentence_around_a_place_reads_as_one(text, words, expected):
    if expected.after == " then.":
        expected = Excerpt(expected.before, expected.marked, " and then.")
    start = text.index(words)

    assert excerpt(Source("x", text), Span(start, start + len(words))) == expected


@given(TEXT, TEXT, TEXT, st.integers(20, 60))
def test_marks_stand_below_the_marked_words(before, marked, after, columns):
    lines = marked_rows(Excerpt(before, marked, after), columns)

    assert len(lines) <= 2
    for row, marks in lines:
        assert width(row) <= columns
        assert width(marks) <= columns
        assert set(marks) <= {" ", "~"}


def test_a_long_sentence_is_shortened_around_the_words():
    shown = Excerpt("前" * 200, "定期的に", "後" * 200)
    lines = marked_rows(shown, 60)

    assert len(lines) == 2
    joined = "".join(row for row, _ in lines)
    assert joined.startswith("…")
    assert joined.endswith("…")
    assert "定期的に" in joined
    marked = next((row, marks) for row, marks in lines if marks)
    assert marked[1].count("~") == 8
    assert width(marked[0][: marked[0].index("定")]) == marked[1].index("~")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("第7条第2項第1号イ", "Art. 7(2)(i)a"),
        ("第3条の2第1項第14号ロ(1)", "Art. 3-2(1)(xiv)b(1)"),
        ("附則第1項", "Supplementary Provisions (1)"),
        ("附則第2条第1項", "Supplementary Provisions Art. 2(1)"),
        ("附則（令和5年規程第2号）第1項", "Supplementary Provisions （令和5年規程第2号）(1)"),
        ("別表第1", "Appended Table 1"),
        ("様式第3号", "Form 3"),
        ("第1章第2節", "Chapter 1 Section 2"),
        ("「目的」", "「目的」"),
        ("", ""),
    ],
)
def test_english_reports_cite_clauses_in_english(clause, expected):
    assert english_clause(clause) == expected
