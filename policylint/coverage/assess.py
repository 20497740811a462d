"""One handling set against one edition: a verdict on every requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.requirements import lacking, lapsed
from policylint.coverage.cite import at_clause, of_evidence
from policylint.coverage.claims import of_another_catalogue, other_edition, stated, successor
from policylint.coverage.evaluate import NOTHING, Borne, Evaluator, Grade
from policylint.coverage.model import By, Citation, Claim, ClaimState, Coverage, Exclusion, Status, Verdict
from policylint.coverage.review import REVIEWABLE, is_changed
from policylint.guideline.catalogue import load_edition
from policylint.guideline.editions import Modality
from policylint.guideline.witnesses import Below, OrganisationIs
from policylint.text.provisions import Provisions, provisions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from policylint.checks.model import View
    from policylint.document.model import Clause
    from policylint.guideline.catalogue import Requirement
    from policylint.text.provisions import Evidence
    from policylint.text.reading import Reading


def assess(views: Sequence[View], edition: str, name: str = "", *, as_of: date | None = None) -> Coverage:
    """The coverage of ``edition`` by the regulations of ``views``, read together.

    What was set aside counts only with a reason, an approver and a review date, and until that date (with ``as_of``).

    Raises:
        UsageError: no such edition.
    """
    return _Assessment(views, edition, as_of).coverage(name)


class _Assessment:
    """What one assessment has in hand."""

    def __init__(self, views: Sequence[View], edition: str, as_of: date | None) -> None:
        self.views = tuple(views)
        self.as_of = as_of
        self.order = {view.document.source.path: index for index, view in enumerate(views)}
        self._articles: dict[frozenset[Clause], Evaluator] = {}
        self.edition = load_edition(edition)
        readings = tuple(view.reading for view in views if view.reading is not None)
        # the checks of the same run have read much of it already
        self.evaluator = Evaluator(provisions_of(readings), self._below)
        self.relaxed: dict[str, list[Requirement]] = {}
        for requirement in self.edition.requirements.values():
            if requirement.relaxes:
                self.relaxed.setdefault(requirement.relaxes, []).append(requirement)

    def coverage(self, name: str) -> Coverage:
        """The whole verdict."""
        claims = tuple(self._claims())
        excluded = self._exclusions()
        verdicts = {
            requirement.id: self._verdict(requirement, claims, excluded)
            for requirement in self.edition.requirements.values()
        }
        documents = tuple((view.document.source.path, view.document.title) for view in self.views)
        return Coverage(name, self.edition.id, documents, verdicts, claims)

    def _verdict(self, requirement: Requirement, claims: Sequence[Claim], excluded: Mapping[str, Exclusion]) -> Verdict:
        # an exclusion of a clause (gov-2025/2.F) sets aside everything below it
        exclusion = next((e for name, e in excluded.items() if _below(requirement, name)), None)
        if exclusion is not None:
            return Verdict(requirement.id, Status.EXCLUDED, exclusion=exclusion)
        borne = self.borne(requirement)
        mine = [c for c in claims if c.requirement == requirement.id and c.state is ClaimState.SUPPORTED]
        if requirement.witness is None and requirement.expected_in == "regulation":
            # an own catalogue may leave a requirement to claims alone: there is nothing to hold them against
            mine += [c for c in claims if c.requirement == requirement.id and c.state is ClaimState.OPEN]
            borne = Borne(Grade.COVERED) if mine else NOTHING
        grade = max(borne.grade, Grade.PARTIAL if mine else Grade.NONE)
        if grade is Grade.NONE:
            old = tuple(c.citation for c in claims if c.target == requirement.id and c.state is ClaimState.OUTDATED)
            if old:
                return Verdict(requirement.id, Status.OUTDATED, By.CLAIM, old)
            return Verdict(requirement.id, Status.NONE if self._expected(requirement) else Status.NOT_EXPECTED)
        citations = [c.citation for c in mine] + [self._citation(e) for e in borne.evidence]
        kinds = {c.by for c in citations}
        by = next((kind for kind in (By.CLAIM, By.FIELD, By.TEXT) if kind in kinds), By.TEXT)
        status = Status.COVERED if grade is Grade.COVERED else Status.PARTIAL
        return Verdict(requirement.id, status, by, _distinct(citations, self.order))

    def borne(self, requirement: Requirement) -> Borne:
        """How far words and fields bear the requirement out; nothing where it does not apply."""
        if requirement.witness is None or not self.evaluator.applies(requirement):
            return NOTHING
        found = self.evaluator.borne(requirement.witness)
        if found.grade is Grade.COVERED or not self.evaluator.small:
            return found
        relief = [self.evaluator.borne(r.witness) for r in self.relaxed.get(requirement.id, ()) if r.witness]
        return max([found, *relief], key=lambda b: b.grade)

    def _expected(self, requirement: Requirement) -> bool:
        """Whether the text is to show it: it can, and it is asked of the organisation as more than 参考."""
        if requirement.expected_in != "regulation" or not self.evaluator.applies(requirement):
            return False
        kind = requirement.reference_for
        return not kind or not self.evaluator.borne(OrganisationIs(kind))

    def _below(self, clauses: tuple[str, ...]) -> Borne:
        """Covered where each clause below is at least partly covered, partial where some are (rule 34 of the checks)."""
        evidence: list[Evidence] = []
        touched: list[bool] = []
        for clause in self.edition.clauses:
            if not any(clause.id.startswith(f"{above}.") for above in clauses):
                continue
            asked = [
                r
                for r in clause.requirements
                if r.modality is Modality.MUST and not isinstance(r.witness, Below) and self._expected(r)
            ]
            if asked:
                found = [self.borne(r) for r in asked]
                touched.append(any(found))
                evidence += [b.evidence[0] for b in found if b.evidence][:1]
        if not any(touched):
            return NOTHING
        return Borne(Grade.COVERED if all(touched) else Grade.PARTIAL, tuple(evidence))

    def _claims(self) -> Iterator[Claim]:
        for index, clause, requirement, span in stated(self.views):
            view = self.views[index]
            citation = at_clause(view, clause, By.CLAIM)
            if requirement in self.edition.requirements:
                state = self._held(view, clause, self.edition.requirements[requirement])
                yield Claim(requirement, citation, state, index, span)
                continue
            if of_another_catalogue(requirement, self.edition.id):
                yield Claim(requirement, citation, ClaimState.OPEN, index, span)
                continue
            if other_edition(requirement, self.edition.id) is None:
                yield Claim(requirement, citation, ClaimState.UNKNOWN, index, span)
                continue
            target, same = successor(requirement, self.edition.id)
            if target and same:
                state = self._held(view, clause, self.edition.requirements[target])
                yield Claim(target, citation, state, index, span)
            else:
                yield Claim(requirement, citation, ClaimState.OUTDATED, index, span, target)

    def _held(self, view: View, clause: Clause, requirement: Requirement) -> ClaimState:
        """The claim of ``clause``, held against its article and against the words that it was reviewed on."""
        state = self._borne_out(view, clause, requirement)
        return ClaimState.SUSPECT if state in REVIEWABLE and is_changed(clause) else state

    def _borne_out(self, view: View, clause: Clause, requirement: Requirement) -> ClaimState:
        """The claim of ``clause``, held against the words and fields of its article."""
        reading = view.reading
        if requirement.witness is None or reading is None:
            return ClaimState.OPEN
        article = reading.regulation.article_of(clause) or clause
        around = frozenset(article.walk())
        borne = self.evaluator.borne(requirement.witness)
        if any(e.reading is reading and (e.node is not None or e.clause in around) for e in borne.evidence):
            return ClaimState.SUPPORTED
        if isinstance(requirement.witness, Below):
            return ClaimState.SUPPORTED if borne else ClaimState.UNSUPPORTED
        return (
            ClaimState.SUPPORTED if self._alone(reading, around).borne(requirement.witness) else ClaimState.UNSUPPORTED
        )

    def _alone(self, reading: Reading, around: frozenset[Clause]) -> Evaluator:
        """The witnesses of one article by itself, looked for once for all its claims."""
        if around not in self._articles:
            units = tuple(u for u in self.evaluator.provisions.units if u.reading is reading and u.clause in around)
            self._articles[around] = Evaluator(Provisions((reading,), units), lambda _clauses: NOTHING)
        return self._articles[around]

    def _exclusions(self) -> Mapping[str, Exclusion]:
        found: dict[str, Exclusion] = {}
        for view in self.views:
            regulation = view.document.regulation
            for entry in regulation.organisation.exclusions if regulation and regulation.organisation else ():
                if lacking(entry) or lapsed(entry, self.as_of):
                    continue  # C105 tells of it; nothing is set aside without a decision that stands
                told = [str(entry.values.get(key) or "") for key in ("reason", "approver", "review_date")]
                found[str(entry.values.get("requirement"))] = Exclusion(*told)
        return found

    def _citation(self, evidence: Evidence) -> Citation:
        return of_evidence(next(v for v in self.views if v.reading is evidence.reading), evidence)


def _below(requirement: Requirement, name: str) -> bool:
    """Whether ``name`` is the requirement itself, its clause, or a clause above."""
    return name in {requirement.id, requirement.clause} or requirement.clause.startswith(f"{name}.")


def _distinct(citations: Sequence[Citation], order: Mapping[str, int]) -> tuple[Citation, ...]:
    """One citation for each clause, a claim before words and fields, in the order of the documents."""
    found: dict[tuple[str, str], Citation] = {}
    for citation in citations:
        found.setdefault((citation.path, citation.clause), citation)
    return tuple(sorted(found.values(), key=lambda c: (order[c.path], c.line)))
