"""The regulation that a YAML file holds, with places."""

from __future__ import annotations

import pytest

from policylint.document.clause_ref import clause_ref
from policylint.document.load import load_yaml
from policylint.document.locate import clause_at
from policylint.document.model import Kind
from policylint.source import Source, Span

KITEI = """\
policylint: 1
title: 青葉市特定個人情報等取扱規程
number: 令和4年規程第69号
organisation:
  name: 青葉市
  type: 地方公共団体
edition: gov-2025
enacted: 令和四年三月十四日
in_force: {text: 公布の日, date: }
amendments:
  - 改正　令和５年４月１日規程第２号
  - {text: 改正　未定, number: 令和6年規程第1号}
front: [総務課]
toc: |
  第１章　総則
  第２章　雑則
body:
  - chapter: 1
    caption: 総則
    body:
      - article: 第３条の２
        caption: 点検
        text: >-
          保護管理者は、毎月１回、取扱状況を点検し、
          その結果を  # 注
          記録する。
        items:
          - {item: （１）, text: 台帳, subitems: [{subitem: ア, text: 紙}, {subitem: イ, text: 電子}]}
          - {bullet: true, label: ・, text: 書庫}
        tail: を対象とする。
        note: （令５規程２・一部改正）
        who: 保護管理者
        when: {every: P1M, months: [4, 10]}
        covers: [gov-2025/2.C.e-1]
        suppress: [{checks: [V101], reason: 要領による, approver: 市長, expires: 2026-03-31}]
      - {article: 4, deleted: true}
      - article: 5
        text: 一
        paragraphs:
          - text: 二
          - {paragraph: ３, text: 三}
        who: [総務課長, 係長]
  - text: （様式略）
supplementary:
  - caption: 附則
    paragraphs: [{paragraph: 1, text: 施行する。}]
appended:
  - table: 別表第１
    caption: 保存期間
    note: （第５条関係）
    tables: [{header_rows: 1, caption: 表, rows: [[帳票, 期間], [申告書], [１, ]]}]
roles:
  - {id: 010, name: 保護管理者, holders: [課長], deputies: }
contacts:
  - {name: 窓口, phone: 0120}
related:
  - {title: 文書管理規程, external: true}
"""


@pytest.fixture(scope="module")
def document():
    return load_yaml(Source("kitei.yaml", KITEI))


@pytest.fixture(scope="module")
def regulation(document):
    return document.regulation


def test_a_sound_file_has_no_problem(document):
    assert document.problems == ()


def test_the_clauses_are_those_of_an_import(regulation):
    assert [
        (clause_ref(regulation, c), c.label and c.label.text, c.caption and c.caption.text, c.text and c.text.text)
        for c in regulation.walk()
    ] == [
        ("目次", None, None, "第１章　総則\n第２章　雑則"),
        ("第1章", "1", "総則", None),
        ("第3条の2", "第３条の２", "点検", None),
        ("第3条の2第1項", None, None, "保護管理者は、毎月１回、取扱状況を点検し、その結果を  # 注記録する。"),
        ("第3条の2第1項第1号", "（１）", None, "台帳"),
        ("第3条の2第1項第1号ア", "ア", None, "紙"),
        ("第3条の2第1項第1号イ", "イ", None, "電子"),
        ("第3条の2第1項第2号", "・", None, "書庫"),
        ("第4条", "4", None, None),
        ("第5条", "5", None, None),
        ("第5条第1項", None, None, "一"),
        ("第5条第2項", None, None, "二"),
        ("第5条第3項", "３", None, "三"),
        ("", None, None, "（様式略）"),
        ("附則", None, "附則", None),
        ("附則第1項", "1", None, "施行する。"),
        ("別表第1", "別表第１", "保存期間", None),
    ]


def test_every_prose_stands_where_its_map_says(regulation):
    for clause in regulation.walk():
        for prose in (clause.label, clause.caption, clause.text, clause.tail, clause.note):
            for index, sign in enumerate(prose.text if prose is not None else ""):
                assert prose.span(index, index + 1).of(KITEI) == sign
                assert prose.span(index, index + 1) in (clause.node or clause).span


def test_spans_hold_their_children_and_rise(regulation):
    last = 0
    for clause in regulation.walk():
        assert clause.span.start >= last
        last = clause.span.start
        for child in clause.children:
            assert child.span in clause.span


def test_letters_count_in_their_own_series(regulation):
    letters = [clause.number for clause in regulation.walk() if clause.kind is Kind.SUBITEM]

    assert letters == [(1,), (2,)]


def test_the_words_of_a_short_article_belong_to_its_first_paragraph(regulation):
    article = regulation.articles[0]
    (paragraph,) = article.children

    assert (article.text, article.tail, article.duty) == (None, None, None)
    assert (paragraph.tail.text, paragraph.duty.who, article.note.text) == (
        "を対象とする。",
        ("保護管理者",),
        "（令５規程２・一部改正）",
    )
    assert (paragraph.duty.when.every, paragraph.duty.when.months) == ("P1M", (4, 10))
    assert paragraph.duty.suppressions[0].checks == ("V101",)
    assert paragraph.duty.suppressions[0].expires == "2026-03-31"


