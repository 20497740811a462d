"""Each row: the text, then what is found in it; several finds are parted by ``;``, ``-`` is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.time.periods import (
    Period,
    Unit,
    find_discretion,
    find_durations,
    find_intervals,
    find_limits,
    find_prompt,
    find_triggers,
    find_vague_durations,
    find_vague_intervals,
    parse_period,
)


def rows(table: str) -> list[tuple[str, list[str]]]:
    lines = (line.split("|") for line in table.strip().splitlines())
    return [
        (text.strip(), [] if found.strip() == "-" else [one.strip() for one in found.split(";")])
        for text, found in lines
    ]


INTERVALS = """
毎月点検する | 毎月 P1M every
毎年度研修を行う | 毎年度 P1Y every
毎年1回、研修を行う | 毎年1回 P1Y times
年1回実施する | 年1回 P1Y times
年に一度点検する | 年に一度 P1Y times
年２回以上 | 年２回以上 P1Y/2 times
一年に一回 | 一年に一回 P1Y times
1年ごとに見直す | 1年ごとに P1Y every
三月に一回 | 三月に一回 P3M times
3か月ごとに | 3か月ごとに P3M every
三箇月ごとに | 三箇月ごとに P3M every
3カ月毎に | 3カ月毎に P3M every
3ヶ月ごとに | 3ヶ月ごとに P3M every
3ケ月ごとに | 3ケ月ごとに P3M every
3月ごとに | 3月ごとに P3M every
6月以内ごとに1回点検する | 6月以内ごとに1回 P6M within
６月以内ごとに１回、定期に、点検する | ６月以内ごとに１回、定期に P6M within
四半期ごとに | 四半期ごとに P3M every
四半期に1回 | 四半期に1回 P3M times
四半期毎の報告 | 四半期毎 P3M every adnominal
半年に一度 | 半年に一度 P6M times
半期ごと | 半期ごと P6M every
半年ごとの棚卸し | 半年ごと P6M every adnominal
各年度の上期及び下期に行う | 各年度の上期及び下期 P6M every
上半期及び下半期に各1回 | 上半期及び下半期に各1回 P6M every
毎週月曜日に確認する | 毎週月曜日 P1W fixed
週1回 | 週1回 P1W times
週に2回 | 週に2回 P1W/2 times
隔週で行う | 隔週 P2W every
隔月に | 隔月 P2M every
隔年で | 隔年 P2Y every
毎日退庁時に | 毎日 P1D every
日次で取得する | 日次 P1D every
週次で | 週次 P1W every
月次で | 月次 P1M every
年次で | 年次 P1Y every
月次報告を行う | 月次 P1M every adnominal
毎年4月に行う | 毎年4月 P1Y fixed 4
毎年４月及び10月に行う | 毎年４月及び10月 P1Y/2 fixed 4,10
毎年6月1日に | 毎年6月1日 P1Y fixed 6
4月及び10月に実施する | 4月及び10月 P1Y/2 fixed 4,10
各月末に締める | 各月末 P1M fixed
毎月末日に | 毎月末日 P1M fixed
毎月10日に | 毎月10日 P1M fixed
毎月第1月曜日に | 毎月第1月曜日 P1M fixed
年度当初に定める | 年度当初 P1Y fixed
毎年度末に | 毎年度末 P1Y fixed
毎年度の初めに | 毎年度の初め P1Y fixed
事業年度末に照合する | 事業年度末 P1Y fixed
各年度1回 | 各年度1回 P1Y times
事業年度ごとに作成する | 事業年度ごとに P1Y every
毎事業年度、計画を作る | 毎事業年度 P1Y every
年度ごとに点検する | 年度ごとに P1Y every
おおむね1年ごとに | おおむね1年ごとに P1Y every
少なくとも年1回 | 少なくとも年1回 P1Y times
毎年度、少なくとも１回、点検する | 毎年度、少なくとも１回 P1Y times
2年に1回 | 2年に1回 P2Y times
業務日ごとに | 業務日ごとに P1D every
営業日ごとに | 営業日ごとに P1D every
毎営業日 | 毎営業日 P1D every
毎朝施錠を確かめる | 毎朝 P1D every
就業時ごとに | 就業時ごとに P1D every
毎開庁日に | 毎開庁日 P1D every
月に一度 | 月に一度 P1M times
1日1回 | 1日1回 P1D times
24時間ごとに | 24時間ごとに PT24H every
1日おきに | 1日おきに P2D every
年１回以上定期的に点検する | 年１回以上定期的に P1Y times
毎年１回定期的に | 毎年１回定期的に P1Y times
1年を超えない範囲内で定期的に | 1年を超えない範囲内で定期的に P1Y within
3か月の間隔で | 3か月の間隔で P3M within
毎 年 1 回 点検する | 毎 年 1 回 P1Y times
毎年度の予算に計上する | 毎年度 P1Y every adnominal
各年度の事業報告 | 各年度 P1Y every adnominal
毎月点検し、年1回監査する | 毎月 P1M every; 年1回 P1Y times
1年間保存する | -
1回につき | -
異動の都度 | -
初年度 | -
令和4年に1回 | -
2019年に1回目 | -
当年度1回目 | -
3月31日 | -
年次有給休暇 | -
1年次の学生 | -
所定労働日ごとに | -
対象期間ごとに | -
生年月日ごとに | -
案件ごとに | -
当該年度末の残高 | -
定期的に点検する | -
第4年1回 | -
毎回 | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(INTERVALS))
def test_definite_intervals_are_found(text, expected):
    found = find_intervals(text)

    assert [_interval(phrase) for phrase in found] == expected
    assert all(phrase.span.of(text) == phrase.text for phrase in found)


