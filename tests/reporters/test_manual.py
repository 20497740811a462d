"""Pages of the manual, from made-up checks."""

from dataclasses import replace

import pytest

from policylint.checks.example import parse_marks
from policylint.checks.model import Example
from policylint.guideline.catalogue import load_cases, load_edition
from policylint.reporters.manual import Manual, marked
from policylint.reporters.markdown_parts import code_block, plain, table

EDITIONS = ("gov-2025", "gov-2017")


@pytest.fixture
def checks(result):
    text, marks = parse_marks("規程\n第１条　甲は、⟦定期的に⟧点検する。\n")
    bad = Example({"ja": "回数がない", "en": "no number"}, {"example.txt": text}, {"example.txt": marks})
    more = replace(bad, title={"ja": "随時も", "en": "any time"})
    said = {
        "messages": {"default": {"ja": "「{text}」とあり|ます。", "en": "“{text}”."}},
        "suggestions": {"default": {"ja": "「{頻度}」と書く。", "en": "Write {頻度}."}},
        "rationale": {"ja": "一文目。\n二文目。", "en": "One."},
        "quiet_when": {"ja": ("回数がある",), "en": ("there is a number",)},
        "cases": ("事例2",),
        "basis": ("gov-2017/2.C.b-4", "gov-2025/2.C.b-4"),
        "bad": (bad, more),
        "good": (bad,),
        "settings": {"days": {"title": "日数", "type": "integer", "default": 3}},
    }
    base = replace(result.checks["V101"], **said)
    return {
        "V101": base,
        "V108": replace(base, code="V108", name="open-deadline", refines=("V101",), settings={}),
        "X901": replace(base, code="X901", family="X", name="own", refines=("V101+V108",), default=False, basis=()),
    }


@pytest.fixture
def pages(checks, style):
    return Manual(checks, style, [load_edition(edition) for edition in EDITIONS], load_cases()).pages()


def test_a_page_tells_everything_that_is_known_of_a_check(pages):
    page = pages["V101.md"]

    for part in (
        "> 「…」とあり\\|ます。\n",
        "一文目。二文目。\n",
        "- 事例2 アクセスの記録\n",
        "| `2.C.b-4` | 2.C.b 取扱規程等に基づく運用 | しなければならない | ",
        "回数がない（⟦ ⟧ が指摘される所）\n\n```text\n規程\n第１条　甲は、⟦定期的に⟧点検する。\n```\n",
        "このような場合も指摘します。\n\n- 随時も\n",
        "| `days` | 日数 | `3` |",
        "settings:\n  V101: {days: 3}\n",
        "    - checks: [V101]\n",
        "severity: {V101: info}",
    ):
        assert part in page, part
    assert page.index("`gov-2025`") < page.index("`gov-2017`")


def test_a_page_leads_to_what_gives_way_to_its_check_and_to_what_it_gives_way_to(pages):
    both = "この項目が指摘されるときに指摘しないもの: [V108](V108.md)"

    assert both in pages["V101.md"]
    assert "- [V101](V101.md) 頻度が決まっていない が指摘されるときは、この項目は指摘しません。" in pages["V108.md"]
    assert "- [V101](V101.md) 頻度が決まっていない と [V108](V108.md)" in pages["X901.md"]
    assert "ガイドライン" not in pages["X901.md"]


def test_a_check_on_demand_says_how_to_ask_for_it(pages):
    assert "`--extend-select X901`" in pages["X901.md"]
    assert "extend-select" not in pages["V101.md"]


def test_the_index_goes_by_family_and_by_case(pages):
    index = pages["README.md"]

    assert index.index("### V あいまいな表現") < index.index("### X 独自の点検項目")
    assert "| [X901](X901.md) | 頻度が決まっていない \\[指定したときだけ\\]<br>`own` |" in index
    assert "| 事例2 | アクセスの記録 | [V101](V101.md) 頻度が決まっていない<br>[V108]" in index
    assert "| 事例1 | 事務の範囲及び事務取扱担当者の明確化 | － |" in index


def test_the_manual_speaks_english(checks, style):
    pages = Manual(checks, replace(style, lang="en"), [], load_cases()).pages()

    assert "## To live with it\n" in pages["V101.md"]
    assert "# All checks\n" in pages["README.md"]


def test_marks_are_put_back_where_they_were():
    written = "あ⟦いう⟧え⟦お⟧\n"

    assert marked(*parse_marks(written)) == written


def test_nothing_in_a_text_is_taken_for_markup():
    assert plain("a*b_c|<d> [e](f)") == r"a\*b\_c\|\<d\> \[e\](f)"
    assert plain("`when: {every: P1M}` の*欄*") == r"`when: {every: P1M}` の\*欄\*"
    assert plain("- 1") == r"\- 1"
    assert table(["a"], [["b"]]) == ["| a |", "| --- |", "| b |"]
    assert code_block("a\n```\nb\n", "text") == ["````text", "a", "```", "b", "````"]
