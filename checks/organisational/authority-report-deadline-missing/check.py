"""Reports to the Commission have no deadline, or a late one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:
    """Report what is open: an edition without days asks for a word of time, others for days of both reports."""
    authority = provisions(handling).authority
    if not authority.reports:
        return
    place, deadlines = place_of(handling, authority.reports[0]), authority.deadlines
    if "preliminary" not in context.leak_rules:
        if not deadlines.timed_at_all():
            yield Report(place, variant="undated")
        return
    late = deadlines.looser(context.leak_rules)
    if late is not None:
        values = {"report": late.report, "deadline": late.deadline, "limit": f"{late.report}-limit"}
        yield Report(place_of(handling, late.evidence), values, variant="looser")
    elif gaps := deadlines.open_stages():
        yield Report(place, {"open": gaps})
