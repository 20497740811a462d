"""From places in regulations to citations: plain data that reports show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.coverage.model import By, Citation
from policylint.document.clause_ref import clause_ref

if TYPE_CHECKING:
    from policylint.checks.model import View
    from policylint.document.model import Clause
    from policylint.text.provisions import Evidence

_WORDS = 200
"""Code points that a citation keeps."""


def at_clause(view: View, clause: Clause, by: By) -> Citation:
    """The clause by its own first words."""
    assert view.document.regulation is not None  # noqa: S101 - the clause is of it
    source = view.document.source
    words = next((p.text.strip() for p in clause.prose() if p.text.strip()), "")
    reference = clause_ref(view.document.regulation, clause)
    return Citation(source.path, reference, source.position(clause.span.start).line, words[:_WORDS], by)


def of_evidence(view: View, evidence: Evidence) -> Citation:
    """The sentence, row or structured field that ``evidence``, found in ``view``, rests on."""
    source, node = view.document.source, evidence.node
    if node is not None:
        words = " ".join(source.slice(node.span).split())
        key = str(node.route[0]) if node.route else ""
        return Citation(source.path, key, source.position(node.span.start).line, words[:_WORDS], By.FIELD)
    sentence = evidence.unit.sentence
    start = evidence.clause.span.start if sentence is None else sentence.prose.span(sentence.span.start).start
    reference = clause_ref(evidence.reading.regulation, evidence.clause)
    words = evidence.unit.full.strip()[:_WORDS]
    return Citation(source.path, reference, source.position(start).line, words, By.TEXT)
