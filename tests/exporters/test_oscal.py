"""The guideline as an OSCAL catalog and coverage as an OSCAL mapping collection.

The allowed values are those of the metaschemas of OSCAL 1.2.1 (usnistgov/OSCAL, src/metaschema).
"""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from policylint.coverage import By, Citation, Coverage, Exclusion, Matrix, Status, Verdict
from policylint.errors import UsageError
from policylint.exporters import oscal
from policylint.guideline.catalogue import EDITIONS, Edition, GuidelineClause, Requirement, load_edition
from policylint.guideline.editions import Modality

DAY = date(2026, 11, 24)
TOKEN = re.compile(r"[_A-Za-z][-._0-9A-Za-z]*")
PATH = "規程 案.txt"


def own(each, name):
    return [prop["value"] for prop in each.get("props", ()) if prop["name"] == name]


# --- catalog


def controls(catalog):
    return {
        control["id"]: control
        for section in catalog["groups"]
        for clause in section["groups"]
        for control in clause["controls"]
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_requirement_of_an_edition_is_a_control_of_a_valid_catalog(valid, edition):
    requirements = load_edition(edition).requirements

    catalog = valid(oscal.catalog(load_edition(edition), DAY))

    found = controls(catalog)
    assert [own(each, "alt-identifier") for each in found.values()] == [[name] for name in requirements]
    for control, requirement in zip(found.values(), requirements.values(), strict=True):
        assert [part["prose"] for part in control["parts"]] == [requirement.text]
        assert own(control, "modality") == [requirement.modality]
        assert own(control, "wording-confidence") == [requirement.confidence]
        assert own(control, "expected-in") == [requirement.expected_in]
    ids = re.findall(r'"id": "(.*?)"', json.dumps(catalog))
    assert all(TOKEN.fullmatch(each) for each in ids)
    assert len(ids) == len(set(ids))


def test_a_catalog_says_that_its_texts_are_paraphrases():
    metadata = oscal.catalog(load_edition("gov-2025"), DAY)["catalog"]["metadata"]

    assert "言い換え" in metadata["remarks"]
    assert "公式の文言ではありません" in metadata["remarks"]
    assert metadata["last-modified"] == "2026-11-24T00:00:00Z"


def test_a_control_leads_to_its_source_where_one_was_seen():
    catalog = oscal.catalog(load_edition("gov-2017"), DAY)["catalog"]
    resources = {f"#{each['uuid']}": each for each in catalog["back-matter"]["resources"]}

    for control in controls(catalog).values():
        links = [link for link in control.get("links", ()) if link["rel"] == "reference"]
        assert bool(links) == (own(control, "wording-confidence") != ["memory"])
        assert all(link["href"] in resources for link in links)
    assert ["seed-h29"] in [own(each, "source") for each in resources.values()]


def test_a_requirement_leads_to_the_one_it_stands_in_for():
    relaxed = {r.id: r.relaxes for r in load_edition("biz-2025").requirements.values() if r.relaxes}
    found = controls(oscal.catalog(load_edition("biz-2025"), DAY)["catalog"])

    assert relaxed
    for name, target in relaxed.items():
        links = found[name.replace("/", "_")]["links"]
        assert f"#{target.replace('/', '_')}" in [link["href"] for link in links if link["rel"] == "related"]


def test_an_edition_of_somebody_else_has_no_sources(valid):
    catalog = valid(oscal.catalog(SMALL, DAY))

    assert "back-matter" not in catalog
    assert list(controls(catalog)) == [f"own_1.A-{n}" for n in range(1, 8)]


# --- mapping collection


def requirement(number, modality=Modality.MUST):
    return Requirement(f"own/1.A-{number}", "own/1.A", "点検", f"要件{number}", modality, (), (), "", "memory")


SMALL = Edition(
    "own",
    "自作の基準",
    "令和8年",
    (
        GuidelineClause("own/1", "別添", "総則", {}, ()),
        GuidelineClause(
            "own/1.A",
            "別添",
            "点検",
            {"gov-2025": "gov-2025/1.A"},
            (*(requirement(number) for number in range(1, 7)), requirement(7, Modality.INFO)),
        ),
    ),
)


def cite(clause, line, words, by=By.TEXT, path=PATH):
    return Citation(path, clause, line, words, by)


def column(name="青葉市", **verdicts):
    """``r1``… are requirements; those not given have no witness."""
    given = {f"own/1.A-{key[1:]}": verdict for key, verdict in verdicts.items()}
    return Coverage(
        name,
        "own",
        ((PATH, "青葉市規程"), ("別規程.yaml", "")),
        {name: replace(given.get(name, Verdict("", Status.NONE)), requirement=name) for name in SMALL.requirements},
    )


def every_status():
    claimed, told, field = (
        cite("第1条", 3, "点検する。", By.CLAIM),
        cite("第1条", 4, "*速やかに*"),
        cite("", 9, "id: a", By.FIELD),
    )
    return column(
        r1=Verdict("", Status.COVERED, By.CLAIM, (claimed, told, field)),
        r2=Verdict("", Status.PARTIAL, By.TEXT, (told, cite("第1条", 2, "監査", path="別規程.yaml"))),
        r3=Verdict("", Status.OUTDATED, By.CLAIM, (claimed,)),
        r5=Verdict("", Status.EXCLUDED, exclusion=Exclusion("委託していない", "総務課長", "2027-04-01")),
        r6=Verdict("", Status.NOT_EXPECTED),
    )


@pytest.fixture
def mapping_of(valid):
    return lambda *columns, **more: valid(oscal.mapping_collection(Matrix(SMALL, columns, DAY, **more)))


def by_target(mapping):
    return {target["id-ref"]: each for each in mapping["maps"] for target in each["targets"]}


def gaps(mapping):
    found = mapping.get("target-gap-summary", {"unmapped-controls": []})["unmapped-controls"]
    return [name for each in found for name in each["with-ids"]]


def test_each_status_becomes_a_relationship_a_gap_or_a_property(mapping_of):
    mapping = mapping_of(every_status())["mappings"]

    found = by_target(mapping)
    assert {name: each["relationship"] for name, each in found.items()} == {
        "own_1.A-1": "superset-of",
        "own_1.A-2": "intersects-with",
        "own_1.A-3": "intersects-with",
    }
    assert gaps(mapping) == ["own_1.A-4"]
    assert (own(mapping, "excluded"), own(mapping, "not-expected")) == (["own_1.A-5"], ["own_1.A-6"])
    assert "理由：委託していない\n承認者：総務課長" in mapping["props"][0]["remarks"]
    assert mapping["coverage"] == {"generation-method": "covered-of-expected", "target-coverage": 0.25}
    assert own(found["own_1.A-1"], "requirement-id") == ["own/1.A-1"]


def test_a_map_has_each_clause_once_with_its_words_lines_and_document(mapping_of):
    collection = mapping_of(every_status())
    maps = by_target(collection["mappings"])
    titles = {f"#{each['uuid']}": each["title"] for each in collection["back-matter"]["resources"]}

    article, field = maps["own_1.A-1"]["sources"]
    assert (article["id-ref"], own(article, "line"), own(article, "evidence")) == (
        "第1条",
        ["3", "4"],
        ["claim", "text"],
    )
    assert article["remarks"] == "点検する。\n\n\\*速やかに\\*"
    assert field["id-ref"] == "L9"
    assert [titles[each["links"][0]["href"]] for each in maps["own_1.A-2"]["sources"]] == ["青葉市規程", "別規程.yaml"]


def test_the_confidence_of_a_map_follows_its_evidence(mapping_of):
    maps = by_target(mapping_of(every_status())["mappings"])

    assert [each["confidence-score"]["category"] for each in maps.values()] == ["high", "medium", "low"]
    assert [each["predicate"] for each in maps["own_1.A-3"]["qualifiers"]] == ["has-incompatibility"]


def test_the_values_are_those_of_the_metaschema(mapping_of):
    collection = mapping_of(every_status())
    provenance, mapping = collection["provenance"], collection["mappings"]

    assert provenance["method"] == "hybrid"
    assert provenance["matching-rationale"] in {"syntactic", "semantic", "functional"}
    assert provenance["status"] in {"complete", "not-complete", "draft", "deprecated", "superseded"}
    assert {item["type"] for each in mapping["maps"] for item in each["sources"]} == {"statement"}
    assert {item["type"] for each in mapping["maps"] for item in each["targets"]} == {"control"}
    assert mapping_of(column())["provenance"]["method"] == "automation"


def test_several_organisations_are_several_mappings_even_if_they_are_the_same(mapping_of):
    mappings = mapping_of(every_status(), column("青葉町"), every_status())["mappings"]

    assert [len(gaps(each)) for each in mappings] == [1, 6, 1]
    assert len({each["uuid"] for each in mappings}) == 3


def test_where_nothing_is_met_a_single_map_says_so(mapping_of):
    mapping = mapping_of(column())["mappings"]

    assert [each["relationship"] for each in mapping["maps"]] == ["no-relationship"]
    assert list(by_target(mapping)) == gaps(mapping) == [f"own_1.A-{number}" for number in range(1, 7)]


def test_a_covered_requirement_without_citation_is_mapped_all_the_same(mapping_of):
    mapping = mapping_of(column(r1=Verdict("", Status.COVERED)))["mappings"]

    assert [each["id-ref"] for each in by_target(mapping)["own_1.A-1"]["sources"]] == ["青葉市"]


def test_only_the_modalities_wanted_are_mapped(mapping_of):
    mapping = mapping_of(column(), modalities=(Modality.INFO,))["mappings"]

    assert gaps(mapping) == ["own_1.A-7"]
    with pytest.raises(UsageError, match="要件がありません"):
        oscal.mapping_collection(Matrix(SMALL, (column(),), DAY, (Modality.SHOULD,)))


def test_the_target_names_the_catalog_that_is_exported_beside_it(mapping_of):
    resources = mapping_of(column())["back-matter"]["resources"]

    assert oscal.catalog(SMALL, DAY)["catalog"]["uuid"] in [
        uuid for each in resources for uuid in own(each, "catalog-uuid")
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_maps_gaps_and_what_was_left_out_are_all_requirements_of_an_edition(valid, edition):
    names = list(load_edition(edition).requirements)
    states = list(Status)
    verdicts = {
        name: Verdict(name, state, By.TEXT, (cite("第1条", 1, "点検"),) if state in states[:2] else ())
        for name, state in zip(names, states * len(names), strict=False)
    }
    matrix = Matrix(load_edition(edition), (Coverage("青葉市", edition, ((PATH, "規程"),), verdicts),), DAY)

    mapping = valid(oscal.mapping_collection(matrix))["mappings"]

    told = [*by_target(mapping), *gaps(mapping), *own(mapping, "excluded"), *own(mapping, "not-expected")]
    assert sorted(told) == sorted(r.id.replace("/", "_") for r in matrix.requirements)
    missing = [r.id.replace("/", "_") for r in matrix.requirements if verdicts[r.id].status is Status.NONE]
    assert gaps(mapping) == missing


# --- all of them


@pytest.mark.parametrize(
    "build",
    [
        lambda day: oscal.catalog(SMALL, day),
        lambda day: oscal.mapping_collection(Matrix(SMALL, (every_status(),), day)),
    ],
)
def test_the_same_input_gives_the_same_bytes_and_another_one_another_uuid(build):
    first, second, later = build(DAY), build(DAY), build(date(2026, 11, 25))

    assert oscal.dump(first) == oscal.dump(second)
    assert oscal.dump(first).endswith("}\n")
    (name,) = first
    assert first[name]["uuid"] != later[name]["uuid"]
