"""Changing one field of a YAML file and nothing else: comments, order, layout and line ends stay as they are.

Only a mark of a few short fields is put in (``reviewed: {words: …}``).  Places come from the positioned tree; whoever
edits reads the result again, since an alias or a rare layout may put a field where it does not belong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policylint.document.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policylint.document.node import Node

_FLOW = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)*\{")
"""The beginning of a mapping in braces, behind its anchor and tag."""
_COLON = re.compile(r"[ \t]*:")
_ALIAS = re.compile(r"[ \t]*:\s*\*[0-9A-Za-z_-]+")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Edit(NamedTuple):
    """``text[start:end]`` becomes ``words``."""

    start: int
    end: int
    words: str


def set_mark(text: str, node: Node, after: str, key: str, fields: Mapping[str, str | None]) -> Iterator[Edit]:
    """The edits that put ``key: {…}`` into the mapping ``node``, right behind its key ``after``.

    Where the mapping has ``key`` already, its fields are set one by one and keep their places; a field without value is
    left out, or emptied where it is there.
    """
    present = node.get(key)
    if present is not None and present.kind == "mapping" and present.children:
        last = present.children[-1].key or ""
        for name, value in fields.items():
            field = present.get(name)
            if field is not None:
                yield _replaced(text, field, _scalar(value))
            elif value is not None:
                yield _inserted(text, present, last, f"{name}: {_scalar(value)}")
        return
    said = ", ".join(f"{name}: {_scalar(value)}" for name, value in fields.items() if value is not None)
    if present is not None:
        yield _replaced(text, present, f"{{{said}}}")
    else:
        yield _inserted(text, node, after, f"{key}: {{{said}}}")


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all ``edits`` made; those at one place come in their order, the same edit twice counts once."""
    done: list[str] = []
    at = 0
    for edit in sorted(dict.fromkeys(edits), key=lambda one: (one.start, one.end)):
        done += [text[at : edit.start], edit.words]
        at = max(at, edit.end)
    return "".join([*done, text[at:]])


def _scalar(value: str | None) -> str:
    # a date needs no quotes here, and people write it without
    return value if value is not None and _DATE.fullmatch(value) else scalar(value, flow=True)


def _replaced(text: str, node: Node, words: str) -> Edit:
    """The value ``node`` replaced; an empty one stands nowhere, so that the words go behind its colon."""
    if node.span.start < node.span.end:
        return Edit(node.span.start, node.span.end, words)
    colon = _COLON.match(text, node.span.end)
    at = colon.end() if colon is not None else node.span.end
    return Edit(at, at, f" {words}")


def _inserted(text: str, mapping: Node, after: str, pair: str) -> Edit:
    """``pair`` behind the value under ``after``: on the same line in braces, else on a line of its own below."""
    neighbour = mapping.get(after)
    if neighbour is None or neighbour.key_span is None:
        message = f"no key {after} to put anything behind"
        raise ValueError(message)
    end = _end(text, neighbour, neighbour.key_span.end)
    if _FLOW.match(text, mapping.span.start):
        return Edit(end, end, f", {pair}")
    start = _line_start(text, neighbour.key_span.start)
    indent = neighbour.key_span.start - start
    line_end = _LINE_END.search(text, end)
    while line_end is not None and _is_comment_below(text, line_end.end(), indent):
        line_end = _LINE_END.search(text, line_end.end())
    at = line_end.start() if line_end is not None else len(text)
    # the line before ends where the text does: the file has its line ends from somewhere else
    ends = (line_end[0] if line_end is not None else "") or _usual_line_end(text)
    return Edit(at, at, f"{ends}{' ' * indent}{pair}")


def _end(text: str, node: Node, key_end: int) -> int:
    """Where the value ends in the file; the span of an alias is that of what it means."""
    alias = _ALIAS.match(text, key_end)
    return alias.end() if alias is not None else max(node.span.end, key_end)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _is_comment_below(text: str, at: int, indent: int) -> bool:
    """Whether the line at ``at`` is a comment that stands deeper than ``indent``: it belongs to the value above."""
    found = re.compile(r"[ \t]*(?=#)").match(text, at)
    return found is not None and found.end() - found.start() > indent


def _usual_line_end(text: str) -> str:
    found = re.search(r"\r\n|\r|\n", text)
    return found[0] if found is not None else "\n"
