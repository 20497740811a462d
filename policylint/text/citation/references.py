"""References in legal style: which words cite what, before anybody looks whether it exists."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.citation.atoms import JOINED, LEVELS, RANGE, Atom, atoms
from policylint.text.citation.documents import (
    Before,
    Definition,
    DocumentMention,
    document_before,
    find_definitions,
    find_documents,
)
from policylint.text.citation.model import Reference, Relation, Step, Target, Use
from policylint.text.script.fold import Folded, fold
from policylint.text.script.sentences import brackets

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Definition",
    "DocumentMention",
    "Reference",
    "Relation",
    "Step",
    "Target",
    "Use",
    "find_definitions",
    "find_documents",
    "find_references",
]

_OWN_RELATIONS = frozenset({Relation.PREVIOUS, Relation.NEXT, Relation.THIS})
_SAME_DOCUMENT = re.compile(
    r"^同(法|令|規則|規程|規定|条例|細則|要綱|要領|要項|指針|基準|告示|契約|学則|内規|施行令|施行規則)$"
)
_LOOKED_BACK = 40
"""Targets among which 同条 looks for what it means."""
_UNTIL = re.compile(r"まで")
_REMARK = re.compile(r"\([^()]*\)")
_MUTATIS = re.compile(r"(?:の規定)?(?:は|を|については)、?[^。]{0,80}準用|の規定の準用|の準用")
_EXCEPTION = re.compile(
    r"(?:の(?:規定|定め))?(?:にかかわら|を除)|(?:に|の)(?:規定|定め|該当|掲げ|よる)[^。、]{0,24}を除|(?:の規定)?によら"
)
_BY = re.compile(
    r"(?:の(?:規定|定め))?(?:に(?:より|よる|よって|基づ|定め|規定|掲げ|該当|従|準|係|限|いう|示|お(?:いて|ける)準)|で定め|が定め|による)|の(?:規定|定め|例)"
)


@dataclass(slots=True)
class _Chain:
    """One target while it is read."""

    start: int
    end: int
    steps: list[Step]
    part: str = ""
    before: Before | None = None
    inherited: tuple[Step, ...] = ()


@dataclass(slots=True)
class _Group:
    """One reference while it is read."""

    document: str
    document_span: tuple[int, int] | None
    historic: bool
    chains: list[_Chain] = field(default_factory=list)


def find_references(text: str, earlier: Sequence[Reference] = ()) -> tuple[Reference, ...]:
    """The references in ``text``, in order.

    ``earlier`` are those of the text that is read before it (the 柱書 of an item, the paragraphs before): 同条, 同項
    and 同法 may point there.
    """
    folded = fold(text)
    return tuple(_Reader(folded, earlier).run())


class _Reader:
    """Joins steps to targets and targets to references, and fills in 同条 and what a list leaves out."""

    def __init__(self, folded: Folded, earlier: Sequence[Reference]) -> None:
        self.folded = folded
        self.text = folded.text
        self.earlier = earlier
        self.groups: list[_Group] = []
        self.ends: dict[int, _Group] = {}
        """The group whose last target ends at an offset."""
        pairs = brackets(self.text) if "(" in self.text or "「" in self.text else ()
        self.remarks = {bracket.span.end: bracket.span.start for bracket in pairs if not bracket.quotes}
        self.quotations = [bracket.span for bracket in pairs if bracket.quotes and bracket.depth == 0]

    def run(self) -> list[Reference]:
        for chain in self.chains():
            self.place(chain)
        return [self.reference(group) for group in self.groups]

    def chains(self) -> list[_Chain]:
        """Steps that stand directly behind each other: 第３条第２項, 前条の第１項, 第30条（服務）第２項."""
        found: list[_Chain] = []
        for atom in atoms(self.text):
            last = found[-1] if found else None
            if last is not None and self.continues(last, atom):
                last.steps.append(atom.step)
                last.end, last.part = atom.end, atom.part
            elif not atom.bare or last is not None:
                found.append(_Chain(atom.start, atom.end, [atom.step], atom.part))
        return found

    def continues(self, chain: _Chain, atom: Atom) -> bool:
        gap = self.text[chain.end : atom.start]
        if gap not in {"", "の"} and not (_REMARK.fullmatch(gap) and atom.step.relation is Relation.NUMBER):
            return False
        if atom.step.relation in _OWN_RELATIONS or chain.steps[-1].kind is Kind.TEXT:
            return False
        return LEVELS[atom.step.kind] > LEVELS[chain.steps[-1].kind]

    def place(self, chain: _Chain) -> None:
        """Puts a target into the list it continues, or starts a reference with it."""
        first = chain.steps[0]
        before = None
        if first.relation in {Relation.NUMBER, Relation.ONLY} and first.kind is not Kind.ITEM:
            before = document_before(self.folded, chain.start)
        if before is not None and not self.names_document(first, before):
            before = None
        group, joined = (None, "") if before is not None else self.listed(chain)
        if group is not None and not (first.relation in _OWN_RELATIONS and group.document):
            self.join(group, chain, joined)
            return
        self.open(chain, before)

    def names_document(self, first: Step, before: Before) -> bool:
        """Whether what stands before names a document: a form or a chapter needs a real name for that."""
        return (
            bool(before.historic or not before.name or first.kind is Kind.ARTICLE)
            or before.name[-1] in "法令程則例綱領項律"
        )

    def listed(self, chain: _Chain) -> tuple[_Group | None, str]:
        """The group that ``chain`` goes on with, and the words between: 、 及び から, remarks in brackets aside."""
        at = chain.start
        words = JOINED.search(self.text, max(0, at - 12), at)
        joined = words[0] if words else ""
        at -= len(joined)
        while True:
            if at in self.ends and joined:
                return self.ends[at], joined
            if at not in self.remarks:
                return None, ""
            at = self.remarks[at]

    def join(self, group: _Group, chain: _Chain, joined: str) -> None:
        last = group.chains[-1]
        above, step = chain.steps[0], last.steps[-1]
        if RANGE.match(joined) and len(chain.steps) == 1 and _spans(step, above):
            last.steps[-1] = replace(step, through=above.number)
            last.end, last.part = chain.end, chain.part
        else:
            chain.inherited = _inherited((*last.inherited, *last.steps), above)
            self.fill(chain, group)
            group.chains.append(chain)
        self.remember(group)

    def open(self, chain: _Chain, before: Before | None) -> None:
        outer = self.ends.get(chain.start - 1) if self.text[chain.start - 1 : chain.start] == "(" else None
        group = _Group("", None, historic=False)
        if before is not None:
            name = before.name
            group = _Group(self.same_document(name), (before.start, chain.start), before.historic)
        elif outer is not None and chain.steps[0].relation is Relation.NUMBER:
            last = outer.chains[-1]
            chain.inherited = _inherited((*last.inherited, *last.steps), chain.steps[0], into=True)
            if chain.inherited:
                group = _Group(outer.document, None, outer.historic)
        self.fill(chain, group)
        group.chains.append(chain)
        self.groups.append(group)
        self.remember(group)

    def remember(self, group: _Group) -> None:
        end = group.chains[-1].end
        self.ends[end] = group
        until = _UNTIL.match(self.text, end)
        if until:
            self.ends[until.end()] = group

    def same_document(self, name: str) -> str:
        """同法 is the law named last; where there is none, 同法 itself, which is another document in any case."""
        match = _SAME_DOCUMENT.match(name)
        if match is None:
            return name
        here = (group.document for group in reversed(self.groups))
        before = (reference.document for reference in reversed(self.earlier))
        mentioned = (mention.name for mention in find_documents(self.folded.original))
        endings = (match[1], match[1] + "律")
        both = itertools.chain(here, before, mentioned)
        return next((other for other in both if other.endswith(endings) and other != name), name)

    def fill(self, chain: _Chain, group: _Group) -> None:
        """Replaces 同条, 同項, 同号 by what they stand for, and takes over the document with it."""
        first = chain.steps[0]
        if first.relation is not Relation.SAME:
            return
        kept = [step for step in chain.steps if step.relation is not Relation.SAME]
        deepest = [step for step in chain.steps if step.relation is Relation.SAME][-1]
        found = self.antecedent(deepest.kind)
        if found is None:
            return
        document, historic, steps = found
        chain.inherited, chain.steps = steps, kept
        group.document, group.historic = document, historic

    def antecedent(self, kind: Kind) -> tuple[str, bool, tuple[Step, ...]] | None:
        """The last target before that has a step of ``kind``, cut behind that step."""
        here = (
            (group.document, group.historic, (*one.inherited, *one.steps))
            for group in reversed(self.groups)
            for one in reversed(group.chains)
        )
        before = (
            (reference.document, reference.historic, target.steps)
            for reference in reversed(self.earlier)
            for target in reversed(reference.targets)
        )
        for document, historic, steps in itertools.islice(itertools.chain(here, before), _LOOKED_BACK):
            index = next((i for i, step in enumerate(steps) if step.kind is kind), None)
            if index is not None and steps[index].relation is not Relation.SAME:
                last = steps[index]
                # 同条 after 第３条から第５条まで is not one article
                return None if last.through else (document, historic, steps[: index + 1])
        return None

    def reference(self, group: _Group) -> Reference:
        start = group.document_span[0] if group.document_span else group.chains[0].start
        end = group.chains[-1].end
        until = _UNTIL.match(self.text, end)
        end = until.end() if until and group.chains[-1].steps and group.chains[-1].steps[-1].through else end
        span = self.folded.span(start, end)
        name = self.folded.span(*group.document_span) if group.document_span else None
        first = group.chains[0].start
        at = bisect_right(self.quotations, first, key=lambda quotation: quotation.start) - 1
        quoted = at >= 0 and first < self.quotations[at].end
        targets = tuple(self.target(chain) for chain in group.chains)
        use = Use.MENTION if quoted else self.use(group, end)
        words = self.folded.words(start, end)
        return Reference(span, words, group.document, name, targets, use, quoted, group.historic)

    def target(self, chain: _Chain) -> Target:
        span = self.folded.span(chain.start, chain.end)
        return Target(span, self.folded.words(chain.start, chain.end), (*chain.inherited, *chain.steps), chain.part)

    def use(self, group: _Group, end: int) -> Use:
        remark = _REMARK.match(self.text, end)
        rest = self.text[remark.end() if remark else end :][:100]
        if _EXCEPTION.match(rest):
            return Use.EXCEPTION
        if _MUTATIS.match(rest):
            return Use.MUTATIS_MUTANDIS
        last = group.chains[-1]
        listing = bool(last.steps) and last.steps[-1].relation is Relation.EACH
        return Use.BY if _BY.match(rest) or listing else Use.MENTION


def _spans(first: Step, last: Step) -> bool:
    """Whether two steps are the ends of a range."""
    return (
        first.kind is last.kind
        and first.relation is last.relation is Relation.NUMBER
        and first.through is None
        and first.number is not None
        and last.number is not None
        and first.number < last.number
    )


def _inherited(steps: tuple[Step, ...], first: Step, *, into: bool = False) -> tuple[Step, ...]:
    """The steps above ``first`` that a list leaves out: 第２条第１項又は第３項 keeps 第２条.

    Behind 第５条 alone, 又は第１項 is the first paragraph of the own article; a remark (``into``) goes into what stands
    before it: 第３条（第２項を除く。）.
    """
    if first.relation not in {Relation.NUMBER, Relation.EACH}:
        return ()
    level = LEVELS[first.kind]
    deepest = LEVELS[steps[-1].kind]
    if not into and deepest < level:
        return ()
    if into and deepest < LEVELS[Kind.ARTICLE]:
        return ()
    return tuple(step for step in steps if LEVELS[step.kind] < level)
