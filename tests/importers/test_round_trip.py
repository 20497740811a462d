"""From a file of another format to YAML and back: the same clauses, the same words, the same references."""

from __future__ import annotations

import pytest

from policylint.document.clause_ref import clause_ref
from policylint.document.load import load_yaml
from policylint.document.write import write_yaml
from policylint.importers.markdown import import_markdown
from policylint.importers.text import import_text
from policylint.source import Source
from tests.outline import outline

TEXT = """\
青葉町特定個人情報等取扱規程
                                    令和４年３月14日
                                    規程第７号
目次
　第１章　総則（第１条・第２条）
　附則

　　　第１章　総則
　（目的）
第１条　この規程は、特定個人情報等の取扱いについて必要な事項を定める。
２　前項の取扱いに当たっては、次に掲げる事項に留意しなければならない。ただし、町長が認めるときは、この限りでない。
　（１）　毎月１回、アクセス記録を確認すること。
　（２）　次のいずれかに当たるときは、直ちに報告すること。
　　ア　書類を紛失したとき。
　　イ　漏えいのおそれがあるとき。
第２条　削除
第２条の２　保護管理者は、次の表により書類を保存する。

　　　附　則
　この規程は、令和４年４月１日から施行する。
　　　附　則（令和５年規程第２号）
１　この規程は、公布の日から施行する。
２　「従前の例」による。

別表第１（第２条の２関係）
　保存する書類　台帳
"""

MARKDOWN = """\
---
title: 個人番号取扱規程
owner: 総務部
---

# 個人番号取扱規程

## 第1章　総則

### 第1条　目的

1. この規程は、個人番号の**取扱い**を定める。
2. 次の各号による。
    1. 責任者
    　事務を`監督`する者をいう。
    2. 担当者
        - 受領
        - 保管

<!-- 検討中 -->

### 第2条（保存）

書類は[別に定める表](hyou.md)により保存する。

| 書類 | 期間 |
| :- | -: |
| 台帳 | 7年 |
| 控え\\|写し |  |

### 第 3 条（報告）

#### 1

漏えいのときは、直ちに報告する。

#### 2

報告先は、# と : と 'かぎ' を含む。

## 附則

* この規程は、2024年4月1日から施行する。
"""


def round_trip(document):
    """The regulation as it was imported and as YAML gives it back, and what is wrong with the YAML."""
    back = load_yaml(Source("kitei.yaml", write_yaml(document.regulation)))
    return document.regulation, back.regulation, back.problems


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("importer", "text"), [(import_text, TEXT), (import_markdown, MARKDOWN)])
def test_an_imported_file_reads_back_from_yaml(importer, text, end):
    before, after, problems = round_trip(importer("kitei", text.replace("\n", end).encode()))

    assert outline(after) == outline(before)
    assert [clause_ref(after, clause) for clause in after.walk()] == [
        clause_ref(before, clause) for clause in before.walk()
    ]
    assert [prose.text for clause in after.body for prose in clause.prose()] == [
        prose.text for clause in before.body for prose in clause.prose()
    ]
    assert problems == ()


@pytest.mark.parametrize(("importer", "text"), [(import_text, TEXT), (import_markdown, MARKDOWN)])
def test_every_word_of_the_file_is_in_the_regulation_or_in_a_notice(importer, text):
    document = importer("kitei", text.encode())
    covered = [span for prose in said(document.regulation) for span in (run.source for run in prose.map.runs)]
    covered += [notice.span for notice in document.notices if notice.span is not None]
    held = {at for span in covered for at in range(span.start, span.end)}
    left = "".join(char for at, char in enumerate(text) if at not in held)

    # Front matter's keys are kept whole; a link keeps its words and not its address; 削除 is a property of the clause.
    assert [
        word for word in left.replace("hyou.md", "").replace("削除", "").split() if any(map(str.isalnum, word))
    ] == []


def said(regulation):
    """Every prose of a regulation."""
    heads = [regulation.title, regulation.number, *regulation.front]
    heads += [date.prose for date in (regulation.enacted, regulation.in_force) if date is not None]
    heads += [one.prose for one in regulation.amendments]
    for clause in regulation.walk():
        heads += [clause.label, clause.caption, clause.text, clause.tail, clause.note]
        heads += [cell for table in clause.tables for row in table.rows for cell in row]
        heads += [table.caption for table in clause.tables]
    return [prose for prose in heads if prose is not None]


def test_clauses_of_markdown_are_cited_as_people_cite_them():
    regulation = import_markdown("kitei.md", MARKDOWN.encode()).regulation
    cited = {clause_ref(regulation, clause): clause.text.text for clause in regulation.walk() if clause.text}

    assert cited == {
        "第1条第1項": "この規程は、個人番号の取扱いを定める。",
        "第1条第2項": "次の各号による。",
        "第1条第2項第1号": "責任者\n事務を監督する者をいう。",
        "第1条第2項第2号": "担当者",
        "第1条第2項第2号イ": "受領",
        "第1条第2項第2号ロ": "保管",
        "第2条第1項": "書類は別に定める表により保存する。",
        "第3条第1項": "漏えいのときは、直ちに報告する。",
        "第3条第2項": "報告先は、# と : と 'かぎ' を含む。",
        "附則第1項": "この規程は、2024年4月1日から施行する。",
    }
