"""Each row: the text, then its references as ``document: steps & steps``; ``;`` parts references, ``-`` is none.

Steps: 3 is 第３条, p2 第２項, i5 第５号, s1 イ, with < for 前, > for 次, = for 同, . for この, * for 各, ~ for a range.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.document.model import Kind
from policylint.text.citation.documents import find_definitions, find_documents
from policylint.text.citation.references import Relation, Use, find_references

LETTERS = {
    Kind.PART: "編", Kind.CHAPTER: "章", Kind.SECTION: "節", Kind.ARTICLE: "", Kind.PARAGRAPH: "p", Kind.ITEM: "i",
    Kind.SUBITEM: "s",
    Kind.SUPPLEMENTARY: "附則", Kind.APPENDED_TABLE: "別表", Kind.APPENDED_STYLE: "様式", Kind.TEXT: "別紙",
}  # fmt: skip
SIGNS = {
    Relation.PREVIOUS: "<", Relation.NEXT: ">", Relation.SAME: "=", Relation.THIS: ".", Relation.EACH: "*",
    Relation.ONLY: "", Relation.NUMBER: "",
}  # fmt: skip

REFERENCES = """
第３条 | 3
第3条の2第1項第3号イ | 3-2 p1 i3 s1
第三条第二項 | 3 p2
第百二十三条の四 | 123-4
第一条の二の三 | 1-2-3
第 19 条第 1 項 | 19 p1
第１項の規定 | p1
第2号に掲げる | i2
第1号ロ(1)に | i1 s2
前条 | <
前条第2項 | < p2
前条の第２項 | < p2
前条1項 | < p1
次条 | >
前項 | p<
前項第5号 | p< i5
前項(3) | p< i3
次項 | p>
前二項 | p<2
前２項 | p<2
前3条 | <3
前各項 | p<0
前各号に掲げる | i<0
前号 | i<
次号 | i>
この条 | .
以下この条において | .
本条 | .
次の各号に掲げる | i*
前項各号 | p< i*
第3条第1項各号 | 3 p1 i*
前条の各号 | < i*
第3条から第5条まで | 3~5
第６条～第９条 | 6~9
第14条から17条 | 14~17
第３項第１号から第４号まで | p3 i1~4
第2号イからハまで | i2 s1~3
第1項及び第3項 | p1 & p3
第2条第1項又は第3項 | 2 p1 & 2 p3
第5条、第7条及び第9条 | 5 & 7 & 9
前条第1項又は第2項 | < p1 & < p2
第5条又は第1項 | 5 & p1
第3条第2項、第4条第1項第2号及び第3号並びに第5条 | 3 p2 & 4 p1 i2 & 4 p1 i3 & 5
第2条第3号及び次条第2項 | 2 i3 & > p2
第1項ただし書 | p1 ただし書
第2項後段 | p2 後段
第２条第１項各号列記以外の部分 | 2 p1 柱書
別表 | 別表
別表第1 | 別表1
別表第６の２ | 別表6-2
別表１のとおり | 別表1
別表第１の１の項 | 別表1
様式第1号 | 様式1
第１号様式 | 様式1
別記第１号様式の２ | 様式1-2
別紙様式第５号 | 様式5
別記様式 | 様式
別紙のとおり | 別紙
附則第2項 | 附則 p2
第2章第1節 | 章2 節1
前章 | 章<
この章 | 章.
番号法第16条 | 番号法: 16
法第9条 | 法: 9
政令第3条 | 政令: 3
番号法の第9条 | 番号法: 9
労基法65条 | 労基法: 65
保護規程第８条第３項第５号 | 保護規程: 8 p3 i5
「文書管理規程」第5条 | 文書管理規程: 5
その他給与規程第5条 | 給与規程: 5
個人情報の保護に関する法律第23条第1項 | 個人情報の保護に関する法律: 23 p1
市長は、個人情報の保護に関する法律第23条 | 個人情報の保護に関する法律: 23
番号の利用等に関する法律（平成25年法律第27号。以下「番号法」という。）第2条 | 番号の利用等に関する法律: 2
法（平成15年法律第57号）第5条 | 法: 5
番号法第9条及び第10条 | 番号法: 9 & 10
番号法第9条第１項、第２項及び第４項並びに第19条 | 番号法: 9 p1 & 9 p2 & 9 p4 & 19
番号法第9条（第3項を除く。）及び第10条 | 番号法: 9 & 10; 番号法: 9 p3
第３条（第２項を除く。）及び第５条 | 3 & 5; 3 p2
番号法第9条又は前条 | 番号法: 9; <
番号法第9条又はこの規程第3条 | 番号法: 9; 3
番号法第16条及び同法施行令第12条 | 番号法: 16; 同法施行令: 12
番号法第9条による。同法第16条 | 番号法: 9; 番号法: 16
就業規則第30条（服務）第2項 | 就業規則: 30 p2
会計規則第３条及び同条第2項 | 会計規則: 3 & 3 p2
第3条第1項の規定により同条第2項の | 3 p1; 3 p2
前条第1項に規定し、同項ただし書 | < p1; < p1 ただし書
保護規程第8条に規定し、同条同項第4号 | 保護規程: 8; = p= i4
この規程第5条 | 5
本規則第3条 | 3
本則第3条 | 3
同条 | =
「第40条」とあるのは「第５条」と | 40 quoted; 5 quoted
改正前の規程第15条 | 15 historic
改正後の第３条 | 3 historic
旧規程第3条 | 3 historic
平成25年法律第27号 | -
令和4年規程第69号 | -
総務部発第12号 | -
第１号被保険者 | -
同条件で | -
前項目 | -
本条例 | -
同条例 | -
この項目 | -
第3条の一部 | 3
第5条の3倍 | 5
第1回 | -
"""


def rows(table: str) -> list[tuple[str, list[str]]]:
    lines = (line.split("|") for line in table.strip().splitlines())
    return [(text.strip(), [one.strip() for one in found.split(";") if one.strip() != "-"]) for text, found in lines]


@pytest.mark.parametrize(("text", "expected"), rows(REFERENCES))
def test_references_are_read_in_legal_style(text, expected):
    found = find_references(text)

    assert [_shown(reference) for reference in found] == expected
    assert all(reference.span.of(text) == reference.text for reference in found)
    assert all(target.span.of(text) == target.text for reference in found for target in reference.targets)


def _shown(reference):
    targets = " & ".join(
        " ".join([*map(_step, target.steps), *filter(None, [target.part])]) for target in reference.targets
    )
    words = [f"{reference.document}:" * bool(reference.document), targets]
    return " ".join(filter(None, [*words, "quoted" * reference.quoted, "historic" * reference.historic]))


def _step(step):
    count = str(step.count) if step.count != 1 else ""
    number = "-".join(map(str, step.number or ()))
    through = "~" + "-".join(map(str, step.through)) if step.through else ""
    return LETTERS[step.kind] + SIGNS[step.relation] + count + number + through


def test_the_name_of_the_document_has_its_own_place():
    text = "職員は、番号法第９条第４項の規定による。"

    (reference,) = find_references(text)

    assert reference.text == "番号法第９条第４項"
    assert reference.document_span.of(text) == "番号法"
    assert reference.targets[0].text == "第９条第４項"
    assert (reference.targets[0].article, reference.targets[0].paragraph, reference.targets[0].item) == (
        (9,),
        (4,),
        None,
    )


def test_same_article_may_stand_in_the_text_before():
    earlier = find_references("番号法第9条第1項に規定する者は、次の各号による。")

    (reference,) = find_references("同条第3項の事務", earlier)

    assert _shown(reference) == "番号法: 9 p3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第３条の規定により", Use.BY),
        ("前条に掲げる", Use.BY),
        ("前項に定めるもののほか", Use.BY),
        ("次の各号の措置", Use.BY),
        ("前３条及び前条第２項の規定は、委託について準用する。", Use.MUTATIS_MUTANDIS),
        ("第５条を準用する", Use.MUTATIS_MUTANDIS),
        ("第５条の規定にかかわらず", Use.EXCEPTION),
        ("前項に規定する場合を除き", Use.EXCEPTION),
        ("第２条を除く", Use.EXCEPTION),
        ("第３条関係", Use.MENTION),
        ("「第３条の規定により」とあるのは", Use.MENTION),
    ],
)
def test_what_a_reference_is_for_is_told(text, expected):
    assert find_references(text)[0].use is expected


DOCUMENTS = """
青葉大学個人情報保護規程による | 青葉大学個人情報保護規程 regulation
「窓口対応マニュアル」に定める | 窓口対応マニュアル manual quoted
番号法及び個人情報の保護に関する法律 | 番号法 law; 個人情報の保護に関する法律 law
情報セキュリティポリシー | 情報セキュリティポリシー guideline
年度監査計画に基づき | 年度監査計画 plan
この規程の定めるところ | 規程 regulation generic
別に定める規程による | 規程 regulation generic
適切な方法により | -
法令に従う | -
前条の規定により | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(DOCUMENTS))
def test_named_documents_are_found(text, expected):
    found = find_documents(text)

    shown = [[m.name, m.kind, *["quoted"] * m.quoted, *["generic"] * m.generic] for m in found]
    assert [" ".join(one) for one in shown] == expected
    assert all(mention.span.of(text) == mention.name for mention in found)


