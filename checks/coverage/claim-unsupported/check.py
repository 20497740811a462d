"""A clause claims a requirement that its wording and fields do not bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.requirements import at_claim, claims_anything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet, Place


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:
    """Report each claim that was looked for in vain, of another edition, or reviewed before the clause changed."""
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
        elif claim.state == "suspect":
            place = at_claim(handling, claim)
            yield Report(place, {**values, **_review(place)}, variant="suspect")


def _review(place: Place) -> dict[str, str]:
    """When the claim at ``place`` was reviewed and by whom."""
    regulation = place.view.document.regulation
    duties = [clause.duty for clause in regulation.walk() if clause.duty is not None] if regulation else []
    # the claim stands in the mapping of its clause, and in those around it
    around = [duty for duty in duties if place.span in duty.node.span and duty.reviewed is not None]
    reviewed = around[-1].reviewed if around else None
    return {
        "on": (reviewed.on if reviewed is not None else None) or "unknown-day",
        "by": (reviewed.by if reviewed is not None else None) or "unknown-person",
    }
