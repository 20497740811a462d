"""A mark is put into a YAML file, and nothing else changes."""

import pytest

from policylint.document.edit import apply_edits, set_mark
from policylint.document.tree import build_tree

FIELDS = {"words": "0123456789abcdef", "on": "2026-11-24", "by": None}
MARK = 'reviewed: {words: "0123456789abcdef", on: 2026-11-24}'


def marked(text, fields=None):
    root = build_tree(text).root
    found = root if root.kind == "mapping" else root.children[0]
    after = apply_edits(text, set_mark(text, found, "covers", "reviewed", fields or FIELDS))
    again = build_tree(after)
    assert again.problems == ()
    mark = (again.root if root.kind == "mapping" else again.root.children[0]).get("reviewed")
    assert mark.get("words").value == "0123456789abcdef"
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("covers: [a]\ntext: b\n", f"covers: [a]\n{MARK}\ntext: b\n"),
        ("covers: [a]  # why\ntext: b\n", f"covers: [a]  # why\n{MARK}\ntext: b\n"),
        ("covers: [a]", f"covers: [a]\n{MARK}"),
        ("covers: [a]\r\ntext: b\r\n", f"covers: [a]\r\n{MARK}\r\ntext: b\r\n"),
        ("text: b\r\ncovers: [a]", f"text: b\r\ncovers: [a]\r\n{MARK}"),
        ("- covers: [a]\n  text: b\n", f"- covers: [a]\n  {MARK}\n  text: b\n"),
        ("-   text: b\n    covers:\n      - a\n", f"-   text: b\n    covers:\n      - a\n    {MARK}\n"),
        ("covers:\n- a # one\n# next\ntext: b\n", f"covers:\n- a # one\n{MARK}\n# next\ntext: b\n"),
        ("covers:\n  - a\n  # - b\n\ntext: b\n", f"covers:\n  - a\n  # - b\n{MARK}\n\ntext: b\n"),
        ("covers: [a,\n  b\n]\ntext: c\n", f"covers: [a,\n  b\n]\n{MARK}\ntext: c\n"),
        ('"covers": [a]\ntext: b\n', f'"covers": [a]\n{MARK}\ntext: b\n'),
        ("{covers: [a], text: b}\n", f"{{covers: [a], {MARK}, text: b}}\n"),
        ("- &x {text: b,\n   covers: [a]}\n", f"- &x {{text: b,\n   covers: [a], {MARK}}}\n"),
        ("record: &x [a]\ncovers: *x\ntext: b\n", f"record: &x [a]\ncovers: *x\n{MARK}\ntext: b\n"),
    ],
)
def test_a_new_mark_stands_behind_the_claims(before, after):
    assert marked(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed:\ncovers: [a]\n", MARK + "\ncovers: [a]\n"),
        ("reviewed: null # no\ncovers: [a]\n", MARK + " # no\ncovers: [a]\n"),
        ("reviewed: {}\ncovers: [a]\n", MARK + "\ncovers: [a]\n"),
        (
            "covers: [a]\nreviewed: {words: ffff, by: 甲} # 一\ntext: b\n",
            'covers: [a]\nreviewed: {words: "0123456789abcdef", by: null, on: 2026-11-24} # 一\ntext: b\n',
        ),
        (
            "covers: [a]\nreviewed:\n  # 一\n  on: 2026-04-01 # 二\n  words: ffff\n  # 三\ntext: b\n",
            'covers: [a]\nreviewed:\n  # 一\n  on: 2026-11-24 # 二\n  words: "0123456789abcdef"\n  # 三\ntext: b\n',
        ),
        (
            "covers: [a]\nreviewed:\n  by:\n  on: 2026-04-01\n",
            'covers: [a]\nreviewed:\n  by: null\n  on: 2026-11-24\n  words: "0123456789abcdef"\n',
        ),
    ],
)
def test_a_mark_that_is_there_is_set_in_its_place(before, after):
    assert marked(before) == after


def test_a_name_is_quoted_where_it_must_be():
    text = marked("covers: [a]\n", {**FIELDS, "by": "総務課: 甲, 乙"})

    assert 'by: "総務課: 甲, 乙"}' in text


def test_a_mark_needs_its_neighbour():
    root = build_tree("text: b\n").root

    with pytest.raises(ValueError, match="covers"):
        list(set_mark("text: b\n", root, "covers", "reviewed", FIELDS))
