"""Finding the clauses that the steps of a reference lead to.

A target is told to be missing only where that is sure.  It is not where its numbering may be another one than the tree
shows: in 附則 (which speak of the text before an amendment), in the forms of 様式 and in tables (which count for
themselves), and in text whose role was not understood.
"""

from __future__ import annotations

from dataclasses import dataclass

from policylint.document.model import CONTAINERS, Clause, Kind, Regulation
from policylint.text.citation.model import Reference, Relation, Step, Target
from policylint.text.citation.numbering import APPENDED, Numbering, between, children, with_number
from policylint.text.citation.titles import same_title

_SURE = frozenset({Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.APPENDED_TABLE, Kind.APPENDED_STYLE})
"""What can be missing; chapters, 附則 and 別紙 are not always part of a text."""

_LISTED = frozenset({Kind.PARAGRAPH, Kind.ITEM})

Found = tuple[Clause, ...] | None
"""The clauses meant, () where there are none, None where nothing can be told."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The clauses a reference means, in its order, and those of its targets that surely do not exist."""

    targets: tuple[Clause, ...]
    missing: tuple[Target, ...]


class Resolver:
    """Answers for one regulation."""

    def __init__(self, regulation: Regulation) -> None:
        """Of ``regulation``; its numbering is read when it is first asked for."""
        self._numbering = Numbering(regulation)
        self._title = regulation.title.text if regulation.title is not None else ""

    def resolve(self, reference: Reference, clause: Clause) -> Resolution:
        """What ``reference`` in the words of ``clause`` means; nothing where it belongs to another document."""
        if reference.historic or (reference.document and not self._own(reference.document)):
            return Resolution((), ())
        found: dict[Clause, None] = {}
        missing: list[Target] = []
        for target in reference.targets:
            clauses = self._target(target, clause)
            found.update(dict.fromkeys(clauses or ()))
            if clauses == () and not reference.quoted and self._sure(target, clause):
                missing.append(target)
        return Resolution(tuple(found), tuple(missing))

    def absolute(self, target: Target) -> Found:
        """What a target with an article number means, wherever it is cited."""
        first = target.steps[0]
        if first.relation is not Relation.NUMBER or first.kind is not Kind.ARTICLE:
            return None
        return _below(self._numbered_article(None, first), target.steps[1:])

    def _own(self, name: str) -> bool:
        return bool(self._title) and same_title(name, self._title)

    def _sure(self, target: Target, clause: Clause) -> bool:
        """Whether a target that is not there is surely missing."""
        first = target.steps[0]
        if any(step.kind not in _SURE or step.word == "()" for step in target.steps):
            return False
        if clause.kind in {Kind.TEXT, Kind.TOC, Kind.PREAMBLE} or (first.kind in _LISTED and _has_lines(clause)):
            return False
        scope = self._numbering.scope(clause)
        if scope is not None:
            near = first.relation in {Relation.PREVIOUS, Relation.NEXT} and first.kind in _LISTED
            return scope.kind is Kind.SUPPLEMENTARY and (near or first.kind in APPENDED)
        return first.kind in APPENDED or bool(self._numbering.articles(None))

    def _target(self, target: Target, clause: Clause) -> Found:
        first, rest = target.steps[0], target.steps[1:]
        if first.kind is Kind.SUPPLEMENTARY:
            return self._supplementary(clause, rest)
        finders = {Kind.ARTICLE: self._article, Kind.PARAGRAPH: self._paragraph, Kind.ITEM: self._item}
        if first.kind in finders:
            return _below(finders[first.kind](first, clause), rest)
        if first.kind in APPENDED:
            return self._appended(first)
        return _below(self._container(first, clause), rest) if first.kind in CONTAINERS else None

    def _article(self, step: Step, clause: Clause) -> Found:
        scope = self._numbering.scope(clause)
        if step.relation is Relation.NUMBER:
            # a 附則 cites its own articles as 附則第３条, so 第３条 is that of the main body unless there is none
            scopes = (scope, None) if scope is not None and scope.kind in APPENDED else (None, scope)
            return next((found for one in scopes if (found := self._numbered_article(one, step))), ())
        own = self._numbering.nearest(clause, Kind.ARTICLE)
        return None if own is None else _relative(self._numbering.articles(scope), own, step)

    def _numbered_article(self, scope: Clause | None, step: Step) -> tuple[Clause, ...]:
        if step.number is None:
            return ()
        first = self._numbering.article(scope, step.number)
        if step.through is None or not first:
            return first
        if not self._numbering.article(scope, step.through):
            return ()
        return between(self._numbering.articles(scope), step.number, step.through)

    def _paragraph(self, step: Step, clause: Clause) -> Found:
        own = self._numbering.nearest(clause, Kind.PARAGRAPH)
        if own is None:
            return None
        row = self._numbering.siblings(own)
        return _in_row(row, step) if step.relation is Relation.NUMBER else _relative(row, own, step)

    def _item(self, step: Step, clause: Clause) -> Found:
        own = self._numbering.nearest(clause, Kind.ITEM)
        paragraph = self._numbering.nearest(clause, Kind.PARAGRAPH)
        if step.relation in {Relation.PREVIOUS, Relation.NEXT, Relation.THIS}:
            if own is not None:
                return _relative(self._numbering.siblings(own), own, step)
            return self._items_behind(clause, paragraph, step)
        if own is not None and paragraph is None:
            return _in_row(self._numbering.siblings(own), step)
        if paragraph is None:
            return None
        found = _in_row(children(paragraph, Kind.ITEM), step)
        if found or step.relation is Relation.EACH:
            return found or None
        # 第２号 of a list that stands in another paragraph of the article, or that is numbered like paragraphs
        row = self._numbering.siblings(paragraph)
        lists = [children(other, Kind.ITEM) for other in row if other is not paragraph]
        there = next((there for other in lists if (there := _in_row(other, step))), ())
        return there or (None if _in_row(row, step) and len(row) > 1 else ())

    def _items_behind(self, clause: Clause, paragraph: Clause | None, step: Step) -> Found:
        """前各号 in the words that close a paragraph, or in a list that is numbered like paragraphs."""
        items = children(clause, Kind.ITEM)
        if items or paragraph is None:
            return items or None
        row = self._numbering.siblings(paragraph)
        return None if any(children(other, Kind.ITEM) for other in row) else _relative(row, paragraph, step) or None

    def _supplementary(self, clause: Clause, rest: tuple[Step, ...]) -> Found:
        scope = self._numbering.scope(clause)
        own = (scope,) if scope is not None and scope.kind is Kind.SUPPLEMENTARY else self._numbering.supplementary()
        return next((found for one in own if (found := _below((one,), rest))), None)

    def _appended(self, step: Step) -> Found:
        row = self._numbering.appended(step.kind)
        if step.relation is not Relation.NUMBER or step.number is None:
            return row
        return tuple(clause for clause in row if clause.number == step.number)

    def _container(self, step: Step, clause: Clause) -> Found:
        if step.relation is Relation.NUMBER and step.number is not None:
            row = self._numbering.containers(step.kind)
            if step.through is not None:
                return between(row, step.number, step.through)
            around = self._numbering.nearest(clause, Kind.CHAPTER) if step.kind is not Kind.CHAPTER else None
            inner = tuple(one for one in around.walk() if one.kind is step.kind) if around is not None else row
            return with_number(inner, step.number) or with_number(row, step.number)
        own = self._numbering.nearest(clause, step.kind)
        return None if own is None else _relative(self._numbering.siblings(own), own, step)


