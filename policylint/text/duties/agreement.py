"""Duties in the form in which two clauses can be compared: what is done to what, when, by whom, and to whom it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.agents import agent_of, is_agent
from policylint.text.duties.wording import ClauseWording
from policylint.text.facts import Modality, Role, TimingKind
from policylint.text.script.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause
    from policylint.source import Span
    from policylint.text.acts import Act
    from policylint.text.facts import Argument, Predicate, Sentence, TimingPhrase
    from policylint.text.reading import Reading

_CONTROLS = re.compile(
    r"(?:点検|確認|監査|検査|見直し?|見直す|評価|分析|研修|教育|訓練|棚卸し?|検証|照合|調査|更新|変更|巡視|査閲)$"
)
_TELLING = {"報告": "報告", "通報": "報告", "連絡": "報告", "届け出る": "届出", "届出": "届出"}
"""What counts as one way of telling."""
_OBJECTS = frozenset({"を", "について", "に関し", "に関して", "に対し", "に対して", "をも"})
_TO = frozenset({"に", "へ", "に対し", "に対して"})
_ENTERING = frozenset({"記録", "記載", "記入"})
_BACK = re.compile(r"その|これ|それ|当該|同様|第[0-9〇一二三四五六七八九十]+[条項号]|次の|上記")
_ELSEWHERE = re.compile(r"(?:前|同|次|本|この|各)[0-9０-９一二三四五六]*[条項号]")
"""What ties a sentence to the words of another clause, so that it cannot be compared by its own."""
_RESULT = re.compile(r"(?:その|当該|点検の|確認の|監査の)?結果$")
_APART = re.compile(
    r"かかわらず|を除[きく]|ただし|但し|代えて|読み替|特例|例外|経過措置|のほか|に加え|併せて|あわせて|重ねて"
)
_OUTSIDE = re.compile(r"個人情報保護委員会|本人|警察|大臣|省$|庁$|国$|委託[元先]|相手方|監督機関|主務")
_SAME_WORDS = (("ログ", "記録"), ("履歴", "記録"), ("従業者", "職員"), ("従業員", "職員"))


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One point of a duty: ``span`` counts code points of the prose of ``sentence``."""

    clause: Clause
    sentence: Sentence
    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class StatedDuty:
    """One duty.  ``key`` is equal for duties that do the same to the same in the same case; ``label`` is for people.

    ``bare``: nothing is named that the act is done to.  ``book`` is what the result is entered in, "" where none is.
    """

    key: str
    label: str
    bare: bool
    clause: Clause
    actor: Said | None
    interval: Said | None = None
    timing: TimingPhrase | None = None
    recipients: tuple[Said, ...] = ()
    book: str = ""


def stated_duties(reading: Reading) -> Iterator[StatedDuty]:
    """The controls and reports of ``reading`` that can be compared with others, in document order."""
    for clause, facts in reading.facts.items():
        if reading.regulation.supplementary_of(clause) is not None or _APART.search(reading.heading(clause)):
            continue
        acts = reading.acts_by_clause[clause]
        for sentence in facts.sentences:
            if not _APART.search(sentence.text) and not _ELSEWHERE.search(sentence.text):
                yield from _in_sentence(reading, clause, [a for a in acts if a.sentence is sentence])


def _in_sentence(reading: Reading, clause: Clause, acts: list[Act]) -> Iterator[StatedDuty]:
    control: StatedDuty | None = None
    for at, act in enumerate(acts):
        if not _comparable(act):
            continue
        actor = _actor(reading, act)
        if set(act.names) & _TELLING.keys():
            report = _report(act, actor, control)
            if report is not None:
                yield report
        elif not set(act.names) & _ENTERING:
            control = _deed(act, acts[at + 1 :], actor, clause)
            if control is not None:
                yield control


def _comparable(act: Act) -> bool:
    return (
        act.predicate is not None
        and act.modality is Modality.DUTY
        and act.role is Role.MAIN
        and act.listing in {None, Listing.DUTIES}
    )


def _name(act: Act) -> str:
    lemma = act.predicate.lemma if act.predicate is not None else ""
    return next((name for name in act.names if _CONTROLS.search(name)), act.names[0] if act.names else lemma)


def _actor(reading: Reading, act: Act) -> Said | None:
    """Who bears the act, by its own sentence or handed down to it."""
    name = agent_of(act)
    predicate = act.predicate
    own = (predicate.topic, predicate.argument("が")) if predicate is not None else ()
    for argument in own:
        if argument is not None and argument.text == name:
            return _said(act, argument)
    if predicate is None or predicate.topic is not None:
        return None
    handed = next(ClauseWording(reading, act.clause).actors(), None)
    return Said(handed.clause, handed.sentence, handed.span, handed.text) if handed is not None else None


