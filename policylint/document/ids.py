"""Ids that structured fields name and no list defines (R105)."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.document.node import Node

_LISTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("who", "report_to", "reports_to", "manager", "by", "from", "to", "key_holder", "deputies", "entrants"),
        ("roles", "contacts"),
    ),
    **dict.fromkeys(("area", "areas"), ("areas",)),
    **dict.fromkeys(("system", "systems"), ("systems",)),
    **dict.fromkeys(("affair", "affairs"), ("affairs",)),
    **dict.fromkeys(("contact", "contacts"), ("contacts", "roles")),
}
"""Key of a field → the lists its ids may stand in, the first being the one that is told."""
_ID = re.compile(r"[a-z][a-z0-9_-]*|\d+")
"""What is meant as an id: a name in Japanese, or an address, is no id."""


@dataclass(frozen=True, slots=True, eq=False)
class UnknownId:
    """A value that names an id of ``list`` (``roles``, ``areas`` …) that is not there; ``nearest`` is "" where none is."""

    node: Node
    list: str
    nearest: str


def unknown_ids(root: Node) -> Iterator[UnknownId]:
    """Each id in the fields of the file behind ``root`` that its lists do not define, in file order."""
    known = {name: frozenset(_defined(root.get(name))) for names in _LISTS.values() for name in names}
    yield from _below(root, known, top=True)


def _defined(entries: Node | None) -> Iterator[str]:
    for entry in entries.children if entries is not None else ():
        own = entry.get("id") if entry.kind == "mapping" else None
        if own is not None and own.value is not None:
            yield str(own.value)


def _below(node: Node, known: Mapping[str, frozenset[str]], *, top: bool = False) -> Iterator[UnknownId]:
    for child in node.children:
        lists = _LISTS.get(child.key or "")
        if lists is not None and not (top and child.kind != "scalar" and child.key in known):
            for value in (child, *child.children) if child.kind == "sequence" else (child,):
                found = _unknown(value, lists, known)
                if found is not None:
                    yield found
        yield from _below(child, known)


def _unknown(value: Node, lists: tuple[str, ...], known: Mapping[str, frozenset[str]]) -> UnknownId | None:
    if value.kind != "scalar" or value.value is None or _ID.fullmatch(str(value.value)) is None:
        return None
    ids = frozenset().union(*(known[name] for name in lists))
    if str(value.value) in ids:
        return None
    nearest = difflib.get_close_matches(str(value.value), sorted(ids), n=1)
    return UnknownId(value, lists[0], nearest[0] if nearest else "")
