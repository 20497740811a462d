from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from policylint.checks.model import Severity
from policylint.checks.places import at_span
from policylint.document.fields import Duty, Suppression
from policylint.document.model import Document, Problem
from policylint.engine import weigh
from policylint.engine.run import READING, run
from policylint.engine.settings import PathSettings, Settings, exit_code
from policylint.errors import UsageError
from policylint.guideline.editions import Modality
from policylint.source import Source, Span

TEXT = "青葉市個人番号規程\n第1条（点検）管理者は、適宜点検する。\n第2条（監査）監査人は、適宜監査し、随時報告する。\n"
SISTER = "青葉市旅費規程\n第1条（点検）課長は、適宜点検する。\n"


def lint(documents, checks, **settings):
    return run(documents, {check.code: check for check in checks}, Settings(as_of=date(2026, 4, 1), **settings))


def told(result):
    return [(each.code, each.location.clause, each.text) for each in result.findings]


def test_findings_are_worded_and_placed(make):
    (finding, _) = lint([make.document(TEXT)], [make.check()]).findings

    assert (finding.code, finding.severity, finding.text) == ("X101", Severity.ERROR, "適宜")
    assert (finding.location.clause, finding.location.heading) == ("第1条第1項", "点検")
    assert (finding.message, finding.suggestion) == ("「適宜」がある", "「{頻度}」と書く")


def test_words_follow_the_language_of_the_run(make):
    assert lint([make.document(TEXT)], [make.check()], lang="en").findings[0].message == "適宜 found"


def test_findings_are_ordered_by_document_place_and_code(make):
    checks = [make.check("X102", "適宜監査"), make.check("X101", "適宜")]
    documents = [make.document(TEXT, "b.txt"), make.document(SISTER, "a.txt")]

    result = lint(documents, checks)

    assert told(result) == [
        ("X101", "第1条第1項", "適宜"),
        ("X101", "第2条第1項", "適宜"),
        ("X102", "第2条第1項", "適宜監査"),
        ("X101", "第1条第1項", "適宜"),
    ]
    assert [document.source.path for document in result.documents] == ["b.txt", "a.txt"]


def test_a_report_made_twice_is_told_once(make):
    twice = make.check(logic=lambda view, _: [make.report(at) for at in make.places(view, "随時") * 2])

    assert len(lint([make.document(TEXT)], [twice]).findings) == 1


def test_a_check_that_raises_is_a_failure_and_the_others_go_on(make):
    broken = make.check("X100", logic=lambda _view, _context: 1 / 0)

    result = lint([make.document(TEXT)], [broken, make.check()])

    assert [(failure.code, failure.path, type(failure.error)) for failure in result.failures] == [
        ("X100", "kitei.txt", ZeroDivisionError)
    ]
    assert len(result.findings) == 2
    assert exit_code(result, "never") == 3


def test_a_check_that_raises_while_it_yields_is_a_failure_too(make):
    def logic(view, _context):
        yield make.report(make.places(view, "随時")[0])
        raise RuntimeError

    assert len(lint([make.document(TEXT)], [make.check(logic=logic)]).failures) == 1


def test_a_message_without_its_value_is_a_failure_of_that_check_alone(make):
    open_message = make.check("X100", messages={"default": {"ja": "{who}", "en": "{who}"}})

    result = lint([make.document(TEXT)], [open_message, make.check()])

    assert {failure.code for failure in result.failures} == {"X100"}
    assert {finding.code for finding in result.findings} == {"X101"}


def test_prose_that_cannot_be_read_is_a_failure(make, monkeypatch):
    def read(_document):
        raise RuntimeError

    monkeypatch.setattr("policylint.engine.run.read", read)

    result = lint([make.document(TEXT)], [make.check()])

    assert [failure.code for failure in result.failures] == [READING]


def test_only_checks_of_the_file_judge_a_document_that_holds_no_regulation(make):
    document = Document(Source("kitei.yaml", "a: ["), "yaml", None, (Problem("invalid-syntax", Span(3, 4)),))
    on_file = make.check(
        "X001",
        level="file",
        logic=lambda view, _: [make.report(at_span(view, problem.span)) for problem in view.document.problems],
    )

    assert told(lint([document], [on_file, make.check()])) == [("X001", "", "[")]


# Scopes


def test_handling_sets_are_the_documents_about_handling(make):
    missing = make.check("X201", "施錠", scope="handling-set", level="document")

    result = lint([make.document(TEXT), make.document(SISTER, "ryohi.txt")], [missing])

    assert [(each.location.source.path, each.text) for each in result.findings] == [("kitei.txt", "")]


