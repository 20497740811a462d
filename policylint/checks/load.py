"""Check folders: ``<folder>/<family>/<name>/check.yaml`` with an optional ``check.py`` beside it.

One loader serves the shipped checks and an organisation's own.  A lint run needs a dozen short keys of each check, the
texts of those that fire, and no example: the rest is parsed when it is first asked for.  Own folders are held against
the schema on every run; the shipped ones are held against it by the tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from policylint.checks.evidence import provision_logic
from policylint.checks.example import parse_example
from policylint.checks.logic import declarative_logic, python_logic
from policylint.checks.model import Check, Severity
from policylint.document.data import (
    DataError,
    check_data,
    locate,
    nearest_hint,
    parse_data,
    parse_sections,
    read_text,
    split_sections,
)
from policylint.errors import CheckDefinitionError
from policylint.resources import resource_root
from policylint.text.provisions.registry import PROVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from policylint.checks.model import DocumentCheck, Example, RepositoryCheck, SetCheck, Words

FAMILIES: Mapping[str, str] = {
    "S": "file",
    "R": "references",
    "V": "vague",
    "O": "organisational",
    "H": "human",
    "P": "physical",
    "T": "technical",
    "B": "continuity",
    "G": "good-practice",
    "C": "coverage",
}
"""Folder of each shipped family by the letter of its codes; an own check may use any other letter and folder."""

WEIGHED = frozenset("OHPTB")
"""Families whose severity follows the modality of their basis in the edition that applies."""

_HEAD = ("code", "name", "level", "scope", "severity", "refines", "basis", "default", "settings")
_TEXTS = ("title", "message", "suggestion", "notes", "words", "rationale", "quiet_when", "cases")
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


def shipped_folder() -> Path:
    """The folder of the checks that come with the program."""
    return resource_root("checks")


def load_checks(folders: Iterable[Path]) -> Mapping[str, Check]:
    """Every check below ``folders``, by code, in the order of codes.

    Raises:
        CheckDefinitionError: a folder is missing or empty, a check is not what the schema asks for, its name or family
            is not that of its folder, or two checks share a code or name.
    """
    trusted = shipped_folder().resolve()
    found: dict[str, Check] = {}
    names: dict[str, Check] = {}
    for folder in folders:
        own = not folder.resolve().is_relative_to(trusted)
        files = sorted(folder.glob("**/check.yaml"))
        if not files and own:
            message = f"{folder}:1:1: check.yaml がありません。点検項目のフォルダーを指定してください"
            raise CheckDefinitionError(message)
        for path in files:
            check = load_check(path, trusted=not own)
            for other, what in ((found.get(check.code), check.code), (names.get(check.name), check.name)):
                if other is not None and other.folder != check.folder:
                    raise _fault(path, ("code",), f"「{what}」は {other.folder / 'check.yaml'} と重複しています")
            found[check.code] = names[check.name] = check
    return dict(sorted(found.items()))


def load_check(path: Path, *, trusted: bool = False) -> Check:
    """The check of one ``check.yaml``; a ``trusted`` file is not held against the schema.

    Raises:
        CheckDefinitionError: as for :func:`load_checks`.
    """
    file = _CheckFile(path)
    if not trusted:
        file.validate()
    check = _LazyCheck(file)
    if not trusted:
        _ = check.good, check.bad
    return check


@dataclass(frozen=True)
class _CheckFile:
    path: Path

    @cached_property
    def text(self) -> str:
        try:
            return read_text(self.path)
        except DataError as error:
            raise CheckDefinitionError(str(error)) from error

    @cached_property
    def sections(self) -> Mapping[str, str]:
        return split_sections(self.text)

    def validate(self) -> None:
        """Hold the whole file against the schema."""
        try:
            check_data(parse_data(self.text, self.path), self.text, self.path, "check.schema.json")
        except DataError as error:
            raise CheckDefinitionError(str(error)) from error

    def data(self, keys: Iterable[str]) -> dict[str, Any]:
        """The values of those ``keys`` that the file has."""
        try:
            return parse_sections((self.sections[key] for key in keys if key in self.sections), self.path)
        except DataError:
            # Only the whole file gives the true line, and anchors may cross keys.
            return self._whole(keys)

    def _whole(self, keys: Iterable[str]) -> dict[str, Any]:
        try:
            whole = parse_data(self.text, self.path)
        except DataError as error:
            raise CheckDefinitionError(str(error)) from error
        return {key: whole[key] for key in keys if key in whole}

    def logic(self, scope: str) -> DocumentCheck | SetCheck | RepositoryCheck:
        """The Python logic where there is a ``check.py``, else the declarative one."""
        python = self.path.with_name("check.py")
        said = [key for key in ("provision", "select") if key in self.sections]
        if python.is_file() + len(said) != 1:
            there = [*(["check.py"] if python.is_file() else []), *said]
            problem = f"{'、'.join(there)} があります" if there else "check.py、provision、select のどれもありません"
            raise _fault(self.path, (said[0],) if said else (), f"{problem}。どれか一つだけを書いてください")
        if not said:
            return python_logic(python, self.path.parent.parent.name, self.path.parent.name, scope)
        if said == ["provision"]:
            return self._provision(scope)
        if not self.sections.keys() & {"assert", "require"}:
            raise _fault(self.path, ("select",), "select には assert か require が必要です")
        if scope == "repository":
            raise _fault(self.path, ("scope",), "全文書を見る点検（scope: repository）は check.py で書いてください")
        return declarative_logic(self.path, lambda: self.data(("select", "assert", "require", "at")))

    def _provision(self, scope: str) -> SetCheck:
        name = str(self.data(("provision",))["provision"])
        if name not in PROVISIONS:
            raise _fault(self.path, ("provision",), f"{name} という規定はありません{nearest_hint(name, PROVISIONS)}")
        if scope != "handling-set":
            raise _fault(self.path, ("scope",), "provision を見る点検は scope: handling-set です")
        return provision_logic(name)


class _LazyCheck(Check):
    """A check whose texts and examples are parsed when first asked for: an unset slot leads to ``__getattr__``."""

    __slots__ = ("_file",)
    _file: _CheckFile

    def __init__(self, file: _CheckFile) -> None:
        head = file.data(_HEAD)
        self._set("_file", file)
        try:
            code, name, scope = head["code"], head["name"], head["scope"]
            values = (head["level"], Severity(head["severity"]))
        except (KeyError, ValueError) as error:
            raise _fault(file.path, (), f"{error} が正しくありません") from error
        _check_folder(file.path, code, name)
        basis = tuple(head.get("basis", ()))
        for field, value in {
            "code": code,
            "name": name,
            "family": code[0],
            "level": values[0],
            "scope": scope,
            "severity": values[1],
            "basis": basis,
            "refines": tuple(head.get("refines", ())),
            "weighed": code[0] in WEIGHED and bool(basis),
            "default": head.get("default", True),
            "settings": head.get("settings", {}),
            "folder": file.path.parent,
            "logic": file.logic(scope),
        }.items():
            self._set(field, value)

    def _set(self, field: str, value: object) -> None:
        object.__setattr__(self, field, value)

    def __getattr__(self, field: str) -> Any:  # noqa: ANN401 - any of the lazy fields
        if field in _LAZY_TEXTS:
            self._load_texts()
        elif field in {"good", "bad"}:
            self._load_examples()
        else:
            raise AttributeError(field)
        return object.__getattribute__(self, field)

    def _load_texts(self) -> None:
        texts = self._file.data(_TEXTS)
        for field, value in {
            "title": texts["title"],
            "messages": _variants(texts["message"]),
            "suggestions": _variants(texts["suggestion"]),
            "notes": texts.get("notes", {}),
            "words": texts.get("words", {}),
            "rationale": texts["rationale"],
            "quiet_when": {lang: tuple(lines) for lang, lines in texts["quiet_when"].items()},
            "cases": tuple(texts["cases"]),
        }.items():
            self._set(field, value)

    def _load_examples(self) -> None:
        data = self._file.data(("examples",))["examples"]
        for kind in ("good", "bad"):
            self._set(kind, tuple(self._examples(kind, data[kind])))

    def _examples(self, kind: str, entries: list[Mapping[str, Any]]) -> Iterable[Example]:
        for index, entry in enumerate(entries):
            try:
                yield parse_example(entry, bad=kind == "bad")
            except ValueError as error:
                raise _fault(self._file.path, ("examples", kind, index), str(error)) from error


_LAZY_TEXTS = frozenset({"title", "messages", "suggestions", "notes", "words", "rationale", "quiet_when", "cases"})


def placeholders(text: str) -> frozenset[str]:
    """The names of the values that ``text`` asks for; braces around Japanese are slots for people and stay."""
    return frozenset(_PLACEHOLDER.findall(text))


def _variants(data: Mapping[str, Any]) -> Mapping[str, Words]:
    return {"default": cast("Words", data)} if data.keys() <= {"ja", "en"} else data


def _check_folder(path: Path, code: str, name: str) -> None:
    if path.parent.name != name:
        raise _fault(path, ("name",), f"name「{name}」とフォルダー名「{path.parent.name}」が違います")
    family = FAMILIES.get(code[0])
    if family is not None and path.parent.parent.name != family:
        raise _fault(path, ("code",), f"コード{code}のフォルダーは {family}/{name} です")


def _fault(path: Path, route: tuple[str | int, ...], message: str) -> CheckDefinitionError:
    try:
        line, column = locate(read_text(path), route)
    except ValueError:  # the file itself cannot be read
        line, column = 1, 1
    return CheckDefinitionError(f"{path}:{line}:{column}: {message}")
