"""``policylint schema``."""

from __future__ import annotations

import click

from policylint.cli.commands import Command, language_option
from policylint.cli.console import say
from policylint.cli.run import Run
from policylint.errors import UsageError
from policylint.resources import resource_root

_SUFFIX = ".schema.json"


def command(run: Run) -> click.Command:
    """Prints a schema, or the names of all."""

    def schema(name: str | None) -> int:
        files = {path.name.removesuffix(_SUFFIX): path for path in sorted(resource_root("schemas").glob(f"*{_SUFFIX}"))}
        if name is None:
            say("".join(f"{known}\n" for known in files))
            return 0
        path = files.get(name.removesuffix(_SUFFIX))
        if path is None:
            raise UsageError(run.say("schema.unknown", name=name, names="、".join(files)))
        say(path.read_text(encoding="utf-8"))
        return 0

    return Command(
        "schema",
        callback=schema,
        params=[click.Argument(["name"], required=False, metavar="[NAME]"), language_option(run)],
        help=run.say("schema.help"),
    )
