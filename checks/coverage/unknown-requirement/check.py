"""A claim or an exclusion names a requirement that no edition has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_span
from policylint.checks.requirements import claims_anything, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:
    """Report each such id with the nearest that exist in the edition."""
    regulation = view.document.regulation
    if context.coverage is None or regulation is None:
        return
    exclusions = regulation.organisation.exclusions if regulation.organisation is not None else ()
    if not exclusions and not claims_anything(view):
        return
    coverage, edition = context.coverage()
    known = [*edition.requirements, *(clause.id for clause in edition.clauses)]
    for claim in coverage.claims:
        if claim.state == "unknown":
            yield Report(at_span(view, claim.span), _near(claim.requirement, known))
    for entry in exclusions:
        node = entry.node.get("requirement")
        name = str(entry.values.get("requirement") or "")
        if node is not None and name.startswith(f"{edition.id}/") and name not in known:
            yield Report(at_span(view, node.span), _near(name, known))


def _near(name: str, known: list[str]) -> dict[str, str | tuple[str, ...]]:
    return {"requirement": name, "near": nearest(name, known) or "none"}
