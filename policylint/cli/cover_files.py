"""From files to the coverage of organisations: read, grouped by organisation, assessed in parallel processes."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint.checks.model import View
from policylint.coverage import Coverage, assess
from policylint.engine.paths import path_matches
from policylint.engine.units import document_units
from policylint.importers import read_document
from policylint.text.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from policylint.cli.inputs import Input
    from policylint.cli.run import Run
    from policylint.engine.settings import Settings

    Mapper = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]

_POOL_FROM = 6
"""Files from which on processes of their own pay (starting two takes as long as reading some files)."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a first look at one file tells; ``coverage`` is that of the file by itself, where it can be read."""

    entry: Input
    readable: bool
    handling: bool = False
    organisation: str = ""
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """The organisations in the order of the input, and the files that none of them has: broken, or about something else."""

    columns: tuple[Coverage, ...]
    broken: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """A group to assess together; sent to a process."""

    name: str
    entries: tuple[Input, ...]
    settings: Settings
    run: Run


@dataclass(frozen=True, slots=True)
class How:
    """``together``: all files are of one organisation; ``jobs``: processes (None: one for each processor)."""

    together: bool = False
    jobs: int | None = None


def cover(inputs: Sequence[Input], settings: Settings, run: Run, how: How, step: Callable[[str], None]) -> Covered:
    """The coverage of every organisation that ``inputs`` belong to.

    Files that the sets of the settings name belong to those, others to the organisation that they say they are of, and
    where they say nothing each stands for itself.  ``step`` is told each file when it is done.
    """
    with _mapper(len(inputs), how.jobs) as mapper:
        looked = []
        for found in mapper(_look, [_Job("", (entry,), settings, run) for entry in inputs]):
            step(found.entry.path)
            looked.append(found)
        readable = [each for each in looked if each.readable]
        groups = ([("", readable)] if readable else []) if how.together else _groups(readable, settings)
        several = [
            _Job(name, tuple(m.entry for m in members), settings, run) for name, members in groups if members[1:]
        ]
        joined = iter(tuple(mapper(_assess, several)))
    columns = tuple(next(joined) if members[1:] else _single(name, members[0]) for name, members in groups)
    told = {id(member) for _, members in groups for member in members}
    broken = tuple(each.entry.path for each in looked if not each.readable)
    others = tuple(each.entry.path for each in looked if each.readable and id(each) not in told)
    return Covered(_named_apart(columns), broken, others)


@contextmanager
def _mapper(files: int, jobs: int | None) -> Iterator[Mapper]:
    """``map`` here, or in as many processes as asked for (the processors of the machine, where nothing is)."""
    wanted = jobs if jobs is not None else (os.cpu_count() or 1)
    if wanted < 2 or files < _POOL_FROM:  # noqa: PLR2004 - one process is this one
        yield map
        return
    with ProcessPoolExecutor(min(wanted, files)) as pool:
        yield pool.map


def _look(job: _Job) -> Looked:
    entry = job.entries[0]
    view = _view(entry, job.run)
    if view.reading is None:
        return Looked(entry, readable=False)
    edition = document_units([view], job.settings)[0].edition
    organisation = view.reading.regulation.organisation
    name = organisation.name or "" if organisation is not None else ""
    title = name or view.document.title or _stem(entry.path)
    coverage = assess([view], edition, title, as_of=job.settings.as_of)
    return Looked(entry, readable=True, handling=view.reading.handling, organisation=name, coverage=coverage)


def _assess(job: _Job) -> Coverage:
    views = views_of(job.entries, job.run)
    main = views[0]
    edition = document_units([main], job.settings)[0].edition
    name = job.name or main.document.title or _stem(main.document.source.path)
    return assess(views, edition, name, as_of=job.settings.as_of)


def _view(entry: Input, run: Run) -> View:
    document = read_document(entry.path, entry.read(run))
    return View(document, read(document))


def views_of(entries: Sequence[Input], run: Run) -> list[View]:
    """The regulations with what their prose says, one that is about handling first."""
    return sorted((_view(entry, run) for entry in entries), key=lambda v: v.reading is None or not v.reading.handling)


def _groups(looked: Sequence[Looked], settings: Settings) -> list[tuple[str, list[Looked]]]:
    """The files by organisation: name and files, those without any handling regulation left out."""
    found: dict[tuple[str, str], list[Looked]] = {}
    for each in looked:
        found.setdefault(_key(each, settings.sets, settings), []).append(each)
    alone = len(looked) == 1
    return [
        (name if kind != "file" else _own_name(members[0]), members)
        for (kind, name), members in found.items()
        if alone or kind == "set" or any(member.handling for member in members)
    ]


def _key(each: Looked, sets: Mapping[str, tuple[str, ...]], settings: Settings) -> tuple[str, str]:
    for name, patterns in sets.items():
        if any(path_matches(each.entry.path, pattern, settings.root) for pattern in patterns):
            return "set", name
    return ("organisation", each.organisation) if each.organisation else ("file", each.entry.path)


def _single(name: str, looked: Looked) -> Coverage:
    assert looked.coverage is not None  # noqa: S101 - it is readable
    return replace(looked.coverage, name=name) if name else looked.coverage


def _named_apart(columns: tuple[Coverage, ...]) -> tuple[Coverage, ...]:
    """Columns of the same name are called by their paths."""
    names = [column.name for column in columns]
    return tuple(
        replace(column, name=column.documents[0][0]) if names.count(column.name) > 1 else column for column in columns
    )


def _own_name(looked: Looked) -> str:
    """What a file is called that names no organisation: by its title, else by its name."""
    return looked.coverage.name if looked.coverage is not None else _stem(looked.entry.path)


def _stem(path: str) -> str:
    return Path(path).stem