def _deed(act: Act, behind: list[Act], actor: Said | None, clause: Clause) -> StatedDuty | None:
    objects = [a for a in act.arguments if a.particle in _OBJECTS]
    if any(_BACK.search(a.text) for a in objects):
        return None
    name = _name(act)
    plain = [normal(a.text) for a in objects]
    bare = all(normal(name).startswith(each) for each in plain)
    if bare and not _CONTROLS.search(name):
        return None
    timings = [t for t in act.timed(TimingKind.INTERVAL) if t.period is not None and not t.adnominal]
    timing = timings[0] if len(timings) == 1 else None
    told = [a for a in behind if _comparable(a) and set(a.names) & _TELLING.keys() and _of_result(a)]
    book = next(
        (normal(x.text) for a in behind if set(a.names) & _ENTERING for x in a.arguments if x.particle == "に"), ""
    )
    key = "|".join((normal(name), *sorted(plain), *_case(act)))
    label = "".join(a.text + "の" for a in objects if a.particle == "を" and not a.text.endswith(name)) + name
    return StatedDuty(
        key,
        label if not bare else next((a.text for a in objects if a.particle == "を"), name),
        bare,
        clause,
        actor,
        Said(act.clause, act.sentence, timing.span, timing.text) if timing is not None else None,
        timing,
        tuple(said for a in told for said in _recipients(a)),
        book,
    )


def _report(act: Act, actor: Said | None, control: StatedDuty | None) -> StatedDuty | None:
    """A report of an event, or of the result of a control of the same sentence."""
    name = next(_TELLING[n] for n in act.names if n in _TELLING)
    things = [a for a in act.arguments if a.particle in {"を", "について", "に関し"}]
    named = [a for a in things if not _BACK.search(a.text) and a.text not in {"旨", "結果", "状況", "内容"}]
    case = _case(act)
    if control is not None and (_of_result(act) or not things):
        about, label = control.key, control.label
    elif named or case:
        about = "|".join((*(normal(a.text) for a in named), *case))
        label = next((a.text for a in (*named, *_events(act))), "")
    else:
        return None
    label = f"{label}の{name}" if label else name
    return StatedDuty(
        f"{name}|{about}", label, bare=False, clause=act.clause, actor=actor, recipients=tuple(_recipients(act))
    )


def _of_result(act: Act) -> bool:
    return any(a.particle in {"を", "について"} and _RESULT.search(a.text) for a in act.arguments)


def _recipients(act: Act) -> Iterator[Said]:
    for argument in act.arguments:
        if argument.particle in _TO and is_agent(argument.text) and not _OUTSIDE.search(argument.text):
            yield _said(act, argument)


def _case(act: Act) -> tuple[str, ...]:
    """What narrows the duty: conditions before it, a topic that is no bearer, a place."""
    parts = [_condition(p) for p in _conditions(act)]
    predicate = act.predicate
    topic = predicate.topic if predicate is not None else None
    if topic is not None and not is_agent(topic.text):
        parts.append(normal(topic.text))
    parts += [
        normal(a.text) for a in act.arguments if a.particle in {"において", "における", "では", "には", "にあっては"}
    ]
    return tuple(parts)


def _conditions(act: Act) -> list[Predicate]:
    return [
        p
        for p in act.sentence.predicates
        if p.role is Role.CONDITION and act.predicate is not None and p.span < act.predicate.span
    ]


def _events(act: Act) -> Iterator[Argument]:
    for predicate in _conditions(act):
        event = predicate.argument("を", "が")
        if event is not None:
            yield event


def _condition(predicate: Predicate) -> str:
    words = "".join(normal(a.text) for a in predicate.arguments if a.particle != "は")
    return words + normal(predicate.lemma)


def normal(text: str) -> str:
    """``text`` as it is compared: its nouns in plain spelling, without what stands in brackets, 等 and particles."""
    plain = re.sub(r"\(.*?\)|等(?!級)", "", fold(text).text)
    for one, other in _SAME_WORDS:
        plain = plain.replace(one, other)
    return "".join(re.findall(r"[一-龥々ァ-ヶーA-Za-z0-9]+", plain)) or plain


def _said(act: Act, argument: Argument) -> Said:
    return Said(act.clause, act.sentence, argument.span, argument.text)
