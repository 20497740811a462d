"""Controls over how a regulation is kept, and whether their result is recorded or reported.

Rules 2, 3, 16, 20 and 24 of "How to decide the close cases": a control is no handling step, a condition is no record, being
trained is no training, the record must be of the same thing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.facts import Role, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import Predicate, Sentence
    from policylint.text.reading import Reading

_CONTROL_NAME = re.compile(
    r"(?:自己)?点検|(?:内部|外部|実地)?監査|見直し|見直す|分析|解析|評価|研修|教育訓練|教育|訓練|演習|棚卸し?|棚卸|検証|検査|レビュー|照査|査閲|モニタリング|実査|巡視|巡回|確認|突合|突き合わせ|チェック|勉強会|講習会?|講座|セミナー"
)
_HOLDS = frozenset({"開催", "開く", "催す", "企画"})
_CONTROL_END = re.compile(rf"(?P<base>{_CONTROL_NAME.pattern})(?:作業|業務|活動|等)?$")
_ALWAYS = re.compile(r"勉強会|講習|講座|セミナー|点検|監査|棚卸|研修|訓練|演習|教育|査閲|モニタリング|巡視|巡回|実査")
_BY_OBJECT = re.compile(r"チェック|確認|照査|突合|突き合わせ|検査|レビュー")
_STATE = re.compile(
    r"記録|ログ|履歴|状況|状態|体制|遵守|権限|アカウント|利用者ＩＤ|利用者ID|ユーザ|登録|設定|施錠|台帳|実施|水準|管理|簿冊|所在|数量|有効性|適切性|適否|妥当|整合|機能|運用|基準|措置|履行|脆弱性|最新|稼働|構成|作動|動作"
)
_STEP = re.compile(
    r"本人(?!の同意の取得状況)|身元|身分|代理|用件|宛先|宛名|送付先|送信先|あて先|相手|受領|到達|到着|氏名|誤り|廃棄(?:された|した|又は|等)|消去(?:された|した)|削除(?:された|した)|証明書|同意|意思|事実|原因|被害|経緯|影響|番号の|個人番号(?!.*(?:状況|記録))|記載(?:内容|事項)|申請|申出|届出|内容|開封|封緘|入室者|来訪|枚数|件数|正当"
)
_ELSEWHERE = re.compile(r"(?:条|項|号)(?:に規定する|に定める|の)[^、。]{0,12}$")
"""第２条の点検の結果 is the result of that 点検 and of no other."""
_RESULT_OF = re.compile(r"結果|記録|状況|内容|報告書|名簿|受講者|所見|実施した(?:日|旨)|その旨")
_BACK = re.compile(r"前号|前各号|前項|前条|これら|その結果|上記")
_OF_PARAGRAPH = re.compile(
    r"(?:前[0-9０-９一二三四五六七八九十]*|第[0-9０-９一二三四五六七八九十]+)項の(?:規定による)?(?P<what>[^、。]{2,12})"
)
_FAULT = re.compile(r"異常|不備|問題|不適|違反|疑い|発見|判明|支障|改善|欠陥|不正|瑕疵")
"""What only some checks find: a report due then is none of the check."""
_CONCLUDING = frozenset({"実施", "行う", "終了", "完了", "終える", "開催", "受ける", "終わる", "求める", "受講"})
_BY_BOOK = frozenset({"管理", "把握", "押印", "署名", "捺印", "記名", "管理する", "サイン", "チェック", "反映", "転記"})
_BOOK = re.compile(r"簿|台帳|名簿|記録|シート|リスト|票|表$|一覧")
"""受講記録簿により管理する and 確認簿に押印する leave a trace as well as 記録する."""
_MEDICAL = re.compile(r"健康診断|医師|保健師|心理的な負担|身体検査|体温|健康状態")
_MACHINE = re.compile(r"(?:システム|ソフトウェア|ソフト|サーバ|装置|機器|プログラム)(?:等)?$")
_INCIDENT = re.compile(r"原因|事案|事故|被害|影響|発生し|漏えい等の事実|事実関係|経緯|当該事態|再発")
_RECORD_ACTS = frozenset({
    "記録", "記載", "記入", "登載", "登録", "記帳", "残す", "とどめる", "留める", "備える", "備え付ける", "取りまとめる", "とりまとめる", "まとめる", "整理", "保存", "保管", "作成",
})  # fmt: skip
_REPORT_ACTS = frozenset(
    {
        "報告",
        "提出",
        "届け出る",
        "届出",
        "通知",
        "送付",
        "回答",
        "申し出る",
        "上申",
        "具申",
        "公表",
        "説明",
        "復命",
        "伝達",
    }
)
_RESULT = re.compile(
    r"結果|状況|記録|内容|実施|受講|出席|出欠|参加|修了|その旨|これ(?:ら)?$|概要|日時|所見|報告書|調書|表$|シート|簿|台帳|実績|有無|評価|事項|名簿|氏名|反省|対応|者$|点検|監査|分析|研修|確認|検証"
)
_SYNONYMS = (
    frozenset(
        {"点検", "自己点検", "検査", "確認", "査閲", "検証", "レビュー", "照査", "突合", "モニタリング", "巡視", "巡回"}
    ),
    frozenset({"監査", "内部監査", "外部監査", "実地監査", "調査"}),
    frozenset({"研修", "教育研修", "教育", "訓練", "教育訓練", "演習", "講習", "講習会", "勉強会", "講座", "セミナー"}),
    frozenset({"見直し", "見直す", "評価"}),
    frozenset({"分析", "解析", "確認", "検証"}),
    frozenset({"棚卸し", "棚卸", "確認", "点検"}),
)


def control_name(act: Act) -> str:
    """The name of the control that ``act`` is (点検, 研修), or "" where it is none.

    Quiet for handling steps (本人確認), the study of one incident, what software does, review as the need arises, and
    being trained or audited.
    """
    if not act.is_duty() or act.role is not Role.MAIN or act.predicate is None:
        return ""
    name = next((n for n in act.names if _CONTROL_END.search(n)), "")
    if not name and act.predicate.lemma in _HOLDS:
        held = next((a for a in reversed(act.arguments) if a.particle in {"を", "も"}), None)
        name = held.head if held is not None and _CONTROL_END.search(held.head) else ""
    if (
        not name
        or act.predicate.lemma in {"受ける", "受講", "求める", "要請", "命ずる", "命じる", "依頼"}
        or (act.predicate.passive and act.predicate.lemma != name)
    ):
        return ""
    if "causative" in act.predicate.marks:
        return ""
    return name if _is_control(act, name) and not _MEDICAL.search(act.sentence.core) else ""


def _is_control(act: Act, name: str) -> bool:
    words, topic = (
        act.words,
        act.predicate.topic.text if act.predicate is not None and act.predicate.topic is not None else "",
    )
    means = act.argument("により", "によって")
    if _MACHINE.search(topic) or (means is not None and _MACHINE.search(means.text)):
        return False
    if name.endswith(("見直し", "見直す")):
        return (
            not act.timed(TimingKind.DISCRETION)
            and not re.search(r"結果|踏まえ|必要", words)
            and bool(act.timed(TimingKind.INTERVAL, TimingKind.VAGUE_INTERVAL))
        )
    if re.search(r"分析|解析|評価|検証", name):
        return not _INCIDENT.search(words) and "保護評価" not in words
    if _ALWAYS.search(name):
        return not re.search(r"再研修|再教育|再度|欠席|未受講|受講(?:しな|でき)|受けな", words)
    if _BY_OBJECT.search(name):
        return _controls_state(act, words)
    return False


def _controls_state(act: Act, words: str) -> bool:
    """Whether a 確認 looks at a state or record and not at one entry or person."""
    if act.timed(TimingKind.INTERVAL, TimingKind.VAGUE_INTERVAL):
        return not re.search(r"本人確認|身元確認", words)
    target = "".join(
        a.text
        for a in act.arguments
        if a.particle in {"を", "について", "につき", "が", "に関し", "に関して", "は", ""}
    )
    modifiers = "".join(
        p.reach.of(act.sentence.prose.text)
        for p in act.sentence.predicates
        if p.role is Role.MODIFIER
        and p.reach
        and act.predicate
        and act.predicate.reach
        and p.reach in act.predicate.reach
    )
    if _STEP.search(target):
        return False
    return bool(_STATE.search(target + modifiers)) and not _on_event(act)


def _on_event(act: Act) -> bool:
    """Whether the act is tied to a single transaction: …の際, …の都度."""
    before = [
        p
        for p in act.sentence.predicates
        if p.role is Role.CONDITION and act.predicate is not None and p.span < act.predicate.span
    ]
    return any(
        p.head.startswith(("際", "都度", "たび", "とき", "前", "後")) and not re.search(r"委託", act.sentence.core)
        for p in before
    ) or bool(act.timed(TimingKind.TRIGGER) and not re.search(r"体制|水準", act.words))


def same_control(one: str, other: str) -> bool:
    """Whether two names can stand for one control (点検 and 確認, 教育研修 and 研修)."""
    if one in other or other in one:
        return True
    return any(one_of(one, group) and one_of(other, group) for group in _SYNONYMS)


def one_of(name: str, group: frozenset[str]) -> bool:
    """Whether ``name`` ends in a member of ``group`` (アクセス記録確認 ends in 確認)."""
    return any(name.endswith(member) for member in group)


def recorded_by(reading: Reading, act: Act, name: str) -> Act | None:
    """The act that records or reports the result of the control ``act``, or None.

    Looked for in the article, in clauses that refer to it or that it refers to, and in any clause that lays down a record
    of this control by name.
    """
    for clause in reading.article(act.clause):
        for other in reading.acts_by_clause[clause]:
            if other is not act and _records(reading, act, other, name):
                return other
    for clause in reading.linked(act.clause):
        for other in reading.acts_by_clause.get(clause, ()):
            if _records(reading, act, other, name):
                return other
    return _ledger(reading, name)


def _records(reading: Reading, act: Act, other: Act, name: str) -> bool:
    if other.predicate is None:
        lead = reading.facts[other.clause].lead
        return lead is not None and _lead_records(lead) and _names(other.sentence.core, name)
    if other.role not in {Role.MAIN, Role.BEFORE} or not other.is_duty():
        return False
    if not _is_record_act(other) or _conditional(other, name) or not _reaches(reading, act, other, name):
        return False
    return _of_same_thing(act, other, name)


def _names(words: str, name: str) -> bool:
    """Whether ``words`` name the control, by its own name or one that can stand for it."""
    return name in words or any(same_control(name, m.group()) for m in _CONTROL_NAME.finditer(words))


def _reaches(reading: Reading, act: Act, other: Act, name: str) -> bool:
    """Whether a record act can be about ``act`` by where it stands: it belongs to the nearest control before it."""
    if other.sentence is act.sentence and other.span < act.span:
        return bool(
            re.search(r"結果|所見|報告書", other.words)
        )  # what is recorded before the control is not its result
    if other.sentence is act.sentence:
        between = [
            a
            for a in reading.acts_by_clause[act.clause]
            if a.sentence is act.sentence and act.span < a.span < other.span
        ]
        return not any((n := control_name(a)) and not same_control(n, name) for a in between) or _names(
            other.words, name
        )
    own = [n for a in reading.acts_by_clause[other.clause] if a.sentence is other.sentence and (n := control_name(a))]
    if own and not any(same_control(n, name) for n in own) and not _names(other.words, name):
        return False
    if _points_elsewhere(reading, act, other, name) or _of_another(act, other):
        return False
    if other.sentence.prose is act.sentence.prose and other.span < act.span:
        return bool(re.search(r"結果|所見|報告書", other.words))
    if reading.paragraph(other.clause) is reading.paragraph(act.clause):
        # a list has a record for each control: only one that names it, or points back, goes beyond its own item
        items = {act.clause.kind, other.clause.kind} <= {Kind.ITEM, Kind.SUBITEM} and other.clause is not act.clause
        return not items or bool(_BACK.search(other.sentence.core)) or (not own and _names(other.sentence.core, name))
    if (
        own
        and other.clause is not act.clause
        and not re.search(r"前項|前条|前各項|前[二三四２３４]項|第\S{1,3}[条項]", other.sentence.core)
    ):
        return False
    if other.clause.span < act.clause.span and not _RESULT_OF.search(other.sentence.core):
        return False  # 「…を確認するための管理簿を備え」 comes before the control and says nothing of its result
    return (
        _names(other.sentence.core, name)
        or reading.paragraph(act.clause) in {reading.paragraph(c) for c in reading.index.of(other.clause)}
        or bool(re.search(r"前項|前各項|前[二三四２３４]項", other.sentence.core))
    )


def _points_elsewhere(reading: Reading, act: Act, other: Act, name: str) -> bool:
    """Whether the record is said to be of the control of another paragraph (前項の研修の受講者名簿)."""
    pointed = _OF_PARAGRAPH.search(other.sentence.core)
    if pointed is None or other.clause is act.clause or not _names(pointed["what"], name):
        return False
    targets = {reading.paragraph(c) for c in reading.index.of(other.clause)}
    return bool(targets) and not targets & {reading.paragraph(act.clause), reading.regulation.article_of(act.clause)}


def _of_another(act: Act, other: Act) -> bool:
    """Whether a record before the control, in another paragraph, names what it is of: 講習会 of 第１項, not the 研修 of 第４項."""
    if other.clause is act.clause or other.span > act.span or other.sentence.prose is act.sentence.prose:
        return False
    named = {m.group() for m in _CONTROL_NAME.finditer(other.sentence.core)}
    own = {m.group() for m in _CONTROL_NAME.finditer(act.sentence.core)}
    return bool(named) and not named & own


def _is_record_act(other: Act) -> bool:
    predicate = other.predicate
    if predicate is None:
        return False
    names = set(other.names) | {predicate.lemma}
    target = predicate.argument("を", "をも") or predicate.argument("も", "が", "は")
    if names & _REPORT_ACTS - {"説明"}:
        return True
    if "説明" in names:
        return target is not None and bool(_RESULT_OF.search(target.text))
    if names & {"保存", "保管", "作成", "整理", "備える", "備え付ける"}:
        return target is not None and bool(
            re.search(r"記録|報告書|調書|簿|台帳|結果|名簿|実績|シート|リスト|票|表$|書$", target.text)
        )
    if names & _RECORD_ACTS:
        return True
    if names & _BY_BOOK and any(
        _BOOK.search(a.text) for a in predicate.arguments if a.particle in {"により", "に", "で", "へ"}
    ):
        return True
    if predicate.lemma in {"受ける", "得る", "求める"} and target is not None:
        return bool(re.search(r"確認|承認|検印|決裁|査閲", target.text)) and predicate.lemma != "求める"
    return predicate.lemma == "する" and target is not None and "記録" in target.text


def _conditional(other: Act, name: str) -> bool:
    """Whether the record or report is only due on a condition that is not the control itself (rule 2)."""
    if other.timed(TimingKind.DISCRETION):
        return True
    for condition in _conditions_of(other):
        acts = {*condition.acts, condition.lemma}
        text = condition.reach.of(other.sentence.prose.text) if condition.reach is not None else ""
        if _FAULT.search(text):
            return True
        if any(same_control(name, a) for a in acts) or acts & _CONCLUDING or name in text:
            continue
        if re.search(r"おそれ|認め|必要", text):
            return True
    return False


def _conditions_of(act: Act) -> Iterator[Predicate]:
    """The conditions under which an act is due: those between the main act before it and itself."""
    if act.predicate is None:
        return
    earlier = [p for p in act.sentence.predicates if p.role is Role.MAIN and p.span < act.predicate.span]
    start = earlier[-1].span.end if earlier else act.sentence.span.start
    for predicate in act.sentence.predicates:
        if predicate.role is Role.CONDITION and start <= predicate.span.start < act.predicate.span.start:
            yield predicate


def _of_same_thing(act: Act, other: Act, name: str) -> bool:
    predicate = other.predicate
    if predicate is None:
        return False
    if predicate.lemma in {"受ける", "得る"}:
        return True
    targets = [
        a
        for a in predicate.arguments
        if a.particle in {"を", "は", "について", "につき", "も", "が", "をも", "に関し", "についても", "については"}
    ]
    text = "".join(a.text for a in targets)
    if name in text or any(same_control(name, w) for w in re.findall(r"[一-龥]+", text) if _CONTROL_NAME.search(w)):
        return True
    if not targets or all(a.particle == "は" for a in targets):
        return (
            other.sentence is act.sentence
            or name in other.sentence.core
            or bool(re.search(r"前項|同項|前号|当該|その", other.sentence.core))
        )
    return bool(_RESULT.search(text))


def _ledger(reading: Reading, name: str) -> Act | None:
    """A record duty anywhere that names this control: 「(3) 点検の記録」 under a list of records to keep."""
    found = _CONTROL_END.search(name)
    base = found.group("base") if found is not None else name
    wanted = re.compile(
        re.escape(base) + r"(?:の|に関する|、[^。]{0,20}の)?(?:実施)?(?:の)?(?:結果|状況|記録|内容|報告|終了後)"
    )
    for other in reading.acts:
        named = wanted.search(other.sentence.core)
        if named is None or _ELSEWHERE.search(other.sentence.core[: named.start()]):
            continue
        if other.predicate is None and other.listing is not None:
            lead = reading.facts[other.clause].lead
            if lead is not None and _lead_records(lead):
                return other
        elif (
            other.predicate is not None and other.is_duty() and _is_record_act(other) and not _conditional(other, name)
        ):
            return other
    return None


def _lead_records(lead: Sentence) -> bool:
    return any({*p.acts, p.lemma} & (_RECORD_ACTS | _REPORT_ACTS) for p in lead.main) or "記録" in lead.core


def _in_fields(reading: Reading, act: Act) -> bool:
    """Whether the structured fields of the clause say where the result goes."""
    around = (act.clause, *reading.regulation.ancestors(act.clause))
    return any(c.duty is not None and (c.duty.record or c.duty.report_to) for c in around)


def unrecorded_controls(reading: Reading) -> Iterator[tuple[Act, str]]:
    """Each control of which nothing is recorded or reported, with its name, in document order; one per sentence and name."""
    told: set[tuple[int, str]] = set()
    for act in reading.acts:
        name = "" if _in_fields(reading, act) else control_name(act)
        if name and re.search(r"[条項号](?:に規定する|に定める|の規定による)" + re.escape(name), act.words):
            continue  # the duty is laid down, and judged, where it points
        key = (id(act.sentence), name)
        if name and key not in told and recorded_by(reading, act, name) is None:
            told.add(key)
            yield act, name
