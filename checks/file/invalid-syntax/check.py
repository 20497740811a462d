"""The file is not well-formed, or cannot be read at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_span
from policylint.document.locate import clause_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report every place where the file stops being what it should be, at the signs in question."""
    for problem in view.document.problems:
        if problem.kind == "invalid-syntax":
            yield Report(
                at_span(view, problem.span, clause_at(view.document.regulation, problem.span)),
                values=problem.values,
                variant=str(problem.values["reason"]),
            )
