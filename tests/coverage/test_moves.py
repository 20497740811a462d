"""What moves between editions: every requirement once, the known changes of 令和7年, both directions."""

from dataclasses import replace
from functools import cache
from itertools import permutations

import pytest

from policylint.coverage import By, Citation, Coverage, Status, Verdict
from policylint.coverage.moves import Kind, Move, Reason, moves
from policylint.guideline.catalogue import EDITIONS, Edition, Modality, load_edition

PAIRS = tuple(permutations(EDITIONS, 2))


@cache
def between(old, new):
    return moves(load_edition(old), load_edition(new), None)


def into(new, old="gov-2017", edition="gov-2025"):
    return next(move for move in between(old, edition) if move.new == f"{edition}/{new}")


def out_of(old, edition="gov-2017", new="gov-2025"):
    return next(move for move in between(edition, new) if move.old == f"{edition}/{old}")


def binding(edition):
    return [r.id for r in load_edition(edition).requirements.values() if r.modality is not Modality.INFO]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_requirement_occurs_once_on_its_side(old, new):
    news = [move.new for move in between(old, new) if move.new]
    olds = [move.old for move in between(old, new) if move.old]

    assert [each for each in news if each in binding(new)] == binding(new)
    assert sorted(each for each in olds if each in binding(old)) == sorted(binding(old))
    assert len(set(news)) == len(news)
    assert len(set(olds)) == len(olds)


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_definition_occurs_only_beside_a_requirement_that_binds(old, new):
    modality = {r.id: r.modality for name in (old, new) for r in load_edition(name).requirements.values()}

    for move in between(old, new):
        assert {modality[each] for each in (move.old, move.new) if each} != {Modality.INFO}


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_way_back_undoes_the_way_there(old, new):
    back = {Kind.NEW: Kind.DROPPED, Kind.DROPPED: Kind.NEW, Kind.STRICTER: Kind.LOOSER, Kind.LOOSER: Kind.STRICTER}
    there = {(m.old, m.new, m.kind, m.difference) for m in between(old, new)}

    assert {(m.new, m.old, back.get(m.kind, m.kind), m.difference) for m in between(new, old)} == there


def test_an_edition_against_itself_is_the_same():
    # no clause is mapped to its own edition: the editions are joined by their mapping alone
    edition = load_edition("gov-2025")
    itself = replace(
        edition, clauses=tuple(replace(clause, maps_to={edition.id: clause.id}) for clause in edition.clauses)
    )

    assert {move.kind for move in moves(itself, edition, None)} == {Kind.SAME}


@pytest.mark.parametrize(
    "requirement",
    ["2.C.a-10", *(f"2.B-{n}" for n in range(16, 20)), *(f"2.D.b-{n}" for n in range(5, 10)), "2.C.b-6", "2.E.c-8"],
)
def test_what_the_edition_of_2025_asks_for_the_first_time(requirement):
    move = into(requirement)

    assert (move.kind, move.old, move.reason) == (Kind.NEW, "", Reason.UNPAIRED)


@pytest.mark.parametrize("requirement", ["att2.2.A-1", "att2.3.D-1", "att2.4.A-1", "2.G-1"])
def test_clauses_that_2017_did_not_have_are_new(requirement):
    assert (into(requirement).kind, into(requirement).reason) == (Kind.NEW, Reason.CLAUSE)


def test_all_of_annex_2_is_new():
    kinds = {move.kind for move in between("gov-2017", "gov-2025") if move.new.startswith("gov-2025/att2")}

    assert kinds == {Kind.NEW}


