"""The whole content of a duty is a manner or an aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.duties.means import bare_duties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the words that say no more than a manner or an aim."""
    if view.reading is None:
        return
    for act, span in bare_duties(view.reading):
        yield Report(at_text(view, act.sentence.prose, span, act.clause))
