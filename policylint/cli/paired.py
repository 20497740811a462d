"""Commands whose ``--format`` and ``--output`` come in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.cli.commands import Command
from policylint.cli.outputs import pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

    from policylint.cli.outputs import Output
    from policylint.cli.run import Run

_ORDER = "policylint.order"


class PairedCommand(Command):
    """A command that remembers in which order its options came."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as usual, and once more for the order."""
        given = list(args)
        rest = super().parse_args(ctx, args)
        ctx.meta[_ORDER] = [str(param.name) for param in self.make_parser(ctx).parse_args(args=given)[2]]
        return rest


def outputs_of(
    ctx: click.Context, formats: Sequence[str], files: Sequence[str], run: Run, *, default: str
) -> tuple[Output, ...]:
    """The outputs asked for; without ``--format`` it is ``default``.

    Raises:
        UsageError: an output without format, one file for two formats, or two formats for standard output.
    """
    order = [{"form": "format"}.get(name, name) for name in ctx.meta[_ORDER] if name in {"form", "output"}]
    return pair(order, formats, files, run, default=default)
