from __future__ import annotations

import pytest

from policylint.document.data import load_data
from policylint.errors import UsageError
from policylint.guideline.catalogue import (
    EDITIONS,
    Modality,
    load_cases,
    load_edition,
    load_law_articles,
    load_leak_report_rules,
    load_numbering_changes,
)
from policylint.guideline.editions import edition_path
from policylint.guideline.headings import headings
from policylint.guideline.modalities import modalities
from policylint.resources import resource_root

FILES = sorted((resource_root("policies") / "guidelines").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_the_catalogue_is_valid(path):
    kind = "edition" if path.stem in EDITIONS else path.stem

    load_data(path, f"guideline.schema.json#/$defs/{kind}")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_index_says_what_the_whole_catalogue_says(edition):
    whole = load_edition(edition)

    assert modalities(edition) == {key: each.modality for key, each in whole.requirements.items()}
    assert headings(edition) == {clause.id: clause.heading for clause in whole.clauses}


@pytest.mark.parametrize("edition", EDITIONS)
def test_ids_are_unique_and_named_after_their_edition(edition):
    clauses = load_edition(edition).clauses
    ids = [each.id for clause in clauses for each in clause.requirements]

    assert len(ids) == len(set(ids))
    assert all(name.startswith(f"{edition}/") for name in ids)
    assert len({clause.id for clause in clauses}) == len(clauses)


def test_clauses_and_cases_lead_to_clauses_that_exist():
    known = {clause.id for edition in EDITIONS for clause in load_edition(edition).clauses}
    led = {
        target for edition in EDITIONS for clause in load_edition(edition).clauses for target in clause.maps_to.values()
    }
    cited = {clause for case in load_cases().values() for clause in case.cited}
    related = {clause for case in load_cases().values() for clauses in case.related.values() for clause in clauses}

    assert (led | cited | related) - known == set()


def test_the_modality_of_a_known_requirement_is_read():
    assert load_edition("gov-2025").requirements["gov-2025/1-4"].modality is Modality.INFO
    assert load_edition("gov-2025").requirements["gov-2025/1.A-1"].cases == ("事例1",)


def test_an_edition_that_does_not_exist_is_answered_with_the_nearest():
    with pytest.raises(UsageError, match="gov-2025"):
        edition_path("gov-2052")


def test_the_other_files_are_read():
    assert load_numbering_changes()[0]["old"]
    assert load_law_articles()[0]["article"]
    assert load_leak_report_rules()["current"]["items"]
