"""Duties whose whole content is a manner (適切に管理する) or an aim (防止のため必要な措置を講ずる): rule 5 of "How to decide the close cases"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.source import Span
from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role

if TYPE_CHECKING:
    from policylint.text.acts import Act
    from policylint.text.facts import Predicate

GENERIC = frozenset({
    "管理", "取り扱う", "取扱う", "取扱い", "取扱", "処理", "運用", "保管", "保存", "対応", "対処", "実施", "行う", "維持", "確保", "利用", "使用", "廃棄", "削除", "消去", "提供", "収集",
    "取得", "保護", "監督", "指導", "措置", "対策", "維持管理", "安全管理", "保有", "整備", "監視", "管理監督", "保全", "執行", "運営", "対応策", "方策", "努める", "行なう", "入手", "授受", "移送", "運搬", "設定", "講ずる", "講じる", "注意",
    "期する", "期す", "取扱い等", "配慮", "する", "管理等", "点検", "評価", "指示",
})  # fmt: skip
MEASURE = re.compile(
    r"(?:措置|(?<![方政対])策|安全策|対策|対応|対応策|方策|手当|手立て|配慮|監督|指導監督|注意|管理|処置)(?:等)?$"
)
_ADJECTIVE = re.compile(
    r"(?:必要かつ適切|適切かつ必要|必要十分|安全|必要|適切|適正|十分|所要|相当|細心|万全|しかるべき|相応|最大限|合理的)(?:な|の)[、，]?(?:安全管理(?:の(?:ための)?)?|防止|保護|セキュリティ|情報セキュリティ|再発防止|予防|管理|技術的|組織的|人的|物理的)*$"
)
_AIM_FOR = re.compile(r"(?:ため|為)(?:に)?の$|に向けた$|に関する$|に対する$|の$")
AIMED = re.compile(r"防止|抑止|予防|再発|許可されていない")
_ADVERBIAL_WAY = re.compile(
    r"(?:適切|適正|適当|妥当|相当|しかるべき|確実|安全)な(?:方法|手段|形|手続)(?:等)?(?:により|によって|によ(?:る|ら)|で|をもって|を用いて|を講じて)"
)
_STANDARD = re.compile(r"適法かつ公正な|復元(?:でき|不可能|が困難)|容易に復元|公正な手段|善良な管理者の注意|不正な手段")
CONCRETE = re.compile(
    r"(?:電源|設備|装置|器具|要員|人員|空調|回線|場所|空間|経路)(?:の)?確保|最小限(?:と|に)(?:する|し|とどめ)|暗号化|施錠|分散|限定|隔離|封緘|匿名|マスキング|パスワード|認証|ウイルス|ファイアウォール|記録|立会|調査|是正|改善|見直|処分|懲戒|停止|遮断|切断|連絡|通知|公表|報告|回収|交換|再設定|周知|研修|教育|訓練|点検|監査"
)


def bare_words(act: Act) -> Span | None:
    """The words of ``act`` that are all manner or aim; None where it is no such duty."""
    if act.modality is not Modality.DUTY or act.listing in {
        Listing.CONDITIONS,
        Listing.DEFINITIONS,
        Listing.CONTRACT_TERMS,
    }:
        return None
    if act.predicate is None:
        match = re.search(r"必要かつ適切な監督(?:を行うこと|の実施)?", act.sentence.text)
        return Span(act.sentence.span.start + match.start(), act.sentence.span.start + match.end()) if match else None
    if act.role not in {Role.MAIN, Role.BEFORE} or _STANDARD.search(act.words):
        return None
    return _manner(act, act.predicate) or _measure(act, act.predicate) or _way(act, act.predicate)


def _manner(act: Act, predicate: Predicate) -> Span | None:
    """適切に管理する: from the adverb to the end of the predicate."""
    if not _generic(act):
        return None
    text = act.sentence.prose.text
    reach = predicate.reach or predicate.span
    inner = [
        p.reach for p in act.sentence.predicates if p is not predicate and p.reach is not None and p.reach in reach
    ]
    for match in re.finditer(
        r"万全を(?=期)|細心の注意を?(?:払って|もって)|(?:(?:必要|公正|確実|安全|迅速|円滑)かつ)?(?:適切|適正|的確|厳重|厳格|厳正|慎重|丁寧|大切|入念|大事)(?:(?:かつ|、)[一-龥]{2,3}(?:的)?)?に(?!関[しす]|つ[いき]|基づ|係る|対[しす])",
        text[reach.start : reach.end],
    ):
        span = Span(reach.start + match.start(), reach.start + match.end())
        if not any(span in other for other in inner):
            return Span(span.start, predicate.span.end)
    return None


def _generic(act: Act) -> bool:
    names = {name.removesuffix("等") for name in act.names}
    return all(
        n in GENERIC
        or (
            any(n.endswith(g) for g in ("管理", "取扱い", "処理", "保管", "廃棄", "運用", "対応", "監督"))
            and not CONCRETE.search(n)
        )
        for n in names
    )


def _measure(act: Act, predicate: Predicate) -> Span | None:
    """必要な措置を講ずる, Xのための措置を講じる, 必要かつ適切な監督を行う, 細心の注意を払う."""
    carried = next((a for a in reversed(predicate.arguments) if a.particle in {"を", "をも", "も"}), None)
    if predicate.lemma == "努める":
        carried = next((a for a in reversed(predicate.arguments) if a.particle == "に"), carried)
    if (
        carried is None
        or not MEASURE.search(carried.head)
        or predicate.lemma
        not in {
            "講ずる",
            "講じる",
            "行う",
            "とる",
            "執る",
            "取る",
            "採る",
            "する",
            "払う",
            "施す",
            "実施",
            "図る",
            "なす",
            "努める",
            "期する",
            "期す",
        }
    ):
        return None
    text = act.sentence.prose.text
    before = text[act.sentence.span.start : carried.span.end]
    stem = before[: len(before) - len(carried.head.removesuffix("等")) - (1 if carried.head.endswith("等") else 0)]
    adjective = _ADJECTIVE.search(stem)
    if adjective:
        return Span(act.sentence.span.start + adjective.start(), predicate.span.end)
    if carried.head.startswith(("監督", "管理", "配慮", "指導", "注意")):
        return None
    purpose = MEASURE.sub("", carried.text.removesuffix("等"))
    only_aim = AIMED.search(carried.text) and _AIM_FOR.search(purpose)
    return Span(carried.span.start, predicate.span.end) if only_aim else None


def _way(act: Act, predicate: Predicate) -> Span | None:
    """適切な方法により管理する."""
    reach = predicate.reach or predicate.span
    match = _ADVERBIAL_WAY.search(act.sentence.prose.text, reach.start, reach.end)
    if match is None or not _generic(act):
        return None
    return Span(match.start(), predicate.span.end)
