"""The workbook, opened again: what stands where, that text stays text, how it is printed."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from policylint import __version__
from policylint.coverage import By, Citation, Coverage, Exclusion, Matrix, Status, Verdict
from policylint.guideline.catalogue import Edition, GuidelineClause, Modality, Requirement
from policylint.reporters import Style
from policylint.reporters.coverage import xlsx_book
from policylint.reporters.coverage.words import MARK
from policylint.reporters.coverage.xlsx import render

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # openpyxl does not know solid bars

SHEETS = {
    "ja": ["集計", "マトリックス", "根拠", "不足一覧", "設定"],
    "en": ["Summary", "Matrix", "Evidence", "Gaps", "Settings"],
}
EVIL = [
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=cmd",
    '=HYPERLINK("http://x")',
    "{=1}",
    "http://example.jp/",
    "<r><t>x</t></r>",
]
STATES = [Status.COVERED, Status.PARTIAL, Status.NONE, Status.OUTDATED, Status.EXCLUDED, Status.NOT_EXPECTED]


def requirement(clause, number, modality=Modality.MUST, text="点検する。"):
    name = f"gov-2025/{clause}-{number}"
    return Requirement(name, f"gov-2025/{clause}", "見出し", text, modality, (), (), "", "memory")


def clause(name, heading, *requirements):
    return GuidelineClause(f"gov-2025/{name}", "別添1", heading, {}, requirements)


EDITION = Edition(
    "gov-2025",
    "ガイドライン（行政機関等編）",
    "令和7年6月",
    (
        clause("2.C", "組織", *(requirement("2.C", n) for n in (1, 2, 3))),
        clause("2.D", "人", requirement("2.D", 1, Modality.INFO)),
        clause("2.E", "物理", *(requirement("2.E", n, Modality.SHOULD) for n in (1, 2, 3))),
    ),
)
NAMES = [name for name in EDITION.requirements if name != "gov-2025/2.D-1"]


def verdict(name, status, citations=(), exclusion=None):
    return Verdict(name, status, By.TEXT if citations else None, tuple(citations), exclusion)


def citation(line, words="毎月点検する。", path="規程.txt"):
    return Citation(path, f"第{line}条", line, words, By.TEXT)


def organisation(name, states=STATES, words="毎月点検する。"):
    """The first has two citations, the second one; the fifth is set aside."""
    verdicts = {"gov-2025/2.D-1": verdict("gov-2025/2.D-1", Status.NOT_EXPECTED)}
    for place, (requirement_id, status) in enumerate(zip(NAMES, states, strict=True)):
        citations = [citation(10 * place + n, words) for n in range(2 - place)] if place < 2 else []
        exclusion = Exclusion("扱わない", "総括保護管理者", "2027-03-31") if status is Status.EXCLUDED else None
        verdicts[requirement_id] = verdict(requirement_id, status, citations, exclusion)
    return Coverage(name, "gov-2025", (("規程.txt", "青葉市規程"),), verdicts)


def matrix(*organisations):
    return Matrix(EDITION, organisations or (organisation("青葉市"),), date(2026, 11, 24))


def opened(*organisations, lang="ja"):
    return load_workbook(BytesIO(render(matrix(*organisations), Style(lang=lang))))


def cells(sheet):
    return [cell for row in sheet.iter_rows() for cell in row]


def table(sheet):
    """The rows under the heads, as mappings."""
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_sheets_are_named_in_the_language(lang):
    book = opened(lang=lang)

    assert book.sheetnames == SHEETS[lang]
    assert book.active.title == SHEETS[lang][0]


def test_the_same_matrix_gives_the_same_bytes_and_the_date_is_that_of_the_matrix():
    assert render(matrix(), Style()) == render(matrix(), Style())
    assert opened().properties.created == datetime(2026, 11, 24)  # noqa: DTZ001 - the file has no time zone


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_from_outside_becomes_a_formula_or_a_link(evil):
    one = Coverage(evil, "gov-2025", ((evil, evil),), organisation("", words=evil).verdicts)
    book = opened(one, organisation("青葉市"))

    everything = [cell for sheet in book for cell in cells(sheet)]
    assert not [cell.coordinate for cell in everything if cell.data_type == "f"]
    assert not [cell.coordinate for cell in everything if cell.hyperlink is not None and cell.hyperlink.target]
    told = [cell for sheet in book for cell in cells(sheet) if cell.value is not None and cell.data_type == "s"]
    expected = evil.replace("\t", "") if evil.startswith("\t") else evil
    assert {cell.parent.title for cell in told if cell.value.strip() == expected.strip()} >= {
        "根拠",
        "不足一覧",
        "設定",
    }
    if evil[0] in "=+-@":
        assert all(cell.quotePrefix for cell in told if cell.value == evil)


def test_characters_that_xml_does_not_take_are_left_out_and_long_texts_are_cut():
    words = "前\x00\x0b\ud800\ufffe後" + "𠮟" * 40_000
    rows = table(opened(organisation("青\x07葉\u202e市", words=words))["根拠"])

    assert rows[0]["組織"] == "青葉市"
    assert rows[0]["文言"].startswith("前後𠮟")
    assert len(rows[0]["文言"].encode("utf-16-le")) // 2 <= 32_767


def test_raw_xml_is_not_let_through():
    words = '<r><t>x</t></r></si><si><t>"</t></r>'
    rows = table(opened(organisation("青葉市", words=words))["根拠"])

    assert rows[0]["文言"].strip() == words


def test_the_marks_are_those_of_the_verdicts():
    other = organisation("若葉町", [Status.NONE] * 6)
    sheet = opened(organisation("青葉市"), other)["マトリックス"]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=3, values_only=True)}

    assert [cell.value for cell in sheet[2]] == ["要件ID", "要件（要約）", "区分", "充足率", "青葉市", "若葉町"]
    assert list(rows) == ["2.C", "2.C-1", "2.C-2", "2.C-3", "2.E", "2.E-1", "2.E-2", "2.E-3"]
    for name, status in zip(NAMES, STATES, strict=True):
        row = rows[name.partition("/")[2]]
        assert row[4:] == (MARK[status], "×")
    assert rows["2.C-1"][2] == "義務"
    assert rows["2.E-1"][2] == "望ましい"
    assert [rows[name][3] for name in ("2.C-1", "2.E-2")] == [0.5, 0]


def test_a_mark_leads_to_the_rows_of_its_evidence():
    book = opened(organisation("青葉市"), organisation("若葉町"))
    sheet, evidence = book["マトリックス"], book["根拠"]
    followed = 0
    for row in sheet.iter_rows(min_row=3, min_col=5):
        for cell in row:
            name, links = sheet.cell(cell.row, 1).value, cell.hyperlink is not None
            assert links == (name in {"2.C-1", "2.C-2"})
            if links:
                first, last = map(int, re.fullmatch(r"'根拠'!A(\d+):J(\d+)", cell.hyperlink.location).groups())
                assert last - first == (1 if name == "2.C-1" else 0)
                for number in range(first, last + 1):
                    assert evidence.cell(number, 1).value == sheet.cell(2, cell.column).value
                    assert evidence.cell(number, 2).value == name
                followed += 1
    assert followed == 4


def test_past_the_most_links_of_a_sheet_the_names_lead_to_the_evidence(monkeypatch):
    monkeypatch.setattr("policylint.reporters.coverage.xlsx_matrix.MOST_LINKS", 3)
    sheet = opened(organisation("青葉市"), organisation("若葉町"))["マトリックス"]

    linked = {cell.coordinate: cell.hyperlink.location for cell in cells(sheet) if cell.hyperlink}
    assert linked == {"E2": "'根拠'!A2:J3", "F2": "'根拠'!A5:J6"}


def test_the_evidence_has_a_row_for_each_citation():
    rows = table(opened()["根拠"])

    assert [(row["要件ID"], row["条項"], row["行"]) for row in rows] == [
        ("2.C-1", "第0条", 0),
        ("2.C-1", "第1条", 1),
        ("2.C-2", "第10条", 10),
    ]
    assert rows[2] == {
        "組織": "青葉市",
        "要件ID": "2.C-2",
        "要件（要約）": "点検する。",
        "区分": "義務",
        "判定": "△ 一部",
        "根拠の種類": "条文",
        "文書": "規程.txt",
        "条項": "第10条",
        "行": 10,
        "文言": "毎月点検する。",
    }


def test_evidence_that_does_not_fit_is_left_out_and_said_so(monkeypatch):
    monkeypatch.setattr(xlsx_book, "MOST_ROWS", 5)
    book = opened(organisation("青葉市"), organisation("若葉町"))

    assert [cell.value for cell in book["根拠"]["A"]][:4] == ["組織", "青葉市", "青葉市", "青葉市"]
    assert book["根拠"]["A5"].value.startswith("行数の上限")
    assert book["根拠"].max_row == 5
    assert all(not cell.hyperlink for cell in book["マトリックス"]["F"])


def test_the_gaps_are_what_is_not_met_with_room_to_write():
    rows = table(opened()["不足一覧"])

    assert [(row["要件ID"], row["判定"]) for row in rows] == [
        ("2.C-2", "△ 一部"),
        ("2.C-3", "× なし"),
        ("2.E-1", "旧 旧版"),
    ]
    assert rows[0]["現状で確認できるもの"] == "第10条: 毎月点検する。"
    assert [rows[0][head] for head in ("対応方針", "担当", "期限")] == [None] * 3


def test_rows_that_the_auditor_writes_into_can_grow():
    with zipfile.ZipFile(BytesIO(render(matrix(), Style()))) as archive:
        gaps = archive.read("xl/worksheets/sheet4.xml").decode()

    assert re.search(r'<row r="2"[^>]* ht="', gaps)
    assert not re.search(r"<row [^>]*customHeight", gaps)


def test_without_gaps_or_evidence_the_lists_say_so():
    verdicts = {name: verdict(name, Status.COVERED) for name in EDITION.requirements}
    book = opened(Coverage("青葉市", "gov-2025", (), verdicts))

    assert book["根拠"]["A2"].value == "根拠となる条項はありません。"
    assert book["不足一覧"]["A2"].value == "不足する要件はありません。"


def test_the_summary_counts_by_organisation_and_by_section():
    none = organisation("若葉町", [Status.NOT_EXPECTED] * 3 + [Status.NONE] * 3)
    rows = {row[0]: row for row in opened(organisation("青葉市"), none)["集計"].iter_rows(values_only=True)}

    assert rows["青葉市"][1:] == (0.25, 1, 1, 1, 1, 1, 1, 4, pytest.approx(1 / 3), 0, *[None] * 3)
    assert rows["若葉町"][1:] == (0, 0, 0, 3, 0, 0, 3, 3, "－", 0, *[None] * 3)
    assert rows["2.C 組織"][1:9] == (pytest.approx(1 / 3), 1, 1, 1, 0, 0, 3, 3)
    assert rows["基準日"][1] == datetime(2026, 11, 24)  # noqa: DTZ001 - a cell has no time zone
    assert (rows["組織数"][1], rows["要件数"][1]) == (2, 6)
    assert rows["全体の充足率"][1] == pytest.approx(1 / 7)
    assert rows["△ 一部"][1].startswith("一部だけ確認できる")


def test_the_settings_tell_version_exclusions_and_documents():
    rows = [row for row in opened()["設定"].iter_rows(values_only=True) if row[0]]

    assert ("作成した道具", f"policylint {__version__}") in [row[:2] for row in rows]
    assert ("対象の区分", "義務 / 望ましい / 例示") in [row[:2] for row in rows]
    review = datetime(2027, 3, 31)  # noqa: DTZ001 - a cell has no time zone
    assert ("青葉市", "2.E-2", "点検する。", "扱わない", "総括保護管理者", review) in rows
    assert ("青葉市", "規程.txt", None, "青葉市規程") in [row[:4] for row in rows]


@pytest.mark.parametrize("told", ["来年度", "0001-01-01", "=TODAY()"])
def test_a_review_date_that_is_no_date_stays_text(told):
    one = organisation("青葉市")
    name = NAMES[4]
    verdicts = {**one.verdicts, name: verdict(name, Status.EXCLUDED, (), Exclusion("扱わない", "", told))}
    values = [cell.value for cell in cells(opened(Coverage("青葉市", "gov-2025", (), verdicts))["設定"])]

    assert told in values


def test_heads_stay_in_sight_and_filters_cover_every_row():
    book = opened(organisation("青葉市"), organisation("若葉町"))
    seen = {name: (book[name].freeze_panes, book[name].auto_filter.ref) for name in SHEETS["ja"][1:4]}

    assert seen == {
        "マトリックス": ("E3", "A2:F10"),
        "根拠": ("C2", "A1:J7"),
        "不足一覧": ("C2", "A1:I7"),
    }


def test_every_status_has_its_colour():
    rules = opened()["マトリックス"].conditional_formatting
    coloured = {rule.text: rule.dxf.fill.bgColor.rgb for found in rules for rule in found.rules if rule.text}

    assert set(coloured) == set(MARK.values())
    assert len(set(coloured.values())) == len(MARK)


@pytest.mark.parametrize(("count", "paper"), [(1, "9"), (8, "9"), (9, "8")])
def test_print_set_up(count, paper):
    book = opened(*(organisation(f"{n}市") for n in range(count)))

    for sheet in book:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", paper)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert sheet.oddFooter.right.text == "&P / &N"
        assert "gov-2025" in sheet.oddFooter.left.text
        assert sheet.print_title_rows
        area = sheet.print_area.rpartition("!")[2].replace("$", "")
        assert all(cell.value is None or cell.coordinate in _inside(area) for cell in cells(sheet))
    assert book["マトリックス"].print_title_rows.replace("$", "") == "1:2"
    assert book["根拠"].print_title_rows.replace("$", "") == "1:1"


def test_many_organisations_have_rotated_heads_and_go_on_pages_side_by_side():
    sheet = opened(*(organisation(f"{n}市") for n in range(81)))["マトリックス"]

    assert sheet["E2"].alignment.textRotation == 90
    assert sheet.column_dimensions["E"].width < 5
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols.replace("$", "") == "A:D"


def _inside(area):
    left, top, right, bottom = range_boundaries(area)
    return {f"{get_column_letter(c)}{r}" for c in range(left, right + 1) for r in range(top, bottom + 1)}
