"""One short name stands for two things, or one thing has two short names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Related, Report
from policylint.checks.places import at_text
from policylint.document.clause_ref import clause_ref
from policylint.text.citation.abbreviations import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the later of the two names, with the place of the first."""
    regulation = view.document.regulation
    if regulation is None:
        return
    for earlier, later, two_things in conflicts(regulation):
        first = at_text(view, earlier.prose, earlier.span, earlier.clause)
        values = {
            "reference": clause_ref(regulation, earlier.clause),
            "first": earlier.long if two_things else earlier.term,
            "second": later.long,
        }
        place = at_text(view, later.prose, later.span, later.clause)
        yield Report(place, values, (Related(first, "first"),), "two-things" if two_things else "two-names")
