"""Roles that carry the responsibility: general, protection and audit managers, what they do, who splits the work (O111–O116)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.provisions.units import Unit

_SETTING = frozenset(
    {
        "置く",
        "設ける",
        "設置",
        "充てる",
        "当てる",
        "選任",
        "指名",
        "任命",
        "指定",
        "定める",
        "いう",
        "当たる",
        "務める",
        "兼ねる",
        "就く",
        "する",
        "担う",
        "命ずる",
        "配置",
        "負う",
    }
)
_GENERAL = re.compile(
    r"総括(?:保護|管理|個人情報|特定個人情報|情報)*(?:責任者|管理者|保護管理者)|統括(?:個人情報|保護|管理|情報)*(?:責任者|管理者)|最高(?:個人情報|情報|プライバシー|管理)[^、。]{0,10}責任者|ＣＰＯ|CPO|ＣＩＳＯ|CISO|全体の責任者|全体を(?:総括|統括)する(?:責任)?者|個人情報保護責任役員"
)
_OVERALL = re.compile(
    r"(?:総括|統括)(?:し|する|管理)|全体を(?:統括|総括|管理)|最終(?:的な)?責任|全般(?:を|に関する)[^。]{0,8}(?:統括|総括|責任)|事務を総(?:理|括)|全体について[^。]{0,10}責任"
)
_PROTECTION = re.compile(
    r"(?:保護|取扱|管理|事務取扱|部門|部署|所属|課室|個人番号|特定個人情報)(?:管理|取扱|保護|事務|情報)*(?:責任者|管理者)|情報保護責任者"
)
_EACH = re.compile(
    r"各(?:課|部|室|局|所|学部|部署|部局|部門|所属|組織|事業所|支店|店)|(?:課|部|室|局|部署|部局|部門|所属|課室|課等|事務所|学校)(?:等)?(?:ごと|毎|に(?:は)?、?(?:[一１1]名|[一１1]人)?|の長|を所管|においては)|所管する|所属(?:の)?長|課長|室長|部局長|部門長|を所掌|の長をもって|事務を実施する"
)
_AUDIT = re.compile(
    r"監査(?:を)?(?:責任者|統括責任者|担当責任者|管理者|主任者|人$|担当者|室|を担当|の責任)|監査責任|監事|内部監査"
)
_SPLIT = re.compile(
    r"(?:任務|事務|業務|役割|責任|職務)(?:の)?(?:分担|区分|範囲|分掌)|分担|所掌|分掌|それぞれ(?:の)?(?:課|部署|所管)|責任部署|受け持"
)
_SEVERAL = re.compile(r"複数の(?:部署|課|部門|所属)|(?:二|２|2)以上の(?:課|部署|所属|部局)")
_SHARE = re.compile(r"(?:課|係|室|局|部|支所)(?:の(?:職員|担当者|係員))?(?:は|が)[^。]{2,30}?を")
_SECTION = re.compile(
    r"(?:[一-龥ァ-ヶー]{2,8}|(?:子育て|こども|まちづくり|くらし|ふるさと|すこやか)[一-龥]{0,6})(?:課|係|室|局)(?![長等者])|各支部|支所|各(?:課|部|室)"
)
_VIOLATION = re.compile(
    r"違反(?:し|する|の|行為|事実|し得|又は|若しくは)|(?:規程|規則|規定)違反|(?:手順|定め|規程|規則)(?:に(?:よら|従わ|沿わ)|から外れ|に外れ)|(?:規程|規則|要綱|定め|法令)[^。]{0,14}(?:反する|反した|違反|守られてい)|遵守されていない"
)
_TELL = frozenset({"報告", "通報", "連絡", "知らせる", "届け出る", "申し出る", "相談", "通知", "伝える", "申告"})
_TOLD_LEAD = re.compile(r"(?:報告|通報|連絡|通知|相談|申告|知らせ|届け出|申し出)[^、。]{0,12}。?$")
_ROUTE = re.compile(r"(?:連絡|報告|通報|相談)(?:網|体制|経路|の体制|窓口)を[^。]{0,12}(?:整|設|定|構築)")
_ROLE_NAME = re.compile(r"[一-龥ァ-ヶー]*(?:責任者|管理者)$")


class Roles:
    """What a handling set says about who is responsible."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    @cached_property
    def _setting(self) -> tuple[Unit, ...]:
        """Sentences that set up, define or fill a role."""
        return tuple(u for u in self.units if u.sentence is not None and not u.contractor and _sets_up(u))

    def _fields(self, *words: str) -> bool:
        """Whether the structured fields of a regulation of the set name a role with one of ``words``."""
        organisations = {id(u.reading): u.reading.regulation.organisation for u in self.units}
        return any(
            any(w in str(r.values.get("name", "")) for w in words)
            for o in organisations.values()
            if o is not None
            for r in o.roles
        )

    def general(self) -> Evidence | bool:
        """Where a general manager is set up, by name or by what he does."""
        if self._fields("総括", "統括", "最高"):
            return True
        for unit in self._setting:
            if _GENERAL.search(unit.full):
                return Evidence(unit)
        for unit in self.units:
            if (
                unit.sentence is not None
                and not unit.contractor
                and _OVERALL.search(unit.words)
                and any(a.modality in {Modality.DUTY, Modality.STATEMENT} for a in unit.main)
                and re.search(r"責任者|管理者|長|役員|取締役|理事|部長", unit.words)
            ):
                return Evidence(unit)
        return self._rows(_GENERAL) or self._cited(_GENERAL)

    def protection(self) -> Evidence | bool:
        """Where a protection manager is set up for each section."""
        if self._fields("保護責任者", "保護管理者", "取扱責任者", "管理責任者"):
            return True
        for unit in self._setting:
            found = [
                m.group()
                for m in _PROTECTION.finditer(unit.full)
                if not _GENERAL.search(m.group())
                and "監査" not in m.group()
                and not re.search(r"総括|統括|最高|システム", unit.full[max(0, m.start() - 4) : m.start()])
            ]
            if found and _EACH.search(unit.full):
                return Evidence(unit)
        for unit in self.units:
            if (
                unit.sentence is not None
                and not unit.contractor
                and re.search(
                    r"(?:課|部|所属|部署|室|局)(?:等)?(?:の)?長は[^。]*(?:責任を(?:負|有)|責任者)", unit.words
                )
            ):
                return Evidence(unit)
        return self._rows(_PROTECTION) or self._cited(re.compile(r"保護管理者|保護責任者|取扱責任者|管理責任者"))

    def audit(self) -> Evidence | bool:
        """Where an audit manager is set up."""
        if self._fields("監査"):
            return True
        for unit in self._setting:
            if re.search(
                r"監査(?:統括|担当|管理|実施)?(?:責任者|管理者|主任者)|監査を(?:担当|統括)する者|監査の責任者",
                unit.full,
            ):
                return Evidence(unit)
        for unit in self.units:
            if (
                unit.sentence is not None
                and not unit.contractor
                and re.search(r"監査(?:の)?(?:任|責任|事務)(?:に当た|を負|を担)", unit.words)
            ):
                return Evidence(unit)
        return self._rows(re.compile(r"監査責任者")) or self._cited(re.compile(r"監査責任者"))

    def _rows(self, pattern: re.Pattern[str]) -> Evidence | bool:
        found = next(
            (
                u
                for u in self.units
                if u.sentence is None
                and pattern.search(u.words)
                and re.search(r"[一-龥]{2,}", pattern.sub("", u.words))
            ),
            None,
        )
        return Evidence(found) if found is not None else False

    def _cited(self, pattern: re.Pattern[str]) -> Evidence | bool:
        """「X（保護規程第６条に規定する…をいう。）」 sends the reader there for that very role."""
        wanted = re.compile(
            rf"(?:{pattern.pattern})[^（(、。]{{0,8}}[（(][^（）()]*(?:規程|規則|要綱|要領|条例)[^（）()]*(?:に規定する|に定める)"
        )
        also = re.compile(
            rf"(?:規程|規則|要綱|要領|条例)第[^、。]{{1,12}}(?:に規定する|に定める|の)[^、。]{{0,6}}(?:{pattern.pattern})"
        )
        found = next(
            (u for u in self.units if u.sentence is not None and (wanted.search(u.full) or also.search(u.full))), None
        )
        return Evidence(found) if found is not None else False

    def setting_place(self) -> Evidence | None:
        """The first article that sets up a responsible role."""
        return next((Evidence(u) for u in self._setting if re.search(r"責任者|管理者|監査", u.full)), None)

    def idle(self) -> tuple[Evidence, tuple[str, ...]] | None:
        """The first article that sets up responsible roles with nothing to do, and their names."""
        for unit in self._setting:
            names = tuple(n for n in _role_names(unit) if not self._busy(n))
            if names:
                return Evidence(unit), names
        return None

    def _busy(self, name: str) -> bool:
        """Whether the holder of role ``name`` does, permits or answers for something; being told things is no work."""
        if any(str(e.values.get("name")) == name and e.values.get("duties") for _, e in entries(self.units, "roles")):
            return True
        for unit in self.units:
            if unit.sentence is None or name not in unit.full:
                continue
            for act in unit.acts:
                predicate = act.predicate
                if predicate is None:
                    continue
                subjects = [
                    a
                    for a in (predicate.topic, predicate.argument("が"), predicate.argument("は"))
                    if a is not None and name in a.text
                ]
                if (
                    subjects
                    and not (
                        {predicate.lemma, *act.names} & _SETTING - {"定める", "負う", "する", "指名", "任命", "指定"}
                    )
                    and act.modality in {Modality.DUTY, Modality.PERMISSION, Modality.PROHIBITION}
                ):
                    return True
                if re.search(
                    re.escape(name) + r"(?:の|が)(?:[^、。]{0,6})?(?:承認|許可|確認|指示|指定|認め|定め|指名|決裁)",
                    unit.full,
                ):
                    return True
            if re.search(re.escape(name) + r"[^。]{0,20}(?:任務|職務|事務|役割|責任)(?:は|を)", unit.words) and (
                unit.clause.children or "総括" in unit.words
            ):
                return True
        return False

    def several_sections(self) -> Evidence | None:
        """Where several sections are said to handle the information."""
        for unit, entry in entries(self.units, "affairs"):
            if not entry.values.get("flow") and len(set(_named_sections(entry.values.get("handlers")))) > 1:
                return Evidence(unit, node=entry.node.get("name") or entry.node)
        for unit in self.units:
            if not unit.contractor and _SEVERAL.search(unit.full):
                return Evidence(unit)
        for unit in self.units:
            if (
                unit.sentence is not None
                and not unit.contractor
                and len(set(_SECTION.findall(unit.words))) > 1
                and re.search(r"担当者|取り扱|取扱|事務", unit.words)
            ):
                return Evidence(unit)
        return None

    def split(self) -> Evidence | None:
        """Where the work of several sections is split, or an officer is told to split it."""
        for unit in self.units:
            if (
                unit.sentence is not None
                and not unit.contractor
                and (_SPLIT.search(unit.words) or len(_SHARE.findall(unit.words)) > 1)
                and any(a.modality is not Modality.PURPOSE for a in unit.main)
            ):
                return Evidence(unit)
        return next(
            (
                Evidence(u)
                for u in self.units
                if u.sentence is None
                and _SECTION.search(u.words)
                and re.search(r"事務|業務|作成|届出|支給|賦課", u.words)
            ),
            None,
        )

    def violation_report(self) -> Evidence | None:
        """Where a breach of the regulation, or signs of one, are to be reported to somebody."""
        for unit in self.units:
            if (
                unit.sentence is None
                or unit.contractor
                or not (_VIOLATION.search(unit.full) or _VIOLATION.search(unit.lead))
            ):
                continue
            if re.search(r"懲戒|処分|賠償", unit.words):
                continue
            if unit.listing is Listing.OBJECTS and _TOLD_LEAD.search(unit.lead):
                return Evidence(unit)
            for act in unit.main:
                if (
                    act.predicate is not None
                    and act.modality is Modality.DUTY
                    and ({*act.names, act.predicate.lemma} & _TELL or _ROUTE.search(act.words))
                ):
                    return Evidence(unit, act)
        return None


