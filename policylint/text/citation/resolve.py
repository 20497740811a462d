"""From references to the clauses they mean, inside one regulation: what leads where, and what leads nowhere."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from policylint.document.model import CONTAINERS, Clause, Kind, Regulation
from policylint.text.citation.model import Reference, Relation, Target
from policylint.text.citation.numbering import APPENDED
from policylint.text.citation.references import find_references
from policylint.text.citation.resolver import Resolution, Resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policylint.document.model import Prose

__all__ = ["Citation", "Dangling", "ReferenceIndex", "Resolution", "find_target", "led_to", "resolve"]


@dataclass(frozen=True, slots=True, eq=False)
class Citation:
    """A reference where it stands: spans count code points of ``prose.text``."""

    clause: Clause
    prose: Prose
    reference: Reference
    resolution: Resolution


@dataclass(frozen=True, slots=True, eq=False)
class Dangling:
    """A target that does not exist, with the reference it belongs to and where that stands."""

    citation: Citation
    target: Target

    @property
    def relative(self) -> bool:
        """Whether it was named by position (前条, 次項) and not by number."""
        return self.target.steps[-1].relation is not Relation.NUMBER


def resolve(reference: Reference, clause: Clause, regulation: Regulation) -> Resolution:
    """What ``reference`` in the text of ``clause`` means inside ``regulation``; nothing where it names another."""
    return _resolver(regulation).resolve(reference, clause)


def find_target(target: Target, regulation: Regulation) -> tuple[Clause, ...]:
    """The clauses of ``regulation`` that an absolute target (第５条第２項) of another document means, () where none."""
    return _resolver(regulation).absolute(target) or ()


def led_to(regulation: Regulation, clause: Clause) -> tuple[Clause, ...]:
    """The clauses that ``clause`` refers to, then those that refer to it."""
    index = _index(regulation)
    return tuple(dict.fromkeys((*index.of(clause), *index.to(clause))))


@lru_cache(maxsize=4)
def _resolver(regulation: Regulation) -> Resolver:
    return Resolver(regulation)


@lru_cache(maxsize=4)
def _index(regulation: Regulation) -> ReferenceIndex:
    return ReferenceIndex(regulation)


_UNITS = frozenset({Kind.ARTICLE, Kind.PARAGRAPH})
"""Within the outermost of these 同条 may look back into the text before."""
_REMEMBERED = 30


class ReferenceIndex:
    """Who refers to whom inside one regulation, read once."""

    def __init__(self, regulation: Regulation) -> None:
        """Of ``regulation``; its words are read when the index is first asked."""
        self.regulation = regulation
        self._resolver = Resolver(regulation)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every reference of the regulation, those to other documents included, in document order."""
        found: list[Citation] = []
        unit: Clause | None = None
        earlier: deque[Citation] = deque(maxlen=_REMEMBERED)
        for clause in self.regulation.walk():
            above = (clause, *self.regulation.ancestors(clause))
            holder = next((one for one in reversed(above) if one.kind in _UNITS), clause)
            if holder is not unit:
                unit = holder
                earlier.clear()
            for prose in _proses(clause):
                before = [one.reference for one in earlier if one.clause in above or _absolute(one.reference)]
                here = [self._citation(clause, prose, reference) for reference in find_references(prose.text, before)]
                found += here
                earlier.extend(here)
        return tuple(found)

    def _citation(self, clause: Clause, prose: Prose, reference: Reference) -> Citation:
        # 「（第５条関係）」 beside a table cites the main body
        body = next(iter(self.regulation.articles), clause) if prose is clause.note else clause
        resolution = self._resolver.resolve(reference, body)
        if resolution.missing and not self._sure(clause, prose, reference):
            resolution = Resolution(resolution.targets, ())
        return Citation(clause, prose, reference, resolution)

    def _sure(self, clause: Clause, prose: Prose, reference: Reference) -> bool:
        """Whether what is missing is missing in any reading: cells may go with other cells, 同条 with another text."""
        if prose is not clause.text and prose is not clause.tail and prose is not clause.note:
            return False
        return "同" not in reference.text or reference in find_references(prose.text)

    @cached_property
    def dangling(self) -> tuple[Dangling, ...]:
        """Everything referred to that surely does not exist, in document order."""
        return tuple(Dangling(one, target) for one in self.citations for target in one.resolution.missing)

    @cached_property
    def _of(self) -> Mapping[Clause, tuple[Clause, ...]]:
        return _grouped((one.clause, target) for one in self.citations for target in one.resolution.targets)

    @cached_property
    def _to(self) -> Mapping[Clause, tuple[Clause, ...]]:
        return _grouped((target, one.clause) for one in self.citations for target in one.resolution.targets)

    def of(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses that the words of ``clause`` itself refer to, in order."""
        return self._of.get(clause, ())

    def to(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses that refer to ``clause``, or to what holds it up to its article, 別表 or 附則."""
        found: dict[Clause, None] = dict.fromkeys(self._to.get(clause, ()))
        for above in self.regulation.ancestors(clause):
            if above.kind in CONTAINERS:
                break
            found.update(dict.fromkeys(self._to.get(above, ())))
        return tuple(other for other in found if other is not clause)


def _grouped(pairs: Iterable[tuple[Clause, Clause]]) -> Mapping[Clause, tuple[Clause, ...]]:
    found: dict[Clause, dict[Clause, None]] = {}
    for one, other in pairs:
        if one is not other:
            found.setdefault(one, {})[other] = None
    return {one: tuple(others) for one, others in found.items()}


def _proses(clause: Clause) -> Iterator[Prose]:
    if clause.note is not None and clause.kind in APPENDED:
        yield clause.note  # （第５条関係）
    if clause.text is not None:
        yield clause.text
    for table in clause.tables:
        for row in table.rows:
            yield from row
    if clause.tail is not None:
        yield clause.tail


def _absolute(reference: Reference) -> bool:
    """Whether a reference means the same wherever in the article it stands."""
    return all(target.steps[0].relation in {Relation.NUMBER, Relation.ONLY} for target in reference.targets)
