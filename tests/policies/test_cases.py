"""The regulations of the inspection cases: the defect fires its checks and nothing else, the correction is clean."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from policylint.checks.load import load_checks, shipped_folder
from policylint.engine.run import run
from policylint.engine.settings import Settings
from policylint.importers import read_document
from policylint.resources import resource_root
from tests.policies.plain import plain_text

CHECKS = load_checks([shipped_folder()])
FOLDER = resource_root("policies") / "cases"
AS_OF = date(2026, 4, 1)
FAMILIES = frozenset("VROHPTB")
_NO_SPACE = str.maketrans("", "", " 　\n")

DEFECTS = {
    "jirei-01-affairs-and-handlers": "O104",
    "jirei-02-access-record": "O202 O203 V101 V102 V105",
    "jirei-03-handling-records": "O302 V103",
    "jirei-04-authority-report": "O402",
    "jirei-05-1-contact": "O411",
    "jirei-05-2-absence": "O412",
    "jirei-06-inspection-and-audit": "O502 O504 O505 V101",
    "jirei-07-training-absentees": "H103 H105 V101 V105",
    "jirei-08-cascade-training": "H103 H104 H105 V105",
    "jirei-09-device-restriction": "P103",
    "jirei-10-document-storage": "P202",
    "jirei-11-access-rights": "T102 T103 T104 V108",
    "sanko-01-business-continuity": "B102 B103 B104",
    "kojirei-01-spine-pattern": "G101",
    "kojirei-02-account-renewal": "G102",
    "kojirei-03-incident-card": "G103",
}
"""Case → the checks that its defect fires.  A check of good practice is looked at in its own case only."""


def codes(table, case):
    return set(table.get(case, "").split())


@cache
def document(case, which, form):
    path = FOLDER / case / f"{which}.yaml"
    found = read_document(str(path), path.read_bytes())
    if form == "yaml":
        return found
    return read_document(f"{which}.txt", plain_text(found.regulation).encode())


@cache
def fired(case, which, form):
    """The codes that speak of a regulation, of the families that are looked at in this case."""
    result = run([document(case, which, form)], CHECKS, Settings(select=("ALL",), as_of=AS_OF))
    assert result.failures == ()
    looked_at = {code for code in CHECKS if code[0] in FAMILIES} | codes(DEFECTS, case)
    return {finding.code for finding in result.findings} & looked_at


def words(regulation):
    parts = (
        [clause.text, clause.tail, *(cell for table in clause.tables for row in table.rows for cell in row)]
        for clause in regulation.walk()
    )
    return "".join(part.text for each in parts for part in each if part is not None)


def test_every_case_has_its_pair():
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()}

    assert folders == DEFECTS.keys()
    assert all((FOLDER / case / f"{which}.yaml").is_file() for case in folders for which in ("found", "better"))


@pytest.mark.parametrize("form", ["yaml", "text"])
@pytest.mark.parametrize("case", DEFECTS)
def test_what_the_inspectors_found_fires_its_checks_and_nothing_else(case, form):
    assert fired(case, "found", form) == codes(DEFECTS, case)


@pytest.mark.parametrize("form", ["yaml", "text"])
@pytest.mark.parametrize("case", DEFECTS)
def test_the_corrected_regulation_is_clean(case, form):
    assert fired(case, "better", form) == set()


@pytest.mark.parametrize("which", ["found", "better"])
@pytest.mark.parametrize("case", DEFECTS)
def test_plain_text_keeps_every_article_and_every_word_of_them(case, which):
    written, imported = (document(case, which, form).regulation for form in ("yaml", "text"))

    assert [(each.number, str(each.caption)) for each in imported.articles] == [
        (each.number, str(each.caption)) for each in written.articles
    ]
    assert words(imported).translate(_NO_SPACE) == words(written).translate(_NO_SPACE)
