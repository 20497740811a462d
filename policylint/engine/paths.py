"""Patterns of files in a configuration."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePath


def path_matches(path: str, pattern: str, root: Path | None = None) -> bool:
    """Whether ``pattern`` means the file ``path``; ``*`` is anything, folders included, ``**/`` any folders or none.

    A pattern with a ``/`` starts at ``root``, the folder of the configuration, wherever the program runs; for a file
    outside of it, or where there is none, it may start at any folder.  A pattern without one means files of that name.
    """
    name, below = _name(path, root)
    anywhere = not below or "/" not in pattern
    plain = pattern.removeprefix("./")
    return any(
        fnmatchcase(name, form) or (anywhere and fnmatchcase(name, f"*/{form}"))
        for form in {plain, plain.replace("**/", "")}
    )


def parts_from(path: str, root: Path | None) -> tuple[str, ...]:
    """The folders and the name of ``path`` from ``root`` on: what files are ordered by, however they were named."""
    return PurePath(_name(path, root)[0]).parts


@lru_cache(maxsize=4096)
def _name(path: str, root: Path | None) -> tuple[str, bool]:
    """``path`` from ``root`` on, with True, or as it is."""
    if root is not None:
        folder, name = os.path.split(path)
        try:
            below = PurePath(os.path.relpath(os.path.join(os.path.realpath(folder), name), root)).as_posix()  # noqa: PTH118 - text in, text out
        except ValueError:  # another drive
            below = ".."
        if not below.startswith(".."):
            return below, True
    return PurePath(path).as_posix(), False
