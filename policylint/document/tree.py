"""From YAML text to the positioned tree of :mod:`policylint.document.node`, within bounds whatever the text is.

Anchors are expanded up to a limit, depth and size are limited, and what is refused becomes a ``Problem``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from policylint.document.model import Problem, Prose
from policylint.document.node import Node
from policylint.document.parse import UNPRINTABLE, Event, SyntaxFault, line_rest, parse, parser_text, parser_value
from policylint.document.scalars import Piece, pieces, plain_value, text_map
from policylint.source import Span

if TYPE_CHECKING:
    from policylint.document.node import Scalar

MAX_CHARACTERS = 1_000_000
"""Longer texts are no regulation; the longest that we know has 60,000 characters."""
MAX_DEPTH = 50
"""The deepest regulation the schema can mean has about 30 levels; recursion over the tree relies on this."""
MAX_ALIASED = 10_000
"""Nodes that aliases may add to what is written."""
MAX_TOLD = 100
"""Unprintable signs and keys given twice beyond this number are not told."""

Route = tuple[str | int, ...]


class Tree(NamedTuple):
    """The root (None where there is nothing or no YAML), what is wrong with the syntax, and whether all was read."""

    root: Node | None
    problems: tuple[Problem, ...]
    complete: bool


def build_tree(text: str, *, pure: bool = False) -> Tree:
    """The tree of the first document in ``text``.  ``pure`` asks for the parser written in Python."""
    if len(text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS:,}"
        return Tree(
            None, (Problem("invalid-syntax", Span(0, 1), {"reason": "too-long", "limit": limit}),), complete=False
        )
    builder = _Builder(text)
    complete = True
    try:
        builder.read(pure=pure)
    except SyntaxFault as fault:
        builder.fault(fault.reason, fault.span)
        complete = fault.reason == "several-documents"
    if complete and builder.root is None and not builder.problems:
        builder.fault("empty-file", Span(0, 0))
    return Tree(builder.root if complete else None, tuple(builder.problems), complete)


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come."""

    event: Event
    route: Route
    key: str | None
    key_span: Span | None
    indent: int
    children: list[Node] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    pending: tuple[str, Span] | None = None
    skipped: int = 0
    """Open collections inside a key that is itself a collection."""


class _Slot(NamedTuple):
    """Where the next value belongs."""

    route: Route
    key: str | None
    key_span: Span | None


