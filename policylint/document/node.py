"""The positioned tree of a YAML file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from policylint.document.model import Prose
    from policylint.source import Span

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One YAML value with its symbolic place (``route``) and its concrete one (``span``, ``key_span``).

    ``value`` is the typed scalar and None for collections; ``prose`` the scalar's text with its map.  ``children`` are
    the values of a mapping (each with its ``key`` and ``key_span``) or the entries of a sequence, in file order;
    duplicate keys are kept.
    """

    route: tuple[str | int, ...]
    kind: Literal["mapping", "sequence", "scalar"]
    span: Span
    key: str | None = None
    key_span: Span | None = None
    value: Scalar = None
    prose: Prose | None = None
    children: tuple[Node, ...] = ()

    def get(self, key: str) -> Node | None:
        """The first value under ``key`` of a mapping, or None."""
        return next((child for child in self.children if child.key == key), None)
