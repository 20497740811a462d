"""Nothing protects access records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the clause that has access recorded where nothing protects the records."""
    log = provisions(handling).access_log
    if log.records and log.protection() is None:
        yield Report(place_of(handling, log.records[0]))
