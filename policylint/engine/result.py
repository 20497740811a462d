"""What a run hands to reporters: complete values that need no other object to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Check, Severity
    from policylint.document.model import Notice
    from policylint.source import Source, Span


@dataclass(frozen=True, slots=True)
class Location:
    """A place as people are shown it.  ``clause`` is a clause reference, "" outside any; ``heading`` its 見出し."""

    source: Source
    span: Span
    clause: str
    heading: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SuppressedBy:
    """Why a finding does not count: ``kind`` is clause | comment | baseline."""

    kind: str
    reason: str
    approver: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, worded in the language of the run."""

    code: str
    name: str
    severity: Severity
    location: Location
    text: str
    """The words found, with line breaks of the source joined; "" for a missing provision told at the title."""
    message: str
    suggestion: str
    basis: tuple[str, ...]
    """Requirement ids of the edition judged against."""
    cases: tuple[str, ...]
    related: tuple[Location, ...]
    fingerprint: str
    """Stable over edits elsewhere in the file: made from code, clause and words, never from a line number."""
    suppressed: SuppressedBy | None = None
    about: tuple[str, ...] = ()
    """The requirements that this very finding is about, where its check speaks of several at one place."""


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One document of a run, in the order of the input."""

    source: Source
    format: str
    title: str
    articles: int
    clauses: int
    edition: str
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that raised on a document; the run goes on and exits with 3."""

    code: str
    path: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Result:
    """A run.  ``findings`` are ordered by document, place, code; suppressed ones are among them."""

    edition: str
    """The edition of the run: the one asked for, or that of the first document."""
    documents: tuple[DocumentResult, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    checks: Mapping[str, Check]
    """The checks that ran, by code."""
