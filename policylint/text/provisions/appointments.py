"""Who is set up, named or appointed as what: 「課に保護責任者を置き、課長をもって充てる」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.agents import is_agent
from policylint.text.facts import Role
from policylint.text.provisions.phrases import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.acts import Act
    from policylint.text.facts import Argument
    from policylint.text.provisions.units import Unit

_SETS_UP = frozenset({"置く", "設ける", "設置", "配置", "配する"})
_FILLS = frozenset({"充てる", "当てる", "あてる"})
_NAMES = frozenset({
    "選任", "選定", "選出", "指名", "任命", "指定", "定める", "委嘱", "命ずる", "命じる", "任ずる", "任じる", "決定", "決める", "登録", "発令",
})  # fmt: skip
_SERVES = frozenset({"当たる", "当る", "あたる", "務める", "勤める", "担う", "兼ねる", "兼務", "就く", "就任"})
APPOINTING = _SETS_UP | _FILLS | _NAMES | _SERVES | {"いう"}
_LIKE = frozenset({"に", "として", "と", "には"})
_COUNT = re.compile(r"[0-9０-９一二三四五六七八九十各若干]+(?:人|名)(?:以上|以内|程度)?$")
_IN_CHARGE = re.compile(r"(?:責任者|管理者|統括者|責任役員)$")
_PREFIX = re.compile(r"^(?:それぞれ|おのおの|各々|当該|各|専任の|前項の|前条の)")
_KNOWN_AS = re.compile(
    r"(?P<who>[^、。（）()「」『』]+)[（(](?:[^（）()]*、)?(?:以下|この[^（）()]{0,6}において)[^（）()「」]{0,12}[「『](?P<name>[^」』]+)[」』]"
)
_DEFINED = re.compile(r"^[「『]?(?P<name>[^「」『』]+)[」』]?$")
_LISTS_PEOPLE = re.compile(r"置く|置き|設け|配置|充て|責任者は|組織体制|体制[はを]|次の者|次に掲げる者|以下の者")


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody is made something.

    ``role`` is what (保護責任者), ``phrase`` that with what modifies it, ``holder`` who it is given to ("" where not said),
    ``around`` the words in which that is said.
    """

    unit: Unit
    role: str
    phrase: str
    holder: str = ""
    around: str = ""


def appointments(units: Sequence[Unit]) -> Iterator[Appointment]:
    """Every appointment of the set, in order, the contractors' own left out."""
    for unit in units:
        if unit.sentence is None or unit.contractor or unit.listing is Listing.CONDITIONS:
            continue
        yield from _known_as(unit)
        yield from _listed(unit)
        last: tuple[Appointment, ...] = ()
        for act in unit.acts:
            if act.predicate is None:
                continue
            found = tuple(_of(unit, act))
            if not found and act.predicate.lemma in _FILLS | _SERVES and last:
                holder = "".join(a.text for a in act.arguments if a.particle in {"をもって", "を", "が"})
                found = tuple(Appointment(unit, a.role, a.phrase, holder, unit.full) for a in last)
            yield from found
            last = found or last


def _known_as(unit: Unit) -> Iterator[Appointment]:
    """「総務部長（以下「保護責任者」という。）」."""
    for found in _KNOWN_AS.finditer(unit.full):
        yield Appointment(unit, found["name"], f"{found['who']}（{found['name']}）", found["who"], unit.full)


def _listed(unit: Unit) -> Iterator[Appointment]:
    """「(1) 総括責任者　副市長」 under 「次に掲げる責任者を置く」."""
    if not _LISTS_PEOPLE.search(unit.lead):
        return
    role, _, holder = unit.words.strip().replace(" ", "　").replace("：", "　").partition("　")
    # 「統括責任者　常務理事　管理全般を統括する」: role, holder, work
    if not unit.predicate_free and not (holder and is_agent(role)):
        return
    yield Appointment(unit, _plain(role), unit.words, holder.strip("　"), f"{unit.lead}／{unit.words}")


def _plain(name: str) -> str:
    return _COUNT.sub("", _PREFIX.sub("", name)).removesuffix("等")


def _members(act: Act, argument: Argument, holder: str) -> Iterator[tuple[str, str, str]]:
    phrase = noun_phrase(act, argument)
    for name in argument.nouns or (argument.head,):
        yield _plain(name), phrase, holder


def _of(unit: Unit, act: Act) -> Iterator[Appointment]:
    for role, phrase, holder in _forms(act):
        yield Appointment(unit, role, phrase, holder, act.words if len(unit.main) > 1 else unit.full)


