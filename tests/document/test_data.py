"""Files of our own as plain data: the quick ways agree with the long one, and errors have places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.document.data import (
    DataError,
    compile_schema,
    load_data,
    locate,
    nearest,
    parse_data,
    parse_sections,
    schema_validator,
    split_sections,
)
from policylint.resources import resource_root

CHECKS = sorted(resource_root("checks").glob("*/*/check.yaml"))
WORDS = st.sampled_from(
    ["V101", "gov-2025/2.C.b-3", "事例2", "true", "No", "null", "1", "2.5", "a b", "'x'", "[]", "~", "y", ""]
)
VALUES = st.one_of(
    WORDS.map(" {}".format),
    st.lists(WORDS.filter(bool), max_size=3).map(lambda words: f" [{', '.join(words)}]"),
    st.lists(WORDS.filter(bool), min_size=1, max_size=3).map(lambda words: "".join(f"\n  - {word}" for word in words)),
    st.just(" {a: b}"),
    st.just(" |\n  code: X1\n\n  - name"),
)


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.parent.name)
def test_the_sections_of_a_check_make_the_whole(path):
    text = path.read_text(encoding="utf-8")

    assert parse_sections(split_sections(text).values(), path) == parse_data(text, path)


@given(st.dictionaries(st.sampled_from(["code", "name", "basis", "refines", "default"]), VALUES, min_size=1))
def test_simple_values_are_read_as_yaml_reads_them(entries):
    text = "".join(f"{key}:{value}\n" for key, value in entries.items())

    assert parse_sections(split_sections(text).values(), "check.yaml") == parse_data(text, "check.yaml")


def test_dates_stay_strings(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("expires: 2026-04-01\n", encoding="utf-8")

    assert load_data(path) == {"expires": "2026-04-01"}


def test_a_place_is_that_of_the_value_or_key_or_of_what_is_around_it():
    text = "a:\n  - b: 𠮷\n    c: [1, 2]\n"

    assert locate(text, ("a", 0, "c", 1)) == (3, 12)
    assert locate(text, ("a", 0, "c"), at_key=True) == (3, 5)
    assert locate(text, ("a", 0, "missing")) == (2, 5)
    assert locate("", ("a",)) == (1, 1)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a: [\n", r"a\.yaml:\d+:\d+: YAML"),
        (b"a: 1\na: 2\n", r"a\.yaml:2:1: .*2"),
        (b"a:\n\t- 1\n", r"a\.yaml:2:\d+: .*タブ"),
        (b"ok: 1\n\x83\x65", r"a\.yaml:2:1: UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(tmp_path, data, told):
    path = tmp_path / "a.yaml"
    path.write_bytes(data)

    with pytest.raises(DataError, match=told):
        load_data(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DataError, match=r"none\.yaml:1:1: "):
        load_data(tmp_path / "none.yaml")


def test_faults_are_worded_and_mistyped_keys_come_first():
    schema = {
        "type": "object",
        "required": ["name"],
        "additionalProperties": False,
        "properties": {"name": {"type": "string"}, "kind": {"enum": ["管理区域", "取扱区域"]}},
    }

    faults = compile_schema(schema)({"nmae": "x", "kind": "管理区"})

    assert [(fault.route, fault.at_key) for fault in faults] == [(("nmae",), True), ((), False), (("kind",), False)]
    assert "「name」ですか" in faults[0].message
    assert "もしかして「管理区域」" in faults[2].message


def test_no_json_schema_is_a_value_error():
    with pytest.raises(ValueError, match="JSON Schema"):
        compile_schema({"type": "text"})


def test_the_nearest_word_ignores_case_and_may_be_none():
    assert nearest("v101", ["V101", "O201"]) == "V101"
    assert nearest("???", ["V101"]) is None


@pytest.mark.parametrize("name", ["check", "config", "guideline"])
def test_the_schemas_are_schemas(name):
    assert schema_validator(f"{name}.schema.json") is schema_validator(f"{name}.schema.json")
