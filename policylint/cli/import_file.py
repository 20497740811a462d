"""``policylint import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policylint.cli import console
from policylint.cli.commands import Command, language_option
from policylint.cli.failures import FINDINGS
from policylint.cli.inputs import find_file
from policylint.cli.run import Run
from policylint.errors import UsageError

if TYPE_CHECKING:
    from policylint.document.model import Document


def command(run: Run) -> click.Command:
    """Turns one regulation into YAML."""

    def import_file(file: str, output: str | None, force: bool, stdin_name: str) -> int:
        from policylint.document.write import write_yaml  # noqa: PLC0415 - keeps start-up quick
        from policylint.importers import read_document  # noqa: PLC0415

        target = None if output is None or output == "-" else Path(output)
        if target is not None and target.exists() and not force:
            raise UsageError(run.say("import.exists", path=target))
        entry = find_file(file, stdin_name, run)
        document = read_document(entry.path, entry.read(run))
        if document.regulation is None:
            _tell_why(document, run)
            return FINDINGS
        text = write_yaml(document.regulation)
        if target is None:
            console.say(text)
        else:
            console.write_file(target, text, run)
        _tell(document, run)
        if target is not None:
            console.complain(run.say("wrote", path=target))
        return 0

    return Command(
        "import",
        callback=import_file,
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(["--output", "-o"], metavar="OUT.yaml", help=run.say("import.output")),
            click.Option(["--force"], is_flag=True, help=run.say("import.force")),
            click.Option(["--stdin-name"], default="stdin.txt", metavar="NAME", help=run.say("lint.stdin-name")),
            language_option(run),
        ],
        help=run.say("import.help"),
    )


def _tell_why(document: Document, run: Run) -> None:
    """Why a file is no regulation: what the checks of the file itself say about it."""
    from policylint.cli.check_set import load_all  # noqa: PLC0415 - keeps start-up quick
    from policylint.engine.run import run as judge  # noqa: PLC0415
    from policylint.engine.settings import Settings  # noqa: PLC0415

    checks = {code: check for code, check in load_all(()).items() if check.family == "S"}
    console.complain(run.say("import.unreadable", path=document.source.path))
    for finding in judge((document,), checks, Settings(lang=run.lang)).findings:
        console.complain(f"  {finding.code} {finding.message}")


def _tell(document: Document, run: Run) -> None:
    """What was read and what was not understood, to standard error."""
    from policylint.reporters import Style  # noqa: PLC0415 - keeps start-up quick
    from policylint.reporters.notices import notice_texts  # noqa: PLC0415

    regulation = document.regulation
    if regulation is None:
        return
    title = regulation.title.text if regulation.title is not None else ""
    path = document.source.path
    console.complain(run.say("import.done", path=path, title=title, articles=len(regulation.articles)))
    for text in notice_texts(document.source, document.notices, Style(lang=run.lang)):
        console.complain(f"{path}: {text}")
