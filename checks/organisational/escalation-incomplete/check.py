"""The reporting route does not reach the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the first step of a route that stops before the general manager or the executives."""
    stop = provisions(handling).incident.stops_at()
    if stop is not None:
        evidence, last = stop
        yield Report(place_of(handling, evidence), {"last": last})
