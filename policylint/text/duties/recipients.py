"""Whom a report, notice or submission goes to: said in the sentence, or carried over within the paragraph or 柱書."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.agents import is_agent
from policylint.text.duties.actors import leads_to_leave
from policylint.text.facts import Modality, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.reading import Reading

_TELLING = frozenset(
    {
        "報告",
        "届け出る",
        "届出",
        "通知",
        "提出",
        "連絡",
        "通報",
        "申し出る",
        "申出",
        "届ける",
        "知らせる",
        "速報",
        "通告",
        "伝達",
    }
)
_GOING = frozenset({"に", "へ", "に対しては", "に対し", "に対して", "にも", "に対しても", "まで", "宛てに", "あてに"})
_TO_PUBLIC = frozenset({"公表", "公開", "公示"})
_ASKED = re.compile(r"(?:求め|請求|申出)(?:が|に|を受け|られ)")
_GETTING = frozenset({"受ける", "得る", "もらう", "求める"})
_ANSWER = re.compile(r"(?P<who>[一-龥々ァ-ヶー]+)の(?:許可|承認|同意|確認|指示|了承|了解|決裁|判断|認定)$")
_TIME = re.compile(
    r"(?:以内|まで|中|日|時|うち|際|前|後|都度|ごと|的|旨|書面|様式|文書|口頭|方法|場合|期限|速やか|適宜|随時)$"
)


def nameless_recipients(reading: Reading) -> Iterator[Act]:
    """Each duty to tell somebody something that does not say whom, in document order."""
    for act in reading.acts:
        if _tells(act) and not leads_to_leave(act.sentence, act) and not _has_recipient(reading, act):
            yield act


def _tells(act: Act) -> bool:
    predicate = act.predicate
    if predicate is None or act.modality is not Modality.DUTY or act.role is not Role.MAIN:
        return False
    if act.listing in {Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS}:
        return False
    if "させ" in act.span.of(act.sentence.prose.text):
        return False  # 「業者に証明書を提出させる」: it comes to the one who has it done
    names = {n.removesuffix("等") for n in act.names}
    if names & {"伝達", "知らせる", "通知"} and re.search(r"パスワード|暗証|復号|鍵", act.words):
        return False  # 「パスワードを別の経路により伝達する」: to whom the file went
    if predicate.lemma in {"受ける", "求める", "作成", "整理", "保存", "受け付ける", "要する"}:
        return False
    return bool(names & _TELLING) and not names & _TO_PUBLIC


def _has_recipient(reading: Reading, act: Act) -> bool:
    if _going(act) or (act.clause.duty is not None and act.clause.duty.report_to):
        return True
    if _answered(reading, act) or _listed_below(reading, act):
        return True
    if re.search(
        r"(?:宛て|あて|経由|を通じて|を経て|の確認を受け|の承認を(?:得|受け)|相手方|提出先|報告先|関係者|別表|[一-龥](?:へ|に対する|宛ての|あての)の?(?:報告|通知|連絡|届出|提出|説明)|[法令](?:第[^、。]{1,12})?の規定により)",
        act.sentence.core,
    ):
        return True
    if any(_ASKED.search(s.core) for s in reading.facts[act.clause].sentences):
        return True  # whoever asked is the one to be told
    # carried over from the same paragraph or the 柱書: 「その結果を部長に報告し、…を提出する」
    facts = reading.facts[act.clause]
    sentences = list(facts.sentences) + ([facts.lead] if facts.lead is not None else [])
    if facts.lead_clause is not None:
        sentences += reading.facts[facts.lead_clause].sentences
    if re.search(
        r"(?:前[0-9０-９一二三四五六七八九十]*[項条]|同[項条]|第[^、。]{1,6}[項条])(?:(?:の|に)[^。]{0,8}(?:報告|届出|提出|連絡|通知|申出)(?!が?あった|を受け)|(?:の例に(?:より|よる)|に準じ|と同様に))",
        act.sentence.core,
    ):
        for clause in reading.index.of(act.clause):
            for below in clause.walk():
                sentences += reading.facts[below].sentences if below in reading.facts else ()
    for sentence in sentences:
        if sentence is not None:
            for predicate in sentence.predicates:
                if any(a.particle in _GOING and not _TIME.search(a.head) for a in predicate.arguments) and (
                    {*predicate.acts, predicate.lemma} & (_TELLING | {"求める", "申請", "対する"})
                ):
                    return True
                if "求める" in {*predicate.acts, predicate.lemma} and predicate.topic is not None:
                    return True  # the one who asked is the one to be told
    return False


def _answered(reading: Reading, act: Act) -> bool:
    """「届出を行い、会社から許可を受ける」, 「申請書を提出し、上長の許可を得る」: whoever answers is the one to be told."""
    return any(
        other.sentence is act.sentence
        and other.span > act.span
        and {other.predicate.lemma if other.predicate is not None else "", *other.names} & _GETTING
        and any(
            (a.particle == "から" and is_agent(a.text)) or (a.particle == "を" and _ANSWER.search(a.text))
            for a in other.arguments
        )
        for other in reading.acts_by_clause[act.clause]
    )


def _listed_below(reading: Reading, act: Act) -> bool:
    """「次のとおり報告する」: the items say to whom."""
    if not re.search(r"次|以下|下記|各号", act.sentence.core):
        return False
    return any(
        set(below.names) & _TELLING and _going(below)
        for clause in reading.within(act.clause)
        if clause is not act.clause
        for below in reading.acts_by_clause[clause]
    )


def _going(act: Act) -> bool:
    own = act.predicate.span if act.predicate is not None else act.span
    # 届け＋出し, 交付して＋行う
    joined = [p for p in act.sentence.predicates if p.span.start == own.end or p.span.end == own.start]
    arguments = (*act.arguments, *(a for p in joined for a in p.arguments))
    return any(a.particle in _GOING and not _TIME.search(a.head) for a in arguments)
