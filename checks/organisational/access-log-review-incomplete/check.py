"""Access records are looked at incompletely, or never."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the review with what it leaves open, or the record that nobody reviews."""
    log = provisions(handling).access_log
    if not log.kept:
        return
    reviews = log.reviews or ((field,) if (field := log.by_field("review")) is not None else ())
    if not reviews:
        yield Report(place_of(handling, log.kept[0]), variant="never-reviewed")
    elif gaps := log.review_gaps():
        yield Report(place_of(handling, reviews[0]), {"open": gaps})
