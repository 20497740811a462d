"""How the work is split where several sections handle the information (O115)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.agents import agent_of
from policylint.text.facts import Modality, Role
from policylint.text.provisions.appointments import appointments
from policylint.text.provisions.phrases import noun_phrase, sections, subjects
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

_SEVERAL = re.compile(r"(?:複数|(?:二|２|2)(?:つ)?以上)の(?:部署|課|部門|所属|部局|部|組織|事業所)")
_HANDLER = re.compile(
    r"担当者|取り扱う(?:者|職員|社員|課|部署|部門)|従事する(?:者|職員)|担当(?:課|部署|部門)|取扱部署|所管(?:課|部署)"
)
_HANDLES = frozenset({
    "取り扱う", "取扱う", "扱う", "取扱い", "行う", "処理", "担当", "所管", "利用", "従事", "実施", "保有", "分担", "共有", "作成",
})  # fmt: skip
_OTHER_WORK = re.compile(r"監査|点検|研修|教育|苦情|相談|訓練|調達|契約")
_INFORMATION = re.compile(r"個人番号|特定個人情報|番号|事務|情報|前(?:条|項)|調書|申告書|申請書|届|書類")
_SPLIT = re.compile(
    r"(?:任務|事務|業務|役割|責任|職務|作業|担当)(?:の)?(?:分担|区分|分掌|割当)|分担|受け?持(?:ち|つ)|責任部署"
)
_FIXES = frozenset(
    {
        "定める",
        "決める",
        "決定",
        "明確",
        "明らか",
        "指定",
        "区分",
        "割り当てる",
        "図る",
        "する",
        "行う",
        "分担",
        "整備",
        "とおり",
    }
)
_WORK = re.compile(r"任務|作業|役割|担当|分担|範囲|業務|事務")
_EACH_OWN = re.compile(
    r"(?:それぞれ|各々|おのおの)[^。]*(?:担当|所管|所掌|定める(?:課|部署|部)|行う|取り扱)|当該各号に定める(?:課|部署|部|係)|(?:事務|業務)(?:ごと|毎)に[^。]*(?:課|部署|部)"
)
_OUTSIDE = re.compile(r"委託|受託|契約|他の機関|共同処理")


class Division:
    """What a handling set says about sections that share the work."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def shared(self) -> Evidence | None:
        """Where several sections are said to handle the information."""
        for unit, entry in entries(self.units, "affairs"):
            if not entry.values.get("flow") and len(set(_named(entry.values.get("handlers")))) > 1:
                return Evidence(unit, node=entry.node.get("name") or entry.node)
        for unit in self.units:
            if not unit.contractor and _SEVERAL.search(unit.full) and _INFORMATION.search(unit.full):
                return Evidence(unit)
        for appointment in appointments(self.units):
            if _HANDLER.search(appointment.phrase) and len(sections(appointment.holder)) > 1:
                return Evidence(appointment.unit)
        for unit in self.units:
            if unit.sentence is not None and not unit.contractor and any(_shares(act) for act in unit.main):
                return Evidence(unit)
        return None

    def split(self) -> Evidence | None:
        """Where the work of several sections is split, or an officer is told to split it."""
        for unit in self.units:
            if (
                not unit.contractor
                and not _OUTSIDE.search(unit.full)
                and not re.search(r"研修|講習", unit.words)  # 「研修を受けられるよう、業務の割当てを改める」
                and self._splits(unit)
            ):
                return Evidence(unit)
        return self._one_each()

    def _splits(self, unit: Unit) -> bool:
        if unit.sentence is None:
            return bool(sections(unit.words)) and bool(
                re.search(r"事務|業務|作成|届出|支給|賦課|徴収|収受|入力|保管|廃棄|給付|交付", unit.words)
            )
        if unit.listing is not None and unit.predicate_free and unit.listing is not Listing.CONTRACT_TERMS:
            if len(sections(unit.words)) == 1 and re.search(r"担当|課|部署|次のとおり|各号", unit.lead):
                return True
            return bool(_SPLIT.search(unit.words))
        if _EACH_OWN.search(unit.words) and unit.main:
            return True
        if any(_shares_out(act) for act in unit.main):
            return True
        return len(_owners(unit)) > 1

    def _one_each(self) -> Evidence | None:
        """Sentences that give one section one thing each, two sections at least."""
        seen: dict[str, Unit] = {}
        for unit in self.units:
            if unit.sentence is not None and not unit.contractor and unit.laid_down_or_stated:
                for name in _owners(unit):
                    seen.setdefault(name, unit)
        return Evidence(next(iter(seen.values()))) if len(seen) > 1 else None


