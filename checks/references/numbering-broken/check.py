"""Article, paragraph or item numbers repeat, skip or run backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_clause, at_prose
from policylint.document.numbering import numbering_breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report each number that does not follow the one before it, at the number as printed."""
    regulation = view.document.regulation
    if regulation is None:
        return
    for found in numbering_breaks(regulation):
        label = found.clause.label
        place = at_prose(view, label, found.clause) if label is not None else at_clause(view, found.clause)
        yield Report(place, variant=found.how)
