"""Result → bytes.  Each format is one module with a ``render``; a module is loaded when its format is asked for."""

from policylint.reporters.registry import FORMATS, reporter
from policylint.reporters.style import Style

__all__ = ["FORMATS", "Style", "reporter"]
