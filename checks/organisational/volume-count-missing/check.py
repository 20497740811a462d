"""A ledger of paper files counts no volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the ledger where neither it nor anything else counts or numbers the volumes."""
    ledger = provisions(handling).ledger
    place = ledger.place()
    if place is not None and not ledger.elsewhere and not ledger.electronic and not ledger.counts_volumes():
        yield Report(place_of(handling, place), {"ledger": ledger.name()})
