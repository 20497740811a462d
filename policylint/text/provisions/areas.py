"""The control area (管理区域): defined, entered under control, devices kept out (P101, P103, P104)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.text.provisions.area_wording import ROOM, controls_entry, fixes, keeps_devices_out, sets
from policylint.text.provisions.units import Evidence, entries, first_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.provisions.units import Unit

_CONTROL_AREA = re.compile(r"管理(?:区域|エリア|区画)")
_RADIATION = re.compile(r"放射線|エックス線|Ｘ線|X線|線量|放射性|密封")
_SET_UP = re.compile(r"とする|とし|いう|定め|設け|設置|指定|区分|明確|のとおり|示す")
_ENTRY = re.compile(
    r"入退室|入退|入退出|入退場|入室|立入|立ち入|入場|出入|(?:に|へ)入(?:る|り|ろう|ることが)|鍵(?:は|を|の)|解錠|施錠|電子錠|カード(?:キー)?|生体認証|入口|扉"
)
_OUTSIDER = re.compile(r"業者|委託先|受託者|委託を受け|外部の者|技術者|保守員|請負|部外者")
_HANDLING_PLACE = re.compile(
    r"取扱区域(?!は[^。]{0,4}保管して)|取扱区画|事務(?:を|の)(?:行う|実施する|取り扱う)(?:場所|区域)|取扱場所"
)
_NAMES_HANDLING = re.compile(
    rf"(?:を|は)、?取扱区域(?:とし|とする|として|に指定|と定め)|以下[「『]取扱区域|取扱区域[」』]?という|(?:{_HANDLING_PLACE.pattern})[」』]?(?:とは|を(?:明確|定め|指定|設け|設定|区分)|は、[^。]*(?:とする|とし|のとおり|に定め|に限る|室|階|課))|取扱区域（|取扱区域　"
)
"""取扱区域を定める, 窓口を取扱区域とする; not 取扱区域に置く保管庫."""


_OTHER_NAMES = re.compile(r"(管理|取扱)い?(?:エリア|区画)")
"""管理エリア, 取扱区画."""
_CUTS_OUT = re.compile(
    r"(?:区画|区域|場所|スペース|コーナー|エリア)を(?:設け|定め|指定し|区切り|確保し)[^。]{0,24}(?:事務|個人番号|特定個人情報)[^。]{0,16}(?:行|実施|処理|取り?扱)"
)
"""「人目に触れない区画を設け、当該区画において事務を行う」."""


def _plain(unit: Unit) -> Unit:
    """The sentence with the areas called as the guideline calls them."""
    if not any(_OTHER_NAMES.search(text) for text in (unit.words, unit.full, unit.lead, unit.heading)):
        return unit
    words, full, lead, heading = (
        _OTHER_NAMES.sub(r"\1区域", text) for text in (unit.words, unit.full, unit.lead, unit.heading)
    )
    return replace(unit, words=words, full=full, lead=lead, heading=heading)


class Areas:
    """What a handling set says about its control area."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set; radiation rules are left out."""
        self.units = tuple(
            _plain(u) for u in units if not _RADIATION.search(u.context) and not _RADIATION.search(_title(u))
        )
        self.names = self._names()

    def _names(self) -> re.Pattern[str]:
        """管理区域 and what this set says it is (機械室, 電算室)."""
        found = {"管理区域"}
        for unit in self.units:
            if "管理区域" in unit.full or "情報システム室" in unit.full:
                found.update(re.findall(ROOM, unit.full))
                found.update(
                    re.findall(r"[一-龥ァ-ヶー]{1,8}(?:室|センター|区画)", unit.words)
                    if "管理区域" in unit.words and _SET_UP.search(unit.words)
                    else ()
                )
        found.update(name for unit in self.units for name in re.findall(ROOM, unit.full))
        found = {n for n in found if not re.search(r"執務室|事務室|研修室|会議室|情報基盤センター$", n)}
        return re.compile("|".join(sorted(map(re.escape, found), key=len, reverse=True)))

    def defined(self) -> Evidence | None:
        """Where the control area is said to be, or sent elsewhere for."""
        return next((Evidence(u) for u in self.units if fixes(u)), None) or self._field()

    def _field(self, provision: str = "name") -> Evidence | None:
        """The structured control area that has ``provision`` filled in."""
        return next(
            (
                Evidence(unit, node=entry.node.get("name") or entry.node)
                for unit, entry in entries(self.units, "areas")
                if _CONTROL_AREA.search(f"{entry.values.get('kind', '')}{entry.values.get('name', '')}")
                and entry.values.get(provision)
            ),
            None,
        )

    def used(self) -> Evidence | None:
        """Where the control area is first spoken of."""
        return next((Evidence(u) for u in self.units if self.names.search(u.full)), None)

    def named(self) -> Evidence | None:
        """Where the control area is defined, or at least spoken of."""
        return self.defined() or self.used()

    def handling_area(self) -> Evidence | None:
        """Where the handling area (取扱区域) is spoken of: the clause that ought to name the control area too."""
        return next(
            (
                Evidence(u)
                for u in self.units
                if re.search(r"取扱区域|事務を実施する区域", u.context) and u.sentence is not None
            ),
            None,
        )

    def handling_area_defined(self) -> Evidence | None:
        """Where it is said in which area the affairs are handled."""
        for unit, entry in entries(self.units, "areas"):
            if "取扱区域" in str(entry.values.get("kind", "")):
                return Evidence(unit, node=entry.node)
        return first_of(self.units, _places_handling)

    def contractors_enter(self) -> Evidence | None:
        """Where contractors may enter the control area."""
        for unit in self._about_area():
            if (
                unit.sentence is not None
                and _OUTSIDER.search(unit.full)
                and _ENTRY.search(unit.full)
                and not re.search(r"限り、?承認|立会|立ち会", unit.full)
            ):
                return Evidence(unit)
        return None

    def contractors_attended(self) -> Evidence | None:
        """Where contractors in the control area are attended, or limited in person and place."""
        for unit in self.units:
            if unit.sentence is None or re.search(r"廃棄|溶解|裁断", unit.words):
                continue
            outsider = _OUTSIDER.search(unit.full + unit.heading)
            if outsider and re.search(r"立会|立ち会|付き添|同行|そばを離れ|監視の下|帯同", unit.words):
                return Evidence(unit)
            if (
                outsider
                and _ENTRY.search(unit.full)
                and re.search(r"(?:者|業者|技術者)に?限り|届け出て承認|許可を(?:得|受け)|身分(?:証|を確認)", unit.full)
            ):
                return Evidence(unit)
        return None

    def device_restriction(self) -> Evidence | None:
        """Where bringing devices into the control area is restricted."""
        for unit in self._about_area():
            if keeps_devices_out(unit):
                return Evidence(unit)
        return self._field("device_restrictions")

    def entry_control(self) -> Evidence | None:
        """Where entry to the control area is controlled."""
        for unit in self._about_area():
            if controls_entry(unit):
                return Evidence(unit)
        return self._field("entry_control")

    def _about_area(self) -> Iterator[Unit]:
        """Sentences about the control area: by name, by their heading, by 前号の措置, or in a regulation named after it."""
        for unit in self.units:
            if (
                self.names.search(unit.full)
                or (self.names.search(unit.heading) and not re.search(r"取扱区域", unit.full))
                or (self.names.search(_title(unit)) and not re.search(r"取扱区域", unit.full))
                or (
                    unit.sentence is not None
                    and unit.lead
                    and self.names.search(unit.lead)
                    and not re.search(r"^取扱区域", unit.full)
                )
                or self._before_same_measure(unit)
            ):
                yield unit

    def _before_same_measure(self, unit: Unit) -> bool:
        """取扱区域　立入りの制限, where the item after it says 管理区域　前号の措置."""
        if unit.sentence is None:
            return False
        above = unit.reading.regulation.parents.get(unit.clause)
        siblings = above.children if above is not None else ()
        position = next((i for i, s in enumerate(siblings) if s is unit.clause), None)
        if position is None or position + 1 >= len(siblings):
            return False
        following = siblings[position + 1].text
        return following is not None and "前号" in following.text and bool(self.names.search(following.text))


