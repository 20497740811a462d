"""``policylint checks``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policylint.cli import console
from policylint.cli.check_set import load_all, style_for
from policylint.cli.commands import Command, OneOf, checks_option, color_option, language_option
from policylint.cli.run import Run
from policylint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Check

_FORMATS = ("text", "json", "markdown")
_PAGE = re.compile(r"[A-Z][0-9]{3}\.md")


def command(run: Run) -> click.Command:
    """Lists all checks, or writes their manual."""

    def list_checks(form: str, output: str | None, checks: tuple[str, ...], color: str) -> int:
        if form == "markdown":
            if output is None or output == "-":
                raise UsageError(run.say("checks.needs-output"))
            _write_manual(load_all(checks), Path(output), run)
            return 0
        on_screen = output is None or output == "-"
        text = _listed(load_all(checks), form, run, color=on_screen and console.colored(color))
        if output is None or on_screen:
            console.say(text)
        else:
            console.write_file(Path(output), text, run)
            console.complain(run.say("wrote", path=output))
        return 0

    form = click.Option(
        ["--format", "-f", "form"],
        type=OneOf(run, _FORMATS),
        default="text",
        metavar="|".join(_FORMATS),
        help=run.say("checks.format"),
    )
    output = click.Option(["--output", "-o"], metavar="FILE|DIR", help=run.say("checks.output"))
    return Command(
        "checks",
        callback=list_checks,
        params=[form, output, checks_option(run), color_option(run), language_option(run)],
        help=run.say("checks.help"),
    )


def _listed(checks: Mapping[str, Check], form: str, run: Run, *, color: bool) -> str:
    from policylint.reporters.check_page import render_list  # noqa: PLC0415 - keeps start-up quick

    if form == "json":
        return json.dumps([_data(check) for check in checks.values()], ensure_ascii=False, indent=2) + "\n"
    return render_list(checks.values(), style_for(run, (), color=color))


def _write_manual(checks: Mapping[str, Check], folder: Path, run: Run) -> None:
    """The pages of ``checks`` into ``folder``; a page that an earlier run made of a check that is gone is removed.

    Raises:
        UsageError: the folder cannot be made or written to.
    """
    from policylint.guideline.catalogue import EDITIONS, load_cases, load_edition  # noqa: PLC0415 - keeps start-up quick
    from policylint.reporters.manual import MARKER, Manual  # noqa: PLC0415

    editions = [load_edition(edition) for edition in EDITIONS]
    pages = Manual(checks, style_for(run, EDITIONS, color=False), editions, load_cases()).pages()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(run.say("not-writable", path=folder, reason=console.reason(run, error))) from error
    for name, text in pages.items():
        console.write_file(folder / name, text, run)
    for path in folder.iterdir():
        if path.name not in pages and _PAGE.fullmatch(path.name) and _is_ours(path, MARKER):
            path.unlink()
    console.complain(run.say("checks.wrote", path=folder, count=len(pages)))


def _is_ours(path: Path, marker: str) -> bool:
    return path.read_text(encoding="utf-8", errors="replace").startswith(marker)


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
