"""``policylint coverage``: one regulation, a set, many organisations; formats, shares and mistakes."""

import csv
import io
import json
from pathlib import Path

import pytest

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

    assert states == {"aoba": "covered", "wakaba": "none"}
    assert next(r["status"] for r in data["requirements"] if r["id"] == "gov-2025/2.E.a-4") == "covered"


@pytest.mark.usefixtures("weak")
def test_files_of_one_organisation_are_read_together(policylint, here):
    (here / "wakaba.txt").write_text(OTHER, encoding="utf-8")
    data = json.loads(policylint("coverage", ".", "--together", "--format", "json").stdout)

    assert "organisations" not in data
    assert len(data["documents"]) == 2


@pytest.mark.usefixtures("weak")
def test_the_sets_of_a_configuration_are_organisations(policylint, here):
    (here / "wakaba.txt").write_text(OTHER, encoding="utf-8")
    (here / ".policylint.yaml").write_text("sets: {青葉: ['*.txt']}\n", encoding="utf-8")
    data = json.loads(policylint("coverage", "--format", "json").stdout)

    assert "organisations" not in data
    assert [d["path"] for d in data["documents"]] == ["aoba.txt", "wakaba.txt"]


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
    text = policylint("coverage", "=1+1.txt", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert {row["組織"] for row in rows} == {"'=1+1"}
    assert next(r["条項"] for r in rows if r["要件"] == "gov-2025/2.E.a-4") == "=1+1.txt 第3条第1項".replace(
        "=1", "'=1"
    )


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
