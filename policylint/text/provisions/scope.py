"""What is handled: affairs and information (O101, O102)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.agents import is_agent
from policylint.text.facts import Modality
from policylint.text.provisions.phrases import NUMBER, ORGANISATION, noun_phrase, subjects
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.acts import Act
    from policylint.text.facts import Argument
    from policylint.text.provisions.units import Unit

_AFFAIR = re.compile(
    rf"個人番号(?:利用|関係|取扱)*(?:等)?事務|番号(?:利用|関係|取扱)*事務|{NUMBER}[をにの][^。、]{{0,16}}?(?:事務|業務|仕事)|(?:対象(?:と|に)(?:する|なる)|対象)[^。、]{{0,8}}(?:事務|業務)|取扱(?:い)?事務|(?:事務|業務)[^。、]{{0,14}}(?:{NUMBER})を|(?:この|本)(?:規程|規則|要綱|要領|細則)[^、。]{{0,8}}(?:適用|対象)[^、。]{{0,8}}(?:事務|業務)|番号法[^。、]{{0,20}}(?:事務|業務)"
)
_IS_AFFAIR = re.compile(
    r"(?:事務|業務|仕事)[」』]?(?:等)?(?:の(?:範囲|種類|内容|名称|一覧))?$|(?:事務|業務)(?:等)?(?:、|及び|並びに)[^。]*(?:範囲|項目|課|部署|係|者|情報等?)$"
)
_AFFAIR_HEADING = re.compile(
    r"(?:事務|業務|仕事)(?:等)?(?:及び[^。]{0,12})?の?(?:範囲|種類|内容|明確|特定|一覧)|対象(?:と(?:なる|する))?(?:の)?(?:事務|業務)|番号(?:利用|関係)?事務|^事務$|番号を使う(?:仕事|事務)|取扱い?事務|利用目的|^対象$"
)
_REACH = re.compile(r"(?:この|本)(?:規程|規則|規定|要綱|要領|要項|細則|訓令|基準)[^、。]{0,10}(?:対象|範囲)$")
"""「この要領の対象は、…に関する事務とし」."""
_NO_AFFAIR = re.compile(r"担当者の|責任者の|監査|研修|窓口|鍵|委員会の")
_POINTS = re.compile(r"次|以下|下記|左記|左に|各号|別表|別紙|別記|一覧|表")
_BY_LAW = re.compile(
    r"条例|別表|(?:番号法|法)第(?:9|９|九)条|所得税|地方税|健康保険|厚生年金|雇用保険|国民年金|共済|児童|介護|生活保護"
)
_NAMED = re.compile(
    r"に関する事務|の(?:作成|届出|申告|提出|支給|給付|賦課|徴収|交付|管理|支払|認定|審査|登録|経由|加入|適用)|作成(?:事務|及び|並びに)|届出(?:事務|書)|源泉徴収|支払調書|法定調書|年末調整|給与|保険|年金|手当|税|児童|福祉|医療|共済|災害|申告|届"
)
_STATUTORY = re.compile(r"(?:番号)?法第(?:2|２|二)条第(?:10|11|12|１０|１１|１２|十|十一|十二)項")
_CLEAR = re.compile(r"(?:事務|業務)[^。]{0,12}明(?:確|らか)(?:に|化)")
_FIXES = frozenset({
    "定める", "特定", "指定", "一覧", "作成", "記載", "選定", "洗い出す", "調査", "限定", "決定", "決める", "把握", "登録", "整理", "調製", "列挙", "明示", "明確化", "リスト化", "する",
})  # fmt: skip
_INFORMATION = re.compile(
    rf"{NUMBER}(?:及び[^。、]{{0,24}})?の?(?:範囲|項目|種類|内容)|(?:取り?扱う|保有する|管理する|管理される|利用する|使用(?:する|される)|収集する|記録(?:する|される)|提供を受ける)[^。、]{{0,24}}(?:情報|個人番号|項目)(?:等)?|(?:記録|情報)(?:の)?項目|情報の範囲|(?:関連|結び?|紐)(?:づ|付)?け?て[^。、]{{0,8}}(?:管理|保存|保有|記録)[^。、]{{0,12}}(?:情報|事項|もの)|対象[^。、]{{0,10}}情報|特定個人情報等?$"
)
_INFORMATION_HEADING = re.compile(
    r"(?:情報|項目|個人番号)(?:等)?の?(?:範囲|項目|種類|内容|明確)|取り?扱う(?:特定)?(?:個人)?情報|記録(?:する)?項目"
)
_ITEMS = re.compile(
    r"氏名|生年月日|住所|性別|口座|所得|書類|申告書|控え|写し|届出|調書|電話番号|記号番号|税額|課税|給与|報酬|個人番号カード|続柄"
)
_TOGETHER = re.compile(r"一体として|(?:関連|結び?|紐)(?:づ|付)?け?て|併せて")


class Scope:
    """What a handling set says about the reach of its own rules."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    @cached_property
    def _own(self) -> tuple[Unit, ...]:
        return tuple(u for u in self.units if u.sentence is not None and not u.contractor)

    def affairs(self) -> Evidence | bool:
        """Where it is said, or left to a named officer to say, which affairs handle 個人番号."""
        if any(e.values.get("name") for _, e in entries(self.units, "affairs")):
            return True
        for unit in self._own:
            if any(
                _names_affairs(unit, act) or _limits_to_affairs(unit, act) or _orders_affairs(unit, act)
                for act in unit.main
            ):
                return Evidence(unit)
            if (topic := _deferred(unit)) and _AFFAIR.search(topic) and _IS_AFFAIR.search(topic):
                return Evidence(unit)
        return self._rows(re.compile(r"事務|業務|仕事"), re.compile(NUMBER))

    def _rows(self, wanted: re.Pattern[str], about: re.Pattern[str]) -> Evidence | bool:
        """A table of such things, about the information."""
        for unit in self.units:
            if unit.sentence is None and wanted.search(unit.lead) and about.search(f"{unit.lead}／{unit.heading}"):
                return Evidence(unit)
        return False

    def affairs_only_named(self) -> Evidence | None:
        """Where the affairs are only said to be clear."""
        return next((Evidence(u) for u in self._own if _CLEAR.search(u.words)), None)

    def affairs_place(self) -> Evidence | None:
        """The clause that ought to say which information: the one on affairs."""
        heading = re.compile(
            r"(?:事務|業務)(?:等)?の?(?:範囲|明確|特定|種類)|対象(?:と(?:なる|する))?(?:の)?(?:事務|業務)|個人番号(?:利用|関係)事務$"
        )
        found = next((Evidence(u) for u in self._own if heading.search(u.heading) and "担当者" not in u.heading), None)
        if found is not None:
            return found
        said = self.affairs()
        return said if isinstance(said, Evidence) else None

    def information(self) -> Evidence | bool:
        """Where it is said which information the affairs handle."""
        if any(e.values.get("information") for _, e in entries(self.units, "affairs")):
            return True
        for unit in self._own:
            if any(_names_information(unit, act) for act in unit.main):
                return Evidence(unit)
            if (topic := _deferred(unit)) and re.search(r"(?:情報|個人番号|項目)(?:等)?(?:の(?:範囲|項目))?$", topic):
                return Evidence(unit)
        for unit in self.units:
            if unit.sentence is None and re.search(r"項目|情報", unit.words) and re.search(r"事務|業務", unit.words):
                return Evidence(unit)
        return False


