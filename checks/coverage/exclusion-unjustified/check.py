"""A requirement is set aside without a reason, an approver or a review date, or the date has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_span
from policylint.checks.requirements import lacking, lapsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:
    """Report each exclusion at its requirement, with what is missing."""
    regulation = view.document.regulation
    organisation = regulation.organisation if regulation is not None else None
    for entry in organisation.exclusions if organisation is not None else ():
        node = entry.node.get("requirement") or entry.node
        values = {"requirement": str(entry.values.get("requirement") or "")}
        if missing := lacking(entry):
            yield Report(at_span(view, node.span), {**values, "missing": missing})
        elif (review := lapsed(entry, context.as_of)) is not None:
            yield Report(at_span(view, node.span), {**values, "date": review.isoformat()}, variant="expired")
