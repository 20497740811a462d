"""A run: documents and checks in, a result out.  The only place that calls a check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from policylint.checks.model import Context, RepositoryCheck, View
from policylint.engine.check_settings import refuse_unknown, settings_of
from policylint.engine.findings import find, in_clauses, with_fingerprints
from policylint.engine.give_way import Told, settle
from policylint.engine.law import RENAMED, renumbered
from policylint.engine.leak_rules import leak_rules
from policylint.engine.result import DocumentResult, Failure, Result
from policylint.engine.select import choose
from policylint.engine.units import Unit, document_units, handling_set, set_units
from policylint.engine.weigh import Scales
from policylint.text.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from policylint.checks.model import Check, Fact, Report
    from policylint.coverage import Coverage
    from policylint.document.model import Document
    from policylint.engine.result import Finding
    from policylint.engine.select import Selection
    from policylint.engine.settings import Settings
    from policylint.guideline.catalogue import Edition

    Progress = Callable[[int, int, str], None]
    """Told before each document is read: how many are done, how many there are, the path."""

T = TypeVar("T")

READING = "reading"
"""Stands for a check in a failure that happened while the prose of a document was read."""


def run(
    documents: Sequence[Document],
    checks: Mapping[str, Check],
    settings: Settings,
    *,
    beside: Sequence[Document] = (),
    progress: Progress | None = None,
) -> Result:
    """Judge ``documents`` by ``checks``; of those ``beside`` them, which are only read along, nothing is told.

    Raises:
        UsageError: the settings name a check, a setting of one, or an edition that does not exist.
    """
    refuse_unknown(settings, checks)
    selection = choose(settings, checks)
    scales = Scales(settings, selection, checks)
    job = _Job(checks, settings, selection)
    views = job.views((*documents, *beside), progress)
    units = document_units(views, settings)
    told = settle(list(job.reports(units)), checks)
    findings = _ordered(_weighed(told, scales, job), views)
    edition = settings.edition or (units[0].edition if units else "")
    given = {id(document.source) for document in documents}
    return Result(
        edition=edition,
        documents=tuple(_document_result(unit) for unit in units[: len(documents)]),
        findings=tuple(
            each
            for each in findings
            if id(each.location.source) in given
            and (not settings.select_clauses or in_clauses(each, settings.select_clauses))
        ),
        failures=tuple(job.failures),
        checks={code: check for code, check in checks.items() if code in selection.active},
    )


@dataclass
class _Job:
    """What one run has in hand."""

    checks: Mapping[str, Check]
    settings: Settings
    selection: Selection
    failures: list[Failure] = field(default_factory=list)
    _covered: dict[int, Coverage] = field(default_factory=dict)

    def attempt(self, call: Callable[[], T], code: str, path: str) -> T | None:
        """What ``call`` returns; where it raises, a failure is kept and the run goes on."""
        try:
            return call()
        except Exception as error:  # noqa: BLE001 - the one place: a faulty check must not hide what the others found
            self.failures.append(Failure(code, path, error))
            return None

    def views(self, documents: Sequence[Document], progress: Progress | None) -> list[View]:
        """Each document with what its prose says."""
        views = []
        for index, document in enumerate(documents):
            if progress is not None:
                progress(index, len(documents), document.source.path)
            reading = self.attempt(partial(read, document), READING, document.source.path)
            views.append(View(document, reading))
        return views

    def reports(self, documents: Sequence[Unit]) -> Iterator[Told]:
        """Everything that every needed check says."""
        needed = [check for code, check in self.checks.items() if code in self.selection.needed]
        for check in needed:
            if check.scope == "document":
                for unit in documents:
                    if check.level == "file" or unit.views[0].reading is not None:
                        yield from self._told(check, unit, unit.views[0])
        sets = set_units(documents, self.settings)
        for check in needed:
            if check.scope == "handling-set":
                for unit in sets:
                    yield from self._told(check, unit, handling_set(unit))
        for check in needed:
            if isinstance(check.logic, RepositoryCheck) and documents:
                yield from self._repository(check, check.logic, documents)

    def _told(self, check: Check, unit: Unit, subject: object) -> list[Told]:
        logic = cast("Callable[[object, Context], Iterable[Report]]", check.logic)
        context = replace(self._context(check, unit.edition), coverage=partial(self._coverage, unit))
        reports = self.attempt(partial(_listed, logic, subject, context), check.code, unit.name)
        return [Told(check, report, unit) for report in reports or ()]

    def _coverage(self, unit: Unit) -> tuple[Coverage, Edition]:
        """The coverage of a unit, worked out once for all checks that ask."""
        from policylint.coverage import assess  # noqa: PLC0415 - most runs ask for none
        from policylint.guideline.catalogue import load_edition  # noqa: PLC0415

        if id(unit) not in self._covered:
            self._covered[id(unit)] = assess(unit.views, unit.edition, unit.name, as_of=self.settings.as_of)
        return self._covered[id(unit)], load_edition(unit.edition)

    def _repository(self, check: Check, logic: RepositoryCheck, documents: Sequence[Unit]) -> list[Told]:
        facts: list[Fact] = []
        for unit in documents:
            if unit.views[0].reading is not None:
                context = self._context(check, unit.edition)
                view = unit.views[0]
                found = self.attempt(partial(_listed, logic.collect, view, context), check.code, unit.name)
                facts += found or ()
        whole = Unit(documents[0].name, tuple(unit.views[0] for unit in documents), documents[0].edition)
        context = self._context(check, whole.edition)
        reports = self.attempt(partial(_listed, logic.conclude, facts, context), check.code, whole.name)
        return [Told(check, report, whole) for report in reports or ()]

    def _context(self, check: Check, edition: str) -> Context:
        rules = leak_rules(edition) if check.scope == "handling-set" else {}
        return Context(
            edition,
            self.settings.as_of,
            settings_of(check, self.settings),
            self.settings.external,
            rules,
            renumbered(),
            RENAMED,
            asked=check.code in self.selection.asked,
        )


def _listed(logic: Callable[[Any, Context], Iterable[T]], subject: object, context: Context) -> list[T]:
    """What a check yields, drawn to the end: a generator raises only while it is drawn."""
    return list(logic(subject, context))


def _weighed(told: Iterable[Told], scales: Scales, job: _Job) -> Iterator[Finding]:
    """The findings of active checks, worded; those that weigh nothing are left out."""
    for each in told:
        if each.check.code not in job.selection.active:
            continue
        path = each.report.at.view.document.source.path
        severity = scales.weight(each.check, each.unit.edition, path)
        if severity is not None:
            finding = job.attempt(partial(find, each, severity, job.settings), each.check.code, path)
            if finding is not None:
                yield finding


def _ordered(findings: Iterable[Finding], views: Sequence[View]) -> list[Finding]:
    """By document in the order of the input, place, code; with fingerprints."""
    rank = {id(view.document.source): index for index, view in enumerate(views)}

    def key(finding: Finding) -> tuple[Any, ...]:
        at = finding.location
        return rank[id(at.source)], at.span, finding.code

    return with_fingerprints(sorted(findings, key=key))


def _document_result(unit: Unit) -> DocumentResult:
    document = unit.views[0].document
    regulation = document.regulation
    kinds = Counter(clause.kind for clause in regulation.walk()) if regulation is not None else Counter()
    return DocumentResult(
        source=document.source,
        format=document.format,
        title=document.title,
        articles=len(regulation.articles) if regulation is not None else 0,
        clauses=kinds.total(),
        edition=unit.edition,
        notices=document.notices,
    )
