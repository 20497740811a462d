"""The guideline, edition by edition: clauses and what they require, in our own words.

Files: ``policies/guidelines/<edition>.yaml``, ``mapping.yaml`` (clause ↔ clause, inspection cases), ``law.yaml`` and
``leak-report-rules.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal

from policylint.document.data import DataError, load_data, parse_data, read_text
from policylint.errors import UsageError
from policylint.guideline.editions import EDITIONS, Modality, edition_path
from policylint.guideline.witnesses import load_witness
from policylint.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from policylint.guideline.witnesses import Witness

__all__ = [
    "EDITIONS",
    "Case",
    "Edition",
    "ExpectedIn",
    "GuidelineClause",
    "Modality",
    "Requirement",
    "load_cases",
    "load_changes",
    "load_edition",
    "load_law_articles",
    "load_leak_report_rules",
    "load_numbering_changes",
]


_LOCAL = "地方公共団体"
ExpectedIn = Literal["regulation", "practice", "basic-policy"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One sentence of the guideline.  ``cases`` are the inspection cases it is related to (事例2, 好事例1, 参考1)."""

    id: str
    clause: str
    heading: str
    text: str
    modality: Modality
    applies_to: tuple[str, ...]
    cases: tuple[str, ...]
    ending: str
    """The official ending (しなければならない); "" where it was not seen."""
    confidence: str
    """quoted-source | secondary | memory: whether the official wording was seen."""
    expected_in: ExpectedIn = "regulation"
    """Where it shows: in the text of a regulation, in practice alone, or in the 基本方針."""
    witness: Witness | None = None
    """What bears it out; None where no text can."""
    where: Witness | None = None
    """What must be there for it to apply at all."""
    reference_for: str = ""
    """The type of organisation for which it is no duty, but something to take into account (参考)."""
    relaxes: str = ""
    """The requirement that this one stands in for, at a 中小規模事業者."""


@dataclass(frozen=True, slots=True)
class GuidelineClause:
    """One clause with its requirements in order; ``maps_to`` leads to the clause of other editions.

    A requirement of the main text (本文) that regulations are held to is a clause of its own, after the annexes.
    """

    id: str
    annex: str
    heading: str
    maps_to: Mapping[str, str]
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True)
class Edition:
    """One edition of the guideline; ``as_of`` says in words which amendment it is."""

    id: str
    title: str
    as_of: str
    clauses: tuple[GuidelineClause, ...]

    @cached_property
    def requirements(self) -> Mapping[str, Requirement]:
        """Every requirement by id, in the order of the guideline."""
        return {requirement.id: requirement for clause in self.clauses for requirement in clause.requirements}


@dataclass(frozen=True, slots=True)
class Case:
    """One inspection case of 2017: its title, the clauses it cites, and the related clauses of each edition."""

    id: str
    title: str
    cited: tuple[str, ...]
    related: Mapping[str, tuple[str, ...]]


def load_edition(edition: str) -> Edition:
    """The whole edition (40 ms; a lint run asks :func:`policylint.guideline.modalities.modalities` instead).

    ``edition`` is an id, or the path of an organisation's own catalogue in the same form.

    Raises:
        UsageError: no such edition; the message names the nearest.
        UsageError: the own catalogue is not what the schema asks for (file, line, column).
    """
    return _load(edition if edition in EDITIONS else str(edition_path(edition).resolve()))


@cache
def _load(edition: str) -> Edition:
    path = edition_path(edition)
    data: Any = _read(path) if edition in EDITIONS else _own(path)
    annexes = [_clause(entry) for entry in data["clauses"]]
    body = [_body_clause(entry) for entry in data.get("main_body_requirements", ())]
    return Edition(data["edition"], data["title"], data.get("as_of", ""), (*annexes, *body))


@cache
def load_cases() -> Mapping[str, Case]:
    """The inspection cases by id, in order."""
    cases: Mapping[str, Any] = _read_named("mapping.yaml")["cases"]
    return {
        name: Case(
            id=name,
            title=case["title"],
            cited=tuple(case["cited_clauses"]),
            related={edition: tuple(clauses) for edition, clauses in case["related"].items()},
        )
        for name, case in cases.items()
    }


@cache
def load_numbering_changes() -> tuple[Mapping[str, Any], ...]:
    """Citations that went stale, as the file says them: topic, old, current, sources."""
    return tuple(_read_named("law.yaml")["numbering_changes"])


@cache
def load_changes() -> tuple[Mapping[str, Any], ...]:
    """The clauses of the editions side by side, as the file says them: topic, edition → clause, difference."""
    return tuple(_read_named("mapping.yaml")["mapping"])


@cache
def load_law_articles() -> tuple[Mapping[str, Any], ...]:
    """Articles of law that a regulation must respect, as the file says them: article, heading, point."""
    return tuple(_read_named("law.yaml")["law_articles"])


@cache
def load_leak_report_rules() -> Mapping[str, Any]:
    """Thresholds and deadlines of leak reports: the ``current`` rule and the one of ``2017``, as the file says them."""
    rules: Mapping[str, Any] = _read_named("leak-report-rules.yaml")["leak_report_rules"]
    return rules


def _read_named(name: str) -> Any:  # noqa: ANN401 - plain data
    return _read(resource_root("policies") / "guidelines" / name)


def _read(path: Path) -> Any:  # noqa: ANN401 - plain data, held against the schema by the tests
    return parse_data(read_text(path), path)


def _own(path: Path) -> Any:  # noqa: ANN401 - plain data, held against the schema
    try:
        return load_data(path, "guideline.schema.json#/$defs/catalogue")
    except DataError as error:
        raise UsageError(str(error)) from error


def _clause(data: Mapping[str, Any]) -> GuidelineClause:
    requirements = tuple(_requirement(entry, data) for entry in data["requirements"])
    maps_to = {edition: target for edition, target in data.get("maps_to", {}).items() if target}
    return GuidelineClause(data["id"], data.get("annex", ""), data["heading"], maps_to, requirements)


def _body_clause(data: Mapping[str, Any]) -> GuidelineClause:
    requirement = _requirement({**data, "text": data["point"], "cases": ()}, data)
    return GuidelineClause(data["id"], "本文", data["heading"], {}, (requirement,))


def _requirement(data: Mapping[str, Any], clause: Mapping[str, Any]) -> Requirement:
    return Requirement(
        id=data["id"],
        clause=clause["id"],
        heading=clause["heading"],
        text=data["text"],
        modality=Modality(data["modality"]),
        applies_to=tuple(data.get("applies_to", ())),
        cases=tuple(case["case"] for case in data.get("cases", ())),
        ending=data.get("official_ending", ""),
        confidence=data.get("confidence", ""),
        expected_in=data.get("expected_in", "regulation"),
        witness=load_witness(data["witness"]) if "witness" in data else None,
        where=load_witness(data["where"]) if "where" in data else None,
        reference_for=_LOCAL if data.get("local_gov", "").startswith("reference") else "",
        relaxes=data.get("relaxes", ""),
    )
