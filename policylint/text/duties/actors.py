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
_NO_ACTOR = re.compile(
    r"^(?:この|本|当)(?:規程|規則|規定|要綱|要領|要項|細則|基準|内規|訓令|条例|方針|章|条|マニュアル)|施行|効力|適用|改廃|^附則"
)
_STATIVE = frozenset(
    {
        "ある",
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
    }
)


def nameless_duties(reading: Reading) -> Iterator[Act]:
    """The first act of each sentence whose duty nobody bears, in document order."""
    for article in _articles(reading):
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
    carried = bool(_HEADING.search(reading.heading(article[0])))
    leads: dict[Clause, bool] = {}
    for clause in article:
        facts = reading.facts[clause]
        if clause.kind in {Kind.ITEM, Kind.SUBITEM}:
            # an item is read with its 柱書 and hands nothing on to the next paragraph
            above = facts.lead_clause
            here = leads.get(above, carried) if above is not None else carried
            yield from _in_clause(reading, clause, carried=here)[0]
            leads[clause] = here or _names_bearer(reading, clause)
            continue
        found, carried = _in_clause(reading, clause, carried=carried)
        leads[clause] = carried or _last_bearer(reading, clause)
        yield from found


def _in_clause(reading: Reading, clause: Clause, *, carried: bool) -> tuple[list[Act], bool]:
    """The nameless duties of a clause, and whether somebody is handed on to what follows."""
    found: list[Act] = []
    for sentence in reading.facts[clause].sentences:
        acts = [a for a in reading.acts_by_clause[clause] if a.sentence is sentence]
        own, thing, hands_on = _bearer_of(sentence)
        act = next((a for a in acts if _is_borne(a)), None)
        if act is not None and not _borne(act, sentence, own=own, carried=carried, thing=thing):
            found.append(act)
        if own:
            carried = carried or hands_on if not hands_on else True
            if not hands_on and thing:
                carried = False
        elif thing:
            carried = False
    return found, carried


def _is_borne(act: Act) -> bool:
    """Whether the act is a duty that somebody must bear."""
    if act.predicate is None or act.role is not Role.MAIN or act.modality is not Modality.DUTY:
        return False
    if act.listing in {Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS, Listing.OBJECTS}:
        return False
    topic = act.predicate.topic
    if topic is not None and _NO_ACTOR.search(topic.text):
        return False
    return act.predicate.lemma not in _STATIVE and not (
        act.predicate.passive and act.predicate.argument("が") is not None
    )


def _borne(act: Act, sentence: Sentence, *, own: bool, carried: bool, thing: bool) -> bool:
    if own and _covers(act, sentence):
        return True
    if thing and _thing_is_subject(sentence):
        return False
    return carried or own


def _covers(act: Act, sentence: Sentence) -> bool:
    """Whether a bearer of the sentence bears this act: its topic, or a subject of its own."""
    predicate = act.predicate
    if predicate is None:
        return False
    if predicate.topic is not None and is_agent(predicate.topic.text):
        return True
    subject = predicate.argument("が", "のみが", "だけが", "自らが")
    if subject is not None and is_agent(subject.text):
        return True
    return any(p.topic is not None and is_agent(p.topic.text) for p in sentence.main)


def _bearer_of(sentence: Sentence) -> tuple[bool, bool, bool]:
    """Whether the sentence names a bearer, whether its topic is a thing, and whether the bearer is handed on."""
    own = thing = hands_on = False
    main = sentence.main
    for predicate in main:
        for argument in _subjects(predicate):
            if is_agent(argument.text):
                own = True
                hands_on = hands_on or argument.particle in {"は", "も"} or predicate is main[-1]
            elif argument.particle == "は" and not _is_setting(argument):
                thing = True
    return own, thing, hands_on


def _subjects(predicate: Predicate) -> Iterator[Argument]:
    if predicate.topic is not None:
        yield predicate.topic
    for argument in predicate.arguments:
        if argument.particle in {"が", "のみが", "だけが"}:
            yield argument


def _is_setting(argument: Argument) -> bool:
    """A time, place or case as topic (業務終了後は, 次の場合は) that is no subject."""
    return bool(re.search(r"(?:場合|とき|時|際|後|前|間|中|日|年度|月|原則|とおり|ほか|うえ|上|ため)$", argument.head))


def _thing_is_subject(sentence: Sentence) -> bool:
    """Whether the thing that is the topic is what the sentence says something of, and not the object of a duty."""
    first = next((p for p in sentence.main if p.topic is not None and not is_agent(p.topic.text)), None)
    return first is not None and (first.lemma in _STATIVE or "copula" in first.marks)


def _names_bearer(reading: Reading, clause: Clause) -> bool:
    return any(_bearer_of(s)[0] for s in reading.facts[clause].sentences)


def _last_bearer(reading: Reading, clause: Clause) -> bool:
    sentences = reading.facts[clause].sentences
    return bool(sentences) and _bearer_of(sentences[-1])[0]
