"""Two clauses of a run set different intervals, actors or recipients for the same duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Fact, Related, Report
from policylint.checks.places import at_text, at_title
from policylint.document.clause_ref import clause_ref
from policylint.text.duties.disagreement import disagreements, stated_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policylint.checks.model import Context, Place, View
    from policylint.text.duties.agreement import Said
    from policylint.text.duties.disagreement import Stated


def collect(view: View, context: Context) -> Iterator[Fact]:  # noqa: ARG001
    """The document: its duties are compared as they were read."""
    if view.reading is not None:
        yield Fact(at_title(view), {})


def conclude(facts: Iterable[Fact], context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the later of two clauses that disagree, with the place of the earlier."""
    views = [fact.place.view for fact in facts]
    duties = [stated for view in views if view.reading is not None for stated in stated_in(view.reading)]
    view_of = {id(view.reading): view for view in views}
    for found in disagreements(duties):
        later, earlier = view_of[id(found.later.reading)], view_of[id(found.earlier.reading)]
        values = {
            "duty": found.later.duty.label,
            "what": found.point,
            "other": found.other.text,
            "reference": _reference(earlier, found.earlier, later),
        }
        yield Report(_at(later, found.own), values, (Related(_at(earlier, found.other), "other"),))


def _at(view: View, said: Said) -> Place:
    return at_text(view, said.sentence.prose, said.span, said.clause)


def _reference(view: View, stated: Stated, seen_from: View) -> str:
    """The clause as it is cited from ``seen_from``: with the title where it is of another regulation."""
    regulation = stated.reading.regulation
    own = clause_ref(regulation, stated.duty.clause)
    title = regulation.title.text.strip() if regulation.title is not None and view is not seen_from else ""
    return title + own
