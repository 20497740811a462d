"""The flow of an affair: is every stage somebody's, and that somebody a handler (O104)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.agents import is_agent
from policylint.text.facts import Role
from policylint.text.provisions.appointments import appointments
from policylint.text.provisions.phrases import ORGANISATION, sections
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.node import Node
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

_ACT_OF = {
    "収受": "収受|受け(?:付け|取)|受領|受付",
    "受付": "受付|受け付け|収受|受領",
    "開封": "開封",
    "取得": "取得|収集|提供を(?:受け|求め)|受け取|収受|受領",
    "審査": "審査",
    "入力": "入力|登録",
    "登録": "登録|入力",
    "利用": "利用|使用|作成",
    "照合": "照合|確認",
    "保存": "保存|保管|書庫に|収納",
    "保管": "保存|保管|書庫に|収納",
    "提供": "提供|提出|送付",
    "発送": "発送|送付|郵送|交付",
    "交付": "交付|発送|手渡",
    "削除": "削除|消去|抹消|廃棄",
    "廃棄": "廃棄|溶解|裁断|細断|焼却|処分|シュレッダ",
}
"""The stages of an affair, each with the words for doing it."""
_FLOWS = re.compile(r"順(?:序)?(?:に|で|による|とする)|各?段階|の流れ|手順(?:で|により|は)|工程|過程")
_RUNS = frozenset({
    "行う", "分ける", "区分", "処理", "する", "構成", "成る", "なる", "ある", "よる", "とおり", "進める", "経る", "分かれる", "実施", "掲げる", "取り扱う", "とる",
})  # fmt: skip
_SAFEGUARDS = re.compile(r"措置|手順書|マニュアル|研修|点検|規程を|安全管理|遵守|対策")
_EVERYTHING = re.compile(r"全て|すべて|一切|のみが|に限り")
_OTHER_THING = re.compile(
    r"(?:端末|機器|パソコン|備品|鍵|サーバ|ソフトウェア|アカウント|ＩＤ|権限|ログ)(?:等)?(?:の|を)"
)
_HANDLERS = r"取扱(?:担当)?者$|^(?:事務|番号(?:事務)?|業務)?担当者$|^従事者$"
_STEP = re.compile(r"回収|開封|仕分け?|収受|受け?付け?|受領|配付|入力|審査")
_PAPER = re.compile(r"郵便|申請書|申告書|個人番号|届|番号|特定個人情報|書類")
_OPEN_HANDLERS = re.compile(r"指名|指定|選任|任命|命じ|命ずる|必要な|定める者")
_ANYBODY = re.compile(r"(?:各|全|当該|その|本)?(?:職員|社員|従業員|従業者|教職員|役職員|者|係員)(?:等)?")
_IN_CHARGE = re.compile(r"責任者|管理者|担当者|長$|主任$|監事$|本人|申請者|届出人|システム")
_NON_REGULAR = re.compile(r"臨時|派遣|非常勤|アルバイト|パート|嘱託|会計年度|契約社員|再任用|委託")
_NO_OFFICE_OF_HANDLING = re.compile(
    r"(?:受付|班長|組長|職長|守衛|管理人|警備員|警備室|用務員|宿直|当直|宿日直|秘書|運転手)(?:者|員|係|担当)?$"
)
"""Those at the door, whose work is no affair with numbers."""
_AT_THE_DESK = re.compile(r"(?:受付|窓口|守衛室|文書室|[課係室])$")
_BY_DOOR = re.compile(
    r"(?P<who>[一-龥々ァ-ヶー]*(?:受付|守衛|管理人|警備員|用務員|宿直|当直|秘書)(?:者|員|係|担当)?)(?:が|は)、?[^。]{0,20}(?:行|開封|受け付け|収受|受領|仕分)"
)
_WITHIN = re.compile(r"[課係室部局]|工場|支店|所管|別表")
_PEOPLE = re.compile(r"職員|社員|係員|員$|アルバイト|派遣|パート|担当$|課$|係$|室$|部$|窓口$")


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """Stages that nobody is named for, or a step done by somebody who is no handler."""

    evidence: Evidence
    stages: tuple[str, ...] = ()
    who: str = ""


class Stages:
    """What a handling set says about the stages of its affairs."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def gaps(self) -> Iterator[Gap]:
        """Each list of stages with an orphan, each stranger's step, each stage of the fields without a person."""
        for unit in self.units:
            if unit.sentence is None or unit.contractor or not _is_flow(unit):
                continue
            listed = tuple(self._items(unit)) or ((unit.words, unit),)
            named = [(s, u) for words, u in listed for s in _ACT_OF if s in words]
            if len(named) > 2:  # noqa: PLR2004 - three make a flow
                orphans = tuple(s for s, u in named if not self._has_somebody(s, u, unit))
                if orphans:
                    yield Gap(Evidence(unit), orphans)
        yield from self._strangers()
        yield from self._fields()

    def _items(self, flow: Unit) -> Iterator[tuple[str, Unit]]:
        """The items under a sentence that leads to its stages."""
        below = {c for child in flow.clause.children for c in child.walk()}
        for unit in self.units:
            if unit.reading is flow.reading and unit.clause in below and unit.sentence is not None:
                yield unit.words, unit

    def _has_somebody(self, stage: str, place: Unit, flow: Unit) -> bool:
        wanted = re.compile(_ACT_OF[stage])
        if place is not flow and (is_agent(place.words.strip()) or sections(place.words)):
            return True
        for unit in self.units:
            if unit in {flow, place} or unit.contractor or _OTHER_THING.search(unit.words):
                continue
            if unit.sentence is None:
                if wanted.search(unit.words):
                    return True
                continue
            if unit.listing in {Listing.CONDITIONS, Listing.DEFINITIONS} or not _people_of(unit):
                continue
            if any(a.is_duty() and wanted.search(a.words) for a in unit.main):
                return True
            if wanted.search(unit.words) and any(a.argument("が") is not None and a.is_duty() for a in unit.acts):
                return True
            if _EVERYTHING.search(unit.words) and "担当者" in unit.words:
                return True
            if unit.predicate_free and wanted.search(unit.words):
                return True  # (1) 取得、利用、保存及び廃棄, under 「事務取扱担当者は、次の事務を行う」
        return False

    def _handlers(self) -> str | None:
        """The words that say who the handlers are; None where they are not said, or left to somebody to name."""
        said = [a for a in appointments(self.units) if re.search(_HANDLERS, a.role) and (a.holder or a.around)]
        words = [a.unit.full for a in said if a.holder]
        if not words:
            return None
        return "／".join([*words, *(u.words for u in self.units if u.sentence is None)])

    def _left_open(self) -> bool:
        """Whether the handlers are left to somebody to name."""
        said = [a for a in appointments(self.units) if re.search(_HANDLERS, a.role)]
        return any(_OPEN_HANDLERS.search(a.holder + a.around) for a in said if a.holder or a.around)

    def _strangers(self) -> Iterator[Gap]:
        handlers = self._handlers()
        if handlers is None:
            return
        left_open = self._left_open()
        if left_open and not _WITHIN.search(handlers):
            return
        for unit in self.units:
            if unit.sentence is None:
                door = _BY_DOOR.search(unit.words)
                if door is not None and "備考" in unit.words and door["who"] not in handlers.replace(unit.words, ""):
                    yield Gap(Evidence(unit), tuple(dict.fromkeys(_STEP.findall(unit.words))), door["who"])
                    return
                continue
            if unit.contractor or unit.full in handlers or not _PAPER.search(unit.words):
                continue
            for act in unit.main:
                steps = tuple(n for n in act.names if _STEP.search(n))
                who = _doer(unit, act) if steps and _is_done(act) else ""
                at_the_door = _NO_OFFICE_OF_HANDLING.search(who) is not None and who not in handlers
                elsewhere = left_open and self._of_no_affair(who)
                if who and (at_the_door or elsewhere or (not left_open and _is_stranger(who, handlers))):
                    yield Gap(Evidence(unit), steps, who)
                    return

    def _of_no_affair(self, who: str) -> bool:
        """Whether ``who`` is of a section that the table of affairs, which names the sections, does not have."""
        rows = [u for u in self.units if u.sentence is None and re.search(r"事務", u.lead + u.heading)]
        named = [name for name in sections(who) if name.endswith(("課", "室", "係"))]
        told = {name for row in rows for name in sections(row.words)}
        return bool(named) and len(told) > 1 and not any(n in row.words for n in named for row in rows)

    def _fields(self) -> Iterator[Gap]:
        for unit, entry in entries(self.units, "affairs"):
            flow = entry.node.get("flow")
            orphans = [
                stage for step in (flow.children if flow is not None else ()) if (stage := _orphan(step)) is not None
            ]
            if orphans:
                yield Gap(Evidence(unit, node=orphans[0]), tuple(str(stage.value) for stage in orphans))


