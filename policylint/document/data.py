"""YAML files of our own (checks, guideline, configuration) as plain data, with positions when something is wrong.

Regulations are read by ``load.py``, which keeps the place of every value.  Here places are needed only for an error, so
the fast path builds no tree: libyaml where ruamel has it, the pure parser otherwise, and jsonschema only on demand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from policylint.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from jsonschema.exceptions import ValidationError

Data = Any
"""Plain data as JSON knows it: dict, list, str, int, float, bool, None."""

_TOP_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:(?=\s|$)", re.MULTILINE)

_WORD = re.compile(r"[^\W\d_](?:[\w./+-]*\w)?")
_SIMPLE = re.compile(
    rf"(?P<key>[A-Za-z_]\w*):(?: (?P<word>{_WORD.pattern})| (?P<flow>\[(?:{_WORD.pattern}(?:, {_WORD.pattern})*)?\])|"
    rf"(?P<block>(?:\n+ *- {_WORD.pattern})+))\n*"
)
_NO_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""Plain scalars that one version of YAML or another does not take for strings."""


class DataError(ValueError):
    """A file that cannot be used; ``str()`` is ``file:line:column: message``, the message in Japanese."""

    def __init__(self, path: Path | str, line: int, column: int, message: str) -> None:
        """Keep the parts beside the whole; ``line`` and ``column`` count from 1."""
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path, self.line, self.column, self.message = str(path), line, column, message


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a JSON Schema forbids: where (keys and indices from the top) and why, in Japanese."""

    route: tuple[str | int, ...]
    message: str
    at_key: bool = False
    """The fault is the key that ends ``route``, not its value."""


class Validator(Protocol):
    """A compiled JSON Schema."""

    def __call__(self, value: Data, /) -> list[Fault]:
        """Every fault of ``value``, outermost first; empty where it is valid."""


def load_data(path: Path, schema: str | None = None) -> Data:
    """The content of a YAML file as plain data, valid under ``schemas/<schema>`` where one is named.

    Raises:
        DataError: no UTF-8, no well-formed YAML, a duplicate key, or not what the schema asks for.
    """
    text = read_text(path)
    data = parse_data(text, path)
    if schema is not None:
        check_data(data, text, path, schema)
    return data


def check_data(data: Data, text: str, path: Path, schema: str) -> None:
    """Hold ``data``, read from ``text``, against ``schemas/<schema>``.

    Raises:
        DataError: at the place of the first fault.
    """
    for fault in schema_validator(schema)(data):
        line, column = locate(text, fault.route, at_key=fault.at_key)
        raise DataError(path, line, column, fault.message)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, BOM removed.

    Raises:
        DataError: the file cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError(path, line, 1, "UTF-8として読めません。UTF-8で保存してください") from error
    except OSError as error:
        raise DataError(path, 1, 1, f"読めません（{error.strerror}）") from error


def parse_data(text: str, path: Path | str) -> Data:
    """``text`` as plain data; dates stay strings.

    Raises:
        DataError: no well-formed YAML.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415 - 20 ms, not needed by every command

    try:
        return _yaml().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        raise DataError(path, line, column, _syntax_words(error, text, line)) from error
    except (YAMLError, ValueError) as error:
        raise DataError(path, 1, 1, f"YAMLとして読めません（{error}）") from error


def split_sections(text: str) -> Mapping[str, str]:
    """The text of each top-level key of a block mapping, key included, in file order.

    Lets a caller parse a few keys of a long file.  Holds for files in block style without anchors that cross keys.
    """
    starts = [(found.group(1), found.start()) for found in _TOP_KEY.finditer(text)]
    ends = [start for _, start in starts[1:]] + [len(text)]
    return {key: text[start:end] for (key, start), end in zip(starts, ends, strict=True)}


def parse_sections(sections: Iterable[str], path: Path | str) -> dict[str, Data]:
    """The mapping that the ``sections`` of :func:`split_sections` make together.

    Raises:
        DataError: no well-formed YAML; its line counts from the first section.
    """
    found: dict[str, Data] = {}
    hard = []
    for section in sections:
        key, simple = _simple(section)
        if key:
            found[key] = simple
        else:
            hard.append(section)
    return found | (parse_data("".join(hard), path) or {}) if hard else found


def _simple(section: str) -> tuple[str, Data]:
    """Key and value of ``key: word`` or ``key: [word, word]``, ("", None) for anything else.

    Loading 90 checks through ruamel's Python half takes 40 ms of a cold process that has 200; nearly all of what a run
    reads of them has this form.
    """
    match = _SIMPLE.fullmatch(section)
    if match is None:
        return "", None
    word, words = match["word"], _WORD.findall(match["word"] or match["flow"] or match["block"])
    if word in {"true", "false"}:
        return match["key"], word == "true"
    if any(each.lower() in _NO_WORDS for each in words):
        return "", None
    return match["key"], word or words