def test_a_configured_set_is_judged_as_one_and_its_first_pattern_is_the_main_regulation(make):
    missing = make.check("X201", "施錠", scope="handling-set", level="document")
    present = make.check("X202", "旅費", scope="handling-set", level="document")
    documents = [make.document(TEXT), make.document(SISTER + "第2条（旅）旅費を払う。\n", "sub/ryohi.txt")]

    result = lint(documents, [missing, present], sets={"all": ("sub/*.txt", "kitei.txt")})

    assert [(each.code, each.location.source.path) for each in result.findings] == [("X201", "sub/ryohi.txt")]


def test_a_set_has_the_edition_of_its_main_regulation(make):
    seen = []
    check = make.check(scope="handling-set", logic=lambda _handling, context: seen.append(context.edition) or [])
    documents = [make.document(TEXT), make.document(SISTER.replace("青葉市", "株式会社青葉"), "company.txt")]

    for patterns in (("company.txt", "kitei.txt"), ("kitei.txt", "company.txt")):
        lint(documents, [check], sets={"all": patterns})

    assert seen == ["biz-2025", "gov-2025"]


def test_a_repository_check_sees_the_facts_of_all_documents(make):
    logic = make.repository(
        lambda view, _: [make.fact(at, {}) for at in make.places(view, "適宜点検")],
        lambda facts, _: [
            make.report(facts[1].place, {"other": "前"}, (make.related(facts[0].place, "first"),)),
        ],
    )
    check = make.check(scope="repository", logic=logic, notes={"first": {"ja": "{other}の場所", "en": "first"}})

    (finding,) = lint([make.document(TEXT, "a.txt"), make.document(SISTER, "b.txt")], [check]).findings

    assert finding.location.source.path == "b.txt"
    assert [(each.source.path, each.note, each.clause) for each in finding.related] == [
        ("a.txt", "前の場所", "第1条第1項")
    ]


# What gives way to what


def test_a_refinement_is_quiet_where_its_base_fires_even_if_the_base_was_not_asked_for(make):
    base, refined = make.check("X201", "監査"), make.check("X202", "随時", refines=("X201",))

    assert {code for code, _, _ in told(lint([make.document(TEXT)], [base, refined]))} == {"X201"}
    assert told(lint([make.document(TEXT)], [base, refined], select=("X202",))) == []


def test_a_refinement_speaks_where_its_base_is_quiet(make):
    base, refined = make.check("X201", "施錠"), make.check("X202", "随時", refines=("X201",))

    assert [code for code, _, _ in told(lint([make.document(TEXT)], [base, refined]))] == ["X202"]


def test_the_base_of_another_document_silences_nothing(make):
    base, refined = make.check("X201", "監査"), make.check("X202", "適宜点検", refines=("X201",))

    result = lint([make.document(TEXT), make.document(SISTER, "b.txt")], [base, refined], select=("X202",))

    assert [each.location.source.path for each in result.findings] == ["b.txt"]


def test_two_bases_joined_by_plus_silence_only_together(make):
    both = make.check("X203", "随時", refines=("X201+X202",))
    one, other, absent = make.check("X201", "監査"), make.check("X202", "点検"), make.check("X202", "施錠")

    assert told(lint([make.document(TEXT)], [one, other, both], select=("X203",))) == []
    assert len(told(lint([make.document(TEXT)], [one, absent, both], select=("X203",)))) == 1


def test_a_refinement_gives_way_to_the_base_of_its_base(make):
    checks = [
        make.check("X201", "監査"),
        make.check("X202", "施錠", refines=("X201",)),
        make.check("X203", "随時", refines=("X202",)),
    ]

    assert told(lint([make.document(TEXT)], checks, select=("X203",))) == []


@pytest.mark.parametrize("select", [None, ("V107",)])
def test_one_phrase_has_one_finding_whatever_was_asked_for(make, select):
    checks = [make.check("V107", "適宜監査"), make.check("V101", "適宜"), make.check("V105", "適宜監査")]
    expected = {"V101", "V105"} if select is None else set()

    found = {each.code for each in lint([make.document(TEXT)], checks, select=select).findings}

    assert found == expected


def test_phrases_side_by_side_have_a_finding_each(make):
    checks = [make.check("V108", "随時"), make.check("V101", "適宜")]

    assert [code for code, _, _ in told(lint([make.document(TEXT)], checks))] == ["V101", "V101", "V108"]


# Severity


