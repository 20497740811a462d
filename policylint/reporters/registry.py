"""The formats by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from policylint.engine.result import Result
    from policylint.reporters.style import Style

FORMATS = ("text", "concise", "json")
"""What ``--format`` takes, in the order in which it is listed."""

_MODULES = {"text": "text", "concise": "concise", "json": "json_v1"}


class Reporter(Protocol):
    """One format."""

    def __call__(self, result: Result, style: Style, /) -> str | bytes:
        """The whole report; text ends with a line break."""


def reporter(name: str) -> Reporter:
    """The reporter of a format named in :data:`FORMATS`.

    Raises:
        KeyError: there is no such format.
    """
    return cast("Reporter", import_module(f"policylint.reporters.{_MODULES[name]}").render)
