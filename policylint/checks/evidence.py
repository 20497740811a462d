"""From the evidence that provision readers give to the places that checks report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_clause, at_span, at_title
from policylint.text.provisions import provisions_of
from policylint.text.provisions.registry import PROVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet, Place, SetCheck
    from policylint.document.model import Clause
    from policylint.text.provisions import Evidence, Provisions
    from policylint.text.reading import Reading


def provisions(handling: HandlingSet) -> Provisions:
    """What the set provides, read once for all checks."""
    return provisions_of(tuple(view.reading for view in handling.views if view.reading is not None))


def place_of(handling: HandlingSet, evidence: Evidence | None) -> Place:
    """Where a missing refinement of ``evidence`` is told: at the article that ought to carry it, else at the title."""
    if evidence is None:
        return at_title(handling.views[0])
    if evidence.node is not None:
        view = next(view for view in handling.views if view.reading is evidence.reading)
        return at_span(view, evidence.node.span)
    return place_in(handling, evidence.reading, evidence.clause)


def place_in(handling: HandlingSet, reading: Reading, clause: Clause) -> Place:
    """The article that holds ``clause``, in the view of the set that shows ``reading``."""
    view = next(view for view in handling.views if view.reading is reading)
    return at_clause(view, reading.regulation.article_of(clause) or clause)


def provision_logic(name: str) -> SetCheck:
    """The check that a handling set has the provision ``name``; what is missing is told where it ought to stand."""
    provision = PROVISIONS[name]

    def check(handling: HandlingSet, _context: Context, /) -> Iterator[Report]:
        known = provisions(handling)
        if not provision.provided(known):
            yield Report(place_of(handling, provision.place(known)))

    return check
