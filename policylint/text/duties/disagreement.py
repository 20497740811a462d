"""Where two clauses lay down the same duty in different ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from policylint.text.citation.titles import same_organisation
from policylint.text.duties.agreement import normal, stated_duties
from policylint.text.duties.names import Names
from policylint.text.time.recurrence import find_intervals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policylint.text.duties.agreement import Said, StatedDuty
    from policylint.text.reading import Reading

_AT_LEAST = re.compile(r"少なくとも|最低|以上|以内|を超えない|以下")
_EACH = re.compile(r"^(?:各|所属|当該|それぞれ)|(?:職員|従業者|従業員|社員|担当者)$")
"""Many who each do it at their own place."""

Point = Literal["interval", "actor", "recipient"]


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A duty, where it stands, and the people of that regulation by all their names."""

    reading: Reading
    duty: StatedDuty
    names: Names


@dataclass(frozen=True, slots=True, eq=False)
class Disagreement:
    """``later`` says on ``point`` (interval, actor, recipient) something else than ``earlier``; ``own`` and ``other`` are the words."""

    point: Point
    earlier: Stated
    later: Stated
    own: Said
    other: Said


def stated_in(reading: Reading) -> Iterator[Stated]:
    """The duties of ``reading`` that can be compared with those of others."""
    names = Names(reading)
    for duty in stated_duties(reading):
        yield Stated(reading, duty, names)


def disagreements(duties: Iterable[Stated]) -> Iterator[Disagreement]:
    """Each duty that contradicts one before it, once for each point, in the order given."""
    known: dict[str, list[Stated]] = {}
    for later in duties:
        told: set[Point] = set()
        for earlier in known.setdefault(later.duty.key, []):
            if _apart(earlier, later):
                continue
            found = _compare(earlier, later)
            if found is not None and found.point not in told:
                told.add(found.point)
                yield found
        known[later.duty.key].append(later)


def _apart(one: Stated, other: Stated) -> bool:
    """Whether the two are not to be compared: of one article, of two organisations, or of things that are not named."""
    if one.reading is other.reading:
        articles = [s.reading.regulation.article_of(s.duty.clause) or s.duty.clause for s in (one, other)]
        return articles[0] is articles[1]
    return one.duty.bare or not same_organisation(one.reading.regulation, other.reading.regulation)


def _compare(one: Stated, other: Stated) -> Disagreement | None:
    a, b = one.duty, other.duty
    if a.actor is None or b.actor is None or _left_open(one, a.actor) or _left_open(other, b.actor):
        return None
    if _same(one, other, a.actor, b.actor):
        if _intervals_differ(a, b) and a.interval is not None and b.interval is not None:
            return Disagreement("interval", one, other, b.interval, a.interval)
        if not _intervals_differ(a, b) and _recipients_differ(one, other):
            return Disagreement("recipient", one, other, b.recipients[0], a.recipients[0])
        return None
    if _EACH.search(a.actor.text) or _EACH.search(b.actor.text) or a.bare:
        return None
    return Disagreement("actor", one, other, b.actor, a.actor) if _one_deed(one, other) else None


def _same(one: Stated, other: Stated, a: Said, b: Said) -> bool:
    """Whether two words mean the same person in either regulation."""
    return any(each.names.same(a.text, b.text) or each.names.same(b.text, a.text) for each in (one, other))


def _left_open(stated: Stated, who: Said) -> bool:
    return stated.names.leaves_open(who.text)


def _intervals_differ(a: StatedDuty, b: StatedDuty) -> bool:
    if a.timing is None or b.timing is None or a.timing.period is None or b.timing.period is None:
        return False
    if a.timing.period.alike(b.timing.period):
        return False
    sooner, later = sorted((a.timing, b.timing), key=lambda t: t.period.days if t.period is not None else 0)
    return not _AT_LEAST.search(later.text) and sooner is not later


def _recipients_differ(one: Stated, other: Stated) -> bool:
    a, b = one.duty.recipients, other.duty.recipients
    if any(_left_open(one, x) for x in a) or any(_left_open(other, y) for y in b):
        return False
    return bool(a) and bool(b) and not any(_same(one, other, x, y) for x in a for y in b)


def _one_deed(one: Stated, other: Stated) -> bool:
    """Whether two duties of different people are surely one: done at the same time and told to the same, or entered in one book."""
    a, b = one.duty, other.duty
    if a.timing is None or b.timing is None or _intervals_differ(a, b) or _months(a) != _months(b):
        return False
    told = bool(a.recipients) and bool(b.recipients) and not _recipients_differ(one, other)
    return told or bool(a.book and normal(a.book) == normal(b.book) and not (a.recipients or b.recipients))


def _months(duty: StatedDuty) -> tuple[int, ...]:
    words = duty.timing.text if duty.timing is not None else ""
    return tuple(month for interval in find_intervals(words) for month in interval.months)
