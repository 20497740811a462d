"""Coverage held against labels: which requirements of the guideline a person finds met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.score import Score
from policylint.coverage import Status

if TYPE_CHECKING:
    from benchmarks.accuracy.labels import CoverageLabel, Labelled
    from policylint.coverage import Coverage

COVERAGE = "coverage"
_MET = frozenset({Status.COVERED, Status.PARTIAL})


def score_coverage(labelled: Labelled, coverage: Coverage) -> Score:
    """Requirements that are at least partly met, held against those labelled so; doubtful labels count neither way."""
    result = Score()
    tally = result.by_code[COVERAGE]
    for label in labelled.coverage:
        verdict = coverage.verdicts.get(label.requirement)
        met = verdict is not None and verdict.status in _MET
        if not label.sure or (not met and not label.met):
            continue
        if met and label.met:
            tally.tp += 1
        elif met:
            tally.fp += 1
            result.errors.append(_error("false", labelled, label, coverage))
        else:
            tally.fn += 1
            result.errors.append(_error("missed", labelled, label, coverage))
    return result


def _error(kind: str, labelled: Labelled, label: CoverageLabel, coverage: Coverage) -> str:
    verdict = coverage.verdicts.get(label.requirement)
    words = "／".join(f"{c.clause} {c.words[:40]}" for c in verdict.citations[:3]) if verdict is not None else ""
    return f"{kind:7} {COVERAGE} {labelled.name} {label.requirement} {label.clauses} {label.note} {words}".rstrip()