def _is_flow(unit: Unit) -> bool:
    """Whether the sentence breaks an affair down into stages and does not itself say who does them."""
    if not _FLOWS.search(unit.words) or _SAFEGUARDS.search(unit.words) or unit.listing is Listing.DEFINITIONS:
        return False
    verbs = {v for a in unit.main if a.predicate is not None for v in (a.predicate.lemma, *a.names)}
    if not verbs & _RUNS and not any(s in v for v in verbs for s in _ACT_OF):
        return False
    return not _people_of(unit) or bool(re.search(r"各号に(?:定め|掲げ)る者", unit.words))


def _people_of(unit: Unit) -> tuple[str, ...]:
    """Those who do something in the sentence, by its topic or subject or the 柱書 over it."""
    texts = [
        a.text
        for act in unit.acts
        for a in (
            *act.arguments,
            *((act.predicate.topic,) if act.predicate is not None and act.predicate.topic else ()),
        )
        if a.particle in {"は", "が", "も", "において", "のみが"}
    ]
    found = [t for t in texts if (is_agent(t) or sections(t)) and not ORGANISATION.search(t)]
    if unit.lead and re.search(r"(?:者|員|課|係|室|部|局|長)は、", unit.lead):
        found.append(unit.lead)
    return tuple(found)


def _is_done(act: Act) -> bool:
    return (
        act.role in {Role.MAIN, Role.BEFORE}
        and act.is_duty()
        and act.predicate is not None
        and not act.predicate.negated
    )


