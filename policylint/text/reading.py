"""Everything read from the prose of one regulation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.document.model import Clause, Document, Regulation
    from policylint.text.facts import ClauseFacts


@dataclass(frozen=True, eq=False)
class Reading:
    """One regulation and its facts, by clause; clauses without prose have none."""

    regulation: Regulation
    facts: Mapping[Clause, ClauseFacts]
    handling: bool
    """Whether the regulation is about handling personal information (it is then a handling set by itself)."""


def read(document: Document) -> Reading | None:
    """What the prose of ``document`` says; None where it holds no regulation."""
    if document.regulation is None:
        return None
    return Reading(document.regulation, {}, handling=False)
