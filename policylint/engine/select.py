"""Which checks speak: selectors are codes (V101), beginnings of codes (V, V1), names (undefined-interval), or ALL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.document.data import nearest_hint
from policylint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policylint.checks.model import Check
    from policylint.engine.settings import Settings

ALL = "ALL"
_CODE_PREFIX = re.compile(r"[A-Z][0-9]{0,3}")

PHRASE_ORDER = ("V101", "V102", "V107", "V108")
"""Checks of timing and discretion: on overlapping words the first speaks (``one phrase, one finding``)."""

OPEN_REQUIREMENTS = frozenset({"C101", "C102"})
"""Checks that are quiet about a requirement which another check tells of: they need all that rest on requirements."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes of checks, by the part they have in a run."""

    active: frozenset[str]
    """Their findings are told."""
    asked: frozenset[str]
    """Named by the user, ALL included: told also where the edition does not know them."""
    needed: frozenset[str]
    """Those that run: the active ones and the ones they give way to."""


def choose(settings: Settings, checks: Mapping[str, Check]) -> Selection:
    """The checks of a run.

    Raises:
        UsageError: a selector matches no check; the message names the nearest.
    """
    asked = match_all((*(settings.select or ()), *settings.extend_select), checks)
    active = asked if settings.select is not None else asked | {code for code, each in checks.items() if each.default}
    active -= match_all(settings.ignore, checks)
    return Selection(active, asked, _needed(active, checks))


def match_all(selectors: Iterable[str], checks: Mapping[str, Check]) -> frozenset[str]:
    """The codes that ``selectors`` match together.

    Raises:
        UsageError: one of them matches no check.
    """
    return frozenset(code for selector in selectors for code in match(selector, checks))


def match(selector: str, checks: Mapping[str, Check]) -> frozenset[str]:
    """The codes that one selector matches.

    Raises:
        UsageError: there are none.
    """
    word = selector.strip()
    code = word.upper()
    if code == ALL:
        return frozenset(checks)
    found = {each.code for each in checks.values() if each.name == word.lower()}
    if _CODE_PREFIX.fullmatch(code):
        found |= {known for known in checks if known.startswith(code)}
    if not found:
        known = [*checks, *(each.name for each in checks.values())]
        message = (
            f"点検項目「{selector}」はありません{nearest_hint(word, known) or '。policylint checks で一覧を見られます'}"
        )
        raise UsageError(message)
    return frozenset(found)


def exactness(selector: str, check: Check) -> int:
    """How exactly ``selector`` names ``check``: 0 not at all, more for a longer code, most for the name."""
    word = selector.strip()
    if word.lower() == check.name:
        return 5
    if word.upper() == ALL:
        return 1
    return len(word) + 1 if word and check.code.startswith(word.upper()) else 0


def bases(code: str, checks: Mapping[str, Check]) -> tuple[frozenset[str], ...]:
    """The groups of base checks before which ``code`` is quiet: where every check of one group fires.

    What a base gives way to, its refinements give way to as well.
    """
    found: dict[frozenset[str], None] = {}
    waiting, seen = [code], {code}
    while waiting:
        check = checks.get(waiting.pop())
        for entry in check.refines if check is not None else ():
            group = frozenset(entry.split("+"))
            found[group] = None
            if len(group) == 1:
                waiting += group - seen
                seen |= group
    return tuple(found)


def _needed(active: frozenset[str], checks: Mapping[str, Check]) -> frozenset[str]:
    needed = set(active)
    for code in active:
        needed |= {base for group in bases(code, checks) for base in group}
        if code in OPEN_REQUIREMENTS:
            needed |= {known for known, check in checks.items() if check.weighed}
        if code in PHRASE_ORDER:
            needed |= set(PHRASE_ORDER[: PHRASE_ORDER.index(code)])
    return frozenset(needed & checks.keys())
