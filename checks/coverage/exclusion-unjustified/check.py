"""A requirement is set aside without a reason, an approver or a review date, or the date has passed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View
    from policylint.document.fields import Entry

_ASKED = ("reason", "approver", "review_date")


def check(view: View, context: Context) -> Iterator[Report]:
    """Report each exclusion at its requirement, with what is missing."""
    regulation = view.document.regulation
    organisation = regulation.organisation if regulation is not None else None
    for entry in organisation.exclusions if organisation is not None else ():
        node = entry.node.get("requirement") or entry.node
        values = {"requirement": str(entry.values.get("requirement") or "")}
        missing = tuple(key for key in _ASKED if not str(entry.values.get(key) or "").strip())
        if missing:
            yield Report(at_span(view, node.span), {**values, "missing": missing})
        elif (review := _day(entry)) is not None and review < context.as_of:
            yield Report(at_span(view, node.span), {**values, "date": review.isoformat()}, variant="expired")


def _day(entry: Entry) -> date | None:
    try:
        return date.fromisoformat(str(entry.values.get("review_date")))
    except ValueError:
        return None  # the schema tells
