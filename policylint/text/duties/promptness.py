"""Reports, notices, publication and removal that are due promptly with no outer limit (rule 8)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.agents import is_agent
from policylint.text.facts import Modality, Role, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import Predicate, Sentence, TimingPhrase
    from policylint.text.reading import Reading

_TELLING = frozenset({
    "報告", "通報", "連絡", "通知", "届け出る", "届出", "届け", "届ける", "申し出る", "申出", "公表", "公開", "公示", "提出", "知らせる", "伝達", "通告", "速報", "上申", "申告", "周知", "連絡する", "届け出", "報告等", "回答", "申請", "申し立てる", "エスカレーション", "エスカレート", "共有",
})  # fmt: skip
_REMOVING = frozenset(
    {
        "削除",
        "消去",
        "廃棄",
        "抹消",
        "停止",
        "失効",
        "返却",
        "返還",
        "取消し",
        "取り消す",
        "解除",
        "無効化",
        "剥奪",
        "処分",
        "消除",
        "破棄",
        "捨てる",
        "裁断",
        "細断",
        "溶解",
        "焼却",
        "抹消する",
        "はく奪",
    }
)
_ALIASES = {"届け出る": "届出", "申し出る": "申出", "知らせる": "通知", "取り消す": "取消", "届ける": "届"}
_RIGHTS = re.compile(
    r"権限|アカウント|ＩＤ|ID|個人番号|個人情報|データ|書類|媒体|ファイル|文書|情報|記録|パスワード|カード|鍵|登録|利用者"
)
_STOPPABLE = frozenset({"停止", "解除", "取消し", "取り消す", "返却", "返還", "処分"})
_DEFINED = re.compile(
    r"[「『]?(?P<word>速やか|遅滞なく|直ちに|可及的速やか)(?:に)?[」』]?(?:とは|[　 ：:]+[^。]*(?:をいう|とする)。?$)"
)
"""「速やかに」とは、…; （５）　速やかに　その事由を知った時から24時間以内にすることをいう。"""


def open_deadlines(reading: Reading) -> Iterator[tuple[Act, TimingPhrase]]:
    """Each report, notice, publication or removal due 速やかに and the like without a limit; one per word, in document order."""
    defined = {found["word"] for _, s in reading.sentences() for found in _DEFINED.finditer(s.text)}
    told: set[tuple[TimingPhrase, Sentence]] = set()
    for act in reading.acts:
        if not _concerned(act):
            continue
        timing = _prompt(act)
        if (
            timing is not None
            and not timing.text.startswith(tuple(defined))
            and (timing, act.sentence) not in told
            and not _limited(reading, act)
        ):
            told.add((timing, act.sentence))
            yield act, timing


def _concerned(act: Act) -> bool:
    if act.predicate is None or act.modality is not Modality.DUTY or act.role is not Role.MAIN:
        return False
    if act.listing in {Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS}:
        return False
    return _tells(act, act.predicate) or _removes(act, act.predicate) or _lists_telling(act)


def _tells(act: Act, predicate: Predicate) -> bool:
    names = {n.removesuffix("等") for n in act.names} | {predicate.lemma}
    if names & _TELLING or any(n.endswith(("報告", "通知", "連絡", "公表", "届出")) for n in names):
        return predicate.lemma not in {"求める", "受ける", "要求", "整理", "作成"}
    target = predicate.argument("を")
    return predicate.lemma == "受ける" and target is not None and bool(re.search(r"確認|承認|指示", target.head))


def _removes(act: Act, predicate: Predicate) -> bool:
    names = {n.removesuffix("等") for n in act.names} | {predicate.lemma}
    found = names & _REMOVING
    if not found:
        return False
    said = act.words + (act.topic.text if act.topic is not None else "")
    return not found <= _STOPPABLE or bool(_RIGHTS.search(said))


def _lists_telling(act: Act) -> bool:
    """直ちに次の措置を講ずる, where an item is a report or notice."""
    if not re.search(r"次|各号|以下|下記", act.sentence.core) or not act.clause.children:
        return False
    items = " ".join(p.text for c in act.clause.children for p in c.prose())
    return bool(re.search(r"措置|対応|事項|こと", "".join(act.names) + act.words)) and bool(
        re.search(r"報告|通知|連絡|公表|届出", items)
    )


def _prompt(act: Act) -> TimingPhrase | None:
    """The word that hurries ``act``: its own, or that of an act before it in the main line to which it is joined."""
    own = act.timed(TimingKind.PROMPT)
    if own:
        return own[0]
    assert act.predicate is not None  # noqa: S101 - asked for acts with a predicate only
    if act.timed(TimingKind.LIMIT, TimingKind.INTERVAL, TimingKind.TRIGGER):
        return None
    earlier = [p for p in act.sentence.predicates if p.span < act.predicate.span]
    for predicate in reversed(earlier):
        if predicate.role is Role.CONDITION:
            return None
        if predicate.role is Role.MAIN:
            hurried = _hurrying(act, predicate)
            if hurried is not None:
                return hurried
    return None


def _hurrying(act: Act, predicate: Predicate) -> TimingPhrase | None:
    """The word that hurries ``predicate`` and what follows it: one that stands before its object, not beside the verb.

    「速やかに原因を調査し、報告する」 hurries both, 「措置を速やかに講ずるとともに、報告する」 the first alone.
    """
    text, reach = act.sentence.prose.text, predicate.reach
    if reach is None or predicate.span.of(text).endswith("ともに"):
        return None
    own = [
        t
        for t in act.sentence.timings
        if t.kind is TimingKind.PROMPT and reach.start <= t.span.start < predicate.span.end
    ]
    objects = [a.span.start for a in predicate.arguments if a.particle in {"を", "も"}]
    return next((t for t in reversed(own) if not objects or t.span.start < objects[0]), None)


def _limited(reading: Reading, act: Act) -> bool:
    """Whether a limit stands in the sentence, or in a later sentence or paragraph about the same report."""
    if any(
        t.kind is TimingKind.LIMIT and (t in act.timings or not _owned_by_other(act, t)) for t in act.sentence.timings
    ):
        return True
    duty = act.clause.duty
    if duty is not None and duty.when is not None and duty.when.within:
        return True
    names = {_ALIASES.get(n, n) for n in (m.removesuffix("等") for m in act.names)}
    for clause in reading.article(act.clause):
        for other in reading.acts_by_clause[clause]:
            if other.sentence is act.sentence or other.role is not Role.MAIN or not _has_limit(other):
                continue
            if not _may_limit(act, other) or _told_to_another(act, other):
                continue
            same = any(n in other.sentence.core for n in names if n not in {"受ける", "措置"})
            if same and re.search(
                r"前項|前条|この場合|当該|その(?![翌年日月旨時])|同項|これ|第.{1,3}項", other.sentence.core
            ):
                return True
    return False


def _told_to_another(act: Act, other: Act) -> bool:
    """Whether both reports name a recipient, and not the same one."""
    mine, theirs = act.argument("に", "へ", "に対し"), other.argument("に", "へ", "に対し")
    return (
        mine is not None
        and theirs is not None
        and is_agent(mine.text)
        and is_agent(theirs.text)
        and mine.text not in theirs.text
        and theirs.text not in mine.text
    )


def _has_limit(act: Act) -> bool:
    """Whether a limit of the sentence is that of ``act``, or of no act at all."""
    return any(
        t.kind is TimingKind.LIMIT and (t in act.timings or not _owned_by_other(act, t)) for t in act.sentence.timings
    )


def _may_limit(act: Act, other: Act) -> bool:
    """Whether ``other`` may speak of the same report: it is no report that somebody else makes in turn."""
    mine = act.predicate.topic if act.predicate is not None else None
    theirs = other.predicate.topic if other.predicate is not None else None
    if theirs is None or not is_agent(theirs.text) or (mine is not None and mine.text == theirs.text):
        return True
    return theirs.sahen


def _owned_by_other(act: Act, timing: TimingPhrase) -> bool:
    """Whether the limit binds to an act of the sentence other than ``act``."""
    for predicate in act.sentence.predicates:
        if (
            predicate is not act.predicate
            and predicate.role is Role.MAIN
            and predicate.reach is not None
            and timing.span in predicate.reach
        ):
            return act.predicate is None or act.predicate.reach is None or timing.span not in act.predicate.reach
    return False
