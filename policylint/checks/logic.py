"""The logic of a check, from the file that holds it, loaded at the first call.

``check.py`` is loaded by its path under a private name; nothing is put on ``sys.path``, so that the folders of two
organisations cannot see each other, or shadow a library.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any, cast

from policylint.checks.model import RepositoryCheck
from policylint.errors import CheckDefinitionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from types import ModuleType

    from policylint.checks.declarative import Declared
    from policylint.checks.model import Context, DocumentCheck, Report, SetCheck


def python_logic(path: Path, family: str, name: str, scope: str) -> DocumentCheck | SetCheck | RepositoryCheck:
    """The functions of a ``check.py``: ``check``, or ``collect`` and ``conclude`` where ``scope`` is repository."""
    module = _Module(path, f"policylint_checks.{_identifier(family)}.{_identifier(name)}")
    if scope == "repository":
        return RepositoryCheck(module.function("collect"), module.function("conclude"))
    return cast("DocumentCheck", module.function("check"))


def declarative_logic(path: Path, read: Callable[[], Mapping[str, Any]]) -> DocumentCheck:
    """The logic that ``read`` (select, assert, require, at) says, compiled at the first call."""
    return _Declarative(path, read)


@dataclass(frozen=True)
class _Module:
    path: Path
    name: str

    @cached_property
    def loaded(self) -> ModuleType:
        spec = spec_from_file_location(self.name, self.path)
        if spec is None or spec.loader is None:
            message = f"{self.path}:1:1: Pythonとして読めません"
            raise CheckDefinitionError(message)
        module = module_from_spec(spec)
        # dataclasses look up the module of their annotations there.
        sys.modules[self.name] = module
        try:
            spec.loader.exec_module(module)
        except Exception as error:
            line = getattr(error, "lineno", None) or _line_in(error, str(self.path))
            message = f"{self.path}:{line}:1: 読み込めません（{type(error).__name__}: {error}）"
            raise CheckDefinitionError(message) from error
        return module

    def function(self, name: str) -> Callable[..., Any]:
        """The function ``name``, looked up when it is called."""

        def call(*arguments: object) -> object:
            found = getattr(self.loaded, name, None)
            if not callable(found):
                message = f"{self.path}:1:1: 関数 {name} がありません"
                raise CheckDefinitionError(message)
            return found(*arguments)

        return call


@dataclass(frozen=True)
class _Declarative:
    path: Path
    read: Callable[[], Mapping[str, Any]]

    @cached_property
    def declared(self) -> Declared:
        from policylint.checks.declarative import declare  # noqa: PLC0415 - jsonpath and jsonschema take 100 ms

        try:
            return declare(self.read())
        except ValueError as error:
            message = f"{self.path}:1:1: {error}"
            raise CheckDefinitionError(message) from error

    def __call__(self, subject: Any, context: Context, /) -> Iterable[Report]:  # noqa: ANN401 - a View or a HandlingSet
        return self.declared(subject, context)


def _line_in(error: BaseException, path: str) -> int:
    """The last line of ``path`` that ``error`` passed through."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _identifier(name: str) -> str:
    return name.replace("-", "_")
