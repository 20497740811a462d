"""Inspections and audits of the organisation by itself, and what comes of them (O501–O505)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.duties.controls import control_name, one_of
from policylint.text.duties.intervals import interval_of
from policylint.text.facts import Modality, TimingKind
from policylint.text.provisions.units import Evidence, entries, in_article, points_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.fields import Entry
    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

_INSPECTS = re.compile(r"点検|(?:セルフ|自己)チェック|自己確認|自主検査|見回|見て回|自己検査|自己評価")
_AUDITS = re.compile(r"監査|検査(?:さ|し|を)")
_OTHER_DEPARTMENT = re.compile(r"その課以外|他の(?:課|部署|所属)|別の(?:部署|課)|第三者|外部")
_STATE = re.compile(
    r"扱い方|扱いの(?:様子|状況)|(?:順守|遵守|実施)状況|管理(?:の)?(?:状況|状態)|取扱(?:い)?(?:の)?(?:状況|状態|について)|保管|記録媒体|書類|媒体|特定個人情報|個人番号|個人情報|規程の(?:遵守|とおり)|遵守状況|安全管理|自己点検|自主点検|管理の状況|課内|前項の点検|点検表|別表|自己"
)
_WHOLE_STATE = re.compile(r"(?:取扱い?|管理|保管|運用|遵守|実施)(?:の)?(?:状況|状態|実態)|安全管理措置")
_OTHER_RECORD = re.compile(r"記録|ログ|履歴|委託|受講|研修|本人")
_CHECKS = frozenset({"確認", "巡視", "巡回", "査閲", "モニタリング", "検査", "検証", "実査", "レビュー"})
"""Names under which the state of handling is inspected, where that recurs."""
_ACCOUNTS = re.compile(r"会計|決算|財務|財産|業務執行|出納|経理")
_TASK = re.compile(r"監査(?:する|を(?:行う|実施する)|の実施)(?:任|職務|事務|業務|役割|こと)")
_EQUIPMENT = re.compile(r"空調|消火|設備の点検|機器の保守|車両|ソフトウェアの点検")
_SHEET = r"(?:点検|検査|監査|チェック|確認|調査|評価)(?:用|結果)?(?:シート|リスト|表|票|簿|用紙|カード|調書)"
"""What the inspector fills in, which says what he looks at."""
_METHOD = re.compile(
    rf"{_SHEET}|チェック(?:シート|リスト)|チェック表|様式|項目|次に掲げる|次の(?:事項|各号)|実地|聞き取|手法|帳簿|閲覧|突合|照合|抽出|目視|書面(?:監査|により)|手順書|要領|調査により|方法により|別表|質問|ヒアリング|写しを"
)
_VAGUE_METHOD = re.compile(r"適切な方法|適当な方法")
_FORM = re.compile(
    rf"{_SHEET}|報告書|調書|様式|書面|票|簿|チェックシート|チェックリスト|一覧表|評価書|記録(?:する|し|を作成)|台帳|文書で|写しを添え"
)
_LEFT = re.compile(
    r"(?P<what>(?:計画|方法|時期)[^。]{0,60})(?:は|について(?:は)?)、[^。]{0,24}(?:規程|規則|要綱|要領|基準|細則)(?:の|に)(?:定める|規定する)ところによる"
)
"""「監査の計画、時期、方法及び…は、内部監査規程の定めるところによる」."""
_LEFT_WHAT = {"計画": "plan", "時期": "timing", "方法": "method"}
_PLAN = re.compile(r"監査(?:実施|年度)?計画|計画(?:書)?(?:に(?:基づ|従|より)|を(?:作成|策定|定め))|年間計画|実施計画")
_FOLLOWS = re.compile(
    r"見直|改善|是正|正し|措置を講|指摘(?:された)?事項|対策を講|フォローアップ|改める|補正|修正|改正|問題点について|必要な措置|不備を"
)
_OBJECT = frozenset({"を", "について", "につき", "に関し", "が"})
_ITEMS = re.compile(r"チェック|項目|次に掲げる|次の")
_PLAN_SAYS_HOW = re.compile(
    r"方法[^。]{0,16}(?:定め|記載|明らかに|盛り込|含む)[^。]{0,8}計画|計画[^。]{0,40}方法[^。]{0,12}(?:定め|記載|明らかに|盛り込)"
)
_VAGUE_TIME = re.compile(r"(?:必要|適切|適当|適宜|しかるべき)(?:な|の)?(?:時期|時)?")
_GOES_ON = re.compile(r"前項|同項|この場合")
_RESULT = re.compile(r"点検|監査|検査|結果|指摘|前項|報告書|不備")


_FOUND = re.compile(r"結果|通知|提出|指摘|報告|不備|問題点")


class Inspection:
    """What a handling set says about inspections and audits of its own house."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    @cached_property
    def inspections(self) -> tuple[Evidence, ...]:
        """Where the state of handling is inspected."""
        return (
            *self._told(_INSPECTS),
            *self._by_other_name(),
            *(Evidence(u, node=e.node) for u, e in entries(self.units, "inspections")),
        )

    @cached_property
    def audits(self) -> tuple[Evidence, ...]:
        """Where the handling is audited."""
        return (*self._told(_AUDITS), *(Evidence(u, node=e.node) for u, e in entries(self.units, "audits")))

    def _told(self, wanted: re.Pattern[str]) -> Iterator[Evidence]:
        audit = wanted is _AUDITS
        for unit in self.units:
            if unit.contractor or not wanted.search(unit.full) or "委託先" in unit.words:
                continue
            if unit.sentence is None:
                if audit and "監査" in unit.words and re.search(r"職務|任務|監査の", unit.lead + unit.words):
                    yield Evidence(unit)
                continue
            if _elsewhere(unit, "監査" if audit else "点検"):
                yield Evidence(unit)
                continue
            if audit and _TASK.search(unit.words) and _STATE.search(unit.words) and not unit.contractor:
                yield Evidence(unit)
                continue
            act = next((a for a in unit.main if self._is_one(unit, a, audit=audit)), None)
            if act is not None:
                yield Evidence(unit, act)

    def _by_other_name(self) -> Iterator[Evidence]:
        """Where the state of handling is looked at time and again under another name: 取扱状況を毎月確認する."""
        for unit in self.units:
            if unit.sentence is None or unit.contractor or _INSPECTS.search(unit.full):
                continue
            for act in unit.main:
                name = control_name(act)
                target = act.argument("を", "について", "につき", "に関し")
                if (
                    one_of(name, _CHECKS)
                    and target is not None
                    and _WHOLE_STATE.search(target.text)
                    and not _OTHER_RECORD.search(target.text)
                    and act.timed(TimingKind.INTERVAL, TimingKind.VAGUE_INTERVAL)
                ):
                    yield Evidence(unit, act)
                    break

    def _is_one(self, unit: Unit, act: Act, *, audit: bool) -> bool:
        predicate = act.predicate
        if not act.is_duty() or predicate is None or predicate.lemma in {"受ける", "協力", "求める"}:
            return False
        names = "".join(act.names) + predicate.lemma
        if audit:
            if "監査" in names and not _accounts(act) and "受けるとき" not in act.words:
                return True
            return (
                "検査" in names + act.words
                and (bool(_OTHER_DEPARTMENT.search(unit.words)) or "監査" in unit.heading + unit.words)
                and bool(_STATE.search(unit.words))
            )
        if _EQUIPMENT.search(act.words) or "監査" in names:
            return False
        if _INSPECTS.search(names) or ("点検" in act.words and re.search(r"行|実施", names)):
            return bool(_STATE.search(unit.context)) or "点検" in unit.heading
        return (
            bool(_INSPECTS.search(unit.words))
            and bool(re.search(r"確かめ|記す|確認", names))
            and bool(re.search(r"書類|端末|鍵", unit.words))
        )

    def inspection_place(self) -> Evidence | None:
        """The article on inspection."""
        return self.inspections[0] if self.inspections else in_article(self.units, re.compile(r"点検|チェック"))

    def audit_place(self) -> Evidence | None:
        """The article on audit."""
        if self.audits:
            return self.audits[0]
        return in_article(self.units, re.compile(r"監査"))

    def open_in_inspections(self) -> tuple[str, ...]:
        """What the inspections leave open: method, timing, form."""
        answered = self._answers(self.inspections, "inspections", re.compile("点検|検査|チェック"))
        return tuple(k for k in ("method", "timing", "form") if k not in answered)

    def open_in_audits(self) -> tuple[str, ...]:
        """What the audits leave open: plan, timing, method."""
        answered = self._answers(self.audits, "audits", re.compile("監査"))
        return tuple(k for k in ("plan", "timing", "method") if k not in answered)

    def _answers(self, found: tuple[Evidence, ...], name: str, word: re.Pattern[str]) -> set[str]:
        answered: set[str] = set()
        for _, entry in entries(self.units, name):
            answered |= _field_answers(entry)
        plain = [e for e in found if e.node is None and word.search(e.unit.words)]
        if found and all(e.node is None and e.act is None and _elsewhere(e.unit, word.pattern[:2]) for e in found):
            return {"method", "timing", "form", "plan"}  # the document named says so
        for evidence in plain or found:  # a walk round the desks (見回り) does not tell how 点検 are done
            if evidence.node is None:
                answered |= self._prose_answers(evidence, word)
        return answered

    def _prose_answers(self, evidence: Evidence, word: re.Pattern[str]) -> set[str]:
        act, unit = evidence.act, evidence.unit
        answered: set[str] = set()
        matter = list(self._same_matter(evidence, word))
        words = "／".join(_without_objects(u, word) for u in matter) + self._tables(matter)
        timings = [t for u in matter if u.sentence is not None for t in u.sentence.timings]
        definite = any(t.kind is TimingKind.INTERVAL for t in timings) or bool(
            re.search(
                r"[0-9０-９一二三四五六七八九十]+月(?:に|　|$)|毎月|毎年|時期",
                self._tables(matter) + _VAGUE_TIME.sub("", words),
            )
        )
        if definite or (act is not None and interval_of(unit.reading, act)) or re.search(r"に定める時期", words):
            answered.add("timing")
        if (
            _METHOD.search(_VAGUE_METHOD.sub("", words))
            or _PLAN_SAYS_HOW.search(words)
            or any(u.clause.children for u in matter if any(c.kind is Kind.ITEM for c in u.clause.children))
        ):
            answered.add("method")
        if left := _LEFT.search(words):
            answered |= {word for key, word in _LEFT_WHAT.items() if key in left["what"]}
        if _FORM.search(words):
            answered.add("form")
        if _PLAN.search(words):
            answered.add("plan")
        return answered

    def _same_matter(self, evidence: Evidence, word: re.Pattern[str]) -> Iterator[Unit]:
        """Sentences that go on about the inspection or audit: in its article, pointing at it, or naming it elsewhere."""
        article = set(evidence.reading.article(evidence.clause)) if evidence.clause in evidence.reading.facts else set()
        clauses = frozenset({evidence.clause})
        other = re.compile("点検") if word.pattern == "監査" else re.compile("監査")
        named = re.compile(rf"(?:{word.pattern})(?:の|は|に|を|結果|計画|実施)")
        for unit in self.units:
            if unit.sentence is None or unit.contractor or "委託先" in unit.words:
                continue
            here = unit.reading is evidence.reading and unit.clause in article
            if (
                unit.sentence is evidence.unit.sentence
                or (here and (word.search(unit.full) or _GOES_ON.search(unit.words) or _own_item(unit, evidence)))
                or (
                    not here and (points_at(unit, clauses) or (named.search(unit.full) and not other.search(unit.full)))
                )
            ):
                yield unit

    def _tables(self, matter: list[Unit]) -> str:
        named: set[Clause] = {c for u in matter for c in u.reading.index.of(u.clause)}
        return "／".join(f"{u.words}" for u in self.units if u.sentence is None and u.clause in named)

    def followed_up(self) -> Evidence | bool:
        """Where what inspections and audits find is acted on."""
        for name in ("inspections", "audits"):
            for unit, entry in entries(self.units, name):
                if entry.values.get("follow_up"):
                    return Evidence(unit, node=entry.node)
        found = (*self.inspections, *self.audits)
        sources = frozenset(e.clause for e in found)
        around = {c for e in found if e.clause in e.reading.facts for c in e.reading.article(e.clause)}
        for unit in self.units:
            if unit.sentence is None or unit.contractor or "委託" in unit.words or not _FOLLOWS.search(unit.full):
                continue
            if not any(a.modality is Modality.DUTY and _FOLLOWS.search(a.words) for a in unit.main):
                continue
            if re.search(r"点検|監査|検査", unit.full) and _RESULT.search(unit.full):
                return Evidence(unit)
            if (points_at(unit, sources) or unit.clause in around) and _FOUND.search(unit.full):
                return Evidence(unit)
        return False


