"""Who tells whom of a leak: the steps that sentences lay down, at first hand or at one remove (O410–O413)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.text.facts import Modality, Role
from policylint.text.provisions.units import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.acts import Act
    from policylint.text.facts import Argument
    from policylint.text.provisions.units import Unit

INCIDENT = re.compile(
    r"漏えい|漏洩|滅失|毀損|き損|棄損|紛失|盗難|事故|事案|インシデント|不正アクセス|流出|誤交付|誤送|違反する?(?:事実|行為)|兆候|安全(?:管理)?(?:の)?確保(?:に係る|上)|異常事態|事態|見当たらない|も(?:れた|れる)(?=こと|とき|お|又|、|場合)|なくなった(?=こと|とき|又|、|場合)|見失|なくした|緊急(?:時|事態|連絡)|外部に出た|知られた|危機"
)
_TELL = frozenset(
    {
        "報告",
        "通報",
        "連絡",
        "知らせる",
        "届け出る",
        "届出",
        "申し出る",
        "伝える",
        "通知",
        "速報",
        "申告",
        "報ずる",
        "一報",
        "相談",
        "伝達",
    }
)
STAFF = re.compile(r"職員|従業者|従業員|役職員|教職員|社員|者$|全員|担当者|委員|役員|スタッフ|係員|員$|何人|発見者")
_OUTSIDE = re.compile(
    r"個人情報保護委員会|主務大臣|監督官庁|本人|警察|国の|大臣|都道府県|知事|厚生労働|行政機関|保護委員会|関係機関|被害者|公衆|外部|委託元|委託先|受託者|デジタル庁|総務省"
)
_PREVENTED = re.compile(
    rf"(?:{INCIDENT.pattern})(?:等|その他)?[^、。]{{0,10}}(?:ないよう|(?:を|の)(?:未然に)?(?:防止|防ぐ|防ぎ|予防)(?!策))"
)
"""What is to be kept from happening: 漏えいが生じないよう, 事故の防止のため."""
_OWN_STAFF = re.compile(
    r"(?:職員|従業者|従業員|教職員|役職員|社員|担当者|取扱者|発見者|者)(?:等)?(?:から|に|が|を通じ|へ)"
)
_STAFF_ONLY = re.compile(r"(?:職員|従業者|従業員|社員|事務取扱担当者)(?:等)?$")
_URGES = frozenset(
    {"指示", "周知", "徹底", "命ずる", "命じる", "求める", "指導", "義務付ける", "義務付け", "要請", "教育"}
)
_ARRANGES = frozenset({"整備", "構築", "確立", "受ける", "確保", "設ける", "整える", "定める"})
_ALREADY_TOLD = re.compile(r"(?:報告|連絡|通報|届出)を受けた(?:とき|場合|際|ら)")
"""Whoever was told hands it on: his is not the first step."""
_FROM_STAFF = re.compile(r"から[^、。]{0,24}?(?:報告|連絡|通報|届出|申出)")


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """One step of a reporting route: who tells whom of a leak."""

    evidence: Evidence
    recipient: str
    argument: Argument | None
    by_staff: bool


def routes_of(units: Sequence[Unit]) -> Iterator[Route]:
    """The steps by which leaks are reported, in order."""
    for unit in units:
        if unit.sentence is None or unit.contractor or not _speaks_of_leak(unit):
            continue
        for act in unit.main:
            if act.predicate is None and act.modality is Modality.DUTY and STAFF.search(_bearer(unit)):
                yield from _noun_route(unit, act)
            if act.predicate is None or act.modality is not Modality.DUTY:
                continue
            if _made_to_tell(unit, act):
                yield from _at_one_remove(unit, act)
            elif {*act.names, act.predicate.lemma} & _TELL and "causative" not in act.predicate.marks:
                yield from _steps(unit, act)


def _steps(unit: Unit, act: Act) -> Iterator[Route]:
    topic = act.predicate.topic.text if act.predicate is not None and act.predicate.topic is not None else ""
    if not INCIDENT.search(_PREVENTED.sub("", unit.full)) and not re.search(
        r"前項|(?:報告|連絡|通報|届出)を受け|当該|その|前条", unit.words
    ):
        return
    topic = topic or _bearer(unit)
    staff = (bool(STAFF.search(topic)) and not re.search(r"責任者$|管理者$|報告を受けた", topic)) or (not topic)
    staff = staff and not _ALREADY_TOLD.search(unit.words)
    for argument in act.arguments:
        if (
            argument.particle in {"に", "へ", "に対し", "に対して", "にも"}
            and not _OUTSIDE.search(argument.text)
            and not _is_time(argument)
        ):
            for name in argument.nouns or (argument.text,):
                yield Route(Evidence(unit, act), name if len(argument.nouns) > 1 else argument.text, argument, staff)


def _speaks_of_leak(unit: Unit) -> bool:
    """Whether a leak that may have happened is the matter, and not only one to be prevented."""
    return bool(INCIDENT.search(_PREVENTED.sub("", f"{unit.heading}／{unit.full}／{unit.lead}")))


def _bearer(unit: Unit) -> str:
    """Whom the 柱書 of an item lays its items on: 事務取扱担当者 of 「事務取扱担当者の責務は、次のとおりとする」."""
    found = re.match(r"([^、。]*?)(?:の(?:責務|義務|職務|遵守事項|役割)[^、。]*)?は、", unit.lead)
    return found[1] if found is not None else ""


def _noun_route(unit: Unit, act: Act) -> Iterator[Route]:
    """The route of an item without verb: 「漏えいを知った場合の管理者への報告」."""
    found = re.search(r"([一-龥ァ-ヶー]+)(?:へ|に対する)の?[^、。へ]{0,6}(?:報告|連絡|通報|届出)", unit.words)
    if found is not None and not _OUTSIDE.search(found[1]):
        yield Route(Evidence(unit, act), found[1], None, by_staff=True)


def _made_to_tell(unit: Unit, act: Act) -> bool:
    """Whether somebody has staff report to him: 報告させる, 報告するよう指示する, 職員から報告を受ける体制を整備する."""
    if act.predicate is None or not _OWN_STAFF.search(unit.full) or not INCIDENT.search(unit.full):
        return False
    names = {*act.names, act.predicate.lemma}
    if re.search(r"委託先|受託者|再委託", act.words) or _OUTSIDE.search(act.words):
        return False  # what contractors report, or what goes out of the house
    if "causative" in act.predicate.marks:
        return bool(names & _TELL)
    if names & _URGES:
        inner = [p for p in unit.sentence.predicates if p.role is Role.MODIFIER] if unit.sentence is not None else []
        return any({*p.acts, p.lemma} & _TELL for p in inner) and bool(re.search(r"よう|こと|旨", act.words))
    return (
        bool(names & _ARRANGES)
        and bool(_FROM_STAFF.search(act.words))
        and bool(re.search(r"体制|仕組|受け", act.words))
    )


def _at_one_remove(unit: Unit, act: Act) -> Iterator[Route]:
    """The route of such a sentence ends at the one named, else at the one who has it so."""
    predicate = act.predicate
    if predicate is None or unit.sentence is None:
        return
    told = [a for p in unit.sentence.predicates if {*p.acts, p.lemma} & _TELL for a in p.arguments]
    named = [
        a
        for a in told
        if a.particle in {"に", "へ"} and not re.search(r"^自ら|^自己", a.text) and not _STAFF_ONLY.search(a.text)
    ]
    for argument in (*[a for a in named if not _is_time(a)], predicate.topic)[:1]:
        if argument is not None:
            yield Route(Evidence(unit, act), argument.text, argument, by_staff=True)


def _is_time(argument: Argument) -> bool:
    return bool(re.search(r"(?:場合|とき|際|前|後|以内|中|日|時|うち|ため|もの|こと|的|緊急)$", argument.head))
