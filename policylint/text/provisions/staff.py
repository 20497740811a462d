"""Staff who are not regular: does the set reach them (O105)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality
from policylint.text.provisions.phrases import noun_phrase
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

NON_REGULAR = re.compile(
    r"非常勤|臨時(?:的|の)?(?:に)?(?:職員|任用|社員|雇|作業員|従業員)|会計年度任用|派遣(?:労働者|社員|職員|契約|スタッフ|等|され)|嘱託|アルバイト|パートタイム|パート|契約(?:社員|職員)|再任用|期間業務|有期|任期付|出向|非正規|短時間|日々雇用|臨時雇|臨職|(?:雇用|任用|契約|勤務)(?:関係|形態|契約|期間|の形態?)*(?:の(?:有無|いかん|如何|別|種類))?(?:を問わ|に(?:かか|関)わら|によら|のいかん)|指揮(?:命令|監督)[^。]{0,6}(?:を受け|の下|にあ)|その他(?:本|当)?[^、。]{0,8}(?:業務|事務)に従事する(?:全ての|すべての)?(?:者|職員)|身分(?:を|の)[^。]{0,6}問わ|(?:従事|勤務)する(?:全て|すべて)の者|(?:全て|すべて)の(?:者|従業者|役職員)|名称のいかん|直接間接に"
)
_STAFF = re.compile(r"職員|社員|従業者|従業員|教職員|担当者|役員|役職員|者")
_DATA_OF = re.compile(
    rf"(?:{NON_REGULAR.pattern})[^、。）)]{{0,6}}(?:の|に係る|に対する|から)[^、。]{{0,6}}(?:報酬|給与|賃金|支払|調書|個人番号|共済|社会保険|届出|受入れ|加入|採用|雇入れ|氏名|源泉)|(?:報酬|賃金)の支払"
)
_LEFT_OUT = re.compile(r"[（(][^（）()]*除く[^（）()]*[）)]")
_COLLECTED = re.compile(r"受入れ|の採用に|加入の|の届出|通知を受け|報酬")
_THEIRS = re.compile(
    r"の(?:[^、。]{0,6})(?:給与|報酬|賃金|源泉|個人番号|扶養|届出|共済|社会保険)|に係る(?:給与|報酬|個人番号|届出)"
)
_WORKS = frozenset({"取り扱う", "担当", "従事", "行う", "開封", "入力", "収受", "守る", "遵守", "処理"})
_TRAINS = re.compile(r"研修|教育|訓練|講習|誓約")
_OTHER = re.compile(r"監査補助|委託先|受託者|派遣元|派遣先事業")


def reached(units: Sequence[Unit]) -> Evidence | bool:
    """Where staff, handlers or affairs are defined so as to reach people who are not regular staff."""
    for _, entry in entries(units, "affairs"):
        if NON_REGULAR.search(str(entry.values.get("handlers") or "")):
            return True
    if any(_only_regular(u) for u in units) and not any(
        _in_brackets(u.full) or (u.listing is Listing.DEFINITIONS and NON_REGULAR.search(u.full)) for u in units
    ):
        return False  # 「職員」とは、常時勤務する職員をいう
    if any(_leaves_out(act) for u in units if NON_REGULAR.search(u.full) for act in u.main):
        return False  # some of them are left out in so many words
    return next((Evidence(u) for u in units if not u.contractor and NON_REGULAR.search(u.full) and _reaches(u)), False)


def _reaches(unit: Unit) -> bool:
    if not NON_REGULAR.search(_LEFT_OUT.sub("", unit.full)):
        return False
    if unit.sentence is None:
        return bool(re.search(r"備考|注|担当|従事|職員", unit.words + unit.heading))
    if _OTHER.search(unit.words):
        return False
    if unit.listing is Listing.DEFINITIONS and re.match(
        r"[^　 :：]{0,6}(?:職員|社員|従業[者員]|役職員|担当者|構成員)等?[　 :：]", unit.full
    ):
        return True
    defines = bool(re.search(r"をいう|以下[「『同]", unit.full))
    if _TRAINS.search(unit.heading + unit.words) and not defines:
        return False
    if _in_brackets(unit.full):
        return True
    if _DATA_OF.search(unit.full):
        return False
    return any(_extends(unit, act) for act in unit.acts) or (
        unit.predicate_free
        and bool(_STAFF.search(unit.words))
        and bool(re.search(r"適用|対象|いう|範囲|担当者", unit.lead + unit.heading))
    )


def _only_regular(unit: Unit) -> bool:
    """「職員」とは、町に常時勤務する職員をいう."""
    return bool(
        re.search(
            r"[「『](?:職員|社員|従業[者員]|教職員)等?[」』]とは、[^。]*(?:常時勤務|常勤|正規|正社員)[^。]*(?:をいう|に限る)",
            unit.full,
        )
    ) and not NON_REGULAR.search(unit.full)


def _leaves_out(act: Act) -> bool:
    """派遣労働者には適用しない, パートは対象としない."""
    if act.predicate is None or not act.predicate.negated:
        return False
    return bool(
        {act.predicate.lemma, *act.names} & {"適用", "含む", "含める", "対象", "する", "準用", "及ぶ"}
    ) and bool(NON_REGULAR.search(act.words) and re.search(r"適用|含|対象|及", act.words))


def _in_brackets(words: str) -> bool:
    """職員（派遣労働者を含む。）."""
    for found in re.finditer(
        r"(?P<who>[^、。（）()]{1,24})[（(](?P<remark>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]", words
    ):
        if (
            NON_REGULAR.search(found["remark"])
            and _STAFF.search(found["who"])
            and not _COLLECTED.search(found["remark"])
            and "除く" not in found["remark"]
            and not (_THEIRS.match(words[found.end() :]) and "以下" not in found["remark"])
        ):
            return True
    return False


def _extends(unit: Unit, act: Act) -> bool:
    """Whether the act defines staff, applies the rules to somebody or gives such people work."""
    if act.predicate is None:
        return False
    verbs = {act.predicate.lemma, *act.names}
    arguments = [*act.arguments, *((act.predicate.topic,) if act.predicate.topic is not None else ())]
    told = any(NON_REGULAR.search(noun_phrase(act, a)) for a in arguments) or NON_REGULAR.search(act.words)
    if not told:
        return False
    if act.modality is Modality.DEFINITION or verbs & {"含む", "含める", "適用", "準用", "及ぶ", "いう"}:
        return bool(_STAFF.search(unit.full)) and not _COLLECTED.search(unit.words)
    if verbs & {"する", "充てる", "とおり", "指名", "選任", "指定"} and re.search(
        r"担当者|職員|従業者|対象", unit.words
    ):
        affairs = any(a.particle == "は" and re.search(r"(?:事務|業務)(?:の範囲)?$", a.text) for a in arguments)
        return not affairs and not _COLLECTED.search(unit.words)
    people = [a.text for a in arguments if a.particle in {"は", "が", "も", "にも", "に"}]
    return bool(verbs & _WORKS) and any(NON_REGULAR.search(p) for p in people)
