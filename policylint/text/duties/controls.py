"""Controls over how a regulation is kept, and whether their result is recorded or reported.

Rules 2, 3, 16, 20 and 24 of "How to decide the close cases": a control is no handling step, a condition is no record, being
trained is no training, the record must be of the same thing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.facts import Role, TimingKind

if TYPE_CHECKING:
    from policylint.text.acts import Act

CONTROL_NAME = re.compile(
    r"(?:自己)?点検|(?:内部|外部|実地)?監査|見直し|見直す|分析|解析|評価|研修|教育訓練|教育|訓練|演習|棚卸し?|棚卸|検証|検査|確かめる|レビュー|照査|査閲|モニタリング|実査|巡視|巡回|確認|突合|突き合わせ|チェック|勉強会|講習会?|講座|セミナー"
)
_HOLDS = frozenset({"開催", "開く", "催す", "企画"})
CONTROL_END = re.compile(rf"(?P<base>{CONTROL_NAME.pattern})(?:作業|業務|活動|等)?$")
_ALWAYS = re.compile(r"勉強会|講習|講座|セミナー|点検|監査|棚卸|研修|訓練|演習|教育|査閲|モニタリング|巡視|巡回|実査")
_BY_OBJECT = re.compile(r"チェック|確認|確かめる|照査|突合|突き合わせ|検査|レビュー")
_STATE = re.compile(
    r"記録|ログ|履歴|状況|状態|体制|遵守|権限|アカウント|利用者ＩＤ|利用者ID|ユーザ|登録|設定|施錠|台帳|実施|水準|管理|簿冊|所在|数量|有効性|適切性|適否|妥当|整合|機能|運用|基準|措置|履行|脆弱性|最新|稼働|構成|作動|動作"
)
_STEP = re.compile(
    r"本人(?!の同意の取得状況)|身元|身分|代理|用件|宛先|宛名|送付先|送信先|あて先|相手|受領|到達|到着|氏名|誤り|廃棄(?:された|した|又は|等)|消去(?:された|した)|削除(?:された|した)|証明書|同意|意思|事実|原因|被害|経緯|影響|番号の|個人番号(?!.*(?:状況|記録))|記載(?:内容|事項)|申請|申出|届出|内容|開封|封緘|入室者|来訪|枚数|件数|正当"
)
_MEDICAL = re.compile(r"健康診断|医師|保健師|心理的な負担|身体検査|体温|健康状態")
_MACHINE = re.compile(r"(?:システム|ソフトウェア|ソフト|サーバ|装置|機器|プログラム)(?:等)?$")
_INCIDENT = re.compile(r"原因|事案|事故|被害|影響|発生し|漏えい等の事実|事実関係|経緯|当該事態|再発")
_SYNONYMS = (
    frozenset(
        {
            "点検",
            "自己点検",
            "検査",
            "確認",
            "確かめる",
            "査閲",
            "検証",
            "レビュー",
            "照査",
            "突合",
            "モニタリング",
            "巡視",
            "巡回",
        }
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
    if not act.is_duty() or not (act.role is Role.MAIN or act.by_measure) or act.predicate is None:
        return ""
    name = next((n for n in act.names if CONTROL_END.search(n)), "")
    if not name and act.predicate.lemma in _HOLDS:
        held = next((a for a in reversed(act.arguments) if a.particle in {"を", "も"}), None)
        name = held.head if held is not None and CONTROL_END.search(held.head) else ""
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
        return not re.search(
            r"再研修|再教育|再度|欠席|未受講|(?:受講|出席|参加|受け)(?:しな|することができな|でき(?:な|ず)|られ(?:な|ず))|受けな",
            act.sentence.core,
        )
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
        p.head.startswith(("際", "都度", "たび", "とき", "前", "後")) and not re.search(r"委託|業者", act.sentence.core)
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
