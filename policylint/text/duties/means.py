"""Does a duty say how?  Rules 5 and 32 of "How to decide the close cases": aim or act, one duty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.source import Span
from policylint.text.duties.manner import AIMED, CONCRETE, GENERIC, MEASURE, bare_words
from policylint.text.facts import Modality, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import Argument, Predicate, Sentence
    from policylint.text.reading import Reading

_TELLING = frozenset({"点検", "評価", "監視", "設定", "指示", "運搬", "移送"})
"""Generic where a manner is all that is said of them, and yet concrete beside another act."""
_PROVISO = re.compile(r"ただし|但し")
_GOES_ON = re.compile(r"この場合|その際|これ|当該|なお|その(?:方法|手段)|具体的")
_AIM = re.compile(
    r"漏えい|漏洩|滅失|毀損|き損|紛失|盗難|改ざん|窃取|不正|防止|確保|保護|維持|抑止|向上|低減|軽減|排除|予防|回避|徹底|推進|適正化|適正な|適切な|安全|管理|最小限|未然|対応|再発|被害|拡大|支障|対策|措置|万全|保全|取扱い|遵守"
)
_EXAMPLE = re.compile(
    r"(?P<what>[^、。]{2,40}?)(?:その他(?:の)?|等(?:の)?、?|などの?、?|をはじめとする|を含む|といった)(?:(?<=等、|他の|の他)[^、。]{0,40}?(?:よう|ため|防止|予防)(?:に|の)*)?(?:、)?(?:(?:これらに準ずる|その他)?(?:必要|適切|適正|十分|所要)(?:かつ適切)?(?:な|の))?(?:安全管理)?(?:措置|対策|対応|方法|手段|方策|処置|処理|手続|取扱い)"
)
_WAYS = frozenset(
    {
        "により",
        "によって",
        "をもって",
        "を以て",
        "に基づき",
        "に基づいて",
        "に従い",
        "に従って",
        "に準じ",
        "に準じて",
        "に照らし",
        "に照らして",
        "を通じ",
        "を通じて",
        "を経て",
        "を用いて",
        "を使用して",
        "を介して",
        "で",
    }
)
_AMONG = frozenset({"を含め", "を含めて", "をはじめ", "のほか", "に加え", "に加えて"})
_NO_PLACE = re.compile(r"範囲|上$|中$|下$|場合|時$|度$|ところ|もと")
_NO_WAY = re.compile(
    r"^(?:関係)?(?:法令|法律|関係法令|関連法令|番号法|個人情報保護法|ガイドライン|この規程|本規程|指示|責任|必要|範囲|目的|権限|場合|立場|職責)(?:等|等の定め|の定め|の規定|その他の規程)?$|(?:適切|適正|必要|適当|相当)な(?:方法|手段|措置|形|管理)"
)
CONCRETE_OR_THING = re.compile(rf"{CONCRETE.pattern}|設置|配置|装着|装備|固定|導入|掲示|貼付|使用|着用|分離|区分")
_CARRYING = frozenset(
    {
        "運ぶ",
        "運搬",
        "移送",
        "搬送",
        "持ち運ぶ",
        "持ち出す",
        "持出し",
        "取り扱う",
        "扱う",
        "行う",
        "管理",
        "利用",
        "使用",
    }
)
_TOLD = frozenset({"周知", "報告", "公表", "通知", "連絡", "説明", "提出", "回答"})
_FINDING_OUT = frozenset({"調査", "分析", "究明", "解明", "把握", "検討", "検証", "評価", "調べる", "特定", "追及"})
_RESTORED = re.compile(r"是正|改善|解消|回復|復旧|解決|整備")
_GATHERED = frozenset(
    {
        "取りまとめる",
        "とりまとめる",
        "まとめる",
        "受領",
        "取得",
        "受け取る",
        "収集",
        "回収",
        "徴する",
        "受ける",
        "取る",
        "とる",
        "整理",
    }
)
"""Steps that come before keeping a thing and do not say how it is kept."""
_ACTED = re.compile(r"[一-龥々ァ-ヶー]+")


def bare_duties(reading: Reading) -> Iterator[tuple[Act, Span]]:
    """Each duty whose whole content is a manner or an aim, with the words that say so, in document order."""
    for act in reading.acts:
        span = bare_words(act)
        if span is not None and not _told(reading, act):
            yield act, span


def _told(reading: Reading, act: Act) -> bool:
    """Whether a means, form, list, procedure or example of the same duty is given where the reader is led."""
    return (
        _by_fields(reading, act)
        or _by_listed(act)
        or _by_example(act)
        or _by_purpose(act)
        or _by_argument(act)
        or _by_reference(act)
        or _by_other_act(reading, act)
        or _by_later_paragraph(reading, act)
    )


def _by_fields(reading: Reading, act: Act) -> bool:
    return any(c.duty is not None and c.duty.how for c in (act.clause, reading.paragraph(act.clause)))


def _by_listed(act: Act) -> bool:
    """The clause lists items below the sentence."""
    below = [c for c in act.clause.children if c.kind in {Kind.ITEM, Kind.SUBITEM}]
    return bool(below) and bool(re.search(r"次|以下|下記|各号|掲げる|とおり", act.sentence.core))


def _by_example(act: Act) -> bool:
    """アクセス制御その他必要な措置, 施錠するなど適切に, 措置（…）."""
    text = act.sentence.prose.text[act.sentence.span.start : act.sentence.span.end]
    for match in _EXAMPLE.finditer(act.sentence.core):
        what = match.group("what")
        if _is_act(what) or _listed_before(act.sentence.core[: match.start("what")]):
            return True
    for other in act.sentence.predicates:
        following = act.sentence.prose.text[other.span.end : other.span.end + 3]
        if (
            other is not act.predicate
            and other.span < act.span
            and following.startswith(("など", "等", "ほか"))
            and not _all_generic(other)
        ):
            return True
    bracket = re.search(r"(?:措置|対策|方法|管理|対応)[（(](?P<inner>[^（）()]{4,})[）)]", text)
    inner = bracket.group("inner") if bracket is not None else ""
    return bool(inner) and "以下" not in inner and _is_act(inner) and not AIMED.search(inner)


def _listed_before(words: str) -> bool:
    """Whether a list of examples begins before its last member: 「予備電源の確保、配線の損傷の防止等の措置」."""
    found = re.search(r"(?P<part>[一-龥々ァ-ヶー]+(?:の[一-龥々ァ-ヶー]+)*)、$", words)
    return (
        found is not None
        and not re.search(r"(?:場合|とき|ため|際|応じ|条|項|者|長)$", found["part"])
        and bool(CONCRETE.search(found["part"]))
    )


def _by_purpose(act: Act) -> bool:
    """Xのために必要な措置, where X is itself an act and no aim (rule 5)."""
    words = act.words
    noun = re.search(r"(?P<what>[一-龥ァ-ヶー]+)の(?:ため|為)(?:の|に)?、?(?:必要|適切|十分|所要)", words)
    if noun and not _AIM.search(noun.group("what")) and not _RESTORED.search(noun.group("what")):
        return True
    purposes = [
        p
        for p in act.sentence.predicates
        if p.role is Role.PURPOSE and p.head.startswith(("ため", "為")) and p.span < act.span
    ]
    inside = [
        p
        for p in purposes
        if act.predicate is not None and act.predicate.reach is not None and p.span in act.predicate.reach
    ]
    before = words.removesuffix("措置")
    if re.search(r"(?:ない|なく|ぬ)よう(?:に)?(?:する)?(?:ため|為)?", before):
        return False  # 「立ち入らないようにするために」 says what must not happen
    return bool(inside) and not any(
        _AIM.search(n) or n in {"保つ", "維持", "防ぐ", "避ける", "守る", "図る", "期する", "備える", "資する"}
        for p in inside
        for n in (*p.acts, p.lemma)
    )


def _is_act(words: str) -> bool:
    """Whether ``words`` name something one can do and not only what it is for."""
    parts = [part for part in re.split(r"ため(?:の|に)?|又は|及び|、|並びに|若しくは", words) if part]
    tail = parts[-1] if parts else words
    if CONCRETE.search(tail) or any(CONCRETE.search(part) for part in parts):
        return True
    return bool(_ACTED.search(tail)) and not _AIM.search(tail)


def _by_argument(act: Act) -> bool:
    """A means with its own particle: 暗号化により, 所定の様式で, 文書管理規程に従い, 施錠を含め."""
    for argument in act.arguments:
        if argument.particle in _AMONG and _is_act(argument.text):
            return True
        if argument.particle in _WAYS and not _NO_WAY.search(argument.text) and not _vague_before(act, argument):
            if argument.particle.startswith("に基づ") and argument.text.endswith("結果"):
                continue  # 「調査の結果に基づき」 gives the ground
            return argument.particle != "で" or not _NO_PLACE.search(argument.head)
    return bool(
        re.search(
            r"を用いて|を使用して|を利用して|に定める(?:ところに|手続|方法|手順)|手順書|マニュアル|要領に",
            act.words,
        )
    ) or ("の下" in act.words and "設定" in act.words)


def _vague_before(act: Act, argument: Argument) -> bool:
    text = act.sentence.prose.text
    return bool(
        re.search(
            r"(?:適切|適正|適当|妥当|必要|相当|確実|安全)な$", text[act.sentence.span.start : argument.span.start]
        )
    )


def _by_reference(act: Act) -> bool:
    """The duty is that of a clause or document named in its own words: 第12条に定める措置, 保護規程の定めにより."""
    reach = act.predicate.reach if act.predicate is not None else None
    for reference in act.sentence.references:
        at = reference.span.shift(act.sentence.span.start)
        aside = any(
            p is not act.predicate and p.role is not Role.MAIN and p.reach is not None and at in p.reach
            for p in act.sentence.predicates
        )  # 「前項ただし書の規定により持ち出すときは」 says when
        if (
            reach is not None
            and at in reach
            and not aside
            and re.match(
                r"(?:に(?:規定|定め|掲げ|基づ|より|従|準)|の(?:規定|定め|措置|方法|手続|例))",
                act.sentence.prose.text[at.end :],
            )
        ):
            return not re.match(
                r"に(?:規定|定め|掲げ)(?:する|る)(?:もの|ほか|場合|とき)", act.sentence.prose.text[at.end :]
            )
    return False


def _by_other_act(reading: Reading, act: Act) -> bool:
    """Another act of the same duty in the sentence or, pointing back, in the paragraph, that is concrete."""
    if act.predicate is None:
        return False  # an item that is a noun (必要かつ適切な監督)
    for other in act.sentence.predicates:
        if other is act.predicate or (other.span > act.predicate.span and other.role is not Role.MAIN):
            continue
        if set(other.acts) <= _GATHERED and not MEASURE.search(act.words):
            continue  # 「写しを取りまとめ、適切に保管する」
        if "払う" in {act.predicate.lemma, *act.names} and set(other.acts) <= _CARRYING:
            continue  # 「細心の注意を払い、これを運ぶ」
        if (other.span > act.predicate.span and set(other.acts) <= _TOLD) or (
            "再発" in act.words and set(other.acts) <= _FINDING_OUT
        ):
            continue  # to find out, or to tell people of a measure, does not say what it is
        if other.role not in {Role.MAIN, Role.BEFORE} or not _concrete(other) or not _same_object(other, act.predicate):
            continue
        if _joined(act.sentence, other, act.predicate):
            return True
    later = (
        s for s in reading.facts[act.clause].sentences if s.prose is act.sentence.prose and s.span > act.sentence.span
    )
    return any(
        (_GOES_ON.match(s.core) and any(_concrete(p) for p in s.main)) or (_PROVISO.match(s.core) and _gives_example(s))
        for s in later
    )


def _gives_example(sentence: Sentence) -> bool:
    """「ただし、端末のケーブルを抜くなど、直ちに行い得る措置については、直ちに行う」."""
    text = sentence.prose.text
    return any(text.startswith(("など", "等"), p.span.end) and not _all_generic(p) for p in sentence.predicates)


def _same_object(other: Predicate, predicate: Predicate) -> bool:
    """One duty is one predicate with its object (rule 32); a 措置 or 対応 takes in whatever acts stand before it."""
    mine, theirs = predicate.argument("を"), other.argument("を")
    return mine is None or theirs is None or bool(MEASURE.search(mine.head)) or mine.head == theirs.head


def _concrete(predicate: Predicate) -> bool:
    if predicate.modality not in {Modality.DUTY, Modality.PROHIBITION} and predicate.role is Role.MAIN:
        return False
    carried = next((a for a in reversed(predicate.arguments) if a.particle == "を"), None)
    if carried is not None and MEASURE.search(carried.head):
        return False
    if predicate.lemma in {
        "遵守",
        "努める",
        "図る",
        "認識",
        "理解",
        "踏まえる",
        "尊重",
        "留意",
        "配慮",
        "守る",
        "備える",
        "考慮",
        "勘案",
        "払う",
        "のっとる",
        "則る",
        "かんがみる",
        "鑑みる",
    }:
        return False
    return not _all_generic(predicate) or any(
        (a.particle == "に" and predicate.lemma in {"保管", "保存"})
        or (a.particle in _WAYS and not _NO_WAY.search(a.text) and not _NO_PLACE.search(a.head))
        for a in predicate.arguments
    )


def _all_generic(predicate: Predicate) -> bool:
    return all((n in GENERIC and n not in _TELLING) or _AIM.fullmatch(n) for n in predicate.acts)


def _joined(sentence: Sentence, other: Predicate, predicate: Predicate) -> bool:
    """Whether two main acts of a sentence tell one duty: nothing conditional or topical between them."""
    first, second = sorted((other, predicate), key=lambda p: p.span)
    if first.span.of(sentence.prose.text).endswith("ならず"):
        return True  # 「細心の注意を払わなければならず、委託する場合は、…を選ぶ」 goes on with the same duty
    between = [p for p in sentence.predicates if first.span < p.span < second.span]
    if any(p.role is Role.CONDITION for p in between):
        return False
    if (
        second is other
        and any(a.particle == "を" for a in other.arguments)
        and not re.match(r"(?:その|これ|当該)", sentence.prose.text[first.span.end :].lstrip("、"))
    ):
        return False
    own_topic = next((a for a in second.arguments if a.particle == "は"), None)
    return own_topic is None


def _by_later_paragraph(reading: Reading, act: Act) -> bool:
    """A clause that points back (前項の措置は…, 第９条の廃棄は…) at this duty and says how."""
    paragraph = reading.paragraph(act.clause)
    article = reading.regulation.article_of(paragraph)
    pointing = [*reading.referring(paragraph), *(reading.referring(article) if article is not None else ())]
    names = "|".join(re.escape(n.removesuffix("等")) for n in act.names if len(n) > 1)
    wanted = re.compile(
        rf"(?:前項|前条|同項|同条|第[0-9０-９一二三四五六七八九十]+[条項](?:の[0-9０-９一二三四五六七八九十]+)?(?:第[0-9０-９一二三四五六七八九十]+項)?)(?:に(?:規定|定め)(?:する|る)|の規定による|の)[^、。はをが]{{0,12}}?(?:{names}|規定|措置|方法|監督|管理|対策|取扱|対応)"
    )
    for other in pointing:
        home = reading.paragraph(other)
        if home is paragraph or home not in reading.facts:
            continue
        if any(
            wanted.search(s.core) and "準用" not in s.core and (home.children or _says_how(s))
            for s in reading.facts[home].sentences
        ):
            return True
    return False


def _says_how(sentence: Sentence) -> bool:
    """Whether a sentence tells a means: a concrete act, or a way with its particle."""
    for predicate in sentence.main:
        made = predicate.argument("と")
        if predicate.lemma == "する" and made is not None and CONCRETE_OR_THING.search(made.text):
            return True  # 「前項の措置は、衝立の設置及び座席の配置の工夫とする」
        if (
            not _all_generic(predicate)
            and predicate.lemma not in {"努める", "図る"}
            and not set(predicate.acts) <= _TOLD
        ):
            return True
        if any(a.particle in _WAYS and not _NO_WAY.search(a.text) for a in predicate.arguments):
            return True
    return False
