"""What checks of coverage have in common: open requirements, and the claims of a file."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_span, at_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.checks.model import Context, HandlingSet, Place, View
    from policylint.coverage import Claim
    from policylint.document.fields import Entry

_DECISION = ("reason", "approver", "review_date")
_OPEN = frozenset({"none", "outdated"})


def claims_anything(view: View) -> bool:
    """Whether any clause of the document claims a requirement (``covers:``)."""
    regulation = view.document.regulation
    return regulation is not None and any(c.duty is not None and c.duty.covers for c in regulation.walk())


def open_requirements(handling: HandlingSet, context: Context, modality: str) -> Iterator[Report]:
    """A report for each expected requirement of ``modality`` that nothing covers, at the title of the main regulation.

    A set that claims nothing is left alone unless the check was asked for: ``policylint coverage`` is made for it.
    """
    if context.coverage is None or not (context.asked or any(map(claims_anything, handling.views))):
        return
    coverage, edition = context.coverage()
    for requirement in edition.requirements.values():
        verdict = coverage.verdicts[requirement.id]
        if requirement.modality == modality and verdict.status in _OPEN:
            values = {"requirement": requirement.id, "heading": requirement.heading, "point": requirement.text}
            variant = "outdated" if verdict.status == "outdated" else "default"
            yield Report(at_title(handling.views[0]), values, variant=variant, basis=(requirement.id,))


def at_claim(handling: HandlingSet, claim: Claim) -> Place:
    """The claimed id in the file."""
    view = handling.views[claim.view]
    return at_span(view, claim.span)


def nearest(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """The ids of ``known`` that ``name`` may have meant, the likeliest first; () where none is near."""
    return tuple(get_close_matches(name, known, n=3, cutoff=0.6))


def lacking(entry: Entry) -> tuple[str, ...]:
    """What a decision to set a requirement aside lacks: ``reason``, ``approver``, ``review_date``."""
    return tuple(key for key in _DECISION if not str(entry.values.get(key) or "").strip())


def lapsed(entry: Entry, as_of: date | None) -> date | None:
    """The review date of such a decision, where it has passed on the day ``as_of``."""
    try:
        review = date.fromisoformat(str(entry.values.get("review_date")))
    except ValueError:
        return None  # the schema tells
    return review if as_of is not None and review < as_of else None
