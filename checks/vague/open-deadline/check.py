"""A report, notice, publication or removal is due promptly, with no outer limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.duties.promptness import open_deadlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the word of haste."""
    if view.reading is None:
        return
    for act, timing in open_deadlines(view.reading):
        yield Report(at_text(view, act.sentence.prose, timing.span, act.clause))
