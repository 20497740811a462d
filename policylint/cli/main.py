"""The entry point: language, console, the commands, and the one place where an exception becomes an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from policylint.cli.commands import Group
from policylint.cli.console import prepare
from policylint.cli.failures import exit_code
from policylint.cli.run import Run

if TYPE_CHECKING:
    from collections.abc import Sequence


class Program(click.Command):
    """The whole program as one click command, so that it can be started by ``main`` and by click's test runner."""

    def __init__(self) -> None:
        """Nothing is built before the language is known."""
        super().__init__("policylint", add_help_option=False)

    def main(self, args: Sequence[str] | None = None, *_: object, **__: Any) -> NoReturn:  # noqa: ANN401 - what click's runner hands over
        """Run the command that ``args`` (default: those of the process) name and leave with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        prepare()
        asked = _language(words)
        run = Run("en" if asked == "en" else "ja", asked=bool(asked), debug=bool(os.environ.get("POLICYLINT_DEBUG")))
        group = Group(run)
        sys.exit(exit_code(run, lambda: group.main(words, prog_name="policylint", standalone_mode=False, obj=run)))


def _language(words: Sequence[str]) -> str:
    """The language asked for, "" for none; looked up ahead of parsing because messages about options use it too."""
    asked = os.environ.get("POLICYLINT_LANG", "")
    for index, argument in enumerate(words):
        if argument == "--":
            break
        if argument == "--lang" and index + 1 < len(words):
            asked = words[index + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked


def main() -> NoReturn:
    """The ``policylint`` command."""
    Program().main()
