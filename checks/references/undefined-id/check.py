"""A structured field names an id that no list of the file defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_prose, at_span
from policylint.document.ids import unknown_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report each id that leads nowhere, with the nearest that exists."""
    root = view.document.root
    if root is None:
        return
    for unknown in unknown_ids(root):
        prose = unknown.node.prose
        place = at_prose(view, prose, None) if prose is not None else at_span(view, unknown.node.span)
        yield Report(place, {"list": unknown.list, "nearest": unknown.nearest or "none"})
