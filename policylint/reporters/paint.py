"""Colours of a terminal (ANSI SGR, understood by Windows 10 and later as well)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policylint.checks.model import Severity

_SEVERITY = {"error": "1;31", "warning": "1;33", "info": "1;36"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Wraps text in colour codes, or leaves it alone."""

    enabled: bool

    def severity(self, severity: Severity, text: str) -> str:
        """In the colour of a severity."""
        return self._in(_SEVERITY[severity], text)

    def bold(self, text: str) -> str:
        """Strong."""
        return self._in("1", text)

    def dim(self, text: str) -> str:
        """Faint."""
        return self._in("2", text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.enabled and text else text
