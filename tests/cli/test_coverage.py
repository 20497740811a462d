"""``policylint coverage``: one regulation, a set, many organisations; formats, shares and mistakes."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from policylint.reporters.layout import width as columns
from policylint.resources import resource_root

GOLDEN = Path(__file__).parent / "golden"
MODEL = resource_root("policies") / "models" / "small-company.yaml"

WEAK = """青葉市特定個人情報等取扱規程
（目的）
第１条　この規程は、青葉市における特定個人情報等の適正な取扱いに関し必要な事項を定めることを目的とする。
（報告）
第２条　職員は、特定個人情報の漏えいの発生又は兆候を把握したときは、直ちに総務課長に報告しなければならない。
（持込み）
第３条　職員は、管理区域にカメラ及び記録機能を有する機器を持ち込んではならない。
"""
STRUCTURED = """policylint: 1
title: 特定個人情報取扱規程
organisation: {name: "=HYPERLINK(1)", type: 地方公共団体}
body:
  - article: 1
    text: 職員は、管理区域に機器を持ち込んではならない。
"""
OTHER = WEAK.replace("青葉市", "若葉市").replace("管理区域にカメラ", "執務室に飲物")


@pytest.fixture
def weak(here):
    (here / "aoba.txt").write_text(WEAK, encoding="utf-8")
    return here / "aoba.txt"


def requirements(result):
    return {each["id"]: each for each in json.loads(result.stdout)["requirements"]}


def test_the_json_of_one_regulation_is_the_contract(policylint, weak, golden):
    result = policylint("coverage", weak.name, "--format", "json", "--only", "must", "--as-of", "2026-04-01")

    assert result.exit_code == 0
    golden(GOLDEN / "coverage.json", result.stdout)


def test_a_requirement_tells_its_clauses(policylint, weak):
    found = requirements(policylint("coverage", weak.name, "--format", "json"))["gov-2025/2.E.a-4"]

    assert (found["modality"], found["status"], found["by"]) == ("must", "covered", "text")
    assert [(c["path"], c["clause"]) for c in found["clauses"]] == [("aoba.txt", "第3条第1項")]


def test_the_json_is_as_the_published_schema_says(policylint, here):
    (here / "aoba.txt").write_text(WEAK, encoding="utf-8")
    (here / "b.yaml").write_text(STRUCTURED, encoding="utf-8")
    schema = json.loads((resource_root("schemas") / "coverage.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    model = resource_root("policies") / "models" / "university.yaml"

    for paths in (("aoba.txt",), ("aoba.txt", "b.yaml"), (model,)):
        data = json.loads(policylint("coverage", *paths, "--format", "json").stdout)
        assert list(validator.iter_errors(data)) == []


def test_the_table_is_as_it_was_read_and_found_good(policylint, weak, golden):
    golden(GOLDEN / "coverage.txt", policylint("coverage", weak.name, "--as-of", "2026-04-01").stdout)


@pytest.mark.usefixtures("weak")
def test_several_organisations_are_columns(policylint, here):
    (here / "wakaba.txt").write_text(OTHER, encoding="utf-8")
    data = json.loads(policylint("coverage", ".", "--format", "json").stdout)
    states = {
        column["name"]: next(r["status"] for r in column["requirements"] if r["id"] == "gov-2025/2.E.a-4")
        for column in data["organisations"]
    }

    assert states == {"青葉市特定個人情報等取扱規程": "covered", "若葉市特定個人情報等取扱規程": "none"}
    assert next(r["status"] for r in data["requirements"] if r["id"] == "gov-2025/2.E.a-4") == "covered"


@pytest.mark.usefixtures("weak")
def test_files_of_one_organisation_are_read_together(policylint, here):
    (here / "wakaba.txt").write_text(OTHER, encoding="utf-8")
    data = json.loads(policylint("coverage", ".", "--together", "--format", "json").stdout)

    assert "organisations" not in data
    assert len(data["documents"]) == 2


@pytest.mark.usefixtures("weak")
def test_a_broken_file_is_told_also_where_all_are_one(policylint, here):
    (here / "broken.yaml").write_text("policylint: 1\nbody: [", encoding="utf-8")
    some = policylint("coverage", ".", "aoba.txt", "broken.yaml", "--together", "--format", "json")
    none = policylint("coverage", "broken.yaml", "--together")

    assert [d["path"] for d in json.loads(some.stdout)["documents"]] == ["aoba.txt"]
    assert "broken.yaml" in some.stderr
    assert none.exit_code == 4


@pytest.mark.usefixtures("weak")
def test_the_sets_of_a_configuration_are_organisations(policylint, here):
    (here / "wakaba.txt").write_text(OTHER, encoding="utf-8")
    (here / ".policylint.yaml").write_text("sets: {青葉: ['*.txt']}\n", encoding="utf-8")
    data = json.loads(policylint("coverage", "--format", "json").stdout)

    assert "organisations" not in data
    assert [d["path"] for d in data["documents"]] == ["aoba.txt", "wakaba.txt"]


@pytest.mark.usefixtures("weak")
def test_the_rest_of_a_set_is_read_along(policylint, here):
    (here / "wakaba.txt").write_text(OTHER, encoding="utf-8")
    (here / ".policylint.yaml").write_text("sets: {青葉: ['wakaba.txt', 'aoba.txt']}\n", encoding="utf-8")
    found = requirements(policylint("coverage", "wakaba.txt", "--format", "json"))["gov-2025/2.E.a-4"]

    assert [c["path"] for c in found["clauses"]] == ["aoba.txt"]


def test_processes_tell_the_same_as_one(policylint, here):
    for number in range(8):
        (here / f"k{number}.txt").write_text(WEAK.replace("青葉", f"第{number}"), encoding="utf-8")
    alone = policylint("coverage", ".", "--format", "json", "--jobs", "1")
    shared = policylint("coverage", ".", "--format", "json", "--jobs", "2")

    assert alone.stdout == shared.stdout
    assert len(json.loads(alone.stdout)["organisations"]) == 8


def test_a_share_that_is_not_reached_fails(policylint, weak):
    low = policylint("coverage", weak.name, "--fail-under", "90", "--only", "must")
    enough = policylint("coverage", MODEL, "--fail-under", "100", "--only", "must")

    assert (low.exit_code, enough.exit_code) == (1, 0)
    assert "充足" in low.stderr
    assert "90% 以上" in low.stderr


def test_the_csv_is_for_a_spreadsheet_and_holds_no_formula(policylint, here):
    (here / "=1+1.txt").write_text(WEAK, encoding="utf-8")
    (here / "a.yaml").write_text(STRUCTURED, encoding="utf-8")
    text = policylint("coverage", "=1+1.txt", "a.yaml", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert {row["組織"] for row in rows} == {"青葉市特定個人情報等取扱規程", "'=HYPERLINK(1)"}
    assert next(r["条項"] for r in rows if r["要件"] == "gov-2025/2.E.a-4") == "'=1+1.txt 第3条第1項"


def test_the_markdown_has_a_table_for_each_section(policylint, weak):
    text = policylint("coverage", weak.name, "--format", "markdown").stdout

    assert text.startswith("# ガイドラインの充足状況\n")
    assert "## 2.E 物理的安全管理措置" in text
    assert "| 2.E.a-4 |" in text
    assert "第3条第1項 |" in text


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("aoba.txt", "--format", "xlsx"), (2, "画面に出せません")),
        (("aoba.txt", "--only", "musst"), (2, "「musst」は使えません")),
        (("aoba.txt", "--fail-under", "120"), (2, "0から100")),
        (("aoba.txt", "--guideline", "gov-2024"), (2, "gov-2025")),
        (("none.txt",), (2, "見つかりません")),
        (("broken.yaml",), (4, "規程として読めない")),
        (("aoba.txt", "kaisha.txt"), (2, "--guideline")),
    ],
)
@pytest.mark.usefixtures("weak")
def test_mistakes_are_told(policylint, here, args, expected):
    (here / "broken.yaml").write_text("policylint: 1\nbody: [", encoding="utf-8")
    (here / "kaisha.txt").write_text(WEAK.replace("青葉市", "株式会社青葉"), encoding="utf-8")
    result = policylint("coverage", *args)

    assert result.exit_code == expected[0]
    assert expected[1] in result.stderr


@pytest.mark.usefixtures("weak")
def test_what_is_about_something_else_is_left_out_and_told(policylint, here):
    (here / "ryohi.txt").write_text("旅費規程\n第１条　職員の旅費は、実費とする。\n", encoding="utf-8")
    result = policylint("coverage", ".", "--format", "json")

    assert [d["path"] for d in json.loads(result.stdout)["documents"]] == ["aoba.txt"]
    assert "ryohi.txt" in result.stderr


def test_english(policylint, weak):
    result = policylint("coverage", weak.name, "--lang", "en")

    assert "Open requirements" in result.stdout
    assert "covered" in result.stdout


OWN = """edition: aoba-2026
title: 青葉県情報セキュリティ基準
clauses:
  - id: aoba-2026/1
    heading: 媒体
    requirements:
      - {id: aoba-2026/1-1, text: 管理区域への機器の持込みを制限する, modality: must, witness: {provision: device-restriction}}
      - {id: aoba-2026/1-2, text: 媒体を台帳で管理する, modality: must, witness: {said: '媒体[^。]*台帳'}}
      - {id: aoba-2026/1-3, text: 責任者が年度の初めに宣誓する, modality: should}
