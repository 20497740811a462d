"""The route by which a breach of the regulation, or signs of one, reach somebody (O116)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality
from policylint.text.provisions.units import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

_RULES = r"(?:規程|規則|規定|要綱|要領|要項|細則|定め|手順|ルール|法令|番号法|法|マニュアル|社内規)(?:等|類)?"
_BREACH = re.compile(
    rf"{_RULES}[^。]{{0,14}}(?:違反|反(?:する|した|し、)|違背|背(?:く|いた)|抵触|逸脱|(?:よら|従わ|沿わ|基づか)(?:ない|ず)|(?:従って|沿って|よって|基づいて)い?(?:ない|ず)|外れ|(?:守|遵守)(?:られ|され)て(?:い|お)ら?[なず])|(?:違反|逸脱)(?:し(?:た|て|得)|する|の|行為|事実|又は|若しくは|が|を|等|と)|遵守(?:されて)?(?:い)?(?:ない|されず)"
    r"|(?:不適正|不適切|不適当|不正|不当|目的外)(?:な|の)?(?:取扱い?|取り?扱い|利用|使用|持出し?|閲覧|処理|行為)|目的外利用"
)
_NO_ROUTE = re.compile(r"懲戒|処分|賠償|罰|してはならない|注意を与え|戒告|訓告|契約を解除|解除する")
_TELLS = frozenset({
    "報告", "通報", "連絡", "知らせる", "届け出る", "届出", "届ける", "申し出る", "申出", "相談", "通知", "伝える", "申告", "上申", "報ずる", "伝達", "具申", "速報", "第一報",
})  # fmt: skip
_TOLD = re.compile(r"(?:報告|通報|連絡|通知|相談|申告|知らせ|届け出|申し出|届出)")
_ROUTE = re.compile(
    r"(?:連絡|報告|通報|相談|申告)(?:連絡|通報|相談)?の?(?:網|体制|経路|ルート|手順|手続|方法|先|の体制|の仕組み|窓口)|ホットライン|(?:内部|公益)通報|通報を受け"
)
_DESK = re.compile(r"(?:通報|相談|報告|連絡|申告)[^。]{0,8}(?:窓口|先|相手)$")
_SETS_UP = frozenset(
    {"整備", "整える", "設ける", "設置", "定める", "構築", "確立", "置く", "開設", "指定", "周知", "する", "行う"}
)
_OUTSIDE = re.compile(r"個人情報保護委員会|監督官庁|主務大臣|所管(?:官)?庁|本人|警察|公表")
_COMMANDS = re.compile(r"報告を(?:求|受|徴)|報告させ")


class Breach:
    """What a handling set says about breaches that somebody sees."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def reported(self) -> Evidence | None:
        """Where a breach, or signs of one, are to be reported to somebody of the organisation."""
        for unit in self.units:
            if unit.sentence is None or unit.contractor or not _BREACH.search(f"{unit.lead}／{unit.full}"):
                continue
            if _NO_ROUTE.search(unit.words) or "委託先" in unit.words:
                continue
            if _names_desk(unit) or self._listed(unit) or any(_tells(act) for act in unit.main):
                return Evidence(unit)
        return None

    def _listed(self, unit: Unit) -> bool:
        """An item (違反の事実) under a duty to report such things, or (違反の報告体制) under one to set up such things."""
        if (
            not unit.lead
            or unit.listing in {None, Listing.DEFINITIONS, Listing.CONTRACT_TERMS}
            or not _BREACH.search(unit.full)
        ):
            return False
        if _TOLD.search(unit.lead) and not _OUTSIDE.search(unit.lead) and not _COMMANDS.search(unit.lead):
            return True
        return unit.predicate_free and bool(_ROUTE.search(unit.full) or _TOLD.search(unit.full)) and unit.laid_down


def _names_desk(unit: Unit) -> bool:
    """違反に関する通報の窓口は、監査室とする."""
    return any(
        act.predicate is not None and act.predicate.lemma in {"する", "置く", "設ける"} and _DESK.search(a.text)
        for act in unit.main
        for a in act.arguments
        if a.particle == "は"
    )


def _tells(act: Act) -> bool:
    if act.predicate is None or act.modality not in {Modality.DUTY, Modality.PERMISSION}:
        return False
    verbs = {act.predicate.lemma, *act.names}
    if verbs & _SETS_UP and _ROUTE.search(act.words):
        return True
    if not (verbs & _TELLS or any(v.endswith(("報告", "通報", "連絡")) for v in verbs)) or _COMMANDS.search(act.words):
        return False
    told = [
        a.text
        for a in act.arguments
        if a.particle in {"に", "へ", "に対し", "まで", "に対して"} and "とき" not in a.text
    ]
    return not told or not all(_OUTSIDE.search(t) for t in told)