def _interval(phrase):
    times = f"/{phrase.period.times}" if phrase.period.times > 1 else ""
    words = [phrase.text, phrase.period.iso + times, phrase.kind]
    words += ["adnominal"] * phrase.adnominal + [",".join(map(str, phrase.months))] * bool(phrase.months)
    return " ".join(words)


LIMITS = """
3日以内に報告する | 3日以内に within P3D
3〜5日以内に | 3〜5日以内に within P5D
3日から5日以内に | 3日から5日以内に within P5D
３日内に | ３日内に within P3D
24時間以内に | 24時間以内に within PT24H
三月以内に | 三月以内に within P3M
30日（不正の場合は60日）以内に | 30日（不正の場合は60日）以内に within P30D
5営業日以内 | 5営業日以内 within P5D
概ね3日以内に | 概ね3日以内に within P3D
5日を経過する日までに | 5日を経過する日までに within P5D
5日前までに | 5日前までに before P5D
2週間前の日までに | 2週間前の日までに before P2W
当日中に | 当日中に until P1D
その日のうちに | その日のうちに until P1D
翌営業日までに | 翌営業日までに until P1D
翌日までに | 翌日までに until P1D
月末までに | 月末までに until
年度末までに | 年度末までに until
当該年度内に | 当該年度内に until
その事業年度の末日までに | その事業年度の末日までに until
翌事業年度の6月末日までに | 翌事業年度の6月末日までに until
翌月10日までに | 翌月10日までに until
10月31日までに | 10月31日までに until
毎年7月末日までに | 毎年7月末日までに until
別に定める期日までに | 定める期日までに named
学長が指定する日までに | 指定する日までに named
6月以内ごとに | -
速やかに | -
1年以内ごとに1回 | -
年度末に | -
3日ごとに | -
平成２２年内閣告示 | -
令和5年3月31日まで | 3月31日まで until
"""


@pytest.mark.parametrize(("text", "expected"), rows(LIMITS))
def test_deadlines_are_found(text, expected):
    found = find_limits(text)

    assert [" ".join(filter(None, (p.text, p.kind, p.period and p.period.iso))) for p in found] == expected
    assert all(phrase.span.of(text) == phrase.text for phrase in found)


