"""A stage of an affair falls to nobody, or to somebody who is no handler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report each affair with the stages that nobody is named for, and each step of a stranger."""
    for gap in provisions(handling).stages.gaps():
        values: dict[str, str | tuple[str, ...]] = {"stages": gap.stages, "who": gap.who}
        yield Report(place_of(handling, gap.evidence), values, variant="stranger" if gap.who else "default")
