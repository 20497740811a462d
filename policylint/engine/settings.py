"""What a run is asked to do, from the configuration file and the command line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from policylint.checks.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from policylint.checks.model import Lang
    from policylint.engine.result import Result

Weight = Severity | Literal["off"]
FailOn = Severity | Literal["never"]


@dataclass(frozen=True, slots=True)
class PathSettings:
    """What holds for the documents whose path matches ``pattern`` (a glob) only."""

    pattern: str
    edition: str | None = None
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Weight] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run; selectors are codes, names, family letters, or ALL.  Path patterns start at ``root``.

    ``select`` None means the checks that run by default.  ``sets`` are handling sets: name → path patterns, the first
    match being the main regulation.  ``severities`` go by selector; the most exact one counts.
    """

    edition: str | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Weight] = field(default_factory=dict)
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    per_path: tuple[PathSettings, ...] = ()
    root: Path | None = None
    """The folder of the configuration file."""
    check_dirs: tuple[Path, ...] = ()
    check_settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Settings of single checks, by code or name."""
    external: tuple[str, ...] = ()
    """Titles of regulations that exist and are not given (R102)."""
    exclude: tuple[str, ...] = ()
    """Path patterns that are not looked at when a folder is given."""
    select_clauses: tuple[str, ...] = ()
    """Clause references (第7条, 第7条第2項); findings elsewhere are not told."""
    fail_on: FailOn = Severity.ERROR
    lang: Lang = "ja"
    as_of: date = field(default_factory=lambda: datetime.now(tz=UTC).astimezone().date())
    """The day of the check: for citations and suppressions that run out."""

    def override(self, **given: object) -> Settings:
        """These settings with every ``given`` one that is not None in place of its own (the command line's).

        An edition given there holds for all documents.
        """
        values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        if "edition" in values:
            values.setdefault("per_path", tuple(replace(each, edition=None) for each in self.per_path))
        return replace(self, **values)


_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}

CLEAN, FOUND, FAILED = 0, 1, 3


def exit_code(result: Result, fail_on: FailOn) -> int:
    """3 where a check failed, 1 where a finding that nobody suppressed is at or above ``fail_on``, else 0."""
    if result.failures:
        return FAILED
    if fail_on == "never":
        return CLEAN
    floor = _RANK[Severity(fail_on)]
    told = any(each.suppressed is None and _RANK[each.severity] >= floor for each in result.findings)
    return FOUND if told else CLEAN
