"""A bar for runs that take long, on a terminal."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click._termui_impl import ProgressBar

_PATIENCE = 1.0
"""Seconds before a bar appears: a short run shows none."""


@contextmanager
def progress(steps: int, label: str, *, wanted: bool) -> Iterator[Callable[[str], None]]:
    """A function to call ahead of each of ``steps`` steps with its name; it draws on standard error or does nothing."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda _name: None
        return
    started, done = time.monotonic(), 0
    bar: ProgressBar[int] | None = None

    def step(_name: str) -> None:
        nonlocal bar, done
        if bar is None and time.monotonic() - started > _PATIENCE:
            bar = click.progressbar(length=steps, label=label, file=sys.stderr)
            bar.update(done)
        elif bar is not None:
            bar.update(1)
        done += 1

    try:
        yield step
    finally:
        if bar is not None:
            bar.render_finish()
