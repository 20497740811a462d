"""By when the Commission is told of a leak: the preliminary and the final report (O403)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from policylint.source import Span
from policylint.text.facts import TimingKind
from policylint.text.provisions.units import Evidence, points_at
from policylint.text.script.fold import fold
from policylint.text.time.periods import Period, find_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policylint.document.model import Clause
    from policylint.text.facts import Predicate
    from policylint.text.provisions.units import Unit

Stage = Literal["preliminary", "final"]

_TELLS = re.compile(r"報告|速報|確報|届|通知|知らせ|提出|連絡|報ず|報じ|一報|通報|伝え")
_BY_RULE = re.compile(
    r"(?:規則|法令|法律|政令|告示|ガイドライン|指針)(?:等)?(?:に|で|の|が)?(?:定め(?:る|られた)?|規定する)?(?:ところ|期限|期間|期日|日数|手続|方法)"
    r"|規則(?:に|で)(?:定める|規定する)(?:期限|ところ|期間)|(?:法令|規則)(?:の定め)?に(?:従|基づ|のっと|則)"
)
_STAGE_WORD = re.compile(
    r"(?P<preliminary>速報|第一報|一報|初報|初回(?:の)?報告|一次報告|中間報告)|(?P<final>確報|最終報告|続報|本報告|確定報告)"
)
_TOPIC = re.compile(
    rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _STAGE_WORD.pattern)})(?:は|について|に関して|にあっては|の(?:場合|期限)|　| |：|:)"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_EARLY = re.compile(r"概要|その時点|把握している|判明している|取り急ぎ")
_LATE = re.compile(r"原因|再発防止|調査(?:の|を)?(?:結果|終)|詳細|取りまとめ|とりまとめ|報告書|全ての事項")
_ILLICIT = re.compile(r"不正(?:の|な|アクセス|行為)|故意|第二号|第２号|第2号")
_STEP_WORDS = re.compile(r"within|deadline")


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """One deadline of a report: which report, how long after the leak was known, where and in which words."""

    stage: Stage
    period: Period
    evidence: Evidence
    words: str
    illicit: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Looser:
    """A deadline that is later than the edition allows."""

    evidence: Evidence
    report: Stage
    deadline: str


class Deadlines:
    """The deadlines of a set's reports to the Commission."""

    def __init__(self, units: Sequence[Unit], reports: Sequence[Evidence], names: Callable[[str, Unit], bool]) -> None:
        """Read the deadlines of ``reports``; ``names`` tells whether words of a unit name the Commission."""
        self.units = units
        self.reports = reports
        self._names = names

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """Every deadline with a number, in order."""
        return tuple(self._due())

    def by_rule(self) -> bool:
        """Whether law, or the rule of the Commission, is left to say when."""
        return any(_BY_RULE.search(unit.full) for unit, _ in self._passages())

    def timed_at_all(self) -> bool:
        """Whether any word says when (the edition of 2017 asks for no days)."""
        kinds = {TimingKind.PROMPT, TimingKind.LIMIT}
        return (
            bool(self.due)
            or self.by_rule()
            or any(
                u.sentence is not None and any(t.kind in kinds for t in u.sentence.timings) for u, _ in self._passages()
            )
            or any(_STEP_WORDS.search(str(e.node.value if e.node is not None else "")) for e in self.reports)
        )

    def open_stages(self) -> tuple[Stage, ...]:
        """Which of the two reports has no deadline."""
        if self.by_rule():
            return ()
        given = {d.stage for d in self.due}
        stages: tuple[Stage, ...] = ("preliminary", "final")
        return tuple(s for s in stages if s not in given)

    def looser(self, limits: Mapping[str, int]) -> Looser | None:
        """The first deadline later than ``limits`` (days: preliminary, final, illicit) with none that is in time."""
        for due in self.due:
            limit = limits["illicit" if due.illicit else due.stage]
            if not _late(due.period, limit) or any(
                d.stage == due.stage and d.illicit == due.illicit and not _late(d.period, limit) for d in self.due
            ):
                continue
            return Looser(due.evidence, due.stage, due.words)
        return None

    def _due(self) -> Iterator[Due]:
        for unit, spans in self._passages():
            yield from _stated(Evidence(unit), unit, spans)
        for evidence in self.reports:
            if evidence.node is not None:
                yield from _field_due(evidence)

    def _passages(self) -> Iterator[tuple[Unit, tuple[Span, ...] | None]]:
        """The sentences and rows that speak of the reports, each with the parts that do (None: all of it)."""
        told = {id(e.unit.sentence): e for e in self.reports if e.node is None and e.unit.sentence is not None}
        clauses = frozenset(e.clause for e in self.reports if e.node is None)
        tables = {c for e in self.reports if e.node is None for c in e.reading.index.of(e.clause)}
        for unit in self.units:
            if unit.contractor:
                continue
            if unit.sentence is None:
                if _STAGE_WORD.search(unit.words) or self._names(unit.words, unit) or self._of_report(unit, tables):
                    yield unit, None
            elif id(unit.sentence) in told:
                yield unit, self._parts(unit)
            elif self._goes_on(unit, clauses):
                yield unit, None

    def _of_report(self, unit: Unit, tables: set[Clause]) -> bool:
        return unit.clause in tables and "報告" in unit.context and "委員会" in unit.lead

    def _goes_on(self, unit: Unit, clauses: frozenset[Clause]) -> bool:
        """Whether a sentence that names no Commission is still about the report to it."""
        around = {c for e in self.reports if e.clause in clauses for c in e.reading.article(e.clause)}
        here = unit.clause in around
        if unit.clause in clauses and unit.words.startswith(("ただし", "但し")):
            return True  # 「ただし、前項第2号に掲げる事態にあっては、60日以内とする」
        lead = unit.reading.facts[unit.clause].lead_clause if unit.clause in unit.reading.facts else None
        if lead in clauses and self._names(unit.lead, unit):
            return True
        if not here and not points_at(unit, clauses):
            return False
        if _STAGE_WORD.search(unit.words):
            return True
        topic = next(
            (a.predicate.topic for a in unit.main if a.predicate is not None and a.predicate.topic is not None), None
        )
        return (
            points_at(unit, clauses)
            and topic is not None
            and topic.text.endswith(("報告", "通知", "報告の期限", "期限"))
        )

    def _parts(self, unit: Unit) -> tuple[Span, ...] | None:
        """The acts of a sentence that tell the Commission; what tells others too is left out."""
        sentence = unit.sentence
        if sentence is None or len(sentence.main) <= 1:
            return None
        spans: list[Span] = []
        telling, at = False, sentence.span.start
        for predicate in sentence.main:
            part, at = Span(at, predicate.span.end), predicate.span.end
            words = part.of(sentence.prose.text)
            telling = self._names(words, unit) or (telling and not _other_recipient(predicate))
            if telling and _TELLS.search(words):
                spans.append(part)
        return tuple(spans) or None


