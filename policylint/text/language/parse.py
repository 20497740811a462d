"""From chunks to acts: which noun phrases belong to which predicate, and what each predicate does in its sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policylint.source import Span
from policylint.text.facts import Argument, Modality, Predicate, Role
from policylint.text.language.chunks import Chunk, ChunkKind, Ending, chunks, links
from policylint.text.language.modality import is_means, modality_of
from policylint.text.language.standing import POINTING, TOPICS, OpenAct, role_by_ending, role_by_head, settle_roles
from policylint.text.language.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.language.core import Core

LIGHT_VERBS = frozenset(
    {
        "行う",
        "おこなう",
        "実施",
        "する",
        "図る",
        "講ずる",
        "講じる",
        "なす",
        "執る",
        "とる",
        "徹底",
        "果たす",
        "遂行",
        "励行",
        "努める",
        "措置",
    }
)
"""Verbs that only carry the act named by their object."""
_CLOSERS = frozenset(
    {
        "よう",
        "ため",
        "為",
        "とき",
        "時",
        "場合",
        "際",
        "後",
        "のち",
        "前",
        "都度",
        "限り",
        "ほか",
        "うえ",
        "上",
        "以降",
        "結果",
        "間",
        "たび",
    }
)
_HASTE = (
    "できるだけ",
    "できる限り",
    "可能な限り",
    "可及的",
    "なるべく",
    "速やか",
    "すみやか",
    "直ちに",
    "ただちに",
    "遅滞なく",
    "至急",
    "早急",
)
_AFTER = ("後", "次第")
_SOMEBODY = ("者", "長", "課", "部", "員", "室", "局", "係", "窓口")
_TAKES_NO_OBJECT = frozenset({"施錠", "解錠"})


@dataclass(slots=True)
class _Pending:
    """Phrases not yet taken by a predicate."""

    value: Argument | str
    start: int
    comma: bool
    topic: bool


def parse(core: Core, adverbial: Sequence[Span] = (), adverbs: Sequence[Span] = ()) -> tuple[Predicate, ...]:
    """The acts of one sentence in order.

    ``adverbial`` are time expressions, as spans of the core text; ``adverbs`` those that are adverbs as a whole, whatever
    they are made of (遅滞なく, 必要に応じて).
    """
    breaks = frozenset(edge for span in adverbial for edge in (span.start, span.end))
    found = chunks(core.text, tokenize(core.text), breaks, adverbs)
    acts = _attach(core.text, found, adverbial)
    settle_roles(found, acts)
    return _joint_bans(found, acts, [_finish(core, act) for act in acts])


def _joint_bans(found: Sequence[Chunk], acts: Sequence[OpenAct], predicates: list[Predicate]) -> tuple[Predicate, ...]:
    """「裁断し、又は焼却してはならない」 bans both: 又は hands the closing form back."""
    for position in range(len(acts) - 2, -1, -1):
        predicate, following = predicates[position], predicates[position + 1]
        if following.modality in {Modality.PERMISSION, Modality.PROHIBITION} and _with_next(
            found[acts[position].index]
        ):
            # 「承認を得て更新することができる」: what leads to the act is as free, or forbidden, as the act
            predicates[position] = replace(predicate, modality=following.modality)
            continue
        after = found[acts[position].index + 1 : acts[position].index + 2]
        joined = bool(after) and after[0].kind is ChunkKind.CONJUNCTION and after[0].text in {"又", "又は", "若しくは"}
        if (
            joined
            and predicate.modality is Modality.DUTY
            and following.modality in {Modality.PROHIBITION, Modality.PERMISSION}
        ):
            predicates[position] = replace(predicate, modality=following.modality)
    return tuple(predicates)


def _with_next(chunk: Chunk) -> bool:
    """Whether a predicate is bound closely to the next: …して…する, …するとともに…する."""
    return (
        chunk.ending is Ending.CONTINUED and chunk.closely and not chunk.marks & {"duty", "obligation", "prohibition"}
    )


def _attach(text: str, found: Sequence[Chunk], adverbial: Sequence[Span]) -> list[OpenAct]:
    acts: list[OpenAct] = []
    pending: list[_Pending] = []
    phrase: list[Chunk] = []
    attribute: Chunk | None = None
    modifier: int | None = None  # where the modifier of the next noun begins
    topic: Argument | None = None
    for index, chunk in enumerate(found):
        if chunk.kind is ChunkKind.PREDICATE:
            if phrase:
                pending.append(
                    _Pending(_argument(text, phrase, ""), _begin(phrase, modifier), phrase[-1].comma, topic=False)
                )
                phrase, modifier = [], None
            act = OpenAct(chunk, index, (attribute or chunk).span.start, topic=topic)
            role_by_ending(found, act)
            _share(found, index, act, pending)
            acts.append(act)
            if chunk.ending is Ending.QUOTED:
                pending.append(_Pending(chunk.text, act.first, chunk.comma, topic=False))
            modifier = act.first if chunk.ending is Ending.ATTRIBUTIVE else None
        elif chunk.kind is ChunkKind.NOUN and not phrase and _is_adverbial(chunk, adverbial):
            pending.append(_Pending(chunk.text, (attribute or chunk).span.start, chunk.comma, topic=False))
        elif chunk.kind is ChunkKind.NOUN and _closes(chunk):
            # …した後、 and …のため、 close a side clause; the next noun is not coordinate with them
            pending.append(_Pending(chunk.text, _begin([*phrase, chunk], modifier), comma=True, topic=False))
            phrase, modifier = [], None
        elif chunk.kind is ChunkKind.NOUN:
            if not phrase and attribute is not None:
                phrase.append(attribute)
            phrase.append(chunk)
            if not links(chunk):
                argument = _argument(text, phrase, chunk.particle)
                clausal = role_by_head(argument.head) is not Role.MODIFIER
                is_topic = chunk.particle in TOPICS and not clausal
                if is_topic and chunk.particle in {"は", "とは", "にあっては", "も"}:
                    topic = argument
                pending.append(_Pending(argument, _begin(phrase, modifier), chunk.comma, topic=is_topic))
                phrase, modifier = [], None
        elif chunk.kind is ChunkKind.ADVERB:
            if phrase and phrase[-1].text.endswith(_AFTER):
                # 「帰庁後速やかに、返却した旨を届け出る」
                pending.append(
                    _Pending(_argument(text, phrase, ""), _begin(phrase, modifier), comma=False, topic=False)
                )
                phrase, modifier = [], None
            pending.append(_Pending(chunk.text, chunk.span.start, chunk.comma, topic=False))
        elif chunk.kind is ChunkKind.STOP:
            phrase, modifier = [], None
        attribute = chunk if chunk.kind is ChunkKind.ATTRIBUTE else None
    return acts


def _closes(chunk: Chunk) -> bool:
    return not chunk.particle and chunk.text in _CLOSERS and (chunk.comma or chunk.text in {"ため", "為", "よう"})


def _begin(phrase: Sequence[Chunk], modifier: int | None) -> int:
    """Where a noun phrase begins, the clause that modifies it included."""
    return phrase[0].span.start if modifier is None else modifier


def _is_adverbial(chunk: Chunk, adverbial: Sequence[Span]) -> bool:
    """毎年度、 年1回、 定期に, 5年間: a time expression that is no noun phrase of the act."""
    if chunk.particle not in {"", "に", "ごとに", "毎に", "までに", "で", "から"}:
        return False
    content = Span(chunk.span.start, chunk.span.start + len(chunk.text))
    return any(
        content in span or (span.start <= content.start < span.end and span.end >= content.end - 1)
        for span in adverbial
    )


def _argument(words: str, phrase: Sequence[Chunk], particle: str) -> Argument:
    """The argument of a chain of noun chunks (core spans; shifted to the prose later)."""
    start, last = phrase[0].span.start, phrase[-1]
    end = last.span.start + len(last.text)
    members = tuple(c.text for c in phrase if c.kind is ChunkKind.NOUN and (c.particle in {"", particle} or c is last))
    return Argument(words[start:end], last.text, particle, Span(start, end), members, last.sahen)


def _take(act: OpenAct, pending: list[_Pending]) -> None:
    """Move to ``act`` the pending phrases that belong to it.

    A predicate in a modifier reaches back to the nearest comma or topic only, one in a condition to the topic, one in the
    main line to everything.  Topics stay in force and are not taken by a predicate that is not in the main line.
    """
    if act.chunk.lemma in POINTING and act.role is Role.MODIFIER:
        # 次の各号に掲げる措置: what stands before belongs to the act that has the 措置
        if pending and isinstance(pending[-1].value, Argument) and pending[-1].value.particle in {"に", "で", "が"}:
            last = pending.pop()
            act.items, act.first = [last.value], last.start
        return
    inner = (
        act.role in {Role.MODIFIER, Role.CONDITION, Role.PURPOSE, Role.BEFORE}
        and act.chunk.ending is not Ending.CONTINUED
    )
    while pending:
        last = pending[-1]
        if act.chunk.lemma in _TAKES_NO_OBJECT and "permission" in act.chunk.marks and _is_object(last.value):
            break  # 書類を施錠できる書庫に保管する: the papers are kept, not locked
        if inner and _hurries_more(act, last.value):
            break  # 直ちに端末を管理する課長に報告する: the report is hurried, not the managing
        if inner and last.comma and act.head.startswith(("日", "時")):
            break  # 「個人情報保護委員会に、知った日から３日以内に報告する」
        if inner and (last.topic or (last.comma and (act.role is Role.MODIFIER or act.items))):
            break
        pending.pop()
        act.items.insert(0, last.value)
        act.first = last.start


def _hurries_more(act: OpenAct, value: Argument | str) -> bool:
    """Whether a word of haste before a modifier belongs to the main act: the modifier names somebody, or denies."""
    if not isinstance(value, str) or not value.startswith(_HASTE) or act.role is not Role.MODIFIER:
        return False
    return bool(act.chunk.marks & {"negated", "permission"}) or act.head.endswith(_SOMEBODY)


def _is_object(value: Argument | str) -> bool:
    return isinstance(value, Argument) and value.particle == "を"


def _share(found: Sequence[Chunk], index: int, act: OpenAct, pending: list[_Pending]) -> None:
    """Give ``act``, the predicate at ``index``, what stands before it; one that leans on the next leaves that to it."""
    if not _leans(found, index):
        _take(act, pending)
    elif found[index + 1].lemma in LIGHT_VERBS:
        # 「選定は、状況を確認して行う」, 「監督署長に届け出て行う」: what cannot be done belongs to what leads to it
        while pending and isinstance(pending[-1].value, Argument) and not pending[-1].topic:
            last = pending[-1].value
            if last.particle not in {"を", "に", "へ"} or (last.particle == "を" and last.sahen):
                break
            act.first = pending[-1].start
            act.items.insert(0, last)
            pending.pop()


def _leans(found: Sequence[Chunk], index: int) -> bool:
    """Whether a predicate is only the manner of the next one, to which everything before belongs: 突き合わせて確認する."""
    chunk = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    return (
        chunk.ending is Ending.CONTINUED
        and not chunk.comma
        and not chunk.together
        and following is not None
        and following.kind is ChunkKind.PREDICATE
    )


def _finish(core: Core, act: OpenAct) -> Predicate:
    arguments = tuple(_shifted(core, i) for i in act.items if isinstance(i, Argument))
    adverbs = tuple(i for i in act.items if isinstance(i, str))
    topic = _shifted(core, act.topic) if act.topic is not None else None
    acts = _acts(act.chunk, arguments, topic)
    modality = modality_of(act.chunk, acts, topic, arguments, adverbs) if act.role is Role.MAIN else Modality.STATEMENT
    span = core.span(act.chunk.span)
    return Predicate(
        act.chunk.lemma, acts, span, act.role, modality, act.chunk.marks, arguments, adverbs, topic, act.head,
        core.span(Span(act.first, act.chunk.span.end)),
    )  # fmt: skip


def _shifted(core: Core, argument: Argument) -> Argument:
    return Argument(
        argument.text, argument.head, argument.particle, core.span(argument.span), argument.nouns, argument.sahen
    )


def _acts(chunk: Chunk, arguments: Sequence[Argument], topic: Argument | None) -> tuple[str, ...]:
    """What is done, light verbs seen through; 「前項の点検は、…行う」 is 点検."""
    if topic is not None and chunk.lemma == "よる" and is_means(topic, arguments):
        return tuple(noun.removesuffix("等") or noun for noun in topic.nouns)
    if chunk.lemma in LIGHT_VERBS:
        carried = next(
            (
                a
                for a in reversed(arguments)
                if a.particle in {"を", "をも", "も", "のみを", "などを"}
                or (chunk.lemma == "努める" and a.particle == "に")
            ),
            None,
        )
        if carried is None:
            carried = next(
                (a for a in reversed(arguments) if a.particle in {"が", "は"} and "passive" in chunk.marks), None
            )
        if (
            carried is None
            and topic is not None
            and topic.sahen
            and chunk.lemma in {"行う", "おこなう", "実施", "する"}
        ):
            carried = topic
        if carried is not None and (carried.sahen or chunk.lemma != "する"):
            return tuple(noun.removesuffix("等") or noun for noun in carried.nouns)
    return (chunk.lemma,)
