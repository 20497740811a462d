"""A lint run as OSCAL assessment results."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from policylint.checks.model import Check, Severity
from policylint.engine.result import DocumentResult, Failure, Finding, Location, Result, SuppressedBy
from policylint.exporters import oscal
from policylint.guideline.catalogue import EDITIONS, load_edition
from policylint.source import Source, Span

DAY = date(2026, 11, 24)
PATH = "規程 案.txt"
TEXT = "青葉市規程\n第1条　管理者は、*適宜*点検する。\n"
BASIS = {
    "gov-2025": ("gov-2025/2.C.b-2", "gov-2025/2.F.c-1"),
    "biz-2025": ("biz-2025/2.C.b-2", "biz-2025/2.C.e-1"),
    "gov-2017": ("gov-2017/2.C.b-2", "gov-2017/2.C.e-1"),
}
EMPTY = MappingProxyType({})


def own(each, name):
    return [prop["value"] for prop in each.get("props", ()) if prop["name"] == name]


def check(code, basis):
    return Check(
        code=code,
        name="undefined-interval",
        family=code[0],
        level="clause",
        scope="document",
        severity=Severity.ERROR,
        title={"ja": "頻度が決まっていない", "en": "Interval left open"},
        messages=EMPTY,
        suggestions=EMPTY,
        notes=EMPTY,
        words=EMPTY,
        rationale={"ja": "", "en": ""},
        quiet_when={"ja": (), "en": ()},
        cases=(),
        basis=basis,
        refines=(),
        weighed=False,
        default=True,
        settings=EMPTY,
        logic=lambda _view, _context: (),
        good=(),
        bad=(),
        folder=Path(),
    )


def result(edition="gov-2025", path=PATH):
    """Two findings with a common requirement, a suppressed one, one without basis; a related place in another file."""
    source, sister = Source(path, TEXT), Source("別規程.txt", TEXT)
    start = TEXT.index("*適宜*")
    place = Location(source, Span(start, start + 4), "第1条第1項", "点検")
    first, second = BASIS[edition]
    base = Finding(
        code="V101",
        name="undefined-interval",
        severity=Severity.ERROR,
        location=place,
        text="*適宜*",
        message="「*適宜*」では、いつ行うのかが分かりません。",
        suggestion="「毎年度{回数}回」のように書いてください。",
        basis=(second, first),
        cases=("事例6",),
        related=(Location(sister, Span(0, 5), "第1条", "点検", "同じ定めです"),),
        fingerprint="a",
    )
    findings = (
        base,
        replace(base, basis=(first,), related=(), fingerprint="b"),
        replace(base, fingerprint="c", suppressed=SuppressedBy("baseline", "改正作業中", "総務課長", "2027-03-31")),
        replace(base, basis=(), cases=(), suggestion="", fingerprint="d"),
    )
    return Result(
        edition,
        (DocumentResult(source, "text", "青葉市規程", 1, 1, edition, ()),),
        findings,
        (Failure("X999", path, ValueError()),),
        {"V101": check("V101", tuple(name for names in BASIS.values() for name in names))},
    )


@pytest.fixture
def single(valid):
    """The only result of a run."""
    return lambda given, **options: valid(oscal.assessment_results(given, DAY, **options))["results"][0]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_requirement_with_findings_is_not_satisfied_on_their_observations(single, edition):
    found = single(result(edition))
    catalog = oscal.dump(oscal.catalog(load_edition(edition), DAY))

    observed = [each["uuid"] for each in found["observations"]]
    told = {
        own(each["target"], "requirement-id")[0]: [o["observation-uuid"] for o in each["related-observations"]]
        for each in found["findings"]
    }
    first, second = BASIS[edition]
    assert list(told.items()) == [(first, observed[:2]), (second, observed[:1])]
    for each in found["findings"]:
        assert f'"id": "{each["target"]["target-id"]}"' in catalog
        assert (each["target"]["type"], each["target"]["status"]["state"]) == ("statement-id", "not-satisfied")
    reviewed = found["reviewed-controls"]["control-selections"][0]["include-controls"]
    assert [each["control-id"] for each in reviewed] == [name.replace("/", "_") for name in BASIS[edition]]


def test_an_observation_has_place_clause_and_words_as_evidence(single):
    (observation, *_) = single(result())["observations"]
    here, there = observation["relevant-evidence"]

    assert [own(here, name) for name in ("path", "line", "column", "clause")] == [[PATH], ["2"], ["10"], ["第1条第1項"]]
    assert here["description"] == f"{PATH}:2:10 第1条第1項\n\n\\*適宜\\*"
    assert own(there, "path") == ["別規程.txt"]
    assert observation["title"] == "V101 頻度が決まっていない"
    assert (observation["methods"], observation["collected"]) == (["EXAMINE"], "2026-11-24T00:00:00Z")


def test_a_suppressed_finding_is_observed_with_its_reason_and_nothing_is_concluded(single):
    found = single(result())
    (suppressed,) = (each for each in found["observations"] if own(each, "suppressed"))

    assert [each["remarks"] for each in suppressed["props"] if each["name"] == "suppressed"] == ["改正作業中"]
    assert (own(suppressed, "approver"), own(suppressed, "expires")) == (["総務課長"], ["2027-03-31"])
    assert suppressed["uuid"] not in json.dumps(found["findings"])


def test_a_check_that_failed_is_told(single):
    assert "X999" in single(result())["remarks"]


def test_a_plan_is_imported_where_there_is_one(single):
    plan = "plan.json"

    assert oscal.assessment_results(result(), DAY, plan=plan)["assessment-results"]["import-ap"] == {"href": plan}
    single(result(), plan=plan)


def test_a_run_without_findings_or_checks_is_valid(single):
    found = single(replace(result(), findings=(), failures=(), checks={}))

    assert not {"observations", "findings", "remarks"} & set(found)


def test_a_path_that_is_no_text_is_written():
    dumped = oscal.dump(oscal.assessment_results(result(path="\udc81.txt"), DAY))

    assert json.loads(dumped.encode("utf-8"))
    assert '"href": "%81.txt"' in dumped


def test_the_same_run_gives_the_same_bytes():
    assert oscal.dump(oscal.assessment_results(result(), DAY)) == oscal.dump(oscal.assessment_results(result(), DAY))