def _other_recipient(predicate: Predicate) -> bool:
    return any(
        a.particle in {"に", "へ", "に対し", "に対して"} and re.search(r"長|者|人|課|部|局|会|省|庁|室$", a.text)
        for a in predicate.arguments
    )


def _stated(evidence: Evidence, unit: Unit, spans: tuple[Span, ...] | None) -> Iterator[Due]:
    """The deadlines with a number in a sentence or row."""
    found: list[tuple[int, int, str, Period]] = []
    if unit.sentence is not None:
        text, shift = unit.full, unit.sentence.span.start
        for timing in unit.sentence.timings:
            told = spans is None or any(timing.span in span for span in spans)
            if told and timing.kind is TimingKind.LIMIT and timing.period is not None:
                found.append((timing.span.start - shift, timing.span.end - shift, timing.text, timing.period))
    else:
        text = unit.full
        found = [(m.span.start, m.span.end, m.text, m.period) for m in find_limits(text) if m.period is not None]
    last: Stage | None = None
    for index, (start, end, words, period) in enumerate(found):
        before = text[_after(text, found[index - 1], start) if index else 0 : start]
        added = index > 0 and before.startswith(("（", "(")) and not re.search(r"[）)]", before)
        outer = [other[0] for other in found[index + 1 :] if not _in_bracket(text, other[0])]
        after = _BRACKET.sub("", text[end : outer[0] if outer else len(text)])
        stage = last if added and last is not None else _stage(before, after, period)
        illicit = stage == "final" and bool(_ILLICIT.search(before[-_NEAR:]) or _ILLICIT.search(words))
        last = stage
        yield Due(stage, period, evidence, re.sub(r"(?:まで)?に$", "", words), illicit)


