"""Plain text: encodings, line ends, wrapped and unwrapped lines."""

import pytest

from policylint.importers.text import import_text
from tests.importers.reading import lost, outline

BODY = "見本規程\n（目的）\n第１条　この規程は、取扱いを定める。\n２　用語は、法の例による。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "iso2022_jp"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_regulation(encoding, end):
    document = import_text("a.txt", BODY.replace("\n", end).encode(encoding))

    assert outline(document.regulation) == outline(import_text("a.txt", BODY.encode()).regulation)
    assert lost(document) == []
    article = document.regulation.articles[0]
    assert document.source.position(article.label.span().start).line == 3


def test_lines_of_a_text_that_is_not_wrapped_stay_lines():
    document = import_text(
        "a.txt", ("規程\n第１条　次の課を置く。\n総務課\n財務課\n" + "第２条　" + "あ" * 90 + "。").encode()
    )

    assert document.regulation.articles[0].children[0].text.text == "次の課を置く。\n総務課\n財務課"


def test_form_feeds_are_pages_and_page_numbers_are_told():
    document = import_text("a.txt", "規程\n第１条　本則とする。\n- 1 -\n\f第２条　細則とする。\n- 2 -\n".encode())

    assert [notice.values["text"] for notice in document.notices] == ["- 1 -", "- 2 -"]
    assert [document.source.page(a.label.span().start) for a in document.regulation.articles] == [1, 2]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty-file"),
        (b" \r\n\t", "empty-file"),
        (b"\xff\xff\xff\xfe", "not-decodable"),
        (b"a\x00b\x00\x00", "nul-bytes"),
    ],
)
def test_a_file_without_text_says_why(data, reason):
    document = import_text("a.txt", data)

    assert document.regulation is None
    assert [(p.kind, p.values["reason"]) for p in document.problems] == [("invalid-syntax", reason)]
