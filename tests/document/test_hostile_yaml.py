"""Whatever a .yaml file holds, loading it ends soon, raises nothing and tells what is wrong at a place."""

from __future__ import annotations

import pytest

from policylint.checks.load import load_checks, shipped_folder
from policylint.document.load import load_yaml
from policylint.document.parse import _REASONS
from policylint.document.tree import MAX_CHARACTERS
from policylint.source import Source

HEAD = "policylint: 1\ntitle: 青葉市規程\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)


def told(text, *, pure=False):
    document = load_yaml(Source("kitei.yaml", text), pure=pure)
    assert all(problem.span.end <= len(text) for problem in document.problems)
    return [
        (p.kind, p.values.get("reason", p.values.get("key")), document.source.slice(p.span)) for p in document.problems
    ]


SYNTAX = [
    (BOMB, ("alias-bomb", "*d")),
    (HEAD + "body:\n  - &x [*x]\n", ("recursive-alias", "*x")),
    (HEAD + "body: [*x]\n", ("unknown-alias", "*x")),
    ("a: " + "[" * 1000 + "]" * 1000, ("too-deep", "[")),
    ("".join(" " * depth + "a:\n" for depth in range(1000)), ("too-deep", "a")),
    ("- " * 50_000, ("too-deep", "-")),
    ("? " * 50_000, ("too-deep", "?")),
    (HEAD.replace("市", "\x00"), ("unprintable", "\x00")),
    (HEAD.replace("市", "\ud800"), ("unprintable", "\ud800")),
    (HEAD + "\tbody: []\n", ("tab", "\t")),
    (HEAD + "number: |\n\tあ\n", ("tab", "\t")),
    (HEAD + "number: !foo 1\n", ("unknown-tag", "!foo")),
    (HEAD + 'number: "\\q"\n', ("bad-escape", "\\q")),
    (HEAD + 'number: "\\ud800"\n', ("bad-escape", "\\u")),
    (HEAD + "---\ntitle: x\n", ("several-documents", "---")),
    (HEAD + "number: ＠\nbody: @x\n", ("reserved-sign", "@x")),
    (HEAD + "number: *強調*\n", ("reserved-sign", "*強調*")),
    ("", ("empty-file", "")),
    ("# 何もない\n\n", ("empty-file", "")),
    ("a: b\n" * (MAX_CHARACTERS // 5 + 1), ("too-long", "a")),
]


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    ("text", "expected"), SYNTAX, ids=[f"{i}-{reason}" for i, (_, (reason, _)) in enumerate(SYNTAX)]
)
def test_what_is_no_sound_yaml_is_told_where_it_stands(text, expected, pure):
    assert ("invalid-syntax", *expected) in told(text, pure=pure)


def test_every_reason_has_words():
    messages = load_checks([shipped_folder()])["S001"].messages

    assert {reason for _, (reason, _) in SYNTAX} <= messages.keys()
    assert {reason for _, reason in _REASONS} <= messages.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b\n", ("schema-violation", "type", "a")),
        ("あ\n", ("schema-violation", "type", "あ")),
        (HEAD + "1: a\n", ("unknown-key", "1", "1")),
        (HEAD + "[a, b]: c\n", ("unknown-key", "[a, b]", "[a, b]")),
        (HEAD + "<<: {number: x}\n", ("unknown-key", "<<", "<<")),
        (HEAD + "edition: 2025-04-01\n", ("schema-violation", "form", "2025-04-01")),
        (HEAD + "body: [{article: 1_0, text: あ}]\n", ("schema-violation", "form", "1_0")),
        (HEAD + "number: 12\n", ("schema-violation", "quote", "12")),
        ("policylint: " + "9" * 10_000 + "\ntitle: x\n", ("schema-violation", "type", "9" * 10_000)),
    ],
)
def test_other_values_than_expected_are_told_where_they_stand(text, expected):
    assert expected in told(text)


def test_yes_and_dates_and_leading_zeros_are_what_they_look_like():
    text = HEAD + "enacted: 2022-03-14\nroles: [{id: 010, name: yes}]\nbody: [{article: 010, text: no}]\n"

    regulation = load_yaml(Source("kitei.yaml", text)).regulation

    assert told(text) == []
    assert (regulation.enacted.prose.text, regulation.enacted.iso) == ("2022-03-14", "2022-03-14")
    assert (regulation.organisation.roles[0].id, regulation.organisation.roles[0].values["name"]) == ("010", "yes")
    assert (regulation.articles[0].number, regulation.articles[0].label.text) == ((10,), "010")
    assert regulation.articles[0].children[0].text.text == "no"


def test_a_file_that_stops_being_yaml_gives_no_half_regulation():
    document = load_yaml(Source("kitei.yaml", HEAD + "body:\n  - article: 1\n    text: あ\n  - article: 'x\n"))

    assert document.regulation is None
    assert [problem.values["reason"] for problem in document.problems] == ["unclosed-quote"]


def test_a_file_with_unprintable_signs_is_read_all_the_same():
    document = load_yaml(Source("kitei.yaml", HEAD + "number: 第１\x07号\n"))

    assert document.regulation.number.text == "第１\ufffd号"
    assert document.source.slice(document.regulation.number.span()) == "第１\x07号"


def test_an_alias_reads_as_what_it_stands_for():
    text = HEAD + "body:\n  - {article: 1, text: &t 保護管理者は、}\n  - {article: 2, text: *t}\n"

    document = load_yaml(Source("kitei.yaml", text))

    first, second = (article.children[0].text for article in document.regulation.articles)
    assert second.text == "保護管理者は、"
    assert second.span() == first.span()
    assert document.root.get("body").children[1].get("text").route == ("body", 1, "text")
