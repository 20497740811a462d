"""The JSON Schema of the format applied to a positioned tree; errors come back as problems with their places.

Two keywords are replaced, with the same verdict as the standard ones (a test holds them together) but better words:
``oneOf`` follows the branch that the writer meant, told by its kind key or type, so that its errors are those of that
branch; ``$ref`` looks up ``$defs`` directly, which is 60 times faster here.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from policylint.document.model import Problem
from policylint.document.wording import problem_of
from policylint.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.document.node import Node

FORMAT_VERSION = 1
MAX_PROBLEMS = 200
"""A file with more is not a regulation, and nobody reads on."""


@cache
def regulation_schema() -> Mapping[str, Any]:
    """The JSON Schema of the regulation format."""
    path = resource_root("schemas") / "regulation.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def validate(root: Node) -> tuple[Problem, ...]:
    """What breaks the schema, in the order of the file, at most :data:`MAX_PROBLEMS`."""
    instance = plain_data(root)
    if isinstance(instance, dict) and (unsupported := _unsupported(root)) is not None:
        return (unsupported,)
    found: list[Problem] = []
    for error in _validator().iter_errors(instance):
        found.extend(problem_of(error, root, _clause_kinds(), regulation_schema()["properties"]))
        if len(found) >= MAX_PROBLEMS:
            break
    return tuple(sorted(_once(found), key=lambda problem: (problem.span, problem.kind)))


def _once(found: list[Problem]) -> Iterator[Problem]:
    """One word per place: a mistyped key is not also missing, and a value that breaks two keywords is told once."""
    meant = {(problem.route[:-1], problem.values["nearest"]) for problem in found if problem.kind == "unknown-key"}
    told: set[object] = set()
    for problem in found:
        if problem.values.get("reason") == "missing":
            missing = (problem.route, problem.values["key"])
            if missing not in meant and missing not in told:
                told.add(missing)
                yield problem
        elif problem.kind != "schema-violation":
            yield problem
        elif problem.route not in told:
            told.add(problem.route)
            yield problem


def plain_data(node: Node) -> Any:  # noqa: ANN401 - JSON
    """The tree as JSON data; of a key given twice the first counts."""
    if node.kind == "mapping":
        data: dict[str, Any] = {}
        for child in node.children:
            data.setdefault(child.key or "", plain_data(child))
        return data
    if node.kind == "sequence":
        return [plain_data(child) for child in node.children]
    return node.value


def _unsupported(root: Node) -> Problem | None:
    version = root.get("policylint")
    if version is None or isinstance(version.value, bool) or not isinstance(version.value, int):
        return None
    if version.value == FORMAT_VERSION:
        return None
    values = {"version": str(version.value), "supported": str(FORMAT_VERSION)}
    return Problem("unsupported-version", version.span, values, version.route)


@cache
def _validator() -> Any:  # noqa: ANN401 - jsonschema is imported late
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 80 ms, only for YAML
    from jsonschema.validators import extend  # noqa: PLC0415

    schema = regulation_schema()
    definitions = {f"#/$defs/{name}": definition for name, definition in schema["$defs"].items()}

    def ref(validator: Any, target: str, instance: object, _schema: object) -> Iterator[Any]:  # noqa: ANN401
        return validator.descend(instance, definitions[target])  # type: ignore[no-any-return]

    def one_of(validator: Any, branches: list[Any], instance: object, _schema: object) -> Iterator[Any]:  # noqa: ANN401
        return _one_of(validator, branches, instance, definitions)

    return extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"$ref": ref, "oneOf": one_of}
    )(schema)


def _one_of(validator: Any, branches: list[Any], instance: object, definitions: Mapping[str, Any]) -> Iterator[Any]:  # noqa: ANN401
    from jsonschema import ValidationError  # noqa: PLC0415

    if all(set(branch) == {"required"} for branch in branches):
        keys = [key for branch in branches for key in branch["required"]]
        given = [key for key in keys if isinstance(instance, dict) and key in instance]
        if len(given) != 1:
            message = "more than one kind" if given else "no kind"
            yield ValidationError(message, validator="kinds", validator_value=keys, instance=instance)
        return
    branch = _meant(branches, instance, definitions)
    yield from validator.descend(instance, branch)


def _meant(branches: list[Any], instance: object, definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """The branch whose kind key is there, else the last one (plain text), or the one of the instance's type."""
    if not isinstance(instance, dict):
        return next((branch for branch in branches if "type" in branch), branches[0])
    for branch in branches:
        if any(key in instance for key in _kind_keys(branch, definitions)):
            return branch
    return branches[-1]


def _kind_keys(branch: Mapping[str, Any], definitions: Mapping[str, Any]) -> tuple[str, ...]:
    if "required" in branch:
        return tuple(branch["required"])
    target = definitions[branch["$ref"]] if "$ref" in branch else {}
    if "oneOf" in target:
        return tuple(key for one in target["oneOf"] for key in one["required"])
    return tuple(target.get("required", ()))


@cache
def _clause_kinds() -> tuple[str, ...]:
    """The kind keys of clauses (``article``, ``part`` …)."""
    definitions = regulation_schema()["$defs"]
    by_reference = {f"#/$defs/{name}": definition for name, definition in definitions.items()}
    branches = definitions["body"]["items"]["oneOf"]
    return tuple(key for branch in branches for key in _kind_keys(branch, by_reference))