def locate(text: str, route: Iterable[str | int], *, at_key: bool = False) -> tuple[int, int]:
    """Line and column, from 1, of the value (or key) at ``route``; of what is around it where it is absent."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - only on errors
    from ruamel.yaml.nodes import MappingNode, SequenceNode  # noqa: PLC0415

    node = YAML(typ="safe").compose(text)
    mark = node.start_mark if node is not None else None
    for step in route:
        if isinstance(node, MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if pair is None:
                break
            key, node = pair
            mark = key.start_mark if at_key else node.start_mark
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


@cache
def schema_validator(name: str) -> Validator:
    """The validator of ``schemas/<name>``; ``name`` may end in ``#/$defs/…``."""
    import json  # noqa: PLC0415 - with jsonschema

    file, _, pointer = name.partition("#")
    schema = json.loads((resource_root("schemas") / file).read_text(encoding="utf-8"))
    if pointer:
        schema = {"$ref": f"#{pointer}", "$defs": schema.get("$defs", {})}
    return compile_schema(schema)


def compile_schema(schema: Mapping[str, Data] | bool) -> Validator:
    """A validator of JSON Schema 2020-12.

    Raises:
        ValueError: ``schema`` is no JSON Schema.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 80 ms
    from jsonschema.exceptions import SchemaError  # noqa: PLC0415

    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        message = f"JSON Schemaとして正しくありません（{error.message}）"
        raise ValueError(message) from error
    validator = Draft202012Validator(schema)

    def validate(value: Data, /) -> list[Fault]:
        errors = sorted(validator.iter_errors(value), key=_order)
        return [fault for error in errors for fault in _faults(error)]

    return validate


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, None where none is close."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on errors

    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def nearest_hint(word: str, known: Iterable[str]) -> str:
    """「もしかして…」 for a word that is not known, "" where nothing is close."""
    found = nearest(word, known)
    return f"。もしかして「{found}」ですか" if found is not None else ""


@cache
def _yaml() -> Data:
    from ruamel.yaml import YAML  # noqa: PLC0415 - 20 ms
    from ruamel.yaml.constructor import SafeConstructor  # noqa: PLC0415

    class PlainConstructor(SafeConstructor):
        """Keeps dates as the strings they are: JSON has none, and the schemas ask for strings."""

    PlainConstructor.add_constructor("tag:yaml.org,2002:timestamp", PlainConstructor.construct_yaml_str)
    yaml = YAML(typ="safe")
    yaml.Constructor = PlainConstructor
    return yaml


def _syntax_words(error: Data, text: str, line: int) -> str:
    problem = str(error.problem or error.context or "")
    if "duplicate key" in problem:
        return f"同じキーが2回あります（{problem}）"
    if "token" in problem and "\t" in text.split("\n")[line - 1]:
        return "字下げにタブは使えません。空白を使ってください"
    return f"YAMLとして読めません（{problem}）"


_UNKNOWN_KEY = frozenset({"additionalProperties", "unevaluatedProperties"})


def _order(error: ValidationError) -> tuple[bool, list[str]]:
    """Mistyped keys first: the key that seems to be missing is often the one mistyped."""
    return error.validator not in _UNKNOWN_KEY, [str(step) for step in error.absolute_path]


def _faults(error: ValidationError) -> Iterator[Fault]:
    route = tuple(error.absolute_path)
    if error.validator in {"anyOf", "oneOf"} and error.context:
        # The branch that got furthest is the one that was meant.
        deepest = max(error.context, key=lambda inner: (len(inner.absolute_path), inner.validator != "type"))
        yield from _faults(deepest)
        return
    if error.validator in _UNKNOWN_KEY:
        yield from _unknown_keys(error, route)
        return
    yield Fault(route, _words(error))


def _unknown_keys(error: ValidationError, route: tuple[str | int, ...]) -> Iterator[Fault]:
    schema, instance = error.schema, cast("Mapping[str, Data]", error.instance)
    known = list(schema.get("properties", {})) if isinstance(schema, dict) else []
    patterns = list(schema.get("patternProperties", {})) if isinstance(schema, dict) else []
    for key in instance:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            hint = nearest_hint(str(key), known)
            yield Fault((*route, key), f"「{key}」というキーはありません{hint}", at_key=True)


_TYPES = {
    "object": "キーと値の組",
    "array": "リスト",
    "string": "文字列",
    "integer": "整数",
    "number": "数",
    "boolean": "true か false",
    "null": "空",
}


def _words(error: ValidationError) -> str:
    name = f"「{error.absolute_path[-1]}」" if error.absolute_path else "全体"
    wanted, instance = cast("Data", error.validator_value), cast("Data", error.instance)
    match error.validator:
        case "required":
            missing = "、".join(f"「{key}」" for key in wanted if key not in instance)
            return f"{missing}がありません"
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            return f"{name}は{'または'.join(_TYPES[kind] for kind in kinds)}で書いてください"
        case "enum":
            hint = nearest_hint(instance, map(str, wanted)) if isinstance(instance, str) else ""
            return f"{name}は{'、'.join(map(str, wanted))}のいずれかです{hint}"
        case "const":
            return f"{name}は{wanted}でなければなりません"
        case "pattern":
            return f"{name}の値「{instance}」の形が違います（{wanted}）"
        case "minItems" | "minLength" | "minProperties":
            return f"{name}が空です" if wanted == 1 else f"{name}は{wanted}個以上必要です"
        case "dependentRequired":
            return f"{name}には一緒に書くべきキーがありません（{error.message}）"
        case _:
            return f"{name}の値が正しくありません（{error.message}）"
