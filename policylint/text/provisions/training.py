"""Training of those who handle the information: given, made up for, and who came (H101, H103, H104)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.facts import Modality
from policylint.text.provisions.phrases import noun_phrase
from policylint.text.provisions.units import Evidence, entries, points_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

TRAINING = re.compile(
    r"研修|学びの|学習の機会|演習|(?<!支援)(?<!学校)(?<!義務)(?<!社会)(?<!高等)(?<!幼児)(?<!生涯)教育(?!委員会|長|課|部|庁|機関|施設|総務|政策|事務局|実習|研究)|訓練|講習|教え|啓発|(?<!一般)教養(?!を(?:高め|深め|身に))|[ｅe]ラーニング|受講|勉強会|学習会|講座|セミナー"
)
_ELSEWHERE = re.compile(
    r"(?:研修|教育|訓練)[^。]{0,30}(?:規程|規則|要綱|要領)第[^、。]{1,12}(?:の規定)?(?:の例による|による|により|を準用|に定める)"
)
_GIVES = frozenset(
    {
        "開く",
        "修了",
        "終える",
        "派遣",
        "催す",
        "行う",
        "実施",
        "受ける",
        "受講",
        "開催",
        "施す",
        "講ずる",
        "講じる",
        "図る",
        "設ける",
        "する",
        "付与",
        "参加",
        "与える",
        "努める",
    }
)
MISSED = re.compile(
    r"未受講|未受験|未修了|欠席|欠け|(?:休ん|来られなかっ|出られなかっ|都合(?:が|の)つかなかっ|加わ(?:れ|ら)なかっ|間に合わなかっ)(?:だ|た)(?:者|職員|教職員|社員)|(?:加わ|出席でき|参加でき)(?:れ|ら)?なかった|不参加|(?:受講|参加|出席|修了)(?:しな(?!ければ)|していな|でき(?:な|ず)|することができ)|受け(?:てい)?な(?:い|かった)|受けられ(?:な|ず)|受けることができ(?:な|ず)|氏名のない|やむを得ない(?:理由|事情)[^。]*受|全員が(?:受講|受け|修了)"
)
_MAKES_UP = re.compile(
    r"研修|学びの|学習の機会|演習|教育|講習|訓練|補講|受講|視聴|教材|資料|説明|伝達|実施|受けさせ|指導|テスト|試験|機会|周知"
)
_TAKES = frozenset({"受ける", "受講", "参加", "修了", "出席"})
_ADDRESSED = frozenset({"に", "に対し", "に対して", "にも", "を対象に", "へ", "には", "を対象として"})
_GATHERS = frozenset({"集める", "招集", "召集", "参集", "招く", "呼ぶ"})
"""「係長を集めて研修を行う」."""
_FOR = re.compile(r"(?P<who>[^。]+?)(?:に対する|に対しての|向けの?|を対象と(?:する|した)|を対象にした|のための)")
_HOW_MANY = re.compile(r"(?:受講|出席|参加|修了)者?(?:の)?(?:人数|者数|員数|数)(?!名)")
_WHO_CAME = re.compile(
    r"受講|出席|出欠|参加|修了|名簿|受けた(?:者|職員)|実施(?:の)?(?:状況|記録|結果)|履修|参加した者|氏名"
)
_RECORDS = frozenset(
    {
        "記録",
        "作成",
        "記載",
        "記入",
        "登載",
        "保存",
        "保管",
        "備える",
        "備え付ける",
        "管理",
        "把握",
        "残す",
        "報告",
        "提出",
        "登録",
        "確認",
    }
)


def trains(act: Act) -> bool:
    """Whether the act gives or takes training: 研修する, 研修を行う, 講習を受けさせる, 研修に参加する."""
    if act.predicate is None:
        return any(TRAINING.search(n) for n in act.names)
    if any(TRAINING.search(n) for n in act.names):
        return True
    objects = [a for a in act.arguments if a.particle in {"を", "に", "は", "も"}]
    return bool({*act.names, act.predicate.lemma} & _GIVES) and any(TRAINING.search(a.text) for a in objects)


def _up_to(act: Act) -> str:
    """The words of the sentence up to the end of the act: what follows (…を行い、欠席者を記録する) is another matter."""
    return act.sentence.prose.text[act.sentence.span.start : act.span.end]


def trainees(act: Act) -> str:
    """Who is trained by a training act, with the words that say which: 「情報システムの管理を担う職員」, "" where unsaid."""
    if act.predicate is None:
        return act.sentence.core
    addressed = [a for a in act.arguments if a.particle in _ADDRESSED and not TRAINING.search(a.text)]
    said = [noun_phrase(act, a) for a in addressed]
    taken = {*act.names, act.predicate.lemma} & _TAKES and "causative" not in act.predicate.marks
    if taken and act.predicate.topic is not None:
        said.append(noun_phrase(act, act.predicate.topic))
    if {*act.names, act.predicate.lemma} & _TAKES and "causative" in act.predicate.marks:
        # 「責任者となった者を、講習会に参加させる」
        said += [noun_phrase(act, a) for a in act.arguments if a.particle == "を" and not TRAINING.search(a.text)]
    for argument in act.arguments:
        if TRAINING.search(argument.text):  # 「係長に対する研修を実施する」
            said += [found["who"] for found in _FOR.finditer(noun_phrase(act, argument))]
    for gathered in act.sentence.predicates:
        if gathered.lemma in _GATHERS and gathered.span < act.span:
            said += [noun_phrase(act, a) for a in gathered.arguments if a.particle == "を"]
    return "、".join(said)


class Training:
    """What a handling set says about training."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units
        self.given = tuple(self._given())
        self.clauses: frozenset[Clause] = frozenset(e.clause for e in self.given)

    def _given(self) -> Iterator[Evidence]:
        for unit in self.units:
            if unit.sentence is None or unit.contractor:
                continue
            if _ELSEWHERE.search(unit.words):
                yield Evidence(unit)
                continue
            for act in unit.main:
                if act.predicate is None or act.modality is not Modality.DUTY:
                    continue
                if trains(act) and not MISSED.search(_up_to(act)):
                    yield Evidence(unit, act)
                    break

    def by_field(self) -> Evidence | None:
        """Training that only the structured fields name."""
        return next((Evidence(u, node=e.node) for u, e in entries(self.units, "training")), None)

    def follow_up(self) -> Evidence | None:
        """Where those who missed the training are trained after all."""
        for unit in self.units:
            if unit.sentence is None or unit.contractor or not MISSED.search(unit.context):
                continue
            if (
                self._about_training(unit)
                and _MAKES_UP.search(unit.words)
                and any(a.modality is Modality.DUTY for a in unit.main)
            ):
                return Evidence(unit)
        return None

    def attendance(self) -> Evidence | None:
        """Where it is recorded who was trained."""
        for unit in self.units:
            who_came = _WHO_CAME.search(_HOW_MANY.sub("", unit.words))
            if unit.contractor or not who_came or not self._about_training(unit):
                continue
            if unit.sentence is None:
                return Evidence(unit)
            for act in unit.main:
                predicate = act.predicate
                if predicate is None:
                    if re.search(r"記録|簿|帳|備え|作成|保存", unit.lead):
                        return Evidence(unit)
                    continue
                if (
                    act.is_duty()
                    and {*act.names, predicate.lemma} & _RECORDS
                    and _WHO_CAME.search(_HOW_MANY.sub("", act.words))
                ):
                    return Evidence(unit, act)
        return None

    def _about_training(self, unit: Unit) -> bool:
        """Whether the sentence is about the training: by its words or heading, or by pointing at it."""
        if TRAINING.search(unit.words) or TRAINING.search(unit.heading):
            return True
        return points_at(unit, self.clauses)