def _places_handling(unit: Unit) -> bool:
    """Whether the sentence says where the affairs are handled; what merely lies in the area does not say where it is."""
    if re.search(r"劇物|毒物|化学|危険物", unit.full):
        return False
    if unit.sentence is None:
        return bool(re.search(r"取扱区域(?!に(?:置|設)|において|の施錠|内)", unit.words)) and bool(
            re.search(r"区域", unit.heading + unit.lead)
        )
    if re.search(r"(?:規程|規則|要綱|要領)第[^、。]{1,16}(?:に規定する|に定める)[^、。]{0,6}区域", unit.full):
        return True
    if _NAMES_HANDLING.search(unit.full) or re.search(r"事務は、[^。]*取扱区域(?:で|において)(?:のみ)?行", unit.full):
        return True
    if any(sets(act, "取扱い?(?:区域|エリア|区画)") for act in unit.main) or _CUTS_OUT.search(unit.words):
        return True
    about = _HANDLING_PLACE.search(unit.heading) or re.search(r"個人番号|特定個人情報|申請書", unit.words)
    return bool(about) and bool(
        re.search(
            r"(?:執務室|事務室|室|席|窓口|区画|区域)(?:(?:[^。]{0,20}において|で)(?:のみ)?行|(?:以外の(?:場所|区域|所)|の外)(?:において|で)(?:は)?、?(?:行|処理|取り扱|作業)[^、。]{0,6}ては(?:なら|いけ))",
            unit.words,
        )
    )


def _title(unit: Unit) -> str:
    title = unit.reading.regulation.title
    return title.text if title is not None else ""
