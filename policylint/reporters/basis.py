"""Requirement ids as people cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.reporters.words import word

_SECOND_ANNEX = "att2."
"""How ids mark the clauses of 別添2; those of 別添1 have no mark."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.reporters.style import Style


def edition_name(edition: str, style: Style) -> str:
    """「ガイドライン（行政機関等編）[gov-2025]」, or the id alone where its name is not known."""
    name = style.editions.get(edition)
    return by_edition(name, f"[{edition}]") if name else edition


def basis_text(basis: Sequence[str], cases: Sequence[str], style: Style) -> str:
    """The clauses of the guideline that ``basis`` belongs to, each once with its heading, and the inspection cases."""
    clauses: dict[str, dict[str, str]] = {}
    for requirement in basis:
        clause = clause_of(requirement)
        heading = style.headings.get(requirement) or style.headings.get(clause, "")
        edition, _, number = clause.partition("/")
        clauses.setdefault(edition, {}).setdefault(number, clause_text(number, heading))
    comma = "、" if style.lang == "ja" else ", "
    cited = [
        by_edition(style.editions.get(edition, edition), comma.join(told.values())) for edition, told in clauses.items()
    ]
    if cases:
        cited.append(word(style.lang, "cases", cases=comma.join(cases)))
    return ("／" if style.lang == "ja" else "; ").join(cited)


def by_edition(name: str, clauses: str) -> str:
    """``clauses`` with the name of their edition before them; a bracket at its end needs no space."""
    return f"{name}{clauses}" if name.endswith("）") else f"{name} {clauses}"


def clause_of(requirement: str) -> str:
    """The id of the clause that a requirement belongs to; one of the main text (本文) is its own."""
    clause, _, index = requirement.rpartition("-")
    return clause if index.isdigit() and "/" in clause else requirement


def clause_text(number: str, heading: str) -> str:
    """Number and heading; a clause of the main text (本文) carries its number in the heading."""
    if heading and number.startswith("body."):
        return heading
    if number.startswith(_SECOND_ANNEX):
        number = f"別添2 {number.removeprefix(_SECOND_ANNEX)}"
    return f"{number} {heading}".rstrip()
