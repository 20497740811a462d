"""Nothing in the set covers a duty of the guideline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.requirements import open_requirements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet, Report


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:
    """Report each ``must`` that no words, fields or claims bear out."""
    yield from open_requirements(handling, context, "must")
