"""Reports to the Commission have no deadline, or a late one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:
    """Report what is open: the edition of 2017 asks for no days, later ones for a preliminary and a final report."""
    authority = provisions(handling).authority
    if not authority.reports:
        return
    place = place_of(handling, authority.reports[0])
    if context.edition == "gov-2017":
        if not authority.timed_at_all():
            yield Report(place, variant="undated")
        return
    late = authority.looser_deadline()
    gaps = authority.open_deadlines()
    if late is not None:
        values = {"report": late.report, "deadline": late.deadline, "limit": late.limit}
        yield Report(place_of(handling, late.evidence), values, variant="looser")
    elif gaps:
        yield Report(place, {"open": gaps})
