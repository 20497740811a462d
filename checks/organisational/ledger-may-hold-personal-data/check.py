"""Nothing says that the ledger holds no personal data itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the ledger where nothing keeps personal data out of it."""
    ledger = provisions(handling).ledger
    place = ledger.place()
    if place is not None and not ledger.elsewhere and not ledger.leaves_out():
        yield Report(place_of(handling, place), {"ledger": ledger.name()})
