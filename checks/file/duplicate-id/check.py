"""Two entries of the file share an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Related, Report
from policylint.checks.places import at_span
from policylint.document.build_fields import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View
    from policylint.document.fields import Entry
    from policylint.document.model import Problem
    from policylint.source import Span


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report each id that an earlier entry has already, with that entry beside it."""
    for problem in view.document.problems:
        if problem.kind == "duplicate-id":
            first = _first(view, problem)
            related = (Related(at_span(view, first), "first"),) if first is not None else ()
            yield Report(at_span(view, problem.span), values=problem.values, related=related)


def _first(view: View, problem: Problem) -> Span | None:
    organisation = view.document.regulation.organisation if view.document.regulation is not None else None
    for name in LISTS if organisation is not None else ():
        entries: tuple[Entry, ...] = getattr(organisation, name)
        for entry in entries:
            node = entry.node.get("id")
            if entry.id == problem.values["id"] and node is not None:
                return node.span
    return None
