"""What is handled and by whom: affairs, information, handlers, stages, staff who are not regular (O101–O105)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.agents import agent_of
from policylint.text.facts import Modality
from policylint.text.provisions.units import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.fields import Entry, Organisation
    from policylint.text.provisions.units import Unit

_AFFAIR = re.compile(
    r"個人番号(?:利用|関係)?事務|(?:個人番号|特定個人情報|番号)(?:等|ファイル)?を(?:取り扱う|取扱う|利用する|使用する|扱う)(?:事務|業務|仕事)|番号に接する|対象(?:と|に)なる(?:事務|業務)|(?:事務|業務|仕事)(?:の範囲|は)"
)
_LISTED = re.compile(r"次の(?:とおり|各号)|次に掲げる|以下の(?:とおり|事務)|別表|とする|のとおり|作成並びに|掲げる")
_AFFAIR_ORDERED = re.compile(r"特定(?:し|する)|明確に(?:し|する)|定め|一覧|洗い出")
_INFORMATION = re.compile(
    r"特定個人情報(?:等)?(?:の範囲|は)|(?:取り扱う|取扱う|保有する|管理する|利用する)(?:特定個人情報|個人番号|情報)|記録(?:の)?項目|情報の範囲|一体として管理|関連(?:づ|付)けて"
)
_ITEMS = re.compile(
    r"氏名|生年月日|住所|性別|口座|所得|書類|申告書|控え|写し|届出|法定調書|電話番号|記号番号|税額|課税"
)
_HANDLER = re.compile(
    r"事務取扱担当者|(?:個人番号|特定個人情報|番号)(?:等|ファイル)?を(?:取り扱う|利用する|扱う)(?:者|職員|事務に従事する(?:者|職員))|(?:事務|業務)に従事する(?:職員|者)|担当者名簿|取扱担当者"
)
_HANDLER_SAID = re.compile(
    r"とする|とし|のとおり|別表|選任|指名|指定|任命|定め|充て|名簿|職員とする|命ずる|置く|届け出"
)
_WHO = re.compile(r"課|係|室|部|局|職員|主事|員|長|者|人事|総務|会社|学部")
_CIRCULAR = re.compile(r"事務に従事する(?:者|職員)をいう|取り扱う者をいう")
NON_REGULAR = re.compile(
    r"非常勤|臨時(?:的|の)?(?:職員|任用|社員|雇|作業員)|会計年度任用|派遣(?:労働者|社員|職員|等)?|嘱託|アルバイト|パートタイム|パート|契約社員|再任用|期間業務|有期|任期付|出向|雇用(?:形態|契約の有無|の形|関係)(?:を問わ|に(?:かか|関)わら)?|指揮命令を受け|その他(?:本|当)?[^、。]{0,8}(?:業務|事務)に従事する(?:全ての)?(?:者|職員)|身分を問わ|全ての者|名称のいかん|直接間接に"
)
_DEFINES_STAFF = re.compile(r"をいう|を含む|に適用|以下「|対象(?:と|は)|とする|も含|のとおり|備考|含まれる")
_STAFF_SUBJECT = re.compile(r"職員|社員|従業者|従業員|教職員|担当者|役員|者|事務")
STAGES = (
    "収受",
    "受付",
    "開封",
    "入力",
    "利用",
    "保存",
    "保管",
    "提供",
    "廃棄",
    "削除",
    "取得",
    "登録",
    "審査",
    "発送",
)
_ALL_DONE = re.compile(r"(?:全て|すべて|いずれも|一切)[^。]{0,12}(?:行う|取り扱う)")


class Scope:
    """What a handling set says about the reach of its own rules."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def _organisations(self) -> Iterator[Organisation]:
        seen: set[int] = set()
        for unit in self.units:
            organisation = unit.reading.regulation.organisation
            if organisation is not None and id(organisation) not in seen:
                seen.add(id(organisation))
                yield organisation

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The entries of a structured list over all regulations of the set."""
        return tuple(entry for o in self._organisations() for entry in getattr(o, name))

    def affairs(self) -> Evidence | bool:
        """Where it is said, or left to a named officer to say, which affairs handle 個人番号."""
        if self.entries("affairs"):
            return True
        for unit in self.units:
            if unit.sentence is None or unit.contractor or not (_AFFAIR.search(unit.words)):
                continue
            if "をいう" in unit.words or _is_purpose(unit):
                continue
            listed = re.search(
                r"(?:事務|業務|仕事)(?:の(?:範囲|種類|内容))?(?:[^。、]{0,12})?は", unit.words
            ) and _LISTED.search(unit.words)
            named = listed and not re.search(r"明確に(?:して|され)", unit.words)
            ordered = _AFFAIR_ORDERED.search(unit.words) and any(agent_of(a) for a in unit.main if a.is_duty())
            if named or (ordered and re.search(r"事務", unit.words)) or re.search(r"事務[^。]{0,20}別表", unit.words):
                return Evidence(unit)
        return False

    def affairs_only_named(self) -> Evidence | None:
        """Where the affairs are only said to be clear."""
        return next(
            (
                Evidence(u)
                for u in self.units
                if u.sentence is not None
                and not u.contractor
                and re.search(r"事務[^。]{0,12}(?:明確に(?:して|され|しておか))", u.words)
            ),
            None,
        )

    def affairs_place(self) -> Evidence | None:
        """The clause that ought to say it: one whose heading is about affairs."""
        return next(
            (
                Evidence(u)
                for u in self.units
                if u.sentence is not None and re.search(r"事務の(?:範囲|明確)|対象となる事務", u.heading)
            ),
            None,
        )

    def information(self) -> Evidence | bool:
        """Where it is said which information the affairs handle."""
        if any(e.values.get("information") for e in self.entries("affairs")):
            return True
        for unit in self.units:
            if unit.contractor or (unit.sentence is not None and ("をいう" in unit.words or _is_purpose(unit))):
                continue
            if unit.sentence is None:
                if re.search(r"項目|情報", unit.words) and re.search(r"事務|業務", unit.words):
                    return Evidence(unit)
                continue
            below = "".join(p.text for p in unit.clause.prose()) if unit.clause.children else unit.words
            about = re.search(r"(?:特定個人情報(?:等)?|情報)の範囲", unit.heading + unit.words) or _INFORMATION.search(
                unit.words
            )
            if about and _ITEMS.search(below) and re.search(r"とする|とおり|次に掲げる|次の|一体として", unit.words):
                return Evidence(unit)
            if re.search(
                r"(?:特定個人情報(?:等)?|情報)の(?:範囲|項目)[^。]*(?:別表|定め|明確に(?:し|する))", unit.words
            ) and any(agent_of(a) for a in unit.main):
                return Evidence(unit)
            if re.search(r"(?:記録|情報)の項目[^。]*別表", unit.words):
                return Evidence(unit)
        return False

    def handlers(self) -> Evidence | bool:
        """Where it is said, or left to a named officer or a rule to say, who the handlers are."""
        if any(e.values.get("handlers") for e in self.entries("affairs")):
            return True
        for unit in self.units:
            if unit.contractor or unit.sentence is None or not _HANDLER.search(unit.full) or "委託先" in unit.words:
                continue
            if _CIRCULAR.search(unit.full) and not re.search(r"選任|指名|指定|定め", unit.full):
                continue
            if re.search(r"明確に(?:されて|して)", unit.words) and not any(agent_of(a) for a in unit.main):
                continue
            said = re.search(
                r"(?:事務取扱担当者|担当者|職員|者)(?:」という。）)?(?:[^。、]{0,20})?(?:は|を|に|として)", unit.full
            )
            if said and _HANDLER_SAID.search(unit.full) and _WHO.search(unit.words):
                settles = any(
                    {*a.names, a.predicate.lemma if a.predicate else ""}
                    & {
                        "する",
                        "選任",
                        "指名",
                        "指定",
                        "任命",
                        "定める",
                        "充てる",
                        "置く",
                        "いう",
                        "命ずる",
                        "とおり",
                        "担当",
                    }
                    for a in unit.acts
                )
                if settles or "別表" in unit.words or re.search(r"とする|とし|のとおり", unit.words):
                    return Evidence(unit)
        return False

    def handlers_place(self) -> Evidence | None:
        """The clause that first speaks of handlers."""
        return next(
            (
                Evidence(u)
                for u in self.units
                if u.sentence is not None and re.search(r"担当者", u.heading) and not u.contractor
            ),
            None,
        ) or next(
            (
                Evidence(u)
                for u in self.units
                if u.sentence is not None
                and not u.contractor
                and re.search(r"事務取扱担当者", u.words)
                and not _is_purpose(u)
            ),
            None,
        )

    def handlers_defined_at(self) -> Evidence | None:
        """The article that says who the handlers are."""
        found = self.handlers()
        return found if isinstance(found, Evidence) else None

    def non_regular(self) -> Evidence | bool:
        """Where staff, handlers or affairs are defined so as to reach people who are not regular staff."""
        for entry in self.entries("affairs"):
            if NON_REGULAR.search(str(entry.values.get("handlers") or "")) or "会計年度" in str(entry.values):
                return True
        for unit in self.units:
            if unit.contractor or "委託先" in unit.words or not NON_REGULAR.search(unit.full):
                continue
            if re.search(r"研修|教育|訓練", unit.heading + unit.words) and not re.search(r"をいう|以下「", unit.full):
                continue
            if unit.sentence is None:
                if re.search(r"備考|注|担当|従事|職員", unit.words + unit.heading):
                    return Evidence(unit)
                continue
            around = NON_REGULAR.search(unit.full)
            assert around is not None  # noqa: S101 - searched above
            near = unit.full[max(0, around.start() - 40) : around.end() + 30]
            if (
                _DEFINES_STAFF.search(near + unit.words[-12:])
                and _STAFF_SUBJECT.search(near)
                and not re.search(r"(?:報酬|支払調書|届出)の?(?:作成|事務)", near)
            ):
                return Evidence(unit)
            if (
                re.search(r"臨時職員|非常勤職員|会計年度任用職員|派遣", near)
                and re.search(r"担当|従事|取り扱う|開封", unit.words)
                and any(a.is_duty() for a in unit.main)
                and not re.search(r"報酬|届出", near)
            ):
                return Evidence(unit)
        return False


def _is_purpose(unit: Unit) -> bool:
    return any(a.modality is Modality.PURPOSE for a in unit.main) or bool(
        re.match(r"(?:この|本)(?:規程|規則|要綱|要領|要項|訓令|細則)は", unit.words)
    )
