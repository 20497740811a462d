"""When and of whom leaks are reported to the Commission, by edition, as plain data for checks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from policylint.guideline.catalogue import load_leak_report_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

_CURRENT = {
    "preliminary": "cur.prelim.max",
    "final": "cur.final.normal",
    "illicit": "cur.final.illicit",
    "persons": "cur.threshold.persons",
}
"""Our key → the item of the catalogue that holds it."""
_BEFORE_DAYS = "2017"
"""The edition that was in force before reports had to be made within days."""


@cache
def leak_rules(edition: str) -> Mapping[str, int]:
    """The limits of ``edition``: days for the preliminary, final and illicit report, where it has any; persons.

    ``persons`` is the number above which leaks are reported by number alone, 0 for public bodies, which report all.
    """
    if edition.endswith(_BEFORE_DAYS):
        return {"persons": 0}
    items: Mapping[str, Any] = {item["id"]: item["value"] for item in load_leak_report_rules()["current"]["items"]}
    rules = {key: int(items[name]) for key, name in _CURRENT.items()}
    return {**rules, "persons": 0} if edition.startswith("gov") else rules
