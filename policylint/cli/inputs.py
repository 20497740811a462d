"""From the paths of a command line to files: folders walked, patterns expanded, standard input read."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.cli.console import reason
from policylint.engine.paths import path_matches
from policylint.errors import NothingToLintError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policylint.cli.run import Run
    from policylint.engine.settings import Settings

SUFFIXES = (".yaml", ".yml", ".pdf", ".md", ".markdown", ".txt")
"""What is picked up in a folder; a file that is named is read whatever it is called."""

_MAGIC = re.compile(r"[*?\[]")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_MARKER = re.compile(rb"^policylint[ \t]*:", re.MULTILINE)
_HEAD = 65536
"""Bytes of a YAML file among which the key ``policylint:`` must stand for it to be a regulation."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read; ``path`` is its name in reports.  ``data`` is there already for standard input."""

    path: str
    data: bytes | None = None

    def read(self, run: Run) -> bytes:
        """The bytes of the file.

        Raises:
            UsageError: the system does not let us.
        """
        if self.data is not None:
            return self.data
        try:
            return Path(self.path).read_bytes()
        except OSError as error:
            raise UsageError(run.say("not-readable", path=self.path, reason=reason(run, error))) from error


def find_inputs(paths: Sequence[str], stdin_name: str, settings: Settings, run: Run) -> tuple[Input, ...]:
    """The files that ``paths`` lead to, in that order, each once; files of a folder by name.

    Files in folders that the settings exclude are passed over; a file that is named never is.

    Raises:
        UsageError: a path or pattern leads nowhere.
        NothingToLintError: no file was found at all.
    """
    if not paths:
        raise UsageError(run.say("no-paths"))
    if paths.count("-") > 1:
        raise UsageError(run.say("stdin-once"))
    found: dict[str, Input] = {}
    for entry in _expand(paths, stdin_name, settings, run):
        found.setdefault(os.path.realpath(entry.path) if entry.data is None else "-", entry)
    if not found:
        raise NothingToLintError(run.say("nothing", suffixes=" ".join(SUFFIXES)))
    return tuple(found.values())


def find_beside(inputs: Sequence[Input], settings: Settings) -> tuple[tuple[Input, ...], tuple[tuple[str, str], ...]]:
    """The files to read along: the other members of the sets of the configuration that ``inputs`` belong to.

    Files that are excluded count: what is left out of a report may still hold a provision.  The second value tells the
    patterns that no file matches at all, each with the name of its set.
    """
    if settings.root is None or not settings.sets:
        return (), ()
    given = {os.path.realpath(entry.path): entry.path for entry in inputs}
    others = [path for path in _walk(str(settings.root), None) if os.path.realpath(path) not in given]
    found: dict[str, Input] = {}
    idle: list[tuple[str, str]] = []
    for name, patterns in settings.sets.items():
        touched = False
        members: list[str] = []
        for pattern in patterns:
            mine = [path for path in given.values() if path_matches(path, pattern, settings.root)]
            more = [path for path in others if path_matches(path, pattern, settings.root)]
            touched = touched or bool(mine)
            members += more
            if not mine and not more:
                idle.append((name, pattern))
        if touched:
            found.update((path, Input(_from_here(path))) for path in members)
    return tuple(found.values()), tuple(idle)


def configured_settings(paths: Sequence[str], stdin_name: str, config: str | None, run: Run) -> Settings:
    """The settings of the configuration file: the one named, else the nearest to the first path that is there.

    Raises:
        UsageError: the file that is named does not exist.
        ConfigError: it says something that is not known.
    """
    from policylint.engine.config import find_config, load_config  # noqa: PLC0415 - keeps start-up quick
    from policylint.engine.settings import Settings  # noqa: PLC0415

    places = (Path(stdin_name) if path == "-" else fixed_part(path) for path in paths)
    start = next((place for place in places if place.exists() or place.parent.is_dir()), Path.cwd())
    found = Path(config) if config else find_config(start)
    if found is not None and not found.is_file():
        raise UsageError(run.say("no-such-path", path=found, here=Path.cwd()))
    return load_config(found) if found is not None else Settings()


def find_file(path: str, stdin_name: str, run: Run) -> Input:
    """The one file of a command that takes one; ``-`` is standard input.

    Raises:
        UsageError: it does not exist or is a folder.
    """
    if path == "-":
        return Input(stdin_name, sys.stdin.buffer.read())
    if not Path(path).exists():
        raise UsageError(run.say("no-such-path", path=path, here=Path.cwd()))
    return Input(path)


def fixed_part(path: str) -> Path:
    """The path, or of a pattern the folder below which its matches lie."""
    if os.path.lexists(path):
        return Path(path)
    place = Path(path)
    while _MAGIC.search(str(place)):
        place = place.parent
    return place


def _expand(paths: Iterable[str], stdin_name: str, settings: Settings, run: Run) -> Iterator[Input]:
    for path in paths:
        if path == "-":
            yield Input(stdin_name, sys.stdin.buffer.read())
        elif Path(path).is_dir():
            yield from map(Input, _walk(path, settings))
        elif Path(path).exists():
            yield Input(path)
        else:
            yield from _match(path, settings, run)


def _match(pattern: str, settings: Settings, run: Run) -> Iterator[Input]:
    """The files of a pattern that no shell expanded (cmd.exe and PowerShell leave that to the program)."""
    from glob import glob, has_magic  # noqa: PLC0415 - rarely needed

    if not has_magic(pattern):
        raise UsageError(run.say("no-such-path", path=pattern, here=Path.cwd()))
    matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207 - a Path globs below itself only
    if not matches:
        raise UsageError(run.say("no-match", pattern=pattern, here=Path.cwd()))
    for match in matches:
        if Path(match).is_dir():
            yield from map(Input, _walk(match, settings))
        else:
            yield Input(match)


def _walk(folder: str, settings: Settings | None) -> Iterator[str]:
    """Regulations below ``folder`` by name: known suffixes, nothing hidden or excluded, no YAML of other programs."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(files):
            path = Path(root, name)
            suffix = path.suffix.lower()
            if name.startswith(".") or suffix not in SUFFIXES or (settings and _excluded(str(path), settings)):
                continue
            if suffix not in {".yaml", ".yml"} or _is_regulation(path):
                yield str(path)


def _excluded(path: str, settings: Settings) -> bool:
    """Whether a pattern of the configuration means the file or a folder that it lies in."""
    return any(
        path_matches(path, form, settings.root)
        for pattern in settings.exclude
        for form in (pattern, f"{pattern.rstrip('/')}/**")
    )


def _from_here(path: str) -> str:
    """``path`` from the current folder on, where there is a way."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return path


def _is_regulation(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return _MARKER.search(stream.read(_HEAD).replace(b"\x00", b"")) is not None
    except OSError:
        return True  # reading it for the lint tells why
