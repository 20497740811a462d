"""Types of options, with messages of ours."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from policylint.cli.run import Run


class Day(click.ParamType[Any]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def __init__(self, run: Run) -> None:
        """``run`` says the words."""
        self._run = run

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """The date."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(self._run.say("not-a-date", value=value), param, ctx)


class Count(click.ParamType[Any]):
    """A whole number from 1."""

    name = "count"

    def __init__(self, run: Run) -> None:
        """``run`` says the words."""
        self._run = run

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """The number."""
        if str(value).isascii() and str(value).isdigit() and int(value) > 0:
            return int(value)
        return self.fail(self._run.say("not-a-number", value=value), param, ctx)


def words(values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words of an option that takes lists (``V101,O``) and may be repeated; None if it was not given."""
    if not values:
        return None
    return tuple(word for value in values for word in value.replace("、", ",").replace(",", " ").split())


class Percent(click.ParamType[float]):
    """A number from 0 to 100."""

    name = "percent"

    def __init__(self, run: Run) -> None:
        """``run`` gives the language of what is said about anything else."""
        self._run = run

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401 - click's signature
        """The number."""
        try:
            number = float(str(value).rstrip("%％"))
        except ValueError:
            number = -1.0
        if not 0 <= number <= 100:  # noqa: PLR2004 - percent
            self.fail(self._run.say("not-a-percent", value=value), param, ctx)
        return number
