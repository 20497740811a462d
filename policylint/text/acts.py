"""Acts as checks ask for them: a predicate or a bare noun of a list, with the modality it has where it stands.

An item is read with its 柱書: under 「次に掲げる措置を講ずる」 it is a duty, under 「次のいずれかに該当する場合」 a condition, in a list of
contract terms somebody else's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from policylint.source import Span
from policylint.text.facts import Modality, Role, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause
    from policylint.text.facts import Argument, ClauseFacts, Predicate, Sentence, TimingPhrase


class Listing(StrEnum):
    """What the items under a 柱書 are."""

    DUTIES = "duties"
    CONDITIONS = "conditions"
    DEFINITIONS = "definitions"
    CONTRACT_TERMS = "contract-terms"
    OBJECTS = "objects"
    """What a duty is about: entries of a record, documents, members."""


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """One act of a clause.

    ``predicate`` is None for an item that is a bare noun phrase (「電子媒体の暗号化」); ``names`` are then its acting nouns.
    ``timings`` are those that bind to this act, ``span`` the words from the act to the end of its predicate.
    """

    clause: Clause
    sentence: Sentence
    predicate: Predicate | None
    modality: Modality
    names: tuple[str, ...]
    span: Span
    timings: tuple[TimingPhrase, ...]
    listing: Listing | None = None

    @property
    def by_measure(self) -> bool:
        """Whether the duty is to see to it that the act is done (分析するために必要な措置を講ずる)."""
        return self.role is Role.PURPOSE and self.modality is Modality.DUTY

    @property
    def role(self) -> Role:
        """Where the act stands; a bare noun stands in the main line."""
        return self.predicate.role if self.predicate is not None else Role.MAIN

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """The noun phrases of the act."""
        return self.predicate.arguments if self.predicate is not None else ()

    @property
    def topic(self) -> Argument | None:
        """The topic in force (…は), which may stand before other acts of the sentence."""
        return self.predicate.topic if self.predicate is not None else None

    def argument(self, *particles: str) -> Argument | None:
        """The first argument with one of ``particles``."""
        return next((a for a in self.arguments if a.particle in particles), None)

    @property
    def words(self) -> str:
        """The words that belong to the act, its arguments and modifiers included."""
        if self.predicate is None or self.predicate.reach is None:
            return self.sentence.text
        return self.predicate.reach.of(self.sentence.prose.text)

    def timed(self, *kinds: TimingKind) -> tuple[TimingPhrase, ...]:
        """The time expressions of these kinds that bind to the act."""
        return tuple(t for t in self.timings if t.kind in kinds)

    def is_duty(self) -> bool:
        """Whether somebody must do it, outright or as a step of a duty."""
        return self.modality is Modality.DUTY


_CONDITIONS = re.compile(
    r"いずれか(?:一)?に(?:該当|当て)|各号に(?:該当|当て)|に掲げる(?:場合|とき|者(?!に対し|へ|を))|次の(?:各号の)?(?:場合|とき)|場合(?:は|には|に限り|を除き)[^。]*この限りでない"
)
_DEFINITIONS = re.compile(
    r"用語の(?:意義|定義|意味)|用語は|定義は|(?:次|以下|下記)の[0-9０-９〇一二三四五六七八九十]*(?:種類?|種別|区分)(?:とし|とする|に(?:分|区分|より))|それぞれ当該各号に定める|当該各号に定めるところによる"
)
_CONTRACT = re.compile(r"契約(?:書)?(?:に|の内容|において|で|には)|委託先(?:に|と|から)|盛り込|受託者(?:に|と)|仕様書")
_POINTS = ("次", "以下", "下記", "各号", "左記")
_DUTY_NOUNS = re.compile(
    r"措置|対策|対応|対処|手法|方法|手段|こと|事務|業務|職務|任務|役割|責務|取組|処理|管理|遵守|留意|守ら|行わ|行う|行い|講ず|講じ|実施|よる|より|つかさどる|とおり"
)


def listing_of(lead: Sentence) -> Listing:
    """What the items under ``lead`` are."""
    words = lead.core
    if _DEFINITIONS.search(words):
        return Listing.DEFINITIONS
    if _CONDITIONS.search(words):
        return Listing.CONDITIONS
    if _CONTRACT.search(words) and re.search(
        r"定め|明記|明示|盛り込|入れ|設け|加え|規定|記載|含め|締結|契約内容|契約の内容", words
    ):
        return Listing.CONTRACT_TERMS
    final = _holder(lead)
    if (
        final is not None
        and final.acts
        and final.acts[0]
        in {
            "記録",
            "記載",
            "記入",
            "報告",
            "公表",
            "届け出る",
            "提出",
            "通知",
            "含む",
            "含まれる",
            "有する",
            "構成",
            "組織",
        }
    ):
        return Listing.OBJECTS
    return Listing.DUTIES if _DUTY_NOUNS.search(words) and lead.modality is not Modality.PERMISSION else Listing.OBJECTS


def _holder(lead: Sentence) -> Predicate | None:
    """The act that the list belongs to: 講じさせ of 「次に掲げる措置を講じさせ、経過を帳簿に記録する」."""
    points = [p for p in lead.predicates if p.role is Role.MODIFIER and p.lemma in {"掲げる", "定める", "示す"}]
    pointing = next((p for p in points if any(a.text.startswith(_POINTS) for a in p.arguments)), None)
    if pointing is None:
        return lead.main[-1] if lead.main else None
    return next((p for p in lead.main if p.span > pointing.span), lead.main[-1] if lead.main else None)


def acts_of(facts: ClauseFacts) -> Iterator[Act]:
    """Every act of a clause, in order, with the modality it has there."""
    listing = listing_of(facts.lead) if facts.lead is not None else None
    for sentence in facts.sentences:
        owners = _owners(sentence)
        for predicate in sentence.predicates:
            yield Act(
                facts.clause, sentence, predicate, _modality(sentence, predicate, listing, facts), predicate.acts,
                _act_span(sentence, predicate), tuple(t for t in sentence.timings if owners.get(t) is predicate), listing,
            )  # fmt: skip
        if not any(p.role is Role.MAIN for p in sentence.predicates):
            yield _bare(sentence, facts, listing, owners)


def _bare(
    sentence: Sentence, facts: ClauseFacts, listing: Listing | None, owners: dict[TimingPhrase, Predicate]
) -> Act:
    """The act of an item that is a noun phrase."""
    duty = (
        listing is Listing.DUTIES
        and facts.lead is not None
        and facts.lead.modality in {Modality.DUTY, Modality.STATEMENT}
    )
    names = tuple(re.findall(r"(?:(?![及又並])[一-龥ァ-ヶー々])+", sentence.core))
    loose = tuple(t for t in sentence.timings if t not in owners)
    return Act(
        facts.clause,
        sentence,
        None,
        Modality.DUTY if duty else Modality.STATEMENT,
        names,
        sentence.span,
        loose,
        listing,
    )


def _owners(sentence: Sentence) -> dict[TimingPhrase, Predicate]:
    """The predicate that each time expression binds to: the one with the narrowest reach around it."""
    owners: dict[TimingPhrase, Predicate] = {}
    for timing in sentence.timings:
        around = [
            p for p in sentence.predicates if p.reach is not None and p.reach.start <= timing.span.start < p.reach.end
        ]
        # 「毎年４月に、日程を定めた計画を作成する」: what is set off by a comma goes with the main line
        main = [p for p in around if p.role is Role.MAIN] if _set_off(sentence, timing, around) else []
        if not main and around and _beside_what_was_done(timing, around):
            main = [p for p in around if p.role is Role.MAIN]
        if around:
            owners[timing] = min(main or around, key=lambda p: len(p.reach or p.span))
    return owners


def _beside_what_was_done(timing: TimingPhrase, around: list[Predicate]) -> bool:
    """「定期的に、登録された利用者の確認を行う」, comma or none: what has been done once cannot be timed by how often."""
    narrowest = min(around, key=lambda p: len(p.reach or p.span))
    return (
        timing.kind in {TimingKind.VAGUE_INTERVAL, TimingKind.INTERVAL}
        and narrowest.role is Role.MODIFIER
        and narrowest.passive
        and narrowest.lemma in {"登録", "付与", "保存", "保管", "記載", "発行", "設定", "許可", "配置"}
    )


def _set_off(sentence: Sentence, timing: TimingPhrase, around: list[Predicate]) -> bool:
    """Whether ``timing`` opens the modifier it stands in, with a comma behind it."""
    narrowest = min(around, key=lambda p: len(p.reach or p.span), default=None)
    if narrowest is None or narrowest.role not in {Role.MODIFIER, Role.PURPOSE} or narrowest.reach is None:
        return False
    behind = sentence.prose.text[timing.span.end : timing.span.end + 2]
    return narrowest.reach.start == timing.span.start and behind.removeprefix("に").startswith("、")


def _modality(sentence: Sentence, predicate: Predicate, listing: Listing | None, facts: ClauseFacts) -> Modality:
    own = predicate.modality
    if predicate.role is Role.BEFORE:
        own = next(
            (p.modality for p in sentence.predicates if p.role is Role.MAIN and p.span > predicate.span),
            Modality.STATEMENT,
        )
    elif predicate.role is Role.PURPOSE and (measure := _measure_for(sentence, predicate)) is not None:
        own = measure.modality
    elif predicate.role is not Role.MAIN:
        return Modality.STATEMENT
    if listing is None or own is Modality.STATEMENT:
        return own
    if listing in {Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS}:
        return Modality.STATEMENT
    bound = predicate.marks & {"obligation", "duty", "nominal", "effort", "ought", "prohibition", "care"}
    if listing is Listing.OBJECTS and not bound:
        return Modality.STATEMENT
    # 「次の行為をしてはならない」: …すること names what is forbidden
    if facts.lead is not None and facts.lead.modality is Modality.PROHIBITION and not bound - {"nominal"}:
        return Modality.PROHIBITION
    return own


_DONE = frozenset({
    "分析", "確認", "点検", "検証", "監視", "照合", "記録", "保存", "保管", "見直す", "見直し", "確かめる", "検査", "監査", "棚卸",
})  # fmt: skip
"""What a measure may be for that is itself an act, and no aim (rule 5 of "How to decide the close cases")."""


def _measure_for(sentence: Sentence, predicate: Predicate) -> Predicate | None:
    """The duty to take the measures that ``predicate`` needs: 「…を一定の期間保存し、及び分析するために必要な措置を講ずる」."""
    if not predicate.head.startswith(("ため", "為")) or not {*predicate.acts, predicate.lemma} & _DONE:
        return None
    # 「保存し、及び分析するために」: the last of a row stands in the reach of the measure
    row = [
        p
        for p in sentence.predicates
        if p.role is Role.PURPOSE and p.head == predicate.head and p.span >= predicate.span
    ]
    return next(
        (
            p
            for p in sentence.predicates
            if p.role is Role.MAIN
            and p.span > predicate.span
            and p.reach is not None
            and any(q.span in p.reach for q in row)
            and any(a.particle == "を" and a.text.endswith(("措置", "対策")) and "必要" in a.text for a in p.arguments)
        ),
        None,
    )


def _act_span(sentence: Sentence, predicate: Predicate) -> Span:
    """From the act (the object of a light verb included) to the end of the predicate."""
    if predicate.acts == (predicate.lemma,):
        return predicate.span
    carried = next(
        (
            a
            for a in reversed(predicate.arguments)
            if any(a.text.endswith((name, name + "等")) for name in predicate.acts)
        ),
        None,
    )
    if carried is None:
        return predicate.span
    at = sentence.prose.text.rfind(predicate.acts[0], carried.span.start, carried.span.end)
    return Span(at if at >= 0 else carried.span.start, predicate.span.end)
