"""The file names a version of the format that this release cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_span
from policylint.document.locate import clause_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the version number of a file that is not one of ours."""
    for problem in view.document.problems:
        if problem.kind == "unsupported-version":
            yield Report(
                at_span(view, problem.span, clause_at(view.document.regulation, problem.span)), values=problem.values
            )
