"""``policylint test``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policylint.cli.check_set import find, load_all
from policylint.cli.commands import Command, checks_option, language_option
from policylint.cli.console import say
from policylint.cli.failures import FINDINGS, OK
from policylint.cli.run import Run
from policylint.errors import NothingToLintError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policylint.checks.model import Check
    from policylint.document.model import Document
    from policylint.engine.examples import Mismatch


_WORDS = {"missed": "test.missed", "extra": "test.extra", "failed": "test.failed-run", "altered": "test.altered"}


def command(run: Run) -> click.Command:
    """Runs checks on their own examples."""

    def test(targets: tuple[str, ...], checks: tuple[str, ...]) -> int:
        from policylint.engine.examples import test_check  # noqa: PLC0415 - keeps start-up quick

        known, chosen = _chosen(targets, checks, run)
        if not chosen:
            raise NothingToLintError(run.say("test.nothing"))
        total = failed = 0
        for check in chosen:
            mismatches = test_check(check, _read, known)
            total += len(check.good) + len(check.bad)
            failed += len({mismatch.example for mismatch in mismatches})
            for line in _told(check, mismatches, run):
                say(line + "\n")
        values = {"checks": len(chosen), "examples": total, "passed": total - failed, "failed": failed}
        say(run.say("test.summary", **values) + "\n")
        return FINDINGS if failed else OK

    return Command(
        "test",
        callback=test,
        params=[click.Argument(["targets"], nargs=-1, metavar="[CODE|DIR]…"), checks_option(run), language_option(run)],
        help=run.say("test.help"),
    )


def _chosen(targets: Sequence[str], folders: Sequence[str], run: Run) -> tuple[Mapping[str, Check], tuple[Check, ...]]:
    """All checks by code, and those that ``targets`` name: all below a folder, else the one of that code or name."""
    named = [target for target in targets if Path(target).is_dir()]
    known = load_all((*folders, *named))
    if not targets:
        return known, tuple(known.values())
    chosen: dict[str, Check] = {}
    for target in targets:
        if target in named:
            folder = Path(target).resolve()
            found = [check for check in known.values() if check.folder.resolve().is_relative_to(folder)]
        else:
            found = [find(known, target, run)]
        chosen.update((check.code, check) for check in found)
    return known, tuple(chosen.values())


def _told(check: Check, mismatches: Sequence[Mismatch], run: Run) -> Iterator[str]:
    titles = {name: example.title[run.lang] for name, example in check.iter_examples()}
    shown = ""
    for mismatch in mismatches:
        if mismatch.example != shown:
            shown = mismatch.example
            yield run.say("test.failed", code=check.code, example=shown, title=titles[shown])
        place = f"{mismatch.file}:{mismatch.line}:{mismatch.column}"
        yield run.say(_WORDS[mismatch.kind], place=place, text=mismatch.text)


def _read(name: str, text: str) -> Document:
    from policylint.importers import read_document  # noqa: PLC0415 - keeps start-up quick

    return read_document(name, text.encode())
