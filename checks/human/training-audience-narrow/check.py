"""Training does not reach staff who are not regular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the training with those it is for."""
    narrow = provisions(handling).people.narrow_audience()
    if narrow is not None:
        evidence, audience = narrow
        yield Report(place_of(handling, evidence), {"audience": audience})
