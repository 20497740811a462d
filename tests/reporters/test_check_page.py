"""The page of a check and the list of all."""

from dataclasses import replace

import pytest

from policylint.checks.example import parse_marks
from policylint.checks.model import Example
from policylint.reporters.check_page import marked_lines, render_check, render_list


@pytest.fixture
def explained(result):
    text, marks = parse_marks("規程\n第１条　甲は、⟦定期的に\n　点検⟧する。\n")
    bad = Example({"ja": "回数がない", "en": "no number"}, {"example.txt": text}, {"example.txt": marks})
    return replace(
        result.checks["V101"],
        messages={"default": {"ja": "「{text}」とありますが、\n回数がありません。", "en": "“{text}” gives no number."}},
        suggestions={"default": {"ja": "「{頻度}」と書いてください。", "en": "Write {頻度}."}},
        rationale={"ja": "一文目。 二文目。", "en": "One. Two."},
        quiet_when={"ja": ("回数がある",), "en": ("there is a number",)},
        cases=("事例2",),
        basis=("gov-2017/2.C.b-4", "gov-2025/2.C.b-3", "gov-2025/2.C.b-4"),
        bad=(bad,),
    )


def test_the_page_of_a_check_is_for_people(explained, style):
    page = render_check(explained, style, {"事例2": "アクセスの記録"})

    assert "  「…」とありますが、回数がありません。\n" in page
    assert "  「{頻度}」と書いてください。\n" in page
    assert "  一文目。二文目。\n" in page
    assert "  事例2 アクセスの記録\n" in page
    assert (
        "悪い例: 回数がない\n  規程\n  第１条　甲は、定期的に\n                ~~~~~~~~\n  　点検する。\n    ~~~~\n"
        in page
    )
    assert page.index("[gov-2025] ガイドライン（行政機関等編）2.C.b 取扱規程等に基づく運用\n") < page.index(
        "[gov-2017]"
    )
    assert "checks: [V101]" in page


def test_the_english_page_has_english_words(explained, style):
    page = render_check(explained, replace(style, lang="en"), {})

    assert "Severity: error; family: vague wording; looks at: each document" in page
    assert "  One. Two.\n" in page


def test_the_list_marks_what_runs_on_demand_only(result, style):
    rare = replace(result.checks["V108"], default=False)
    own = replace(result.checks["V101"], code="X901", family="X")
    lines = render_list([own, rare, result.checks["V101"]], style).splitlines()

    assert lines[0] == "V あいまいな表現"
    assert lines[1] == "  V101  エラー  頻度が決まっていない  (undefined-interval)"
    assert lines[2] == "  V108  助言    期限が決まっていない  (open-deadline)  [指定したときだけ]"
    assert lines[4] == "X 独自の点検項目"


def test_marks_of_a_long_line_follow_it_over_its_rows():
    text, marks = parse_marks("あいうえ⟦かきくけこさ⟧しす\n")

    assert list(marked_lines(text, marks, 14)) == [("あいうえかきく", "        ~~~~~~"), ("けこさしす", "~~~~~~")]
