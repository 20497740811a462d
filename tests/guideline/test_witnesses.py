"""What bears requirements out: every name leads somewhere, every requirement says where it shows."""

import re

import pytest

from policylint.errors import UsageError
from policylint.guideline.catalogue import EDITIONS, Modality, load_edition
from policylint.guideline.editions import edition_path
from policylint.guideline.witnesses import AllOf, AnyOf, Below, Partly, Provided, load_witness
from policylint.resources import resource_root
from policylint.text.provisions import evidence

NAMED = re.findall(
    r"(?m)^  ([a-z][a-z0-9-]*):", (resource_root("policies") / "guidelines" / "witnesses.yaml").read_text("utf-8")
)


def leaves(witness):
    match witness:
        case AllOf(parts) | AnyOf(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Partly(part):
            return leaves(part)
        case _:
            return [witness]


@pytest.mark.parametrize("name", NAMED)
def test_a_named_witness_loads_and_asks_for_provisions_that_are_read(name):
    asked = {leaf.name for leaf in leaves(load_witness(name)) if isinstance(leaf, Provided)}

    assert asked <= evidence.names()


def test_every_named_witness_is_used():
    used = "".join(edition_path(edition).read_text("utf-8") for edition in EDITIONS)
    used += (resource_root("policies") / "guidelines" / "witnesses.yaml").read_text("utf-8").replace("\n  ", "\n@")

    assert [name for name in NAMED if not re.search(rf"(?<![@\w-]){name}(?![\w-])", used)] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_requirement_that_a_text_shows_has_a_witness(edition):
    whole = load_edition(edition)
    bare = [r.id for r in whole.requirements.values() if r.expected_in == "regulation" and r.witness is None]
    below = {
        clause
        for r in whole.requirements.values()
        for leaf in (leaves(r.witness) if r.witness else ())
        if isinstance(leaf, Below)
        for clause in leaf.clauses
    }

    assert bare == []
    assert below <= {clause.id for clause in whole.clauses}
    assert all(r.expected_in == "practice" for r in whole.requirements.values() if r.modality is Modality.INFO)


def test_an_unknown_witness_is_told_with_its_neighbours():
    with pytest.raises(UsageError, match="general-manager"):
        load_witness("general-manger")
