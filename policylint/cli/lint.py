"""``policylint lint``."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import console
from policylint.cli.check_set import load_all, style_for
from policylint.cli.commands import OneOf, checks_option, color_option, language_option
from policylint.cli.inputs import configured_settings, find_beside, find_inputs
from policylint.cli.outputs import deliver
from policylint.cli.paired import PairedCommand, outputs_of
from policylint.cli.progress import progress
from policylint.cli.run import Run
from policylint.cli.types import Count, Day, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from policylint.cli.inputs import Input
    from policylint.cli.outputs import Output
    from policylint.document.model import Document
    from policylint.engine.result import Result
    from policylint.engine.settings import Settings

_FORMATS = ("text", "concise", "json", "oscal")
_FAIL_ON = ("error", "warning", "info", "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """The command line as parsed; ``select`` and its like are tuples of what each use of the option holds."""

    paths: tuple[str, ...]
    form: tuple[str, ...]
    output: tuple[str, ...]
    guideline: str | None
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    select_clause: tuple[str, ...]
    checks: tuple[str, ...]
    as_of: date | None
    config: str | None
    no_cache: bool
    jobs: int | None
    stdin_name: str
    quiet: bool
    color: str


def command(run: Run) -> click.Command:
    """Lints regulations."""

    @click.pass_context
    def lint(ctx: click.Context, /, **given: Any) -> int:  # noqa: ANN401 - what click parsed
        options = _Options(**given)
        return _lint(options, outputs_of(ctx, options.form, options.output, run, default="text"), run)

    return PairedCommand(
        "lint", callback=lint, params=_params(run), help=run.say("lint.help"), epilog=run.say("lint.epilog")
    )


def _lint(options: _Options, outputs: Sequence[Output], run: Run) -> int:
    settings = _settings(options, run)
    run = replace(run, lang=settings.lang)
    # A folder with a configuration is a repository: without a path it is linted as it stands.
    paths = options.paths or ((".",) if settings.root is not None else ())
    inputs = find_inputs(paths, options.stdin_name, settings, run)
    beside, idle = find_beside(inputs, settings)
    for name, pattern in idle if not options.quiet else ():
        console.complain(run.say("idle-pattern", name=name, pattern=pattern))
    checks = load_all(settings.check_dirs)
    # Not before the paths are known to be right: a mistake is told at once.
    from policylint.engine.run import run as judge  # noqa: PLC0415
    from policylint.engine.settings import exit_code  # noqa: PLC0415

    with progress(2 * (len(inputs) + len(beside)), run.say("progress"), wanted=not options.quiet) as step:
        documents = [_read(entry, step, run) for entry in (*inputs, *beside)]
        given, along = documents[: len(inputs)], documents[len(inputs) :]
        result = judge(given, checks, settings, beside=along, progress=lambda _done, _all, path: step(path))
    _report(result, outputs, options, run, settings.as_of)
    return exit_code(result, settings.fail_on)


def _settings(options: _Options, run: Run) -> Settings:
    """The settings of the configuration file, and over them those of the command line."""
    configured = configured_settings(options.paths, options.stdin_name, options.config, run)
    own = tuple(Path(folder) for folder in options.checks)
    return configured.override(
        edition=options.guideline,
        select=words(options.select),
        extend_select=words(options.extend_select),
        ignore=words(options.ignore),
        check_dirs=(*configured.check_dirs, *own) if own else None,
        select_clauses=words(options.select_clause),
        fail_on=options.fail_on,
        lang=run.lang if run.asked else None,
        as_of=options.as_of,
    )


def _read(entry: Input, step: Callable[[str], None], run: Run) -> Document:
    from policylint.importers import read_document  # noqa: PLC0415 - keeps start-up quick

    step(entry.path)
    return read_document(entry.path, entry.read(run))


def _oscal(result: Result, as_of: date) -> str:
    """The findings as assessment-results (OSCAL 1.2)."""
    from policylint.exporters import oscal  # noqa: PLC0415 - keeps start-up quick

    return oscal.dump(oscal.assessment_results(result, as_of))


def _report(result: Result, outputs: Sequence[Output], options: _Options, run: Run, as_of: date) -> None:
    from policylint.reporters import reporter  # noqa: PLC0415 - keeps start-up quick

    editions = [result.edition, *(document.edition for document in result.documents)]
    for output in outputs:
        color = output.path is None and console.colored(options.color)
        style = replace(
            style_for(run, editions if output.format == "text" else (), color=color), notices=not options.quiet
        )
        content = _oscal(result, as_of) if output.format == "oscal" else reporter(output.format)(result, style)
        deliver(content, output, run, quiet=options.quiet)
    for failure in result.failures:
        if run.debug:
            console.complain("".join(traceback.format_exception(failure.error)))
        console.complain(run.say("check-failed", code=failure.code, path=failure.path, error=repr(failure.error)))


def _params(run: Run) -> list[click.Parameter]:
    say = run.say
    fail_on = OneOf(run, _FAIL_ON)
    return [
        click.Argument(["paths"], nargs=-1, metavar="[PATH…]"),
        click.Option(
            ["--format", "-f", "form"],
            multiple=True,
            type=OneOf(run, _FORMATS, "unknown-format"),
            metavar="|".join(_FORMATS),
            help=say("lint.format"),
        ),
        click.Option(["--output", "-o"], multiple=True, metavar="FILE", help=say("lint.output")),
        click.Option(["--guideline"], metavar="EDITION", help=say("lint.guideline")),
        click.Option(["--select"], multiple=True, metavar="CODES", help=say("lint.select")),
        click.Option(["--extend-select"], multiple=True, metavar="CODES", help=say("lint.extend-select")),
        click.Option(["--ignore"], multiple=True, metavar="CODES", help=say("lint.ignore")),
        click.Option(["--fail-on"], type=fail_on, metavar="|".join(_FAIL_ON), help=say("lint.fail-on")),
        click.Option(["--select-clause"], multiple=True, metavar="CLAUSE", help=say("lint.select-clause")),
        checks_option(run),
        click.Option(["--as-of"], type=Day(run), metavar="DATE", help=say("lint.as-of")),
        click.Option(["--config"], metavar="FILE", help=say("lint.config")),
        click.Option(["--no-cache"], is_flag=True, help=say("lint.no-cache")),
        click.Option(["--jobs"], type=Count(run), metavar="N", help=say("lint.jobs")),
        click.Option(["--stdin-name"], default="stdin.txt", metavar="NAME", help=say("lint.stdin-name")),
        click.Option(["--quiet", "-q"], is_flag=True, help=say("lint.quiet")),
        color_option(run),
        language_option(run),
    ]
