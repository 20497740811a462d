"""Reports of leaks to 個人情報保護委員会: whether they are made, and of which cases (O401, O402)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role, TimingKind
from policylint.text.provisions.deadlines import Deadlines
from policylint.text.provisions.routes import INCIDENT
from policylint.text.provisions.units import Evidence, entries, in_article, points_at
from policylint.text.script.fold import fold
from policylint.text.script.numerals import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

_NOT_THE_BODY = (
    r"(?!(?:事務局)?(?:規則|告示|令|訓令)|(?:が|の)(?:定め|公表|示|作成|策定|提供|開催|実施|求め|指定|行う)|から"
    r"|の(?:規則|告示|ガイドライン|指針|ホームページ|ウェブ|Ｗｅｂ|Web|サイト|様式|職員|委員|助言|指導|勧告|命令|調査|検査|立入|資料))"
)
COMMISSION = re.compile(rf"(?:特定)?個人情報保護委員会{_NOT_THE_BODY}")
"""The Commission as somebody to be told, not its rules, guides or visits."""
_AGAIN = re.compile(rf"(?:同|当該)委員会{_NOT_THE_BODY}")
_SHORT = re.compile(rf"(?<![一-龥ァ-ヶー])委員会{_NOT_THE_BODY}")
_DEFINED = re.compile(
    r"「委員会」とは、?(?:特定)?個人情報保護委員会|個人情報保護委員会[^。]{0,12}以下(?:単に)?「委員会」"
)
_BY_LAW = re.compile(r"法(?:律)?第(?:29|２９|二十九)条の(?:4|４|四)[^。、]{0,24}(?:報告|通知)")
_TELLS = re.compile(r"報告|速報|確報|届け|届出|通知|知らせ|提出|連絡|報ず|報じ|一報|通報|伝え|申告")
_OTHER_MATTER = re.compile(
    r"評価書|保護評価|意見を(?:求|聴)|届出書|認定|(?:求め|要求|照会|依頼)(?:られ|があ|を受け)|回答|協力|定期(?:的な)?報告"
)
_CASE = re.compile(r"前(?:項|条|号)|事態|第[0-9０-９一二三四五六七八九十]+[条項]の(?:報告|場合)")

_SAID_CASES = re.compile(
    r"(?:前[項条]|第[0-9０-９一二三四五六七八九十]+項|同項)の(?:事案|事態|場合|漏えい|報告|速報|事故)"
)
_LEAK_WORDS = r"(?:漏えい|漏洩|事案|事故|事態|もの|場合|インシデント|漏えい等)"
_GRAVE = re.compile(
    r"重大|深刻|甚大|(?:影響|被害|規模|損害|程度)[^。、]{0,8}(?:大き|及ぶ|著し|広範)|大規模|(?:大量|多数)(?!の(?:職員|従業|社員))|相当数|一定(?:の)?(?:数|規模|以上)"
    r"|社会(?:的)?(?:に|な)?[^。、]{0,8}影響|社会問題|悪質|看過でき"
)
_COUNT = re.compile(rf"(?P<n>{NUMBER})(?:人|名|件)(?:分)?(?:を(?:超え|越え)|以上|超)")
_STATUTORY = re.compile(
    r"(?:番号)?法第(?:29|２９|二十九)条の(?:4|４|四)[^。、]{0,20}(?:事態|場合|もの)|報告対象事態|規則(?:で|に)(?:定める|規定する)(?:事態|もの)"
)
_ALL = re.compile(
    r"一人(?!で)|１人|1人|(?:人数|件数|程度|規模|重大性|大小|軽重)(?:の(?:多少|大小|軽重))?(?:に(?:かか|関)わ|を問わ|のいかん|の如何|によら)"
    rf"|(?:全て|すべて|全件|一切)の{_LEAK_WORDS}|以外の{_LEAK_WORDS}|その他の(?!重大|影響|社会){_LEAK_WORDS}"
    r"|(?:当たら|該当し|ではな|でな)(?:ない|くと)|に(?:限らず|限らない|とどまらず)"
)
_EXCEPT = re.compile(r"[（(](?P<limit>[^（）()]{2,60}?)(?:を|は)除(?:く|き)")
_LIMITED = re.compile(r"[（(](?P<limit>[^（）()]{2,60}?)に限(?:る|り)")
_SLIGHT = re.compile(
    rf"軽微|軽易|些細|一人|１人|1人|少(?:数|な)|小規模|(?:影響|被害)[^、。]{{0,6}}(?:小さ|少な|な[いか]|軽)|{NUMBER}(?:人|名|件)(?:以下|未満)"
    r"|おそれ(?:が|の)(?:な|少な|低)|重大で(?:は)?な|回収(?:でき|済|した)|認め(?:る|た|られる)(?:もの|事案|とき|場合)|処理した"
)
"""What cases of lesser weight are called."""
_SECURED = re.compile(r"暗号|秘匿|権利利益を保護するために必要な措置|識別(?:でき|する)")
_PROVISO = re.compile(
    r"(?:この限りで(?:は)?ない|(?:報告|前項の規定)[^。]{0,12}(?:省略|不要|要しない|要さない|必要(?:は|が)ない|しないことができ)|報告しない|適用しない)"
)
_PROVISO_CASE = re.compile(
    r"(?:ただし|但し|前[項条]の規定(?:にかかわらず|は))?、?(?P<limit>[^。]{2,60}?)(?:について|に関して)?(?:である|に該当する|にあたる)?(?:場合|とき|もの|について|に関して|事案|漏えい等?|(?=には))(?:は|には|に限り)"
)
_TWO_PACES = re.compile(
    r"(?:とき|場合)(?:は|には)?、?(?:速やか|直ち|遅滞|[^、。]{1,8}以内)[^、。]{0,3}、[^。]*(?:とき|場合)(?:は|には)?、?(?:直ち|速やか|即時|[^、。]{1,8}以内)"
)
"""漏えいを知ったときは速やかに、重大な事態のときは直ちに: everything is reported, the grave sooner."""
_CLIP = re.compile(
    r"(?P<limit>[^。、]*?)(?:が?(?:発生|発覚|判明)(?:し|した|する)?|を知った?|に該当する?|が?生じた?|を認識し?た?)?$"
)


@dataclass(frozen=True, slots=True, eq=False)
class Narrowed:
    """Why the reports do not cover every case: ``variant`` is default, excluded or private."""

    evidence: Evidence
    variant: str
    limit: str
    persons: str = ""


class Authority:
    """What a handling set says about reports to the Commission."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    @cached_property
    def _short(self) -> set[int]:
        """Readings in which 委員会 is short for the Commission."""
        return {id(u.reading) for u in self.units if _DEFINED.search(u.full)}

    @cached_property
    def _anywhere(self) -> bool:
        return any(COMMISSION.search(u.full) for u in self.units)

    def names(self, words: str, unit: Unit) -> bool:
        """Whether ``words`` of ``unit`` name the Commission as somebody to be told."""
        if COMMISSION.search(words) or (_AGAIN.search(words) and self._anywhere):
            return True
        return id(unit.reading) in self._short and bool(_SHORT.search(words))

    @cached_property
    def reports(self) -> tuple[Evidence, ...]:
        """Where a leak is reported to the Commission, in order."""
        return tuple(self._reports())

    @cached_property
    def deadlines(self) -> Deadlines:
        """By when."""
        return Deadlines(self.units, self.reports, self.names)

    def _reports(self) -> Iterator[Evidence]:
        for unit in self.units:
            if unit.contractor or not self._about_leak(unit):
                continue
            if unit.sentence is None:
                if self.names(unit.words, unit) and (_TELLS.search(unit.context) or INCIDENT.search(unit.context)):
                    yield Evidence(unit)
                continue
            act = self._telling(unit)
            if act is not None:
                yield Evidence(unit, act)
        for unit, entry in entries(self.units, "reporting"):
            if COMMISSION.search(str(entry.values)):
                yield Evidence(unit, node=entry.node)

    def _about_leak(self, unit: Unit) -> bool:
        if _OTHER_MATTER.search(unit.full):
            return False
        return bool(INCIDENT.search(unit.context) or _BY_LAW.search(unit.full) or _CASE.search(unit.words))

    def _telling(self, unit: Unit) -> Act | None:
        """The act of the sentence that tells the Commission."""
        if not unit.laid_down or unit.listing is Listing.CONDITIONS:
            return None
        told_in_lead = bool(_TELLS.search(unit.lead)) and unit.listing is Listing.OBJECTS
        for act in unit.main:
            words = own_words(act, unit)
            told = bool(_TELLS.search(words)) or told_in_lead
            bound = act.modality is Modality.DUTY or act.predicate is None or act.listing is Listing.OBJECTS
            if told and bound and (self.names(words, unit) or _BY_LAW.search(words)):
                return act
        return None

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

    def narrowed(self, persons: int) -> Narrowed | None:
        """What keeps cases from the Commission; None where some clause has the rest reported.

        ``persons`` is how many may be concerned before the edition asks for a report: 0 for public bodies, who report all.
        """
        found = [self._narrow(e, persons) for e in self.reports]
        told = [n for n in found if n is not None]
        narrow = frozenset(n.evidence.clause for n in told)
        kept = [e for e, n in zip(self.reports, found, strict=True) if n is not None or not _same_cases(e, narrow)]
        if len(told) < len(kept) and not any(n.variant == "excluded" for n in told):
            return None
        return told[0] if told else None

    def _narrow(self, evidence: Evidence, persons: int) -> Narrowed | None:
        unit, act = evidence.unit, evidence.act
        words = " ".join(_thresholds(evidence)) if evidence.node is not None else unit.full
        limit = self._let_off(evidence) or _bracketed(_EXCEPT, words, _SLIGHT)
        if limit:
            return Narrowed(evidence, "excluded", limit) if not persons else None
        if _ALL.search(words) or _TWO_PACES.search(words):
            return None
        limit = _bracketed(_LIMITED, words) or _limit_of(act, words)
        if not limit:
            return None
        if not persons:
            return Narrowed(evidence, "default", limit)
        if _STATUTORY.search(limit) or unit.listing is not None:
            return None
        count = _COUNT.search(fold(words).text)
        return Narrowed(evidence, "private", limit, count["n"] if count is not None else str(persons))

    def _let_off(self, evidence: Evidence) -> str:
        """The cases that a proviso or a later paragraph lets off, "" where there are none."""
        own = frozenset({evidence.clause})
        for unit in self.units:
            if unit.sentence is None or unit.sentence is evidence.unit.sentence or unit.contractor:
                continue
            here = unit.clause is evidence.clause and unit.words.startswith(("ただし", "但し"))
            if not (
                here or (points_at(unit, own) and re.search(r"報告|前[項条]の規定", unit.words))
            ) or not _PROVISO.search(unit.words):
                continue
            case = _PROVISO_CASE.search(unit.words)
            if case is not None and _SLIGHT.search(case["limit"]) and not _SECURED.search(unit.words):
                return case["limit"].removeprefix("、")
        return ""


