"""The set does not say which affairs handle individual numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the article that only says that they shall be clear, else the title."""
    scope = provisions(handling).scope
    if scope.affairs():
        return
    empty = scope.affairs_only_named()
    yield Report(place_of(handling, empty), variant="open" if empty is not None else "default")
