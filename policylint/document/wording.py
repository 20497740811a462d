"""A schema error in plain words, at the place a reader would point at.

The words are made of what the schema itself says of a field (type, enumeration, description, examples), so that nothing
is said twice.  ``values`` of a ``schema-violation``: ``reason`` (value | empty | missing | kinds), ``key`` (the field),
``expected_ja`` and ``expected_en`` (what to write); of an ``unknown-key``: ``key`` and ``nearest`` ("" for none).
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from policylint.document.model import Problem
from policylint.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from policylint.document.node import Node

_TYPES = {
    "string": ("文字列", "text"),
    "integer": ("整数", "a whole number"),
    "number": ("数", "a number"),
    "boolean": ("true か false", "true or false"),
    "array": ("リスト（「- 」で始まる行か [ ]）", 'a list (lines that begin with "- ", or [ ])'),
    "object": ("キーと値の組", "keys with values"),
}
_LONGEST_EXAMPLE = 24
_QUOTE = ("。数字や true だけのときは引用符で囲む（'{0}'）", "; put figures or true into quotes ('{0}')")


def problem_of(error: Any, root: Node, kinds: Sequence[str]) -> Iterable[Problem]:  # noqa: ANN401 - jsonschema is imported late
    """The problems that a ``jsonschema.ValidationError`` tells of; ``kinds`` are the kind keys of clauses."""
    node = _find(root, error.absolute_path)
    if error.validator == "additionalProperties":
        return _unknown_keys(node, error.schema, kinds)
    if error.validator == "required":
        missing = next((key for key in error.validator_value if key not in error.instance), "")
        expected = _examples(error.schema["properties"].get(missing, {}))
        return [_violation(node, _head(node), "missing", missing, expected)]
    if error.validator == "kinds":
        names = error.validator_value
        expected = (f"{'、'.join(names)} のどれか一つを書いてください", f"Write exactly one of {', '.join(names)}")
        return [_violation(node, _head(node), "kinds", _key(node), expected)]
    ja, en = _expected(error)
    more_ja, more_en = _examples(error.schema)
    empty = node.kind == "scalar" and node.value is None and node.prose is not None and not node.prose.text
    expected = (f"{ja}{more_ja}", f"{en}{more_en}")
    return [_violation(node, _place(node), "empty" if empty else "value", _key(node), expected)]


def _violation(node: Node, span: Span, reason: str, key: str, expected: tuple[str, str]) -> Problem:
    values = {"reason": reason, "key": key, "expected_ja": expected[0], "expected_en": expected[1]}
    return Problem("schema-violation", span, values, node.route)


def _unknown_keys(node: Node, schema: Mapping[str, Any], kinds: Sequence[str]) -> Iterable[Problem]:
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
        near = [titles[key]] if key in titles else get_close_matches(key.lower(), open_keys, 1)
        values = {"key": key, "nearest": near[0] if near else ""}
        yield Problem("unknown-key", child.key_span or child.span, values, child.route)


def _expected(error: Any) -> tuple[str, str]:  # noqa: ANN401, PLR0911 - one line per keyword reads best
    schema, wanted = error.schema, error.validator_value
    match error.validator:
        case "enum":
            names = [str(value) for value in wanted if value is not None]
            return f"「{'」「'.join(names)}」のどれかを書いてください", f"Write one of {', '.join(names)}"
        case "const":
            return f"{wanted} と書いてください", f"Write {wanted}"
        case "minimum":
            return f"{wanted} 以上の数を書いてください", f"Write a number not below {wanted}"
        case "maximum":
            return f"{wanted} 以下の数を書いてください", f"Write a number not above {wanted}"
        case "minLength" | "minItems" | "minProperties":
            return "空にはできません", "It may not be empty"
        case "type":
            return _expected_type(wanted, error.instance)
        case _:
            said = schema.get("description")
            ja = f"書き方は、{str(said).rstrip('。')}" if said else "決まった形で書いてください"
            return ja, "It is not in the form of this field"


def _expected_type(wanted: str | list[str], instance: object) -> tuple[str, str]:
    names = [name for name in ([wanted] if isinstance(wanted, str) else wanted) if name != "null"]
    ja = "か".join(_TYPES[name][0] for name in names) + "で書いてください"
    en = "Write " + " or ".join(_TYPES[name][1] for name in names)
    if "string" in names and isinstance(instance, bool | int | float):
        shown = str(instance).lower() if isinstance(instance, bool) else str(instance)
        return ja + _QUOTE[0].format(shown), en + _QUOTE[1].format(shown)
    return ja, en


def _examples(schema: Mapping[str, Any]) -> tuple[str, str]:
    """Up to two short examples of the field, in brackets."""
    short = [str(value) for value in schema.get("examples", ()) if isinstance(value, str | int)]
    short = [value for value in short if len(value) <= _LONGEST_EXAMPLE][:2]
    if not short:
        return "", ""
    return f"（例: {'、'.join(short)}）", f" (such as {', '.join(short)})"


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
    """Where a mapping is named: its key, or its first key, or itself."""
    if node.key_span is not None:
        return node.key_span
    first = node.children[0].key_span if node.children else None
    return first if first is not None else node.span


def _place(node: Node) -> Span:
    """A scalar where it stands; a collection, and what is empty, where it is named."""
    if node.kind != "scalar":
        return _head(node)
    return node.span if len(node.span) or node.key_span is None else node.key_span
