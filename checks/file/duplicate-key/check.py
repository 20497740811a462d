"""A mapping names a key twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Related, Report
from policylint.checks.places import at_span
from policylint.document.locate import clause_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View
    from policylint.document.model import Problem
    from policylint.source import Span


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report each key that its mapping has already, with the first one beside it."""
    for problem in view.document.problems:
        if problem.kind == "duplicate-key":
            first = _first(view, problem)
            related = (
                (Related(at_span(view, first, clause_at(view.document.regulation, first)), "first"),)
                if first is not None
                else ()
            )
            yield Report(
                at_span(view, problem.span, clause_at(view.document.regulation, problem.span)),
                values=problem.values,
                related=related,
            )


def _first(view: View, problem: Problem) -> Span | None:
    node = view.document.root
    for step in problem.route[:-1]:
        if node is None:
            return None
        node = node.get(step) if isinstance(step, str) else node.children[step]
    first = node.get(str(problem.route[-1])) if node is not None else None
    return first.key_span if first is not None else None
