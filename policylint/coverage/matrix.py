"""Requirements down, organisations across: what the reports of coverage show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.coverage.model import By, Status, Verdict
from policylint.guideline.editions import Modality

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from policylint.coverage.model import Coverage
    from policylint.guideline.catalogue import Edition, GuidelineClause, Requirement

_BEST = (Status.COVERED, Status.PARTIAL, Status.OUTDATED, Status.NONE, Status.EXCLUDED, Status.NOT_EXPECTED)
"""Of several verdicts on a requirement the first of these counts for all together."""
SHOWN = (Modality.MUST, Modality.SHOULD, Modality.EXAMPLE)
"""Modalities that can be met; an ``info`` is a definition or a permission."""


@dataclass(frozen=True)
class Matrix:
    """One edition against one or more organisations (``columns``, never empty); ``modalities`` are the rows wanted."""

    edition: Edition
    columns: tuple[Coverage, ...]
    as_of: date
    modalities: tuple[Modality, ...] = SHOWN

    @cached_property
    def rows(self) -> tuple[tuple[GuidelineClause, tuple[Requirement, ...]], ...]:
        """The clauses that have a requirement of the wanted modalities, with these, in the order of the guideline."""
        picked = (
            (clause, tuple(r for r in clause.requirements if r.modality in self.modalities))
            for clause in self.edition.clauses
        )
        return tuple((clause, requirements) for clause, requirements in picked if requirements)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """The requirements of all rows."""
        return tuple(requirement for _, requirements in self.rows for requirement in requirements)

    @cached_property
    def together(self) -> Mapping[str, Verdict]:
        """The verdicts of all columns taken as one: the best of each, with the evidence of all that say so."""
        if len(self.columns) == 1:
            return self.columns[0].verdicts
        return {r.id: _best([c.verdicts[r.id] for c in self.columns]) for r in self.requirements}

    def sections(self) -> tuple[tuple[str, str, tuple[Requirement, ...]], ...]:
        """The rows by section of the guideline: id (``2.C``), heading, requirements of the section and below it."""
        names = {clause.id: clause.heading for clause in self.edition.clauses}
        found: dict[str, list[Requirement]] = {}
        for clause, requirements in self.rows:
            found.setdefault(section_of(clause.id), []).extend(requirements)
        named = ((section.partition("/")[2], names.get(section), tuple(group)) for section, group in found.items())
        return tuple(
            (_PARTS[name], "", group) if name in _PARTS else (name, heading or "", group)
            for name, heading, group in named
        )


_PARTS = {"att2": "別添2（漏えい等の報告等）", "body": "本文（委託、廃棄等）"}


def section_of(clause: str) -> str:
    """The section that a bar stands for: 1 and its steps, 2, 2.A … 2.G, 別添2, 本文 (``gov-2025/2.C.a`` → ``gov-2025/2.C``)."""
    edition, _, name = clause.partition("/")
    parts = name.split(".")
    if parts[0] == "2" and len(parts) > 1:
        return f"{edition}/2.{parts[1]}"
    return f"{edition}/{parts[0]}"


def share(verdicts: Mapping[str, Verdict], requirements: tuple[Requirement, ...]) -> tuple[int, int, int]:
    """How many of ``requirements`` are covered, partial, and expected at all (neither excluded nor not-expected)."""
    states = [verdicts[r.id].status for r in requirements]
    expected = [s for s in states if s not in {Status.EXCLUDED, Status.NOT_EXPECTED}]
    return expected.count(Status.COVERED), expected.count(Status.PARTIAL), len(expected)


def percent(verdicts: Mapping[str, Verdict], requirements: tuple[Requirement, ...]) -> float:
    """The share of expected requirements that are covered, in percent; 100 where none is expected."""
    covered, _, expected = share(verdicts, requirements)
    return 100 * covered / expected if expected else 100.0


def _best(verdicts: list[Verdict]) -> Verdict:
    status = next(s for s in _BEST if any(v.status is s for v in verdicts))
    mine = [v for v in verdicts if v.status is status]
    kinds = {v.by for v in mine}
    return Verdict(
        mine[0].requirement,
        status,
        next((kind for kind in By if kind in kinds), None),
        tuple(citation for v in mine for citation in v.citations),
        next((v.exclusion for v in mine if v.exclusion is not None), None),
    )
