"""The clause at a place of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policylint.document.model import Clause, Regulation
    from policylint.source import Span


def clause_at(regulation: Regulation | None, span: Span) -> Clause | None:
    """The innermost clause that holds ``span``, None outside all of them."""
    found: Clause | None = None
    below = regulation.body if regulation is not None else ()
    while (inner := next((clause for clause in below if span in clause.span), None)) is not None:
        found, below = inner, inner.children
    return found
