"""One line per finding, for editors, grep and people in a hurry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.reporters.layout import clean

if TYPE_CHECKING:
    from policylint.engine.result import Finding, Result
    from policylint.reporters.style import Style


def render(result: Result, _style: Style) -> str:
    """``path:line:column: severity CODE clause message`` for every finding that counts; "" without findings."""
    return "".join(_line(finding) + "\n" for finding in result.findings if finding.suppressed is None)


def _line(finding: Finding) -> str:
    location = finding.location
    at = location.source.position(location.span.start)
    said = " ".join(part for part in (location.clause, " ".join(finding.message.split("\n"))) if part)
    return clean(f"{location.source.path}:{at.line}:{at.column}: {finding.severity} {finding.code} {said}")