def _named(handlers: object) -> Iterator[str]:
    """The sections that the handlers of an affair in the fields belong to."""
    for handler in handlers if isinstance(handlers, list) else ():
        who = handler.get("who") if isinstance(handler, dict) else None
        for person in who if isinstance(who, list) else (who,):
            yield from sections(str(person))


def _shares(act: Act) -> bool:
    """Whether several sections in one breath handle the information: 人事課及び財務課が取り扱う."""
    if act.predicate is None or act.modality is Modality.PURPOSE or _OTHER_WORK.search("".join(act.names)):
        return False
    if not {act.predicate.lemma, *act.names} & (_HANDLES | {"する"}):
        return False
    for argument in act.arguments:
        if argument.particle not in {"が", "において", "で", "は", "に限り", "と", "のみ", "のみが", "及び"}:
            continue
        beside = "".join(f"{a.text}、" for a in act.arguments if a.particle == "と" and a.span < argument.span)
        if len(sections(beside + noun_phrase(act, argument))) > 1:
            others = "".join(a.text for a in act.arguments if a is not argument)
            topic = act.predicate.topic.text if act.predicate.topic is not None else ""
            if {act.predicate.lemma, *act.names} & (_HANDLES - {"行う", "実施", "作成"}) or _INFORMATION.search(
                others + topic
            ):
                return not _OTHER_WORK.search(others)
    return False


def _shares_out(act: Act) -> bool:
    """Whether the act fixes who does what: 任務の分担を定める, 部署のそれぞれが行うべき作業を定める."""
    if act.predicate is None or act.modality is Modality.PURPOSE or act.role not in {Role.MAIN, Role.BEFORE}:
        return False
    if _SPLIT.search(act.words):
        return True
    return bool(
        {act.predicate.lemma, *act.names} & _FIXES
        and agent_of(act)
        and re.search(r"(?:部署|課|部|所属|部門)(?:等)?(?:の|ごと|が)", act.words)
        and any(a.particle == "を" and _WORK.search(a.text) and a.text != "範囲" for a in act.arguments)
        and re.search(r"それぞれ|各|ごと|分|べき", act.words)
    )


def _owners(unit: Unit) -> tuple[str, ...]:
    """The sections that do one thing each in this sentence: 「市民課は収受を、税務課は入力を行う」."""
    found: dict[str, None] = {}
    for act in unit.main:
        if act.predicate is None or _OTHER_WORK.search("".join(act.names)) or not act.arguments:
            continue
        people = [a for a in act.arguments if a.particle in {"は", "が", "において"}]
        for argument in people:
            named = sections(argument.text)
            given = any(
                a.particle in {"を", "に"}
                and a.span > argument.span
                and (_INFORMATION_WORK.search(a.text) or ({*act.names} & _HANDLES and _INFORMATION.search(a.text)))
                for a in act.arguments
            )
            if len(named) == 1 and (given or _about_handling(act)):
                found[named[0]] = None
    return tuple(found)


_INFORMATION_WORK = re.compile(
    r"収受|受付|受領|開封|入力|登録|審査|確認|保存|保管|廃棄|発送|交付|賦課|支給|作成|届出|事務|給付|徴収|取扱|照合|通知|提出"
)


def _about_handling(act: Act) -> bool:
    topics = "".join(a.text for a in subjects(act))
    return bool({*act.names} & _HANDLES and _INFORMATION_WORK.search(topics))
