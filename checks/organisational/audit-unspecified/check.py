"""Audits leave plan, timing or method open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the audit with what it leaves open."""
    inspection = provisions(handling).inspection
    if inspection.audits and (gaps := inspection.open_in_audits()):
        yield Report(place_of(handling, inspection.audits[0]), {"open": gaps})
