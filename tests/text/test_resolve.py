from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.document.clause_ref import clause_ref
from policylint.document.model import Kind
from policylint.text.citation.references import find_references
from policylint.text.citation.resolve import ReferenceIndex, find_target, led_to, resolve
from policylint.text.citation.titles import same_title, short_names, title_key
from tests.text.build import article, clause, deleted, regulation, style, supplementary, table


def told(*body, title="青葉市特定個人情報取扱規程"):
    """Every reference with what it leads to and what is missing, as ``place: words → targets ! missing``."""
    rules = regulation(*body, title=title)
    for one in ReferenceIndex(rules).citations:
        targets = " ".join(clause_ref(rules, target) for target in one.resolution.targets)
        missing = " ".join(target.text for target in one.resolution.missing)
        yield f"{clause_ref(rules, one.clause)}: {one.reference.text} → {targets}" + f" ! {missing}" * bool(missing)


def test_articles_are_found_by_number_and_by_position():
    found = told(
        article(1, "第２条の２、前条及び次条による。"),
        article(2, "第１条から第３条までを定める。"),
        article((2, 2), "前条、次条、前２条及び前３条による。"),
        article(3, "第４条、次条及び第２条から第９条までによる。"),
    )

    assert list(found) == [
        "第1条第1項: 第２条の２、前条及び次条 → 第2条の2 第2条 ! 前条",
        "第2条第1項: 第１条から第３条まで → 第1条 第2条 第2条の2 第3条",
        "第2条の2第1項: 前条、次条、前２条及び前３条 → 第2条 第3条 第1条 ! 前３条",
        "第3条第1項: 第４条、次条及び第２条から第９条まで →  ! 第４条 次条 第２条から第９条",
    ]


def test_paragraphs_and_items_are_found_in_their_own_article():
    found = told(
        article(
            1,
            "前項及び次項による。",
            ["前号による。", "前号及び第３号による。", ("次号による。", ["甲", "乙"])],
            "前項第２号、前項第５号、前２項及び第４項による。",
            "前各項及び第１項各号による。",
        ),
        article(2, "前条第１項第３号イ、前条第３号ロ及び前条第５項による。"),
    )

    assert list(found) == [
        "第1条第1項: 前項及び次項 → 第1条第2項 ! 前項",
        "第1条第1項第1号: 前号 →  ! 前号",
        "第1条第1項第2号: 前号及び第３号 → 第1条第1項第1号 第1条第1項第3号",
        "第1条第1項第3号: 次号 →  ! 次号",
        "第1条第2項: 前項第２号、前項第５号、前２項及び第４項 → 第1条第1項第2号 ! 前項第５号 前２項 第４項",
        "第1条第3項: 前各項及び第１項各号 → 第1条第1項 第1条第2項 第1条第1項第1号 第1条第1項第2号 第1条第1項第3号",
        "第2条第1項: 前条第１項第３号イ、前条第３号ロ及び前条第５項 → 第1条第1項第3号イ 第1条第1項第3号ロ ! 前条第５項",
    ]


def test_own_items_are_meant_by_each():
    found = told(article(1, "次の各号による。", ["鍵", "扉"]), article(2, "次の各号による。"))

    assert list(found) == ["第1条第1項: 次の各号 → 第1条第1項第1号 第1条第1項第2号", "第2条第1項: 次の各号 → "]


def test_other_documents_are_not_looked_for_here():
    found = told(
        article(1, "番号法第99条及び第98条、同法第97条、保護規程第50条並びに同条第9項による。"),
        article(2, "「第40条」とあるのは「第41条」と読み替える。"),
        article(3, "改正前の規程第30条及び旧規程第31条による。"),
    )

    assert [line.partition(" → ")[2] for line in found] == [""] * 7


def test_a_regulation_may_cite_itself_by_name():
    found = told(article(1, "青葉市特定個人情報取扱規程第９条及びこの規程第１条による。"))

    assert list(found) == [
        "第1条第1項: 青葉市特定個人情報取扱規程第９条 →  ! 第９条",
        "第1条第1項: この規程第１条 → 第1条",
    ]


def test_same_article_is_the_one_cited_last_even_in_the_words_above_the_items():
    found = told(
        article(1, "番号を扱う。"),
        article(
            2,
            "第１条第１項により、同条第２項に次の各号を加える。",
            ["同項の事務", "番号法第９条の事務", "同条第７項の事務"],
        ),
    )

    assert list(found) == [
        "第2条第1項: 第１条第１項 → 第1条第1項",
        "第2条第1項: 同条第２項 →  ! 同条第２項",
        "第2条第1項: 次の各号 → 第2条第1項第1号 第2条第1項第2号 第2条第1項第3号",
        "第2条第1項第1号: 同項 → ",
        "第2条第1項第2号: 番号法第９条 → ",
        "第2条第1項第3号: 同条第７項 → ",
    ]


def test_a_supplementary_provision_counts_for_itself_and_may_speak_of_old_articles():
    found = told(
        article(1, "附則第２項による。"),
        supplementary("施行する。", "前項、第30条、第１条及び附則第１項による。"),
        supplementary("前項及び様式第９号による。"),
    )

    assert list(found) == [
        "第1条第1項: 附則第２項 → 附則第2項",
        "附則第2項: 前項、第30条、第１条及び附則第１項 → 附則第1項 第1条",
        "附則（2）第1項: 前項及び様式第９号 →  ! 前項 様式第９号",
    ]


def test_articles_of_a_supplementary_provision_count_for_themselves():
    found = told(
        article(1, "本文"), supplementary(article(1, "次条による。"), article(2, "前条及び附則第１条による。"))
    )

    assert list(found) == ["附則第1条第1項: 次条 → 附則第2条", "附則第2条第1項: 前条及び附則第１条 → 附則第1条"]


