"""Who handles the information: by name, post or section, or by a rule that designates them (O103)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role
from policylint.text.provisions.appointments import appointments
from policylint.text.provisions.phrases import NUMBER, noun_phrase, sections, subjects
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.acts import Act
    from policylint.text.facts import Argument
    from policylint.text.provisions.units import Unit

_HANDLER = re.compile(
    rf"事務取扱(?:担当)?者|取扱担当者|^(?:[一-龥]*)?担当者$|{NUMBER}[^。、]{{0,14}}(?:取り?扱う|扱う|利用する|使用する|閲覧する|従事する)[^。、]{{0,14}}(?:者|職員|社員|従業員|課|部|部署|部門|係)(?:等)?|(?:事務|業務)(?:の各段階)?(?:に|を)(?:従事する|携わる|担当する|行う|取り?扱う)[^。、]{{0,6}}(?:者|職員|社員|従業員|教職員|課|部署|部門|部|係)|担当(?:課|部署|部門|係)|取扱部署|担当者名簿"
)
_NO_HANDLER = re.compile(r"責任者|管理者|監査|研修|窓口|委託|受託|システム|保守|苦情|点検|作業担当者")
_OTHER_TASK = re.compile(r"(?:苦情|点検|監査|研修|窓口|保守|受付相談)(?:[^、。]{0,8})担当者")
_OPEN_PEOPLE = re.compile(r"^(?:必要(?:最小限|な)|最小限|限られた|適切な|当該|その|者|以下|個人番号|特定個人情報|事務)")
_WORKS = frozenset({"取り扱う", "取扱う", "扱う", "行う", "処理", "担当", "従事", "所管", "実施", "利用"})
_PEOPLE = re.compile(
    r"(?:職員|係員|社員|従業員|担当|主事|主任|係長|課長|員|課|者)(?:等)?(?:[0-9０-９一二三四五六七八九十]+(?:人|名))?$"
)
_TABLE = re.compile(r"従事する(?:者|職員)|担当者|担当(?:課|係)")
_AFFAIR = re.compile(rf"{NUMBER}|(?:前(?:条|項)|第[^、。]{{1,6}}条)の(?:事務|業務)|事務取扱")
_AFFAIR_HERE = re.compile(r"(?:事務|業務)(?:の全て)?$")
_ITS_HEADING = re.compile(r"担当|体制|従事|組織|取り?扱")
_ALL_BUT = re.compile(r"[一-龥](?:課|係|室|部)[^長、。]{0,6}(?:職員|社員)以外")
_CHOSEN = re.compile(
    r"(?:任命|指名|指定|選任|定め)[^、。]{0,4}(?:た|する|る)|当該各号に定める|別表[^、。]{0,12}(?:掲げ|定め)る|[一-龥](?:担当|グループ|チーム|班)の"
)
_CLEFT = re.compile(
    rf"{NUMBER}[^。、]{{0,20}}(?:扱う|利用する|使う|処理する|担当する|従事する)(?:こと(?:が)?できる)?のは"
)
"""「個人番号を取り扱うのは、人事課の職員に限る」."""
_NONE_BUT = re.compile(
    rf"(?:(?:課|係|室|部|局)[^、。]{{0,12}}|別表[^、。]{{0,16}}|指名[^、。]{{0,8}}|指定[^、。]{{0,8}}|任命[^、。]{{0,8}})(?:職員|社員|者|員|従業者)等?でなければ、?[^。]{{0,16}}(?:{NUMBER}|事務|業務)[^。]{{0,12}}(?:ならない|できない)"
)
"""「別表に掲げる係に所属する職員でなければ、番号事務を行ってはならない」."""
_OBJECTS = frozenset({"は", "を", "に", "には", "の"})
_DOERS = frozenset({"が", "に限り", "のみが", "において", "は", "で", "のみ", "だけが"})


class Handlers:
    """What a handling set says about who handles the information."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    @cached_property
    def _own(self) -> tuple[Unit, ...]:
        return tuple(u for u in self.units if u.sentence is not None and not u.contractor)

    def named(self) -> Evidence | bool:
        """Where it is said, or left to a named officer or a rule to say, who the handlers are."""
        if any(e.values.get("handlers") for _, e in entries(self.units, "affairs")):
            return True
        for appointment in appointments(self.units):
            if _is_handler(appointment.role, appointment.phrase) and not _circular(appointment.holder):
                return Evidence(appointment.unit)
        for unit in self._own:
            if _NONE_BUT.search(unit.words) or any(_lets_handle(unit, act) for act in unit.acts):
                return Evidence(unit)
        return next((Evidence(u) for u in self.units if u.sentence is None and _TABLE.search(u.lead)), False)

    def place(self) -> Evidence | None:
        """The clause that first speaks of handlers."""
        return next((Evidence(u) for u in self._own if re.search(r"担当者", u.heading)), None) or next(
            (
                Evidence(u)
                for u in self._own
                if "事務取扱担当者" in u.words and not any(a.modality is Modality.PURPOSE for a in u.main)
            ),
            None,
        )

    def defined_at(self) -> Evidence | None:
        """The article that says who the handlers are."""
        found = self.named()
        return found if isinstance(found, Evidence) else None


