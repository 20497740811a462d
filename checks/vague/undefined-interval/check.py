"""A duty recurs and nothing says how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.duties.cells import open_cells
from policylint.text.duties.intervals import open_timings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the words that leave the interval open."""
    if view.reading is None:
        return
    for act, timing in open_timings(view.reading):
        yield Report(at_text(view, act.sentence.prose, timing.span, act.clause))
    for clause, prose, span in open_cells(view.reading):
        yield Report(at_text(view, prose, span, clause))