DURATIONS = """
5年間保存する | 5年間保存 number P5Y
３年とする | ３年 number P3Y
七年間 | 七年間 number P7Y
最低1年保管する | 最低1年保管 number P1Y
1年以上 | 1年以上 number P1Y
６か月間 | ６か月間 number P6M
1年半 | 1年半 number P18M
当該年度の翌年度から5年 | 5年 number P5Y
退職後5年 | 5年 number P5Y
永久に保存する | 永久に forever
無期限 | 無期限 forever
法人文書管理規程に定める期間 | 定める期間 named
令和5年4月1日 | -
平成5年 | -
2019年 | -
3月 | -
3年ごとに | -
1年に1回 | -
5年以内に | -
第3年度 | -
1年次 | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(DURATIONS))
def test_lengths_of_keeping_are_found(text, expected):
    found = find_durations(text)

    assert [" ".join(filter(None, (p.text, p.kind, p.period and p.period.iso))) for p in found] == expected
    assert all(phrase.span.of(text) == phrase.text for phrase in found)


VAGUE_INTERVALS = """
定期的に点検する | 定期的に
定期に点検する | 定期に
定期又は随時に | 定期又は随時に
定期に又は随時に | 定期に又は随時に
定期に及び必要に応じ随時に | 定期に及び必要に応じ随時に
ログ等の分析を定期的及び必要に応じ随時に行い | 定期的及び必要に応じ随時に
定期的に、又は必要に応じて | 定期的に、又は必要に応じて
随時又は定期に | 随時又は定期に
定期若しくは随時の見直し | 定期若しくは随時の adnominal
定期的な確認 | 定期的な adnominal
定期の見直し | 定期の adnominal
設定の定期的確認 | 定期的 adnominal
定期的かつ計画的に | 定期的
適宜修正する | 適宜
随時見直す | 随時
必要に応じて随時見直す | 必要に応じて随時
一定期間ごとに | 一定期間ごとに
一定の期間ごとに | 一定の期間ごとに
一定の間隔で | 一定の間隔で
一定の間隔を置いて | 一定の間隔を置いて
折に触れて | 折に触れて
時宜に応じて | 時宜に応じて
適時に | 適時に
時々 | 時々
適当な時期に | 適当な時期に
適切な頻度で | 適切な頻度で
数年に一度 | 数年に一度
不定期に | 不定期に
機会あるごとに | 機会あるごとに
定期監査 | 定期監査 noun
随時監査 | 随時監査 noun
定期モニタリング及び随時モニタリング | 定期モニタリング noun; 随時モニタリング noun
定期刊行物 | 定期刊行物 noun
定期預金 | 定期預金 noun
定期券 | 定期券 noun
定期健康診断 | 定期健康診断 noun
毎年１回定期的に | -
６月以内ごとに１回、定期に | -
毎年1回、定期的に | -
継続的に | -
常に | -
一定期間、保管する | -
一定の基準 | -
特定期間 | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(VAGUE_INTERVALS))
def test_intervals_without_number_are_found(text, expected):
    assert _words(find_vague_intervals(text), text) == expected


def _words(found, text):
    assert all(one.span.of(text) == one.text for one in found)
    return [
        " ".join([one.text, *["adnominal"] * one.adnominal, *["noun"] * one.noun, *filter(None, [one.kind])])
        for one in found
    ]


PROMPT = """
速やかに報告する | 速やかに
すみやかに | すみやかに
速やかな報告 | 速やかな adnominal
遅滞なく | 遅滞なく
遅滞無く | 遅滞無く
直ちに | 直ちに
ただちに | ただちに
可及的速やかに | 可及的速やかに
至急 | 至急
早急に | 早急に
即時に | 即時に
即座に | 即座に
できるだけ早く | できるだけ早く
速やかでない | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(PROMPT))
def test_prompt_words_are_found(text, expected):
    assert _words(find_prompt(text), text) == expected


DISCRETION = """
必要に応じて見直す | 必要に応じて bare
必要に応じ、点検する | 必要に応じ bare
必要に応じ随時 | 必要に応じ随時 bare
必要に応じた措置 | 必要に応じた adnominal bare
特に必要な場合には | 特に必要な場合には bare
必要があるときは | 必要があるときは bare
必要が生じたとき | 必要が生じたとき bare
必要があると認めるときは | 必要があると認めるときは judged
特に必要と認める場合 | 特に必要と認める場合 judged
必要があると認められるときに限り | 必要があると認められるときに限り judged
必要な措置 | -
必要な時間 | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(DISCRETION))
def test_discretion_is_found(text, expected):
    assert _words(find_discretion(text), text) == expected


