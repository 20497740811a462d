"""The settings of single checks: what the configuration says, defaults filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from policylint.document.data import compile_schema, nearest_hint
from policylint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Check
    from policylint.engine.settings import Settings


def refuse_unknown(settings: Settings, checks: Mapping[str, Check]) -> None:
    """Hold the keys of the settings of checks against ``checks``.

    Raises:
        UsageError: there is no check of that code or name; the message names the nearest.
    """
    known = {*checks, *(check.name for check in checks.values())} if settings.check_settings else set()
    for key in settings.check_settings:
        if key not in known:
            message = f"設定 settings の点検項目「{key}」はありません{nearest_hint(key, sorted(known))}"
            raise UsageError(message)


def settings_of(check: Check, settings: Settings) -> Mapping[str, object]:
    """The settings of ``check``, by its code or name in the configuration.

    Raises:
        UsageError: there is no such setting, or its value is not what the check's schema asks for.
    """
    properties = cast("Mapping[str, Mapping[str, object]]", check.settings)
    values = {name: schema["default"] for name, schema in properties.items()}
    for key in (check.name, check.code):
        for name, value in settings.check_settings.get(key, {}).items():
            _check(check, name, value, properties)
            values[name] = value
    return values


def _check(check: Check, name: str, value: object, properties: Mapping[str, Mapping[str, object]]) -> None:
    if name not in properties:
        message = f"{check.code} に「{name}」という設定はありません{nearest_hint(name, properties)}"
        raise UsageError(message)
    for fault in compile_schema(properties[name])(value):
        message = f"{check.code} の設定「{name}」: {fault.message}"
        raise UsageError(message)
