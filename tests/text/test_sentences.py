from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.source import Span
from policylint.text.script.sentences import blank, brackets, sentences, without_remarks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  ", ["  "]),
        ("点検する。", ["点検する。"]),
        ("台帳の作成", ["台帳の作成"]),
        ("点検する。ただし、休日を除く。", ["点検する。", "ただし、休日を除く。"]),
        (
            "点検（定期又は随時の見直しを含む。）を行う。次に。",
            ["点検（定期又は随時の見直しを含む。）を行う。", "次に。"],
        ),
        ("「第１条。」を削る。", ["「第１条。」を削る。"]),
        ("番号（（外側。）内側。）を書く。終わり", ["番号（（外側。）内側。）を書く。", "終わり"]),
        ("記録する。 報告する。\n", ["記録する。 ", "報告する。\n"]),
        ("一 鍵の管理\n二 記録の保存", ["一 鍵の管理\n", "二 記録の保存"]),
        ("（次の\n各号）による。", ["（次の\n各号）による。"]),
        ("1) 鍵。2) 扉。", ["1) 鍵。", "2) 扉。"]),
        ("閉じない「かぎ。次の文。", ["閉じない「かぎ。", "次の文。"]),
        ("以上とする。）会社は、", ["以上とする。）", "会社は、"]),
        ("（施行する。）", ["（施行する。）"]),
        ("混在（半角で閉じる。)続く。", ["混在（半角で閉じる。)続く。"]),
        ("よいか？よい！", ["よいか？", "よい！"]),
        ("\n\n記録する。", ["\n\n記録する。"]),
        ("一\r\n二", ["一\r\n", "二"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert [span.of(text) for span in sentences(text)] == expected


_PROSE = st.text(alphabet="会社は、。（）「」()\n 　！あ", max_size=40)


@given(_PROSE)
def test_sentences_tile_the_text(text):
    assert "".join(span.of(text) for span in sentences(text)) == text


@given(_PROSE)
def test_brackets_nest(text):
    found = brackets(text)

    for one in found:
        assert len(one.inner) == len(one.span) - 2
        for other in found:
            assert one.span in other.span or other.span in one.span or not one.span.overlaps(other.span)


def test_brackets_tell_remarks_from_quotations():
    text = "法律（平成１５年。以下「法」という。)「（別表）」1) 『手引』（"

    found = [(bracket.span.of(text), bracket.kind, bracket.depth) for bracket in brackets(text)]

    assert found == [
        ("（平成１５年。以下「法」という。)", "（", 0),
        ("「法」", "「", 1),
        ("「（別表）」", "「", 0),
        ("（別表）", "（", 1),
        ("『手引』", "『", 0),
    ]


def test_blanking_keeps_every_offset():
    text = "点検（毎年１回（年度末））を行う。"

    assert without_remarks(text) == "点検" + "　" * 11 + "を行う。"
    assert blank(text, [Span(0, 2), Span(1, 3)], "_") == "___毎年１回（年度末））を行う。"


def test_a_hostile_text_is_read_in_linear_time():
    assert brackets("（「" * 50_000 + "』" * 50_000) == ()
    assert len(sentences("。\n" * 50_000)) == 50_000
