"""A short name is defined and never used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.citation.abbreviations import unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the short name where it is given."""
    if view.document.regulation is None:
        return
    for name in unused(view.document.regulation):
        yield Report(at_text(view, name.prose, name.span, name.clause), {"long": name.long})
