"""Details are left to a document that has no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.duties.delegation import open_delegations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the words of delegation."""
    if view.reading is None:
        return
    for clause, sentence, span in open_delegations(view.reading):
        yield Report(at_text(view, sentence.prose, span, clause))
