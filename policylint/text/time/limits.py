"""Deadlines (3日以内, 当日中, 年度末までに) and lengths of keeping (5年間, 永久)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from policylint.source import Span
from policylint.text.script.fold import fold
from policylint.text.script.numerals import NUMBER, parse_number
from policylint.text.time.duration import QUANTITY, Period, Unit, parse_period


@dataclass(frozen=True, slots=True)
class LimitPhrase:
    """A deadline with a number or a fixed end.

    ``kind``: within (3日以内; the longer one of 3〜5日以内), before (2週間前までに), until (年度末までに), named
    (別に定める期日まで: another text says when).  ``period`` is None where the end is a day of the calendar or named.
    """

    span: Span
    text: str
    kind: Literal["within", "before", "until", "named"]
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class DurationPhrase:
    """How long something is kept.

    ``kind``: number (5年間), forever (永久), named (法人文書管理規程に定める期間).  ``period`` is None but for numbers.
    """

    span: Span
    text: str
    kind: Literal["number", "forever", "named"]
    period: Period | None = None


_ABOUT = r"(?:おおむね|概ね|原則として|遅くとも|最長でも|最長|少なくとも)?"
_WHOSE = r"(?:その|当該|同|毎|各|翌々|翌|次|本|前)"
_YEARS = r"(?:事業|会計|営業|財政)?年度|年|四半期|半期|学期"
_PART = r"(?:末日?|初日|最終(?:営業|業務)?日|当初|初め|終了(?:時|の?日)|開始(?:時|の?日|前)|上旬|中旬|下旬)"
_CALENDAR = (
    rf"(?<![0-9元〇一二三四五六七八九十])(?:{_WHOSE}?(?:{_YEARS}))の?(?:{NUMBER}月(?:{NUMBER}日|末日?)?|{_PART})"
    rf"|(?:{_WHOSE}(?:の属する)?|{NUMBER})?月の?(?:{NUMBER}日|{_PART})|{_WHOSE}?週の?(?:{_PART}|[月火水木金土日]曜日?)|期末|{NUMBER}月{NUMBER}日|(?:毎|翌|当)月"
)
_DAY = r"(?:翌々|翌|次の?|当)(?:営業|業務|開庁|稼働|就業|勤務|執務)日|翌々?日|(?<![一-龥])(?:前日|当日|即日|同日)"
_HOUR = rf"(?:の?(?:正午|始業時刻?|終業時刻?|(?:午前|午後)?{NUMBER}時))?"
_CLOSE = r"(?:退庁|終業|閉庁|閉店|閉館|閉所|退勤|(?:業務|執務|勤務|営業)(?:の)?終了)(?:時刻|時間|時)?"
_LIMIT = re.compile(
    rf"{_ABOUT}(?:{NUMBER}(?:日|営業日|か月|箇月|月|週間|時間|年)?(?:〜|~|-|ないし|乃至|から|又は|または|、))?(?P<within>{QUANTITY})(?:\([^()]{{1,60}}\))?(?:以内|内(?![閣容部規]))(?!ごと|毎|おき|外|の間隔)に?"
    rf"|{_ABOUT}(?P<before>{QUANTITY})前(?:の日|日)?(?:までに?|に)"
    rf"|{_ABOUT}(?P<elapsed>{QUANTITY})を経過する(?:日|時|まで|前)(?:までに?|に)?"
    rf"|(?P<day>{_DAY})(?:{_HOUR}までに?|中に?|の?うちに|までに?|に|とする|とし)|(?:その|当該)日の?(?:うちに|中に)|(?<=[た])日の?(?:うちに|中に)|半日(?:以内|のうち)に?|翌朝(?:まで)?に|{_CLOSE}(?:まで|前)に|(?P<soon>即日|同日中に?|当日中に?|当該日中に?)"
    rf"|(?P<calendar>{_CALENDAR})(?:中に?|まで(?:の間)?に?)|(?P<inside>{_WHOSE}?(?:{_YEARS}|月|週)内に)"
    rf"|(?P<named>(?:定める|規定する|指定する|所定の|定められた)(?:提出|報告|保存|納付|申請)?(?:期日|期限|日時|日|期間|時期)(?:までに?|内に|以内に))"
    rf"|{_ABOUT}(?P<after>{QUANTITY})後までに?|{NUMBER}時までに?"
    rf"|(?P<most>{QUANTITY})を(?:超え|越え|過ぎ)(?:て|ない)"
    r"|(?:その日|当日|即日|同日|当該日)の[^、。]{0,10}(?:終わ[りる]|終了|終業|閉庁)[^、。]{0,4}までに?"
)
_ERA = r"(?<!明治)(?<!大正)(?<!昭和)(?<!平成)(?<!令和)"
_DURATION = re.compile(
    rf"{_ERA}(?<![0-9第月の〜〇一二三四五六七八九十百])(?:最低(?:でも)?|少なくとも|最長)?(?P<length>{QUANTITY})(?:以上|以下|以内(?!に|ごと))?(?:の間|間)?(?P<keep>保存|保管)?"
    rf"(?![0-9〇一二三四五六七八九十]|ごと|毎|おき|に{NUMBER}[回度]|前|以内|を経過する|[法政生次目号末]|度|{NUMBER}月|中旬|上旬|下旬|初旬)"
    r"|(?P<forever>永久|無期限|永年(?!勤)|半永久|常用)(?:に|的に|保存|保管)?"
    r"|(?P<named>(?:(?<=[にのでが])(?:定める|規定する)|(?<=に)基づく|定められた)(?:文書)?(?:保存|保管|保有)?期間(?!内|中))"
)
_LIMIT_HINT = re.compile(
    "以内|半日|[了業庁店館所勤時刻間]前に|朝|[超越過][えぎ]|日と[すし]|[日月年間期度週]内|[日月年間度]前|経過|まで|[日月年度末旬週]中|[日月年]に|うちに|即日|期[日限]"
)
_DURATION_HINT = re.compile(
    "[0-9〇一二三四五六七八九十百半][年月週日かカヵヶケ箇個四]|四半期|永久|永年|無期限|常用|期間|[0-9]時間"
)
_DAY_LENGTHS = {"翌々": 2, "翌": 1, "次": 1, "当": 1, "前": 0}


def find_limits(text: str) -> tuple[LimitPhrase, ...]:
    """The deadlines in ``text``, in order.  速やかに sets none; 6月以内ごとに is an interval."""
    folded = fold(text)
    found: list[LimitPhrase] = []
    if not _LIMIT_HINT.search(folded.text):
        return ()
    for match in _LIMIT.finditer(folded.text):
        kind, period = _limit(match)
        found.append(LimitPhrase(folded.span(*match.span()), folded.words(*match.span()), kind, period))
    return tuple(found)


def _limit(match: re.Match[str]) -> tuple[Literal["within", "before", "until", "named"], Period | None]:
    if match["within"]:
        return "within", parse_period(match["within"])
    if match["before"]:
        return "before", parse_period(match["before"])
    if match["elapsed"] or match["after"] or match["most"]:
        return "within", parse_period(match["elapsed"] or match["after"] or match["most"])
    if match["named"]:
        return "named", None
    if match["calendar"] or match["inside"]:
        return "until", None
    return "until", _days(match[0])


def _days(words: str) -> Period | None:
    """The length of 当日中, 翌日まで, 翌営業日まで; none for the day before and for hours of the clock."""
    if "時" in words or words.startswith("前"):
        return None
    count = next((count for head, count in _DAY_LENGTHS.items() if words.startswith(head)), 1)
    workday = re.search("(?:営業|業務|開庁|稼働|就業|勤務|執務)日", words) is not None
    return Period(count, Unit.BUSINESS_DAY if workday else Unit.DAY)


def find_durations(text: str) -> tuple[DurationPhrase, ...]:
    """The lengths of time that may be lengths of keeping, in order; dates, deadlines and intervals are none."""
    folded = fold(text)
    found: list[DurationPhrase] = []
    if not _DURATION_HINT.search(folded.text):
        return ()
    for match in _DURATION.finditer(folded.text):
        period = parse_period(match["length"]) if match["length"] else None
        if match["length"] and (
            period is None or not period.count or not _lasts(match["length"], period, kept=match["keep"] is not None)
        ):
            continue
        kind: Literal["number", "forever", "named"] = "number" if period else "forever" if match["forever"] else "named"
        found.append(DurationPhrase(folded.span(*match.span()), folded.words(*match.span()), kind, period))
    return tuple(found)


def _lasts(words: str, period: Period, *, kept: bool) -> bool:
    """Whether ``words`` are a length: 3月 and 3日 alone are a month and a day, 2019年 a year of the calendar."""
    if period.unit is Unit.YEAR:
        return period.count < 100 and not words.endswith("年度")  # noqa: PLR2004 - 2019年
    bare = re.fullmatch(rf"{NUMBER}[月日]", words) is not None and parse_number(words[:-1]) is not None
    return kept or not bare
