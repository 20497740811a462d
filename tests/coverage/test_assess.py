"""Verdicts on requirements: from words, fields and claims; what is excluded, outdated, not expected."""

from datetime import date
from textwrap import dedent

import pytest

from policylint.checks.model import View
from policylint.coverage import By, ClaimState, Status, assess
from policylint.coverage.claims import successor
from policylint.guideline.catalogue import Modality, load_edition
from policylint.importers import read_document
from policylint.resources import resource_root
from policylint.text.reading import read

MODELS = sorted((resource_root("policies") / "models").glob("*.yaml"))


def view(text, name="kitei.txt"):
    document = read_document(name, dedent(text).lstrip("\n").encode())
    return View(document, read(document))


def covered(text, edition="gov-2025", name="kitei.txt"):
    return assess([view(text, name)], edition, "市")


PROSE = """
    青葉市特定個人情報等取扱規程
    （目的）
    第１条　この規程は、青葉市における特定個人情報等の適正な取扱いに関し必要な事項を定めることを目的とする。
    （報告）
    第２条　職員は、特定個人情報の漏えいの発生又は兆候を把握したときは、直ちに総務課長に報告しなければならない。
    （持込み）
    第３条　職員は、管理区域にカメラ及び記録機能を有する機器を持ち込んではならない。
    {more}
"""


def test_words_cover_a_requirement_with_the_clause_and_the_sentence():
    verdict = covered(PROSE).verdicts["gov-2025/2.E.a-4"]

    assert (verdict.status, verdict.by) == (Status.COVERED, By.TEXT)
    assert [(c.path, c.clause, c.line) for c in verdict.citations] == [("kitei.txt", "第3条第1項", 7)]
    assert verdict.citations[0].words.startswith("職員は、管理区域にカメラ")


def test_what_nothing_bears_out_is_open():
    coverage = covered(PROSE)

    assert coverage.verdicts["gov-2025/2.D.a-1"].status is Status.NONE
    assert coverage.verdicts["gov-2025/2.D.a-1"].citations == ()


@pytest.mark.parametrize("requirement", ["1-3", "2-3", "att2.3.D-5"])
def test_what_no_text_can_show_is_not_expected(requirement):
    assert covered(PROSE).verdicts[f"gov-2025/{requirement}"].status is Status.NOT_EXPECTED


def test_what_applies_only_to_others_is_not_expected():
    without = covered(PROSE).verdicts["gov-2025/2.G-1"].status
    abroad = covered(PROSE.replace("{more}", "第４条　職員は、外国にある者に特定個人情報を取り扱わせてはならない。"))

    assert without is Status.NOT_EXPECTED
    assert abroad.verdicts["gov-2025/2.G-1"].status is Status.NONE


def test_some_of_several_things_are_partial():
    one = "第４条　職員は、管理区域から外部に書類を持ち出すときは、保護責任者の許可を受けなければならない。"
    both = one + "\n    第５条　職員は、特定個人情報を複製するときは、保護責任者の許可を受けなければならない。"

    assert covered(PROSE.replace("{more}", one)).verdicts["gov-2025/2.B-2"].status is Status.PARTIAL
    assert covered(PROSE.replace("{more}", both)).verdicts["gov-2025/2.B-2"].status is Status.COVERED


def test_what_an_aim_says_on_its_way_lays_nothing_down():
    aim = "第４条　この章は、保存期間を経過した書類を確実に廃棄し、市民が安心して暮らせるようにすることを目的とする。"
    duty = "第４条　職員は、保存期間を経過した書類を確実に廃棄しなければならない。"

    assert covered(PROSE.replace("{more}", aim)).verdicts["gov-2025/2.B-7"].status is Status.NONE
    assert covered(PROSE.replace("{more}", duty)).verdicts["gov-2025/2.B-7"].status is Status.COVERED


def test_a_contractor_is_not_the_organisation():
    text = PROSE.replace(
        "{more}", "（委託）\n    第４条　受託者は、事故の原因を究明し、再発防止策を市に報告しなければならない。"
    )

    assert covered(text).verdicts["gov-2025/att2.2.B-2"].status is Status.NONE


STRUCTURED = """
    policylint: 1
    title: 青葉市特定個人情報等取扱規程
    organisation: {{name: 青葉市, type: 地方公共団体}}
    {top}
    body:
      - article: 1
        text: 職員は、管理区域にカメラ及び記録機能を有する機器を持ち込んではならない。
        covers: [{covers}]
"""


def structured(covers="", top="", edition="gov-2025", as_of=None):
    text = dedent(STRUCTURED).lstrip("\n").format(covers=covers, top=top)
    document = read_document("kitei.yaml", text.encode())
    assert document.regulation is not None, document.problems
    return assess([View(document, read(document))], edition, as_of=as_of)


def test_a_claim_that_the_words_bear_out_counts():
    verdict = structured("gov-2025/2.E.a-4").verdicts["gov-2025/2.E.a-4"]

    assert (verdict.status, verdict.by) == (Status.COVERED, By.CLAIM)


