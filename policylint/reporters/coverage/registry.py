"""The formats of ``policylint coverage`` by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from policylint.coverage import Matrix
    from policylint.reporters.style import Style

_MODULES = {
    "table": "table",
    "json": "json_v1",
    "csv": "as_csv",
    "markdown": "markdown",
    "xlsx": "xlsx",
    "html": "html",
}
FORMATS = tuple(_MODULES)
"""What ``--format`` takes, in the order in which it is listed."""
BINARY = frozenset({"xlsx"})
"""Formats that go to a file and not to a terminal."""


class CoverageReporter(Protocol):
    """One format."""

    def __call__(self, matrix: Matrix, style: Style, /) -> str | bytes:
        """The whole report; text ends with a line break."""


def coverage_reporter(name: str) -> CoverageReporter:
    """The reporter of a format named in :data:`FORMATS`.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"policylint.reporters.coverage.{_MODULES[name]}")
    return cast("CoverageReporter", module.render)
