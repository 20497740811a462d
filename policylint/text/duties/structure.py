"""Where the wording of a clause and its structured fields disagree.

A field may say more than the wording; it may not say something else.  Where several wordings could be meant, one that
agrees is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.text.citation.references import find_references
from policylint.text.citation.resolve import find_target
from policylint.text.citation.titles import same_title, title_key
from policylint.text.duties.names import Names
from policylint.text.duties.wording import ClauseWording, Wording
from policylint.text.script.fold import fold
from policylint.text.time.duration import Period
from policylint.text.time.limits import find_durations
from policylint.text.time.recurrence import find_intervals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from policylint.document.fields import Entry
    from policylint.document.model import Clause
    from policylint.document.node import Node
    from policylint.text.reading import Reading

    Comparisons = Sequence[tuple[str, str, Callable[[Node, ClauseWording, Names], Wording | None]]]
    """What is compared, the keys of its field, and how."""

_AT_LEAST = re.compile(r"少なくとも|最低|以上|以内|を超えない|以下")
_FOREVER = re.compile(r"永久|永年|無期限|常用")
_RANGE = re.compile(r"[0-9〇一二三四五六七八九十](?:日|週間|か月|月)?(?:〜|~|-|から|ないし|乃至|又は|または|、)")
_SHORTEST = 2


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """A field that says something else than the wording.

    ``what`` is one of interval, months, deadline, actor, recipient, retention, record, document; ``field`` the keys that
    lead to ``node`` from the clause (``when.every``) or the file (``audits.months``).
    """

    what: str
    field: str
    node: Node
    wording: Wording


def conflicts(reading: Reading) -> Iterator[Conflict]:
    """Every field of the regulation that the wording of its clause contradicts: those of clauses, then those of lists."""
    names = Names(reading)
    for clause in reading.regulation.walk():
        if clause.duty is not None:
            wording = ClauseWording(reading, clause, clause.duty.what or "")
            yield from _compared("", clause.duty.node, wording, names, _OF_CLAUSES)
    organisation = reading.regulation.organisation
    for name, noun in _LISTS.items() if organisation is not None else ():
        for entry in getattr(organisation, name):
            for clause in _clauses(reading, entry):
                wording = ClauseWording(reading, clause, f"{entry.values.get('name')}、{noun}", whole=True)
                yield from _compared(f"{name}.", entry.node, wording, names, _OF_LISTS)


def _compared(
    within: str, node: Node, wording: ClauseWording, names: Names, comparisons: Comparisons
) -> Iterator[Conflict]:
    for what, field, compare in comparisons:
        value = _at(node, field)
        other = compare(value, wording, names) if value is not None else None
        if value is not None and other is not None:
            yield Conflict(what, within + field, value, other)


def _clauses(reading: Reading, entry: Entry) -> tuple[Clause, ...]:
    """The clause of the regulation that an entry of a list says it is taken from."""
    source = entry.values.get("clause")
    references = find_references(source) if isinstance(source, str) else ()
    return tuple(
        clause
        for reference in references[:1]
        for target in reference.targets[:1]
        for clause in find_target(target, reading.regulation)
    )


def _at(node: Node, field: str) -> Node | None:
    """The value that the keys of ``field`` lead to, None where there is none or it is empty."""
    found: Node | None = node
    for key in field.split("."):
        found = found.get(key) if found is not None and found.kind == "mapping" else None
    return found if found is not None and any(_values(found)) else None


def _values(node: Node) -> tuple[str, ...]:
    nodes = node.children if node.kind == "sequence" else (node,)
    return tuple(str(each.value).strip() for each in nodes if each.value not in {None, ""})


def _first(wordings: Iterable[Wording], agrees: Callable[[Wording], bool]) -> Wording | None:
    """The first wording, unless one of them agrees or there is none."""
    found = list(wordings)
    return found[0] if found and not any(agrees(each) for each in found) else None


def _actor(node: Node, wording: ClauseWording, names: Names) -> Wording | None:
    values = _values(node)
    stated = [each for each in wording.actors() if not names.leaves_open(each.text)]
    if not stated or len(stated) < len(list(wording.actors())):
        return None
    if any(names.same(value, each.text) for value in values for each in wording.anybody()):
        return None
    return _first(stated, lambda each: any(names.same(value, each.text) for value in values))


def _recipient(node: Node, wording: ClauseWording, names: Names) -> Wording | None:
    values = _values(node)
    rest = wording.without_bearers()
    if any(name in rest for value in values for name in names.of(value) if len(name) >= _SHORTEST):
        return None
    stated = [each for each in wording.recipients() if not names.leaves_open(each.text)]
    return _first(stated, lambda each: any(names.same(value, each.text) for value in values))


def _interval(node: Node, wording: ClauseWording, _names: Names) -> Wording | None:
    field = Period.of_iso(_values(node)[0])
    if field is None:
        return None

    def agrees(each: Wording) -> bool:
        period = each.timing.period if each.timing is not None else None
        if period is None or period.alike(field):
            return True
        if field.alike(Period(period.count, period.unit)) and len(_months(each)) > 1:
            return True  # 毎年６月及び12月: yearly, in two months
        return bool(_AT_LEAST.search(each.text)) and field <= period

    return _first(wording.intervals(), agrees)


def _month(node: Node, wording: ClauseWording, _names: Names) -> Wording | None:
    field = {int(value) for value in _values(node) if value.isdigit()}
    stated = [each for each in wording.intervals() if _months(each)]
    union = {month for each in stated for month in _months(each)}
    return _first(stated, lambda each: field in (_months(each), union))


def _months(wording: Wording) -> set[int]:
    return {month for interval in find_intervals(wording.text) for month in interval.months}


def _deadline(node: Node, wording: ClauseWording, _names: Names) -> Wording | None:
    field = Period.of_iso(_values(node)[0])
    if field is None:
        return None

    def agrees(each: Wording) -> bool:
        period = each.timing.period if each.timing is not None else None
        if period is None or period.alike(field) or period.iso == field.iso:
            return True
        return bool(_RANGE.search(fold(each.text).text)) and field <= period

    return _first(wording.limits(), agrees)


def _retention(node: Node, wording: ClauseWording, _names: Names) -> Wording | None:
    value = _values(node)[0]
    period = Period.of_iso(value)
    fields = [period] if period else [found.period for found in find_durations(value) if found.period is not None]
    forever = _FOREVER.search(value) is not None
    if not fields and not forever:
        return None

    def agrees(each: Wording) -> bool:
        kept = each.timing.period if each.timing is not None else None
        if kept is None:
            return forever or not _FOREVER.search(each.text)
        return any(kept.alike(field) for field in fields if field is not None)

    return _first(wording.durations(), agrees)


def _record(node: Node, wording: ClauseWording, _names: Names) -> Wording | None:
    value = title_key(_values(node)[0].split("（", maxsplit=1)[0])
    words = fold(wording.words).text
    if not value or value in words:
        return None
    return _first(wording.books(), lambda each: _contains(value, title_key(each.text)))


def _contains(one: str, other: str) -> bool:
    return one in other or other in one


def _document(node: Node, wording: ClauseWording, names: Names) -> Wording | None:
    values = [name for value in _values(node) for name in names.of(value)]
    words = fold(wording.words).text
    if any(title_key(value) in words or names.is_person(value) for value in values):
        return None
    return _first(wording.documents(), lambda each: any(same_title(value, each.text) for value in values))


_OF_CLAUSES: Comparisons = (
    ("actor", "who", _actor),
    ("interval", "when.every", _interval),
    ("months", "when.months", _month),
    ("deadline", "when.within", _deadline),
    ("record", "record", _record),
    ("recipient", "report_to", _recipient),
    ("document", "delegates_to", _document),
    ("retention", "retention", _retention),
)
_OF_LISTS: Comparisons = (("actor", "by", _actor), ("interval", "interval", _interval), ("months", "months", _month))
_LISTS = {"training": "研修、教育、訓練", "inspections": "点検", "audits": "監査", "backups": "バックアップ、取得"}
"""The lists whose entries say when something is done, and the act it is."""
