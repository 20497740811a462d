"""One handling set against one edition: a verdict on every requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.coverage.claims import of_another_catalogue, other_edition, stated, successor
from policylint.coverage.evaluate import NOTHING, Borne, Evaluator, Grade
from policylint.coverage.model import By, Citation, Claim, ClaimState, Coverage, Exclusion, Status, Verdict
from policylint.coverage.review import REVIEWABLE, is_changed
from policylint.document.clause_ref import clause_ref
from policylint.guideline.catalogue import load_edition
from policylint.guideline.editions import Modality
from policylint.guideline.witnesses import Below
from policylint.text.provisions import Provisions, provisions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policylint.checks.model import View
    from policylint.document.model import Clause
    from policylint.document.node import Node
    from policylint.guideline.catalogue import Requirement
    from policylint.text.provisions import Evidence
    from policylint.text.reading import Reading

_SMALL = "中小規模事業者"
_SMALL_ONLY = "中小規模事業者特例"
_WORDS = 200
"""Code points of a sentence that a citation keeps."""


def assess(views: Sequence[View], edition: str, name: str = "") -> Coverage:
    """The coverage of ``edition`` by the regulations of ``views``, read together.

    Raises:
        UsageError: no such edition.
    """
    return _Assessment(views, edition).coverage(name)


class _Assessment:
    """What one assessment has in hand."""

    def __init__(self, views: Sequence[View], edition: str) -> None:
        self.views = tuple(views)
        self.edition = load_edition(edition)
        readings = tuple(view.reading for view in views if view.reading is not None)
        # the checks of the same run have read much of it already
        self.evaluator = Evaluator(provisions_of(readings), self._below)
        self.small = any(
            r.regulation.organisation is not None and r.regulation.organisation.type == _SMALL for r in readings
        )
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
        documents = tuple((view.document.source.path, _title(view)) for view in self.views)
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
            expected = requirement.expected_in == "regulation" and self._applies(requirement)
            return Verdict(requirement.id, Status.NONE if expected else Status.NOT_EXPECTED)
        citations = [c.citation for c in mine] + [self._citation(e) for e in borne.evidence]
        order = {view.document.source.path: index for index, view in enumerate(self.views)}
        kinds = {c.by for c in citations}
        by = next((kind for kind in (By.CLAIM, By.FIELD, By.TEXT) if kind in kinds), By.TEXT)
        status = Status.COVERED if grade is Grade.COVERED else Status.PARTIAL
        return Verdict(requirement.id, status, by, _distinct(citations, order))

    def borne(self, requirement: Requirement) -> Borne:
        """How far words and fields bear the requirement out; nothing where it does not apply."""
        if requirement.witness is None or not self._applies(requirement):
            return NOTHING
        found = self.evaluator.borne(requirement.witness)
        if found.grade is Grade.COVERED or not self.small:
            return found
        relief = [self.evaluator.borne(r.witness) for r in self.relaxed.get(requirement.id, ()) if r.witness]
        return max([found, *relief], key=lambda b: b.grade)

    def _applies(self, requirement: Requirement) -> bool:
        if _SMALL_ONLY in requirement.applies_to and not self.small:
            return False
        return requirement.where is None or bool(self.evaluator.borne(requirement.where))

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
                if r.modality is Modality.MUST
                and r.expected_in == "regulation"
                and not isinstance(r.witness, Below)
                and self._applies(r)
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
            citation = self._at(view, clause, By.CLAIM)
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
        """The witnesses of one article by itself."""
        units = tuple(u for u in self.evaluator.provisions.units if u.reading is reading and u.clause in around)
        return Evaluator(Provisions((reading,), units), lambda _clauses: NOTHING)

    def _exclusions(self) -> Mapping[str, Exclusion]:
        found: dict[str, Exclusion] = {}
        for view in self.views:
            regulation = view.document.regulation
            for entry in regulation.organisation.exclusions if regulation and regulation.organisation else ():
                told = [str(entry.values.get(key) or "") for key in ("reason", "approver", "review_date")]
                found[str(entry.values.get("requirement"))] = Exclusion(*told)
        return found

    def _citation(self, evidence: Evidence) -> Citation:
        view = next(v for v in self.views if v.reading is evidence.reading)
        source = view.document.source
        if evidence.node is not None:
            words = " ".join(source.slice(evidence.node.span).split())
            line = source.position(evidence.node.span.start).line
            return Citation(source.path, _key(evidence.node), line, words[:_WORDS], By.FIELD)
        sentence = evidence.unit.sentence
        start = evidence.clause.span.start if sentence is None else sentence.prose.span(sentence.span.start).start
        reference = clause_ref(evidence.reading.regulation, evidence.clause)
        words = evidence.unit.full.strip()[:_WORDS]
        return Citation(source.path, reference, source.position(start).line, words, By.TEXT)

    @staticmethod
    def _at(view: View, clause: Clause, by: By) -> Citation:
        assert view.document.regulation is not None  # noqa: S101 - the clause is of it
        source = view.document.source
        words = next((p.text.strip() for p in clause.prose()), "")
        reference = clause_ref(view.document.regulation, clause)
        return Citation(source.path, reference, source.position(clause.span.start).line, words[:_WORDS], by)


def _below(requirement: Requirement, name: str) -> bool:
    """Whether ``name`` is the requirement itself, its clause, or a clause above."""
    return name in {requirement.id, requirement.clause} or requirement.clause.startswith(f"{name}.")


def _key(node: Node) -> str:
    """The list at the top of the file that a field belongs to (``systems``)."""
    return str(node.route[0]) if node.route else ""


def _title(view: View) -> str:
    regulation = view.document.regulation
    return regulation.title.text.strip() if regulation is not None and regulation.title is not None else ""


def _distinct(citations: Sequence[Citation], order: Mapping[str, int]) -> tuple[Citation, ...]:
    """One citation for each clause, a claim before words and fields, in the order of the documents."""
    found: dict[tuple[str, str], Citation] = {}
    for citation in citations:
        found.setdefault((citation.path, citation.clause), citation)
    return tuple(sorted(found.values(), key=lambda c: (order[c.path], c.line)))