def _same_cases(evidence: Evidence, narrow: frozenset[Clause]) -> bool:
    """Whether a report is of the cases of a narrowed one (前項の事案を知った日から30日以内に) and of no others."""
    words = evidence.unit.words
    return (
        bool(_SAID_CASES.search(words)) and not _ALL.search(words) and bool(narrow) and points_at(evidence.unit, narrow)
    )


def own_words(act: Act, unit: Unit) -> str:
    """The words of an act without the conditions it stands under."""
    if act.predicate is None or act.predicate.reach is None or unit.sentence is None:
        return unit.full
    text = unit.sentence.prose.text
    start, end = act.predicate.reach.start, act.predicate.reach.end
    conditions = [
        p.reach
        for p in unit.sentence.predicates
        if p.role is Role.CONDITION and p.reach is not None and start <= p.reach.start and p.reach.end <= end
    ]
    pieces, at = [], start
    for reach in sorted(conditions, key=lambda span: span.start):
        if re.match(r"(?:場合)?[^、。]{0,4}の(?![^、。]{0,6}(?:とき|場合))", text[reach.end :]):
            continue  # …した場合の委員会への報告は: names the report, conditions nothing
        pieces.append(text[at : reach.start] if reach.start > at else "")
        at = max(at, reach.end)
    return "".join((*pieces, text[at:end]))


