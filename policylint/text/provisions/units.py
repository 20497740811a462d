"""What provision readers look at: sentences of a handling set with everything they are read with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.acts import Act, Listing
from policylint.text.facts import Modality, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policylint.document.fields import Entry
    from policylint.document.model import Clause
    from policylint.document.node import Node
    from policylint.text.facts import Sentence
    from policylint.text.reading import Reading

_CONTRACTOR = re.compile(r"^(?:委託先|受託者|再委託先|受注者|委託業者|請負者)")
_LIKEWISE = re.compile(r"同様(?:とする|に(?:する|扱う|取り扱う))|同じ(?:とする|扱い)")
"""「…を知ったときも、同様とする」."""
_CONTRACT_HEADING = re.compile(r"委託|契約")


@dataclass(frozen=True, eq=False)
class Unit:
    """One sentence of the set, or one row of text of an appended table (``sentence`` None)."""

    reading: Reading
    clause: Clause
    sentence: Sentence | None
    words: str
    """The sentence without bracketed remarks."""
    full: str
    """The sentence with them."""
    acts: tuple[Act, ...]
    lead: str
    heading: str

    @property
    def context(self) -> str:
        """Heading, 柱書 and sentence together."""
        return f"{self.heading}／{self.lead}／{self.full}"

    @cached_property
    def main(self) -> tuple[Act, ...]:
        """The acts said outright."""
        return tuple(a for a in self.acts if a.role in {Role.MAIN, Role.BEFORE})

    @cached_property
    def binding(self) -> bool:
        """Whether the sentence lays something down (a duty, a prohibition, a requirement of a list)."""
        if self.sentence is None:
            return True
        if self.listing in {Listing.CONDITIONS, Listing.DEFINITIONS}:
            return False
        return any(a.modality in {Modality.DUTY, Modality.PROHIBITION} for a in self.main) or self.listing in {
            Listing.DUTIES,
            Listing.OBJECTS,
        }

    @cached_property
    def laid_down(self) -> bool:
        """Whether the sentence lays a duty or ban on the organisation or its people; a row of a table does."""
        return not self.contractor and (self.sentence is None or self.binding)

    @cached_property
    def laid_down_or_stated(self) -> bool:
        """As ``laid_down``, plain statements included (その登録は、年度の末日に効力を失う)."""
        return self.laid_down or (not self.contractor and any(a.modality is Modality.STATEMENT for a in self.main))

    @property
    def predicate_free(self) -> bool:
        """Whether the sentence is an item that is a bare noun phrase."""
        return any(a.predicate is None for a in self.acts)

    @property
    def listing(self) -> Listing | None:
        """What the item is, where it is one."""
        return self.acts[0].listing if self.acts else None

    @cached_property
    def contractor(self) -> bool:
        """Whether the sentence is about what a contractor does or is asked to do."""
        topics = [
            a.predicate.topic.text for a in self.acts if a.predicate is not None and a.predicate.topic is not None
        ]
        return (
            self.listing is Listing.CONTRACT_TERMS
            or any(_CONTRACTOR.search(t) for t in topics)
            or (bool(_CONTRACT_HEADING.search(self.heading)) and "委託" in self.words + self.lead)
        )


@dataclass(frozen=True, eq=False)
class Evidence:
    """Where a provision stands."""

    unit: Unit
    act: Act | None = None
    node: Node | None = None
    """The YAML value, where the evidence is a structured field (``unit`` is then any sentence of its regulation)."""

    @property
    def reading(self) -> Reading:
        """The regulation."""
        return self.unit.reading

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.unit.clause


def units_of(reading: Reading) -> Iterator[Unit]:
    """The sentences of a regulation and the rows of its appended tables, in document order."""
    for clause, facts in reading.facts.items():
        heading = reading.heading(clause)
        lead = facts.lead.core if facts.lead is not None else ""
        acts: tuple[Act, ...] = ()
        for sentence in facts.sentences:
            before, acts = acts, tuple(a for a in reading.acts_by_clause[clause] if a.sentence is sentence)
            if _LIKEWISE.search(sentence.core):
                acts = (*acts, *before)  # the acts of the sentence before are laid down for this case as well
            full = sentence.text.replace("\t", "　")  # the columns of a table that came as text
            yield Unit(reading, clause, sentence, sentence.core, full, acts, lead, heading)
    for clause in reading.regulation.walk():
        if clause.kind is Kind.APPENDED_TABLE:
            yield from _rows(reading, clause)


def _rows(reading: Reading, clause: Clause) -> Iterator[Unit]:
    """The rows of a table, read with the clauses that lead to it and with its own first row."""
    caption = clause.caption.text if clause.caption is not None else ""
    leading = reading.referring(clause)
    heading = "／".join(dict.fromkeys([caption, *(reading.heading(c) for c in leading)]))
    said = "".join(s.core for c in leading for s in reading.facts[c].sentences)
    rows = ["　".join(cell.text for cell in row) for table in clause.tables for row in table.rows]
    rows += [
        line
        for part in clause.walk()
        if part.text is not None and part not in reading.facts
        for line in part.text.text.split("\n")
    ]
    first = rows[0] if rows else ""
    for words in rows:
        yield Unit(reading, clause, None, words, words, (), f"{said}／{first}", heading)


def points_at(unit: Unit, clauses: frozenset[Clause]) -> bool:
    """Whether the sentence refers to one of ``clauses`` (前項の記録, 第１条の記録) or to the article or paragraph around it."""
    if unit.sentence is None:
        return False
    targets = set(unit.reading.index.of(unit.clause))
    for clause in clauses:
        around = {clause, *unit.reading.regulation.ancestors(clause)} if clause in unit.reading.facts else {clause}
        if targets & around:
            return True
    return False


def entries(units: Sequence[Unit], name: str) -> Iterator[tuple[Unit, Entry]]:
    """The entries of a structured list (``stores``, ``systems`` …) of every regulation, each with a unit of it."""
    seen: set[int] = set()
    for unit in units:
        organisation = unit.reading.regulation.organisation
        if organisation is not None and id(organisation) not in seen:
            seen.add(id(organisation))
            for entry in getattr(organisation, name):
                yield unit, entry


def first_of(units: Sequence[Unit], test: Callable[[Unit], bool]) -> Evidence | None:
    """The first sentence or row that passes ``test``, contractors' business left out."""
    return next((Evidence(u) for u in units if not u.contractor and test(u)), None)


def in_article(units: Sequence[Unit], heading: re.Pattern[str]) -> Evidence | None:
    """The first article whose heading matches: where a provision on that matter ought to stand."""
    return next(
        (Evidence(u) for u in units if u.sentence is not None and not u.contractor and heading.search(u.heading)), None
    )