def _named_sections(handlers: object) -> Iterator[str]:
    """The sections that the handlers of an affair in the fields belong to."""
    for handler in handlers if isinstance(handlers, list) else ():
        who = handler.get("who") if isinstance(handler, dict) else None
        for person in who if isinstance(who, list) else (who,):
            yield from _SECTION.findall(str(person))


def _sets_up(unit: Unit) -> bool:
    if re.search(r"以下[「『][^」』]*(?:責任者|管理者)", unit.full):
        return True
    return any(
        a.role in {Role.MAIN, Role.MODIFIER}
        and a.predicate is not None
        and {*a.names, a.predicate.lemma} & _SETTING
        and re.search(r"責任者|管理者|役員|監査", unit.full)
        for a in unit.acts
    )


def _role_names(unit: Unit) -> list[str]:
    names: list[str] = []
    for act in unit.main:
        predicate = act.predicate
        if predicate is None or not ({*act.names, predicate.lemma} & (_SETTING - {"する", "定める", "負う"})):
            continue
        for argument in (*predicate.arguments, *((predicate.topic,) if predicate.topic is not None else ())):
            if (
                argument.particle in {"を", "は", "に"}
                and _ROLE_NAME.match(argument.head)
                and argument.head not in names
            ):
                if argument.particle == "に" and predicate.lemma not in {"充てる", "当てる"}:
                    continue
                if (
                    argument.particle == "は"
                    and predicate.argument("を") is not None
                    and predicate.lemma in {"置く", "設ける", "選任", "指名", "任命", "指定"}
                ):
                    continue
                names.append(argument.head)
    return names
