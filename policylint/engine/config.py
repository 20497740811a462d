"""The configuration of an organisation: ``.policylint.yaml`` or ``[tool.policylint]`` of pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from policylint.checks.model import Severity
from policylint.document.data import DataError, check_data, parse_data, read_text, schema_validator
from policylint.engine.settings import PathSettings, Settings
from policylint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.document.data import Data, Fault
    from policylint.engine.settings import FailOn, Weight

YAML_NAME, TOML_NAME = ".policylint.yaml", "pyproject.toml"
_SCHEMA = "config.schema.json"
_TABLE = re.compile(r"^\[tool\.policylint(?:\]|\.)", re.MULTILINE)
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_MERGED = frozenset({"severity", "settings", "sets", "files"})
"""Keys whose entries are merged with those of the files that ``extends`` names, as the folders of ``checks`` are added
to theirs; any other key replaces theirs."""


def find_config(start: Path) -> Path | None:
    """The configuration for ``start`` (a file or folder): the nearest upward, None where there is none.

    A ``.policylint.yaml`` goes before the ``pyproject.toml`` beside it; one without our table is passed over.
    """
    folder = start.resolve()
    for place in (folder, *folder.parents) if folder.is_dir() else folder.parents:
        if (place / YAML_NAME).is_file():
            return place / YAML_NAME
        toml = place / TOML_NAME
        if toml.is_file() and _TABLE.search(toml.read_text(encoding="utf-8", errors="replace")):
            return toml
    return None


def load_config(path: Path) -> Settings:
    """The settings that a configuration file and those it extends give.

    Raises:
        ConfigError: one of them cannot be read, says something that is not known, or extends itself.
    """
    return replace(_settings(_merged(path, ())), root=path.parent.resolve())


def _merged(path: Path, above: tuple[Path, ...]) -> dict[str, Data]:
    own = _read(path)
    extended = _list(own.pop("extends", ()))
    merged: dict[str, Data] = {}
    for name in extended:
        base = (path.parent / name).resolve()
        if base in above or base == path.resolve():
            message = f"{path}:1:1: extends が一回りして自分に戻っています（{name}）"
            raise ConfigError(message)
        if not base.is_file():
            message = f"{path}:1:1: extends の「{name}」がありません"
            raise ConfigError(message)
        _merge(merged, _merged(base, (*above, path.resolve())))
    own["checks"] = [path.parent / folder for folder in _list(own.get("checks", ()))]
    _merge(merged, own)
    return merged


def _merge(below: dict[str, Data], above: Mapping[str, Data]) -> None:
    for key, value in above.items():
        if key in _MERGED:
            below[key] = {**below.get(key, {}), **value}
        elif key == "checks":
            below[key] = [*below.get(key, ()), *value]
        else:
            below[key] = value


def _read(path: Path) -> dict[str, Data]:
    try:
        data = _read_toml(path) if path.suffix == ".toml" else _read_yaml(path)
    except DataError as error:
        raise ConfigError(str(error)) from error
    return dict(data)


def _read_yaml(path: Path) -> Mapping[str, Data]:
    text = read_text(path)
    data = parse_data(text, path)
    if data is None:  # nothing but comments
        return {}
    check_data(data, text, path, _SCHEMA)
    return cast("Mapping[str, Data]", data)


def _read_toml(path: Path) -> Mapping[str, Data]:
    text = read_text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _POSITION.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        raise DataError(path, line, column, f"TOMLとして読めません（{error}）") from error
    table: Mapping[str, Data] = data.get("tool", {}).get("policylint", {})
    for fault in schema_validator(_SCHEMA)(table):
        raise DataError(path, _toml_line(text, fault), 1, fault.message)
    return table


def _toml_line(text: str, fault: Fault) -> int:
    """The line that names the last key of the fault, from 1, else that of our table: tomllib keeps no places."""
    table = _TABLE.search(text)
    at = table.start() if table is not None else 0
    for step in reversed(fault.route):
        found = re.compile(rf"^\s*(?:\[.*)?[\"']?{re.escape(str(step))}[\"']?\s*[=\].]", re.MULTILINE).search(text, at)
        if found is not None:
            return text[: found.end()].count("\n") + 1
    return text[:at].count("\n") + 1


def _settings(data: Mapping[str, Data]) -> Settings:
    given: dict[str, Any] = {
        "edition": data.get("guideline"),
        "select": tuple(data["select"]) if "select" in data else None,
        "extend_select": tuple(data.get("extend-select", ())),
        "ignore": tuple(data.get("ignore", ())),
        "severities": _severities(data.get("severity", {})),
        "sets": {name: tuple(_list(patterns)) for name, patterns in data.get("sets", {}).items()},
        "per_path": tuple(_per_path(data.get("files", {}))),
        "check_dirs": tuple(data.get("checks", ())),
        "check_settings": data.get("settings", {}),
        "external": tuple(data.get("external", ())),
        "exclude": tuple(data.get("exclude", ())),
        "fail_on": _fail_on(data.get("fail-on", "error")),
        "lang": data.get("lang"),
    }
    return Settings().override(**given)


def _per_path(data: Mapping[str, Data]) -> Iterator[PathSettings]:
    for pattern, entry in data.items():
        severities = _severities(entry.get("severity", {}))
        yield PathSettings(pattern, entry.get("guideline"), tuple(entry.get("ignore", ())), severities)


def _severities(data: Mapping[str, str]) -> dict[str, Weight]:
    return {selector: "off" if word == "off" else Severity(word) for selector, word in data.items()}


def _fail_on(word: str) -> FailOn:
    return "never" if word == "never" else Severity(word)


def _list(value: str | list[str] | tuple[str, ...]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
