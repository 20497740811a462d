"""How commands look and load: a group that imports a command only when it is called, help in the user's language."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import click

from policylint import __version__
from policylint.cli.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MODULES: Mapping[str, str] = {
    "lint": "lint",
    "coverage": "coverage",
    "review": "review",
    "import": "import_file",
    "explain": "explain",
    "checks": "list_checks",
    "test": "test_checks",
    "schema": "schema",
}


class Formatter(click.HelpFormatter):
    """Help texts wrapped by columns instead of characters: one kanji takes two."""

    def write_text(self, text: str) -> None:
        """A paragraph; line breaks in it stay."""
        from policylint.reporters.layout import wrap  # noqa: PLC0415 - only help needs it

        indent = " " * self.current_indent
        self.write("".join(f"{indent}{row}".rstrip() + "\n" for row in wrap(text, self.width - self.current_indent)))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms (ASCII) on the left, what they mean on the right."""
        from policylint.reporters.layout import wrap  # noqa: PLC0415 - only help needs it

        table = list(rows)
        column = min(max(len(term) for term, _ in table), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in table:
            first, *more = wrap(meaning, self.width - column - self.current_indent)
            if len(term) + col_spacing > column:
                self.write(f"{indent}{term}\n{indent}{'':{column}}{first}\n")
            else:
                self.write(f"{indent}{term:{column}}{first}\n")
            self.write("".join(f"{indent}{'':{column}}{row}\n" for row in more))


class Context(click.Context):
    """A context whose help is wrapped by columns."""

    formatter_class = Formatter


class Command(click.Command):
    """A command of ours: help in the language of the run."""

    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words behind the name of the command in the line of usage."""
        return [_run(ctx).say("options-metavar"), *super().collect_usage_pieces(ctx)[1:]]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write(f"{_run(ctx).say('usage')} {ctx.command_path} {pieces}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of options."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with words of ours."""
        return _worded_help(super().get_help_option(ctx), ctx)


class Group(click.Group):
    """The program.  A command is a module ``policylint.cli.<module>`` with ``command(run)``."""

    context_class = Context

    def __init__(self, run: Run) -> None:
        """Only the words of the program itself are looked up here."""
        super().__init__(
            "policylint",
            help=run.say("program.help"),
            epilog=run.say("program.epilog"),
            context_settings={"help_option_names": ["--help", "-h"]},
            options_metavar=run.say("options-metavar"),
            subcommand_metavar=run.say("command-metavar"),
            invoke_without_command=True,
            no_args_is_help=True,
            callback=_no_command,
        )
        version = click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
            help=run.say("version.help"),
        )  # fmt: skip
        self.params = [version, language_option(run)]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order in which people meet them."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None if there is none."""
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
        return cast("click.Command", import_module(f"policylint.cli.{module}").command(_run(ctx)))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` start with.

        Raises:
            click.UsageError: there is none of that name; the nearest names are told.
        """
        name = args[0]
        if name not in _MODULES and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

            run, near = _run(ctx), get_close_matches(name, _MODULES)
            hint = (
                run.say("near", names="、".join(near)) if near else run.say("all-commands", names="、".join(_MODULES))
            )
            message = f"{run.say('no-such-command', name=name)} {hint}"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        formatter.write(f"{_run(ctx).say('usage')} {ctx.command_path} {' '.join(self.collect_usage_pieces(ctx))}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of options, then that of commands."""
        _write_options(self, ctx, formatter)
        with formatter.section(_run(ctx).say("commands")):
            formatter.write_dl([(name, _run(ctx).say(f"{name}.short")) for name in _MODULES])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with words of ours."""
        return _worded_help(super().get_help_option(ctx), ctx)


def language_option(run: Run) -> click.Option:
    """``--lang``, which every command takes; it was read before parsing, here it is only checked."""
    return click.Option(
        ["--lang"], type=OneOf(run, ("ja", "en")), expose_value=False, metavar="ja|en", help=run.say("lang.help")
    )


def checks_option(run: Run) -> click.Option:
    """``--checks DIR``: folders of an organisation's own checks."""
    return click.Option(["--checks"], multiple=True, metavar="DIR", help=run.say("lint.checks"))


def color_option(run: Run) -> click.Option:
    """``--color``."""
    words = ("auto", "always", "never")
    return click.Option(
        ["--color"], type=OneOf(run, words), default="auto", metavar="|".join(words), help=run.say("lint.color")
    )


class OneOf(click.ParamType[Any]):
    """One of a few words."""

    name = "word"

    def __init__(self, run: Run, choices: Sequence[str], unknown: str = "not-one-of") -> None:
        """``unknown`` is the key of what is said about another word."""
        self._run, self._choices, self._unknown = run, choices, unknown

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """The word itself."""
        if value not in self._choices:
            self.fail(self._run.say(self._unknown, value=value, names="、".join(self._choices)), param, ctx)
        return value


def _run(ctx: click.Context) -> Run:
    return cast("Run", ctx.obj)


@click.pass_context
def _no_command(ctx: click.Context) -> None:
    """What is said when there are only options; it runs ahead of a command too."""
    if ctx.invoked_subcommand is None:
        raise click.UsageError(_run(ctx).say("no-command", names="、".join(_MODULES)), ctx)


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"policylint {__version__}")
        ctx.exit()


def _worded_help(option: click.Option | None, ctx: click.Context) -> click.Option | None:
    if option is not None and isinstance(ctx.obj, Run):
        option.help = ctx.obj.say("help.help")
    return option


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    records = [param.get_help_record(ctx) for param in command.get_params(ctx) if isinstance(param, click.Option)]
    with formatter.section(_run(ctx).say("options")):
        formatter.write_dl([record for record in records if record is not None])
