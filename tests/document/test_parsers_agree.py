"""libyaml and the pure parser give one tree, and every scalar maps back to the file."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from policylint.document.node import Node
from policylint.document.tree import build_tree

HANDMADE = [
    "a:\n\nb:\n- \n-\n- # c\n- x\nc: {d: , e, f: []}\n",
    "a:\n- 1\nb:\n  - 1\n  # com\n\n# x\nc: |\n  x\n # y\n# z\nd: >-\n\n  k\n\n# foo\ne: x # y\n",
    "題: '例''え'\r\nb: \"あ\\u4f8b📘\\\r\n  い\"\r\nc: >\r\n  𠮷\r\n  い\r\n\r\n  う\r\n",
    "\ufeff# 注\n題: 𠮷\n",
    "\ufeff題: 𠮷\nb: |2\n   x\n",
    "a: b: c\n",
    "a: 'x\n",
    "a: [1, 2\nb: 3\n",
    'a: "\\q"\n',
    "\ta: 1\n",
    "a:\n\tb: 1\n",
    "a:\tx\t# y\n",
    "a: @x\n",
    "%FOO\n---\na: 1\n",
    "%YAML 1.1\n---\na: yes\n",
    "a: 1\n---\nb: 2\n",
    "a: 1\n...\nb: 2\n",
    "a: {b:c, http://x: y, 'q':1}\n",
    "- a\n b\n",
    "a: 1\n b: 2\n",
    "? [a, {b: c}]\n: c\n? \n: d\n",
    "a: x\x85y\u2028z\nb: |\n  x\x85  y\u2028  z\n",
    "a: &x [1, &y {z: *x}]\nb: &k !!str 12\nc: *y\n",
    "a: &x # c\n  b: 1\n",
    "a: x\n\n\n  y\n",
    "a: |\n\n\n    \n  x\n",
    "a: |\n\tx\n",
    "a: b\x00c\x07d\n",
    "a: !foo 1\nb: *x\n",
    "[[[",
    "",
    "# x\n",
    "a: |+\n  x\n\n\nb: |-\n  y\n\nc: >+\n\n  z\n\n  w\n   v\n\n",
    "a:\n- |2\n   x\n-   >1-\n  y\n",
]


def dump(node: Node | None) -> object:
    if node is None:
        return None
    prose = node.prose and (node.prose.text, node.prose.map.runs)
    own = (node.route, node.kind, node.span, node.key, node.key_span, node.value, type(node.value), prose)
    return (*own, tuple(dump(child) for child in node.children))


def both(text: str) -> tuple[object, object]:
    fast, pure = build_tree(text), build_tree(text, pure=True)
    return (dump(fast.root), fast.problems, fast.complete), (dump(pure.root), pure.problems, pure.complete)


@pytest.mark.parametrize("text", HANDMADE)
def test_both_parsers_give_the_same_tree_and_problems(text):
    fast, pure = both(text)

    assert fast == pure


BITS = [
    "あ",
    "𠮷",
    "📘",
    "a",
    "、",
    " ",
    "  ",
    "\n  ",
    "\n   ",
    "\n    ",
    "\n",
    "\r\n  ",
    "\t",
    "'",
    "''",
    '"',
    "#",
    " #",
    ": ",
    "-",
]
ESCAPES = ["\\u4f8b", "\\U0001F4D8", "\\n", "\\x41", "\\\n  ", "\\ ", '\\"', "\\\\", "\\t"]


@st.composite
def scalars(draw):
    style = draw(st.sampled_from(["", "'", '"', "|", ">"]))
    body = "".join(draw(st.lists(st.sampled_from(BITS + (ESCAPES if style == '"' else [])), max_size=9)))
    if style in ("'", '"'):
        scalar = f"{style}{body}{style}"
    elif style:
        indent = draw(st.sampled_from(["", "1", "2"]))
        scalar = f"{style}{indent}{draw(st.sampled_from(['', '-', '+']))}\n    {body}"
    else:
        scalar = body
    before = draw(st.sampled_from(["k: ", "k:\n  - ", "k:\n  - x: ", "k:\n- ", "k: [あ, ", "- "]))
    after = draw(st.sampled_from(["", "\n", "\n\n# c\n", "]\n" if "[" in before else "\nz: 1\n"]))
    return before + scalar + after


@given(scalars())
@settings(max_examples=250, deadline=None, derandomize=True)
@example("k: >\n    あ\r\n   い\n\nz: 1\n")
def test_any_scalar_is_the_same_to_both_parsers(text):
    fast, pure = both(text)

    # Where the text is no YAML, the parsers may notice at different places.
    assert fast == pure if fast[2] and pure[2] else fast[2] == pure[2]


def leaves(node: Node):
    if node.kind == "scalar":
        yield node
    for child in node.children:
        yield from leaves(child)


def test_a_node_ends_with_its_last_visible_sign():
    text = "\ufeffa: |2\n   𠮷\n\n# c\nb:\n  - >-\n    い\n\n    う\n\n\nc:\n  d: 1\n\n"
    root = build_tree(text).root

    shown = [text[node.span.start : node.span.end] for node in (root.get("a"), root.get("b"), root.get("c"))]
    assert shown == ["|2\n   𠮷", "- >-\n    い\n\n    う", "d: 1"]
    assert root.get("a").prose.span(0, 2).of(text) == " 𠮷"


def test_a_key_given_twice_is_told_at_the_second_and_the_first_counts():
    text = "a: 1\nb: {c: 1, 'c': 2}\na: 2\n"
    tree = build_tree(text)

    told = [(problem.kind, problem.route, text[problem.span.start : problem.span.end]) for problem in tree.problems]
    assert told == [("duplicate-key", ("b", "c"), "'c'"), ("duplicate-key", ("a",), "a")]
    assert (tree.root.get("a").value, len(tree.root.children)) == (1, 3)


def decoded(raw: str) -> str:
    """What a raw piece means, by another reader."""
    if raw == "''":
        return "'"
    return str(YAML(typ="safe", pure=True).load(f'"{raw}"')) if raw.startswith("\\") else raw


@given(scalars())
@settings(max_examples=250, deadline=None, derandomize=True)
def test_every_sign_of_a_value_leads_to_where_it_was_written(text):
    tree = build_tree(text)
    for node in leaves(tree.root) if tree.root is not None else ():
        value, text_map = node.prose.text, node.prose.map

        assert sum(run.text_length for run in text_map.runs) == len(value)
        for run in text_map.runs:
            read = value[run.text_start : run.text_start + run.text_length]
            if run.verbatim and read.strip():
                assert text[run.source.start : run.source.end] == read
            # Only an escape or a fold maps as a whole, and either reads as one sign.
            assert run.verbatim or run.text_length == 1
        for index, sign in enumerate(value):
            if not sign.isspace():
                span = text_map.span(index, index + 1)
                assert decoded(text[span.start : span.end]) == sign
                assert span in node.span


@given(scalars())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_the_value_is_what_yaml_says(text):
    tree = build_tree(text)
    if tree.root is None or tree.problems:
        return
    try:
        expected = YAML(typ="safe", pure=True).compose(text.replace("\t", " "))
    except YAMLError:
        return

    def flat(node):
        if isinstance(node.value, str):
            return [node.value]
        parts = [part for entry in node.value for part in (entry if isinstance(entry, tuple) else (entry,))]
        return [text for part in parts for text in flat(part)]

    def ours(node):
        own = [node.key] if node.key is not None else []
        return own + (
            [node.prose.text] if node.kind == "scalar" else [text for child in node.children for text in ours(child)]
        )

    assert [text.replace("\t", " ") for text in ours(tree.root)] == [text.replace("\t", " ") for text in flat(expected)]
