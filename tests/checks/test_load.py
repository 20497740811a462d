from __future__ import annotations

import sys
from datetime import date

import pytest

from policylint.checks.load import load_check, load_checks, placeholders
from policylint.checks.model import Context, RepositoryCheck, Severity
from policylint.errors import CheckDefinitionError

CONTEXT = Context("gov-2025", date(2026, 4, 1))
NAME = "found-word"


def test_a_folder_becomes_a_check(write_check):
    check = load_check(write_check())

    assert (check.code, check.name, check.family, check.level) == ("X901", NAME, "X", "clause")
    assert check.severity is Severity.WARNING
    assert check.messages["default"]["en"] == "{text} found"
    assert check.default
    assert not check.weighed
    assert check.bad[0].marks["example.txt"]
    assert [name for name, _ in check.iter_examples()] == ["good1", "bad1"]


def test_trusted_and_validated_loading_give_equal_checks(write_check):
    path = write_check()
    quick, whole = load_check(path, trusted=True), load_check(path)

    for field in (
        "code",
        "messages",
        "suggestions",
        "title",
        "rationale",
        "quiet_when",
        "cases",
        "good",
        "bad",
        "basis",
    ):
        assert getattr(quick, field) == getattr(whole, field)


def test_an_unknown_field_is_an_attribute_error(write_check):
    with pytest.raises(AttributeError):
        _ = load_check(write_check()).colour


def test_the_logic_is_loaded_at_the_first_call_under_a_private_name(write_check, view):
    check = load_check(write_check())
    assert "policylint_checks.own.found_word" not in sys.modules

    (report,) = check.logic(view, CONTEXT)

    assert report.at.span.of(view.document.source.text) == "青葉市規程"
    assert "policylint_checks.own.found_word" in sys.modules
    assert not [entry for entry in sys.path if "own" in entry]


def test_a_repository_check_collects_and_concludes(write_check, view):
    python = "def collect(view, context):\n    yield 1\n\n\ndef conclude(facts, context):\n    return [*facts, 2]\n"
    logic = load_check(
        write_check(python=python, head=write_check.head.replace("scope: document", "scope: repository"))
    ).logic

    assert isinstance(logic, RepositoryCheck)
    assert logic.conclude(logic.collect(view, CONTEXT), CONTEXT) == [1, 2]


def test_code_that_does_not_load_is_told_with_its_line(write_check, view):
    path = write_check(python="import os\n\nimport no_such_module\n")

    with pytest.raises(CheckDefinitionError, match=r"check\.py:3:1: 読み込めません"):
        list(load_check(path).logic(view, CONTEXT))


def test_a_missing_function_is_told(write_check, view):
    with pytest.raises(CheckDefinitionError, match="関数 check がありません"):
        load_check(write_check(python="x = 1\n")).logic(view, CONTEXT)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("severity: warning", "severity: worst", r"check.yaml:5:11: 「severity」はerror、warning、infoのいずれかです"),
        ("level: clause", "levle: clause", r"check.yaml:\d+:1: 「levle」というキーはありません。もしかして「level」"),
        ("cases: []\n", "", r"check.yaml:1:1: 「cases」がありません"),
        ("code: X901", "code: X9", r"check.yaml:1:7: 「code」の値「X9」の形が違います"),
        ("basis: []", "basis: [", r"check.yaml:\d+:\d+: YAMLとして読めません"),
        ("basis: []", "basis: []\nbasis: []", r"check.yaml:\d+:\d+: 同じキーが2回あります"),
        ("⟦適宜⟧", "適宜", r"check.yaml:20:7: 例「悪い」に⟦ ⟧の印がありません"),
        (
            "      text: |\n        青葉市規程\n        第１条　⟦",
            "      txt: |\n        第１条　⟦",
            r"「txt」というキーはありません",
        ),
        ("en: Reason", "fr: Raison", r"check.yaml:9:\d+: 「fr」というキーはありません"),
    ],
)
def test_what_the_schema_does_not_allow_is_told_at_its_place(write_check, old, new, told):
    text = write_check.head.format(name=NAME) + write_check.examples
    assert old in text

    with pytest.raises(CheckDefinitionError, match=told):
        load_check(write_check(yaml=text.replace(old, new)))


def test_name_and_folder_must_agree(write_check):
    with pytest.raises(CheckDefinitionError, match=r"check\.yaml:2:7: name「other」とフォルダー名「found-word」"):
        load_check(write_check(yaml=write_check.head.format(name="other") + write_check.examples))


def test_a_check_of_ours_stands_in_the_folder_of_its_family(write_check):
    with pytest.raises(CheckDefinitionError, match="vague/found-word"):
        load_check(write_check(head=write_check.head.replace("X901", "V901")))


def test_there_is_logic_and_only_one(write_check):
    with pytest.raises(CheckDefinitionError, match="どれもありません"):
        load_check(write_check(python=None))
    both = write_check.head.format(name="both-ways") + "select: $.clauses[*]\nassert: {}\n" + write_check.examples
    with pytest.raises(CheckDefinitionError, match="どれか一つだけ"):
        load_check(write_check("both-ways", yaml=both))


def test_two_checks_may_not_share_a_code(write_check):
    folder = write_check().parent.parent.parent
    write_check("other-word")

    with pytest.raises(CheckDefinitionError, match="重複"):
        load_checks([folder])


def test_a_folder_without_checks_is_told(tmp_path):
    with pytest.raises(CheckDefinitionError, match=r"check\.yaml がありません"):
        load_checks([tmp_path])


def test_placeholders_are_ascii_and_slots_are_not():
    assert placeholders("「{text}」は{頻度}に{when-done}") == {"text", "when-done"}


def test_a_provision_that_does_not_exist_is_told_with_the_nearest(write_check):
    head = write_check.head.format(name="found-word").replace("scope: document", "scope: handling-set")
    with pytest.raises(CheckDefinitionError, match="device-restriction"):
        load_check(write_check(yaml=head + "provision: device-restrictions\n" + write_check.examples, python=None))
