"""Nothing records who was trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the training of which attendance is not recorded."""
    training = provisions(handling).training
    if training.given and training.attendance() is None:
        yield Report(place_of(handling, training.given[0]))
