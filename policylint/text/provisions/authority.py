"""Reports of leaks to 個人情報保護委員会: made at all, of which cases, by when (O401–O403)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.facts import TimingKind
from policylint.text.provisions.incident import INCIDENT
from policylint.text.provisions.units import Evidence, entries, in_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.node import Node
    from policylint.text.facts import TimingPhrase
    from policylint.text.provisions.units import Unit

_COMMISSION = re.compile(r"個人情報保護委員会")
_AGAIN = re.compile(r"同委員会|当該委員会")
_DEFINED = re.compile(r"「委員会」とは、?(?:特定)?個人情報保護委員会|個人情報保護委員会[^。]{0,12}以下「委員会」")
_BY_LAW = re.compile(r"(?:番号)?法(?:律)?第(?:29|２９|二十九)条の(?:4|４|四)[^。]{0,24}(?:報告|通知)")
_TELLS = re.compile(r"報告|速報|確報|届け|届出|通知|知らせ|提出|連絡|報ず")
_OTHER_MATTER = re.compile(r"評価書|保護評価|意見を(?:求|聴)|届出書|指針|ガイドライン|告示|認定")
_LIMITING = re.compile(
    r"(?P<limit>[^。、]{0,24}(?:重大|影響が大き|社会(?:的)?に[^。、]{0,8}影響|一定(?:の)?(?:数|規模)|[0-9０-９,，一二三四五六七八九十百千]+(?:人|名|件)(?:を超え|以上)|(?:番号)?法第(?:29|２９|二十九)条の(?:4|４|四)[^。、]{0,14}事態)[^。、]{0,16}?)(?=を知|に限|のみ|ときは|場合|に該当|が生じ|について|を個人|、|。)"
)
_ONLY = re.compile(
    r"に限(?:って|り|る)|のみ|だけ|とき(?:は|に)|場合(?:は|に)|事態を知った|事態が(?:生|発生)|に該当|うち"
)
_EXCEPT = re.compile(r"[（(](?P<limit>[^（）()]{2,40}?)を除く")
_SECURED = re.compile(r"暗号化|秘匿化")
_PERSONS = re.compile(r"(?P<n>[0-9０-９,，一二三四五六七八九十百千]+)(?:人|名)(?:を超え|以上)")
_ALL = re.compile(
    r"一人|１人|1人|人数(?:の多少)?(?:に(?:かか|関)わ|を問わ)|全ての(?:事案|漏えい)|件数を問わ|以外の(?:事案|漏えい)|当たらない|該当しない"
)
_BY_RULE = re.compile(r"規則(?:に|で)定める(?:期限|ところ|期間)|(?:法令|規則)の(?:定める)?期限|規則で定めるところ")
_FINAL = re.compile(r"確報|原因(?:及び|、)再発防止|調査(?:の|を)(?:結果|終)|取りまとめ")
_PRELIMINARY_DAYS = 5
_FINAL_DAYS = 30
_ILLICIT_DAYS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Narrowed:
    """Why the reports do not cover every case: ``variant`` is default, excluded or private."""

    evidence: Evidence
    variant: str
    limit: str
    persons: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Looser:
    """A deadline that is later than the edition allows."""

    evidence: Evidence
    report: str
    deadline: str
    limit: str


class Authority:
    """What a handling set says about reports to the Commission."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    @cached_property
    def _short(self) -> set[int]:
        """Readings in which 委員会 is short for the Commission."""
        return {id(u.reading) for u in self.units if _DEFINED.search(u.full)}

    def _names(self, unit: Unit) -> bool:
        if _COMMISSION.search(unit.full) or (
            _AGAIN.search(unit.full) and any(_COMMISSION.search(u.full) for u in self.units)
        ):
            return True
        return id(unit.reading) in self._short and bool(re.search(r"(?<![一-龥])委員会(?:に|へ|の)", unit.full))

    @cached_property
    def reports(self) -> tuple[Evidence, ...]:
        """Where a leak is reported to the Commission, in order."""
        return tuple(self._reports())

    def _reports(self) -> Iterator[Evidence]:
        for unit in self.units:
            if unit.contractor or _OTHER_MATTER.search(unit.full):
                continue
            if unit.sentence is None:
                if _COMMISSION.search(unit.words):
                    yield Evidence(unit)
                continue
            if not (self._names(unit) or _BY_LAW.search(unit.full)) or not _TELLS.search(unit.full):
                continue
            about = (
                INCIDENT.search(unit.context) or _BY_LAW.search(unit.full) or re.search(r"前(?:項|条)|事態", unit.words)
            )
            if about and unit.laid_down:
                yield Evidence(unit)
        for unit, entry in entries(self.units, "reporting"):
            if _COMMISSION.search(str(entry.values)):
                yield Evidence(unit, node=entry.node)

    def leak_place(self) -> Evidence | None:
        """The first article on leaks that is not a contractor's."""
        heading = in_article(
            self.units, re.compile(r"漏えい|漏洩|事故|事案|危機|緊急|インシデント|委員会への報告|おわび")
        )
        return heading or next(
            (
                Evidence(u)
                for u in self.units
                if u.sentence is not None
                and not u.contractor
                and INCIDENT.search(u.words)
                and u.laid_down
                and _TELLS.search(u.words)
            ),
            None,
        )

    def narrowed(self, *, public: bool) -> Narrowed | None:
        """What keeps cases from the Commission; None where some clause has every case reported."""
        found = [self._narrow(e, public=public) for e in self.reports if e.node is None]
        if not found or any(n is None for n in found):
            return None
        return found[0]

    def _narrow(self, evidence: Evidence, *, public: bool) -> Narrowed | None:
        unit = evidence.unit
        words = unit.full
        if _ALL.search(words):
            return None
        excepted = next(
            (m.group("limit") for m in _EXCEPT.finditer(words) if not _SECURED.search(m.group("limit"))), None
        )
        if excepted is not None:
            return Narrowed(evidence, "excluded", excepted) if public else None
        limiting = _LIMITING.search(words)
        if limiting is None or not _ONLY.search(words):
            return None
        limit = limiting.group("limit").strip("、「」 　")
        persons = _PERSONS.search(words)
        if public:
            return Narrowed(evidence, "default", _tidy(limit))
        if persons is not None and unit.listing is None:
            return Narrowed(evidence, "private", _tidy(limit), persons.group("n"))
        return Narrowed(evidence, "private", _tidy(limit), "100") if re.search(r"重大|影響が大き", limit) else None

    def open_deadlines(self) -> tuple[str, ...]:
        """Which of the preliminary and the final report have no deadline in days."""
        if any(_BY_RULE.search(e.unit.full) for e in self.reports):
            return ()
        days = self._days()
        found = []
        if not any(kind == "preliminary" for kind, _, _ in days):
            found.append("preliminary")
        if not any(kind == "final" for kind, _, _ in days):
            found.append("final")
        return tuple(found)

    def _days(self) -> list[tuple[str, float, tuple[Evidence, TimingPhrase | None, str]]]:
        """The deadlines given for reports to the Commission: kind, days, where and in which words."""
        found: list[tuple[str, float, tuple[Evidence, TimingPhrase | None, str]]] = []
        for evidence in self.reports:
            if evidence.node is not None:
                found += [(_kind_of(d, ""), d, (evidence, None, "")) for d in _field_days(evidence)]
                continue
            found += list(_stated(evidence, self._bound(evidence)))
        rows = [u for u in self.units if u.sentence is None and re.search(r"速報|確報|個人情報保護委員会", u.words)]
        for row in rows:
            for days, words in _days_in(row.words):
                kind = "final" if "確報" in row.words else _kind_of(days, row.words)
                found.append((kind, days, (Evidence(row), None, words)))
        return found

    def _bound(self, evidence: Evidence) -> tuple[TimingPhrase, ...]:
        """The limits of the sentence that belong to the report to the Commission."""
        unit = evidence.unit
        if unit.sentence is None:
            return ()
        limits = tuple(t for t in unit.sentence.timings if t.kind is TimingKind.LIMIT)
        telling = [a for a in unit.main if a.predicate is not None and _TELLS.search("".join(a.names))]
        if len(telling) <= 1:
            return limits
        mine = [a for a in telling if self._mentions(a.words)]
        bound = {t for a in mine for t in a.timings}
        inner = tuple(
            t
            for t in limits
            if t in bound
            or any(
                a.predicate is not None and a.predicate.reach is not None and t.span in a.predicate.reach for a in mine
            )
        )
        return inner if mine else limits

    def _mentions(self, words: str) -> bool:
        return bool(_COMMISSION.search(words) or _AGAIN.search(words) or re.search(r"速報|確報", words))

    def looser_deadline(self) -> Looser | None:
        """A deadline later than about five days, or than thirty (sixty for an illicit purpose)."""
        days = self._days()
        for kind, length, (evidence, timing, words) in days:
            told = timing.text.rstrip("に") if timing is not None else words
            if (
                kind == "preliminary"
                and length > _PRELIMINARY_DAYS
                and not any(k == "preliminary" and d <= _PRELIMINARY_DAYS for k, d, _ in days)
            ):
                return Looser(evidence, "preliminary", told, "preliminary-limit")
            if (
                kind == "final"
                and length > _FINAL_DAYS
                and not any(k == "final" and d <= _FINAL_DAYS for k, d, _ in days)
            ):
                return Looser(evidence, "final", told, "final-limit")
        return None

    def timed_at_all(self) -> bool:
        """Whether any word says when (the edition of 2017 asks for no days)."""
        return any(
            (
                e.unit.sentence is not None
                and any(t.kind in {TimingKind.PROMPT, TimingKind.LIMIT} for t in e.unit.sentence.timings)
            )
            or e.node is not None
            or _BY_RULE.search(e.unit.full)
            for e in self.reports
        )


