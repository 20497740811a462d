"""``policylint explain``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from policylint.cli.check_set import find, load_all, style_for
from policylint.cli.commands import Command, checks_option, color_option, language_option
from policylint.cli.console import colored, say
from policylint.cli.run import Run
from policylint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Check

_CLAUSE = re.compile(r"(?:(?P<edition>[a-z]+-\d{4})/)?(?P<number>(?:\d|att\d|body\.)[0-9A-Za-z.-]*)")
"""2.C.b, 2.C.b-4, gov-2025/att2.1.A: no code and no name of a check looks like it."""


def command(run: Run) -> click.Command:
    """Explains one check, or what the guideline asks for."""

    def explain(code: str, checks: tuple[str, ...], color: str) -> int:
        from policylint.guideline.catalogue import EDITIONS, load_cases  # noqa: PLC0415 - keeps start-up quick
        from policylint.reporters.check_page import render_check  # noqa: PLC0415

        known = load_all(checks)
        if "/" in code or _CLAUSE.fullmatch(code):
            say(_requirements(code, known, color, run))
            return 0
        check = find(known, code, run)
        style = style_for(run, EDITIONS, color=colored(color))
        say(render_check(check, style, {name: case.title for name, case in load_cases().items()}))
        return 0

    return Command(
        "explain",
        callback=explain,
        params=[click.Argument(["code"], metavar="CODE"), checks_option(run), color_option(run), language_option(run)],
        help=run.say("explain.help"),
    )


def _requirements(asked: str, checks: Mapping[str, Check], color: str, run: Run) -> str:
    """The page of a requirement or clause, with its edition or in the first edition that has it.

    Raises:
        UsageError: no edition has it, or there is no such edition.
    """
    from policylint.document.data import nearest_hint  # noqa: PLC0415 - keeps start-up quick
    from policylint.guideline.catalogue import EDITIONS, load_edition  # noqa: PLC0415
    from policylint.reporters.requirement_page import render_requirements  # noqa: PLC0415

    named, _, number = asked.rpartition("/")
    editions = [load_edition(name) for name in ((named,) if named else EDITIONS)]
    for edition in editions:
        for clause in edition.clauses:
            whole = clause.id == f"{edition.id}/{number}"
            found = [each for each in clause.requirements if whole or each.id == f"{edition.id}/{number}"]
            if found:
                style = style_for(run, (edition.id,), color=colored(color))
                return render_requirements(edition, clause, found, checks.values(), style)
    known = [name for edition in editions for name in (*edition.requirements, *(each.id for each in edition.clauses))]
    hint = nearest_hint(asked if named else f"{editions[0].id}/{number}", known)
    raise UsageError(run.say("unknown-requirement", code=asked, hint=hint if run.lang == "ja" else ""))
