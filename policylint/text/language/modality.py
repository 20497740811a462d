"""What an act of the main line does: duty, prohibition, permission, definition, purpose or plain statement.

By the reading of ``checks.md``: a duty says that somebody does, must or shall do something; appointing, applying,
commencing and the like are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.facts import Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.facts import Argument
    from policylint.text.language.chunks import Chunk

_STATING = frozenset({
    "施行", "適用", "準用", "よる", "例", "廃止", "含む", "含める", "該当", "限る", "妨げる", "有する", "ある", "なる", "できる", "在る", "読み替える", "みなす", "とどまる", "属する",
    "充てる", "当てる", "当たる", "当る", "置く", "構成", "組織", "及ぶ", "負う", "要する", "いう", "言う", "指す", "称する", "称す", "足りる", "足る", "とする", "異なる", "失う", "失効", "帰する",
    "準じる", "準ずる", "無い", "ない", "喪失", "優先", "通算", "算入", "換算", "差し支える", "差支える",
    "併せる", "変わる", "代わる", "替える", "経過", "任ずる", "就く", "兼ねる",
})  # fmt: skip
"""Verbs by which a regulation states something and lays nothing on anybody."""
_DEFINING = frozenset({"いう", "言う", "指す", "称する", "称す"})
_FORBIDDING = frozenset({"禁止", "禁ずる", "禁じる", "許す"})
_RULE = re.compile(
    r"(?:ところ|定め|規定|例|とおり|法|法律|法令|政令|省令|条例|規程|規則|要綱|要領|細則|基準|方針|表|図|議|決議|議決|決定|判断|場合|もの)(?:等)?$"
)
_COUNTS_AS = re.compile(r"(?:原則|基本|可能|条件|前提|例|旨|本旨|単位|上限|下限|限度|必要)$")
_POINTING = frozenset({"掲げる", "定める", "示す", "列記", "記載"})
_POINTED_AT = re.compile(r"次|以下|下記|左|別表|別紙|各号|前(?:条|項)")
_BRINGS_ABOUT = re.compile(r"(?:無効|不能|不可能|明確|明らか|確実|清潔|空|可能)に?$")
"""アカウントを無効にする: an act, where 「AをBとする」 only states."""
_SELF = re.compile(
    r"^(?:この|本|当)(?:規程|規則|規定|要綱|要領|要項|細則|基準|内規|訓令|告示|条例|章|節|条|附則|マニュアル|手順書|ガイドライン|方針|書(?:$|は|の))"
)
_RULES = re.compile(
    r"(?:規程|規則|規定|要綱|要領|要項|細則|基準|内規|訓令|告示|条例|通達|通知|法|法律|指針|マニュアル|[）」』])(?:等)?$"
)
_BODY = re.compile(r"(?:者|員|会|長|人|窓口|課|室|係|部|局|職|役|名|班|チーム|組織|体制)$")
_BINDING = frozenset({"obligation", "duty", "effort", "ought", "nominal", "care"})


def modality_of(  # noqa: PLR0911 - rules in order
    chunk: Chunk,
    acts: Sequence[str],
    topic: Argument | None,
    arguments: Sequence[Argument],
    adverbs: Sequence[str] = (),
) -> Modality:
    """The modality of a main predicate, from its closing forms, its verb and its topic."""
    marks = chunk.marks
    if (
        topic is not None
        and _SELF.match(topic.text)
        and chunk.lemma not in {"見直す", "見直し", "改正", "周知", "公表", "配布"}
    ):
        return (
            Modality.PURPOSE
            if "目的" in "".join(a.text for a in arguments) or chunk.lemma == "定める"
            else Modality.STATEMENT
        )
    if "prohibition" in marks or chunk.lemma in _FORBIDDING or any(act.endswith("禁止") for act in acts):
        return Modality.PROHIBITION
    if "permission" in marks:
        return Modality.PROHIBITION if "negated" in marks else Modality.PERMISSION
    if chunk.lemma in _DEFINING:
        return Modality.DEFINITION
    if "negated" in marks and "obligation" not in marks:
        return Modality.PROHIBITION if marks & _BINDING or chunk.lemma == "認める" else Modality.STATEMENT
    if topic is not None and chunk.lemma in _POINTING and _points(arguments):
        # 「番号事務は、次に掲げるものとする」: もの are things, and nobody is bound
        return Modality.STATEMENT
    if topic is not None and chunk.lemma == "定める" and _says_what_about(topic, arguments):
        return Modality.STATEMENT
    if not marks & _BINDING and _is_rule(chunk, arguments):
        return Modality.STATEMENT
    brings_about = chunk.lemma == "する" and any(map(_BRINGS_ABOUT.match, adverbs))
    if brings_about and any(a.particle == "を" for a in arguments):
        return Modality.DUTY
    if chunk.lemma == "よる" and is_means(topic, arguments):
        return Modality.DUTY
    return _positive(chunk, acts, arguments)


def _says_what_about(topic: Argument, arguments: Sequence[Argument]) -> bool:
    """「細則は、次の事項について定めるものとする」."""
    about = any(a.particle in {"について", "に関し", "につき"} for a in arguments)
    return about and bool(_RULES.search(topic.text)) and not any(a.particle == "を" for a in arguments)


def _is_rule(chunk: Chunk, arguments: Sequence[Argument]) -> bool:
    """Whether it is said how something counts: 出勤したものとして取り扱う, 現物による支給を原則とする."""
    if chunk.lemma in {"扱う", "取り扱う", "取扱う", "取扱い"}:
        return any(a.particle == "として" for a in arguments)
    return chunk.lemma == "する" and any(a.particle == "と" and _COUNTS_AS.search(a.head) for a in arguments)


def is_means(topic: Argument | None, arguments: Sequence[Argument]) -> bool:
    """Whether 「…は、…による」 says how an act is done (本人への通知は、書面による) and not by what rule it goes."""
    means = next((a for a in arguments if a.particle == "に"), None)
    return topic is not None and topic.sahen and means is not None and not _RULE.search(means.head)


def _points(arguments: Sequence[Argument]) -> bool:
    """Whether a verb says only where something stands: 次に, 別表第１に, with no object."""
    there = any(a.particle == "に" and _POINTED_AT.search(a.text) for a in arguments)
    return there and not any(a.particle in {"を", "をも"} for a in arguments)


def _acts_after_all(chunk: Chunk, arguments: Sequence[Argument]) -> bool:
    """利用者を担当者に限る, 塀を置く, 識別符号を廃止する, 認証を要する, 専用線によらなければならない: acts, though the verbs mostly state."""
    target = next((a for a in arguments if a.particle == "を"), None)
    if chunk.lemma == "限る":
        return target is not None
    if chunk.lemma == "置く":
        if target is None and any(a.particle in {"に", "へ"} for a in arguments):
            target = next((a for a in arguments if a.particle == "は"), None)  # 席は、窓から離れた場所に置く
        return target is not None and not _BODY.search(target.head)
    if chunk.lemma == "要する":
        return target is not None and target.sahen
    if chunk.lemma in {"廃止", "適用"}:
        return target is not None and not _RULES.search(target.head)
    return chunk.lemma == "よる" and "obligation" in chunk.marks


def _positive(chunk: Chunk, acts: Sequence[str], arguments: Sequence[Argument]) -> Modality:
    marks = chunk.marks
    if _acts_after_all(chunk, arguments):
        return Modality.DUTY
    if chunk.lemma in _STATING or any(act in _STATING for act in acts):
        return Modality.STATEMENT
    if chunk.lemma == "する" and not any(a.particle in {"を", "をも"} and a.sahen for a in arguments):
        # 「AはBとする」 fixes what something is; 「点検をする」 is an act
        return Modality.DUTY if marks & {"obligation", "care", "effort"} else Modality.STATEMENT
    if "copula" in marks:
        return Modality.DUTY if marks & {"obligation", "duty"} else Modality.STATEMENT
    return Modality.DUTY
