"""Timing without a number: 定期的に, 速やかに, 必要に応じて, 異動の都度, 一定の期間."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.source import Span
from policylint.text.script.fold import fold
from policylint.text.time.recurrence import find_intervals

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class TimingWords:
    """Words of time without a number.

    ``adnominal``: they modify or form part of a noun (定期的な確認, 定期的確認).  ``noun``: they are part of a name and
    time nothing by themselves (定期監査, 随時監査, 定期券).  ``kind``: for discretion ``bare`` (必要に応じて) or
    ``judged`` (必要があると認めるとき: whether a judge is named is for the reader to see); for durations ``vague`` or
    ``doubtful`` (所定の期間 may be laid down somewhere); for triggers ``each`` (の都度), ``event``, ``before`` or
    ``after``; else "".
    """

    span: Span
    text: str
    adnominal: bool = False
    noun: bool = False
    kind: str = ""


_PROMPT = re.compile(
    r"(?:可及的|可能な限り|でき(?:る|得る)(?:だけ|限り)|なるべく|極力)?(?:速やか|すみやか)(?:に|(?P<a1>な(?!い)))|遅滞(?:なく|無く|(?P<a2>のない))"
    r"|(?:直|ただ)ちに|早急(?:に|(?P<a3>な))|至急|即[時座刻](?:に|(?P<a4>の))|直ぐに|すぐに|でき(?:る|得る)(?:だけ|限り)早(?:く|急に|期に)|一刻も早く"
)

_OR = r"(?:、|又は|または|及び|および|並びに|若しくは|もしくは|かつ|且つ|・|と|や)"
_NEED = r"(?:必要に応じ(?:て|た)?|必要の都度|状況に応じ(?:て)?)"
_OPEN = r"(?:随時|臨時|適宜|適時|不定期|その都度|都度)(?:に)?"
_BASE = r"定期(?:的|に|の)?(?:に)?"
_ONE_PHRASE = (
    rf"{_BASE}(?:、?{_OR})+(?:(?:{_NEED}、?)?{_OPEN}|{_NEED})(?P<a5>な|の)?"
    rf"|(?:{_NEED}、?)?(?:随時|適宜|適時|臨時)(?:に)?(?:、?{_OR})+定期(?:的)?(?:に|(?P<a6>な|の))?"
)
_FITTING = r"(?:適切|適当|適正|適度|相当|妥当|必要|しかるべき|然るべき|所要|相応)"
_NAME = r"(?!的)(?:(?![又及若並且])[一-龥々ァ-ヶー])+"
_VAGUE = re.compile(
    rf"(?P<one>{_ONE_PHRASE})"
    r"|(?<!不)定期的(?P<a1>な|の|(?=[一-龥ァ-ヶ]))?に?"
    r"|(?<![一不特確予所規固指安限約改設])定期(?:に|(?P<a2>の))"
    rf"|(?<![一特確予所規固指安限約改設])定期(?P<n1>{_NAME})"
    r"|随時(?P<n2>監査|検査|モニタリング|契約|試験|会議|改定)"
    rf"|{_NEED}、?随時(?:に)?|随時(?:に|(?P<a3>の))?|(?<!不)適宜(?:に|(?P<a4>の))?|適時(?!開示)(?:に|(?P<a8>の|な))?(?:適切に)?|不定期(?:的)?(?:に|で|(?P<a9>の|な))"
    r"|時々|時折|折々に?|折(?:に|り)[触ふ]れ(?:て)?|折をみて|折を見て|時宜に応じ(?:て)?|時[機期]を(?:見|み)て|時に応じ(?:て)?|機会(?:が)?ある(?:ごと|たび|度)に"
    rf"|{_FITTING}(?:な|の)?(?:時期|頻度|間隔|周期|時点|タイミング|サイクル|期間ごと)(?:に|で|を[置お]いて|を空けて|により)"
    r"|(?:ある)?(?:一定|ある程度)の?(?:期間|間隔|周期|頻度|サイクル)(?:(?:ごと|毎|おき)に?|で|に|を[置お]いて|を[空あ]けて)"
    r"|(?:ある)?(?:一定|ある程度)の?(?:期間|間隔|周期)(?P<a7>ごとの)"
    r"|間隔を(?:[置お]|[空あ]け)て|周期的に|頻繁に|しばしば|こまめに"
    r"|数(?:年|か月|ヶ月|箇月|カ月|ケ月|月|週間|日)(?:おき|ごと|毎|に[0-9一二数](?:回|度))に?"
)

_DISCRETION = re.compile(
    r"必要に応じ(?:て|(?P<a1>た))?(?:、?(?:随時|適宜|適時|その都度)に?)?|(?:特に)?必要の都度|必要な都度|必要の?ある都度"
    r"|(?:(?:その|特に|特段の|やむを得ない)?必要(?:が|の)?(?:ある|生じる|生ずる)?(?:もの)?(?:と|を)(?P<judged>認め(?:る|た|られる)|判断(?:する|した|される)|考える|思われる)"
    r"|(?:特に|その)?必要(?:が|の)(?:ある|生じた|生じる|あった)|(?:特に)?必要(?:と(?:する|なる|なった|される)|な))"
    r"(?:とき|場合|時(?!間|期|点))(?:に限り|には|は|に)?"
)

_WORD = r"[一-龥々ァ-ヶーA-Za-z0-9]"
_WORDS = rf"{_WORD}{{1,16}}"
_MAYBE = rf"{_WORD}{{0,16}}"
_EVENT = (
    r"(?:あった|生じた|発生した|判明した|なった|変わった|され(?:る|た)|受けた|行う|行った|終了した|完了した"
    r"|(?<=[一-龥])(?:する|した))"
)
_ON = (
    r"(?:採用|退職|着任|離任|異動|入社|退社|雇用|就任|委嘱|配属|転入|転出|解約|終了|更新|導入|変更|設置|廃止|発生|開始"
    r"|休職|復職|契約|取得|提供|廃棄|委託)"
)
_BEFORE = (
    r"(?:提供|利用|開始|使用|着手|実施|廃棄|委託|持出し|送付|送信|導入|契約|採用|更新|接続|搬出|施行|配属|着任|入力"
    r"|公表)"
)
_AFTER = r"(?:終了|完了|実施|採用|退職|異動|利用|使用|契約|更新|変更|廃棄|処理|発生|就業|満了)"
_TRIGGER = re.compile(
    rf"(?:{_WORDS}|{_EVENT})の?(?P<each>都度)|(?:その|この|各)?(?P<each2>都度)"
    rf"|{_MAYBE}(?:する|した|行う|る|た)?の?(?P<each3>たび(?:ごと)?に|(?<=[のるた])度(?:ごと)?に)"
    rf"|(?:{_WORDS}の|{_MAYBE}{_EVENT})(?P<event1>際)(?:には|に|は)?(?!限|し)"
    rf"|{_MAYBE}{_ON}(?P<event2>時)(?:には|に|は)?(?![間点期給価])"
    rf"|(?<![0-9]){_MAYBE}{_BEFORE}(?P<before>前)(?:には|に|は)?(?![記述項条号段提各])"
    rf"|{_MAYBE}{_AFTER}(?P<after>後)(?:には|に|は)?(?!任|者|見|の)"
    rf"|(?:{_WORDS}(?:が|を|に))?{_MAYBE}{_EVENT}(?P<event3>とき|場合)(?:において(?:は)?|に限り|には|は|に)?"
)

_VAGUE_DURATION = re.compile(
    r"(?:ある)?(?:一定|ある程度|必要(?:最[小低]限度?|な限度)?|相当|適切|適当|妥当|合理的|(?P<doubtful>所定|所要|定められた))(?:の|な)?(?:保存|保管|保有)?期間"
    r"(?!の?ごと|毎|おき|を定め|の定め|内に|中)|(?:当分|当面|しばらく)の間"
)


def find_prompt(text: str) -> tuple[TimingWords, ...]:
    """速やかに, 遅滞なく, 直ちに, 至急 and their like."""
    return tuple(_found(_PROMPT, text))


def find_vague_intervals(text: str) -> tuple[TimingWords, ...]:
    """定期的に, 定期又は随時に (one phrase), 適宜, 随時, 一定の間隔で …: recurring without a number.

    What belongs to a definite interval (毎年１回定期的に) is left out.
    """
    found = tuple(_found(_VAGUE, text))
    sound = [phrase.span for phrase in find_intervals(text)] if found else []
    return tuple(words for words in found if not any(words.span.overlaps(span) for span in sound))


def find_discretion(text: str) -> tuple[TimingWords, ...]:
    """必要に応じて, 特に必要な場合 (``bare``); 必要があると認めるときは (``judged``)."""
    return tuple(_found(_DISCRETION, text, "bare"))


def find_triggers(text: str) -> tuple[TimingWords, ...]:
    """異動の都度, 採用の際, 退職時, 提供前, 変更があったときは: on an event."""
    return tuple(_found(_TRIGGER, text))


def find_vague_durations(text: str) -> tuple[TimingWords, ...]:
    """一定の期間, 必要な期間 … (``vague``); 所定の期間 (``doubtful``); 一定期間ごとに is an interval and left out."""
    return tuple(_found(_VAGUE_DURATION, text, "vague"))


_HINTS = {
    _PROMPT: re.compile("やか|遅滞|ちに|早急|至急|即|すぐ|直ぐ|早[くき期]"),
    _VAGUE: re.compile(
        "定期|随時|適宜|適時|臨時|時々|時折|折|時宜|時[機期に点]|機会|頻|間隔|周期|期間|しばしば|こまめ|数[年か月箇ヶカケ週日]|タイミング|サイクル"
    ),
    _DISCRETION: re.compile("必要"),
    _TRIGGER: re.compile(
        "都度|たび|度に|度ごと|際|[職任動社用嘱属入出約了新更置止生始得供棄託]時|[供用始手施棄託し付信入約用新続出行属任力表]前|[了施用職動約新更棄理生業満]後|とき|場合"
    ),
    _VAGUE_DURATION: re.compile("期間|の間"),
}
"""What a text without any find of each pattern lacks: looking for it first is ten times faster."""

_EVENTS = frozenset({"each", "event", "before", "after"})
_KINDS = _EVENTS | {"judged", "doubtful"}


def _found(pattern: re.Pattern[str], text: str, default: str = "") -> Iterator[TimingWords]:
    folded = fold(text)
    if not _HINTS[pattern].search(folded.text):
        return
    for match in pattern.finditer(folded.text):
        groups = {name.rstrip("0123456789") for name, value in match.groupdict().items() if value is not None}
        kind = next(iter(groups & _KINDS), default)
        start, end = match.span()
        adnominal = "a" in groups or (kind in _EVENTS and folded.text.startswith("の", end))
        yield TimingWords(folded.span(start, end), folded.words(start, end), adnominal, "n" in groups, kind)
