"""From the positioned tree to the structured fields: duties of clauses and the lists of the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.document.fields import Duty, Entry, Organisation, Review, Suppression, Timing
from policylint.document.folds import without_folds
from policylint.document.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.node import Node

LISTS = (
    "roles",
    "affairs",
    "areas",
    "stores",
    "ledgers",
    "systems",
    "contacts",
    "reporting",
    "training",
    "inspections",
    "audits",
    "backups",
    "related",
    "exclusions",
)
"""The lists of entries at the top of a file; ids are unique over all of them."""

_DUTY = (
    "who",
    "what",
    "how",
    "when",
    "record",
    "report_to",
    "delegates_to",
    "retention",
    "covers",
    "reviewed",
    "suppress",
)
_WORDED = frozenset({"id", "phone"})
"""Fields that may look like a number and are words."""


def text_of(node: Node | None, source: str) -> str | None:
    """The words of a scalar; None where there are none."""
    if node is None or node.prose is None or node.value is None:
        return None
    return without_folds(node.prose, source).text or None


def build_duty(node: Node, source: str) -> Duty | None:
    """The duty fields of the mapping of a clause, None where it has no such key."""
    if not any(child.key in _DUTY for child in node.children):
        return None
    suppress = node.get("suppress")
    return Duty(
        node,
        who=_texts(node.get("who"), source),
        what=text_of(node.get("what"), source),
        how=text_of(node.get("how"), source),
        when=_timing(node.get("when"), source),
        record=text_of(node.get("record"), source),
        report_to=_texts(node.get("report_to"), source),
        delegates_to=_texts(node.get("delegates_to"), source),
        retention=text_of(node.get("retention"), source),
        covers=_texts(node.get("covers"), source),
        reviewed=_review(node.get("reviewed"), source),
        suppressions=tuple(
            _suppression(child, source) for child in (suppress.children if suppress else ()) if child.kind == "mapping"
        ),
    )


def build_organisation(root: Node, source: str) -> Organisation | None:
    """What the top of the file says about the organisation, None where it says nothing."""
    organisation = root.get("organisation")
    if organisation is None and all(root.get(name) is None for name in LISTS):
        return None
    lists = {name: tuple(_entries(root.get(name), source)) for name in LISTS}
    return Organisation(
        name=text_of(organisation.get("name"), source) if organisation is not None else None,
        type=text_of(organisation.get("type"), source) if organisation is not None else None,
        **lists,
    )


def duplicate_ids(root: Node) -> Iterator[Problem]:
    """One problem for every id that an earlier entry of the file has already."""
    first: set[str] = set()
    for name in LISTS:
        entries = root.get(name)
        for entry in entries.children if entries is not None else ():
            node = entry.get("id")
            text = node.prose.text if node is not None and node.prose is not None else ""
            if node is not None and text and text in first:
                yield Problem("duplicate-id", node.span, {"id": text}, node.route)
            first.add(text)


def _entries(node: Node | None, source: str) -> Iterator[Entry]:
    for child in node.children if node is not None else ():
        if child.kind != "mapping":
            continue
        values = _values(child, source)
        if isinstance(values, dict):
            yield Entry(child, text_of(child.get("id"), source), values)


def _values(node: Node, source: str) -> object:
    if node.kind == "mapping":
        data: dict[str, object] = {}
        for child in node.children:
            data.setdefault(child.key or "", _values(child, source))
        return data
    if node.kind == "sequence":
        return [_values(child, source) for child in node.children]
    if isinstance(node.value, str) or (node.key in _WORDED and node.value is not None):
        return text_of(node, source) or ""
    return node.value


def _texts(node: Node | None, source: str) -> tuple[str, ...]:
    if node is None:
        return ()
    nodes = node.children if node.kind == "sequence" else (node,)
    return tuple(text for child in nodes if (text := text_of(child, source)) is not None)


def _timing(node: Node | None, source: str) -> Timing | None:
    if node is None or node.kind != "mapping":
        return None
    months = node.get("months")
    return Timing(
        node,
        every=text_of(node.get("every"), source),
        months=tuple(
            child.value
            for child in (months.children if months is not None else ())
            if isinstance(child.value, int) and not isinstance(child.value, bool)
        ),
        within=text_of(node.get("within"), source),
        trigger=text_of(node.get("trigger"), source),
        plan=text_of(node.get("plan"), source),
    )


def _review(node: Node | None, source: str) -> Review | None:
    if node is None or node.kind != "mapping":
        return None
    return Review(
        node,
        words=text_of(node.get("words"), source),
        on=text_of(node.get("on"), source),
        by=text_of(node.get("by"), source),
    )


def _suppression(node: Node, source: str) -> Suppression:
    return Suppression(
        node,
        checks=_texts(node.get("checks"), source),
        reason=text_of(node.get("reason"), source),
        approver=text_of(node.get("approver"), source),
        expires=text_of(node.get("expires"), source),
    )
