"""``policylint checks``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from policylint.cli.check_set import load_all, style_for
from policylint.cli.commands import Command, OneOf, checks_option, color_option, language_option
from policylint.cli.console import colored, say
from policylint.cli.run import Run

if TYPE_CHECKING:
    from policylint.checks.model import Check


def command(run: Run) -> click.Command:
    """Lists all checks."""

    def list_checks(form: str, checks: tuple[str, ...], color: str) -> int:
        from policylint.reporters.check_page import render_list  # noqa: PLC0415 - keeps start-up quick

        known = load_all(checks).values()
        if form == "json":
            say(json.dumps([_data(check) for check in known], ensure_ascii=False, indent=2) + "\n")
        else:
            say(render_list(known, style_for(run, (), color=colored(color))))
        return 0

    form = click.Option(
        ["--format", "-f", "form"],
        type=OneOf(run, ("text", "json")),
        default="text",
        metavar="text|json",
        help=run.say("checks.format"),
    )
    return Command(
        "checks",
        callback=list_checks,
        params=[form, checks_option(run), color_option(run), language_option(run)],
        help=run.say("checks.help"),
    )


def _data(check: Check) -> dict[str, object]:
    return {
        "code": check.code,
        "name": check.name,
        "family": check.family,
        "severity": check.severity.value,
        "level": check.level,
        "scope": check.scope,
        "default": check.default,
        "title": dict(check.title),
        "cases": list(check.cases),
        "basis": list(check.basis),
    }
