"""Where an act stands in its sentence: in the main line, in a condition, a purpose, before another, or at a noun."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policylint.text.agents import is_agent
from policylint.text.facts import Argument, Role
from policylint.text.language.chunks import Chunk, ChunkKind, Ending

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONDITION_NOUNS = (
    "とき",
    "時",
    "場合",
    "際",
    "後",
    "のち",
    "前",
    "都度",
    "たび",
    "度",
    "限り",
    "ほか",
    "以上",
    "日",
    "間",
    "ところ",
    "おそれ",
    "恐れ",
)
_PURPOSE_NOUNS = ("ため", "為", "よう", "目的")
_BEFORE_NOUNS = ("うえ", "上")
POINTING = frozenset({"掲げる", "定める", "規定", "示す", "該当"})
_SETS_OUT = POINTING | {"よる", "限る", "除く", "基づく", "従う", "ある", "する"}
_STATES = frozenset({"離れる", "異なる", "隔たる", "隔てる", "面する", "隣接", "適する", "耐える"})
"""What describes a place or thing and is no step: 複製を取得して、機械室から離れた書庫に納める."""
_MEASURES = ("措置", "対策", "処置", "方策")
TOPICS = frozenset({"は", "とは", "にあっては", "においては", "については", "に関しては", "に対しては", "も"})


@dataclass(slots=True)
class OpenAct:
    """A predicate under construction; chunk indices."""

    chunk: Chunk
    index: int
    first: int
    items: list[Argument | str] = field(default_factory=list)
    role: Role = Role.MAIN
    head: str = ""
    topic: Argument | None = None


def role_by_ending(found: Sequence[Chunk], act: OpenAct) -> None:
    """Give ``act`` the role that its ending and the noun behind it (``found``, the chunks of the sentence) say."""
    match act.chunk.ending:
        case Ending.CONDITION:
            act.role = Role.CONDITION
        case Ending.QUOTED:
            act.role = Role.MODIFIER
        case Ending.ATTRIBUTIVE:
            act.head = _head(found, act.index)
            act.role = role_by_head(act.head)
            if act.head.startswith(("ほか", "外")) and act.chunk.lemma not in _SETS_OUT:
                act.role = Role.MAIN  # 「毎年監査を行うほか、…を行う」 lays down both
        case _:
            act.role = Role.MAIN


def _head(found: Sequence[Chunk], index: int) -> str:
    """The noun that the predicate at ``index`` modifies: the end of the phrase that follows."""
    for chunk in found[index + 1 :]:
        if chunk.kind is ChunkKind.NOUN:
            return chunk.text
        if chunk.kind is ChunkKind.PREDICATE:
            return chunk.text
    return ""


def role_by_head(head: str) -> Role:
    """The role of a predicate that modifies ``head``: 点検するとき a condition, 点検するため a purpose, 点検する者 a modifier."""
    if head.startswith(_CONDITION_NOUNS) and not head.startswith(
        ("日時", "時間", "前項", "前条", "前号", "時期", "際限")
    ):
        return Role.CONDITION
    if head.startswith(_PURPOSE_NOUNS):
        return Role.PURPOSE
    if head.startswith(_BEFORE_NOUNS) and len(head) <= 2:  # noqa: PLR2004 - 上で and うえで, not 上司
        return Role.BEFORE
    return Role.MODIFIER


def settle_roles(found: Sequence[Chunk], acts: Sequence[OpenAct]) -> None:
    """Give a continued predicate (…し、) the role of what it is coordinate with."""
    for position in range(len(acts) - 2, -1, -1):
        act, following = acts[position], acts[position + 1]
        between = found[act.index + 1 : following.index]
        if act.chunk.ending is Ending.ATTRIBUTIVE and [c.kind for c in between] == [ChunkKind.CONJUNCTION]:
            act.role, act.head = following.role, following.head  # 閲覧する又は複写する場合
        elif act.chunk.ending is Ending.CONTINUED and act.role is Role.MAIN and _shares(found, act, following):
            act.role, act.head = following.role, following.head


def _shares(found: Sequence[Chunk], act: OpenAct, following: OpenAct) -> bool:  # noqa: PLR0911 - rules in order
    """Whether ``act`` is coordinate with ``following`` where that is not in the main line."""
    if following.role is Role.MAIN:
        return False
    between = found[act.index + 1 : following.index]
    if not between and not act.chunk.comma:
        return True
    if any(c.kind is ChunkKind.CONJUNCTION for c in between[:1]):
        return following.role is not Role.MODIFIER or not any(c.particle == "が" for c in between)
    if act.chunk.marks & {"duty", "obligation", "prohibition"} or _describes(act, following):
        return False
    if any(c.kind is ChunkKind.ATTRIBUTE and c.text in {"その", "当該", "この"} for c in between[:1]):
        return False
    stated = act.topic is not None and any(isinstance(i, Argument) and i.particle in TOPICS for i in act.items)
    own_subject = any(isinstance(i, Argument) and i.particle == "が" for i in act.items)
    if following.role is Role.CONDITION:
        if own_subject and not stated and any(c.particle == "が" for c in between) and not _somebody(act):
            return True  # 「日数が20日を超え、会社が宿舎を手配する場合」
        return not (stated or any(c.particle in {"が", "を", "は"} for c in between))
    if own_subject:
        return not stated  # 「鍵は責任者が管理し、…できる者を限定する」 is a main clause
    if not any(isinstance(i, Argument) for i in following.items):
        return False
    return not stated or not act.chunk.comma


def _somebody(act: OpenAct) -> bool:
    """Whether the subject of the act is a person or a section."""
    return any(isinstance(i, Argument) and i.particle == "が" and is_agent(i.text) for i in act.items)


def _adverbs(act: OpenAct) -> list[str]:
    return [
        i if isinstance(i, str) else i.text + i.particle
        for i in act.items
        if isinstance(i, str) or i.particle in {"", "に"}
    ]


def _describes(act: OpenAct, following: OpenAct) -> bool:
    """Whether ``following`` only says what its noun is like, so that ``act`` is coordinate with what is done with the noun."""
    if not act.chunk.comma or following.role is not Role.MODIFIER:
        return False
    differs = following.chunk.lemma == "する" and any(a in {"異に", "別に"} for a in _adverbs(following))
    return differs or following.chunk.lemma in _STATES or following.head.startswith(_MEASURES)