def _after(text: str, before: tuple[int, int, str, Period], start: int) -> int:
    """Where the words of a deadline begin: behind the one before, or at the bracket that stands inside it (30日以内（…60日以内）に)."""
    return before[1] if before[1] <= start else max(before[0], text.rfind("（", before[0], start))


def _in_bracket(text: str, at: int) -> bool:
    return len(re.findall(r"[（(]", text[:at])) > len(re.findall(r"[）)]", text[:at]))


def _stage(before: str, after: str, period: Period) -> Stage:
    """Which report a deadline belongs to: by the word it stands beside, else by what is told, else by its length."""
    opened = before.rfind("（") if before.rfind("（") > before.rfind("）") else -1
    topics = list(_TOPIC.finditer(before))
    for words in (
        before[:opened] if opened >= 0 else "",
        topics[-1].group() if topics else "",
        re.split(r"[、（）()]", before)[-1],
    ):
        named = list(_STAGE_WORD.finditer(words))
        if named:
            return _named(named[-1])
    following = _STAGE_WORD.search(after.partition("。")[0])
    if following is not None:
        return _named(following)
    if _EARLY.search(after) and not _LATE.search(after):
        return "preliminary"
    if period.days > _SHORT and _LATE.search(before + after if len(before) < _NEAR else after):
        return "final"
    earlier = list(_STAGE_WORD.finditer(before))
    if earlier:
        return _named(earlier[-1])
    return "preliminary" if period.days < _FINAL_FROM else "final"


def _named(word: re.Match[str]) -> Stage:
    return "preliminary" if word["preliminary"] else "final"


_NEAR = 60
_SHORT = 6.0
"""No final report is due in less, whatever it holds."""
_FINAL_FROM = 28.0
"""Where nothing else tells: about a month is the time of a final report."""


def _late(period: Period, limit: int) -> bool:
    """Whether ``period`` is later than ``limit`` days, a month being thirty days."""
    return period.days > limit * 1.04


def _field_due(evidence: Evidence) -> Iterator[Due]:
    """The deadlines of structured steps that end at the Commission."""
    organisation = evidence.reading.regulation.organisation
    for entry in organisation.reporting if organisation is not None else ():
        if entry.node is not evidence.node:
            continue
        steps = entry.values.get("steps")
        for step in steps if isinstance(steps, list | tuple) else ():
            if "個人情報保護委員会" not in str(step.get("to")):
                continue
            words = f"{entry.values.get('name', '')}{entry.values.get('event', '')}"
            for period, said in _field_periods(step):
                named = _STAGE_WORD.search(words)
                stage: Stage = "preliminary" if period.days < _FINAL_FROM else "final"
                if named is not None:
                    stage = _named(named)
                yield Due(stage, period, evidence, said, bool(_ILLICIT.search(words)) and stage == "final")


def _field_periods(step: Mapping[str, object]) -> Iterator[tuple[Period, str]]:
    within, deadline = step.get("within"), step.get("deadline")
    if isinstance(within, str) and (period := Period.of_iso(within)) is not None:
        yield period, f"{period.count}日以内" if within.endswith("D") else within
    if isinstance(deadline, str):
        for limit in find_limits(fold(deadline).text):
            if limit.period is not None:
                yield limit.period, deadline
