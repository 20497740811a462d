"""An article, paragraph, item, table or form is cited that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report each citation inside the regulation that leads nowhere."""
    if view.reading is None:
        return
    for dangling in view.reading.index.dangling:
        citation = dangling.citation
        several = len(citation.reference.targets) > 1
        span = dangling.target.span if several else citation.reference.span
        place = at_text(view, citation.prose, span, citation.clause)
        yield Report(place, variant="relative" if dangling.relative else "default")
