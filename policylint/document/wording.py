"""A schema error as a problem at the place a reader would point at.

What is expected comes from the schema itself (type, enumeration, examples), so that nothing is said twice.  The
``values`` of a ``schema-violation``: ``reason``, which is the variant of the message of check S002; ``key``, the field;
and by reason ``allowed`` (enum), ``limit`` (below, above), ``types`` (type: keys of the check's words), ``examples``
(form), ``kinds`` (kinds).  Of an ``unknown-key``: ``key``, ``nearest`` ("" for none) and ``home``: "top" where the top of the file knows the key.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from policylint.document.model import Problem
from policylint.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from policylint.document.node import Node

    Value = str | tuple[str, ...]

_LONGEST_EXAMPLE = 24
_LIMITS = {"minimum": "below", "maximum": "above"}


def problem_of(
    error: Any,  # noqa: ANN401 - jsonschema is imported late
    root: Node,
    kinds: Sequence[str],
    top: Collection[str],
) -> Iterable[Problem]:
    """The problems that a ``jsonschema.ValidationError`` tells of.

    ``kinds`` are the kind keys of clauses, ``top`` the keys that stand at the top of a file.
    """
    node = _find(root, error.absolute_path)
    if error.validator == "additionalProperties":
        return _unknown_keys(node, error.schema, kinds, top)
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return [_violation(node, _head(node), "missing", key) for key in missing]
    if error.validator == "kinds":
        return [_violation(node, _head(node), "kinds", _key(node), kinds=tuple(error.validator_value))]
    reason, values = _expected(error)
    if node.kind == "scalar" and node.value is None and node.prose is not None and not node.prose.text:
        reason, values = "empty", {}
    return [_violation(node, _place(node), reason, _key(node), **values)]


def _violation(node: Node, span: Span, reason: str, key: str, **values: Value) -> Problem:
    return Problem("schema-violation", span, {"reason": reason, "key": key, **values}, node.route)


def _unknown_keys(
    node: Node, schema: Mapping[str, Any], kinds: Sequence[str], top: Collection[str]
) -> Iterable[Problem]:
    properties: Mapping[str, Any] = schema["properties"]
    given = {child.key for child in node.children}
    # Plain text is what is left where no kind key was seen: there a kind key was probably mistyped.
    mistyped = tuple(kinds) if "preamble" in properties and "toc" in properties and "title" not in properties else ()
    open_keys = [key for key in (*properties, *mistyped) if key not in given]
    told: set[str] = set()
    for child in node.children:
        key = child.key or ""
        if key in properties or key in told:
            continue
        told.add(key)
        titles = {str(value.get("title")): name for name, value in properties.items()}
        near = [titles[key]] if titles.get(key) in open_keys else get_close_matches(key.lower(), open_keys, 1)
        home = "top" if key in top else ""
        values = {"key": key, "nearest": near[0] if near and not home else "", "home": home}
        yield Problem("unknown-key", child.key_span or child.span, values, child.route)


def _expected(error: Any) -> tuple[str, dict[str, Value]]:  # noqa: ANN401
    """The reason and what the message says beside the key."""
    wanted = error.validator_value
    match error.validator:
        case "enum":
            return "enum", {"allowed": tuple(str(value) for value in wanted if value is not None)}
        case "const":
            return "enum", {"allowed": str(wanted)}
        case "minimum" | "maximum":
            return _LIMITS[error.validator], {"limit": str(wanted)}
        case "type":
            names = tuple(name for name in ([wanted] if isinstance(wanted, str) else wanted) if name != "null")
            quotable = "string" in names and isinstance(error.instance, bool | int | float)
            return ("quote", {}) if quotable else ("type", {"types": names})
        case "pattern":
            return "form", {"examples": _examples(error.schema)}
        case _:
            return "empty", {}


def _examples(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Up to two short examples of a field."""
    shown = [str(value) for value in schema.get("examples", ()) if isinstance(value, str | int)]
    return tuple(value for value in shown if len(value) <= _LONGEST_EXAMPLE)[:2]


def _find(root: Node, path: Iterable[str | int]) -> Node:
    node = root
    for step in path:
        found = node.children[step] if isinstance(step, int) and node.kind == "sequence" else node.get(str(step))
        if found is None:
            break
        node = found
    return node


def _key(node: Node) -> str:
    return next((step for step in reversed(node.route) if isinstance(step, str)), "")


def _head(node: Node) -> Span:
    """Where a collection is named: its key, or the first key in it, or itself."""
    while node.key_span is None and node.children:
        node = node.children[0]
    return node.key_span if node.key_span is not None else node.span


def _place(node: Node) -> Span:
    """A scalar where it stands; a collection, and what is empty, where it is named."""
    if node.kind != "scalar":
        return _head(node)
    return node.span if len(node.span) or node.key_span is None else node.key_span
