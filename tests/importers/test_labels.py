"""Printed labels and what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.importers.labels import Style, labels

KANJI = "〇一二三四五六七八九"


def kanji(number: int) -> str:
    """The number in 十百 notation."""
    text = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += (KANJI[digit] if digit > 1 or not sign else "") + sign
    return text


def full_width(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


@pytest.mark.parametrize(
    ("text", "style", "number", "printed", "words"),
    [
        ("第１条　この規程", Style.ARTICLE, (1,), "第１条", "この規程"),
        ("第 1 条（名称）", Style.ARTICLE, (1,), "第 1 条", "（名称）"),
        ("第十条の二　会社は", Style.ARTICLE, (10, 2), "第十条の二", "会社は"),
        ("第百二十三条　会社は", Style.ARTICLE, (123,), "第百二十三条", "会社は"),
        ("第3条の2の4 会社は", Style.ARTICLE, (3, 2, 4), "第3条の2の4", "会社は"),
        ("第２章の２　補則", Style.CHAPTER, (2, 2), "第２章の２", "補則"),
        ("第１節 通則", Style.SECTION, (1,), "第１節", "通則"),
        ("第１ 目的", Style.ORDINAL, (1,), "第１", "目的"),
        ("２ 前項の", Style.PLAIN, (2,), "２", "前項の"),
        ("2. 前項の", Style.PLAIN, (2,), "2.", "前項の"),
        ("２の３　前項の", Style.PLAIN, (2, 3), "２の３", "前項の"),
        ("② 前項の", Style.CIRCLED, (2,), "②", "前項の"),
        ("㉓　前項の", Style.CIRCLED, (23,), "㉓", "前項の"),
        ("（１）申請書", Style.PAREN, (1,), "（１）", "申請書"),
        ("(12) 申請書", Style.PAREN, (12,), "(12)", "申請書"),
        ("(3)の2 申請書", Style.PAREN, (3, 2), "(3)の2", "申請書"),
        ("１）申請書", Style.CLOSED, (1,), "１）", "申請書"),
        ("一　申請書", Style.KANJI, (1,), "一", "申請書"),
        ("（二）申請書", Style.KANJI_PAREN, (2,), "（二）", "申請書"),
        ("ロ　申請書", Style.IROHA, (2,), "ロ", "申請書"),
        ("ウ 申請書", Style.AIU, (3,), "ウ", "申請書"),
        ("(ｱ) 申請書", Style.AIU_PAREN, (1,), "(ｱ)", "申請書"),
        ("ｂ 申請書", Style.LETTER, (2,), "ｂ", "申請書"),
        ("(c) 申請書", Style.LETTER_PAREN, (3,), "(c)", "申請書"),
        ("(iv) 申請書", Style.ROMAN_PAREN, (4,), "(iv)", "申請書"),
        ("Ⅲ 総論", Style.ROMAN, (3,), "Ⅲ", "総論"),
        ("1.2.3 手順", Style.DOTTED, (1, 2, 3), "1.2.3", "手順"),
        ("・申請書", Style.BULLET, (1,), "・", "申請書"),
    ],
)
def test_a_label_has_style_number_and_words(text, style, number, printed, words):
    label = labels(text)[0]

    assert (label.style, label.number) == (style, number)
    assert text[label.start : label.end] == printed
    assert text[label.body :] == words


@pytest.mark.parametrize(
    "text",
    [
        "第３条第２項に定める",
        "第３条の規定により",
        "第５条及び第６条の規定",
        "2024年4月",
        "（目的）",
        "○○市",
        "第２項の",
        "",
        "イロハの順",
        "一般に",
    ],
)
def test_a_reference_or_a_word_is_no_label(text):
    assert labels(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("第５条から第８条まで　削除", (5,), (8,)),
        ("第五条及び第六条　削除", (5,), (6,)),
        ("第3条の2・第3条の3 削除", (3, 2), (3, 3)),
    ],
)
def test_a_range_of_deleted_articles_is_one_label(text, first, last):
    label = labels(text)[0]

    assert (label.number, label.until) == (first, last)
    assert text[label.body :] == "削除"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("イ 申請書", [(Style.IROHA, (1,)), (Style.AIU, (2,))]),
        ("ア 申請書", [(Style.AIU, (1,)), (Style.IROHA, (36,))]),
        ("(i) 申請書", [(Style.ROMAN_PAREN, (1,)), (Style.LETTER_PAREN, (9,))]),
    ],
)
def test_an_ambiguous_sign_gives_both_readings(text, expected):
    assert [(label.style, label.number) for label in labels(text)] == expected


def test_a_label_that_touches_its_words_is_doubtful():
    assert labels("10年を経過した")[0].tight
    assert labels("第1条この規程は")[0].tight
    assert not labels("第1条（目的）")[0].tight


@given(st.integers(1, 999), st.integers(0, 30))
def test_all_notations_of_a_number_are_one_number(number, branch):
    notations = [str, full_width_of, kanji]
    found = {labels(f"第{w(number)}条{'の' + w(branch) if branch else ''}　会社は")[0].number for w in notations}

    assert found == {(number, branch) if branch else (number,)}


def full_width_of(number: int) -> str:
    return full_width(str(number))


@given(st.text(max_size=30))
def test_any_text_has_labels_within_its_bounds(text):
    for label in labels(text):
        assert 0 == label.start < label.end <= label.body <= len(text)
        assert label.number
