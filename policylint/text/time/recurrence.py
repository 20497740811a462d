"""Definite recurrences: 毎月, 年2回以上, 三月に一回, 6月以内ごとに1回、定期に, 各年度の上期及び下期."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from policylint.source import Span
from policylint.text.script.fold import Folded, fold
from policylint.text.script.numerals import NUMBER, parse_number
from policylint.text.time.duration import QUANTITY, Period, Unit, parse_period

IntervalKind = Literal["every", "times", "within", "fixed"]


@dataclass(frozen=True, slots=True)
class IntervalPhrase:
    """A definite recurrence.

    ``kind``: every (毎月, 3月ごと), times (年1回), within (6月以内ごとに), fixed to a part of the calendar (毎年4月,
    月末).  ``months`` are the months of the year that are named, 1–12.  ``adnominal``: it modifies a noun
    (毎年度の予算, 半期ごとの点検, 月次報告) and may time nothing.
    """

    span: Span
    text: str
    period: Period
    kind: IntervalKind
    adnominal: bool = False
    months: tuple[int, ...] = ()


_AT_LEAST = r"(?:少なくとも|おおむね|概ね|最低でも|最低限?|約|原則として)?"
_TIMES = (
    rf"(?:少なくとも|最低でも|最低限?|原則として|それぞれ|各)?、?(?P<times>{NUMBER})(?:(?:[、〜~-]|から|ないし|又は|または){NUMBER})?"
    r"(?:回|度)(?!目|につき|限り|分)(?:以上|程度|ずつ|づつ|以内)?"
)
_REGULARLY = r"(?:、?定期(?:的)?に)?"
_AND = r"(?:、|及び|および|並びに|と|・|又は|または)"
_DAY_OF_MONTH = rf"(?:{NUMBER}日|末日?|の末日|上旬|中旬|下旬|初旬|中)?"
_MONTHS = rf"{NUMBER}月(?!間|以内|ごと|毎){_DAY_OF_MONTH}(?:{_AND}{NUMBER}月{_DAY_OF_MONTH})*"
_WEEKDAYS = rf"[月火水木金土日]曜日?(?:{_AND}[月火水木金土日]曜日?)*"
_HALVES = rf"(?:上半?期|前期|春[季期]|前半期){_AND}(?:下半?期|後期|秋[季期]|後半期)"
_FISCAL = r"(?:(?:事業|会計|営業|財政|予算|計画|学校|単)?年度)"
_WORKDAYS = r"(?:営業|業務|開庁|稼働|就業|勤務|執務)日"
_SHIFTS = r"(?:就業|始業|終業|退庁|登庁|業務終了|業務開始)時"
_PART = r"(?:当初|初め|始め|はじめ|初頭|初日|初旬|上旬|中旬|下旬|末日|末|最終日|終了後|開始時|終了時)"

_EVERY = re.compile(
    rf"{_AT_LEAST}(?P<all>毎|各)(?P<unit>{_FISCAL}|年(?![次齢代金数額])|四半期|半期|半年|学期|月(?![額数次例給])|週(?!間)|{_WORKDAYS}"
    r"|日(?!新聞|額|数)|朝|夕|晩|時(?![点期間帯刻限給]))"
    rf"(?:ごとに?|毎に?)?(?P<detail>の?{_HALVES}|の?(?:四半期|半期)(?:ごと|毎)(?:に)?|の?{_MONTHS}|の?{_PART}|{NUMBER}日"
    rf"|第{NUMBER}(?:{_WEEKDAYS}|{_WORKDAYS})|の?{_WEEKDAYS})?(?:(?:につき|に|中に|、|で)?{_TIMES})?{_REGULARLY}"
)
_PER = re.compile(
    rf"{_AT_LEAST}(?:(?<![0-9月和成〇一二三四五六七八九十百第])(?P<length>{QUANTITY})(?P<link>につき|ごとに|毎に|に|あたり|当たり|当り|、)?"
    r"|(?<![0-9〇一二三四五六七八九十百千何数翌々当前今昨同毎各次初本該半学青少周隔平近生新旧越命末定元和成治正曜期かヶケカ箇他])"
    rf"(?P<unit>年度間?|年間|年|月間?|週間?|日(?=に)|学期)(?:につき|に|あたり|当たり|、)?){_TIMES}{_REGULARLY}"
)
_INTERVAL = re.compile(
    rf"{_AT_LEAST}(?:(?<![0-9月和成〇一二三四五六七八九十百第])(?P<length>{QUANTITY})"
    rf"|(?P<unit>{_FISCAL}|学期|{_WORKDAYS}|{_SHIFTS}|(?<![0-9一-龥々か])(?:年|月末?|週|日))(?!を超え|以内))"
    r"(?P<bound>(?:を超えない|以内|以下|程度|未満|を下回らない)(?:の?(?:範囲|期間|間隔)内?)?|の期間|の間隔)?"
    rf"(?P<every>ごと|毎(?![年月週日回])|おき|置き)に?(?:、?{_TIMES})?{_REGULARLY}"
)
_WITHIN = re.compile(
    rf"{_AT_LEAST}(?<![0-9月和成〇一二三四五六七八九十百第])(?P<length>{QUANTITY})"
    rf"(?:(?:を超えない(?:範囲|期間|間隔)内?(?:で|に)?、?|以内に、?|以内の間隔で、?)(?:{_TIMES}{_REGULARLY}|定期(?:的)?に)"
    r"|(?:以内)?の?間隔(?:で|により|を[置お]いて))"
)
_ALTERNATE = re.compile(rf"隔(?P<unit>日|週|月|年)(?:の?{_WEEKDAYS})?(?:ごとに|に{_TIMES})?")
_LEVEL = re.compile(
    r"(?<![0-9〇一二三四五六七八九十各高低])(?P<unit>日|週|月|四半期|半期|年)(?:次(?!有|休|別|第|回|元|生|以)|例(?=[のでに会点報監検]))"
)
_ENDS = re.compile(
    rf"(?<![0-9一二三四五六七八九十翌々当前今同該毎各昨のるた])(?P<unit>{_FISCAL}の?(?:当初|初め|始め|はじめ|末日?)|月(?:末日?|初め?)|期(?:首|末)|四半期末|半期末)"
    r"(?=に|、|の|時に|ごと|毎|$|及び|又は)"
)
_HALF_YEARS = re.compile(rf"{_HALVES}(?:に|の|で)?(?:ごとに)?(?:{_TIMES})?")
_NAMED_MONTHS = re.compile(
    rf"(?<![0-9年毎]){NUMBER}月{_DAY_OF_MONTH}(?:{_AND}{NUMBER}月{_DAY_OF_MONTH})+(?:(?:の年|に(?:各|それぞれ)?、?){_TIMES})?(?=に|の|$|、)"
)
_HINT = re.compile(r"[毎各回隔次例末初首半]|ごと|おき|置き|一度|[0-9]度|期|当初|間隔|定期|月")
_NOT_A_TIMING = re.compile(r"の(?!うち)|分の?")

_EVERY_UNIT = {
    "年": Period(1, Unit.YEAR),
    "四半期": Period(3, Unit.MONTH),
    "半期": Period(6, Unit.MONTH),
    "半年": Period(6, Unit.MONTH),
    "学期": Period(6, Unit.MONTH),
    "月": Period(1, Unit.MONTH),
    "週": Period(1, Unit.WEEK),
    "日": Period(1, Unit.DAY),
    "朝": Period(1, Unit.DAY),
    "夕": Period(1, Unit.DAY),
    "晩": Period(1, Unit.DAY),
    "時": Period(1, Unit.HOUR),
}
_ONLY_EVERY = frozenset("日朝夕晩時")

_Read = tuple[Period, IntervalKind, tuple[int, ...]]


def find_intervals(text: str) -> tuple[IntervalPhrase, ...]:
    """The definite recurrences in ``text``, in order, none overlapping; of two readings the longer counts."""
    folded = fold(text)
    if not _HINT.search(folded.text):
        return ()
    found: list[tuple[int, int, _Read]] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(folded.text):
            read = reader(match)
            if read is not None:
                found.append((*match.span(), read))
    chosen: list[IntervalPhrase] = []
    reached = 0
    for start, end, read in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= reached:
            chosen.append(_phrase(folded, start, end, read))
            reached = end
    return tuple(chosen)


def _phrase(folded: Folded, start: int, end: int, read: _Read) -> IntervalPhrase:
    period, kind, months = read
    compound = folded.text[end - 1] in "次例" and bool(re.match(r"[一-龥ァ-ヶ]", folded.text[end : end + 1]))
    adnominal = compound or _NOT_A_TIMING.match(folded.text, end) is not None
    return IntervalPhrase(folded.span(start, end), folded.words(start, end), period, kind, adnominal, months)


def _times(match: re.Match[str]) -> int:
    return parse_number(match["times"]) or 1 if match["times"] else 1


def _with_times(period: Period, times: int) -> Period:
    return Period(period.count, period.unit, times)


def _unit(words: str) -> Period:
    if "年度" in words:
        return Period(1, Unit.YEAR)
    if words.endswith("日") and words != "日":
        return Period(1, Unit.BUSINESS_DAY)
    return _EVERY_UNIT.get(words.removesuffix("間").removesuffix("末"), Period(1, Unit.DAY))


def _months(words: str) -> tuple[int, ...]:
    numbers = (parse_number(number) for number in re.findall(rf"({NUMBER})月(?!曜)", words))
    return tuple(number for number in numbers if number is not None and 1 <= number <= 12)  # noqa: PLR2004 - months


def _read_every(match: re.Match[str]) -> _Read | None:
    if match["all"] == "各" and match["unit"] in _ONLY_EVERY:
        return None
    period, detail, times = _unit(match["unit"]), match["detail"] or "", _times(match)
    if re.search(_HALVES, detail) or "半期" in detail:
        return Period(3 if "四半期" in detail else 6, Unit.MONTH), "every", ()
    months = _months(detail)
    if "曜" in detail:
        times = max(times, len(re.findall("[月火水木金土日]曜", detail)))
    period = _with_times(period, max(times, len(months)))
    if detail:
        return period, "fixed", months
    return period, "times" if match["times"] else "every", ()


def _read_per(match: re.Match[str]) -> _Read | None:
    if match["unit"]:
        return _with_times(_unit(match["unit"]), _times(match)), "times", ()
    period, words, link = parse_period(match["length"]), match["length"], match["link"]
    if period is None or not period.count or (period.unit is Unit.YEAR and period.count >= 100):  # noqa: PLR2004 - 2019年
        return None
    plain_month = re.fullmatch(rf"{NUMBER}月", words) is not None
    if (plain_month or words.endswith("間")) and not (link and link != "、"):
        return None
    return _with_times(period, _times(match)), "times", ()


def _read_interval(match: re.Match[str]) -> _Read | None:
    period = parse_period(match["length"]) if match["length"] else _unit(match["unit"])
    if period is None or not period.count:
        return None
    if match["every"] in {"おき", "置き"} and period.count == 1 and period.unit not in {Unit.HOUR, Unit.MINUTE}:
        period = Period(2, period.unit)
    kind: IntervalKind = "within" if match["bound"] else "every"
    return _with_times(period, _times(match)), kind, ()


def _read_within(match: re.Match[str]) -> _Read | None:
    period = parse_period(match["length"])
    return (_with_times(period, _times(match)), "within", ()) if period is not None and period.count else None


def _read_alternate(match: re.Match[str]) -> _Read:
    return Period(2, _EVERY_UNIT[match["unit"]].unit), "every", ()


def _read_level(match: re.Match[str]) -> _Read:
    return _EVERY_UNIT[match["unit"]], "every", ()


def _read_ends(match: re.Match[str]) -> _Read:
    words = match["unit"]
    if "年度" in words or words.startswith("期"):
        return Period(1, Unit.YEAR), "fixed", ()
    return Period(1, Unit.MONTH) if words.startswith("月") else _EVERY_UNIT[words.removesuffix("末")], "fixed", ()


def _read_halves(_: re.Match[str]) -> _Read:
    return Period(6, Unit.MONTH), "every", ()


def _read_months(match: re.Match[str]) -> _Read | None:
    months = _months(match[0])
    return (Period(1, Unit.YEAR, len(months)), "fixed", months) if len(months) > 1 else None


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Read | None]], ...] = (
    (_EVERY, _read_every),
    (_PER, _read_per),
    (_INTERVAL, _read_interval),
    (_WITHIN, _read_within),
    (_ALTERNATE, _read_alternate),
    (_LEVEL, _read_level),
    (_ENDS, _read_ends),
    (_HALF_YEARS, _read_halves),
    (_NAMED_MONTHS, _read_months),
)