class _Builder:
    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.text = self._printable(text)
        self.clean = parser_text(self.text)
        self.stack: list[_Open] = []
        self.anchors: dict[str, Node | None] = {}
        self.aliased = 0

    def fault(self, reason: str, span: Span, **values: str) -> None:
        self.problems.append(Problem("invalid-syntax", span, {"reason": reason, **values}))

    def _printable(self, text: str) -> str:
        found = list(UNPRINTABLE.finditer(text))
        for match in found[:MAX_TOLD]:
            self.fault("unprintable", Span(*match.span()), code=f"U+{ord(match[0]):04X}")
        return UNPRINTABLE.sub("\ufffd", text) if found else text

    def read(self, *, pure: bool) -> None:
        documents = 0
        for event in parse(self.clean, pure=pure):
            if event.kind == "document":
                documents += 1
                if documents > 1:
                    raise SyntaxFault(line_rest(self.text, event.start), "several-documents")
            elif self.stack and self.stack[-1].skipped:
                self._skip(event)
            elif event.kind == "end":
                self._close(event)
            elif self.stack and self.stack[-1].event.kind == "mapping" and self.stack[-1].pending is None:
                self._key(event)
            else:
                self._value(event)

    def _skip(self, event: Event) -> None:
        top = self.stack[-1]
        top.skipped += {"mapping": 1, "sequence": 1, "end": -1}.get(event.kind, 0)
        if top.skipped > MAX_DEPTH:
            raise SyntaxFault(Span(event.start, event.start + 1), "too-deep")
        if not top.skipped and top.pending is not None:
            span = Span(top.pending[1].start, event.end)
            self._name(top, self.text[span.start : span.end].strip()[:80], span)

    def _key(self, event: Event) -> None:
        top = self.stack[-1]
        if event.kind in ("mapping", "sequence"):
            # A collection as key: its words as written are the key, which no schema knows.
            top.skipped, top.pending = 1, ("", Span(event.start, event.end))
            return
        if event.kind == "alias":
            name, span = self.text[event.start : event.end], Span(event.start, event.end)
        elif event.start == event.end:
            # Only the pure parser takes a colon with nothing before it.
            raise SyntaxFault(line_rest(self.clean, event.start), "stray-colon")
        else:
            node = self._scalar(event, _Slot((), None, None))
            name, span = node.prose.text if node.prose is not None else "", node.span
            if event.anchor is not None:
                self.anchors[event.anchor] = node
        self._name(top, name, span)

    def _name(self, top: _Open, name: str, span: Span) -> None:
        top.pending = (name, span)
        if name in top.keys and len(self.problems) < MAX_TOLD:
            self.problems.append(Problem("duplicate-key", span, {"key": name}, (*top.route, name)))
        top.keys.add(name)

    def _slot(self) -> _Slot:
        if not self.stack:
            return _Slot((), None, None)
        top = self.stack[-1]
        if top.pending is None:
            return _Slot((*top.route, len(top.children)), None, None)
        key, span = top.pending
        top.pending = None
        return _Slot((*top.route, key), key, span)

    def _value(self, event: Event) -> None:
        slot = self._slot()
        if event.kind == "alias":
            self._add(self._alias(event, slot))
            return
        self._check_tag(event)
        if event.kind == "scalar":
            node = self._scalar(event, slot)
            if event.anchor is not None:
                self.anchors[event.anchor] = node
            self._add(node)
            return
        if len(self.stack) >= MAX_DEPTH:
            raise SyntaxFault(Span(event.start, event.start + 1), "too-deep")
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.stack.append(_Open(event, *slot, self._indent(event)))

    def _indent(self, event: Event) -> int:
        """The column that block scalars inside count from."""
        if event.flow:
            return self.stack[-1].indent if self.stack else -1
        start = self._content(event)
        line = max(self.clean.rfind("\n", 0, start), self.clean.rfind("\r", 0, start)) + 1
        return start - line - (1 if self.clean.startswith("\ufeff") and line == 0 else 0)

    def _content(self, event: Event) -> int:
        """Where the value itself begins, behind its anchor and tag."""
        if event.anchor is None and event.tag is None:
            return event.start
        found = _PROPERTIES.match(self.clean, event.start)
        return found.end() if found else event.start

    def _check_tag(self, event: Event) -> None:
        if event.tag is None or event.tag == "!" or event.tag in _TAGS:
            return
        found = _TAG.search(self.clean, event.start, max(event.end, event.start + 1))
        span = Span(*found.span()) if found else Span(event.start, event.start + 1)
        self.fault("unknown-tag", span)

    def _close(self, event: Event) -> None:
        top = self.stack.pop()
        start = top.event.start if top.event.flow or not top.children else self._content(top.event)
        if top.event.flow:
            end = event.end
        else:
            last = top.children[-1] if top.children else None
            end = start if last is None else max(last.span.end, last.key_span.end if last.key_span else 0)
            end = max(end, start)
        kind = "mapping" if top.event.kind == "mapping" else "sequence"
        node = Node(top.route, kind, Span(start, end), top.key, top.key_span, children=tuple(top.children))  # type: ignore[arg-type]
        if top.event.anchor is not None:
            self.anchors[top.event.anchor] = node
        self._add(node)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        elif self.root is None:
            self.root = node

    def _alias(self, event: Event, slot: _Slot) -> Node:
        at = Span(event.start, event.end)
        empty = Node(slot.route, "scalar", at, slot.key, slot.key_span, None, Prose("", text_map((), at.start)))
        if event.anchor not in self.anchors:
            self.fault("unknown-alias", at)
            return empty
        target = self.anchors[event.anchor]
        if target is None:
            self.fault("recursive-alias", at)
            return empty
        size = _size(target, MAX_ALIASED - self.aliased)
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            raise SyntaxFault(at, "alias-bomb")
        return _moved(replace(target, key=slot.key, key_span=slot.key_span), slot.route)

    def _scalar(self, event: Event, slot: _Slot) -> Node:
        start = self._content(event)
        parent = self.stack[-1].indent if self.stack else -1
        found = pieces(self.clean, start, event.end, event.style, parent)
        if "".join(piece.text for piece in found) != event.value:
            # Only a scalar that we read otherwise than the parser: its place as a whole is still right.
            found = (Piece(event.value, start, event.end),) if event.value else ()
        text = self._original(found)
        span = self._scalar_span(event, start, found, slot)
        prose = Prose(text, text_map(found, span.start if not event.style else span.end))
        return Node(slot.route, "scalar", span, slot.key, slot.key_span, _typed(event, text), prose)

    def _original(self, found: tuple[Piece, ...]) -> str:
        if self.clean is self.text:
            return "".join(piece.text for piece in found)
        return "".join(
            self.text[piece.start : piece.end]
            if piece.text == self.clean[piece.start : piece.end]
            else parser_value(piece.text)
            for piece in found
        )

    def _scalar_span(self, event: Event, start: int, found: tuple[Piece, ...], slot: _Slot) -> Span:
        if event.style in ("|", ">"):
            visible = [piece for piece in found if piece.text.strip()]
            header = line_rest(self.clean, start)
            return Span(start, visible[-1].end if visible else header.end)
        if event.start == event.end and slot.key_span is not None:
            # The parsers disagree on where nothing stands; the key is where a reader looks.
            return Span(slot.key_span.end, slot.key_span.end)
        if event.start == event.end and self.clean[event.start - 1 : event.start] == "-":
            return Span(event.start - 1, event.start)
        return Span(min(start, event.end), event.end)


_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]+|[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)[ \t]*)*)+")
_TAG = re.compile(r"![^\s,\[\]{}]*")
_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq"))


def _typed(event: Event, text: str) -> Scalar:
    tag = (event.tag or "").rpartition(":")[2]
    if event.style or tag in ("str", "!"):
        return text
    return plain_value(text)


def _size(node: Node, limit: int) -> int:
    """Nodes at and below ``node``, counted no further than ``limit + 1``."""
    count, stack = 0, [node]
    while stack and count <= limit:
        count += 1
        stack.extend(stack.pop().children)
    return count


def _moved(node: Node, route: Route) -> Node:
    children = tuple(
        _moved(child, (*route, child.key if child.key is not None else index))
        for index, child in enumerate(node.children)
    )
    return replace(node, route=route, children=children)
