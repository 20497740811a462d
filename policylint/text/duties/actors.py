"""Who bears a duty: named in the sentence, or carried over from the heading, the 柱書, or what stands before.

Rules 15, 26 and 30 of "How to decide the close cases": a subject is inherited upward within the article until another
subject intervenes that cannot bear the duty; a thing as topic breaks the chain; the subject of a side clause, a mention in
a modifier and the recipient of a report bear nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.acts import Listing
from policylint.text.agents import is_agent
from policylint.text.facts import Modality, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.facts import Argument, Predicate, Sentence
    from policylint.text.reading import Reading

_HEADING = re.compile(
    r"(?:責任者|管理者|担当者|委員会|職員|従業者|従業員|社員|役員|窓口|長|監事|会社|部署|事務局)(?:等)?(?:の(?:責務|義務|職務|役割|任務|遵守事項|業務|設置|権限|指定|選任|責任)|が|$)"
)
_SPOT = re.compile(r"(?:場所|位置|所|上|中|棚|庫|室内|付近|手元|隣|脇|机|卓上)$")
_NO_ACTOR = re.compile(
    r"^(?:この|本|当)(?:規程|規則|規定|要綱|要領|要項|細則|基準|内規|訓令|条例|方針|章|条|マニュアル)|施行|効力|適用|改廃|^附則"
)
_DESCRIBES = re.compile(r"(?:範囲|定義|目的|趣旨|用語)(?:等)?$")
_LIMITS = re.compile(
    r"(?:目的|範囲|限度|事務)(?:内)?(?:のみ(?:に|で)|に限(?:り|って|定して)|内(?:に(?:おいて)?|で)のみ)"
)
_PERFORMER = re.compile(r"(?:者|長|員|課|室|局|係|会社)(?:等)?の(?:行う|行うべき|つかさどる|任務|職務|事務|責務|役割)")
_MACHINE = re.compile(r"(?:システム|ソフトウェア|サーバー?|端末|装置|機器)(?:等)?$")
_DONE_TO = frozenset({
    "保つ", "維持", "常駐", "最新化", "適用", "分離", "隔離", "設置", "構築", "接続", "更新", "改修", "停止", "廃棄", "点検", "管理", "保守", "設定", "固定", "収納", "導入", "運用", "監視",
})  # fmt: skip
_HANDING_IN = frozenset({"提出", "届け出る", "届出", "申し出る", "申請", "申告", "返納", "返却", "引き継ぐ"})
_REVIEWING = frozenset({"見直す", "見直し"})
_DOING = frozenset({"行う", "おこなう", "実施", "する", "よる"})
_RESOLUTION = re.compile(r"(?:過半数|決議|議決|合議|協議|[0-9]以上|全員の同意|全会一致)$")
_STATIVE = frozenset(
    {
        "ある",
        "少ない",
        "なる",
        "有する",
        "備える",
        "含む",
        "該当",
        "属する",
        "生ずる",
        "生じる",
        "足りる",
        "異なる",
        "もの",
        "よる",
        "及ぶ",
        "いる",
        "基づく",
        "ない",
        "限る",
        "応じる",
        "抵触",
        "やむ",
        "認める",
        "支給",
        "除外",
        "適用",
        "準用",
        "算定",
        "計算",
        "漏えい",
        "決する",
        "持つ",
        "委ねる",
        "起算",
        "繰り越す",
    }
)


def nameless_duties(reading: Reading) -> Iterator[Act]:
    """The last act of each sentence whose duty nobody bears, in document order."""
    for article in _articles(reading):
        heading = reading.heading(article[0])
        if not _HEADING.search(heading) and not _DESCRIBES.search(heading):
            yield from _in_article(reading, article)


def _articles(reading: Reading) -> Iterator[tuple[Clause, ...]]:
    seen: set[Clause] = set()
    for clause in reading.facts:
        if (
            clause in seen
            or reading.regulation.supplementary_of(clause) is not None
            or clause.kind in {Kind.PREAMBLE, Kind.TEXT}
        ):
            continue
        group = reading.article(clause)
        seen.update(group)
        yield group


def _in_article(reading: Reading, article: tuple[Clause, ...]) -> Iterator[Act]:
    carried = False
    before: frozenset[str] = frozenset()
    """What the paragraph before has done."""
    below: dict[Clause, bool] = {}
    for clause in article:
        facts = reading.facts[clause]
        item = clause.kind in {Kind.ITEM, Kind.SUBITEM}
        # an item is read with its 柱書 and hands nothing on to the next paragraph
        here = below.get(facts.lead_clause, carried) if item and facts.lead_clause is not None else carried
        named = clause.duty is not None and bool(clause.duty.who)
        for sentence in facts.sentences:
            acts = [a for a in reading.acts_by_clause[clause] if a.sentence is sentence]
            told = named or _row_names(sentence)
            again = _same_again(sentence, acts, before)
            nameless, here = _in_sentence(sentence, acts, carried=here or told, item=item or told or again)
            if nameless is not None:
                yield nameless
        below[clause] = here or any(_PERFORMER.search(s.core) for s in facts.sentences)
        if not item:
            carried = here
            before = frozenset(n for a in reading.acts_by_clause[clause] if a.is_duty() for n in a.names)


def _same_again(sentence: Sentence, acts: list[Act], before: frozenset[str]) -> bool:
    """「前項の対策基準は、…を踏まえて定める」 after 「…は、対策基準を定める」: the same is done again, by the same."""
    topics = [p.topic.text for p in sentence.main if p.topic is not None]
    return (
        bool(topics)
        and all(topic.startswith(("前項の", "前項に規定する")) for topic in topics)
        and all(set(a.names) & before for a in acts if a.role is Role.MAIN and a.is_duty())
    )


_OWNED = re.compile(r"(?P<who>.+)の(?:役割|任務|職務|責務|業務|権限)(?:等)?$")


def _row_names(sentence: Sentence) -> bool:
    """Whether the sentence is a row of a table that came as text, and its first cell says who (統括責任者　常務理事　…を統括する)."""
    cell, blank, _ = sentence.core.partition("　")
    return bool(blank) and is_agent(cell.strip())


def _in_sentence(sentence: Sentence, acts: list[Act], *, carried: bool, item: bool) -> tuple[Act | None, bool]:
    """The last duty of the sentence that nobody bears, and whether somebody is handed on to what follows."""
    nameless: Act | None = None
    bearer_topic: str | None = None
    """The topic of the clause whose bearer is a が: it bears what follows under the same topic only."""
    borne = handed = carried
    done = {p.topic.text for p in sentence.main if p.topic is not None and _is_the_act(p)}
    """Topics that are the act itself (点検は、点検表に記入して行い、結果を…): they go on with who did it before."""
    everywhere = any(
        a.particle in {"は", "も"} and is_agent(a.text) and not _worked_on(p)
        for p in sentence.main
        for a in p.arguments
    )
    for act in acts:
        predicate = act.predicate
        if predicate is None:
            continue
        topic = predicate.topic.text if predicate.topic is not None and not _is_setting(predicate.topic) else ""
        if act.role is Role.MODIFIER and predicate.lemma in {"施錠", "関係"} and _performer(predicate):
            bearer_topic, borne, handed = topic, True, True  # 「給与係長が施錠できる書庫に保存し」
            continue
        if _by_what_somebody_does(act, predicate):
            bearer_topic, borne, handed = topic, True, True  # 「請求は、責任者が請求書を発行することによって行う」
            continue
        if act.role is Role.MAIN and _whose(acts, act, topic):
            bearer_topic, borne, handed = topic, True, True
            continue
        if act.role is not Role.MAIN:
            continue
        if predicate.lemma in {"限り", "限る"} and predicate.negated:
            continue  # 「責任者が必要と認める場合は、この限りでない」 hands nobody on
        if (topic and is_agent(topic) and not _worked_on(predicate)) or _performer(predicate):
            bearer_topic, borne = topic, True
            # the subject of a side clause (鍵は責任者が管理し、…) is not handed on
            handed = is_agent(topic) or predicate is sentence.main[-1]
        elif everywhere:
            borne = handed = True  # 「担当者は、提出された書類は、整理して保管する」
        elif topic and topic in done:
            pass
        elif (bearer_topic is not None and topic != bearer_topic) or (
            topic and topic != bearer_topic and (_says_what_it_is(predicate) or (not item and _is_thing(predicate)))
        ):
            borne = handed = False
        if (
            _is_borne(act)
            and not borne
            and not _delegates(sentence)
            and not _borne_by_next(acts, act, topic)
            and not _borne_by_whoever_is_in_the_case(acts, act)
            and not _borne_below(act)
        ):
            nameless = act
    if nameless is not None and leads_to_leave(sentence, nameless):
        return None, handed
    return nameless, handed


def _by_what_somebody_does(act: Act, predicate: Predicate) -> bool:
    """Whether the clause is the means of the act and says who takes it: 責任者が書面を交付することにより."""
    behind = act.sentence.prose.text[predicate.span.end :]
    means = behind.startswith(("ことに", "方法に")) or re.search(r"ことに(?:より|よって|よる)、?行", behind)
    return act.role is Role.MODIFIER and bool(means) and _performer(predicate)


def leads_to_leave(sentence: Sentence, act: Act) -> bool:
    """「持出簿に記入し、持ち出すことができる」: what is permitted on a condition lays nothing on anybody."""
    last = sentence.main[-1] if sentence.main else None
    return (
        last is not None
        and last.modality is Modality.PERMISSION
        and act.predicate is not None
        and act.predicate.span < last.span
        and not act.predicate.marks & {"duty", "obligation"}
    )


def _borne_by_whoever_is_in_the_case(acts: list[Act], act: Act) -> bool:
    """「職員が退職しようとするときは、届を提出する」: who hands something in is the one of whom the case speaks."""
    before = [a for a in acts if a.role is Role.CONDITION and a.predicate is not None and a.span < act.span]
    # 「学生が端末を使用する場合は、許可を得て使用する」: who asks, and who does what the case is about
    own = set(act.names) & _HANDING_IN or _asks_leave(act)
    return any(
        x.particle == "が" and is_agent(x.text)
        for a in before
        if own or set(a.names) & set(act.names)
        for x in a.arguments
    )


def _asks_leave(act: Act) -> bool:
    """Whether the act is to get leave (部局システム管理者の許可を得る), which is for whoever wants to do the thing."""
    return (
        act.predicate is not None
        and act.predicate.lemma in {"得る", "受ける"}
        and any(a.particle == "を" and a.text.endswith(("許可", "承認", "承諾", "同意")) for a in act.arguments)
    )


def _whose(acts: list[Act], act: Act, topic: str) -> bool:
    """Whether the topic says whose it is: 「UEC-CSIRTの役割は、…とする」, 「職員が…することは、禁止する」."""
    owner = _OWNED.match(topic)
    if owner is not None:
        return is_agent(owner["who"])
    return topic == "こと" and any(
        x.particle == "が" and is_agent(x.text)
        for a in acts
        if a.role is Role.MODIFIER and a.predicate is not None and a.predicate.head == topic and a.span < act.span
        for x in a.arguments
    )


def _borne_below(act: Act) -> bool:
    """「次のとおり報告する」, where each item says who does."""
    if not re.search(r"次の(?:とおり|各号の)", act.words):
        return False
    items = [p.text for c in act.clause.children if c.kind in {Kind.ITEM, Kind.SUBITEM} for p in c.prose()]
    return bool(items) and all(
        (found := re.match(r"[^、。]{1,30}?(?=は、)", item)) is not None and is_agent(found.group()) for item in items
    )


def _borne_by_next(acts: list[Act], act: Act, topic: str) -> bool:
    """「報告の事務は、指示を受けて、総務課が行う」: who does the act does what leads to it by て."""
    if act.predicate is None or not act.predicate.span.of(act.sentence.prose.text).endswith(("て", "で")):
        return False
    behind = next(
        (a.predicate for a in acts if a.predicate is not None and a.role is Role.MAIN and a.span > act.span), None
    )
    return (
        behind is not None
        and _performer(behind)
        and (behind.topic is None or _is_setting(behind.topic) or behind.topic.text == topic)
    )


def _performer(predicate: Predicate) -> bool:
    """Whether the clause has somebody who acts beside its topic: 総務課が行う, 総務課において行う, 総会の決議により定める."""
    return any(
        (a.particle in {"が", "のみが", "だけが", "自らが", "において", "により", "にて"} and is_agent(a.text))
        or (a.particle in {"により", "をもって", "を経て", "で"} and _RESOLUTION.search(a.text))
        or (a.particle == "で" and a.text.endswith("の間"))
        for a in predicate.arguments
    )


def _is_borne(act: Act) -> bool:
    """Whether the act is a duty that somebody must bear."""
    if act.predicate is None or act.modality is not Modality.DUTY:
        return False
    if act.listing in {Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS, Listing.OBJECTS}:
        return False
    topic = act.predicate.topic
    if topic is not None and _NO_ACTOR.search(topic.text) and not set(act.names) & _REVIEWING:
        return False
    if _LIMITS.search(act.words) or act.sentence.prose.text[act.span.end :].startswith(
        ("のみで足り", "だけで足り", "ことで足り")
    ):
        return False  # says how far something may go, or that it is enough
    if "与える" in act.names and re.search(r"休暇|休憩|休日|休業|休養|代休|時間", act.words):
        return False  # what the rules grant
    if act.predicate.lemma in _STATIVE or set(act.names) & _STATIVE or "copula" in act.predicate.marks:
        return False
    return not act.predicate.passive and not _appoints(act.predicate)


def _appoints(predicate: Predicate) -> bool:
    """Whether the clause sets up a post or a body (rule 24: appointing is no duty)."""
    thing = predicate.argument("を")
    if predicate.lemma == "置く":
        # 「席は、人の通らない場所に置く」 sets up nobody
        set_up = thing or predicate.topic
        place = predicate.argument("に", "へ", "には")
        return set_up is None or is_agent(set_up.text) or place is None or not _SPOT.search(place.text)
    return (
        predicate.lemma in {"設ける", "設置", "配置", "整備", "充てる"} and thing is not None and is_agent(thing.text)
    )


def _delegates(sentence: Sentence) -> bool:
    return bool(re.search(r"(?:別に|別途|別)、?定める(?:ものとする|こととする)?。?$", sentence.core))


def _is_setting(argument: Argument) -> bool:
    """A time, place or case as topic (業務終了後は, 次の場合は) that is no subject."""
    return bool(
        re.search(
            r"(?:場合|とき|時|際|後|前|(?<!期)間|中|(?<!年月)日|年度|月|原則|とおり|ほか|うえ|上|ため|又|若しく|場合において|にあって|に際して)$",
            argument.head,
        )
    )


def _worked_on(predicate: Predicate) -> bool:
    """Whether a system that is the topic is what the act is done to (情報システムは、…から分離しなければならない)."""
    topic = predicate.topic
    return (
        topic is not None
        and _MACHINE.search(topic.text) is not None
        and bool({predicate.lemma, *predicate.acts} & _DONE_TO)
    )


def _is_thing(predicate: Predicate) -> bool:
    """Whether the topic is a thing (操作履歴は): it breaks the chain (rules 26 and 30)."""
    return predicate.topic is not None and predicate.topic.particle in {"は", "については", "に関しては"}


def _is_the_act(predicate: Predicate) -> bool:
    """Whether the topic is what is done (番号事務は、…行う): it goes on with who did it before, as a thing does not."""
    topic = predicate.topic
    done = topic is not None and topic.sahen
    if predicate.lemma == "よる":
        return done  # 「保存期間は、規程の例による」 is about a thing
    return predicate.lemma in _DOING and (predicate.argument("を") is None or done)


def _says_what_it_is(predicate: Predicate) -> bool:
    """Whether the thing that is the topic is what the clause speaks of, and not the object of somebody's duty."""
    return predicate.lemma in _STATIVE or "copula" in predicate.marks
