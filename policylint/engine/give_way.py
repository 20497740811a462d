"""Which reports give way to which: base before refinement, one phrase one finding, the same thing once.

All of it is decided on everything that ran, before the selection: what one check says never depends on which others
were asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.engine.select import PHRASE_ORDER, bases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from policylint.checks.model import Check, Report, View
    from policylint.engine.units import Unit


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A report with the check that made it and what that check was looking at."""

    check: Check
    report: Report
    unit: Unit


def settle(told: Sequence[Told], checks: Mapping[str, Check]) -> list[Told]:
    """What remains of ``told``, in the same order."""
    return _once(_one_phrase(_told_already(_bases_first(told, checks))))


def _told_already(told: Sequence[Told]) -> list[Told]:
    """What a report rests on and another check tells of the same regulations is not told a second time."""
    known: dict[str, set[View]] = {}
    for each in told:
        if not each.report.basis:
            for requirement in each.check.basis:
                known.setdefault(requirement, set()).update(each.unit.views)
    return [
        each
        for each in told
        if not each.report.basis
        or not all(not known.get(r, set()).isdisjoint(each.unit.views) for r in each.report.basis)
    ]


def _bases_first(told: Sequence[Told], checks: Mapping[str, Check]) -> list[Told]:
    fired: dict[str, set[View]] = {}
    for each in told:
        fired.setdefault(each.check.code, set()).update(each.unit.views)
    groups = {code: bases(code, checks) for code in fired}

    def quiet(each: Told) -> bool:
        # The base may have looked at another unit (a document of this set, or a set of this document).
        return any(
            all(not fired.get(base, set()).isdisjoint(each.unit.views) for base in group)
            for group in groups[each.check.code]
        )

    return [each for each in told if not quiet(each)]


def _one_phrase(told: Sequence[Told]) -> list[Told]:
    """Of checks of timing and discretion on overlapping words, the first in the order of the table stays."""
    kept: list[Told] = []
    for code in PHRASE_ORDER:
        rivals = [each for each in told if each.check.code == code and not any(_overlap(each, first) for first in kept)]
        kept += rivals
    staying = set(map(id, kept))
    return [each for each in told if each.check.code not in PHRASE_ORDER or id(each) in staying]


def _overlap(one: Told, other: Told) -> bool:
    here, there = one.report.at, other.report.at
    return here.view.document.source is there.view.document.source and here.span.overlaps(there.span)


def _once(told: Iterable[Told]) -> list[Told]:
    """Each check once at each place; the first report stays."""
    seen: dict[tuple[object, ...], Told] = {}
    for each in told:
        at = each.report.at
        seen.setdefault((each.check.code, id(at.view.document.source), at.span, each.report.basis), each)
    return list(seen.values())
