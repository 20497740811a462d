"""What every command knows of the run it is part of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.cli.words import word

if TYPE_CHECKING:
    from policylint.checks.model import Lang


@dataclass(frozen=True, slots=True)
class Run:
    """The language of a run, found before its command is built, and what the environment asks for."""

    lang: Lang = "ja"
    asked: bool = False
    """The language was asked for: a configuration file does not change it."""
    debug: bool = False

    def say(self, key: str, **values: object) -> str:
        """The text of ``key`` in the language of the run."""
        return word(self.lang, key, **values)
