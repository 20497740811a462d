"""Markdown becomes lines without markup whose every code point knows its place."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policylint.document.clause_ref import clause_ref
from policylint.importers.markdown import import_markdown
from policylint.importers.markdown_blocks import read_blocks
from policylint.source import Source


def blocks(text):
    return read_blocks(Source("kitei.md", text))


def shown(text):
    """Each line as (heading level, depth, marker, words)."""
    return [(line.level, line.depth, line.marker.text if line.marker else "", line.text) for line in blocks(text).lines]


def words(text):
    return [line.text for line in blocks(text).lines]


def runs(line):
    cells = [cell for row in line.table.rows for cell in row] if line.table else []
    captions = [line.table.caption] if line.table and line.table.caption else []
    for prose in [line.prose, *([line.marker] if line.marker else []), *captions, *cells]:
        for run in prose.map.runs:
            yield run, prose.text[run.text_start : run.text_start + run.text_length]


def assert_exact(text):
    """Verbatim runs show what stands in the file, and nothing is shown twice."""
    source, taken = Source("kitei.md", text), []
    for line in read_blocks(source).lines:
        for run, piece in runs(line):
            taken.append(run.source)
            if run.verbatim:
                # A line end or a tab that is read as a space stands in the file as it may.
                assert re.sub(r"[\r\n\t]", " ", source.slice(run.source)) == re.sub(r"[\n\t]", " ", piece)
    taken.sort()
    for before, after in pairwise(taken):
        assert before.end <= after.start


def test_items_of_nested_lists_keep_their_printed_markers():
    text = (
        "### 第1条　目的\n\n1. 会社は、次のことを行う。\n    1. 点検\n        * 月次\n"
        "    3. 監査\n    3. 報告\n2. 終わる。\n"
    )

    assert shown(text) == [
        (3, 0, "", "第1条　目的"),
        (0, 1, "1.", "会社は、次のことを行う。"),
        (0, 2, "1.", "点検"),
        (0, 3, "*", "月次"),
        (0, 2, "3.", "監査"),
        (0, 2, "3.", "報告"),
        (0, 1, "2.", "終わる。"),
    ]


def test_a_heading_that_is_a_number_is_the_marker_of_its_paragraph():
    text = (
        "### 第 5 条（入会）\n\n#### 1\n\n入会は届け出る。\n\n#### 2\n\n会費は、次による。\n\n- 年額\n\n"
        "### 第 6 条\n\n退会する。\n"
    )

    assert shown(text) == [
        (3, 0, "", "第 5 条（入会）"),
        (0, 1, "1", "入会は届け出る。"),
        (0, 1, "2", "会費は、次による。"),
        (0, 2, "-", "年額"),
        (3, 0, "", "第 6 条"),
        (0, 0, "", "退会する。"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("`main` に保存する", "main に保存する"),
        ("`` a`b `` を使う", "a`b を使う"),
        ('[規程集](https://example.jp/a_(b) "題")を見る', "規程集を見る"),
        ("[規程集][1]を見る\n\n[1]: https://example.jp", "規程集を見る"),
        ("**重要**なもの", "重要なもの"),
        ("これは**「注」**の例", "これは「注」の例"),
        ("_a_ と ~~b~~", "a と b"),
        ("\\*印と 2\\. と &lt;区域&gt;", "*印と 2. と <区域>"),
        ("<https://example.jp/%E8%A6%8F> に置く", "https://example.jp/規 に置く"),
        ("<半日休暇>の申請", "<半日休暇>の申請"),
        ("<name>様と<b>太字</b>", "<name>様と太字"),
        ("[[role:ciso]] が決める", "[[role:ciso]] が決める"),
        ("![構成図](a.png)による", "構成図による"),
        ("前<!-- 覚え -->後", "前後"),
        ("長い文が途中で\n折り返す。", "長い文が途中で折り返す。"),
        ("青葉町大字中央一丁目二番地\n青葉商事\n代表者", "青葉町大字中央一丁目二番地\n青葉商事\n代表者"),
        ("一行目<br>二行目", "一行目\n二行目"),
        ("一行目  \n二行目\\\n三行目", "一行目\n二行目\n三行目"),
        ("終わる。\n始まる。", "終わる。\n始まる。"),
        ("𠮷野と[𠮷](x)𠮷", "𠮷野と𠮷𠮷"),
        ("*閉じない", "*閉じない"),
    ],
)
def test_prose_has_no_markup_and_every_word_its_place(written, read):
    assert words(written) == [read]
    assert_exact(written)


def test_a_definition_hanging_under_an_item_is_a_line_of_the_item():
    lines = blocks("1. 次による。\n    1. 担当者\n    　事務を行う者をいう。\n").lines

    assert [(line.depth, line.text, line.hard_break, line.starts) for line in lines] == [
        (1, "次による。", False, True),
        (2, "担当者", True, True),
        (2, "事務を行う者をいう。", False, False),
    ]


def test_a_list_indented_too_little_for_commonmark_is_nested_all_the_same():
    assert shown("1. 甲\n  - 乙\n  - 丙\n2. 丁\n") == [
        (0, 1, "1.", "甲"),
        (0, 2, "-", "乙"),
        (0, 2, "-", "丙"),
        (0, 1, "2.", "丁"),
    ]


def test_a_table_between_two_items_belongs_to_the_first():
    lines = blocks("1. 甲\n    - 式\n\n| 日 | 時間 |\n| - | -: |\n| 31日 | 130 |\n\n2. 乙\n").lines

    assert [(line.depth, line.text, line.table is not None) for line in lines] == [
        (1, "甲", False),
        (2, "式", False),
        (1, "", True),
        (1, "乙", False),
    ]


def test_cells_keep_escaped_pipes_empty_fields_and_cells_beyond_the_header():
    text = "|甲|乙|\n|-|-|\n|a\\|b||c|\n|**太**|\n"
    table = blocks(text).lines[0].table

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["甲", "乙", ""],
        ["a|b", "", "c"],
        ["太", "", ""],
    ]
    assert table.header_rows == 1
    assert_exact(text)


def test_a_table_in_html_has_rows_of_one_length():
    text = (
        "1. 次による。\n    <table>\n      <tr><th>種</th><th>内容</th></tr>\n"
        '      <tr><td rowspan="2">甲</td><td>一&amp;二</td></tr>\n      <tr><td>三\n      四</td></tr>\n    </table>\n'
    )
    line = blocks(text).lines[1]

    assert [[cell.text for cell in row] for row in line.table.rows] == [["種", "内容"], ["甲", "一&二"], ["", "三四"]]
    assert (line.depth, line.table.header_rows) == (1, 1)
    assert_exact(text)


def test_comments_are_skipped_with_a_notice():
    source = Source("kitei.md", "前\n\n<!-- 検討中\n\n未定 -->\n\n後\n")
    read = read_blocks(source)

    assert [line.text for line in read.lines] == ["前", "後"]
    assert [source.slice(notice.span) for notice in read.notices] == ["<!-- 検討中\n\n未定 -->"]


def test_plain_text_under_a_markdown_name_is_read_line_by_line():
    text = (
        "# 規 則\n\n第１条（目的）\n　　１．目的を定める。\n　　２．次による。\n①　甲\n\n第２条（範囲）\n　適用する。\n"
    )
    regulation = import_markdown("kitei.md", text.encode()).regulation

    assert regulation.title.text == "規 則"
    assert [clause_ref(regulation, clause) for clause in regulation.walk()] == [
        "第1条",
        "第1条第1項",
        "第1条第2項",
        "第1条第2項第1号",
        "第2条",
        "第2条第1項",
    ]


def test_front_matter_is_kept_as_text_and_its_title_serves_where_no_heading_does():
    matter = '---\ntitle: "保護規程"\nowner: 総務部\n---\n\n'
    body = "### 第1条 目的\n\n定める。\n\n### 第2条 範囲\n\n適用する。\n"
    headed = import_markdown("kitei.md", f"{matter}# 取扱規程\n\n{body}".encode()).regulation
    bare = import_markdown("kitei.md", f"{matter}{body}".encode()).regulation

    assert (headed.title.text, [prose.text for prose in headed.front]) == (
        "取扱規程",
        ['title: "保護規程"\nowner: 総務部'],
    )
    assert (bare.title.text, [prose.text for prose in bare.front]) == ("保護規程", ["owner: 総務部"])
    assert matter[bare.title.span().start : bare.title.span().end] == "保護規程"


def test_a_rule_at_the_beginning_is_no_front_matter():
    regulation = import_markdown("kitei.md", "---\n\n# 規程\n\n第1条を守る。\n\n---\n".encode()).regulation

    assert regulation.title.text == "規程"


def test_lists_nested_beyond_all_bounds_are_told_and_not_lost_in_silence():
    text = "".join(f"{'  ' * depth}- 項目{depth}\n" for depth in range(60))
    document = import_markdown("kitei.md", text.encode())
    notice = next(notice for notice in document.notices if notice.kind == "unread-text")

    assert document.source.slice(notice.span).endswith("項目59")


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty-file"), (b" \n\t\n", "empty-file"), (b"a\0b", "nul-bytes")])
def test_a_file_without_text_is_refused(data, reason):
    document = import_markdown("kitei.md", data)

    assert document.regulation is None
    assert [problem.values["reason"] for problem in document.problems] == [reason]


def test_old_japanese_encodings_are_read():
    text = "# 取扱規程\n\n### 第1条　目的\n\n1. この規程は、個人番号の取扱いを定める。\n"

    for encoding in ("cp932", "euc_jp", "utf-16", "utf-8-sig"):
        assert import_markdown("kitei.md", text.encode(encoding)).regulation.title.text == "取扱規程"


def test_a_list_under_a_sentence_holds_items_and_a_list_under_a_heading_paragraphs():
    text = "# 規程\n\n### 第1条\n\n次による。\n\n1. 甲\n2. 乙\n\n### 第2条\n\n1. 丙とする。\n2. 丁とする。\n"
    regulation = import_markdown("kitei.md", text.encode()).regulation

    assert [clause_ref(regulation, clause) for clause in regulation.walk() if clause.text] == [
        "第1条第1項",
        "第1条第1項第1号",
        "第1条第1項第2号",
        "第2条第1項",
        "第2条第2項",
    ]


def test_line_ends_of_windows_and_old_macs_change_nothing_but_places():
    text = "# 規程\n\n1. 甲は\n   乙。\n    - `丙`\n\n| a |\n| - |\n| b |\n"

    for end in ("\r\n", "\r"):
        assert shown(text.replace("\n", end)) == shown(text)
        assert_exact(text.replace("\n", end))


def test_a_sentence_over_a_rule_is_no_heading():
    assert shown("終わりとする。\n---\n次\n---\n") == [(0, 0, "", "終わりとする。"), (2, 0, "", "次")]


PIECES = [
    "# ",
    "## ",
    "### 第1条",
    "1. ",
    "2) ",
    "- ",
    "* ",
    "> ",
    "    ",
    "\t",
    "  \n",
    "\n",
    "\n\n",
    "```\n",
    "---\n",
]
PIECES += [
    "**",
    "*",
    "_",
    "`",
    "``",
    "~~",
    "[",
    "](x)",
    "]",
    "![",
    "<br>",
    "<!--",
    "-->",
    "<b>",
    "<半日>",
    "&amp;",
    "&lt",
]
PIECES += [
    "|",
    "| - |\n",
    "\\",
    "\\*",
    "。",
    "　",
    "甲",
    "乙丙",
    "a",
    "1",
    "<table>",
    "<tr><td>",
    "</table>",
    "<https://a.b>",
]
PIECES += ["𠮷", "\r\n", "\u2028", "\u0085", "\ufeff", "[1]: x\n", "![a [b]](c)", "[a `b`](<c d> 'e')"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("1. `| - |\n\t**`")
@example("> 1. <!--\r\n> ")
def test_no_input_loses_its_places(text):
    assert_exact(text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@example("```𠮷𠮷")
def test_no_ordinary_word_is_lost(text):
    marked = text.replace("甲", "Ａ").replace("乙", "甲")
    read = blocks(marked)
    kept = [piece for line in read.lines for _, piece in runs(line)]
    skipped = "".join(marked[notice.span.start : notice.span.end] for notice in read.notices)

    for word in ("甲", "Ａ", "𠮷", "丙"):
        markup = re.findall(r"\]: *\S*|\]\([^)]*|(?:```|~~~)[^\n]*", marked)
        inside_markup = sum(piece.count(word) for piece in markup)
        assert "".join(kept).count(word) + skipped.count(word) + inside_markup >= marked.count(word)
