"""A control of which no result is recorded or reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.duties.results import unrecorded_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the control, from its name to the end of the verb."""
    if view.reading is None:
        return
    for act, name in unrecorded_controls(view.reading):
        yield Report(at_text(view, act.sentence.prose, act.span, act.clause), {"control": name})