def _deferred(unit: Unit) -> str:
    """The topic of 「…の範囲は、一覧表に定めるところによる」, "" for any other sentence."""
    found = re.match(
        r"(?P<topic>[^。]*?)は、[^。]*(?:一覧表?|別表|別紙|台帳|目録)[^。]{0,12}による(?:ものとする)?。?$", unit.words
    )
    return found["topic"] if found is not None else ""


def _below(unit: Unit) -> str:
    """The words of the sentence, of its tables and of the items under it."""
    cells = [cell.text for table in unit.clause.tables for row in table.rows for cell in row]
    if unit.sentence is not None and unit.sentence.prose is unit.clause.text:
        cells.append(unit.sentence.prose.text[unit.sentence.span.end :])  # a table that came as lines of text
    return f"{unit.full}／{'／'.join((*cells, *(p.text for c in unit.clause.children for p in c.prose())))}"


def _content(unit: Unit, topic: Argument) -> str:
    """What is said of ``topic``: the rest of the sentence, with the items it leads to."""
    rest = unit.sentence.prose.text[topic.span.end : unit.sentence.span.end] if unit.sentence is not None else ""
    return f"{rest}／{_below(unit)[len(unit.full) :]}" if _POINTS.search(rest) else rest


def _is_stating(act: Act) -> bool:
    """Whether the act says what something is: …とする, …をいう, …のとおり, …に限る, …に定める, …による."""
    assert act.predicate is not None  # noqa: S101 - asked for acts with a predicate only
    verbs = {act.predicate.lemma, *act.names}
    if act.predicate.lemma == "よる" and act.sentence.main[-1:] != (act.predicate,):
        return False
    return bool(
        verbs
        & {
            "する",
            "いう",
            "とおり",
            "限る",
            "掲げる",
            "よる",
            "定める",
            "ある",
            "なる",
            "含む",
            "列挙",
            "示す",
            "指す",
            "もの",
        }
    ) or any(a.particle == "と" and ("とおり" in a.text or a.head == "もの") for a in act.arguments)


def _topics(act: Act) -> tuple[Argument, ...]:
    return tuple(a for a in (*act.arguments, *subjects(act)) if a.particle in {"は", "とは", "として"})