def test_the_audit_is_changed_with_what_the_mapping_tells():
    move = into("2.C.e-1")

    assert (move.kind, move.old, move.reason) == (Kind.CHANGED, "gov-2017/2.C.e-1", Reason.TEXT)
    assert move.difference.startswith("「点検又は監査」→「監査（他部署等による点検を含む）」")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.C.e-2", "2.C.e-2"),  # hardly a word in common but the place between two that match
        ("2.C.b-4", "2.C.b-4"),  # and not the example 2.C.b-12, which has more letters in common
        ("2.D.b-4", "2.D.b-4"),  # and not 2.D.b-5 (受講する機会を与えるなどの措置), which is new
        ("2.E.a-1", "2.E.a-5"),  # 取扱区域: from 明確化 to 容易に閲覧されない
        ("2.E.a-17", "2.E.a-16"),
        ("2.C.d-5", "2.C.d-10"),
    ],
)
def test_pairs_that_are_easily_got_wrong(old, new):
    assert out_of(old).new == f"gov-2025/{new}"


def test_a_requirement_without_successor_is_dropped():
    dropped = [move.old for move in between("gov-2017", "gov-2025") if move.kind is Kind.DROPPED]

    assert dropped == ["gov-2017/2.C.c-2", "gov-2017/2.E.a-2"]


def test_what_was_split_off_says_from_where():
    parts = {move.new: move.near for move in between("gov-2017", "gov-2025") if move.reason is Reason.PART}

    assert parts["gov-2025/2.C.c-6"] == "gov-2017/2.C.c-4"
    assert parts["gov-2025/2.B-3"] == "gov-2017/2.B-3"
    assert parts["gov-2025/2.F.c-2"] == "gov-2017/2.F.c-1"
    assert "gov-2025/2.C.a-10" not in parts


def test_a_requirement_that_only_binds_less_is_looser():
    move = out_of("att2.3.B-1", "gov-2025", "biz-2025")

    assert (move.kind, move.reason) == (Kind.LOOSER, Reason.MODALITY)
    assert out_of("att2.3.B-1", "biz-2025", "gov-2025").kind is Kind.STRICTER


def test_a_changed_text_of_another_modality_says_both():
    assert into("2.B-9").kind is Kind.CHANGED
    assert into("2.B-9").reason is Reason.TEXT_MODALITY


def test_a_relief_for_small_businesses_answers_no_requirement():
    assert into("2.B-18", "gov-2025", "biz-2025").kind is Kind.NEW
    assert out_of("2.C.b-2", "gov-2025", "biz-2025").new == "biz-2025/2.C.b-2"


@pytest.mark.parametrize(("old", "new"), [("gov-2017", "gov-2025"), ("gov-2025", "gov-2017"), ("gov-2025", "biz-2025")])
def test_main_text_that_is_not_on_file_is_not_called_new_or_dropped(old, new):
    found = [move for move in between(old, new) if move.reason is Reason.NOT_HELD]

    assert found
    assert {move.kind for move in found} == {Kind.UNKNOWN}


def test_main_text_of_both_is_joined_by_its_number():
    assert into("body.4-2-1.1.B", "biz-2025").kind is Kind.SAME


def test_the_difference_leaves_out_what_is_about_a_third_edition():
    assert "事業者編" not in into("2.C.a-10").difference
    assert into("2.C.a-10").difference == "平成29年版は8項目、令和7年版は9項目（確認体制）"
    assert into("2.C.a-2", "gov-2025", "biz-2025").difference == "事業者編は全て例示"


def test_verdicts_are_those_on_the_new_requirement():
    edition: Edition = load_edition("gov-2025")
    cited = Citation("kitei.txt", "第5条第1項", 3, "確認する。", By.TEXT)
    verdicts = {each: Verdict(each, Status.NONE) for each in edition.requirements}
    verdicts["gov-2025/2.C.a-10"] = Verdict("gov-2025/2.C.a-10", Status.COVERED, By.TEXT, (cited,))
    coverage = Coverage("市", "gov-2025", (("kitei.txt", "規程"),), verdicts)
    found = {move.new: move for move in moves(load_edition("gov-2017"), edition, coverage)}
    dropped: Move = found[""]

    assert found["gov-2025/2.C.a-10"].citations == (cited,)
    assert not found["gov-2025/2.C.a-10"].open
    assert found["gov-2025/2.D.b-6"].open
    assert (dropped.verdict, dropped.citations, dropped.open) == (None, (), False)