def _below(bases: Found, steps: tuple[Step, ...]) -> Found:
    """What ``steps`` lead to from ``bases``."""
    for step in steps:
        if not bases:
            return bases
        inner = [_inside(base, step) for base in bases]
        known = tuple(clause for one in inner if one for clause in one)
        bases = known or (None if None in inner else ())
    return bases


def _inside(base: Clause, step: Step) -> Found:
    if step.relation is Relation.SAME:
        return None
    if step.kind in CONTAINERS:
        return tuple(one for one in base.walk() if one.kind is step.kind and one.number == step.number)
    if step.kind is Kind.ARTICLE:
        articles = [one for one in base.walk() if one.kind is Kind.ARTICLE]
        return _in_row(tuple(articles), step)
    if step.kind is Kind.ITEM and base.kind in {Kind.ARTICLE, Kind.SUPPLEMENTARY}:
        return _item_of_article(base, step)
    row = children(base, step.kind)
    if step.kind is Kind.SUBITEM and not row:
        return None
    found = _in_row(row, step)
    return found if found or not _hides(base) else None


def _item_of_article(article: Clause, step: Step) -> Found:
    """第３条第２号: an item of the only paragraph; where there are several, of any that has such an item."""
    paragraphs = children(article, Kind.PARAGRAPH) or (article,)
    found = tuple(clause for paragraph in paragraphs for clause in _in_row(children(paragraph, Kind.ITEM), step))
    return found if found or not any(_hides(paragraph) for paragraph in paragraphs) else None


def _hides(clause: Clause) -> bool:
    """Whether a list may be hidden in ``clause``: in a table or in lines that were not told apart."""
    return _has_lines(clause) or bool(clause.tables) or any(child.kind is Kind.TEXT for child in clause.children)


def _has_lines(clause: Clause) -> bool:
    """Whether the words are lines that could not be told apart: an unnumbered paragraph or a list may be among them."""
    return any(prose is not None and "\n" in prose.text.strip() for prose in (clause.text, clause.tail))


def _in_row(row: tuple[Clause, ...], step: Step) -> tuple[Clause, ...]:
    if step.relation is Relation.EACH:
        return row
    if step.number is None:
        return ()
    first = with_number(row, step.number)
    if step.through is None or not first:
        return first
    return between(row, step.number, step.through) if with_number(row, step.through) else ()


def _relative(row: tuple[Clause, ...], own: Clause, step: Step) -> Found:
    """前, 次, この and 前３ counted in ``row``."""
    at = row.index(own) if own in row else -1
    if at < 0:
        return None
    match step.relation:
        case Relation.THIS:
            return (own,)
        case Relation.NEXT:
            return row[at + 1 : at + 2]
        case Relation.PREVIOUS if step.count == 0:
            return row[:at]
        case Relation.PREVIOUS:
            return row[at - step.count : at] if at >= step.count else ()
        case _:
            return None