def _forms(act: Act) -> Iterator[tuple[str, str, str]]:
    """Role, its phrase and its holder, by the grammar of the verb; what is no role is for the asker to leave out."""
    predicate = act.predicate
    assert predicate is not None  # noqa: S101 - asked for acts with a predicate only
    verbs = {predicate.lemma, *act.names}
    if act.role is Role.MODIFIER and not _goes_on(act):
        if verbs & (_NAMES - {"定める", "指定"}) and any(a.particle == "が" for a in act.arguments):
            yield predicate.head, f"{act.words}{predicate.head}", ""
        return
    if act.role is not Role.CONDITION:
        yield from next((form(act) for wanted, form in _FORMS if verbs & wanted), _as_such(act))


def _set_up(act: Act) -> Iterator[tuple[str, str, str]]:
    """R を置く."""
    set_up = [a for a in act.arguments if a.particle == "を"] or [a for a in act.arguments if a.particle == "は"]
    for argument in set_up:
        yield from _members(act, argument, "")


def _defined(act: Act) -> Iterator[tuple[str, str, str]]:
    """「R」とは、H をいう."""
    topic = act.predicate.topic if act.predicate is not None else None
    found = _DEFINED.match(topic.text) if topic is not None else None
    said = act.argument("を")
    if found is not None and said is not None:
        yield found["name"], act.sentence.text, noun_phrase(act, said)


def _as_such(act: Act) -> Iterator[tuple[str, str, str]]:
    """H は、R として働く."""
    topic = act.predicate.topic if act.predicate is not None else None
    if topic is not None and is_agent(topic.text):
        for argument in act.arguments:
            if argument.particle == "として":
                yield from _members(act, argument, topic.text)


def _goes_on(act: Act) -> bool:
    """「…を置き、課長が指名する者を」: in front of a comma it stands beside what follows, though that is a modifier."""
    return act.predicate is not None and act.sentence.prose.text[act.predicate.span.end :].startswith("、")


def _filled(act: Act) -> Iterator[tuple[str, str, str]]:
    """R は（には） H をもって充てる; R は A を、S は B を充てる."""
    given = [a for a in act.arguments if a.particle in {"をもって", "を", "をもつて"}]
    for argument in act.arguments:
        if argument.particle in {"は", "には", "に"}:
            after = next((a.text for a in given if a.span > argument.span), "")
            yield from _members(act, argument, after or "".join(a.text for a in given))


def _named(act: Act) -> Iterator[tuple[str, str, str]]:
    """S が R を選任する, S が H を R に（として）指名する, R は S が指名する."""
    objects = [a for a in act.arguments if a.particle in {"を", "をもって"}]
    for argument in act.arguments:
        if argument.particle in _LIKE and objects and is_agent(objects[0].text):
            yield from _members(act, argument, noun_phrase(act, objects[0]))
    source = "".join(noun_phrase(act, a) for a in act.arguments if a.particle == "から")
    for argument in objects:
        yield from _members(act, argument, source)
    told = any(a.particle in {"が", "から", "に", "により"} for a in act.arguments) or "別に" in act.words
    if not objects and (told or "passive" in (act.predicate.marks if act.predicate is not None else ())):
        for argument in act.arguments:
            if argument.particle == "は":
                yield from _members(act, argument, source)


def _made(act: Act) -> Iterator[tuple[str, str, str]]:
    """H を R とする; R は H とする; H は責任者とする."""
    into = next((a for wanted in ("と", "として") for a in act.arguments if a.particle == wanted), None)
    if into is None:
        return
    for argument in act.arguments:
        if argument.particle == "を":
            yield from _members(act, into, noun_phrase(act, argument))
        elif argument.particle in {"は", "には"}:
            yield from _members(act, argument, noun_phrase(act, into))
            if _IN_CHARGE.search(into.head):
                yield from _members(act, into, noun_phrase(act, argument))


def _served(act: Act) -> Iterator[tuple[str, str, str]]:
    """R は H が務める; H は R を兼ねる; H が R に当たる."""
    holder = next((a for a in act.arguments if a.particle == "が"), None)
    topic = next((a for a in act.arguments if a.particle == "は"), None)
    for argument in act.arguments:
        if argument.particle in {"を", "に", "として"} and (topic or holder) is not None:
            yield from _members(act, argument, (holder or topic).text)  # type: ignore[union-attr]
    if topic is not None and holder is not None:
        yield from _members(act, topic, holder.text)


_FORMS = (
    (_SETS_UP, _set_up),
    (_FILLS, _filled),
    (_NAMES, _named),
    (frozenset({"する"}), _made),
    (_SERVES, _served),
    (frozenset({"いう"}), _defined),
)
