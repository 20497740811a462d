"""From a witness of the catalogue to a grade and the evidence for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.guideline.witnesses import AllOf, AnyOf, Below, OrganisationIs, Partly, Provided, Said
from policylint.text.acts import Listing
from policylint.text.facts import Modality
from policylint.text.provisions import Evidence
from policylint.text.provisions.evidence import evidence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from policylint.guideline.catalogue import Requirement
    from policylint.guideline.witnesses import Witness
    from policylint.text.provisions import Provisions
    from policylint.text.provisions.units import Unit

_SMALL = "中小規模事業者"
_SMALL_ONLY = "中小規模事業者特例"
_MUNICIPAL = re.compile(r"[市町村区]長|知事|会計年度任用職員|[市町村区県]職員")
_NOTHING_LAID_DOWN = frozenset({Listing.DEFINITIONS, Listing.CONDITIONS})
_CONTRACT = re.compile(r"委託|契約")


class Grade(IntEnum):
    """How far a witness bears something out."""

    NONE = 0
    PARTIAL = 1
    COVERED = 2


@dataclass(frozen=True, slots=True)
class Borne:
    """The grade, and what it rests on."""

    grade: Grade
    evidence: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is borne out at all."""
        return self.grade > Grade.NONE


NOTHING = Borne(Grade.NONE)


class Evaluator:
    """The witnesses of one handling set, each looked at once.

    ``below`` is asked for witnesses that rest on other requirements: it gets the clauses of the guideline that they name.
    """

    def __init__(self, provisions: Provisions, below: Callable[[tuple[str, ...]], Borne]) -> None:
        """Look for witnesses among the units and fields of ``provisions``."""
        self.provisions = provisions
        self._below = below
        self._known: dict[Witness, Borne] = {}

    @cached_property
    def small(self) -> bool:
        """Whether the set is that of a 中小規模事業者."""
        return bool(self.borne(OrganisationIs(_SMALL)))

    def applies(self, requirement: Requirement) -> bool:
        """Whether the requirement is asked of the organisation at all."""
        if _SMALL_ONLY in requirement.applies_to and not self.small:
            return False
        return requirement.where is None or bool(self.borne(requirement.where))

    def borne(self, witness: Witness) -> Borne:
        """How far the set bears ``witness`` out."""
        found = self._known.get(witness)
        if found is None:
            found = self._known[witness] = self._look(witness)
        return found

    def _look(self, witness: Witness) -> Borne:
        match witness:
            case Provided(name):
                return self._provided(name)
            case Said():
                return _borne(Evidence(u) for u in self.provisions.units if says(u, witness))
            case OrganisationIs(kind):
                return self._organisation(kind)
            case AllOf(parts):
                return _all([self.borne(part) for part in parts])
            case AnyOf(parts):
                return max((self.borne(part) for part in parts), key=lambda b: b.grade, default=NOTHING)
            case Partly(part):
                inner = self.borne(part)
                return Borne(min(inner.grade, Grade.PARTIAL), inner.evidence)
            case Below(clauses):
                return self._below(clauses)

    def _provided(self, name: str) -> Borne:
        found = evidence_of(name, self.provisions)
        if found.full:
            return Borne(Grade.COVERED, found.full)
        return Borne(Grade.PARTIAL, found.partly) if found.partly else NOTHING

    def _organisation(self, kind: str) -> Borne:
        regulations = [reading.regulation for reading in self.provisions.readings]
        types = {r.organisation.type for r in regulations if r.organisation is not None and r.organisation.type}
        if types:
            return Borne(Grade.COVERED) if kind in types else NOTHING
        if kind == "地方公共団体" and any(_MUNICIPAL.search(u.words) for u in self.provisions.units):
            return Borne(Grade.COVERED)
        return NOTHING


def says(unit: Unit, said: Said) -> bool:
    """Whether the sentence or row says it."""
    if unit.sentence is None and not said.rows:
        return False
    if said.contractor:
        if not (unit.contractor or _CONTRACT.search(unit.heading)):
            return False
    elif unit.contractor or not (said.aims or _lays_down(unit)):
        return False
    if not said.pattern.search(unit.words) or (said.unless is not None and said.unless.search(unit.words)):
        return False
    return said.under is None or said.under.search(unit.context) is not None


def _lays_down(unit: Unit) -> bool:
    """Whether the sentence lays something down or states it: no aim, no definition, no condition."""
    if unit.listing in _NOTHING_LAID_DOWN or any(a.modality is Modality.PURPOSE for a in unit.main):
        return False
    return unit.laid_down_or_stated or unit.predicate_free


def _borne(evidence: Iterable[Evidence]) -> Borne:
    found = tuple(evidence)
    return Borne(Grade.COVERED, found) if found else NOTHING


def _all(parts: list[Borne]) -> Borne:
    evidence = tuple(e for part in parts for e in part.evidence)
    if parts and all(part.grade is Grade.COVERED for part in parts):
        return Borne(Grade.COVERED, evidence)
    return Borne(Grade.PARTIAL, evidence) if any(parts) else NOTHING