def _tidy(limit: str) -> str:
    return re.sub(r"^(?:.*?は、|前項の(?:事案|事故)の?うち、?)", "", limit)


def _stated(
    evidence: Evidence, limits: tuple[TimingPhrase, ...]
) -> Iterator[tuple[str, float, tuple[Evidence, TimingPhrase | None, str]]]:
    words = evidence.unit.full
    final_at = words.find("確報")
    for timing in limits:
        if timing.period is None:
            continue
        days = timing.period.days
        at = words.find(timing.text)
        final = bool(_FINAL.search(words)) and ("速報" not in words or (final_at >= 0 and words.find("速報") < at))
        yield ("final" if final else _kind_of(days, words)), days, (evidence, timing, "")


def _kind_of(days: float, words: str) -> str:
    if "速報" in words and "確報" not in words:
        return "preliminary"
    return "preliminary" if days < _FINAL_DAYS else "final"


def _days_in(words: str) -> Iterator[tuple[float, str]]:
    from policylint.text.time.periods import find_limits  # noqa: PLC0415 - rows of tables only

    for limit in find_limits(words):
        if limit.period is not None:
            yield limit.period.days, limit.text


def _field_days(evidence: Evidence) -> Iterator[float]:
    from policylint.text.time.periods import Period  # noqa: PLC0415

    for part in _nodes(evidence.node):
        if part.key in {"within", "deadline"} and isinstance(part.value, str):
            period = Period.of_iso(part.value)
            if period is not None:
                yield period.days


def _nodes(node: Node | None) -> Iterator[Node]:
    if node is not None:
        yield node
        for child in node.children:
            yield from _nodes(child)