def test_a_claim_is_not_believed():
    coverage = structured("gov-2025/2.D.a-1")

    assert coverage.verdicts["gov-2025/2.D.a-1"].status is Status.NONE
    assert [claim.state for claim in coverage.claims] == [ClaimState.UNSUPPORTED]


def test_a_claim_of_nothing_known_is_told():
    assert [claim.state for claim in structured("gov-2025/2.E.z-4").claims] == [ClaimState.UNKNOWN]


def test_a_field_covers_a_requirement():
    top = "systems: [{name: 給与システム, authentication: 職員証及び暗証番号}]"
    verdict = structured(top=top).verdicts["gov-2025/2.F.b-1"]

    assert (verdict.status, verdict.by) == (Status.COVERED, By.FIELD)
    assert verdict.citations[0].line == 4


def test_what_is_set_aside_is_excluded_with_its_reason():
    top = "exclusions: [{requirement: gov-2025/2.F.c-4, reason: 利用事務を行わない, approver: 市長, review_date: '2027-03-31'}]"
    verdict = structured(top=top).verdicts["gov-2025/2.F.c-4"]

    assert verdict.status is Status.EXCLUDED
    assert verdict.exclusion.approver == "市長"


def test_a_claim_of_another_edition_counts_where_the_requirement_reads_the_same():
    old, same = next(
        (r.id, successor(r.id, "gov-2025"))
        for r in load_edition("gov-2017").requirements.values()
        if r.clause == "gov-2017/2.E.a" and "持ち込む機器" in r.text
    )
    coverage = structured(old)

    assert same[0] == "gov-2025/2.E.a-4"
    assert (coverage.claims[0].state is ClaimState.SUPPORTED) is same[1]


def test_a_claim_of_another_edition_is_outdated_where_the_requirement_changed():
    old = next(
        r.id
        for r in load_edition("gov-2017").requirements.values()
        if successor(r.id, "gov-2025")[0] and not successor(r.id, "gov-2025")[1] and r.clause == "gov-2017/2.C.e"
    )
    target = successor(old, "gov-2025")[0]
    verdict = structured(old).verdicts[target]

    assert verdict.status is Status.OUTDATED
    assert verdict.citations[0].clause == "第1条第1項"


def test_a_small_company_is_held_to_the_relaxed_measure():
    text = """
        policylint: 1
        title: 取扱規程
        organisation: {name: ひばり木工, type: %s}
        body:
          - article: 1
            text: 取扱担当者は、書類を持ち運ぶときは、封筒に入れて封緘しなければならない。
    """
    small = covered(text % "中小規模事業者", "biz-2025", "a.yaml")
    large = covered(text % "事業者", "biz-2025", "a.yaml")

    assert small.verdicts["biz-2025/2.E.c-8"].status is Status.COVERED
    assert large.verdicts["biz-2025/2.E.c-8"].status is Status.NOT_EXPECTED


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_the_models_cover_every_must_and_claim_nothing_in_vain(path):
    document = read_document(str(path), path.read_bytes())
    coverage = assess([View(document, read(document))], document.regulation.edition or "gov-2025")
    whole = load_edition(coverage.edition)
    open_musts = [
        name
        for name, verdict in coverage.verdicts.items()
        if whole.requirements[name].modality is Modality.MUST
        and verdict.status in {Status.NONE, Status.PARTIAL, Status.OUTDATED}
    ]
    in_vain = [c for c in coverage.claims if c.state not in {ClaimState.SUPPORTED, ClaimState.OPEN}]

    assert open_musts == []
    assert in_vain == []


DECIDED = "{requirement: gov-2025/2.D.a-1, reason: 別の規程で定める, approver: 市長, review_date: '2027-03-31'}"


@pytest.mark.parametrize(
    ("entry", "as_of", "status"),
    [
        (DECIDED, date(2027, 3, 31), Status.EXCLUDED),
        (DECIDED, date(2027, 4, 1), Status.NONE),
        (DECIDED.replace("approver: 市長, ", ""), date(2026, 4, 1), Status.NONE),
        (DECIDED.replace("reason: 別の規程で定める, ", ""), date(2026, 4, 1), Status.NONE),
        (DECIDED.replace(", review_date: '2027-03-31'", ""), date(2026, 4, 1), Status.NONE),
    ],
)
def test_nothing_is_set_aside_without_a_decision_that_stands(entry, as_of, status):
    coverage = structured(top=f"exclusions: [{entry}]", as_of=as_of)

    assert coverage.verdicts["gov-2025/2.D.a-1"].status is status


@pytest.mark.parametrize(
    ("kind", "status"), [("地方公共団体", Status.NOT_EXPECTED), ("行政機関", Status.NONE)], ids=["city", "ministry"]
)
def test_what_the_edition_of_2017_gave_cities_to_take_into_account_is_no_gap(kind, status):
    text = dedent(STRUCTURED).lstrip("\n").format(covers="", top="").replace("地方公共団体", kind)
    document = read_document("kitei.yaml", text.encode())
    verdicts = assess([View(document, read(document))], "gov-2017").verdicts

    assert verdicts["gov-2017/2.C.a-6"].status is status
    assert verdicts["gov-2017/2.D.a-1"].status is Status.NONE
