"""Which format goes where: pairs of ``--format`` and ``--output`` as they stand on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.cli import console
from policylint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.cli.run import Run


@dataclass(frozen=True, slots=True)
class Output:
    """One format; ``path`` None is standard output."""

    format: str
    path: Path | None


def pair(
    order: Sequence[str], formats: Sequence[str], files: Sequence[str], run: Run, *, default: str
) -> tuple[Output, ...]:
    """The outputs: each ``--output`` belongs to the ``--format`` before it, or else to the one behind it.

    ``order`` holds ``"format"`` and ``"output"`` as they were given.  Without ``--format`` it is ``default``.

    Raises:
        UsageError: an output without format, one file for two formats, or two formats for standard output.
    """
    outputs: list[Output] = []
    ahead: list[str] = []
    next_format, next_file = iter(formats), iter(files)
    for name in order:
        if name == "format":
            outputs.append(Output(next(next_format), Path(ahead.pop()) if ahead else None))
            continue
        file = next(next_file)
        if outputs and outputs[-1].path is None and not ahead:
            outputs[-1] = Output(outputs[-1].format, None if file == "-" else Path(file))
        else:
            ahead.append(file)
    if not outputs:
        outputs.append(Output(default, Path(ahead.pop()) if ahead and ahead[-1] != "-" else None))
    if ahead and ahead != ["-"]:
        raise UsageError(run.say("output-without-format", path=ahead[0]))
    _refuse_clashes(outputs, run)
    return tuple(outputs)


def deliver(content: str | bytes, output: Output, run: Run, *, quiet: bool) -> None:
    """A report to standard output or to its file, which is told unless ``quiet``.

    Raises:
        UsageError: the file cannot be written.
    """
    if output.path is None:
        console.put(content)
        return
    console.write_file(output.path, content, run)
    if not quiet:
        console.complain(run.say("wrote", path=output.path))


def _refuse_clashes(outputs: Sequence[Output], run: Run) -> None:
    on_screen = [output.format for output in outputs if output.path is None]
    if len(on_screen) > 1:
        raise UsageError(run.say("two-on-stdout", names="、".join(on_screen)))
    seen: set[Path] = set()
    for output in outputs:
        if output.path is None:
            continue
        if (place := output.path.absolute()) in seen:
            raise UsageError(run.say("same-output", path=output.path))
        seen.add(place)