def _own_item(unit: Unit, evidence: Evidence) -> bool:
    """Whether the sentence is an item of a list, and not one of the tasks among which the inspection itself stands."""
    return unit.listing is not None and not (evidence.unit.listing is not None and unit.lead == evidence.unit.lead)


def _without_objects(unit: Unit, word: re.Pattern[str]) -> str:
    """The sentence without what is inspected: in 「台帳の記載を点検する」 the 台帳 is no form of the inspection."""
    words = unit.full
    for act in unit.main:
        if not word.search("".join(act.names)) or act.predicate is None:
            continue
        for argument in act.arguments:
            if argument.particle in _OBJECT and not (word.search(argument.text) or _ITEMS.search(argument.text)):
                words = words.replace(argument.text, "", 1)
    return words


def _accounts(act: Act) -> bool:
    """Whether the audit is one of accounts and not of how information is handled."""
    return bool(_ACCOUNTS.search(act.words)) and not _STATE.search(act.words)


def _elsewhere(unit: Unit, word: str) -> bool:
    """「点検については、保護規程第20条の規定を準用する」 sends the reader there for that very thing."""
    return bool(
        re.search(
            rf"{word}[^。]{{0,30}}(?:規程|規則|要綱|要領)第[^、。]{{1,12}}(?:の規定)?(?:を準用|の例による|による|に定める)|(?:規程|規則)第[^、。]{{1,12}}に規定する[^、。]{{0,8}}{word}",
            unit.full,
        )
    )


def _field_answers(entry: Entry) -> set[str]:
    values = entry.values
    answered = set()
    if values.get("method") or values.get("checklist"):
        answered.add("method")
    if any(values.get(k) for k in ("interval", "months", "every", "when")):
        answered.add("timing")
    if values.get("record") or values.get("form"):
        answered.add("form")
    if values.get("plan"):
        answered.add("plan")
    return answered
