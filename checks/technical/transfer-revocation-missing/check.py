"""Access rights stay when somebody moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the clause on access where rights are not removed at a move, or nobody tells of it."""
    accounts = provisions(handling).accounts
    limited = accounts.limited()
    if limited is None:
        return
    removal = next(accounts.removals(), None)
    if removal is None:
        yield Report(place_of(handling, limited))
    elif accounts.trigger() is None:
        yield Report(place_of(handling, removal), variant="no-trigger")
