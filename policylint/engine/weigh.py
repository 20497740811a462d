"""How much a finding weighs: the check's own severity, softened by the edition, changed by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Severity
from policylint.engine.paths import path_matches
from policylint.engine.select import exactness, match
from policylint.guideline.editions import Modality
from policylint.guideline.modalities import modalities

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policylint.checks.model import Check
    from policylint.engine.select import Selection
    from policylint.engine.settings import Settings, Weight


class Scales:
    """Weighs the findings of one run."""

    def __init__(self, settings: Settings, selection: Selection, checks: Mapping[str, Check]) -> None:
        """Look through the settings.

        Raises:
            UsageError: they weigh or ignore a check that does not exist.
        """
        self._settings, self._selection = settings, selection
        tables = (settings.severities, *(each.severities for each in settings.per_path))
        for selector in (selector for table in tables for selector in table):
            match(selector, checks)
        self._ignored = [
            (each.pattern, frozenset(code for word in each.ignore for code in match(word, checks)))
            for each in settings.per_path
        ]

    def weight(self, check: Check, edition: str, path: str) -> Severity | None:
        """The severity of a finding of ``check`` in the document ``path``; None where it is not told."""
        if any(
            check.code in codes and path_matches(path, pattern, self._settings.root) for pattern, codes in self._ignored
        ):
            return None
        given = self._given(check, path)
        if given is not None:
            return None if given == "off" else Severity(given)
        softened = edition_weight(check, edition)
        return check.severity if softened is None and check.code in self._selection.asked else softened

    def _given(self, check: Check, path: str) -> Weight | None:
        """The weight that the settings give; what is said for the path goes before what is said for all."""
        for each in reversed(self._settings.per_path):
            if path_matches(path, each.pattern, self._settings.root):
                found = _most_exact(each.severities, check)
                if found is not None:
                    return found
        return _most_exact(self._settings.severities, check)


def edition_weight(check: Check, edition: str) -> Severity | None:
    """What a finding of ``check`` weighs by ``edition`` alone; None where the edition does not know the matter."""
    if not check.weighed:
        return check.severity
    binding = known_modalities(check.basis, edition)
    if Modality.MUST in binding:
        return check.severity
    return Severity.INFO if binding else None


def known_modalities(basis: Iterable[str], edition: str) -> frozenset[Modality]:
    """The modalities of those requirements of ``basis`` that ``edition`` knows."""
    known = modalities(edition)
    return frozenset(known[requirement] for requirement in basis if requirement in known)


def _most_exact(severities: Mapping[str, Weight], check: Check) -> Weight | None:
    ranked = [(exactness(selector, check), weight) for selector, weight in severities.items()]
    exact, weight = max(ranked, key=lambda pair: pair[0], default=(0, None))
    return weight if exact else None
