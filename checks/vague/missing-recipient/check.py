"""Something is to be told and nothing says to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.duties.recipients import nameless_recipients

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the words of telling."""
    if view.reading is None:
        return
    for act in nameless_recipients(view.reading):
        yield Report(at_text(view, act.sentence.prose, act.span, act.clause))
