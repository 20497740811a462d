"""PDF: lines, pages, tables and everything that makes a file unreadable."""

import pytest

from policylint.document.clause_ref import clause_ref
from policylint.document.model import Kind
from policylint.importers.pdf import import_pdf
from tests.importers.paper import LEFT, SIZE, TOP, assemble, grid, lines, pdf, picture_only
from tests.importers.reading import doubled, lost, misplaced, outline

PROSE = "責任者は、個人番号を取り扱う区域に立ち入る者の氏名及び所属を記録するものとし、"


def read(*pages, **options):
    document = import_pdf("a.pdf", pdf(list(pages), **options))
    if document.regulation is not None:
        assert (lost(document), doubled(document), misplaced(document)) == ([], [], [])
    return document


def reason(data):
    document = import_pdf("a.pdf", data)

    assert document.regulation is None
    assert [problem.kind for problem in document.problems] == ["invalid-syntax"]
    return document.problems[0].values["reason"]


def test_wrapped_lines_are_joined_and_clauses_found():
    document = read(
        lines(
            "見本規程",
            "（記録）",
            "第１条 " + PROSE[:30],
            PROSE[30:] + "保存する。",
            "２ 次による。",
            "(1) 台帳",
            indent=[9, 1, 0, 1, 0, 1],
        )
    )

    assert document.regulation.title.text == "見本規程"
    assert outline(document.regulation) == (
        f"article 1 第１条 〔記録〕\n  paragraph 1 - {PROSE}保存する。\n  paragraph 2 ２ 次による。\n    item 1 (1) 台帳"
    )


def test_a_sentence_goes_on_over_the_end_of_a_page():
    document = read(lines("見本規程", "第１条 " + PROSE[:30]), lines(PROSE[30:] + "保存する。", "第２条 次による。"))
    first, second = document.regulation.articles

    assert first.children[0].text.text == PROSE + "保存する。"
    assert document.source.page(first.span.start) == 1
    assert document.source.page(second.span.start) == 2


def test_clauses_on_two_pages_do_not_run_into_one_another():
    first = lines(
        "見本規程", "第１条 次による。", "(1) 台帳の整備及び保管並びに職員に対する教育及び研修の実施及びその記録"
    )
    second = lines("(2) 点検", "２ 前項による。")

    assert outline(read(first, second).regulation).splitlines()[-2:] == [
        "    item 2 (2) 点検",
        "  paragraph 2 ２ 前項による。",
    ]


def test_the_indent_tells_the_words_behind_a_list_from_those_of_an_item():
    document = read(
        lines(
            "見本規程",
            "第１条 次による。",
            "(1) 台帳",
            "個人番号の台帳をいう。",
            "これらは、年１回見直す。",
            indent=[9, 0, 1, 2, 0],
        )
    )
    paragraph = document.regulation.articles[0].children[0]

    assert paragraph.children[0].text.text == "台帳\n個人番号の台帳をいう。"
    assert paragraph.tail.text == "これらは、年１回見直す。"


def test_page_numbers_and_running_heads_are_no_prose():
    pages = [
        [(LEFT, 800, "見本規程集"), *lines(f"第{n}条 台帳{n}を備える。", f"２ 記録{n}を残す。"), (290, 40, f"- {n} -")]
        for n in range(1, 6)
    ]
    pages[0].insert(1, (LEFT, TOP + 20, "見本規程"))
    document = read(*pages)
    furniture = [notice.values["text"] for notice in document.notices if notice.kind == "page-furniture"]

    assert [article.number for article in document.regulation.articles] == [(n,) for n in range(1, 6)]
    assert len(furniture) == 9
    assert furniture.count("見本規程集") == 4


def test_a_ruled_table_gives_its_rows_and_merged_cells_are_empty():
    xs, ys = (80, 200, 400), (700, 680, 640, 620)
    table = [
        *grid(xs, ys[:3]),
        *[((80, 640), (80, 620)), ((400, 640), (400, 620)), ((80, 620), (400, 620))],
        (85, 685, "区分"),
        (205, 685, "保存期間"),
        (85, 665, "申告書"),
        (85, 648, "控え"),
        (205, 665, "７年"),
        (85, 625, "年度は、４月に始まり、翌年３月に終わる。"),
    ]
    document = read([*lines("見本規程", "第１条 次による。", "別表（第１条関係）"), *table])
    appended = document.regulation.body[-1]

    assert appended.kind is Kind.APPENDED_TABLE
    assert [[cell.text for cell in row] for row in appended.tables[0].rows] == [
        ["区分", "保存期間"],
        ["申告書\n控え", "７年"],
        ["年度は、４月に始まり、翌年３月に終わる。", ""],
    ]
    assert appended.tables[0].header_rows == 1


def test_two_columns_are_read_one_after_the_other():
    left = [(80, TOP - 17 * i, f"第{i + 1}条 責任者は、台帳{i + 1}を備える。") for i in range(14)]
    right = [(320, TOP - 17 * i, f"第{i + 15}条 責任者は、記録{i + 15}を備える。") for i in range(14)]
    document = read([(80, 800, "見本規程"), *left, *right])

    assert [article.number for article in document.regulation.articles] == [(n,) for n in range(1, 29)]


def test_vertical_lines_are_read_from_the_right():
    columns = ["見本規程", "第一条　台帳を備える。", "第二条　記録を残す。"]
    page = [
        (500 - 20 * i, 700 - SIZE * j, char)
        for i, column in enumerate(columns)
        for j, char in enumerate(column)
        if char != "　"
    ]
    document = read(page)

    assert document.regulation.title.text == "見本規程"
    assert [clause_ref(document.regulation, article) for article in document.regulation.articles] == ["第1条", "第2条"]


def test_a_superscript_stays_in_its_line():
    document = read(
        [*lines("見本規程", "第１条 台帳を備える"), (LEFT + 95, TOP - 17 + 4, "注", 6), (LEFT + 101, TOP - 17, "。")]
    )

    assert document.regulation.articles[0].children[0].text.text == "台帳を備える注。"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>", "html-instead"),
        (b"%PDF-1.7\nnothing of use", "broken-container"),
        (b"just words", "broken-container"),
        (picture_only(), "scanned"),
        (pdf([[]]), "scanned"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data, expected):
    assert reason(data) == expected


def test_an_encrypted_file_says_so():
    locked = pdf([lines("見本規程")]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>",
    )

    assert reason(locked) == "encrypted"


def test_text_in_a_font_that_is_nowhere_is_not_taken_for_the_text():
    dumb = " ".join(f"BT /F0 10 Tf {80 + 10 * i} 700 Td <{0x465 + i:04x}> Tj ET" for i in range(20))
    stream = dumb + " BT /F1 10 Tf 80 680 Td (1 A) Tj ET"
    font = "/BaseFont /Nowhere /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000"
    descriptor = (
        "<< /Type /FontDescriptor /FontName /Nowhere /Flags 4 /Ascent 880 /Descent -120 /FontBBox [0 -120 1000 880] >>"
    )
    fonts = "<< /F0 4 0 R /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font {fonts} >> /Contents 6 0 R >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Nowhere /Encoding /Identity-H /DescendantFonts [5 0 R] >>",
        f"<< /Type /Font /Subtype /CIDFontType2 {font} /FontDescriptor {descriptor} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]

    document = import_pdf("a.pdf", assemble(objects))

    if document.regulation is None:
        assert document.problems[0].values["reason"] == "unmapped-fonts"
    else:  # a machine with Japanese fonts reads it
        assert len(document.source.text.split()[0]) == 20
