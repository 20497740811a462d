"""Backups are kept beside the system they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the clause that has backups taken where no copy is kept apart."""
    backup = provisions(handling).backup
    if backup.taken and backup.apart() is None:
        together = backup.together()
        yield Report(
            place_of(handling, together or backup.taken[0]), variant="same-place" if together is not None else "default"
        )
