"""Checks without Python: select with JSONPath (RFC 9535), assert with JSON Schema.

- ``assert``: each selected value must satisfy the schema; each that does not is reported at its place.
- ``require``: the list of the selected values must; where it does not, the report stands at the first value that ``at``
  selects (the clause that ought to carry what is missing), else at the title.

Scalars of the selected object fill the message by their keys (``{caption}``, ``{ref}``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jsonpath_rfc9535 import JSONPathError
from jsonpath_rfc9535 import compile as compile_path

from policylint.checks.model import Report
from policylint.checks.tree import build_tree
from policylint.document.data import compile_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonpath_rfc9535 import JSONPathQuery

    from policylint.checks.model import Context, HandlingSet, View
    from policylint.checks.tree import Tree
    from policylint.document.data import Validator


@dataclass(frozen=True, slots=True)
class Declared:
    """A compiled declarative check."""

    select: JSONPathQuery
    each: Validator | None
    whole: Validator | None
    at: JSONPathQuery | None

    def __call__(self, subject: View | HandlingSet, _context: Context, /) -> Iterator[Report]:
        """The reports on a document or handling set."""
        tree = build_tree(subject)
        selected = self.select.find(tree.root)
        if self.each is not None:
            for node in selected:
                if self.each(node.value):
                    yield Report(tree.place(node.location), _values(node.value))
        if self.whole is not None and self.whole([node.value for node in selected]):
            yield self._missing(tree)

    def _missing(self, tree: Tree) -> Report:
        for node in self.at.find(tree.root) if self.at is not None else ():
            return Report(tree.place(node.location), _values(node.value))
        return Report(tree.place(()))


def declare(data: Mapping[str, Any]) -> Declared:
    """The check that ``select``, ``assert``, ``require`` and ``at`` of a ``check.yaml`` describe.

    Raises:
        ValueError: no JSONPath or no JSON Schema; the message is in Japanese.
    """
    return Declared(
        select=_path(data["select"]),
        each=compile_schema(data["assert"]) if "assert" in data else None,
        whole=compile_schema(data["require"]) if "require" in data else None,
        at=_path(data["at"]) if "at" in data else None,
    )


def _path(text: str) -> JSONPathQuery:
    try:
        return compile_path(text)
    except JSONPathError as error:
        message = f"JSONPathとして読めません（{text}: {error}）"
        raise ValueError(message) from error


def _values(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {key: str(held) for key, held in value.items() if isinstance(held, (str, int, float))}
