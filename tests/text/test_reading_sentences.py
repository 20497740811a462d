"""What a single sentence is read as: acts, roles, modality, arguments, timing."""

from __future__ import annotations

import pytest

from policylint.document.model import Prose
from policylint.importers import read_document
from policylint.source import Span, TextMap
from policylint.text.facts import Modality, Role, TimingKind
from policylint.text.read import read_clauses, read_sentence


def read(text):
    return read_sentence(Prose(text, TextMap.verbatim(Span(0, len(text)))), Span(0, len(text)))


def main_acts(text):
    return [(p.acts, p.modality) for p in read(text).main]


DUTY, BAN, MAY = Modality.DUTY, Modality.PROHIBITION, Modality.PERMISSION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("課長は、記録を作成し、これを５年間保存する。", [(("作成",), DUTY), (("保存",), DUTY)]),
        ("課長は、毎月１回、点検を行わなければならない。", [(("点検",), DUTY)]),
        ("課長は、点検及び監査を行うものとする。", [(("点検", "監査"), DUTY)]),
        ("前項の点検は、毎年６月に行う。", [(("点検",), DUTY)]),
        ("職員は、書類を持ち出してはならない。", [(("持ち出す",), BAN)]),
        ("職員は、書類を持ち出さないこととする。", [(("持ち出す",), BAN)]),
        ("職員は、書類を持ち出すことができない。", [(("持ち出す",), BAN)]),
        ("課長は、点検を省略することができる。", [(("省略",), MAY)]),
        ("監査責任者は、総務課長をもって充てる。", [(("充てる",), Modality.STATEMENT)]),
        ("この規程において「職員」とは、市に勤務する者をいう。", [(("いう",), Modality.DEFINITION)]),
        ("この規程は、必要な事項を定めることを目的とする。", [(("する",), Modality.PURPOSE)]),
        ("この規程は、公布の日から施行する。", [(("施行",), Modality.STATEMENT)]),
        ("前条の規定は、委託先について準用する。", [(("準用",), Modality.STATEMENT)]),
        ("利用者の登録を使えなくする。", [(("使える",), DUTY)]),
        ("操作の履歴を分析すること", [(("分析",), DUTY)]),
        ("研修を受けさせるものとする。", [(("受ける",), DUTY)]),
    ],
)
def test_main_acts_and_what_they_do(text, expected):
    assert main_acts(text) == expected


@pytest.mark.parametrize(
    ("text", "act", "role"),
    [
        ("会社が指定するサービスを用いる。", "指定", Role.MODIFIER),
        ("事故が発生した場合は、上司に報告する。", "発生", Role.CONDITION),
        ("漏えいを防止するために必要な措置を講ずる。", "防止", Role.PURPOSE),
        ("記録を確認した上で廃棄する。", "確認", Role.BEFORE),
        ("点検が行われているか否かを監査する。", "点検", Role.MODIFIER),
        ("適切な対応がなされ、速やかに報告される体制になっていることを確認する。", "対応", Role.MODIFIER),
        ("課長は、記録を毎月確認し、異常を発見した場合は、報告する。", "確認", Role.MAIN),
        ("漏えいが発生し、又は発生したおそれがある場合は、報告する。", "発生", Role.CONDITION),
        ("内容を本人に速やかに通知し、又は本人が知り得る状態に置く。", "通知", Role.MAIN),
    ],
)
def test_where_an_act_stands(text, act, role):
    assert next(p.role for p in read(text).predicates if act in p.acts) is role


@pytest.mark.parametrize(
    ("text", "act", "particle", "phrase"),
    [
        ("課長は、その結果を部長に報告する。", "報告", "に", "部長"),
        ("書類を施錠できる書庫に保管する。", "保管", "を", "書類"),
        ("台帳により、情報システムの利用者を確認する。", "確認", "により", "台帳"),
        ("媒体（紙を含む。）を廃棄する。", "廃棄", "を", "媒体"),
        ("「情報漏えい窓口」に通報する。", "通報", "に", "「情報漏えい窓口」"),
    ],
)
def test_arguments(text, act, particle, phrase):
    predicate = next(p for p in read(text).predicates if act in p.acts)

    assert next(a.text for a in predicate.arguments if a.particle == particle) == phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("課長は、遅滞なく報告する。", {(TimingKind.PROMPT, "遅滞なく")}),
        ("課長は、四半期ごとに及び必要に応じて随時に見直す。", {(TimingKind.INTERVAL, "四半期ごとに")}),
        ("課長は、定期的（年１回以上）に点検する。", {(TimingKind.INTERVAL, "年１回以上")}),
        ("「定期的に」とあるのは「毎月」と読み替える。", set()),
    ],
)
def test_timing_stands_where_it_is_said(text, expected):
    found = {(t.kind, t.text) for t in read(text).timings}

    assert expected <= found if expected else not found


def test_places_count_code_points_of_the_prose_whatever_was_left_out():
    text = "𠮷田課長は、媒体（📘及び\n紙を含む。）を毎月\n点検する。"
    predicate = read(text).main[-1]

    assert predicate.span.of(text) == "点検する"
    assert next(a for a in predicate.arguments if a.particle == "を").span.of(text) == "媒体"


def test_a_bracket_that_is_never_closed_loses_nothing():
    assert [p.acts for p in read("課長は、媒体（紙を点検する。").main] == [("点検",)]


def test_a_sentence_longer_than_anybody_writes_is_read_in_pieces():
    text = "第１条　" + "課長は、記録を定期的に確認し、" * 3000 + "報告する。"

    regulation = read_document("kitei.txt", f"青葉市規程\n（事項）\n{text}\n".encode()).regulation
    sentences = [s for facts in read_clauses(regulation).values() for s in facts.sentences]

    assert len(sentences) > 20
    assert "".join(s.text for s in sentences) == text.removeprefix("第１条　")
