"""What makes a record of use (O201), and what only takes one for granted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.agents import is_agent
from policylint.text.facts import Role, TimingKind
from policylint.text.provisions.log_names import Named, describes_use, named

if TYPE_CHECKING:
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit


LOG = re.compile(
    r"(?:アクセス|操作|閲覧|検索|照会|接続|書き?出し|ダウンロード|ログイン|ログオン|使用|参照|端末の利用|ファイルの利用|情報の利用|利用|取扱)(?:の|した|等の|等|状況|状態|の状況|の状況等|状況等|履歴|に関する|に係る)*(?:記録|ログ|履歴|証跡)"
    r"|(?:システム|監査|イベント)?ログ(?!ラム|イン|オン|アウト|オフ)|証跡|(?:取扱|利用|使用|閲覧|操作)(?:状況)?(?:記録|管理)?簿"
)

_USE = re.compile(
    r"アクセス(?:の)?(?:状況|状態|した|日時|履歴|記録)|(?:利用|使用|操作|閲覧|検索|照会|参照|接続|出力|印刷|取扱い?)(?:の|した|等の)?(?:状況|日時|履歴|内容|記録|実績|者|年月日)|(?:誰|だれ)が|どの者|取り出し|利用したとき|利用した(?:場合|とき)|閲覧したとき|検索したとき|システムログ|ログ"
)

_BARE_USE = re.compile(r"(?:アクセス|操作|閲覧|検索|照会|利用|使用|参照|接続|ログイン|ログオン)(?:等)?(?:$|[、及並又])")

_OTHER_RECORDS = re.compile(
    r"情報連携|権限の|付与|入退室|入室|立入|廃棄|削除の記録|持出|持ち出|提供の記録|苦情|点検(?:の|実施の?)?(?:記録|結果)|研修|教育|事故|漏えい|取得の|本人確認"
)

_ELSE_DONE = re.compile(r"持ち?運|到着|発送|送付した|受け取った|受領|引き?渡|返却|裁断|溶解|施錠|立ち会")
"""Steps that have a register of their own."""

_USED = re.compile(r"(?:利用|使用|閲覧|検索|出力|印刷|参照|表示|アクセス|操作|取り出)(?:し|を|の|、|又は|等)")

_USE_BOOK = re.compile(r"^(?:閲覧|利用|使用|操作|検索)[^、。]{0,6}簿$")

_SET_UP = re.compile(r"もの$|機能|仕組|措置|体制|システム|こと|設定|^$")

_TARGETS = frozenset({"を", "は", "が", "も", "をも", "につき", "について"})

RECORDING = frozenset(
    {
        "書き留める",
        "記す",
        "書く",
        "控える",
        "記帳",
        "格納",
        "記録",
        "取得",
        "採取",
        "保存",
        "残す",
        "残る",
        "記入",
        "記載",
        "蓄積",
        "収集",
        "作成",
        "登録",
        "保管",
        "ログ",
    }
)

REVIEWING = frozenset(
    {
        "確かめる",
        "見比べる",
        "比べる",
        "対照",
        "見直す",
        "追跡",
        "照査",
        "確認",
        "点検",
        "分析",
        "検証",
        "監査",
        "照合",
        "突合",
        "突き合わせる",
        "調べる",
        "調査",
        "検査",
        "閲覧",
        "精査",
        "解析",
        "モニタリング",
        "見る",
        "照らし合わせる",
        "評価",
        "チェック",
        "監視",
    }
)


def objects_of(act: Act) -> tuple[str, ...]:
    """What the act is done to; the whole item where it is a bare noun phrase."""
    if act.predicate is None:
        return (act.sentence.core,)
    topic = act.predicate.topic
    own = [a.text for a in act.arguments if not re.search(r"簿$|票$|書$|表$", a.text) or a.particle in {"を", "は"}]
    if act.role is Role.MODIFIER and act.predicate.head:
        own.append(act.predicate.head)
    return (*own, topic.text) if topic is not None and topic not in act.arguments else tuple(own)


def looks(act: Act) -> bool:
    """Whether the act looks at something (確認, 点検, 分析)."""
    names = {*act.names, act.predicate.lemma if act.predicate is not None else ""}
    return any(n.endswith(tuple(REVIEWING)) for n in names)


def records_use(unit: Unit, act: Act) -> bool:
    """Whether the act has the use of files recorded."""
    predicate = act.predicate
    if predicate is None or not {*act.names, predicate.lemma} & RECORDING:
        return False
    inner = predicate.role is Role.MODIFIER and bool(_SET_UP.search(predicate.head))
    if not inner and (predicate.role not in {Role.MAIN, Role.BEFORE} or not act.is_duty()):
        return False
    # 教育総務課長 is no 教育
    words = _without_agents(act, unit.words if inner else act.words)
    target = "".join(a.text for a in act.arguments if a.particle in _TARGETS and not is_agent(a.text))
    target += "".join(a.text for a in act.arguments if a.particle == "に" and _USE_BOOK.search(a.text))
    if _of_something_else(unit, act, target, words):
        return False
    names = {*act.names, predicate.lemma}
    if names & {"保存", "保管", "作成", "収集", "登録", "取得"} and not LOG.search(target) and not _USE.search(target):
        return False
    return bool(
        LOG.search(target)
        or _USE.search(target)
        or (names & {"記録", "残す", "残る", "記入"} and _BARE_USE.search(target))
        or _USE.search(words)
        or (re.search(r"簿|記録", words) and _USE.search(_modifying(act)))
    )


def _without_agents(act: Act, words: str) -> str:
    topic = act.predicate.topic if act.predicate is not None else None
    for argument in (*act.arguments, *((topic,) if topic is not None else ())):
        if argument.particle in {"は", "が"} and is_agent(argument.text):
            words = words.replace(argument.text, "")
    return words


def _of_something_else(unit: Unit, act: Act, target: str, words: str) -> bool:
    """Whether what is recorded is another matter: a step with its own register, the outcome of a look, a record that exists."""
    if _OTHER_RECORDS.search(target) or (_OTHER_RECORDS.search(words) and not LOG.search(words)):
        return True
    if _ELSE_DONE.search(act.words) and not _USED.search(unit.words):
        return True
    made = {*act.names} & {"取得", "採取", "作成", "収集", "記録", "残す"}
    if not made and _takes_for_granted(act, target):
        return True
    return bool(re.search(r"結果|その旨|所見", target)) or _looks_before(unit, act)


def _modifying(act: Act) -> str:
    """The clauses before the act that say of what, or when."""
    return "".join(
        p.reach.of(act.sentence.prose.text)
        for p in act.sentence.predicates
        if p.role in {Role.MODIFIER, Role.CONDITION}
        and p.reach is not None
        and act.predicate is not None
        and p.span < act.predicate.span
    )


def _takes_for_granted(act: Act, target: str) -> bool:
    """「アクセス記録を７年間保存する」 speaks of a record that something else has made; nothing says what it is of."""
    return bool(act.timed(TimingKind.DURATION)) and named(target) is Named.LOG and not describes_use(target)


def _looks_before(unit: Unit, act: Act) -> bool:
    """Whether what is recorded is the outcome of a look at the records: 確認し、…を記録する."""
    start = act.predicate.span if act.predicate is not None else act.span
    return any(
        looks(a) and a.predicate is not None and a.predicate.span < start
        and any(named(o) is Named.LOG for o in objects_of(a))
        for a in unit.main
    )  # fmt: skip


def is_option(unit: Unit) -> bool:
    """Whether the item is one of several of which one is enough (いずれかの対策)."""
    return "いずれか" in unit.lead
