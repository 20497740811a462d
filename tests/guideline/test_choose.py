from __future__ import annotations

import pytest

from policylint.document.fields import Organisation
from policylint.document.model import Clause, Document, Kind, Prose, Regulation
from policylint.errors import UsageError
from policylint.guideline.choose import edition_for
from policylint.source import Source, Span, TextMap


def prose(text):
    return Prose(text, TextMap.verbatim(Span(0, len(text))))


def document(title, body="", **fields):
    text = title + body
    clause = Clause(Kind.PARAGRAPH, Span(0, len(text)), text=prose(body)) if body else None
    regulation = Regulation(prose(title) if title else None, (clause,) if clause else (), **fields)
    return Document(Source("kitei.txt", text), "text", regulation)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("株式会社市川製作所特定個人情報取扱規程", "biz-2025"),
        ("（株）青葉商事　特定個人情報等取扱規程", "biz-2025"),
        ("一般社団法人みどり協会特定個人情報取扱規程", "biz-2025"),
        ("青葉農業協同組合特定個人情報取扱規程", "biz-2025"),
        ("みなと健康保険組合特定個人情報取扱規程", "biz-2025"),
        ("学校法人緑が丘学園特定個人情報取扱規程", "biz-2025"),
        ("青葉市特定個人情報等取扱規程", "gov-2025"),
        ("青葉市商工会特定個人情報取扱規程", "biz-2025"),
        ("国立大学法人緑が丘大学個人番号関係事務取扱規程", "gov-2025"),
        ("独立行政法人みなと機構特定個人情報取扱規程", "gov-2025"),
        ("若葉東部広域連合特定個人情報取扱規程", "gov-2025"),
        ("若葉清掃事務組合特定個人情報取扱規程", "gov-2025"),
        ("特定個人情報等取扱規程", "gov-2025"),
    ],
)
def test_the_title_tells_companies_and_societies_from_public_bodies(title, expected):
    assert edition_for(document(title)) == expected


def test_a_title_without_a_name_leaves_it_to_the_words_of_the_body():
    company = document(
        "特定個人情報等取扱規程", "この規程は、会社における特定個人情報の取扱いを定め、従業員に適用する。"
    )
    town = document(
        "特定個人情報等取扱規程", "町長は、条例の定めるところにより、会計年度任用職員を含む職員に研修を行う。"
    )

    assert edition_for(company) == "biz-2025"
    assert edition_for(town) == "gov-2025"


def test_what_is_configured_goes_before_the_file_and_the_file_before_its_words():
    asked = document("株式会社青葉", edition="gov-2017")
    typed = document("特定個人情報等取扱規程", organisation=Organisation(type="中小規模事業者"))

    assert edition_for(asked) == "gov-2017"
    assert edition_for(asked, "biz-2025") == "biz-2025"
    assert edition_for(typed) == "biz-2025"


def test_a_document_that_could_not_be_read_has_an_edition_too():
    assert edition_for(Document(Source("kitei.yaml", ""), "yaml", None)) == "gov-2025"


def test_a_configured_edition_that_does_not_exist_is_a_usage_error():
    with pytest.raises(UsageError, match="biz-2025"):
        edition_for(document("規程"), "biz-2026")