def test_tables_and_forms_are_found_by_number():
    found = told(
        article(1, "別表、別表第１、別表第２、別記様式及び様式第３号による。"),
        table(1, "第99条"),
        style(1, "第98条による。前項による。"),
    )

    assert list(found) == [
        "第1条第1項: 別表、別表第１、別表第２、別記様式及び様式第３号 → 別表第1 様式第1号 ! 別表第２ 様式第３号",
        "別表第1: 第99条 → ",
        "様式第1号: 第98条 → ",
        "様式第1号: 前項 → ",
    ]


def test_deleted_articles_answer_to_all_their_numbers():
    found = told(
        article(1, "第２条から第４条まで及び第３条による。"),
        deleted("第２条から第４条まで", 2),
        article(5, "前条による。"),
    )

    assert [line.partition(" ! ")[2] for line in found] == ["", ""]


def test_chapters_and_what_is_not_part_of_every_text_are_never_missing():
    found = told(
        clause(Kind.CHAPTER, 1, None, article(1, "前章、次章、この章、第１章、第９章、附則第３項及び別紙による。")),
        clause(Kind.CHAPTER, 2, None, article(2, "第１章による。")),
    )

    assert list(found) == [
        "第1条第1項: 前章、次章、この章、第１章、第９章、附則第３項及び別紙 → 第2章 第1章",
        "第2条第1項: 第１章 → 第1章",
    ]


def test_lines_that_were_not_told_apart_excuse_what_may_be_among_them():
    found = told(
        article(1, "規則を定める。\n課長は、前項の事務を処理する。"),
        article(2, "鍵は次のとおり。\n(1) 甲", "前項第１号"),
    )

    assert [line.partition(" ! ")[2] for line in found] == ["", ""]


def test_without_articles_no_article_is_missing():
    assert [line for line in told(clause(Kind.HEADING, None, "第３条による。")) if "!" in line] == []


def test_dangling_targets_know_their_place():
    rules = regulation(article(1, "点検は、第１条又は第12条に定める。"), article(2, "次条による。"))

    absolute, relative = ReferenceIndex(rules).dangling

    assert absolute.target.span.of(absolute.citation.prose.text) == "第12条"
    assert clause_ref(rules, absolute.citation.clause) == "第1条第1項"
    assert (absolute.relative, relative.relative) == (False, True)


def test_the_index_leads_both_ways():
    rules = regulation(
        article(1, "点検する。", "記録する。"), article(2, "前条の点検"), article(3, "前条による。第１条第２項")
    )
    index = ReferenceIndex(rules)
    first, second, third = rules.articles

    assert index.of(second.children[0]) == (first,)
    assert index.to(first.children[0]) == (second.children[0],)
    assert set(index.to(first.children[1])) == {second.children[0], third.children[0]}
    assert led_to(rules, second.children[0]) == (first, third.children[0])


def test_one_reference_can_be_resolved_alone():
    rules = regulation(article(1, "点検する。"), article(2, "前条"))
    (reference,) = find_references("前条及び第９条")

    resolution = resolve(reference, rules.articles[1].children[0], rules)

    assert resolution.targets == (rules.articles[0],)
    assert [target.text for target in resolution.missing] == ["第９条"]
    assert find_target(find_references("保護規程第２条第１項")[0].targets[0], rules) == (rules.articles[1].children[0],)
    assert find_target(find_references("保護規程第３条")[0].targets[0], rules) == ()


@given(st.lists(st.text(alphabet="第１三条項号前次同各のイ及び、別表様式附則", max_size=20), min_size=1, max_size=5))
def test_resolving_never_fails(texts):
    rules = regulation(
        *(article(at, text, [text]) for at, text in enumerate(texts, 1)), supplementary(texts[0]), style(1, texts[0])
    )
    index = ReferenceIndex(rules)

    every = set(rules.walk())
    assert all(target in every for one in index.citations for target in one.resolution.targets)
    assert all(one in every for one in index.to(rules.articles[0]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("国立大学法人青葉大学個人情報保護規程", "個人情報保護規程", True),
        ("個人情報保護規程", "青葉大学における個人情報保護規程", True),
        ("個人情報 保護規程", "「個人情報保護規程」（案）", True),
        ("株式会社若葉特定個人情報取扱規程", "特定個人情報取扱規程", True),
        ("青葉市個人番号取扱規程", "個人番号取扱規程", True),
        ("特定個人情報取扱規程", "個人情報取扱規程", False),
        ("会計事務取扱規程", "取扱規程", False),
        ("給与規程", "旅費規程", False),
        ("青葉大学規程", "規程", False),
        ("", "", False),
    ],
)
def test_names_of_one_regulation_are_told(one, other, expected):
    assert same_title(one, other) is expected
    assert same_title(other, one) is expected


def test_an_organisation_may_be_given():
    assert not same_title("わかば特定個人情報取扱規程", "特定個人情報取扱規程")
    assert same_title("わかば特定個人情報取扱規程", "特定個人情報取扱規程", ["わかば"])


def test_titles_are_compared_in_plain_spelling():
    assert title_key("　特定個人情報　取扱規程（案）") == "特定個人情報取扱規程"


def test_short_names_of_other_documents_are_collected():
    rules = regulation(
        article(1, "番号法及び青葉大学個人情報保護規程（以下「保護規程」という。）並びに本学（以下「大学」という。）")
    )

    assert short_names(rules) == {"保護規程": "青葉大学個人情報保護規程"}
