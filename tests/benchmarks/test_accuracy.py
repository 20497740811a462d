"""The scorer of the accuracy benchmark counts as a person with the labels in hand would."""

from __future__ import annotations

from pathlib import Path

import pytest

accuracy = pytest.importorskip("benchmarks.accuracy.score", reason="an installed package has no benchmarks beside it")
labels = pytest.importorskip("benchmarks.accuracy.labels")


def labelled(clauses=(), document=(), sound=()):
    return labels.Labelled(
        "見本",
        Path("regulation.txt"),
        "gov-2025",
        "development",
        tuple(labels.ClauseLabel(*each) for each in clauses),
        tuple(labels.DocumentLabel(*each) for each in document),
        tuple(labels.Sound(*each) for each in sound),
    )


def counts(score, code):
    tally = score.by_code[code]
    return tally.tp, tally.fp, tally.fn


def said(code, clause="", words=""):
    return accuracy.Said(code, clause, words)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("第3条第1項", "第３条第１項", True),
        ("第3条", "第3条第1項第2号", True),
        ("第3条第1項", "第3条第10項", False),
        ("第3条", "第3条の2", True),
        ("第3条", "第30条", False),
        ("", "第3条", False),
    ],
)
def test_clauses_are_the_same_where_one_lies_in_the_other(one, other, expected):
    assert accuracy.same_clause(one, other) is expected


def test_a_label_is_found_once_and_a_second_finding_there_counts_neither_way():
    regulation = labelled(clauses=[("第3条第1項", "V101", "定期的に", True, "")])

    result = accuracy.score(regulation, [said("V101", "第3条第1項"), said("V101", "第3条第1項"), said("V101", "第4条")])

    assert counts(result, "V101") == (1, 1, 0)
    assert [error.split()[0] for error in result.errors] == ["false"]


def test_what_is_doubtful_counts_neither_way():
    regulation = labelled(
        clauses=[("第3条第1項", "V103", "適切に", False, "")], document=[("O101", "fires", "", False, "")]
    )

    assert counts(accuracy.score(regulation, []), "V103") == (0, 0, 0)
    assert counts(accuracy.score(regulation, [said("V103", "第3条第1項"), said("O101")]), "V103") == (0, 0, 0)
    assert counts(accuracy.score(regulation, [said("O101")]), "O101") == (0, 0, 0)


def test_a_document_check_is_right_or_wrong_once():
    regulation = labelled(
        document=[("O101", "fires", "", True, ""), ("O102", "quiet", "", True, ""), ("O103", "elsewhere", "", True, "")]
    )

    result = accuracy.score(regulation, [said("O102", "第1条"), said("O102", "第2条")])

    assert [counts(result, code) for code in ("O101", "O102", "O103")] == [(0, 0, 1), (0, 1, 0), (0, 0, 0)]


def test_a_check_of_references_without_labels_counts_only_where_it_always_does():
    result = accuracy.score(labelled(), [said("R103", "第1条"), said("R101", "第1条")])

    assert (counts(result, "R103"), counts(result, "R101")) == ((0, 0, 0), (0, 1, 0))


def test_sound_wording_that_is_reported_is_counted():
    regulation = labelled(
        sound=[("第3条第1項", "V101", "毎年１回定期的に", ""), ("第4条第1項", "V101", "定期監査", "")]
    )

    result = accuracy.score(regulation, [said("V101", "第3条第1項", "定期的に")])

    assert (result.sound, result.sound_told) == (2, 1)


def test_the_interval_is_that_of_wilson():
    low, high = accuracy.interval(9, 10)

    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert accuracy.interval(0, 0) == (0.0, 1.0)


def test_every_label_of_the_own_set_stands_in_its_regulation():
    for regulation in labels.own_set():
        text = "".join(regulation.path.read_text(encoding="utf-8").split())
        for each in (*regulation.clauses, *regulation.sound):
            assert "".join(each.words.split()) in text, (regulation.name, each.clause, each.words)
        codes = [each.code for each in regulation.document]
        assert len(codes) == len(set(codes)), regulation.name
        assert {each.verdict for each in regulation.document} <= {"fires", "quiet", "elsewhere", "not-applicable"}
