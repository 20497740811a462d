"""The schema says what is meant; its errors come at the place and in the branch that the writer meant."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from policylint.document.load import load_yaml
from policylint.document.tree import build_tree
from policylint.document.validate import plain_data, regulation_schema, validate
from policylint.source import Source

HEAD = "policylint: 1\ntitle: 青葉市規程\n"


def told(text):
    problems = validate(build_tree(text).root)
    return [(p.values.get("reason", p.kind), text[p.span.start : p.span.end], p.values) for p in problems]


def subschemas(schema):
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key != "examples":
                yield from subschemas(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from subschemas(value)


def test_the_schema_is_sound_and_its_examples_obey_it():
    schema = regulation_schema()
    Draft202012Validator.check_schema(schema)

    for sub in subschemas(schema):
        for example in sub.get("examples", ()):
            Draft202012Validator({"$defs": schema["$defs"], **sub}).validate(example)


def test_every_object_is_closed_and_every_property_has_a_japanese_title():
    for sub in subschemas(regulation_schema()):
        if "properties" in sub and isinstance(sub["properties"], dict):
            assert sub["additionalProperties"] is False
            for name, field in sub["properties"].items():
                target = regulation_schema()["$defs"].get(str(field.get("$ref", "")).rpartition("/")[2], {})
                assert "title" in field or "title" in target, name


def test_every_pattern_comes_with_an_example_to_show():
    for sub in subschemas(regulation_schema()):
        if isinstance(sub.get("pattern"), str):
            assert any(isinstance(example, str) for example in sub.get("examples", ())), sub


@pytest.mark.parametrize(
    ("text", "reason", "marked", "values"),
    [
        ("title: x\n", "missing", "title", {"key": "policylint"}),
        (HEAD + "roles:\n  - id: a\n", "missing", "id", {"key": "name"}),
        (HEAD + "body:\n  - article: 第なな条\n", "form", "第なな条", {"key": "article", "examples": ("10", "3の2")}),
        (HEAD + "body:\n  - chapter: 1\n    section: 2\n", "kinds", "chapter", {"key": "body"}),
        (HEAD + "body:\n  - あいう\n", "type", "あいう", {"types": ("object",)}),
        (HEAD + "body:\n  - article: 1\n    items:\n      -\n", "empty", "-", {"key": "items"}),
        (
            HEAD + "body:\n  - {article: 1, text: }\nfront: [ '' , ]\nenacted: [1]\n",
            "type",
            "enacted",
            {"key": "enacted"},
        ),
        ("policylint: 1\ntitle:\n", "empty", "title", {"key": "title"}),
        (HEAD + "organisation: {type: 自治体}\n", "enum", "自治体", {"key": "type"}),
        (HEAD + "training: [{name: x, months: [13]}]\n", "above", "13", {"limit": "12"}),
        (HEAD + "body: [{article: 1, when: {every: P}}]\n", "form", "P", {"examples": ("P1M", "P1Y")}),
        (HEAD + "body:\n  - artcle: 1\n    text: x\n", "unknown-key", "artcle", {"nearest": "article"}),
        (HEAD + "題名: x\n", "unknown-key", "題名", {"key": "題名", "nearest": ""}),
        (HEAD + "areas: [{name: x, 場所: y}]\n", "unknown-key", "場所", {"nearest": "location"}),
        ("policylint: 2\ntitel: x\n", "unsupported-version", "2", {"supported": "1"}),
    ],
)
def test_one_mistake_gives_one_problem_at_its_place(text, reason, marked, values):
    problems = told(text)

    assert [(found, place) for found, place, _ in problems] == [(reason, marked)]
    assert values.items() <= problems[0][2].items()


def test_a_mistyped_key_is_not_also_missing():
    assert [(reason, place) for reason, place, _ in told("policylint: 1\ntitel: x\n")] == [("unknown-key", "titel")]


SOUND = plain_data(
    build_tree(
        HEAD
        + """
organisation: {name: 青葉市, type: 地方公共団体}
enacted: {text: 公布の日, date: 2022-03-14}
amendments: [改正　令和５年, {text: あ, number: い}]
toc: 目次
body:
  - chapter: 1
    caption: 総則
    body:
      - article: 3の2
        paragraphs: [{text: あ, who: [い], when: {every: P1M}}, {paragraph: 2, items: [{item: 1, text: う}]}]
      - {heading: 見出し, text: え}
  - text: 残す
supplementary: [{caption: 附則, text: お}]
appended: [{table: 1, tables: [{rows: [[a, b]]}]}]
areas: [{name: か, kind: 管理区域, entry_control: {method: IC}}]
"""
    ).root
)


def places(data, route=()):
    yield route
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in steps:
        yield from places(value, (*route, key))


def changed(data, route, change):
    data = copy.deepcopy(data)
    if not route:
        return change
    holder = data
    for step in route[:-1]:
        holder = holder[step]
    holder[route[-1]] = change
    return data


CHANGES = [
    None,
    "",
    "あ",
    0,
    3,
    -1,
    1.5,
    True,
    [],
    {},
    [1],
    {"article": 1},
    {"item": 1, "chapter": 2},
    {"x": 1},
    "P1M",
    [{}],
]


@given(st.sampled_from(list(places(SOUND))), st.sampled_from(CHANGES))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_the_verdict_is_that_of_the_standard_validator(route, change):
    data = changed(SOUND, route, change)
    expected = Draft202012Validator(regulation_schema()).is_valid(data)

    assert (not validate(build_tree(json.dumps(data, ensure_ascii=False)).root)) is expected


def test_an_id_may_be_given_once_in_a_file():
    text = HEAD + "roles: [{id: a, name: x}, {id: 'a', name: y}]\ncontacts: [{id: a, name: z}, {id: b, name: z}]\n"

    problems = load_yaml(Source("kitei.yaml", text)).problems

    assert [(p.kind, text[p.span.start : p.span.end]) for p in problems] == [
        ("duplicate-id", "'a'"),
        ("duplicate-id", "a"),
    ]