"""


@pytest.mark.usefixtures("weak")
def test_an_organisation_brings_its_own_catalogue(policylint, here):
    (here / "own.yaml").write_text(OWN, encoding="utf-8")
    claimed = STRUCTURED + "    covers: [aoba-2026/1-3]\n"
    (here / "claimed.yaml").write_text(claimed, encoding="utf-8")
    result = policylint("coverage", "aoba.txt", "claimed.yaml", "--guideline", "own.yaml", "--format", "json")
    data = json.loads(result.stdout)
    states = [{r["id"].partition("/")[2]: r["status"] for r in o["requirements"]} for o in data["organisations"]]

    assert data["edition"] == "aoba-2026"
    assert states == [
        {"1-1": "covered", "1-2": "none", "1-3": "none"},
        {"1-1": "covered", "1-2": "none", "1-3": "covered"},
    ]


@pytest.mark.usefixtures("weak")
def test_an_own_catalogue_with_a_fault_is_told_with_its_place(policylint, here):
    (here / "own.yaml").write_text(OWN.replace("modality: should", "modality: shall"), encoding="utf-8")
    result = policylint("coverage", "aoba.txt", "--guideline", "own.yaml")

    assert result.exit_code == 2
    assert "own.yaml:9:" in result.stderr


def test_editions_are_compared_with_and_without_a_regulation(policylint, weak):
    bare = json.loads(
        policylint("coverage", "--guideline", "gov-2017", "--against", "gov-2025", "--format", "json").stdout
    )
    mine = policylint("coverage", weak.name, "--guideline", "gov-2017", "--against", "gov-2025", "--format", "json")
    new = {move["to"]: move for move in json.loads(mine.stdout)["moves"] if move["kind"] == "new"}

    assert (bare["from"], bare["to"]) == ("gov-2017", "gov-2025")
    assert new["gov-2025/2.C.a-10"]["status"] == "none"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--against", "gov-2025"), "--guideline"),
        (("--guideline", "gov-2017", "--against", "gov-2025", "--format", "html"), "html"),
    ],
)
def test_a_comparison_that_cannot_be_is_told(policylint, args, told):
    result = policylint("coverage", *args)

    assert result.exit_code == 2
    assert told in result.stderr


def test_open_requirements_come_with_a_draft_and_clauses_with_what_they_may_meet(policylint, weak):
    data = json.loads(policylint("coverage", weak.name, "--suggest", "--format", "json").stdout)
    drafts = {each["id"]: each["draft"] for each in data["drafts"]}
    likely = {each["clause"]: [r["id"] for r in each["requirements"]] for each in data["likely"]}

    assert "研修" in drafts["gov-2025/2.D.b-1"]["text"]
    assert "gov-2025/2.E.a-4" not in drafts
    assert likely["第3条第1項"][0] == "gov-2025/2.E.a-4"


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_suggestions_for_people_tell_what_is_to_be_decided(policylint, weak, form, lang):
    text = policylint("coverage", weak.name, "--suggest", "--format", form, "--lang", lang).stdout

    assert ("決めること" if lang == "ja" else "To decide") in text
    assert "2.D.b-1" in text
    if form == "table":
        assert max(map(columns, text.splitlines())) <= 88


@pytest.mark.usefixtures("weak")
def test_suggestions_that_cannot_be_are_told(policylint, here):
    (here / "wakaba.txt").write_text(OTHER, encoding="utf-8")

    assert "table、json、markdown" in policylint("coverage", "aoba.txt", "--suggest", "--format", "html").stderr
    assert "2組織" in policylint("coverage", ".", "--suggest").stderr