def _is_handler(role: str, phrase: str) -> bool:
    if _NO_HANDLER.search(role):
        return False
    if re.search(r"取扱(?:担当)?者$|担当者$", role):
        return not _OTHER_TASK.search(phrase)
    return (
        bool(_HANDLER.search(phrase))
        and bool(re.search(r"(?:者|職員|社員|従業員|員|課|部|部署|部門|係)(?:等)?$", role))
        and not _NO_HANDLER.search(phrase)
    )


def _circular(holder: str) -> bool:
    """Whether the holder is again whoever handles the information, or nobody in particular."""
    return bool(_OPEN_PEOPLE.search(holder)) and not re.search(
        r"課|係|室|部|局|別表|次|各号|指名|指定|選任|任命|定め|長が", holder
    )


def _lets_handle(unit: Unit, act: Act) -> bool:
    """人事課に限り行う; 任命した職員に限り従事する; 給与係の職員が行う: those who handle, without the word."""
    if act.predicate is None or act.role not in {Role.MAIN, Role.BEFORE}:
        return False
    if _CLEFT.search(unit.words) and act.predicate.lemma in {"限る", "する"}:
        return any(sections(a.text) or _PEOPLE.search(a.text) for a in act.arguments if a.particle in {"に", "と"})
    if unit.listing in {Listing.CONDITIONS, Listing.DEFINITIONS} or not {act.predicate.lemma, *act.names} & _WORKS:
        return False
    if not _is_handling(unit, act):
        return False
    return any(_is_settled(act, a) for a in act.arguments if a.particle in _DOERS)


def _is_handling(unit: Unit, act: Act) -> bool:
    """Whether what is done is an affair of this set (by its words, its items or, under a heading on who does it, at all)."""
    objects = [noun_phrase(act, a) for a in (*act.arguments, *subjects(act)) if a.particle in _OBJECTS]
    about = "".join(objects)
    if _NO_HANDLER.search(about):
        return False
    if "各号" in about:
        about += "".join(p.text for c in unit.clause.children for p in c.prose())
    here = any(_AFFAIR_HERE.search(o) for o in objects) and _ITS_HEADING.search(unit.heading)
    return bool(_AFFAIR.search(about) or here)


def _is_settled(act: Act, argument: Argument) -> bool:
    """Whether the doer is a section or its people, or people that somebody chooses."""
    who = noun_phrase(act, argument)
    if act.modality is Modality.PROHIBITION and "以外の" not in who:
        return False
    if _ALL_BUT.search(who):
        return True
    people = bool(_PEOPLE.search(argument.text))
    if sections(who):
        return people or argument.particle != "は"
    return people and bool(_CHOSEN.search(who))
