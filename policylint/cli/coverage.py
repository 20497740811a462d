"""``policylint coverage``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import click

from policylint.cli import console
from policylint.cli.commands import OneOf, color_option, language_option
from policylint.cli.inputs import configured_settings, find_beside, find_inputs
from policylint.cli.outputs import deliver
from policylint.cli.paired import PairedCommand, outputs_of
from policylint.cli.progress import progress
from policylint.cli.types import Count, Day, Percent
from policylint.errors import NothingToLintError, UsageError
from policylint.guideline.editions import EDITIONS
from policylint.reporters.coverage.registry import BINARY, FORMATS, coverage_reporter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from policylint.cli.outputs import Output
    from policylint.cli.run import Run
    from policylint.coverage import Coverage, Matrix
    from policylint.engine.settings import Settings
    from policylint.reporters import Style
    from policylint.reporters.coverage.moves import Form

_OSCAL = ("oscal-mapping", "oscal-catalog")
_FORMATS = (*FORMATS, *_OSCAL)
_MOVES = ("table", "json", "csv", "markdown")
"""What ``--against`` can be told in."""
_ONLY = ("must", "should", "example")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """The command line as parsed."""

    paths: tuple[str, ...]
    form: tuple[str, ...]
    output: tuple[str, ...]
    guideline: str | None
    against: str | None
    only: tuple[str, ...]
    fail_under: float | None
    together: bool
    suggest: bool
    jobs: int | None
    as_of: date | None
    config: str | None
    stdin_name: str
    quiet: bool
    color: str


def command(run: Run) -> click.Command:
    """Holds regulations against the guideline, requirement by requirement."""

    @click.pass_context
    def coverage(ctx: click.Context, /, **given: Any) -> int:  # noqa: ANN401 - what click parsed
        options = _Options(**given)
        return _coverage(options, outputs_of(ctx, options.form, options.output, run, default="table"), run)

    return PairedCommand(
        "coverage",
        callback=coverage,
        params=_params(run),
        help=run.say("coverage.help"),
        epilog=run.say("coverage.epilog"),
    )


def _coverage(options: _Options, outputs: Sequence[Output], run: Run) -> int:
    _refuse_binary(outputs, run)
    configured = configured_settings(options.paths, options.stdin_name, options.config, run)
    settings = configured.override(edition=options.guideline, lang=run.lang if run.asked else None, as_of=options.as_of)
    run = replace(run, lang=settings.lang)
    paths = options.paths or ((".",) if settings.root is not None else ())
    if options.against is not None:
        return _moves(paths, settings, outputs, options, run)
    if options.suggest:
        return _suggestions(paths, settings, outputs, options, run)
    matrix = _matrix(paths, settings, options, run)
    for output in outputs:
        _report(matrix, output, options, run)
    return _exit_code(matrix, options, run)


def _matrix(paths: Sequence[str], settings: Settings, options: _Options, run: Run) -> Matrix:
    from policylint.cli.cover_files import How, cover  # noqa: PLC0415 - keeps start-up quick
    from policylint.coverage import Matrix  # noqa: PLC0415
    from policylint.coverage.matrix import SHOWN  # noqa: PLC0415
    from policylint.guideline.catalogue import Modality, load_edition  # noqa: PLC0415

    inputs = find_inputs(paths, options.stdin_name, settings, run)
    beside, idle = find_beside(inputs, settings)
    for name, pattern in idle if not options.quiet else ():
        console.complain(run.say("idle-pattern", name=name, pattern=pattern))
    inputs = (*inputs, *beside)
    with progress(len(inputs), run.say("coverage.progress"), wanted=not options.quiet) as step:
        covered = cover(inputs, settings, run, How(options.together, options.jobs), step)
    for path in covered.broken:
        console.complain(run.say("coverage.broken", path=path))
    if covered.others and not options.quiet:
        console.complain(run.say("coverage.others", count=len(covered.others), paths="、".join(covered.others[:3])))
    if not covered.columns:
        raise NothingToLintError(run.say("coverage.nothing"))
    edition = settings.edition or _one_edition(covered.columns, run)
    wanted = tuple(Modality(word) for word in options.only) or SHOWN
    return Matrix(load_edition(edition), covered.columns, settings.as_of, wanted)


def _moves(paths: Sequence[str], settings: Settings, outputs: Sequence[Output], options: _Options, run: Run) -> int:
    """What changes from one edition to another, and for one organisation what it has of it already."""
    from policylint.coverage.moves import moves  # noqa: PLC0415 - keeps start-up quick
    from policylint.guideline.catalogue import load_edition  # noqa: PLC0415
    from policylint.reporters.coverage.moves import render  # noqa: PLC0415

    if options.guideline is None:
        raise UsageError(run.say("coverage.against-needs"))
    wrong = next((output.format for output in outputs if output.format not in _MOVES), None)
    if wrong is not None:
        raise UsageError(run.say("coverage.against-format", format=wrong, names="、".join(_MOVES)))
    old, new = load_edition(options.guideline), load_edition(str(options.against))
    coverage = None
    if paths:
        columns = _matrix(paths, settings.override(edition=options.against), options, run).columns
        if len(columns) > 1:
            raise UsageError(run.say("coverage.against-one", count=len(columns)))
        coverage = columns[0]
    found = moves(old, new, coverage)
    for output in outputs:
        form = cast("Form", output.format)
        deliver(render(found, old, new, coverage, form, _style(output, options, run)), output, run, quiet=options.quiet)
    return 0


def _suggestions(
    paths: Sequence[str], settings: Settings, outputs: Sequence[Output], options: _Options, run: Run
) -> int:
    """Draft clauses for what one organisation leaves open, and likely claims for its clauses without any."""
    from policylint.cli.cover_files import views_of  # noqa: PLC0415 - keeps start-up quick
    from policylint.coverage.suggest import likely  # noqa: PLC0415
    from policylint.reporters.coverage.suggestions import FORMS, render  # noqa: PLC0415

    wrong = next((output.format for output in outputs if output.format not in FORMS), None)
    if wrong is not None:
        raise UsageError(run.say("coverage.suggest-format", format=wrong, names="、".join(FORMS)))
    matrix = _matrix(paths, settings, options, run)
    if len(matrix.columns) > 1:
        raise UsageError(run.say("coverage.suggest-one", count=len(matrix.columns)))
    read = {path for path, _ in matrix.columns[0].documents}
    given = find_inputs(paths, options.stdin_name, settings, run)
    inputs = [each for each in (*given, *find_beside(given, settings)[0]) if each.path in read]
    found = likely(views_of(inputs, run), matrix.edition.id) if matrix.edition.id in EDITIONS else ()
    for output in outputs:
        deliver(render(matrix, found, output.format, _style(output, options, run)), output, run, quiet=options.quiet)
    return 0


def _one_edition(columns: Sequence[Coverage], run: Run) -> str:
    editions = {column.edition: column.name for column in columns}
    if len(editions) > 1:
        told = "、".join(f"{edition}（{name}）" for edition, name in editions.items())
        raise UsageError(run.say("coverage.editions", editions=told))
    return columns[0].edition


def _report(matrix: Matrix, output: Output, options: _Options, run: Run) -> None:
    if output.format in _OSCAL:
        content: str | bytes = _oscal(matrix, output.format)
    else:
        content = coverage_reporter(output.format)(matrix, _style(output, options, run))
    deliver(content, output, run, quiet=options.quiet)


def _style(output: Output, options: _Options, run: Run) -> Style:
    from policylint.reporters import Style  # noqa: PLC0415 - keeps start-up quick

    color = output.path is None and console.colored(options.color)
    return Style(lang=run.lang, width=console.width(), color=color)


def _oscal(matrix: Matrix, form: str) -> str:
    """The edition as a catalog, or the coverage of it as a mapping-collection (OSCAL 1.2)."""
    from policylint.exporters import oscal  # noqa: PLC0415 - keeps start-up quick

    if form == "oscal-catalog":
        return oscal.dump(oscal.catalog(matrix.edition, matrix.as_of))
    return oscal.dump(oscal.mapping_collection(matrix))


def _exit_code(matrix: Matrix, options: _Options, run: Run) -> int:
    """1 where an organisation stays under the share asked for."""
    from policylint.coverage import percent  # noqa: PLC0415 - keeps start-up quick

    if options.fail_under is None:
        return 0
    under = [
        (column.name, share)
        for column in matrix.columns
        if (share := percent(column.verdicts, matrix.requirements)) < options.fail_under
    ]
    for name, share in under if not options.quiet else ():
        console.complain(run.say("coverage.under", name=name, share=f"{share:.1f}", wanted=f"{options.fail_under:g}"))
    return 1 if under else 0


def _refuse_binary(outputs: Sequence[Output], run: Run) -> None:
    """A workbook is no text for a screen."""
    for output in outputs:
        if output.path is None and output.format in BINARY:
            raise UsageError(run.say("coverage.binary", format=output.format))


def _params(run: Run) -> list[click.Parameter]:
    say = run.say
    return [
        click.Argument(["paths"], nargs=-1, metavar="[PATH…]"),
        click.Option(
            ["--format", "-f", "form"],
            multiple=True,
            type=OneOf(run, _FORMATS, "unknown-format"),
            metavar="|".join(_FORMATS),
            help=say("coverage.format"),
        ),
        click.Option(["--output", "-o"], multiple=True, metavar="FILE", help=say("lint.output")),
        click.Option(["--guideline"], metavar="EDITION", help=say("lint.guideline")),
        click.Option(["--against"], metavar="EDITION", help=say("coverage.against")),
        click.Option(
            ["--only"], multiple=True, type=OneOf(run, _ONLY), metavar="|".join(_ONLY), help=say("coverage.only")
        ),
        click.Option(["--fail-under"], type=Percent(run), metavar="PERCENT", help=say("coverage.fail-under")),
        click.Option(["--suggest"], is_flag=True, help=say("coverage.suggest")),
        click.Option(["--together"], is_flag=True, help=say("coverage.together")),
        click.Option(["--jobs"], type=Count(run), metavar="N", help=say("lint.jobs")),
        click.Option(["--as-of"], type=Day(run), metavar="DATE", help=say("coverage.as-of")),
        click.Option(["--config"], metavar="FILE", help=say("lint.config")),
        click.Option(["--stdin-name"], default="stdin.txt", metavar="NAME", help=say("lint.stdin-name")),
        click.Option(["--quiet", "-q"], is_flag=True, help=say("coverage.quiet")),
        color_option(run),
        language_option(run),
    ]
