"""The JSON output of coverage, version 1.  Other programs are built on it: keys only get added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from policylint import __version__
from policylint.coverage import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.coverage import Citation, Coverage, Matrix, Verdict
    from policylint.reporters.style import Style


def render(matrix: Matrix, _style: Style) -> str:
    """All organisations taken as one, and where there are several each by itself under ``organisations``."""
    data = {
        "version": 1,
        "tool": {"name": "policylint", "version": __version__},
        "edition": matrix.edition.id,
        "as_of": matrix.as_of.isoformat(),
        "documents": [document for column in matrix.columns for document in _documents(column)],
        **_verdicts(matrix, matrix.together),
    }
    if len(matrix.columns) > 1:
        data["organisations"] = [
            {"name": column.name, "documents": _documents(column), **_verdicts(matrix, column.verdicts)}
            for column in matrix.columns
        ]
    # A path may hold bytes that are no UTF-8 (surrogates): they are escaped so that the file stays valid.
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _documents(column: Coverage) -> list[dict[str, str]]:
    return [{"path": path, "title": title} for path, title in column.documents]


def _verdicts(matrix: Matrix, verdicts: Mapping[str, Verdict]) -> dict[str, object]:
    states = [verdicts[requirement.id].status for requirement in matrix.requirements]
    return {
        "requirements": [
            {"id": each.id, "modality": each.modality.value, **_verdict(verdicts[each.id])}
            for each in matrix.requirements
        ],
        "summary": {status.value: states.count(status) for status in Status},
    }


def _verdict(verdict: Verdict) -> dict[str, object]:
    by, exclusion = verdict.by, verdict.exclusion
    told: dict[str, object] = {
        "status": verdict.status.value,
        "by": by.value if by is not None else None,
        "clauses": [_citation(citation) for citation in verdict.citations],
    }
    if exclusion is not None:
        told["exclusion"] = {
            "reason": exclusion.reason or None,
            "approver": exclusion.approver or None,
            "review_date": exclusion.review_date or None,
        }
    return told


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "path": citation.path,
        "clause": citation.clause,
        "line": citation.line,
        "by": citation.by.value,
        "text": citation.words,
    }