TRIGGERS = """
異動の都度 | 異動の都度 each
その都度記録する | その都度 each
利用するたびに | 利用するたびに each
異動の際に | 異動の際に event
採用する際には | 採用する際には event
採用時に | 採用時に event
退職時 | 退職時 event
提供前又は随時 | 提供前 before
業務終了後、施錠する | 業務終了後 after
変更があったときは | 変更があったときは event
事故が発生した場合 | 事故が発生した場合 event
取得した場合は | 取得した場合は event
利用時間 | -
事前に | -
従前の例 | -
時点 | -
変更後の番号 | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(TRIGGERS))
def test_triggers_are_found(text, expected):
    assert _words(find_triggers(text), text) == expected


VAGUE_DURATIONS = """
一定の期間保存する | 一定の期間 vague
一定期間 | 一定期間 vague
必要な期間 | 必要な期間 vague
相当の期間 | 相当の期間 vague
相当期間 | 相当期間 vague
適切な期間 | 適切な期間 vague
必要最小限の期間 | 必要最小限の期間 vague
必要な保存期間 | 必要な保存期間 vague
当分の間 | 当分の間 vague
所定の期間 | 所定の期間 doubtful
一定期間ごとに | -
保存期間 | -
"""


@pytest.mark.parametrize(("text", "expected"), rows(VAGUE_DURATIONS))
def test_vague_lengths_of_keeping_are_found(text, expected):
    assert _words(find_vague_durations(text), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3日", "P3D"), ("６月", "P6M"), ("三箇月", "P3M"), ("半年", "P6M"), ("四半期", "P3M"), ("1年半", "P18M"),
        ("2週間", "P2W"), ("毎", None),
        ("24時間", "PT24H"), ("30分", "PT30M"), ("5営業日", "P5D"), ("3年度", "P3Y"), ("十二か月間", "P12M"),
        ("半期", "P6M"),
        ("三", None), ("", None), ("99999年", None), ("年", None),
    ],
)  # fmt: skip
def test_a_length_is_read(text, expected):
    period = parse_period(text)

    assert (period.iso if period else None) == expected


def test_periods_compare_by_length_and_know_their_likes():
    assert Period(1, Unit.MONTH) < Period(6, Unit.WEEK) < Period(1, Unit.YEAR, 2) <= Period(6, Unit.MONTH)
    assert Period(1, Unit.YEAR).alike(Period(12, Unit.MONTH))
    assert Period(1, Unit.YEAR, 2).alike(Period(6, Unit.MONTH))
    assert Period(30, Unit.DAY).alike(Period(1, Unit.MONTH))
    assert not Period(1, Unit.YEAR).alike(Period(3, Unit.MONTH))
    assert not Period(28, Unit.DAY).alike(Period(1, Unit.MONTH))


@given(
    st.builds(Period, st.integers(1, 999), st.sampled_from([unit for unit in Unit if unit is not Unit.BUSINESS_DAY]))
)
def test_iso_durations_lead_back(period):
    assert Period.of_iso(period.iso) == period


@pytest.mark.parametrize("iso", ["P", "P1", "1Y", "P1Y2M", "PT", ""])
def test_other_texts_are_no_iso_duration(iso):
    assert Period.of_iso(iso) is None


@given(st.text(alphabet="毎年月日回1２三ごとに期的定随時の、（）以内度末 一半四必要応じ", max_size=30))
def test_finding_never_fails_and_places_are_exact(text):
    for find in (find_intervals, find_limits, find_durations, find_vague_intervals, find_discretion, find_triggers):
        assert all(found.span.of(text) == found.text != "" for found in find(text))
