"""What a check is: metadata, logic, examples; and what it hands back.

A check says what is wrong and where.  The engine says the rest: severity, file, message, suppression, order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from policylint.coverage import Coverage
    from policylint.document.model import Clause, Document
    from policylint.guideline.catalogue import Edition
    from policylint.source import Span
    from policylint.text.citation.stale import Renamed, Renumbered
    from policylint.text.reading import Reading

Lang = Literal["ja", "en"]
Words = dict[Lang, str]
Value = str | tuple[str, ...]


class Severity(StrEnum):
    """How much a finding weighs (``checks.md``: a broken "must" or fact, a likely remark, advice)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One document as checks see it: the file and, where it could be read as a regulation, what its prose says."""

    document: Document
    reading: Reading | None


@dataclass(frozen=True, slots=True, eq=False)
class HandlingSet:
    """Regulations that are judged together for provisions (families O, H, P, T, B, G).

    Either a set that the configuration names or one document that is about handling personal information.  ``views`` is
    never empty; the first is the main regulation, at which a missing provision is told.
    """

    name: str
    views: tuple[View, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where something is: a span of ``view.document.source`` and the clause it lies in (None: outside any clause)."""

    view: View
    span: Span
    clause: Clause | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """Another place that belongs to a report; ``note`` is a key of the check's ``notes``."""

    place: Place
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """What a check found.

    ``values`` fill ``{name}`` in the message and suggestion.  A value, or each entry of a tuple, that is a key of the
    check's ``words`` is translated; entries are joined with 、.  ``{text}`` is always there: the words at ``at``.
    ``variant`` picks one of several messages of a check.
    """

    at: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    variant: str = "default"
    basis: tuple[str, ...] = ()
    """The requirements that this very report rests on; () for those of its check."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may know of the run.  ``settings`` are the check's own, defaults filled in."""

    edition: str
    as_of: date
    settings: Mapping[str, object] = field(default_factory=dict)
    external: tuple[str, ...] = ()
    """Titles of regulations that the configuration declares to exist elsewhere."""
    leak_rules: Mapping[str, int] = field(default_factory=dict)
    """What the edition asks of reports of leaks to the Commission, for checks of handling sets.

    ``preliminary``, ``final``, ``illicit``: the days that each report may take, absent where the edition has no days;
    ``persons``: above how many persons concerned a leak is reported, 0 for all.
    """
    renumbered: tuple[Renumbered, ...] = ()
    """Articles of laws that moved."""
    renamed: tuple[Renamed, ...] = ()
    """Laws and bodies that have another name now."""
    asked: bool = False
    """The user asked for this check by code, family or ALL."""
    coverage: Callable[[], tuple[Coverage, Edition]] | None = None
    """How far the subject covers the edition, worked out when first called; with the edition itself."""


class DocumentCheck(Protocol):
    """Judges one document."""

    def __call__(self, view: View, context: Context, /) -> Iterable[Report]:
        """The reports on ``view``, in any order."""


class SetCheck(Protocol):
    """Judges a handling set."""

    def __call__(self, handling: HandlingSet, context: Context, /) -> Iterable[Report]:
        """The reports on the set, in any order."""


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """What ``collect`` of a repository check keeps of a document: a place and plain data."""

    place: Place
    values: Mapping[str, Value]


class Collect(Protocol):
    """First half of a repository check."""

    def __call__(self, view: View, context: Context, /) -> Iterable[Fact]:
        """The facts of one document that the verdict needs."""


class Conclude(Protocol):
    """Second half of a repository check."""

    def __call__(self, facts: Iterable[Fact], context: Context, /) -> Iterable[Report]:
        """The reports on all documents together."""


@dataclass(frozen=True, slots=True)
class RepositoryCheck:
    """Judges all documents of a run together."""

    collect: Collect
    conclude: Conclude


@dataclass(frozen=True, slots=True)
class Example:
    """A sample of a check: files (name → text without marks) and the marked places, none in a good example."""

    title: Words
    files: Mapping[str, str]
    marks: Mapping[str, tuple[Span, ...]]
    edition: str | None = None
    declared_set: bool = False
    """The files form one handling set, as a configuration would declare it."""


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """One check folder, loaded.  Texts are per language; ``messages`` and ``suggestions`` per variant."""

    code: str
    name: str
    family: str
    level: Literal["file", "clause", "document"]
    scope: Literal["document", "handling-set", "repository"]
    severity: Severity
    title: Words
    messages: Mapping[str, Words]
    suggestions: Mapping[str, Words]
    notes: Mapping[str, Words]
    words: Mapping[str, Words]
    rationale: Words
    quiet_when: Mapping[Lang, tuple[str, ...]]
    cases: tuple[str, ...]
    basis: tuple[str, ...]
    """Requirement ids of all editions (``gov-2025/2.C.b-3``); the engine shows those of the edition that applies."""
    refines: tuple[str, ...]
    """Codes of base checks: where one of them fires, this check is quiet ("base before refinement")."""
    weighed: bool
    """Severity follows the modality of the basis in the edition that applies (families O–B)."""
    default: bool
    """Runs without being asked for."""
    settings: Mapping[str, object]
    """JSON Schema ``properties`` of the check's settings, with defaults."""
    logic: DocumentCheck | SetCheck | RepositoryCheck
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    folder: Path

    def iter_examples(self) -> Iterator[tuple[str, Example]]:
        """Every example with its id (``good1``, ``bad2``)."""
        for kind, examples in (("good", self.good), ("bad", self.bad)):
            for index, example in enumerate(examples, 1):
                yield f"{kind}{index}", example
