"""``policylint explain``."""

from __future__ import annotations

import click

from policylint.cli.check_set import find, load_all, style_for
from policylint.cli.commands import Command, checks_option, color_option, language_option
from policylint.cli.console import colored, say
from policylint.cli.run import Run


def command(run: Run) -> click.Command:
    """Explains one check."""

    def explain(code: str, checks: tuple[str, ...], color: str) -> int:
        from policylint.guideline.catalogue import EDITIONS, load_cases  # noqa: PLC0415 - keeps start-up quick
        from policylint.reporters.check_page import render_check  # noqa: PLC0415

        check = find(load_all(checks), code, run)
        style = style_for(run, EDITIONS, color=colored(color))
        say(render_check(check, style, {name: case.title for name, case in load_cases().items()}))
        return 0

    return Command(
        "explain",
        callback=explain,
        params=[click.Argument(["code"], metavar="CODE"), checks_option(run), color_option(run), language_option(run)],
        help=run.say("explain.help"),
    )
