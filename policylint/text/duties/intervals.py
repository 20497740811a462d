"""Is the interval of a duty defined anywhere that its clause leads to, or that leads to it?

Rules 6, 19 and 23 of "How to decide the close cases".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.acts import Listing
from policylint.text.agents import is_agent
from policylint.text.duties.controls import control_name, same_control
from policylint.text.facts import Modality, Role, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.facts import Sentence, TimingPhrase
    from policylint.text.reading import Reading

_SOLE = re.compile(r"^(?:適宜|随時|適時|時々|随時に)$")
_CONTROL = re.compile(
    r"確かめる|点検|確認|チェック|監査|検査|見直|評価|分析|解析|研修|教育|訓練|棚卸|検証|照合|突合|査閲|モニタリング|調査|更新|変更|照査|レビュー|巡視|巡回|把握|報告"
)
_CARRIERS = re.compile(r"体制|措置|仕組|機会|手順|計画|こと(?:に)?$|方法|運用|ルール|よう")
_ANAPHOR = re.compile(
    r"前項|前条|同項|同条|この条|本条|前号|当該|その(?:時期|回数|頻度|実施|周期)|これら?を?|第[0-9０-９一二三四五六七八九十]+[条項号]"
)
_FREQUENCY = re.compile(r"頻度|回数|時期|周期|間隔|サイクル|期日|実施日|実施月")
_WORD = re.compile(r"[一-龥々ァ-ヶー]{2,}")
_EMPTY = frozenset(
    {
        "前項",
        "前条",
        "次項",
        "次条",
        "各号",
        "必要",
        "適切",
        "定期",
        "随時",
        "実施",
        "場合",
        "事項",
        "当該",
        "規定",
        "同項",
        "管理者",
        "責任者",
        "保護",
        "特定個人情報",
        "個人情報",
        "個人番号",
        "定期的",
        "適正",
        "措置",
        "状況",
        "結果",
        "年度",
        "以上",
        "少なくとも",
    }
)


_BEYOND = re.compile(
    r"前[0-9０-９一二三四五六七八九十]*[項条](?:に(?:規定|定め)(?:する|る)|の)[^、。]{0,12}(?:ほか|外|に加え(?:て)?)、"
)
"""前項の研修のほか、: another duty than that of the clause referred to."""


def open_timings(reading: Reading) -> Iterator[tuple[Act, TimingPhrase]]:
    """Each recurring duty without a number anywhere: the act and the words that leave it open, in document order."""
    for act in reading.acts:
        for timing in act.timed(TimingKind.VAGUE_INTERVAL):
            if not timing.noun and _recurs(act, timing) and not interval_of(reading, act, timing):
                yield act, timing


def _recurs(act: Act, timing: TimingPhrase) -> bool:
    """Whether the words time a duty of the organisation."""
    if act.listing in {Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS} or _counterparty(act):
        return False
    if not _laid_down(act):
        return False
    if not _SOLE.match(timing.text):
        return True
    others = act.timed(TimingKind.TRIGGER, TimingKind.LIMIT, TimingKind.PROMPT, TimingKind.INTERVAL)
    return not others and is_control(act) and not _event_before(act)


def is_control(act: Act) -> bool:
    """Whether the act is one that is worth nothing when it is not repeated (点検, 研修, 見直し)."""
    names = "".join(act.names) + (act.predicate.lemma if act.predicate is not None else "")
    return bool(_CONTROL.search(names)) or bool(control_name(act))


def _laid_down(act: Act) -> bool:
    if act.role in {Role.MAIN, Role.BEFORE} or act.by_measure:
        return act.modality is Modality.DUTY
    if act.predicate is None:
        return False
    main = next((p for p in act.sentence.predicates if p.role is Role.MAIN and p.span > act.predicate.span), None)
    if main is None or main.modality is not Modality.DUTY or act.predicate.passive:
        return False
    # 定期的に…を行う体制を整備する leaves the interval as open as 定期的に…を行う
    return (
        bool(_CARRIERS.search(act.predicate.head))
        and act.role is Role.MODIFIER
        and not re.search(r"確認|監査|把握|検証|審査", main.lemma)
    )


def _event_before(act: Act) -> bool:
    return any(
        p.role is Role.CONDITION and act.predicate is not None and p.span < act.predicate.span
        for p in act.sentence.predicates
    )


def _counterparty(act: Act) -> bool:
    """Whether the act is one that a contract lays on somebody else."""
    words = act.sentence.core
    if re.search(r"契約(?:書)?(?:の中)?に(?:は|おいて|おいては)?[^。]*(?:盛り込|明記|規定|記載|定め)", words):
        return True
    if re.search(r"委託先(?:は|が|に(?:対し)?)|受託者(?:は|が)|委託契約|再委託先", words) and re.search(
        r"契約(?:書)?に|(?:報告|実施|点検)させ|を求め|を義務", words
    ):
        return True
    return (
        act.predicate is not None
        and act.predicate.topic is not None
        and bool(re.search(r"^(?:委託先|受託者|再委託先|受注者)", act.predicate.topic.text))
    )


def interval_of(reading: Reading, act: Act, timing: TimingPhrase | None = None) -> TimingPhrase | bool:
    """The definite interval of the duty ``act``: its words, True where a field or plan gives it, False where nothing does."""
    beyond = _BEYOND.search(act.sentence.core) is not None
    return (
        _in_fields(reading, act)
        or _in_sentence(act, timing)
        or (not beyond and (_in_article(reading, act) or _in_linked(reading, act)))
        or _in_plan(reading, act)
        or _in_tables(reading, act)
    )


def _in_fields(reading: Reading, act: Act) -> bool:
    for clause in (act.clause, *reading.regulation.ancestors(act.clause)):
        when = clause.duty.when if clause.duty is not None else None
        if when is not None and (when.every or when.months or when.plan):
            return True
        if clause.kind is Kind.ARTICLE:
            break
    return False


def _in_sentence(act: Act, timing: TimingPhrase | None) -> TimingPhrase | bool:
    for other in act.sentence.timings:
        if other.kind is not TimingKind.INTERVAL or other is timing:
            continue
        if other in act.timings or _in_same_bracket(act, other):
            return other
        owner = _owner(act, other)
        if owner is None or owner is act.predicate or owner.role in {Role.MODIFIER, Role.BEFORE}:
            return other
        if any(same_control(a, b) for a in owner.acts for b in act.names):
            return other
    return False


def _in_same_bracket(act: Act, other: TimingPhrase) -> bool:
    text = act.sentence.prose.text
    return text[: other.span.start].rstrip().endswith(("（", "(")) and act.span.start <= other.span.start


def _owner(act: Act, timing: TimingPhrase):  # type: ignore[no-untyped-def]  # noqa: ANN202
    around = [
        p for p in act.sentence.predicates if p.reach is not None and p.reach.start <= timing.span.start < p.reach.end
    ]
    return min(around, key=lambda p: len(p.reach or p.span)) if around else None


def _subject_words(act: Act) -> frozenset[str]:
    """The content words of an act: what is done, to what."""
    words = _WORD.findall(
        " ".join(a.text for a in act.arguments if a.particle not in {"は", "も"}) + " " + " ".join(act.names)
    )
    return frozenset(w for w in words if w not in _EMPTY)


def _in_article(reading: Reading, act: Act) -> TimingPhrase | bool:
    for clause in reading.article(act.clause):
        for sentence in reading.facts[clause].sentences:
            given = [t for t in sentence.timings if t.kind is TimingKind.INTERVAL and not _plan_only(t)]
            if sentence is not act.sentence and given and _speaks_of(reading, act, clause, sentence):
                return given[0]
    return False


def _speaks_of(reading: Reading, act: Act, clause: Clause, sentence: Sentence) -> bool:
    """Whether some act of ``sentence`` is the duty ``act``."""
    return any(o.sentence is sentence and _same_duty(act, o, near=True) for o in reading.acts_by_clause[clause])


def _plan_only(timing: TimingPhrase) -> bool:
    """毎年度の計画 or 各年度の予算 time the plan and not the duty; the plan is looked for by itself."""
    return timing.adnominal and not re.search(r"回", timing.text)


def _same_duty(act: Act, other: Act, *, near: bool) -> bool:
    """Whether ``other`` speaks of the duty ``act``: the same kind of act on something in common, or by pointing at it."""
    alike = any(same_control(a, b) for a in act.names for b in (*other.names, *_WORD.findall(other.sentence.core)))
    if not alike:
        pointing = other.clause is act.clause or bool(_ANAPHOR.search(other.sentence.core))
        return near and pointing and bool(_FREQUENCY.search(other.sentence.core))
    if _for_others(act, other):
        return False
    if near and (_points_at(act, other) or _FREQUENCY.search(other.sentence.core)):
        return True
    said = _without_people(other)
    mine, theirs = _subject_words(act), frozenset(w for w in _WORD.findall(said) if w not in _EMPTY)
    acts_only = {w for w in mine if any(w.endswith(n) for n in act.names)}
    objects = mine - acts_only
    return (
        not objects
        or any(o in t or t in o for o in objects for t in theirs)
        or (
            near
            and any(same_control(a, b) for a in act.names for b in other.names)
            and not _subject_words(other) - acts_only
        )
    )


def _points_at(act: Act, other: Act) -> bool:
    """Whether the words of ``other`` point back, and not at something else (前項の操作履歴を点検する is no 前項の点検)."""
    core = other.sentence.core
    if not _ANAPHOR.search(core):
        return False
    named = re.findall(r"(?:前項|前条|同項|同条)の([一-龥々ァ-ヶー]{2,})", core)
    mine = _subject_words(act)
    return not named or any(
        word.startswith(("規定", "場合"))
        or any(same_control(name, word) for name in act.names)
        or any(o in word or word in o for o in mine)
        for word in named
    )


def _for_others(act: Act, other: Act) -> bool:
    """Whether both are done to people, and to different ones: a 研修 of those who run the systems is not that of managers."""
    mine, theirs = act.argument("に対し", "に対して"), other.argument("に対し", "に対して")
    if mine is None or theirs is None:
        return False
    ours = set(_WORD.findall(mine.text)) - _EMPTY
    return bool(ours) and not ours & set(_WORD.findall(theirs.text)) and mine.text != "職員"


def _without_people(act: Act) -> str:
    """The sentence of ``act`` without who does it: to be done by the same person makes no duty the same."""
    words = act.sentence.core
    for argument in act.arguments:
        if argument.particle in {"は", "が"} and is_agent(argument.text):
            words = words.replace(argument.text, "", 1)
    return words


def _in_linked(reading: Reading, act: Act) -> TimingPhrase | bool:
    for clause in reading.linked(act.clause):
        for sentence in reading.facts[clause].sentences if clause in reading.facts else ():
            given = [t for t in sentence.timings if t.kind is TimingKind.INTERVAL]
            if given and _speaks_of(reading, act, clause, sentence):
                return given[0]
    return False


def _in_plan(reading: Reading, act: Act) -> TimingPhrase | bool:
    """A plan the duty follows (監査計画に基づき) that is drawn up at an interval somewhere in the regulation, or names the times."""
    plans = [w for w in _WORD.findall(act.words) if w.endswith(("計画", "スケジュール", "日程表", "予定表"))]
    for clause in reading.article(act.clause):
        for sentence in reading.facts[clause].sentences:
            if "計画" in sentence.core and sentence is not act.sentence and _speaks_of(reading, act, clause, sentence):
                plans += [w for w in _WORD.findall(sentence.core) if w.endswith("計画")]
    for plan in dict.fromkeys(plans):
        for _, sentence in reading.sentences():
            if plan in sentence.core:
                for timing in sentence.timings:
                    if timing.kind is TimingKind.INTERVAL:
                        return timing
    return False


def _in_tables(reading: Reading, act: Act) -> bool:
    """An appended table that the article names and that gives an interval in a row about the same thing, or a frequency column."""
    named = [
        c for member in reading.article(act.clause) for c in reading.index.of(member) if c.kind is Kind.APPENDED_TABLE
    ]
    for table in named:
        for clause in table.walk():
            for prose in clause.prose():
                if _interval_in(prose.text):
                    return True
    return False


def _interval_in(text: str) -> bool:
    from policylint.text.time.phrases import find_timings  # noqa: PLC0415 - a cell is read only where a duty leads to its table

    return any(t.kind is TimingKind.INTERVAL for t in find_timings(text))
