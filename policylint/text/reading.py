"""Everything read from the prose of one regulation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.acts import acts_of
from policylint.text.citation.resolve import ReferenceIndex
from policylint.text.handling import is_handling
from policylint.text.read import read_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.document.model import Clause, Document, Regulation
    from policylint.text.acts import Act
    from policylint.text.facts import ClauseFacts, Sentence


@dataclass(frozen=True, eq=False)
class Reading:
    """One regulation and its facts, by clause; clauses without prose have none."""

    regulation: Regulation
    facts: Mapping[Clause, ClauseFacts]
    handling: bool
    """Whether the regulation is about handling personal information (it is then a handling set by itself)."""

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Every act of the regulation, in document order."""
        return tuple(act for facts in self.facts.values() for act in acts_of(facts))

    @cached_property
    def acts_by_clause(self) -> Mapping[Clause, tuple[Act, ...]]:
        """The acts of each clause that has facts."""
        grouped: dict[Clause, list[Act]] = {clause: [] for clause in self.facts}
        for act in self.acts:
            grouped[act.clause].append(act)
        return {clause: tuple(acts) for clause, acts in grouped.items()}

    @cached_property
    def index(self) -> ReferenceIndex:
        """Who refers to whom inside the regulation."""
        return ReferenceIndex(self.regulation)

    @cached_property
    def _groups(self) -> Mapping[Clause, tuple[Clause, ...]]:
        groups: dict[Clause, list[Clause]] = {}
        for clause in self.facts:
            groups.setdefault(self._holder(clause), []).append(clause)
        return {clause: tuple(members) for members in groups.values() for clause in members}

    def _holder(self, clause: Clause) -> Clause:
        article = self.regulation.article_of(clause)
        if article is not None:
            return article
        above = next(
            (a for a in self.regulation.ancestors(clause) if a.kind not in {Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM}),
            None,
        )
        return above if above is not None else clause

    def article(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses with prose of the same article (or, without articles, under the same heading), in order; a table has none."""
        return self._groups.get(clause, ())

    def paragraph(self, clause: Clause) -> Clause:
        """The paragraph that holds ``clause``, or itself."""
        if clause.kind is Kind.PARAGRAPH:
            return clause
        return next((a for a in self.regulation.ancestors(clause) if a.kind is Kind.PARAGRAPH), clause)

    def within(self, clause: Clause) -> tuple[Clause, ...]:
        """``clause`` and everything below it that has facts."""
        return tuple(c for c in clause.walk() if c in self.facts)

    def linked(self, clause: Clause) -> tuple[Clause, ...]:
        """Clauses that this one (or a clause around or below it in its paragraph) leads to, and that lead to it, items included."""
        paragraph = self.paragraph(clause)
        around = (paragraph, *self.within(paragraph))
        article = self.regulation.article_of(clause)
        found: dict[Clause, None] = {}
        for member in (*around, article) if article is not None else around:
            for other in (*self.index.of(member), *self.index.to(member)):
                for inner in other.walk():
                    if inner not in around:
                        found[inner] = None
        return tuple(found)

    def referring(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses whose wording cites ``clause``; a 目次 or a 見出し cites too, and has no wording."""
        return tuple(c for c in self.index.to(clause) if c in self.facts)

    def heading(self, clause: Clause) -> str:
        """The 見出し of the article that holds ``clause``, or ""."""
        holder = self._holder(clause)
        return holder.caption.text.strip() if holder.caption is not None else ""

    def sentences(self) -> Iterator[tuple[Clause, Sentence]]:
        """Every sentence with its clause, in order."""
        for clause, facts in self.facts.items():
            for sentence in facts.sentences:
                yield clause, sentence


def read(document: Document) -> Reading | None:
    """What the prose of ``document`` says; None where it holds no regulation."""
    if document.regulation is None:
        return None
    facts = read_clauses(document.regulation)
    return Reading(document.regulation, facts, is_handling(document.regulation))
