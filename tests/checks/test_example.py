from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.checks.example import parse_example, parse_marks
from policylint.source import Span

TITLE = {"ja": "例", "en": "example"}


def test_marks_are_taken_out_and_become_spans():
    text, spans = parse_marks("第１条　⟦適宜⟧行い、\n⟦随時⟧報告する。")

    assert text == "第１条　適宜行い、\n随時報告する。"
    assert [span.of(text) for span in spans] == ["適宜", "随時"]


def test_marks_may_nest_and_may_be_empty():
    assert parse_marks("⟦⟧a⟦b⟦c⟧⟧") == ("abc", (Span(0, 0), Span(1, 3), Span(2, 3)))


@pytest.mark.parametrize("marked", ["a⟦b", "a⟧b", "⟧⟦"])
def test_a_mark_without_partner_is_told(marked):
    with pytest.raises(ValueError, match="対応する"):
        parse_marks(marked)


@given(st.lists(st.tuples(st.text(alphabet="第条、。\n a𠮷", max_size=5), st.booleans())))
def test_marking_pieces_and_parsing_gives_the_pieces_back(pieces):
    marked = "".join(f"⟦{piece}⟧" if mark else piece for piece, mark in pieces)

    text, spans = parse_marks(marked)

    assert text == "".join(piece for piece, _ in pieces)
    assert sorted(span.of(text) for span in spans) == sorted(piece for piece, mark in pieces if mark)


def test_each_format_has_its_file_name():
    names = [
        next(iter(parse_example({"title": TITLE, key: "⟦a⟧"}, bad=True).files)) for key in ("text", "yaml", "markdown")
    ]

    assert names == ["example.txt", "example.yaml", "example.md"]


def test_several_files_keep_their_names_and_marks():
    data = {"title": TITLE, "files": {"a.txt": "⟦規程⟧", "b.txt": "細則"}, "declared_set": True, "edition": "biz-2025"}

    example = parse_example(data, bad=True)

    assert example.files == {"a.txt": "規程", "b.txt": "細則"}
    assert example.marks == {"a.txt": (Span(0, 2),), "b.txt": ()}
    assert (example.declared_set, example.edition) == (True, "biz-2025")


def test_a_bad_example_needs_marks_and_a_good_one_has_none():
    with pytest.raises(ValueError, match="印がありません"):
        parse_example({"title": TITLE, "text": "適宜"}, bad=True)
    with pytest.raises(ValueError, match="印があります"):
        parse_example({"title": TITLE, "text": "⟦適宜⟧"}, bad=False)