@pytest.mark.parametrize(
    ("edition", "expected"),
    [("gov-2025", Severity.ERROR), ("biz-2025", Severity.INFO), ("gov-2017", None)],
)
def test_the_edition_decides_how_much_a_missing_provision_weighs(make, monkeypatch, edition, expected):
    known = {"gov-2025": {"gov-2025/9-1": Modality.MUST}, "biz-2025": {"biz-2025/9-1": Modality.EXAMPLE}}
    monkeypatch.setattr(weigh, "modalities", lambda name: known.get(name, {}))
    check = make.check(weighed=True, basis=("gov-2025/9-1", "biz-2025/9-1"))

    usual = lint([make.document(TEXT)], [check], edition=edition).findings
    asked = lint([make.document(TEXT)], [check], edition=edition, select=("ALL",)).findings

    assert {each.severity for each in usual} == ({expected} if expected else set())
    assert {each.severity for each in asked} == {expected or Severity.ERROR}
    assert {each.basis for each in usual} <= {(f"{edition}/9-1",)}


def test_the_settings_change_severities_the_most_exact_one_counts(make):
    checks = [make.check("X101"), make.check("X102", "随時"), make.check("X103", "点検")]
    severities = {"X": Severity.INFO, "X102": Severity.WARNING, "check-x103": "off"}

    found = {each.code: each.severity for each in lint([make.document(TEXT)], checks, severities=severities).findings}

    assert found == {"X101": Severity.INFO, "X102": Severity.WARNING}


def test_settings_of_a_path_hold_there_only(make):
    per_path = (PathSettings("b.txt", edition="biz-2025", ignore=("X102",), severities={"X101": Severity.INFO}),)
    checks = [make.check("X101"), make.check("X102", "点検")]

    result = lint([make.document(TEXT, "a.txt"), make.document(SISTER, "b.txt")], checks, per_path=per_path)

    assert [(each.location.source.path, each.code, str(each.severity)) for each in result.findings] == [
        ("a.txt", "X101", "error"),
        ("a.txt", "X102", "error"),
        ("a.txt", "X101", "error"),
        ("b.txt", "X101", "info"),
    ]
    assert [document.edition for document in result.documents] == ["gov-2025", "biz-2025"]


def test_the_exit_code_follows_the_worst_finding_that_counts(make):
    warned = lint([make.document(TEXT)], [make.check(severity=Severity.WARNING)])

    codes = [exit_code(warned, floor) for floor in (Severity.ERROR, Severity.WARNING, Severity.INFO, "never")]

    assert codes == [0, 1, 1, 0]
    assert exit_code(lint([make.document(TEXT)], [make.check("X101", "施錠")]), Severity.INFO) == 0


# Selection


def test_checks_that_are_not_default_run_when_asked_for(make):
    checks = [make.check("X101"), make.check("G101", "随時", default=False)]

    assert {each.code for each in lint([make.document(TEXT)], checks).findings} == {"X101"}
    assert {each.code for each in lint([make.document(TEXT)], checks, extend_select=("G",)).findings} == {
        "X101",
        "G101",
    }
    assert {each.code for each in lint([make.document(TEXT)], checks, select=("ALL",)).findings} == {"X101", "G101"}
    assert set(lint([make.document(TEXT)], checks).checks) == {"X101"}


@pytest.mark.parametrize("selector", ["X101", "x101", "check-x101", "X1", "X"])
def test_selectors_are_codes_names_and_beginnings_of_codes(make, selector):
    checks = [make.check("X101"), make.check("Y101", "随時")]

    assert {each.code for each in lint([make.document(TEXT)], checks, select=(selector,)).findings} == {"X101"}
    assert {each.code for each in lint([make.document(TEXT)], checks, ignore=(selector,)).findings} == {"Y101"}


@pytest.mark.parametrize("settings", [{"select": ("X110",)}, {"ignore": ("X110",)}, {"severities": {"X110": "off"}}])
def test_a_selector_that_matches_nothing_is_a_usage_error_with_the_nearest_code(make, settings):
    with pytest.raises(UsageError, match="X101"):
        lint([make.document(TEXT)], [make.check("X101")], **settings)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("第1条", ["第1条第1項"]),
        ("第１条 第１項", ["第1条第1項"]),
        ("第2条", ["第2条第1項"]),
        ("第12条", []),
        ("第1", []),
    ],
)
def test_findings_may_be_limited_to_a_clause(make, clause, expected):
    document = make.document(TEXT + "第10条（他）適宜行う。\n")
    result = lint([document], [make.check()], select_clauses=(clause,))

    assert [each.location.clause for each in result.findings] == expected


# Suppression and fingerprints


