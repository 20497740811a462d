"""Roles that carry the responsibility: general, protection and audit managers, and what they do (O111–O114)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.agents import agent_of
from policylint.text.facts import Modality, Role
from policylint.text.provisions.appointments import APPOINTING, appointments
from policylint.text.provisions.phrases import ORGANISATION, SECTION_HEAD, sections, subjects
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.acts import Act
    from policylint.text.provisions.appointments import Appointment
    from policylint.text.provisions.units import Unit

_RESPONSIBLE = re.compile(
    r"(?:(?:取扱|保護|管理|番号|情報)(?:主任|主幹|リーダー)|責任者|管理者|統括者|総括者|主任者|監督者|責任役員|管理役員|ＣＰＯ|CPO|ＣＩＳＯ|CISO)$"
)
_OTHER_RESPONSIBILITY = re.compile(
    r"システム|ネットワーク|火元|防火|文書|鍵|施設|設備|衛生|庁舎|会計|支出|委託|研修|教育|現場|作業|契約|不在|代決"
)
_LIST = re.compile(r"次|以下|下記|各号|区分")
_ITS_MATTER = re.compile(
    r"個人番号|特定個人情報|個人情報|管理|保護|安全|取り?扱|(?:課|部|室|部署|部門|所属)(?:等)?(?:に|ごと)"
)
_DEPUTY = re.compile(r"^副|副(?:総括|統括|責任|管理)|代理|補佐")
_GENERAL = re.compile(
    r"最高の?責任を負う(?:者|役員)|(?:総括|統括|最高|総轄|総合)[^、。をはがに監]*(?:責任者|管理者|者|役員)|ＣＰＯ|CPO|ＣＩＳＯ|CISO|個人情報保護責任役員|(?:全体|全社|全庁|全学)[^、。]{0,12}責任者"
)
_OVERSEES = re.compile(r"^(?:総括|統括|総理|総轄|統轄|総攬|統理)")
_OVERSIGHT = re.compile(
    r"(?:総括|統括|総轄)(?:する|的な)|最終(?:的な)?責任|(?:全体|全般|全社|全庁|全学)(?:について|を|に関する|の)[^。]{0,16}(?:統括|総括|責任)"
)
_FINAL = re.compile(r"(?:総括|統括)的な責任|最終(?:的な)?責任|(?:全体|全社|全庁|全学)(?:を|の)(?:総括|統括)する")
_INFORMATION = re.compile(r"個人番号|特定個人情報|個人情報|番号|管理|取扱|安全|保護|事務|規程|事項|事柄|業務|次")
_OTHER_WORK = re.compile(r"監査|研修|教育|委託|訓練")
_WHOLE = re.compile(
    r"全社|全体|全庁|全学|全般|会社|当社|本社における|本会|本学|本市|本町|(?:市|町|村|法人|組合|会|機構|大学)(?:全体)?における|(?:市|町|村|県|組合|連合)の(?:特定|個人)"
)
_PROTECTION = re.compile(
    r"^(?!.*(?:監査|総括|統括|最高|総轄))(?:.*(?:保護|取扱|管理|事務|部門|部署|所属|課|室|部局|店|個人番号|特定個人情報|情報).*)?(?:責任者|管理者|管理役員|監督者|主任|主幹|リーダー)$"
)
_EACH = re.compile(
    r"(?:ごと|毎)に|各(?:課|部|室|局|所|学部|部署|部局|部門|所属|組織|事業所|支店|店)|(?:課|部|室|局|係|部署|部局|部門|所属|事務所|学校|支店|店|課等)(?:等)?に(?:は)?、?|を?所管する|所属の|当該(?:課|部|室|部署)"
)
_HEADS_ALL = re.compile(r"(?:規程|全社|全体|運用)[^、。]{0,8}を?(?:統括|総括)")
"""「…（以下「番号管理責任者」という。）として、本規程の運用を統括する」: one for all."""
_TOP = re.compile(
    r"事務局長|副市長|副町長|副村長|副区長|副知事|市長|町長|村長|理事|役員|社長|会長|学長|総長|助役|取締役"
)
_AUDITOR = re.compile(
    r"監査[^、。をはがに]*(?:責任者|管理者|主任者|統括者|総括者|担当者|監督者|役|人|員)$|監査(?:を|の)(?:行|実施|担当|統括)[^、。]*(?:者|役員)$"
)
_AUDIT_POST = re.compile(r"監査(?:の)?(?:任(?![命期])|責任(?!者)|事務|業務|職務)")
_CONTRACTOR = re.compile(r"委託|受託|契約先")
_WORK = re.compile(r"任務|職務|事務|役割|責任|責務|業務|権限|職責")
_ANSWERING = frozenset({"負う", "有する", "当たる", "担う", "つかさどる", "総括", "統括"})
_CHOOSING = frozenset({
    "定める", "指定", "指名", "任命", "選任", "命ずる", "決定", "決める", "登録", "設ける", "設置", "配置", "選定",
})  # fmt: skip
_TOLD = frozenset({"報告", "提出", "届け出る", "通知", "連絡"})
_OWN_ACT = r"(?:の|が)(?:[^、。]{0,6})?(?:承認|許可|確認|指示|指定|認め|定め|指名|決裁|監査|判断|指導|監督|命令|同意|責任|立会)"
_CITING = r"[（(][^（）()]*(?:規程|規則|要綱|要領|条例)[^（）()]*(?:に規定する|に定める)"
_CITED = r"(?:規程|規則|要綱|要領|条例)第[^、。]{1,12}(?:に規定する|に定める|の)[^、。]{0,6}"


class Roles:
    """What a handling set says about who is responsible."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    @cached_property
    def appointments(self) -> tuple[Appointment, ...]:
        """Everybody who is made something."""
        return tuple(appointments(self.units))

    @cached_property
    def responsible(self) -> tuple[Appointment, ...]:
        """Those who are made responsible for the information; deputies and keepers of keys and systems are not."""
        return tuple(
            a
            for a in self.appointments
            if _RESPONSIBLE.search(a.role)
            and not (_bare(a.role) and (_LIST.search(a.phrase) or not _ITS_MATTER.search(a.phrase + a.around)))
            and not _OTHER_RESPONSIBILITY.search(a.role)
            and not _DEPUTY.search(a.role)
        )

    @cached_property
    def _own(self) -> tuple[Unit, ...]:
        return tuple(u for u in self.units if u.sentence is not None and not u.contractor)

    def setting_place(self) -> Evidence | None:
        """The first article that sets up a responsible role."""
        found = next(iter(self.responsible), None)
        return Evidence(found.unit) if found is not None else None

    def general(self) -> Evidence | bool:
        """Where a general manager is set up, by name or by what he does."""
        for appointment in self.appointments:
            if _GENERAL.search(appointment.role) and "監査" not in appointment.role:
                return Evidence(appointment.unit)
            if _RESPONSIBLE.search(appointment.role) and (
                _GENERAL.search(appointment.phrase) or _FINAL.search(appointment.unit.words)
            ):
                return Evidence(appointment.unit)
        for unit in self._own:
            if any(_oversees(act) for act in unit.acts):
                return Evidence(unit)
        return self._fields("総括", "統括", "最高") or self._rows(_GENERAL) or self._cited(_GENERAL)

    def protection(self) -> Evidence | bool:
        """Where a protection manager is set up for each section, or the heads of sections bear the responsibility."""
        for appointment in self.responsible:
            if (
                _PROTECTION.search(appointment.role)
                and not _GENERAL.search(appointment.phrase)
                and not (_HEADS_ALL.search(appointment.around) and not _EACH.search(appointment.around))
                and self._local(appointment)
            ):
                return Evidence(appointment.unit)
        for unit in self._own:
            if any(_answers_for_section(act) for act in unit.acts):
                return Evidence(unit)
        pattern = re.compile(r"(?<!総括)(?:保護|取扱|管理|個人番号管理)(?:責任者|管理者)|個人番号管理者")
        return (
            self._fields("保護責任者", "保護管理者", "取扱責任者", "管理責任者")
            or self._rows(pattern)
            or self._cited(pattern)
        )

    def _local(self, appointment: Appointment) -> bool:
        """Whether the role belongs to sections: by where it is set up, or by whose head holds it."""
        same = [a for a in self.responsible if a.role == appointment.role]
        holders = "／".join(a.holder for a in same)
        if SECTION_HEAD.search(_TOP.sub("", holders)):
            return True
        if _TOP.search(holders):
            return False
        return any(_EACH.search(a.around) or SECTION_HEAD.search(a.around) or sections(a.around) for a in same)

    def audit(self) -> Evidence | bool:
        """Where an audit manager is set up, or a post or section audits."""
        for appointment in self.appointments:
            if _AUDITOR.search(appointment.role) or (
                "監査" in appointment.phrase
                and _RESPONSIBLE.search(appointment.role)
                and re.search(r"監査(?:の|を|に)", appointment.phrase)
            ):
                return Evidence(appointment.unit)
        for unit in self._own:
            if any(self._audits(act) for act in unit.acts):
                return Evidence(unit)
        pattern = re.compile(r"監査[^、。　]{0,4}(?:責任者|管理者|主任者|統括者)")
        return self._fields("監査") or self._rows(pattern) or self._cited(pattern)

    def _audits(self, act: Act) -> bool:
        """Whether a post or section that is neither the body itself nor the one who is audited carries out the audit."""
        if act.predicate is None or act.role is Role.CONDITION or _CONTRACTOR.search(act.sentence.core):
            return False
        audits = any(n.endswith("監査") for n in act.names) or _AUDIT_POST.search(act.words)
        if not audits or {act.predicate.lemma, *act.names} & {"受ける", "協力", "応ずる", "報告"}:
            return False
        if act.role is Role.MODIFIER and not _AUDIT_POST.search(act.words):
            return False  # 監査を行う職員に限り閲覧する
        who = next((a.text for a in subjects(act) if not re.search(r"監査|状況", a.text)), "") or agent_of(act)
        if not who or ORGANISATION.search(who) or SECTION_HEAD.fullmatch(who) or who.startswith("各"):
            return False
        return not _RESPONSIBLE.search(who) or bool(_OTHER_RESPONSIBILITY.search(who))

    def _fields(self, *words: str) -> bool:
        """Whether the structured fields of a regulation of the set name a role with one of ``words``."""
        return any(
            any(w in f"{e.values.get('name') or ''}／{e.values.get('kind') or ''}" for w in words)
            for _, e in entries(self.units, "roles")
        )

    def _rows(self, pattern: re.Pattern[str]) -> Evidence | bool:
        """A row of a table that gives the role to somebody."""
        ends = re.compile(rf"(?:{pattern.pattern})(?:等)?$")
        for unit in self.units:
            if unit.sentence is not None or not pattern.search(unit.words):
                continue
            cells = re.split(r"[　\s|｜]+", unit.words.strip())
            header = unit.lead.endswith(f"／{unit.words}")
            if len(cells) > 1 and any(ends.search(cell) for cell in (cells if header else cells[:1])):
                return Evidence(unit)
        return False

    def _cited(self, pattern: re.Pattern[str]) -> Evidence | bool:
        """「X（保護規程第６条に規定する…をいう。）」 sends the reader there for that very role."""
        wanted = re.compile(rf"(?:{pattern.pattern})[^（(、。]{{0,8}}{_CITING}|{_CITED}(?:{pattern.pattern})")
        found = next((u for u in self.units if u.sentence is not None and wanted.search(u.full)), None)
        return Evidence(found) if found is not None else False

    def idle(self) -> tuple[Evidence, tuple[str, ...]] | None:
        """The first article that sets up responsible roles with nothing to do, and their names."""
        # 「担当課及び取扱責任者」 is something a ledger records
        roles = [a for a in self.responsible if not re.search(r"及び|並びに|、", a.role)]
        idle = [a for a in roles if not self._busy(self._names(a))]
        if not idle:
            return None
        unit = idle[0].unit
        return Evidence(unit), tuple(dict.fromkeys(a.role for a in idle if a.unit is unit))

    def work_of(self, appointment: Appointment) -> Iterator[Evidence]:
        """Where the holder of a role does, permits or answers for something."""
        names = self._names(appointment)
        wanted = _any_of(names)
        yield from (Evidence(unit) for unit in self.units if self._works(unit, wanted, names))

    def _names(self, appointment: Appointment) -> frozenset[str]:
        """What the role is called: its name, its short name, the long name of the short one."""
        names = {appointment.role}
        for other in self.responsible:
            if other.role != other.phrase and f"（{other.role}）" in other.phrase:
                long = other.phrase.partition("（")[0]
                if long.endswith(appointment.role) or other.role == appointment.role:
                    names |= {
                        other.role,
                        long[-len(appointment.role) :] if long.endswith(appointment.role) else other.role,
                    }
        return frozenset(names)

    def _busy(self, names: frozenset[str]) -> bool:
        """Whether the holder of a role does, permits or answers for something; being told things is no work."""
        if any(str(e.values.get("name")) in names and e.values.get("duties") for _, e in entries(self.units, "roles")):
            return True
        if any(self._cited(re.compile(re.escape(name))) for name in names):
            return True
        wanted = _any_of(names)
        return any(self._works(unit, wanted, names) for unit in self.units)

    def _works(self, unit: Unit, wanted: re.Pattern[str], names: frozenset[str]) -> bool:
        if unit.sentence is None:
            return (
                bool(_WORK.search(unit.lead + unit.heading))
                and bool(wanted.search(unit.words))
                and bool(re.search(r"[一-龥]{2,}", wanted.sub("", unit.words)))
            )
        if re.search(r"(?:前項|前条|各|これら)の?(?:責任者|者)の(?:任務|職務|役割|責務)", unit.full):
            return True
        if "　" in unit.words and unit.words.partition("　")[0].strip() in names:
            return any(a.is_duty() for a in unit.acts if a.predicate is not None)  # a row of a table that came as text
        if re.search(rf"(?:{wanted.pattern}){_OWN_ACT}", unit.full):
            return True
        if re.search(
            rf"(?:{wanted.pattern})(?:等)?の[^、。]{{0,12}}(?:任務|職務|事務|役割|責務|職責|業務)(?:は|を)", unit.words
        ):
            return True
        others = frozenset(a.role for a in self.responsible) - names
        return any(_does(act, names, others) for act in unit.acts)


