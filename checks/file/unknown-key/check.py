"""A key is not in the schema of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_span
from policylint.document.locate import clause_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report each key that the schema does not know at its place, with the nearest one it knows."""
    for problem in view.document.problems:
        if problem.kind == "unknown-key":
            near = "near" if problem.values["nearest"] else "far"
            variant = "top" if problem.values["home"] else near
            yield Report(
                at_span(view, problem.span, clause_at(view.document.regulation, problem.span)),
                values=problem.values,
                variant=variant,
            )
