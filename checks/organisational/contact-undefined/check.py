"""Leaks are reported to somebody who cannot be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the step of the reporting route that ends at nobody in particular."""
    route = provisions(handling).incident.undefined_contact()
    if route is not None:
        yield Report(place_of(handling, route.evidence), {"recipient": route.recipient})
