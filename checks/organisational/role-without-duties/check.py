"""A responsible role is set up and given nothing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the article that sets up idle roles, with their names."""
    idle = provisions(handling).roles.idle()
    if idle is not None:
        evidence, names = idle
        yield Report(place_of(handling, evidence), {"roles": names})
