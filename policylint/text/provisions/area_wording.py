"""What a sentence or row does about a control area: fixes it, keeps devices out, controls who enters (P101, P103, P104).

Naming the area in passing, watching or inspecting what happens there does none of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.facts import Modality

if TYPE_CHECKING:
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

ROOM = r"情報システム室(?:等)?|サーバー?(?:ルーム|室)|電算(?:機)?室|電子計算機室|計算機室|機械室|コンピュータ室|データセンター|ホスト室|マシン室|サーバー?等?の?機器を設置する室"
_AREA = rf"(?:管理(?:区域|エリア|区画)|{ROOM})"
_CALLED = re.compile(
    rf"以下[「『](?:単に)?{_AREA}|[「『]{_AREA}[」』](?:という|とは)|管理区域とは|管理区域に(?:関する|係る)事項は"
)
_MADE = re.compile(
    r"を管理(?:区域|エリア|区画)、[^。]{1,60}を[^。]{0,4}(?:区域|エリア|区画)(?:と(?:し|する)|に(?:指定|定め))|管理区域(?:と(?:し(?!ての)|する|定め|指定|位置付|みな|なる)|に(?:指定|定め|充て|設定|区分|当た|該当))|(?:室|区画|センター|区域|場所)（管理区域(?:とする|をいう)?[。）]"
    r"|管理区域（[^）]*(?:規定|定め|掲げ|別表|をいう|とする)[^）]*）"
)
_SERVER_ROOM = re.compile(
    r"サーバー?(?:装置|等(?:の機器)?|の機器|機器)?を(?:設置|配置|収容|置)[^、。（）]{0,6}(?:室|区画|場所|部屋|区域)(?:（以下「|を管理区域)"
)
"""「サーバ装置を設置する室（以下「電算機械室」という。）」: the control area by what it is."""
_ELSEWHERE = re.compile(
    r"[一-龥]+(?:規程|規則|要綱|要領|細則|規定)第[^条]{1,6}条[^、。]{0,14}(?:に規定する|に定める|の)[^、。]{0,6}区域"
)
_SETS = frozenset({
    "定める", "指定", "設ける", "設定", "設置", "区分", "画定", "明示", "明確", "明確化", "特定", "決める", "決定", "置く", "規定", "示す", "掲げる", "よる", "いう", "充てる", "限定", "区画",
})  # fmt: skip
_NAME_OF_AREA = re.compile(
    rf"^(?:[^はがを]*(?:及び|並びに|、|の|と|る|た))?(?:{_AREA}|取扱区域)(?:(?:及び|並びに|と|、)(?:取扱|管理)区域)?(?:の(?:範囲|場所|所在|名称|位置|区域|区分|指定|設定)[^、]{{0,8}})?$"
)
_CHECKS = re.compile(r"点検|監査|検査の?項目|チェック|自己評価")
_DEVICE = re.compile(
    r"機器|端末|媒体|メモリ|パソコン|ＰＣ|PC|機材|器材|器具|カメラ|スマートフォン|スマートデバイス|携帯電話|電話|デバイス|記憶装置|私物|ＵＳＢ|USB|タブレット|撮影|録音|録画|通信機|電子機器|ノート型|電子計算機|物品|撮像|ウェアラブル|記録装置"
)
_BRING = re.compile(
    r"持(?:ち)?込|持ち込|持込|搬入|携行|携帯(?:して|し、)|持って(?:入|立ち)|預け|置いて(?:入|から)|身に(?:付け|着け)|持参|所持|携え|入れ(?:ては|ない)"
)
_OUT = re.compile(r"持(?:ち)?出|持ち出")
_ENTRY = re.compile(
    r"入退室|入退|入退出|入退場|入室|立入|立ち入|入場|出入|(?:に|へ)(?:は、?[^、。]{0,16}を)?入(?:る|り|ろう|ることが)|入ら(?:せ|ない|ぬ)|入れては|通行|鍵(?:は|を|の)|解錠|施錠|電子錠|カード(?:キー)?|生体認証|入口|扉"
)
_CONTROL = re.compile(
    r"管理|制限|許可|限|記録|認証|立会|立ち会|禁|名簿|承認|確認|権限|施錠|貸し出|警備|登録|識別|簿|ならない|できない|監視"
)
_LOOKS = frozenset({
    "点検", "監査", "調査", "検査", "確認", "研修", "報告", "見回る", "巡回", "巡視", "評価", "見直す", "見直し", "聴取", "聞き取る",
})  # fmt: skip
_RESTRICTS = re.compile(
    r"許可|承認|許諾|届け|届出|申請|申し出|制限|禁止|禁ずる|禁じ|限る|限定|限り|預け|登録|規制|不可|認め|拒|排除|提出|置い|貸し?出|ない|ぬ"
)


def is_checklist(unit: Unit) -> bool:
    """Whether the row stands in a list of points to inspect, which lays nothing down about what is inspected."""
    if unit.sentence is not None:
        return False
    first = unit.lead.rsplit("／", 1)[-1]
    return bool(_CHECKS.search(unit.heading + first))


def fixes(unit: Unit) -> bool:
    """Whether the sentence or row says what the control area is, or sends elsewhere for it."""
    if unit.sentence is None:
        return not is_checklist(unit) and _row_fixes(unit)
    if unit.words.startswith(("管理区域　", "管理区域 ")):
        return True
    if _CALLED.search(unit.full) or _MADE.search(unit.full) or _SERVER_ROOM.search(unit.full):
        return True
    if "区域" in unit.full and _ELSEWHERE.search(unit.full):
        return True
    return any(sets(act, _AREA) for act in unit.main)


def _row_fixes(unit: Unit) -> bool:
    """Whether the area heads a row or a column, or the whole table is about areas."""
    cells = re.split(r"　", unit.words)
    if any(
        re.fullmatch(rf"{_AREA}(?:の(?:名称|範囲|場所|所在地?|位置))?(?:（[^）]*）)?", cell.strip()) for cell in cells
    ):
        return True
    return "管理区域" in unit.words and bool(re.search(r"区域", unit.heading + unit.lead.rsplit("／", 1)[-1]))


def sets(act: Act, area: str) -> bool:
    """Whether the act fixes ``area``: 管理区域は、サーバ室とする; 管理区域を別表に定める; 電算室を立入りを制限する区域とする."""
    predicate = act.predicate
    if predicate is None or act.modality is Modality.PROHIBITION:
        return False
    verbs = {*act.names, predicate.lemma}
    named = [a for a in act.arguments if a.particle in {"は", "が", "を", "については", "とは"}]
    named += [predicate.topic] if predicate.topic is not None and predicate.topic not in named else []
    areas = [a for a in named if _NAME_OF_AREA.search(a.text) and re.search(area, a.text)]
    if not areas:
        return False
    if verbs & _SETS:
        # 管理区域は、…鍵を管理する者を定める sets something else
        return all(a in areas for a in act.arguments if a.particle == "を")
    made = act.argument("と")
    if verbs & {"する"} and made is not None:
        return any(a.particle in {"は", "が"} or a is predicate.topic for a in areas) or made.text.endswith("区域")
    return bool(re.search(r"明確に|明らかに", act.words)) or bool(verbs & {"明確", "明らか"})


def keeps_devices_out(unit: Unit) -> bool:
    """Whether the sentence or row restricts what may be brought in."""
    words = unit.full
    if is_checklist(unit) or not _DEVICE.search(words) or not _BRING.search(words):
        return False
    if _OUT.search(words) and not _BRING.search(_OUT.sub("", words)):
        return False
    if unit.sentence is None or unit.predicate_free:
        return bool(_RESTRICTS.search(words + unit.lead)) or bool(re.search(r"管理", words))
    if unit.contractor:
        return False
    return any(_restricts(act) for act in unit.main)


def _restricts(act: Act) -> bool:
    if act.modality is Modality.PROHIBITION:
        return True
    verbs = {*act.names, act.predicate.lemma if act.predicate is not None else ""}
    if verbs & _LOOKS and not re.search(r"(?:入室|持ち?込|立ち?入)[^、。]{0,12}(?:とき|際|前|場合)", act.sentence.text):
        return False
    if act.modality is Modality.PERMISSION:
        return bool(re.search(r"限り|許可|承認|のみ|だけ|認め|届け", act.words))
    return bool(_RESTRICTS.search(act.words) or _RESTRICTS.search("".join(verbs)) or _BRING.search(act.words))


def controls_entry(unit: Unit) -> bool:
    """Whether the sentence or row controls who enters."""
    words = unit.full
    if is_checklist(unit) or not _ENTRY.search(words) or not _CONTROL.search(words):
        return False
    if _BRING.search(words) and not re.search(
        r"入退室|許可|制限|限る|限り|記録(?!の?(?:機能|媒体|装置)|する機|を?(?:する)?ことができる)", words
    ):
        return False
    acts = [{*a.names, a.predicate.lemma if a.predicate is not None else ""} for a in unit.main]
    return unit.sentence is None or not acts or not all(verbs & _LOOKS for verbs in acts)
