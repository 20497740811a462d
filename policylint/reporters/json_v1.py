"""The JSON output, version 1 (``schemas/result.schema.json``).  Other programs are built on it: keys only get added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from policylint import __version__
from policylint.checks.model import Severity
from policylint.reporters.summary import counts

if TYPE_CHECKING:
    from policylint.engine.result import Finding, Location, Result
    from policylint.reporters.style import Style


def render(result: Result, _style: Style) -> str:
    """The whole result; suppressed findings are there with who let them pass, and are left out of the summary."""
    total = counts(result)
    data = {
        "version": 1,
        "tool": {"name": "policylint", "version": __version__},
        "edition": result.edition,
        "documents": [
            {
                "path": document.source.path,
                "title": document.title,
                "articles": document.articles,
                "clauses": document.clauses,
            }
            for document in result.documents
        ],
        "findings": [_finding(finding) for finding in result.findings],
        "summary": {severity.value: total[severity] for severity in Severity},
    }
    # A path may hold bytes that are no UTF-8 (surrogates): they are escaped so that the file stays valid.
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    location, by = finding.location, finding.suppressed
    source, span = location.source, location.span
    start, end, page = source.position(span.start), source.position(span.end), source.page(span.start)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": source.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        **({} if page is None else {"page": page}),
        "clause": location.clause,
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "basis": list(finding.basis),
        "cases": list(finding.cases),
        "related": [_related(location, place) for place in finding.related],
        "fingerprint": finding.fingerprint,
        "suppressed": None
        if by is None
        else {"kind": by.kind, "reason": by.reason, "approver": by.approver or None, "expires": by.expires or None},
    }


def _related(at: Location, place: Location) -> dict[str, str]:
    """A related place; ``path`` only where it lies in another file."""
    elsewhere = {} if place.source is at.source else {"path": place.source.path}
    return {**elsewhere, "clause": place.clause, "message": place.note}
