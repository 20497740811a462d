"""What a review remembers of a claim, and when the claim becomes suspect."""

from textwrap import dedent

import pytest

from policylint.checks.model import View
from policylint.coverage import By, ClaimState, Status, assess, fingerprint
from policylint.coverage.review import claimed, is_changed, is_reviewed
from policylint.importers import read_document
from policylint.text.reading import read

HEAD = "policylint: 1\ntitle: 青葉市特定個人情報等取扱規程\norganisation: {name: 青葉市, type: 地方公共団体}\nbody:\n"
BODY = """
  - article: 1
    caption: 持込みの制限
    text: 職員は、次の機器を管理区域に持ち込んではならない。
    items:
      - text: カメラ
      - text: 録音機能を有する機器
    tables:
      - rows: [[区域, 1], [名称, 電算室]]
    covers: [gov-2025/2.E.a-4, gov-2025/2.E.a-3]
"""


def document(body):
    found = read_document("kitei.yaml", (HEAD + dedent(body).lstrip("\n")).encode())
    assert found.regulation is not None
    assert found.problems == ()
    return found


def clause(body):
    found = document(body)
    return next(each for each in found.regulation.walk() if each.duty is not None)


ONE = fingerprint(clause(BODY))


def test_a_fingerprint_is_sixteen_hex_digits_and_the_same_tomorrow():
    assert ONE == "d7f08defd65e64e7"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("次の機器を管理区域に", "次の機器を\n      管理区域に"),
        ("- text: カメラ", "- text: >-\n          カメラ"),
        (", 1]", ", １]"),
        ("article: 1", "article: 9"),
        ("持込みの制限", "持込み"),
        ("[gov-2025/2.E.a-4, gov-2025/2.E.a-3]", "\n      - gov-2025/2.E.a-3\n      - gov-2025/2.E.a-4"),
        ("    caption", "    who: 職員\n    caption"),
    ],
)
def test_layout_numbers_and_other_fields_make_no_difference(old, new):
    assert BODY.count(old) == 1
    assert fingerprint(clause(BODY.replace(old, new))) == ONE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ならない", "なりません"),
        ("録音機能", "録画機能"),
        ("電算室", "執務室"),
        ("      - text: カメラ\n", ""),
        (", gov-2025/2.E.a-3", ""),
        ("a-3", "a-2"),
    ],
)
def test_a_changed_word_or_claim_makes_another_fingerprint(old, new):
    assert BODY.count(old) == 1
    assert fingerprint(clause(BODY.replace(old, new))) != ONE


def test_words_may_not_move_from_one_item_to_the_next():
    moved = BODY.replace("text: カメラ", "text: カ").replace("録音", "メラ録音")

    assert fingerprint(clause(moved)) != ONE


CLAIM = """
  - article: 1
    text: 職員は、管理区域にカメラ及び記録機能を有する機器を持ち込んではならない。
    covers: [{covers}]
    reviewed: {reviewed}
"""


def assessed(covers, reviewed):
    found = document(CLAIM.format(covers=covers, reviewed=reviewed))
    view = View(found, read(found))
    return view, assess([view], "gov-2025")


def now(covers):
    view, coverage = assessed(covers, "null")
    return fingerprint(next(claimed([view], coverage)).clause)


@pytest.mark.parametrize(
    ("covers", "state"),
    [
        ("gov-2025/2.E.a-4", ClaimState.SUPPORTED),
        ("gov-2025/1-3", ClaimState.OPEN),
    ],
)
def test_a_claim_is_suspect_where_the_words_are_others_than_those_reviewed(covers, state):
    kept = f'{{words: "{now(covers)}"}}'
    changed = "{words: abcdefabcdefabcd, on: 2026-04-01}"

    assert [[c.state for c in assessed(covers, each)[1].claims] for each in ("null", kept, changed)] == [
        [state],
        [state],
        [ClaimState.SUSPECT],
    ]


def test_what_is_unsupported_or_unknown_stays_so():
    _, coverage = assessed("gov-2025/2.D.a-1, gov-2025/2.E.z-4", "{words: abcdefabcdefabcd}")

    assert [claim.state for claim in coverage.claims] == [ClaimState.UNSUPPORTED, ClaimState.UNKNOWN]


def test_a_suspect_claim_counts_no_more_and_the_words_do():
    _, coverage = assessed("gov-2025/2.E.a-4", "{words: abcdefabcdefabcd}")
    verdict = coverage.verdicts["gov-2025/2.E.a-4"]

    assert (verdict.status, verdict.by) == (Status.COVERED, By.TEXT)
    assert [citation.by for citation in verdict.citations] == [By.TEXT]


def test_the_clauses_with_claims_come_with_all_of_them():
    view, coverage = assessed("gov-2025/2.E.a-4, gov-2025/2.D.a-1", "{words: abcdefabcdefabcd}")
    (found,) = claimed([view], coverage)

    assert [claim.requirement for claim in found.claims] == ["gov-2025/2.E.a-4", "gov-2025/2.D.a-1"]
    assert [claim.requirement for claim in found.unsupported] == ["gov-2025/2.D.a-1"]
    assert (is_reviewed(found.clause), is_changed(found.clause)) == (True, True)


def test_a_clause_without_fields_was_never_reviewed():
    bare = document("- article: 1\n  text: 別に定める。\n").regulation.articles[0]

    assert (is_reviewed(bare), is_changed(bare)) == (False, False)
    assert len(fingerprint(bare)) == 16