def _names_affairs(unit: Unit, act: Act) -> bool:
    """個人番号を取り扱う事務は、次に掲げる事務とする."""
    if act.predicate is None or not _is_stating(act) or act.modality is Modality.PURPOSE:
        return False
    for topic in _topics(act):
        phrase = noun_phrase(act, topic)
        if _REACH.search(phrase) and any(a.particle == "と" and _IS_AFFAIR.search(a.text) for a in act.arguments):
            return bool(_NAMED.search(act.words) or _POINTS.search(act.words))
        about = _AFFAIR.search(phrase) or (
            re.search(r"(?:事務|業務|仕事)(?:の(?:範囲|種類|内容))?$", phrase) and _AFFAIR_HEADING.search(unit.heading)
        )
        if not about or not _IS_AFFAIR.search(phrase) or _NO_AFFAIR.search(phrase):
            continue
        content = _content(unit, topic)
        if _STATUTORY.search(content) and not _POINTS.search(content):
            continue
        if re.search(r"明(?:確|らか)", content) and not _NAMED.search(content):
            continue
        if _POINTS.search(content) or _NAMED.search(content) or _BY_LAW.search(content):
            return True
    return False


def _limits_to_affairs(unit: Unit, act: Act) -> bool:
    """次に掲げる事務に限り、個人番号を利用する; 次の目的のために利用する, with affairs for items."""
    if act.predicate is None or not re.search(NUMBER, unit.words) or not re.search(r"次|以下|各号|別表", unit.words):
        return False
    if not {act.predicate.lemma, *act.names} & {
        "利用",
        "取り扱う",
        "使用",
        "処理",
        "行う",
        "取得",
        "扱う",
        "できる",
        "提供",
        "収集",
        "保有",
    }:
        return False
    listed = re.search(r"(?:次|以下|各号|別表)[^。]{0,12}(?:事務|目的|業務|ため)", act.sentence.core)
    return bool(listed) and bool(_NAMED.search(_below(unit)[len(unit.full) :]) or "別表" in unit.words)


def _orders_affairs(unit: Unit, act: Act) -> bool:
    """A post is told to fix which affairs: 所属長は、所管する事務のうち個人番号を取り扱うものを特定する."""
    bound = any(a.is_duty() for a in unit.main)  # 明確にし、記載しなければならない
    if act.predicate is None or not bound or not {act.predicate.lemma, *act.names} & _FIXES:
        return False
    if not _by_somebody(act):
        return False
    objects = [a for a in (*act.arguments, *subjects(act)) if a.particle in {"を", "は", "について"}]
    for argument in objects:
        phrase = noun_phrase(act, argument)
        if (
            _AFFAIR.search(phrase)
            and re.search(r"(?:事務|業務|仕事|もの|範囲|一覧表?|種類)$", phrase)
            and not _NO_AFFAIR.search(phrase)
        ):
            if {act.predicate.lemma, *act.names} & _FIXES - {"する", "作成", "記載", "登録"}:
                return True
            return "明" in act.words or "一覧" in act.words
    return False


def _by_somebody(act: Act) -> bool:
    """Whether a post, role or section bears the act (the body itself is nobody in particular)."""
    return any(is_agent(a.text) and not ORGANISATION.search(a.text) for a in subjects(act))


def _names_information(unit: Unit, act: Act) -> bool:
    """前条の事務において取り扱う特定個人情報等は、個人番号、氏名及び住所とする."""
    if act.predicate is None or act.modality in {Modality.PURPOSE, Modality.PROHIBITION}:
        return False
    if act.modality is Modality.DEFINITION and re.search(r"個人番号をその内容に含む|をその内容に", unit.full):
        return False
    if _together(unit, act) or _orders_information(act):
        return True
    if not _is_stating(act):
        return False
    for topic in _topics(act):
        phrase = noun_phrase(act, topic)
        about = _INFORMATION.search(phrase) or (
            _INFORMATION_HEADING.search(unit.heading) and re.search(r"情報|個人番号|項目|もの|範囲", phrase)
        )
        if not about or re.search(r"事務の範囲$|担当者|責任者|アクセス|操作|ログ|入退|廃棄|研修|点検", phrase):
            continue
        content = _content(unit, topic)
        if _ITEMS.search(content) or re.search(r"別表|別紙|別記|一覧表?|台帳", content):
            return True
    return False


def _together(unit: Unit, act: Act) -> bool:
    """次に掲げるものを受け取り、一体として管理する."""
    verbs = {act.predicate.lemma, *act.names} if act.predicate is not None else set()
    return bool(
        verbs & {"管理", "保管", "保存", "保有", "記録"}
        and _TOGETHER.search(unit.words)
        and _ITEMS.search(_below(unit))
        and act.is_duty()
    )


def _orders_information(act: Act) -> bool:
    """A post is told to fix which information the affairs handle; giving a handler his share is not that."""
    if not act.is_duty() or not _by_somebody(act):
        return False
    verbs = {act.predicate.lemma if act.predicate is not None else "", *act.names}
    clear = bool(re.search(r"明(?:確|らか)に", act.words))
    for argument in (*act.arguments, *subjects(act)):
        if argument.particle in {"を", "は"} and re.search(
            r"(?:情報|個人番号)(?:等)?の(?:範囲|項目)|記録項目", argument.text
        ):
            return clear or bool(verbs & {"定める", "特定", "明示", "一覧", "決定", "明確化"})
    return False
