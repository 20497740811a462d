"""The wording of a clause and one of its structured fields disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Related, Report
from policylint.checks.places import at_span, at_text
from policylint.text.duties.structure import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the field, with the words that say otherwise."""
    if view.reading is None or view.document.root is None:
        return
    for found in conflicts(view.reading):
        said = found.wording
        words = at_text(view, said.sentence.prose, said.span, said.clause)
        values = {"what": found.what, "field": found.field, "wording": said.text}
        yield Report(at_span(view, found.node.span, said.clause), values, (Related(words, "wording"),))
