"""No control area is defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the clause on handling areas, or the title, where the set does not say what its control area is."""
    areas = provisions(handling).areas
    if areas.defined() is None:
        yield Report(place_of(handling, areas.used() or areas.handling_area()))
