"""Matrix of coverage → bytes.  Each format is one module with a ``render``, loaded when its format is asked for."""

from policylint.reporters.coverage.registry import FORMATS, coverage_reporter

__all__ = ["FORMATS", "coverage_reporter"]
