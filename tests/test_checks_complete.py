"""What the schema cannot say about the shipped checks: references exist, texts agree, imports are few."""

from __future__ import annotations

import ast
import re

import pytest

from policylint.checks.load import FAMILIES, load_check, placeholders, shipped_folder
from policylint.engine.examples import run_example
from policylint.guideline.catalogue import EDITIONS, load_cases, load_edition
from policylint.importers import read_document

FILES = sorted(shipped_folder().glob("*/*/check.yaml"))
CHECKS = {path.parent.name: load_check(path, trusted=True) for path in FILES}
CODES = {check.code: check for check in CHECKS.values()}
REQUIREMENTS = {name for edition in EDITIONS for name in load_edition(edition).requirements}
ALLOWED = ("policylint.checks", "policylint.text", "policylint.document", "policylint.source")
NOT_CHECKS = {
    "__future__",
    "typing",
    "collections",
    "collections.abc",
    "dataclasses",
    "datetime",
    "functools",
    "itertools",
    "re",
}

each_check = pytest.mark.parametrize("name", CHECKS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_the_check_is_what_the_schema_asks_for(path):
    load_check(path)


def test_there_are_checks_and_codes_are_unique():
    assert CHECKS
    assert len(CODES) == len(CHECKS)


@each_check
def test_its_family_is_its_folder(name):
    check = CHECKS[name]

    assert check.folder.parent.name == FAMILIES[check.code[0]]


@each_check
def test_its_basis_and_cases_exist(name):
    check = CHECKS[name]

    assert set(check.basis) - REQUIREMENTS == set()
    assert set(check.cases) - set(load_cases()) == set()


@each_check
def test_the_checks_it_refines_exist_or_are_codes_to_come(name):
    check = CHECKS[name]
    named = {code for entry in check.refines for code in entry.split("+")}

    assert check.code not in named
    assert all(re.fullmatch(r"[OHPTBG]\d{3}", code) for code in named)


@each_check
def test_its_texts_ask_for_the_same_values_in_both_languages(name):
    check = CHECKS[name]

    for texts in (check.messages, check.suggestions, check.notes):
        for words in texts.values():
            assert placeholders(words["ja"]) == placeholders(words["en"])


@each_check
def test_no_text_repeats_another_or_is_left_open(name):
    check = CHECKS[name]
    texts = [words for group in (check.messages, check.suggestions) for words in group.values()]

    assert all(words["ja"] != words["en"] for words in texts)
    assert not [words for words in texts for text in words.values() if re.search(r"TODO|XXX|FIXME", text)]


@each_check
def test_every_bad_example_is_worded_in_english_too(name):
    """A value that the logic does not hand over shows only in a worded finding; examples are worded in Japanese."""
    check = CHECKS[name]

    for example in check.bad:
        result = run_example(check, example, lambda file, text: read_document(file, text.encode()), CODES, lang="en")

        assert result.failures == ()
        assert all(finding.message and finding.suggestion for finding in result.findings)


@each_check
def test_its_python_imports_what_a_check_may(name):
    path = CHECKS[name].folder / "check.py"
    if not path.is_file():
        return
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module)

    strange = {
        module
        for module in imported
        if module not in NOT_CHECKS and not any(module == home or module.startswith(f"{home}.") for home in ALLOWED)
    }
    assert strange == set()
