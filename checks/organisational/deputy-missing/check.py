"""Nothing says what to do when the recipient of an incident report is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the first step of the route whose recipient has no deputy."""
    route = provisions(handling).incident.missing_deputy()
    if route is not None:
        yield Report(place_of(handling, route.evidence), {"recipient": route.recipient})
