"""OSCAL documents held against the models of compliance-trestle."""

import json
from argparse import Namespace

import pytest
from trestle.core.validator_factory import validator_factory
from trestle.oscal import assessment_results, catalog, mapping

from policylint.exporters import oscal

MODELS = {"catalog": catalog, "mapping-collection": mapping, "assessment-results": assessment_results}
OWN = "urn:policylint:oscal:1"
CORE_PROPS = {"label", "alt-identifier", "type"}
"""The properties that the metaschemas of OSCAL 1.2.1 (usnistgov/OSCAL, src/metaschema) know at the places we use."""


def check_valid(document):
    """The models forbid unknown members and hold values against their patterns; the rest they leave to us."""
    (name,) = document
    data = json.loads(oscal.dump(document))
    model = getattr(MODELS[name].Model.model_validate(data), name.replace("-", "_"))
    assert validator_factory.get(Namespace(mode="all")).model_is_valid(model, quiet=True)
    objects = list(walk(data))
    for prop in (prop for each in objects for prop in each.get("props", ())):
        assert prop.get("ns") == OWN or prop["name"] in CORE_PROPS
    here = {f"#{each[key]}" for each in objects for key in ("uuid", "id") if key in each}
    assert {each["href"] for each in objects if each.get("href", "").startswith("#")} <= here
    return data[name]


def walk(data):
    if isinstance(data, dict):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from walk(each)


@pytest.fixture
def valid():
    """The document, held against its model, without the name of the model."""
    return check_valid