def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """Any of the names, the longest first."""
    return re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))


def _bare(name: str) -> bool:
    return bool(re.fullmatch(r"(?:各|前項の|前条の|同|当該)?(?:責任者|管理者)(?:等)?", name))


def _is_called(text: str, names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether ``text`` names the role and none of the ``others``: in full, by its end (保護責任者) or as a bare 責任者."""
    if _bare(text):
        return True
    parts = re.split(r"及び|又は|並びに|若しくは|、|と", text)
    return any(
        part.removesuffix("等").endswith(name)
        or (len(part) > 3 and name.endswith(part) and bool(_RESPONSIBLE.search(part)))  # noqa: PLR2004 - 管理者 alone is no name
        for part in parts
        for name in names
        if not _DEPUTY.search(part) and part.removesuffix("等") not in others
    )


def _does(act: Act, names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the role is the one who acts, or answers for what is said."""
    predicate = act.predicate
    if predicate is None:
        return False

    def called(*particles: str) -> bool:
        return any(a.particle in particles and _is_called(a.text, names, others) for a in act.arguments)

    verbs = {predicate.lemma, *act.names}
    if "causative" in predicate.marks and called("に", "をして", "には"):
        return not verbs & _TOLD
    if act.is_duty() and called("として"):
        return not verbs & APPOINTING
    if act.role is Role.MODIFIER and not verbs & _ANSWERING:
        return called("が") and not verbs & {"ある", "欠ける", "不在"}
    return any(_is_called(a.text, names, others) for a in subjects(act)) and _is_work(act, verbs)


def _is_work(act: Act, verbs: set[str]) -> bool:
    """Whether the act is work of whoever it is said of, and not his own appointment."""
    if verbs & _ANSWERING:
        objects = "".join(a.text for a in act.arguments if a.particle in {"を", "に"})
        return bool(re.search(r"責任|任|任務|職務|責め|管理|事務|事項|次|状況|業務|取扱", objects)) or act.is_duty()
    if act.role is Role.CONDITION or (act.predicate is not None and "passive" in act.predicate.marks):
        return False
    if verbs & (APPOINTING - _CHOOSING) or (verbs & _CHOOSING and act.argument("を") is None):
        return False
    return act.modality in {Modality.DUTY, Modality.PERMISSION, Modality.PROHIBITION}


def _oversees(act: Act) -> bool:
    """Whether somebody who is no head of one section among many oversees how the body handles the information."""
    if act.predicate is None or _CONTRACTOR.search(act.sentence.core):
        return False
    who = next((a.text for a in subjects(act)), "")
    if not who or ORGANISATION.search(who) or not re.search(r"(?:者|長|役員|取締役|理事|監|官|人|ＣＰＯ|CPO)$", who):
        return False
    verbs = {act.predicate.lemma, *act.names}
    objects = "".join(
        a.text for a in act.arguments if a.particle in {"を", "について", "に関し", "に関する", "につき", "の"}
    )
    oversees = _takes_charge(act) and _INFORMATION.search(objects) and not _OTHER_WORK.search(objects)
    final = verbs & {"負う", "有する", "担う", "担当"} and _OVERSIGHT.search(act.words)
    if not (oversees or final):
        return False
    local = (
        "監査" in who
        or SECTION_HEAD.fullmatch(who.removeprefix("各").removeprefix("の"))
        or re.search(r"^各|^(?:課|部|室|局|部局|所属)|^保護(?:責任|管理)者", who)
    )
    return not local or bool(_WHOLE.search(act.words) and "監査" not in who)


def _answers_for_section(act: Act) -> bool:
    """Whether the head of each section answers for it: 課等の長は、…の管理について責任を負う."""
    if act.predicate is None or act.role is Role.CONDITION or _CONTRACTOR.search(act.sentence.core):
        return False
    who = next((a.text for a in subjects(act)), "")
    if not SECTION_HEAD.search(who) or _AUDITOR.search(who):
        return False
    verbs = {act.predicate.lemma, *act.names}
    if any(a.particle in {"として", "と"} and _RESPONSIBLE.search(a.head) for a in act.arguments):
        return True
    objects = "".join(a.text for a in act.arguments if a.particle in {"を", "について", "に関し"})
    if verbs & {"負う", "有する", "担う"}:
        return "責任" in act.words
    return _takes_charge(act) and bool(_INFORMATION.search(objects)) and not _WHOLE.search(act.words)


def _takes_charge(act: Act) -> bool:
    verbs = {act.predicate.lemma if act.predicate is not None else "", *act.names}
    return any(_OVERSEES.search(v) for v in verbs) or bool(re.search(r"(?:総括|統括)(?:管理|監督|指揮)", act.words))
