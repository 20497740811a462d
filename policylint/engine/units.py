"""What checks judge: single documents, handling sets, and the whole of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.checks.model import HandlingSet
from policylint.engine.paths import parts_from, path_matches
from policylint.guideline.choose import edition_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from policylint.checks.model import View
    from policylint.engine.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Views that are judged together, and the edition that applies to them."""

    name: str
    views: tuple[View, ...]
    edition: str


def document_units(views: Sequence[View], settings: Settings) -> tuple[Unit, ...]:
    """One unit for each document, in order."""
    return tuple(Unit(view.document.source.path, (view,), _edition(view, settings)) for view in views)


def set_units(documents: Sequence[Unit], settings: Settings) -> tuple[Unit, ...]:
    """The handling sets: those of the settings, then each other document that is about handling by itself.

    A set has the edition of its main regulation; a set that matches no regulation is left out.
    """
    units: list[Unit] = []
    grouped: set[int] = set()
    for name, patterns in settings.sets.items():
        members = _members(documents, patterns, settings.root)
        grouped |= {id(unit) for unit in members}
        if members:
            units.append(Unit(name, tuple(unit.views[0] for unit in members), members[0].edition))
    for unit in documents:
        reading = unit.views[0].reading
        if reading is not None and reading.handling and id(unit) not in grouped:
            units.append(unit)
    return tuple(units)


def handling_set(unit: Unit) -> HandlingSet:
    """The unit as a check of handling sets takes it."""
    return HandlingSet(unit.name, unit.views)


def _members(documents: Sequence[Unit], patterns: Sequence[str], root: Path | None) -> list[Unit]:
    """The regulations that match, in the order of the patterns and then by path, each once.

    Which is the main one must not depend on which files of the set a run was given.
    """
    regulations = [unit for unit in documents if unit.views[0].reading is not None]
    regulations.sort(key=lambda unit: parts_from(unit.name, root))
    found: Mapping[int, Unit] = {
        id(unit): unit for pattern in patterns for unit in regulations if path_matches(unit.name, pattern, root)
    }
    return list(found.values())


def _edition(view: View, settings: Settings) -> str:
    path = view.document.source.path
    matching = (each for each in settings.per_path if path_matches(path, each.pattern, settings.root))
    own = [each.edition for each in matching if each.edition]
    return edition_for(view.document, own[-1] if own else settings.edition)
