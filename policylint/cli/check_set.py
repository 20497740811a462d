"""The checks that a command works on, and what reports need beside a result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policylint.cli import console
from policylint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policylint.checks.model import Check
    from policylint.cli.run import Run
    from policylint.reporters import Style


def load_all(folders: Iterable[str | Path]) -> Mapping[str, Check]:
    """The shipped checks and those of ``folders``, by code.

    Raises:
        CheckDefinitionError: a check is not what it should be.
    """
    from policylint.checks.load import load_checks, shipped_folder  # noqa: PLC0415 - keeps start-up quick

    return load_checks([shipped_folder(), *map(Path, folders)])


def find(checks: Mapping[str, Check], asked: str, run: Run) -> Check:
    """The check of that code or name, in any case.

    Raises:
        UsageError: there is none.
    """
    code = asked.upper()
    found = checks.get(code) or next((check for check in checks.values() if check.name == asked.lower()), None)
    if found is None:
        raise UsageError(run.say("unknown-code", code=asked))
    return found


def style_for(run: Run, editions: Iterable[str], *, color: bool) -> Style:
    """The look of a report on standard output, with the headings of ``editions``."""
    from policylint.guideline.headings import headings, short_title  # noqa: PLC0415 - keeps start-up quick
    from policylint.reporters import Style  # noqa: PLC0415

    known = tuple(dict.fromkeys(editions))
    return Style(
        lang=run.lang,
        width=console.width(),
        color=color,
        headings={clause: heading for edition in known for clause, heading in headings(edition).items()},
        editions={edition: short_title(edition) for edition in known},
    )