DEFINITIONS = """
青葉大学（以下「本学」という。）における | short 本学 = 青葉大学
この法律（平成15年法律第57号。以下「法」という。） | short 法 = この法律
個人情報保護規程（以下、「保護規程」という） | short 保護規程 = 個人情報保護規程
株式会社若葉（以下会社という） | short 会社 = 株式会社若葉
市長は、番号を取り扱う職員（派遣を含む。以下単に「職員」という。）に | short 職員 = 番号を取り扱う職員
鍵、扉及び書庫（窓口（南）を含む。以下これらを総称して「設備」という。） | short 設備 = 扉及び書庫
申請書（以下この条において「書類」という。） | short 書類 = 申請書
「特定個人情報」とは、個人番号を含む個人情報をいう。 | means 特定個人情報 = 個人番号を含む個人情報
この規程において管理区域とは、ファイルを扱う区域をいう。 | means 管理区域 = ファイルを扱う区域
派遣労働者（以下同じ。） | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(DEFINITIONS))
def test_short_names_and_terms_are_found(text, expected):
    found = find_definitions(text)

    assert [f"{one.kind} {one.term} = {one.phrase.of(text)}" for one in found] == expected
    assert all(one.term_span.of(text) == one.term for one in found)


@given(st.text(alphabet="第１三条項号前次同各のイ及び、又は（）「」規程法から別表様式附則 まで", max_size=40))
def test_reading_never_fails_and_places_are_exact(text):
    for reference in find_references(text):
        assert reference.span.of(text) == reference.text != ""
        assert all(target.span in reference.span and target.steps for target in reference.targets)
    find_documents(text)
    find_definitions(text)
