"""A duty applies as needed, with neither cases nor a judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.duties.discretion import unbounded_discretions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the words of discretion."""
    if view.reading is None:
        return
    for act, timing in unbounded_discretions(view.reading):
        yield Report(at_text(view, act.sentence.prose, timing.span, act.clause))