@pytest.mark.parametrize(
    ("changes", "suppressed"),
    [
        ({}, True),
        ({"checks": ("check-x101",)}, True),
        ({"checks": ("X102",)}, False),
        ({"reason": None}, False),
        ({"approver": " "}, False),
        ({"expires": "2026-04-01"}, True),
        ({"expires": "2026-03-31"}, False),
        ({"expires": "someday"}, False),
    ],
)
def test_a_suppression_needs_a_reason_an_approver_and_time_left(make, changes, suppressed):
    entry = replace(Suppression(None, ("X101",), "移行中", "総務課長", "2026-12-31"), **changes)
    document = make.document(TEXT, duties={1: Duty(None, suppressions=(entry,))})

    first, second = lint([document], [make.check()]).findings

    assert (first.suppressed is not None) == suppressed
    assert second.suppressed is None
    if suppressed:
        assert (first.suppressed.kind, first.suppressed.reason) == ("clause", "移行中")


def test_suppressed_findings_do_not_fail_a_run(make):
    entry = Suppression(None, ("X101",), "移行中", "総務課長", None)
    document = make.document(SISTER, duties={1: Duty(None, suppressions=(entry,))})

    assert exit_code(lint([document], [make.check()]), Severity.INFO) == 0


def test_fingerprints_survive_edits_elsewhere_and_moves_of_the_file(make):
    before = lint([make.document(TEXT)], [make.check()]).findings
    after = lint([make.document("規程\n\n" + TEXT.split("\n", 1)[1], "moved.txt")], [make.check()]).findings

    assert [each.fingerprint for each in before] == [each.fingerprint for each in after]


def test_fingerprints_tell_equal_words_of_one_clause_apart(make):
    document = make.document("規程\n第1条（点検）適宜点検し、適宜報告する。\n")

    first, second = lint([document], [make.check()]).findings

    assert first.fingerprint != second.fingerprint


def test_progress_is_told_for_each_document(make):
    steps = []
    documents = [make.document(TEXT, "a.txt"), make.document(SISTER, "b.txt")]

    run(documents, {}, Settings(), progress=lambda *step: steps.append(step))

    assert steps == [(0, 2, "a.txt"), (1, 2, "b.txt")]


def test_the_result_counts_articles_and_clauses(make):
    (document,) = lint([make.document(TEXT)], []).documents

    assert (document.title, document.articles, document.clauses) == ("青葉市個人番号規程", 2, 4)


# Settings of checks


def test_a_check_is_given_its_settings_with_defaults(make):
    seen = []
    properties = {"days": {"type": "integer", "default": 3}, "words": {"type": "array", "default": []}}
    check = make.check(settings=properties, logic=lambda _view, context: seen.append(dict(context.settings)) or [])

    lint([make.document(TEXT)], [check], check_settings={"X101": {"days": 5}})

    assert seen == [{"days": 5, "words": []}]


@pytest.mark.parametrize("given", [{"day": 5}, {"days": "five"}])
def test_a_wrong_setting_of_a_check_is_a_usage_error(make, given):
    check = make.check(settings={"days": {"type": "integer", "default": 3}})

    with pytest.raises(UsageError, match="days"):
        lint([make.document(TEXT)], [check], check_settings={"X101": given})


def test_settings_of_a_check_that_does_not_exist_are_a_usage_error(make):
    with pytest.raises(UsageError, match="「X100」はありません。もしかして「X101」"):
        lint([make.document(TEXT)], [make.check()], check_settings={"X100": {}})


# The repository


def test_a_check_knows_what_is_declared_to_exist_elsewhere(make):
    seen = []
    check = make.check(logic=lambda _view, context: seen.append(context.external) or [])

    lint([make.document(TEXT)], [check], external=("就業規則",))

    assert seen == [("就業規則",)]


def test_of_documents_that_are_read_along_nothing_is_told(make):
    check = make.check()
    documents, beside = [make.document(TEXT, "a.txt")], [make.document(SISTER, "b.txt")]

    result = run(documents, {"X101": check}, Settings(), beside=beside)

    assert {each.location.source.path for each in result.findings} == {"a.txt"}
    assert [each.source.path for each in result.documents] == ["a.txt"]
    missing = make.check("X201", "旅費規程", scope="handling-set", level="document")
    sets = {"all": ("a.txt", "b.txt")}
    sister = make.document(SISTER + "第2条（旅）旅費規程による。\n", "b.txt")
    assert run(documents, {"X201": missing}, Settings(sets=sets)).findings
    assert not run(documents, {"X201": missing}, Settings(sets=sets), beside=[sister]).findings
