"""Requirement ids as people cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.reporters.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.reporters.style import Style


def edition_name(edition: str, style: Style) -> str:
    """「ガイドライン（行政機関等編） [gov-2025]」, or the id alone where its name is not known."""
    name = style.editions.get(edition)
    return f"{name} [{edition}]" if name else edition


def basis_text(basis: Sequence[str], cases: Sequence[str], style: Style) -> str:
    """The clauses of the guideline that ``basis`` belongs to, each once with its heading, and the inspection cases."""
    clauses: dict[str, str] = {}
    for requirement in basis:
        clause = requirement.rpartition("-")[0] if requirement.rpartition("-")[2].isdigit() else requirement
        heading = style.headings.get(requirement) or style.headings.get(clause, "")
        edition, _, number = clause.partition("/")
        name = style.editions.get(edition, edition)
        clauses.setdefault(clause, f"{name} {number} {heading}".strip())
    return "／".join([*clauses.values(), *(word(style.lang, "case", case=case) for case in cases)])
