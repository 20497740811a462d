"""A regulation written as YAML reads back as the same regulation, and the file is one that people can read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from policylint.document.fields import Duty, Entry, Organisation
from policylint.document.load import load_yaml
from policylint.document.model import Amendment, Clause, Date, Kind, Regulation
from policylint.document.write import write_yaml
from policylint.source import Source
from tests.outline import outline
from tests.strategies import AWKWARD, HERE, NODE, prose, regulations


def read(text):
    return load_yaml(Source("kitei.yaml", text))


def regulation(*body, **said):
    return Regulation(prose("取扱規程"), body, **said)


def clause(kind, label=None, number=None, *children, **said):
    for key in ("text", "caption", "note", "tail"):
        if isinstance(said.get(key), str):
            said[key] = prose(said[key])
    number = (number,) if isinstance(number, int) else number
    return Clause(kind, HERE, number, None if label is None else prose(label), children=children, **said)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(regulations())
def test_any_regulation_reads_back(given_regulation):
    document = read(write_yaml(given_regulation, header="自動で作った\nファイル"))

    assert outline(document.regulation) == outline(given_regulation)
    assert [problem for problem in document.problems if problem.kind == "invalid-syntax"] == []


@pytest.mark.parametrize("awkward", [*AWKWARD, "\r\n", "a\r\nb", "一行目\n\n　三行目", "い\u2029ろ"])
@pytest.mark.parametrize("pattern", ["{}", "前{}後", "{}後", "前{}"])
def test_awkward_words_read_back_everywhere(awkward, pattern):
    words = pattern.format(awkward).strip("\r\n") or "字"
    item = clause(Kind.ITEM, "（１）", 1, text=words)
    paragraph = clause(Kind.PARAGRAPH, None, 1, item, text=words, tail=words)
    written = regulation(clause(Kind.ARTICLE, "第１条", 1, paragraph, caption=words, note=words))

    assert outline(read(write_yaml(written)).regulation) == outline(written)


def test_a_written_regulation_is_valid_by_its_schema():
    items = [clause(Kind.ITEM, f"（{n}）", number, text="甲") for number, n in enumerate("１２", 1)]
    paragraphs = [
        clause(Kind.PARAGRAPH, None, 1, *items, text="次による。"),
        clause(Kind.PARAGRAPH, "２", 2, text="乙"),
    ]
    article = clause(Kind.ARTICLE, "第１条", 1, *paragraphs, caption="目的")
    chapter = clause(Kind.CHAPTER, "第１章", 1, article, caption="総則")
    annex = clause(Kind.SUPPLEMENTARY, None, None, clause(Kind.PARAGRAPH, None, 1, text="施行する。"), caption="附則")
    written = regulation(
        clause(Kind.TOC, text="第１章　総則\n附則"),
        chapter,
        annex,
        number=prose("令和４年規程第６９号"),
        enacted=Date(prose("令和４年３月14日"), "2022-03-14"),
    )

    assert read(write_yaml(written)).problems == ()
    assert write_yaml(written) == (
        "policylint: 1\n"
        "title: 取扱規程\n"
        "number: 令和４年規程第６９号\n"
        "enacted: 令和４年３月14日\n"
        "toc: |-\n"
        "  第１章　総則\n"
        "  附則\n"
        "\n"
        "body:\n"
        "  - chapter: 第１章\n"
        "    caption: 総則\n"
        "    body:\n"
        "      - article: 第１条\n"
        "        caption: 目的\n"
        "        text: 次による。\n"
        "        items:\n"
        "          - item: （１）\n"
        "            text: 甲\n"
        "          - item: （２）\n"
        "            text: 甲\n"
        "        paragraphs:\n"
        "          - paragraph: ２\n"
        "            text: 乙\n"
        "\n"
        "supplementary:\n"
        "  - supplementary: 附則\n"
        "    paragraphs:\n"
        "      - text: 施行する。\n"
    )


@pytest.mark.parametrize(
    ("kind", "label", "number", "expected"),
    [
        (Kind.ARTICLE, "第１０条", (10,), "article: 第１０条"),
        (Kind.ARTICLE, "第三条の二", (3, 2), "article: 第三条の二"),
        (Kind.ARTICLE, "第 5 条", (5,), "article: 5\n    label: 第 5 条"),
        (Kind.ARTICLE, None, (5,), "article: 5\n    label: null"),
        (Kind.ARTICLE, "第５条", (6,), "article: 6\n    label: 第５条"),
        (Kind.ARTICLE, None, None, "article: null"),
        (Kind.ARTICLE, "2", (2,), "article: 2"),
        (Kind.ITEM, "1.", (1,), 'item: "1."'),
        (Kind.ITEM, "・", (2,), "item: 2\n    label: ・"),
        (Kind.SUBITEM, "ロ", (2,), "subitem: ロ"),
    ],
)
def test_a_label_is_written_once_where_it_says_the_number(kind, label, number, expected):
    text = write_yaml(regulation(clause(kind, label, number, caption="題")))

    assert f"  - {expected}\n    caption: 題\n" in text


def test_a_label_that_its_neighbours_would_make_another_number_gets_its_number_beside():
    items = [clause(Kind.SUBITEM, sign, number, text="甲") for sign, number in [("ア", 1), ("イ", 1), ("ウ", 3)]]
    written = regulation(clause(Kind.ITEM, "（１）", 1, *items, text="次"))

    assert "subitem: 1\n        label: イ" in write_yaml(written)
    assert outline(read(write_yaml(written)).regulation) == outline(written)


@pytest.mark.parametrize("owner", ["article", "first", "second"])
@pytest.mark.parametrize("several", [True, False])
def test_duty_fields_stay_with_their_clause(owner, several):
    duty = Duty(NODE, who=("保護管理者",), covers=("gov-2025/2.C.b-3",))
    first = clause(Kind.PARAGRAPH, None, 1, text="甲", duty=duty if owner == "first" else None)
    second = clause(Kind.PARAGRAPH, "２", 2, text="乙", duty=duty if owner == "second" else None)
    paragraphs = [first, second] if several else [first]
    written = regulation(
        clause(Kind.ARTICLE, "第１条", 1, *paragraphs, duty=duty if owner == "article" else None),
    )

    assert outline(read(write_yaml(written)).regulation) == outline(written)


@pytest.mark.parametrize(
    "said", [{"bullet": True}, {"deleted": True}, {"caption": "題"}, {"note": "注"}, {"number": None}]
)
def test_a_first_paragraph_with_more_than_words_is_no_part_of_its_article(said):
    first = replace(
        clause(Kind.PARAGRAPH, None, 1, text="甲"), **{k: prose(v) if v in ("題", "注") else v for k, v in said.items()}
    )
    written = regulation(clause(Kind.ARTICLE, "第１条", 1, first, clause(Kind.PARAGRAPH, "２", 2, text="乙")))

    assert outline(read(write_yaml(written)).regulation) == outline(written)


def test_clauses_that_do_not_stand_by_kind_keep_their_order():
    annexes = [clause(Kind.SUPPLEMENTARY, caption=words, text="施行する。") for words in ("附則", "附　則")]
    table = clause(Kind.APPENDED_TABLE, "別表", None, text="甲")
    article = clause(Kind.ARTICLE, "第１条", 1, clause(Kind.PARAGRAPH, None, 1, text="乙"))
    written = regulation(clause(Kind.TOC, text="目次"), article, annexes[0], table, annexes[1])
    text = write_yaml(written)

    assert [line for line in text.splitlines() if line and line[0] not in " -"] == [
        "policylint: 1",
        "title: 取扱規程",
        "toc: 目次",
        "body:",
    ]
    assert outline(read(text).regulation) == outline(written)


def test_what_was_not_understood_is_said_in_a_comment():
    text = write_yaml(regulation(clause(Kind.TEXT, text="欄外の文字")))

    assert "  # 位置付けを決められなかった文字列\n  - text: 欄外の文字\n" in text


def test_the_history_is_a_string_where_its_words_say_the_date():
    words = "改正　令和５年４月１日規程第２号"
    plain = Amendment(prose(words), Date(prose("令和５年４月１日"), "2023-04-01"))
    text = write_yaml(regulation(amendments=(plain, replace(plain, number="令和5年規程第2号"))))

    assert f"  - {words}\n  - text: {words}\n    date: 令和５年４月１日\n    number: 令和5年規程第2号\n" in text


def test_lists_of_the_organisation_read_back():
    role = Entry(NODE, "hogo", {"id": "hogo", "name": "保護管理者", "holders": ["総務課長"], "deputies": []})
    area = Entry(NODE, None, {"name": "サーバ室", "entry_control": {"method": "IC: カード", "log": True, "days": 90}})
    related = Entry(NODE, None, {"title": "文書管理規程", "external": True})
    organisation = Organisation("青葉市", "地方公共団体", roles=(role,), areas=(area,), related=(related,))
    written = regulation(organisation=organisation)

    assert outline(read(write_yaml(written)).regulation) == outline(written)
    assert "organisation:\n  name: 青葉市\n  type: 地方公共団体\n" in write_yaml(written)


def test_a_header_stands_above_as_a_comment():
    assert write_yaml(regulation(), header="一行目\n二行目").startswith("# 一行目\n# 二行目\npolicylint: 1\n")


def test_a_missing_title_reads_back_as_missing():
    document = read(write_yaml(replace(regulation(), title=None)))

    assert document.regulation.title is None
    assert [problem.route for problem in document.problems] == [("title",)]
