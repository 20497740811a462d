"""Reports to the Commission leave cases out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:
    """Report the clause that limits which leaks are reported, where no other clause has the rest reported."""
    narrowed = provisions(handling).authority.narrowed(context.leak_rules.get("persons", 0))
    if narrowed is not None:
        values = {"limit": narrowed.limit, "persons": narrowed.persons}
        yield Report(place_of(handling, narrowed.evidence), values, variant=narrowed.variant)
