"""A law, body or article number is cited that no longer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.citation.stale import Renumbered, stale_citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:
    """Report each stale citation with what it is called today."""
    if view.reading is None:
        return
    for stale in stale_citations(view.reading.index, context.renumbered, context.renamed, context.as_of):
        place = at_text(view, stale.prose, stale.span, stale.clause)
        change = stale.change
        values = {"current": change.current, "topic": change.topic}
        if isinstance(change, Renumbered):
            yield Report(place, values)
        else:
            values["since"] = change.since.isoformat()
            yield Report(place, values, variant="repealed" if change.repealed else "dated")