def test_the_duty_of_an_article_of_several_paragraphs_is_its_own(regulation):
    article = regulation.articles[2]

    assert article.duty.who == ("総務課長", "係長")
    assert [paragraph.duty for paragraph in article.children] == [None, None, None]


def test_a_deleted_article_is_empty_and_any_other_has_a_paragraph():
    text = "policylint: 1\ntitle: x\nbody: [{article: 1, deleted: true}, {article: 2}]\n"
    deleted, empty = load_yaml(Source("x.yaml", text)).regulation.articles

    assert (deleted.deleted, deleted.children) == (True, ())
    assert [(child.kind, child.number, child.text) for child in empty.children] == [(Kind.PARAGRAPH, (1,), None)]


def test_the_head_of_the_file_is_read(regulation):
    assert (regulation.title.text, regulation.number.text) == ("青葉市特定個人情報等取扱規程", "令和4年規程第69号")
    assert (regulation.enacted.prose.text, regulation.enacted.iso) == ("令和四年三月十四日", "2022-03-14")
    assert (regulation.in_force.prose.text, regulation.in_force.iso) == ("公布の日", None)
    first, second = regulation.amendments
    assert (first.date.prose.text, first.date.iso) == ("令和５年４月１日", "2023-04-01")
    assert (second.date, second.number) == (None, "令和6年規程第1号")
    assert (regulation.edition, [prose.text for prose in regulation.front]) == ("gov-2025", ["総務課"])


def test_rows_are_filled_up_and_empty_cells_are_empty_prose(regulation):
    table = regulation.body[-1].tables[0]

    assert [[cell.text for cell in row] for row in table.rows] == [["帳票", "期間"], ["申告書", ""], ["１", ""]]
    assert (table.header_rows, table.caption.text) == (1, "表")
    assert table.rows[1][1].span().of(KITEI) == ""


def test_the_organisation_is_read_with_its_places(regulation):
    organisation = regulation.organisation

    assert (organisation.name, organisation.type) == ("青葉市", "地方公共団体")
    role = organisation.roles[0]
    assert (role.id, role.values) == ("010", {"id": "010", "name": "保護管理者", "holders": ["課長"], "deputies": None})
    assert role.node.span.of(KITEI).startswith("{id: 010")
    assert organisation.contacts[0].values["phone"] == "0120"
    assert organisation.related[0].values == {"title": "文書管理規程", "external": True}


def test_clauses_stand_in_the_order_of_the_file():
    text = "policylint: 1\ntitle: x\nappended: [{table: 1}]\nbody: [{supplementary: 附則}, {style: 1}, {toc: 目次}]\n"

    regulation = load_yaml(Source("x.yaml", text)).regulation

    kinds = [Kind.APPENDED_TABLE, Kind.SUPPLEMENTARY, Kind.APPENDED_STYLE, Kind.TOC]
    assert [clause.kind for clause in regulation.body] == kinds


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        (">-\n  記録を\n  確認する。", "記録を確認する。"),
        (">\n  第10\n  条の USB\n  メモリ", "第10条の USBメモリ"),
        (">-\n  a personal\n  number", "a personal number"),
        ("記録を\n  確認 する。", "記録を確認 する。"),
        ('"記録を\n  確認\\u3059る。"', "記録を確認する。"),
        ("|\n  一行目\n  二行目\n", "一行目\n二行目"),
        (">-\n  一段落\n\n  二段落", "一段落\n二段落"),
        ("'記録を \n\n  確認'", "記録を\n確認"),
    ],
)
def test_a_fold_between_japanese_signs_reads_as_nothing(scalar, expected):
    text = f"policylint: 1\ntitle: x\ntoc: {scalar}\n"
    document = load_yaml(Source("x.yaml", text))
    prose = document.regulation.body[0].text

    assert prose.text == expected
    for index, sign in enumerate(prose.text):
        if not sign.isspace():
            assert prose.span(index, index + 1).of(text) in (sign, "\\u3059")


def test_what_breaks_the_schema_is_left_out_and_the_rest_is_read():
    text = (
        "policylint: 1\ntitle: [x]\nbody:\n- article: 第なな条\n  text: あ\n- い\n- [う]\n- article: 2\n  items: え\n"
    )
    document = load_yaml(Source("x.yaml", text))

    assert len(document.problems) == 5
    assert document.regulation.title is None
    assert [prose.text for clause in document.regulation.body for prose in clause.prose()] == ["あ", "い"]


def test_a_place_lies_in_its_innermost_clause(regulation):
    def at(words):
        start = KITEI.index(words)
        clause = clause_at(regulation, Span(start, start + len(words)))
        return clause and clause_ref(regulation, clause)

    assert [at(words) for words in ("電子", "点検し", "点検\n", "雑則", "青葉市")] == [
        "第3条の2第1項第1号イ",
        "第3条の2第1項",
        "第3条の2",
        "目次",
        None,
    ]
