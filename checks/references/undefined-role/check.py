"""A duty is laid on a role that nothing sets up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Report
from policylint.checks.places import at_text
from policylint.text.roles import RoleRegister

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, View


def check(view: View, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the first mention of each role that is nowhere established, defined or held by a post."""
    if view.reading is None:
        return
    for mention in RoleRegister(view.reading).undefined():
        yield Report(at_text(view, mention.act.sentence.prose, mention.argument.span, mention.act.clause))
