"""The record or report of a control: which act of the regulation leaves its result somewhere.

Rules 2, 16 and 20 of "How to decide the close cases": a condition is no record, being trained is no training, the record must
be of the same thing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.agents import is_agent
from policylint.text.duties.controls import CONTROL_END, CONTROL_NAME, control_name, same_control
from policylint.text.duties.record_words import (
    A_THING,
    BACK,
    BOOK,
    BY_BOOK,
    CONCLUDING,
    ELSEWHERE,
    FAULT,
    OF_PARAGRAPH,
    PLAIN,
    RECORD_ACTS,
    REMEDY,
    REPORT_ACTS,
    RESULT,
    RESULT_OF,
)
from policylint.text.facts import Role, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import Predicate, Sentence
    from policylint.text.reading import Reading


def recorded_by(reading: Reading, act: Act, name: str) -> Act | None:
    """The act that records or reports the result of the control ``act``, or None.

    Looked for in the article, in clauses that refer to it or that it refers to, and in any clause that lays down a record
    of this control by name.
    """
    for clause in reading.article(act.clause):
        for other in reading.acts_by_clause[clause]:
            if other is not act and _records(reading, act, other, name):
                return other
    for clause in reading.linked(act.clause):
        for other in reading.acts_by_clause.get(clause, ()):
            if _records(reading, act, other, name):
                return other
    return _ledger(reading, act, name)


def _records(reading: Reading, act: Act, other: Act, name: str) -> bool:
    if other.predicate is None:
        lead = reading.facts[other.clause].lead
        return lead is not None and _lead_records(lead) and _names(other.sentence.core, name)
    if other.role not in {Role.MAIN, Role.BEFORE} or not (other.is_duty() or _by_analogy(other)):
        return False
    if not _is_record_act(other) or _conditional(other, name) or not _reaches(reading, act, other, name):
        return False
    return _of_same_thing(act, other, name)


def _by_analogy(other: Act) -> bool:
    """「この場合における結果の報告は、同項の例による」."""
    return (
        other.predicate is not None
        and other.predicate.lemma == "よる"
        and other.topic is not None
        and bool(re.search(r"(?:結果|記録)(?:等)?の(?:報告|記録|提出)$", other.topic.text))
    )


def _names(words: str, name: str) -> bool:
    """Whether ``words`` name the control, by its own name or one that can stand for it."""
    return name in words or any(same_control(name, m.group()) for m in CONTROL_NAME.finditer(words))


def _reaches(reading: Reading, act: Act, other: Act, name: str) -> bool:
    """Whether a record act can be about ``act`` by where it stands: it belongs to the nearest control before it."""
    if other.sentence is act.sentence and other.span < act.span:
        return bool(
            re.search(r"結果|所見|報告書", other.words)
        )  # what is recorded before the control is not its result
    if other.sentence is act.sentence:
        between = [
            a
            for a in reading.acts_by_clause[act.clause]
            if a.sentence is act.sentence and act.span < a.span < other.span
        ]
        return not any((n := control_name(a)) and not same_control(n, name) for a in between) or _names(
            other.words, name
        )
    own = [n for a in reading.acts_by_clause[other.clause] if a.sentence is other.sentence and (n := control_name(a))]
    if own and not any(same_control(n, name) for n in own) and not _names(other.words, name):
        return False
    if (
        _points_elsewhere(reading, act, other, name)
        or _of_another(act, other)
        or _of_the_passing_on(reading, act, other)
        or _by_somebody_else(act, other, name)
    ):
        return False
    if other.sentence.prose is act.sentence.prose and other.span < act.span:
        return bool(re.search(r"結果|所見|報告書", other.words))
    if reading.paragraph(other.clause) is reading.paragraph(act.clause):
        # a list has a record for each control: only one that names it, or points back, goes beyond its own item
        items = {act.clause.kind, other.clause.kind} <= {Kind.ITEM, Kind.SUBITEM} and other.clause is not act.clause
        back = BACK.search(other.sentence.core)
        return (
            not items
            or (back is not None and not (back.group() == "その結果" and (own or _does_something_first(other))))
            or (not own and _names(other.sentence.core, name))
        )
    return _reaches_beyond(reading, act, other, name, own=bool(own))


def _reaches_beyond(reading: Reading, act: Act, other: Act, name: str, *, own: bool) -> bool:
    """Whether a record in another paragraph can be about ``act``; ``own``: its sentence has a control of its own."""
    if own and reading.paragraph(other.clause) in {reading.paragraph(c) for c in reading.index.of(act.clause)}:
        return True  # 「前項の監査のうち、…」 goes on about what is recorded there
    pointing = re.search(r"前項|前条|前各項|前[二三四２３４]項|第\S{1,3}[条項]", other.sentence.core)
    if own and other.clause is not act.clause and not pointing:
        return False
    if other.clause.span < act.clause.span and not _tells_of_one(other.sentence.core):
        return False  # 「…を確認するための管理簿を備え」 comes before the control and says nothing of its result
    return (
        _names(other.sentence.core, name)
        or reading.paragraph(act.clause) in {reading.paragraph(c) for c in reading.index.of(other.clause)}
        or bool(re.search(r"前項|前各項|前[二三四２３４]項", other.sentence.core))
    )


def _does_something_first(other: Act) -> bool:
    """Whether its own sentence says before what その結果 is of: 「取扱いの状況を調査し、その結果を調査票に記入する」."""
    return any(p.span < other.span for p in other.sentence.main)


def _tells_of_one(words: str) -> bool:
    """Whether the words of a record speak of the outcome of a control: 結果, 受講者, 点検の記録; not 管理簿 of what is kept."""
    if re.search(r"結果|報告書|名簿|受講者|所見|実施した(?:日|旨)|その旨", words):
        return True
    return any(
        re.match(r"等?(?:の|に関する)(?:実施)?の?(?:記録|状況|内容)", words[m.end() :])
        for m in CONTROL_NAME.finditer(words)
    )


def _points_elsewhere(reading: Reading, act: Act, other: Act, name: str) -> bool:
    """Whether the record is said to be of the control of another paragraph (前項の研修の受講者名簿)."""
    pointed = OF_PARAGRAPH.search(other.sentence.core)
    if pointed is None or other.clause is act.clause:
        return False
    if not _names(pointed["what"], name):
        # 「前項の複製を受領したときは」 speaks of the 複製 and not of the check beside it
        return A_THING.match(pointed["what"]) is not None and not _names(other.sentence.core, name)
    targets = {reading.paragraph(c) for c in reading.index.of(other.clause)}
    return bool(targets) and not targets & {reading.paragraph(act.clause), reading.regulation.article_of(act.clause)}


def _of_another(act: Act, other: Act) -> bool:
    """Whether a record before the control, in another paragraph, names what it is of: 講習会 of 第１項, not the 研修 of 第４項."""
    if other.clause is act.clause or other.span > act.span or other.sentence.prose is act.sentence.prose:
        return False
    named = {m.group() for m in CONTROL_NAME.finditer(other.sentence.core)}
    own = {m.group() for m in CONTROL_NAME.finditer(act.sentence.core)}
    return bool(named) and not named & own


def _of_the_passing_on(reading: Reading, act: Act, other: Act) -> bool:
    """Whether the record is of training passed on by others: 「工場長は、研修の内容を伝達し、受けた者の氏名を報告する」."""
    return other.sentence is not act.sentence and any(
        before.sentence is other.sentence and before.span < other.span and "伝達" in before.names
        for before in reading.acts_by_clause[other.clause]
    )


def _by_somebody_else(act: Act, other: Act, name: str) -> bool:
    """Whether a record before the control, by another person, names a control of a shorter name: 研修 is no 伝達研修."""
    if not other.clause.span < act.clause.span:
        return False
    mine, theirs = act.topic, other.topic
    if (
        mine is None
        or theirs is None
        or mine.text == theirs.text
        or not (is_agent(mine.text) and is_agent(theirs.text))
    ):
        return False
    return name not in other.sentence.core


def _is_record_act(other: Act) -> bool:
    predicate = other.predicate
    if predicate is None:
        return False
    names = set(other.names) | {predicate.lemma}
    if _by_analogy(other):
        return True
    target = predicate.argument("を", "をも") or predicate.argument("も", "が", "は")
    if names & REPORT_ACTS - {"説明"}:
        return True
    if "説明" in names:
        return target is not None and bool(RESULT_OF.search(target.text))
    if names & {"保存", "保管", "作成", "整理", "備える", "備え付ける"}:
        return target is not None and bool(
            re.search(r"記録|報告書|調書|簿|台帳|結果|名簿|実績|シート|リスト|票|表$|書$", target.text)
        )
    if names & RECORD_ACTS:
        return True
    if names & BY_BOOK and any(
        BOOK.search(a.text) for a in predicate.arguments if a.particle in {"により", "に", "で", "へ"}
    ):
        return True
    if predicate.lemma in {"受ける", "得る", "求める"} and target is not None:
        return bool(re.search(r"確認|承認|検印|決裁|査閲", target.text)) and predicate.lemma != "求める"
    return predicate.lemma == "する" and target is not None and "記録" in target.text


def _conditional(other: Act, name: str) -> bool:
    """Whether the record or report is only due on a condition that is not the control itself (rule 2)."""
    if other.timed(TimingKind.DISCRETION):
        return True
    for condition in _conditions_of(other):
        acts = {*condition.acts, condition.lemma}
        text = condition.reach.of(other.sentence.prose.text) if condition.reach is not None else ""
        if FAULT.search(text):
            return True
        if any(same_control(name, a) for a in acts) or acts & CONCLUDING or name in text:
            continue
        if re.search(r"おそれ|認め|必要", text):
            return True
    return False


def _conditions_of(act: Act) -> Iterator[Predicate]:
    """The conditions under which an act is due: those between the main act before it and itself."""
    if act.predicate is None:
        return
    earlier = [p for p in act.sentence.predicates if p.role is Role.MAIN and p.span < act.predicate.span]
    start = earlier[-1].span.end if earlier else act.sentence.span.start
    for predicate in act.sentence.predicates:
        if predicate.role is Role.CONDITION and start <= predicate.span.start < act.predicate.span.start:
            behind = act.sentence.prose.text[predicate.span.end :]
            if not behind.startswith(("ところを", "ところは")):  # 「相違するところを記載する」
                yield predicate


def _of_same_thing(act: Act, other: Act, name: str) -> bool:
    predicate = other.predicate
    if predicate is None or ("伝達" in other.names and not re.search(r"結果|記録", other.words)):
        return False  # what was taught is handed on, not who was there
    if predicate.lemma in {"受ける", "得る"}:
        return True
    targets = [
        a
        for a in predicate.arguments
        if a.particle in {"を", "は", "について", "につき", "も", "が", "をも", "に関し", "についても", "については"}
    ]
    text = "".join(a.text for a in targets)
    if REMEDY.search(text) and name not in text:
        return False  # what was done about the findings is not the findings
    if re.match(r"(?:その|当該)記録", text) and (made := _made_before(act, other)) is not None:
        return _of_same_thing(act, made, name)
    if name in text or any(same_control(name, w) for w in re.findall(r"[一-龥]+", text) if CONTROL_NAME.search(w)):
        return True
    if not targets or all(a.particle == "は" for a in targets):
        return (
            other.sentence is act.sentence
            or name in other.sentence.core
            or bool(re.search(r"前項|同項|前号|当該|その|この場合", other.sentence.core))
        )
    return bool(RESULT.search(text))


def _made_before(act: Act, other: Act) -> Act | None:
    """The act of its sentence that makes the record which ``other`` keeps; None where the sentence is that of the control."""
    if other.sentence is act.sentence:
        return None
    made = [p for p in other.sentence.main if p.span < (other.predicate.span if other.predicate else other.span)]
    return next(
        (
            replace(other, predicate=p, names=p.acts, span=p.span)
            for p in reversed(made)
            if {p.lemma, *p.acts} & RECORD_ACTS
        ),
        None,
    )


def _ledger(reading: Reading, control: Act, name: str) -> Act | None:
    """A record duty anywhere that names this control: 「(3) 点検の記録」 under a list of records to keep."""
    found = CONTROL_END.search(name)
    base = found.group("base") if found is not None else name
    wanted = re.compile(
        re.escape(base) + r"(?:の|に関する|、[^。]{0,20}の)?(?:実施)?(?:の)?(?:結果|状況|記録|内容|報告|終了後)"
    )
    for other in reading.acts:
        named = wanted.search(other.sentence.core)
        if named is None or ELSEWHERE.search(other.sentence.core[: named.start()]):
            continue
        if other.predicate is None and other.listing is not None:
            lead = reading.facts[other.clause].lead
            if lead is not None and _lead_records(lead):
                return other
        elif (
            other.predicate is not None
            and other.is_duty()
            and _is_record_act(other)
            and not _conditional(other, name)
            and not _has_its_own(reading, other, base, control)
            and (base not in PLAIN or _things(control) & _words(other))
        ):
            return other
    return None


def _has_its_own(reading: Reading, other: Act, base: str, control: Act) -> bool:
    """Whether the article of a record has another control of that name, which the record is then of.

    点検 of a 管理簿 is not the 点検 of how things are kept; the 監査 of an organisation is one wherever it is spoken of.
    """
    own = [
        a
        for clause in reading.article(other.clause)
        for a in reading.acts_by_clause[clause]
        if a is not other and control_name(a).endswith(base)
    ]
    return bool(own) and "監査" not in base and not any(_things(a) & _things(control) for a in own)


def _words(act: Act) -> frozenset[str]:
    return frozenset(re.findall(r"[一-龥々ァ-ヶー]{2,}", CONTROL_NAME.sub(" ", act.sentence.core)))


def _things(act: Act) -> frozenset[str]:
    """The words for what a control looks at."""
    said = "".join(f"{a.text} " for a in act.arguments if a.particle in {"を", "について", "につき", "に関し", "の"})
    return frozenset(re.findall(r"[一-龥々ァ-ヶー]{2,}", CONTROL_NAME.sub(" ", said)))


def _lead_records(lead: Sentence) -> bool:
    return any({*p.acts, p.lemma} & (RECORD_ACTS | REPORT_ACTS) for p in lead.main) or "記録" in lead.core


def _in_fields(reading: Reading, act: Act) -> bool:
    """Whether the structured fields of the clause say where the result goes."""
    around = (act.clause, *reading.regulation.ancestors(act.clause))
    return any(c.duty is not None and (c.duty.record or c.duty.report_to) for c in around)


def _says_how_or_when(reading: Reading, act: Act, name: str) -> bool:
    """「監査は、実地の検査により行う」 after 「監査責任者は、監査を行い、…報告する」: the duty is laid down, and judged, there."""
    topic = act.topic
    if topic is None or not topic.text.endswith(name):
        return False
    return any(
        other.sentence is not act.sentence
        and other.clause.span < act.clause.span
        and same_control(control_name(other), name)
        for clause in reading.article(act.clause)
        for other in reading.acts_by_clause[clause]
        if control_name(other) and (other.topic is None or not other.topic.text.endswith(control_name(other)))
    )


def unrecorded_controls(reading: Reading) -> Iterator[tuple[Act, str]]:
    """Each control of which nothing is recorded or reported, with its name, in document order; one per sentence and name."""
    told: set[tuple[int, str]] = set()
    for act in reading.acts:
        name = "" if _in_fields(reading, act) else control_name(act)
        if name and re.search(r"[条項号](?:に規定する|に定める|の規定による)" + re.escape(name), act.words):
            continue  # the duty is laid down, and judged, where it points
        if name and _says_how_or_when(reading, act, name):
            continue
        key = (id(act.sentence), name)
        if name and key not in told and recorded_by(reading, act, name) is None:
            told.add(key)
            yield act, name
