"""A result made by hand: a PDF, a YAML file and a sound text, with every feature that a report shows."""

from pathlib import Path
from types import MappingProxyType

import pytest

from policylint.checks.model import Check, Severity
from policylint.document.model import Notice
from policylint.engine.result import DocumentResult, Finding, Location, Result, SuppressedBy
from policylint.reporters import Style
from policylint.source import Source, Span

PDF = """青葉大学特定個人情報等取扱規程
（アクセス記録の分析）
第１７条 保護責任者は、次の各号に掲げる措置を講ずるものとする。
 (1) 情報システムへの不正なアクセスを見つけるため、利用の記録、管理者権限の使用の記録及び外部との通信の記録を
  集め、これらの記録の分析を定期的及び必要に応じ随
  時に行うこと。
 (2) 機器の持込みを制限すること。
（漏えい等の報告）
第１８条 職員は、漏えい等の事案を知ったときは、速やかに窓口に報告しなければならない。
"""
YAML = """policylint: 1
title: 青葉市特定個人情報等取扱規程
articles:
  - number: 3
    caption: 点検
    text: >
      保護管理者は、取扱いの状況を
      適宜点検する。
"""
TEXT = "青葉町取扱要綱\n第１条　この要綱は、番号の取扱いを定める。\n"


def check(code, name, severity, level, titles):
    empty = MappingProxyType({})
    return Check(
        code=code,
        name=name,
        family=code[0],
        level=level,
        scope="document",
        severity=severity,
        title=dict(zip(("ja", "en"), titles, strict=True)),
        messages=empty,
        suggestions=empty,
        notes=empty,
        words=empty,
        rationale={"ja": "", "en": ""},
        quiet_when={"ja": (), "en": ()},
        cases=(),
        basis=(),
        refines=(),
        weighed=False,
        default=True,
        settings=empty,
        logic=lambda _view, _context: (),
        good=(),
        bad=(),
        folder=Path(),
    )


CHECKS = {
    "V101": check(
        "V101", "undefined-interval", Severity.ERROR, "clause", ("頻度が決まっていない", "Interval left open")
    ),
    "O411": check(
        "O411", "contact-undefined", Severity.ERROR, "document", ("連絡先が決まっていない", "Contact undefined")
    ),
    "V108": check("V108", "open-deadline", Severity.INFO, "clause", ("期限が決まっていない", "Deadline left open")),
    "H104": check(
        "H104", "attendance-unrecorded", Severity.WARNING, "document", ("受講記録がない", "No attendance record")
    ),
}


def finding(code, source, words, clause, **more):
    start = source.text.index(words)
    known = CHECKS[code]
    values = {
        "message": "",
        "suggestion": "",
        "basis": (),
        "cases": (),
        "related": (),
        "fingerprint": f"{code}-{clause}",
    } | more
    return Finding(
        code=code,
        name=known.name,
        severity=known.severity,
        location=Location(source, Span(start, start + len(words)), clause, values.pop("heading", "")),
        text=words.replace("\n  ", ""),
        **values,
    )


@pytest.fixture
def result():
    pdf = Source("kitei.pdf", PDF, page_starts=(0, PDF.index("（漏えい等の報告）")))
    yaml, text = Source("kisoku.yaml", YAML), Source("yoko.txt", TEXT)
    unplaced = tuple(Notice("unplaced-text", Span(at, at + 1)) for at, char in enumerate(TEXT) if char == "\n")
    furniture = tuple(Notice("page-furniture", Span(at, at + 1), {"text": "1"}) for at in (3, len(PDF) - 2))
    findings = (
        finding(
            "H104",
            pdf,
            "青葉大学特定個人情報等取扱規程",
            "",
            message="研修を受けた者を記録する定めがありません。",
            suggestion="「保護責任者は、研修を受けた者の氏名及び受講日を{研修記録簿}に記録する。」という項を加えてください。",
            basis=("gov-2025/2.D.b-3",),
            cases=("事例8",),
        ),
        finding(
            "V101",
            pdf,
            "定期的及び必要に応じ随\n  時に",
            "第17条第1項第1号",
            heading="アクセス記録の分析",
            message="「定期的及び必要に応じ随時に」とありますが、どのくらいの間隔で行うのかが、この条にも、ここから参照される条や"
            "別表にも書かれていません。",
            suggestion="「毎月{回数}回以上」のように回数か間隔を書くか、頻度を定めた計画の名前を書いてください。",
            basis=("gov-2025/2.C.b-2", "gov-2025/2.C.b-3", "gov-2025/2.F.c-1"),
            cases=("事例2", "事例6"),
            related=(Location(yaml, Span(0, 5), "第3条第1項", "点検", "同じ記録の点検を定めています"),),
        ),
        finding(
            "O411",
            pdf,
            "窓口",
            "第18条第1項",
            heading="漏えい等の報告",
            message="「窓口」がどの課の誰なのかが書かれていません。",
            suggestion="「{課名}の{職名}（以下「窓口」という。）」のように書いてください。",
            basis=("gov-2025/2.C.d-1",),
            cases=("事例5",),
        ),
        finding(
            "V108",
            pdf,
            "速やかに",
            "第18条第1項",
            heading="漏えい等の報告",
            message="「速やかに」だけでは、いつまでかが分かりません。",
            suppressed=SuppressedBy("baseline", "改正作業中", "総務課長", "2027-03-31"),
        ),
        finding(
            "V101",
            yaml,
            "適宜",
            "第3条第1項",
            heading="点検",
            message="「適宜」だけでは、いつ行うのかが分かりません。",
            suggestion="「毎年度{回数}回」のように書いてください。",
            basis=("biz-2025/2.C.e-1",),
            cases=("事例6",),
            related=(Location(yaml, Span(0, 5), "第3条", "点検", "この条の定めです"),),
        ),
    )
    documents = (
        DocumentResult(pdf, "pdf", "青葉大学特定個人情報等取扱規程", 2, 6, "gov-2025", furniture),
        DocumentResult(yaml, "yaml", "青葉市特定個人情報等取扱規程", 1, 1, "biz-2025", ()),
        DocumentResult(text, "text", "青葉町取扱要綱", 1, 1, "gov-2025", unplaced),
    )
    return Result("gov-2025", documents, findings, (), CHECKS)


@pytest.fixture
def style():
    return Style(
        width=80,
        headings={
            "gov-2025/2.C.b": "取扱規程等に基づく運用",
            "gov-2025/2.C.d": "情報漏えい等事案に対応する体制等の整備",
            "gov-2025/2.F.c": "不正アクセス等による被害の防止等",
        },
        editions={"gov-2025": "ガイドライン（行政機関等編）"},
    )
