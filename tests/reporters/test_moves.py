"""What moves between editions, as it is shown and sent on."""

import csv
import json
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from policylint.coverage import By, Citation, Coverage, Status, Verdict
from policylint.coverage.moves import Kind, Move, Reason, moves
from policylint.guideline.catalogue import load_edition
from policylint.reporters.coverage.moves import KIND, REASON, render
from policylint.reporters.layout import width
from policylint.reporters.style import Style

GOLDEN = Path(__file__).parent / "golden"
OLD, NEW = "gov-2017", "gov-2025"


def coverage():
    cited = tuple(Citation("規程.txt", f"第{n}条第1項", n, "確認する。", By.TEXT) for n in (5, 5, 6, 7, 8, 9))
    verdicts = {each: Verdict(each, Status.NONE) for each in load_edition(NEW).requirements}
    verdicts["gov-2025/2.C.a-10"] = Verdict("gov-2025/2.C.a-10", Status.COVERED, By.TEXT, cited)
    return Coverage("市", NEW, (("規程.txt", "規程"),), verdicts)


@cache
def report(form, lang="ja", columns=88, *, covered=False):
    old, new, given = load_edition(OLD), load_edition(NEW), coverage() if covered else None
    return render(moves(old, new, given), old, new, given, form, Style(lang=lang, width=columns))


def told(requirement, **given):
    data = json.loads(report("json", **given))
    return next(move for move in data["moves"] if move["to"] == f"gov-2025/{requirement}")


def test_table_is_as_agreed(golden):
    golden(GOLDEN / "moves.txt", report("table"))


def test_table_tells_counts_first_then_new_changed_dropped():
    text = report("table")
    at = [text.index(f"\n{KIND[kind]['ja']}\n") for kind in (Kind.NEW, Kind.CHANGED, Kind.DROPPED)]

    assert text.index("  新たに求められる 104件") < at[0]
    assert at == sorted(at)
    assert f"\n{KIND[Kind.SAME]['ja']}\n" not in text


def test_table_gives_both_texts_of_what_changed():
    text = report("table")

    assert "前 点検又は監査の結果を総括責任者" in text
    assert "後 監査で分かったことを総括責任者に伝える。" in text


def test_table_marks_what_is_open_and_names_clauses():
    text = report("table", covered=True)

    assert "×  2.D.b-6" in text
    assert "○  2.C.a-10" in text
    assert "対応: 第5条第1項、第6条第1項、第7条第1項、第8条第1項、ほか1か所" in "".join(text.split("\n" + " " * 29))
    assert "対応: " not in report("table")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("columns", [60, 88, 120])
def test_table_keeps_to_its_width(lang, columns):
    for row in report("table", lang, columns, covered=True).splitlines():
        assert width(row.rstrip()) <= columns, row


def test_json_says_what_moves():
    data = json.loads(report("json"))

    assert (data["version"], data["from"], data["to"]) == (1, OLD, NEW)
    assert data["summary"] == {
        "new": 104,
        "dropped": 2,
        "changed": 40,
        "stricter": 0,
        "looser": 0,
        "same": 50,
        "unknown": 2,
    }
    assert sum(data["summary"].values()) == len(data["moves"])
    assert "open" not in data
    assert told("2.C.a-10") == {
        "kind": "new",
        "from": None,
        "to": "gov-2025/2.C.a-10",
        "text": "人的ミスを防ぐための確認体制を整える。",
        "text_before": None,
        "modality": {"from": None, "to": "must"},
        "reason": "unpaired",
        "difference": "平成29年版は8項目、令和7年版は9項目（確認体制）",
        "part_of": None,
        "status": None,
        "clauses": [],
    }


def test_json_with_coverage_has_status_and_each_clause_once():
    move = told("2.C.a-10", covered=True)

    assert move["status"] == "covered"
    assert move["clauses"][:2] == [{"path": "規程.txt", "clause": f"第{n}条第1項"} for n in (5, 6)]
    assert told("2.D.b-6", covered=True)["status"] == "none"
    assert json.loads(report("json", covered=True))["open"]["new"] == 103


def test_csv_has_a_mark_ahead_and_a_row_for_each_move():
    text = report("csv", covered=True)
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert len(rows) == 198
    assert (
        next(r for r in rows if r["後の要件"] == "gov-2025/2.C.a-10")["条項"].splitlines()[0] == "規程.txt 第5条第1項"
    )


def test_csv_holds_no_formulas():
    new = load_edition(NEW)
    cited = Citation("=cmd|' /C calc'!A0", "第1条", 1, "", By.TEXT)
    verdict = Verdict("gov-2025/2.C.a-10", Status.COVERED, By.TEXT, (cited,))
    move = Move(Kind.NEW, "", "gov-2025/2.C.a-10", Reason.UNPAIRED, "+1", "", verdict)
    text = render([move], load_edition(OLD), new, coverage(), "csv", Style())
    cells = next(csv.reader(StringIO(text.splitlines()[1])))

    assert "'+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_markdown_has_a_table_for_each_kind():
    text = report("markdown", covered=True)

    assert "| 新たに求められる | 104 |" in text
    assert "## 改められる" in text
    assert "| 2.E.a-1 → 2.E.a-5 | 義務 |" in text
    assert (
        "| 2.C.a-10 | 義務 | 人的ミスを防ぐための確認体制を整える。 | 対応する要件がない | 充足 | 第5条第1項、第6条第1項"
        in text
    )
    assert len({row.count("|") for row in text.split("## 改められる")[1].split("##")[0].splitlines() if row}) == 1


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
def test_english_words_stand_for_the_japanese_ones(form):
    text = report(form, "en")

    assert "newly required" in text
    assert "新たに求められる" not in text


def test_every_kind_and_reason_has_its_words():
    assert set(KIND) == set(Kind)
    assert set(REASON) == set(Reason)


def test_a_path_cannot_steer_the_terminal():
    new = load_edition(NEW)
    cited = Citation("a.txt", "\x1b[31m第1条", 1, "", By.TEXT)
    verdict = Verdict("gov-2025/2.C.a-10", Status.COVERED, By.TEXT, (cited,))
    move = Move(Kind.NEW, "", "gov-2025/2.C.a-10", Reason.UNPAIRED, "", "", verdict)

    assert "\x1b" not in render([move], load_edition(OLD), new, coverage(), "table", Style())
