"""Every example of every check, run through the real pipeline: exactly the marked places are reported."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

import pytest

from policylint.checks.load import load_checks, shipped_folder
from policylint.checks.model import Check, RepositoryCheck
from policylint.engine import examples
from policylint.importers import read_document

CHECKS = load_checks([shipped_folder()])
EXAMPLES = [(code, name) for code, check in CHECKS.items() for name, _ in check.iter_examples()]


@cache
def read(name, text):
    return read_document(name, text.encode())


def silent(_subject, _context):
    return ()


@pytest.mark.parametrize(("code", "name"), EXAMPLES, ids=[f"{code}-{name}" for code, name in EXAMPLES])
def test_the_check_reports_the_marked_places_of_its_example_and_no_others(code, name):
    expected = []

    found = examples.test_example(CHECKS[code], name, dict(CHECKS[code].iter_examples())[name], read, CHECKS)

    assert found == expected


@pytest.mark.parametrize("code", CHECKS)
def test_a_check_without_its_logic_fails_its_examples(code):
    logic = RepositoryCheck(silent, silent) if CHECKS[code].scope == "repository" else silent
    emptied = Check(**{field.name: getattr(CHECKS[code], field.name) for field in fields(Check)} | {"logic": logic})

    found = examples.test_check(emptied, read, CHECKS)

    assert {mismatch.kind for mismatch in found} == {"missed"}
    assert {mismatch.example for mismatch in found} == {f"bad{index}" for index in range(1, len(emptied.bad) + 1)}