def _bracketed(pattern: re.Pattern[str], words: str, kind: re.Pattern[str] | None = None) -> str:
    """The cases a bracket leaves out or keeps, "" where it is none or only spares secured data."""
    return next(
        (
            m["limit"]
            for m in pattern.finditer(words)
            if not _SECURED.search(m["limit"])
            and (kind.search(m["limit"]) if kind is not None else not _ALL.search(m["limit"]))
        ),
        "",
    )


def _limit_of(act: Act | None, words: str) -> str:
    """The words that limit which leaks the act reports, "" where every leak is."""
    if act is None or act.predicate is None:
        return _clip(words) if act is None and _limiting(words) else ""
    for timing in act.timings:
        if timing.kind is TimingKind.DISCRETION:
            return re.sub(r"(?:は|には|、)+$", "", timing.text)
    text, main = act.sentence.prose.text, act.predicate
    before = [p for p in act.sentence.main if p.span < main.span]
    start = before[-1].span.end if before else act.sentence.span.start
    said = text[start : main.span.end].replace("\n", "")
    for piece in re.split(r"[、。]", said):
        if _limiting(piece) and not re.search(r"直ち|速やか|即時|公表", piece):
            return _clip(piece)
    if before and _limiting(conditions := "、".join(_conditions(act, start))):
        return _clip(next(c for c in conditions.split("、") if _limiting(c)))
    return ""