def _doer(unit: Unit, act: Act) -> str:
    """Who takes the step: its own subject, or one before it in the sentence that another verb took."""
    end = act.predicate.span if act.predicate is not None else act.span
    near = [
        a
        for other in unit.acts
        if other.role is not Role.MODIFIER
        for a in other.arguments
        if (a.particle == "が" or (a.particle in {"において", "で"} and _AT_THE_DESK.search(a.text))) and a.span < end
    ]
    if near:
        return max(near, key=lambda a: a.span.start).text
    topic = act.predicate.topic if act.predicate is not None else None
    return topic.text if topic is not None else ""


def _is_stranger(who: str, handlers: str) -> bool:
    """Whether somebody is not among those whom ``handlers`` names."""
    if who in handlers or not _PEOPLE.search(who) or _ANYBODY.fullmatch(who) or _IN_CHARGE.search(who):
        return False
    kind = _NON_REGULAR.search(who)
    if kind is not None:
        return kind.group() not in handlers
    named = sections(who)
    return bool(named) and not any(name in handlers for name in named)


def _orphan(step: Node) -> Node | None:
    """The stage of a step of the fields that names nobody."""
    stage, by = step.get("stage"), step.get("by")
    named = by is not None and (by.children or (by.kind == "scalar" and by.value not in {None, ""}))
    return None if named else stage
