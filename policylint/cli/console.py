"""The terminal: encoding, width, colour, and writing to it or to files."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.errors import UsageError

if TYPE_CHECKING:
    from policylint.cli.run import Run

_LEAST, _USUAL, _MOST = 40, 88, 100
"""Columns of a report: never fewer, away from a terminal, never more (a long row of kanji is hard to read)."""


def prepare() -> None:
    """Make both streams take any character: UTF-8 wherever no terminal says otherwise (a Windows pipe is CP932)."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        chosen = stream.isatty() or "PYTHONIOENCODING" in os.environ
        stream.reconfigure(encoding=stream.encoding if chosen else "utf-8", errors="replace")


def width() -> int:
    """Columns that a report on standard output may take."""
    if not sys.stdout.isatty():
        return _USUAL
    return max(_LEAST, min(shutil.get_terminal_size().columns, _MOST))


def colored(asked: str) -> bool:
    """Whether standard output gets colours: ``asked`` is always, never, or auto.

    With auto NO_COLOR and FORCE_COLOR decide, and without them whether it is a terminal.
    """
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class PipeClosedError(Exception):
    """Whoever read our output has seen enough; click takes a BrokenPipeError for its own business."""


def say(text: str) -> None:
    """Text to standard output, as it is.

    Raises:
        PipeClosedError: nobody reads it any more.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise PipeClosedError from error


def complain(text: str) -> None:
    """A line to standard error; nothing happens if nobody is there to read it."""
    with suppress(OSError, ValueError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def put(content: str | bytes) -> None:
    """A whole report to standard output."""
    if isinstance(content, str):
        say(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def write_file(path: Path, content: str | bytes, run: Run) -> None:
    """``content`` to ``path``, all of it or nothing: written beside it first, then moved into its place.

    Raises:
        UsageError: the folder is missing or may not be written.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise UsageError(run.say("not-writable", path=path, reason=reason(run, error))) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except OSError as error:
        raise UsageError(run.say("not-writable", path=path, reason=reason(run, error))) from error
    finally:
        beside.unlink(missing_ok=True)


def reason(run: Run, error: OSError) -> str:
    """Why the system refused, in the language of the run where it is one of the usual reasons."""
    match error:
        case FileNotFoundError():
            return run.say("reason.missing")
        case PermissionError():
            return run.say("reason.permission")
        case IsADirectoryError() | NotADirectoryError():
            return run.say("reason.directory")
        case _:
            return error.strerror or str(error)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