def _conditions(act: Act, end: int) -> Iterator[str]:
    """The conditions at the head of the sentence, which all its acts stand under."""
    first = act.sentence.main[0]
    for predicate in act.sentence.predicates:
        if predicate.role is Role.CONDITION and predicate.reach is not None and predicate.span < first.span:
            yield act.sentence.prose.text[predicate.reach.start : min(predicate.reach.end, end)]


def _limiting(words: str) -> bool:
    return bool(_GRAVE.search(words) or _COUNT.search(fold(words).text) or _STATUTORY.search(words))


def _clip(piece: str) -> str:
    """The limit itself: 重大な事案 of 「前項の事案のうち重大な事案が発生した場合は」."""
    words = re.sub(r"^.*?(?:責任者|管理者|長|者)は、?", "", piece.strip("「」 　"))
    words = re.sub(r"^前[項条]の[^、]{0,12}のうち、?", "", words)
    words = re.sub(
        r"(?:(?:である|の)?(?:とき|場合)(?:は|に|には|に限り)?|に(?:つ|限)[^、]{0,5}(?:は|て|り)?|を(?:特定)?個人情報保護委員会.*|を)$",
        "",
        words,
    )
    clipped = _CLIP.match(words)
    return (clipped["limit"] if clipped is not None else "") or words


def _thresholds(evidence: Evidence) -> Iterator[str]:
    """The ``threshold`` of each structured step that ends at the Commission."""
    organisation = evidence.reading.regulation.organisation
    for entry in organisation.reporting if organisation is not None else ():
        steps = entry.values.get("steps") if entry.node is evidence.node else ()
        for step in steps if isinstance(steps, list | tuple) else ():
            if COMMISSION.search(str(step.get("to"))) and step.get("threshold"):
                yield str(step["threshold"])
