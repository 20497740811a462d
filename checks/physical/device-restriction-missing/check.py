"""Devices may be brought into the control area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the clause that defines the control area where nothing keeps devices out."""
    areas = provisions(handling).areas
    area = areas.defined() or areas.used()
    if area is not None and areas.device_restriction() is None:
        yield Report(place_of(handling, area))
