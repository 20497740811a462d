"""A clause claims a requirement that its wording and fields do not bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.requirements import at_claim, claims_anything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:
    """Report each claim that was looked for in vain, or that was made against an edition which read differently."""
    if context.coverage is None or not any(map(claims_anything, handling.views)):
        return
    coverage, edition = context.coverage()
    for claim in coverage.claims:
        target = edition.requirements.get(claim.target or claim.requirement)
        values = {
            "requirement": claim.requirement,
            "clause": claim.citation.clause,
            "target": claim.target or "none",
            "point": target.text if target is not None else "",
        }
        if claim.state == "unsupported":
            yield Report(at_claim(handling, claim), values)
        elif claim.state == "outdated":
            variant = "outdated" if claim.target else "dropped"
            yield Report(at_claim(handling, claim), values, variant=variant)
