"""From what a check reported to what is told: worded, weighed, with a stable fingerprint."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from policylint.document.clause_ref import clause_ref
from policylint.document.model import CONTAINERS, Kind
from policylint.engine import wording
from policylint.engine.result import Finding, Location
from policylint.engine.suppress import suppressed_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policylint.checks.model import Place, Severity
    from policylint.engine.give_way import Told
    from policylint.engine.settings import Settings

_FINGERPRINT = 32
"""Hexadecimal digits: enough that two findings of one repository never meet."""

_SAME_NUMBER = re.compile(r"の?[0-9]|[編章節款目条項号（]")
"""A step that goes on: 第1 does not hold 第1条, 第3条 not 第3条の2, 附則 not 附則（令和4年規程第5号）."""


def find(told: Told, severity: Severity, settings: Settings) -> Finding:
    """The finding that ``told`` comes to; its fingerprint is set by :func:`with_fingerprints`.

    Raises:
        LookupError: the check has no text for what it reported.
    """
    check, report, lang = told.check, told.report, settings.lang
    words = wording.words_at(report.at.view.document.source, report.at.span)
    prefix = f"{told.unit.edition}/"
    return Finding(
        code=check.code,
        name=check.name,
        severity=severity,
        location=locate(report.at),
        text="" if check.level == "document" and report.at.clause is None else words,
        message=wording.message(check, report, words, lang),
        suggestion=wording.suggestion(check, report, words, lang),
        basis=report.basis or tuple(requirement for requirement in check.basis if requirement.startswith(prefix)),
        cases=check.cases,
        related=tuple(
            locate(each.place, wording.note(check, each.note, report, words, lang)) for each in report.related
        ),
        fingerprint="",
        about=report.basis,
        suppressed=suppressed_by(check, report.at, settings.as_of),
    )


def locate(place: Place, note: str = "") -> Location:
    """``place`` as people are shown it."""
    regulation, clause = place.view.document.regulation, place.clause
    reference = clause_ref(regulation, clause) if regulation is not None and clause is not None else ""
    return Location(place.view.document.source, place.span, reference, _heading(place), note)


def with_fingerprints(findings: Iterable[Finding]) -> list[Finding]:
    """``findings``, in order, each with its fingerprint: code, clause and words, and which of several alike it is.

    Neither the path nor a line number is part of it: moving a file or editing another clause changes nothing.
    """
    alike: Counter[tuple[int, str]] = Counter()
    done = []
    for each in findings:
        identity = "\x1f".join((each.code, each.location.clause, _normalised(each.text), *each.about))
        key = id(each.location.source), identity
        digest = sha256(f"{identity}\x1f{alike[key]}".encode()).hexdigest()[:_FINGERPRINT]
        alike[key] += 1
        done.append(replace(each, fingerprint=digest))
    return done


def in_clauses(finding: Finding, wanted: Iterable[str]) -> bool:
    """Whether the finding lies in one of the clauses ``wanted`` (第7条 holds 第7条第2項, not 第7条の2 or 第70条)."""
    reference = finding.location.clause
    for clause in wanted:
        head = "".join(unicodedata.normalize("NFKC", clause).split())
        if head and reference.startswith(head) and not _SAME_NUMBER.match(reference, len(head)):
            return True
    return False


def _heading(place: Place) -> str:
    """The 見出し of the clause, or of the nearest one around it that has one and is no chapter."""
    regulation, clause = place.view.document.regulation, place.clause
    if regulation is None or clause is None:
        return ""
    for step in (clause, *regulation.ancestors(clause)):
        outer = step is not clause and step.kind in CONTAINERS and step.kind is not Kind.HEADING
        if step.caption is not None and not outer:
            return step.caption.text.strip()
    return ""


def _normalised(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())
