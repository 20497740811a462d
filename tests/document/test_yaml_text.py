"""Values as YAML text: whatever is written reads back, by the fast parser and by the pure one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from ruamel.yaml import YAML

from policylint.document.yaml_text import Mapping, Row, dump, scalar
from tests.strategies import texts


@pytest.fixture(scope="module", params=[False, True], ids=["libyaml", "pure"])
def read(request):
    def load(text):
        return YAML(typ="safe", pure=request.param).load(text)

    return load


NASTY = [
    "1.0",
    "010",
    "1_000",
    "12:30:45",
    "0x1F",
    "yes",
    "はい",
    "null",
    "~",
    "---",
    "- ",
    "...",
    "|",
    "a: b",
    "a：b",
    "a #b",
    "#",
    "　前に空白",
    " 前に空白",
    "後に空白 ",
    "a\\b",
    'a"b',
    "it's",
    "a\tb",
    "𠮷野家🍣",
    "a\u0085b",
    "a\u2028b",
    "a\r\nb",
    "a\nb",
    "a\n\nb",
    "a\n b",
    "\na",
    "a\n",
    "a \nb",
    "\ufeffa",
    "[条]",
    "{頻度}",
    "2022-03-14",
    "令和４年: 附則",
    "=",
    "<<",
    "*",
    "&a",
    "!t",
    "%",
    "@",
    "`",
    "?",
    "? a",
    "key:",
    "，a, b",
]


@pytest.mark.parametrize("text", NASTY)
def test_a_text_reads_back_as_value_entry_and_cell(read, text):
    document = Mapping([("value", text), ("entries", [text, "x"]), ("row", Row([text, "x"]))])

    assert read(dump(document)) == {"value": text, "entries": [text, "x"], "row": [text, "x"]}


@given(text=texts())
@example(text="- a\n#b")
def test_any_text_reads_back(read, text):
    document = Mapping([("value", text), ("list", [Mapping([("deep", [text])])]), ("row", Row([text]))])

    assert read(dump(document)) == {"value": text, "list": [{"deep": [text]}], "row": [text]}


def test_a_long_paragraph_stays_on_one_line_without_quotes():
    text = "保護管理者は、取扱状況を確認し、その結果を記録しなければならない。" * 20

    assert dump(Mapping([("text", text)])) == f"text: {text}\n"


def test_text_of_several_lines_is_a_literal_block():
    assert dump(Mapping([("text", "担当者\n責任者")])) == "text: |-\n  担当者\n  責任者\n"


def test_entries_are_indented_and_spaced_ones_set_apart():
    entries = [Mapping([("article", 1), ("items", [Mapping([("text", "い")])])], "注", spaced=True)] * 2

    assert dump(Mapping([("body", entries)]), "一行目\n\n三行目") == (
        "# 一行目\n#\n# 三行目\n"
        "body:\n"
        "  # 注\n  - article: 1\n    items:\n      - text: い\n\n"
        "  # 注\n  - article: 1\n    items:\n      - text: い\n"
    )


def test_numbers_and_truth_are_plain():
    assert [scalar(True), scalar(3), scalar(None), scalar("3")] == ["true", "3", "null", '"3"']
