"""One JSON tree of a document or a handling set: the regulation and the facts read from its prose, each with its place.

::

    {"name": …, "documents": [{"path", "title", "number", "edition", "organisation": {…} | null}],
     "clauses": [{"ref", "kind", "number", "label", "caption", "text", "tail", "deleted", "note", "tables", "duty",
                  "sentences": [{"text", "modality", "predicates", "timings", …}]}],
     "provisions": {kind: [{"clause", "text", …}]}}

``clauses`` are all clauses in document order, flat.  Below a sentence, a duty or a provision the tree follows the
dataclasses of ``policylint.text`` and ``policylint.document.fields`` field by field, so that a new fact is there
without being named here: an enum is its value, a ``Prose`` its text, a ``Clause`` its reference, and the ``Span`` of an
object its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from policylint.checks.model import HandlingSet, Place, View
from policylint.checks.places import at_clause, at_prose, at_span, at_text, at_title
from policylint.document.clause_ref import clause_ref
from policylint.document.model import Clause, Prose
from policylint.document.node import Node
from policylint.source import Span, TextMap
from policylint.text.facts import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = Any

_SKIPPED = (Node, TextMap, View)
_PLACED = frozenset({"span", "prose"})
"""Fields that say where an object stands and become its place."""


@dataclass(frozen=True, eq=False)
class Tree:
    """The ``root`` and where each of its objects stands; ``subject`` is what it was built from."""

    root: Json
    main: View
    _places: dict[tuple[int, str | int | None], Place] = field(repr=False)

    def place(self, location: Iterable[str | int]) -> Place:
        """The place of the value at ``location`` (keys and indices), or of the nearest object around it that has one.

        The title of the main document stands for what has no place of its own.
        """
        value, found = self.root, at_title(self.main)
        for step in location:
            inner = value[step]
            place = self._places.get((id(value), step)) or self._places.get((id(inner), None))
            found, value = place or found, inner
        return found


def build_tree(subject: View | HandlingSet) -> Tree:
    """The tree of one document or of all documents of a handling set."""
    views = subject.views if isinstance(subject, HandlingSet) else (subject,)
    builder = _Builder()
    root: dict[str, Json] = {
        "name": subject.name if isinstance(subject, HandlingSet) else views[0].document.source.path,
        "documents": [builder.document(view) for view in views],
        "clauses": [clause for view in views for clause in builder.clauses(view)],
        "provisions": {},
    }
    for view in views:
        for kind, provisions in getattr(view.reading, "provisions", {}).items():
            entries = root["provisions"].setdefault(str(kind), [])
            entries.extend(builder.value(provision, _Where(view)) for provision in provisions)
    return Tree(root, views[0], builder.places)


@dataclass(frozen=True, slots=True)
class _Where:
    """What the spans met below belong to."""

    view: View
    clause: Clause | None = None
    prose: Prose | None = None

    def place(self, span: Span) -> Place:
        if self.prose is not None:
            return at_text(self.view, self.prose, span, self.clause)
        return at_span(self.view, span, self.clause)


class _Builder:
    def __init__(self) -> None:
        self.places: dict[tuple[int, str | int | None], Place] = {}

    def document(self, view: View) -> Json:
        """The head of one document."""
        regulation = view.document.regulation
        entry: dict[str, Json] = {"path": view.document.source.path, "format": view.document.format}
        self.places[id(entry), None] = at_title(view)
        if regulation is not None:
            for key in ("title", "number", "edition", "organisation", "enacted", "in_force"):
                self._put(entry, key, getattr(regulation, key), _Where(view))
        return entry

    def clauses(self, view: View) -> Iterable[Json]:
        """Every clause of one document with its facts."""
        regulation = view.document.regulation
        if regulation is None:
            return
        facts = view.reading.facts if view.reading is not None else {}
        for clause in regulation.walk():
            entry: dict[str, Json] = {"ref": clause_ref(regulation, clause)}
            where = _Where(view, clause)
            for key in ("kind", "number", "label", "caption", "text", "tail", "deleted", "note", "tables", "duty"):
                self._put(entry, key, getattr(clause, key), where)
            known = facts.get(clause)
            for fact in fields(known) if known is not None else ():
                held = getattr(known, fact.name)
                # A sentence of another clause (the 柱書 that an item is read with) is told there; here its words do.
                other = isinstance(held, Sentence) and held.text
                if fact.name != "clause":
                    self._put(entry, fact.name, other or held, where)
            entry.setdefault("sentences", [])
            self.places[id(entry), None] = at_clause(view, clause)
            yield entry

    def value(self, value: object, where: _Where) -> Json:
        """``value`` as JSON."""
        match value:
            case Enum():
                return value.value
            case None | bool() | int() | float() | str():
                return value
            case Prose():
                return value.text
            case Clause():
                regulation = where.view.document.regulation
                return clause_ref(regulation, value) if regulation is not None else ""
            case Span():
                return [value.start, value.end]
            case date():
                return value.isoformat()
            case tuple() | list() | frozenset() | set():
                return [self.value(entry, where) for entry in value]
            case Mapping():
                return {str(key): self.value(entry, where) for key, entry in value.items()}
            case _ if is_dataclass(value) and not isinstance(value, type):
                return self._object(value, where)
            case _:
                message = f"no JSON for {type(value).__name__}"
                raise TypeError(message)

    def _object(self, value: Any, where: _Where) -> Json:  # noqa: ANN401 - any dataclass of text or document
        names = [each.name for each in fields(value) if not each.name.startswith("_")]
        inner = _inner(value, where)
        entry: dict[str, Json] = {}
        place = self._place_of(value, inner)
        if place is not None:
            self.places[id(entry), None] = place
        for name in names:
            held = getattr(value, name)
            if isinstance(held, _SKIPPED) or (name in _PLACED and isinstance(held, (Span, Prose))):
                continue
            self._put(entry, name, held, inner)
        if "text" not in entry and inner.prose is not None and isinstance(getattr(value, "span", None), Span):
            entry["text"] = value.span.of(inner.prose.text)
        return entry

    def _place_of(self, value: Any, where: _Where) -> Place | None:  # noqa: ANN401
        span, node = getattr(value, "span", None), getattr(value, "node", None)
        if isinstance(node, Node):
            return at_span(where.view, node.span, where.clause)
        if isinstance(span, Span):
            return where.place(span)
        prose, clause = getattr(value, "prose", None), getattr(value, "clause", None)
        if isinstance(prose, Prose) and prose.text.strip():
            return at_prose(where.view, prose, where.clause)
        return at_clause(where.view, clause) if isinstance(clause, Clause) else None

    def _put(self, entry: dict[str, Json], name: str, held: object, where: _Where) -> None:
        if isinstance(held, Prose) and held.text.strip():
            self.places[id(entry), name] = at_prose(where.view, held, where.clause)
        elif isinstance(held, Span):
            self.places[id(entry), name] = where.place(held)
        entry[name] = self.value(held, where)


def _inner(value: Any, where: _Where) -> _Where:  # noqa: ANN401
    """Where the parts of ``value`` are: its own clause and prose, else those around it."""
    clause, prose = getattr(value, "clause", None), getattr(value, "prose", None)
    if isinstance(prose, Prose):
        return _Where(where.view, clause if isinstance(clause, Clause) else where.clause, prose)
    if isinstance(clause, Clause):
        return _Where(where.view, clause, clause.text)
    return where
