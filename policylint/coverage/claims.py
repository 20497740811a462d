"""Claims (``covers:``): what somebody says a clause meets, held against its words and fields."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from policylint.guideline.catalogue import EDITIONS, load_changes, load_edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.checks.model import View
    from policylint.document.model import Clause
    from policylint.guideline.catalogue import Edition, Requirement
    from policylint.source import Span

_ALIKE = 0.5
"""From this share of common characters on, a requirement of another edition is taken to be the same one."""


def stated(views: Sequence[View]) -> Iterator[tuple[int, Clause, str, Span]]:
    """Every claim: the number of its view, its clause, the id claimed, the span of that id."""
    for index, view in enumerate(views):
        regulation = view.document.regulation
        if regulation is None:
            continue
        for clause in regulation.walk():
            if clause.duty is None or not clause.duty.covers:
                continue
            node = clause.duty.node.get("covers")
            children = node.children if node is not None else ()
            for position, requirement in enumerate(clause.duty.covers):
                span = children[position].span if position < len(children) else clause.span
                yield index, clause, requirement, span


def of_another_catalogue(requirement: str, edition: str) -> bool:
    """Whether the claim has nothing to do with the guideline of ``edition``: one of them is an organisation's own catalogue."""
    name = requirement.partition("/")[0]
    own = re.fullmatch(r"(?:gov|biz)-[0-9]+", name) is None
    return name != edition and (own or edition not in EDITIONS)


def other_edition(requirement: str, edition: str) -> str | None:
    """The edition that ``requirement`` is of, where that is another one; None where there is no such requirement."""
    name = requirement.partition("/")[0]
    if name == edition or name not in EDITIONS:
        return None
    return name if requirement in load_edition(name).requirements else None


@cache
def successor(requirement: str, edition: str) -> tuple[str, bool]:
    """The requirement of ``edition`` that answers one of another edition, and whether it reads the same.

    The mapping goes from clause to clause; inside a clause the requirement is the one whose text is most alike ("" where
    the clause has none).  It does not read the same where its text differs or the mapping tells a difference.
    """
    other = load_edition(requirement.partition("/")[0])
    old = other.requirements[requirement]
    target = _mapped(other, old, edition)
    candidates = [r for r in load_edition(edition).requirements.values() if r.clause == target]
    best = max(candidates, key=lambda r: alike(old.text, r.text), default=None)
    if best is None or alike(old.text, best.text) < _ALIKE:
        return "", False
    return best.id, best.text == old.text and not difference(old.clause, best.clause)


def _mapped(other: Edition, old: Requirement, edition: str) -> str:
    clause = next(c for c in other.clauses if c.id == old.clause)
    return clause.maps_to.get(edition, "")


def difference(*clauses: str) -> str:
    """What the mapping tells of how its editions differ, in the row that holds all of ``clauses``; "" for nothing."""
    wanted = set(clauses)
    found = (row for row in load_changes() if wanted <= set(row.values()))
    return next((row["difference"] for row in found if row.get("difference")), "")


@cache
def alike(first: str, second: str) -> float:
    """How much of two texts is common, from 0 to 1."""
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
