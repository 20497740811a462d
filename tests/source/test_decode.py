"""Bytes in every encoding that Japanese offices use come out as the text they hold."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.source.decode import Decoded, DecodeError, decode

SENTENCES = [
    "第一条　会社は、個人番号を適正に取り扱う。",
    "（目的）",
    "規程",
    "ﾃｽﾄのﾃﾞｰﾀを保存する。",
    "① 髙﨑支店に保管する。",
    "アクセス権限を毎年１回見直す。",
    "鹽竈市の条例に従う。",
]
OLD = ["cp932", "euc_jp", "iso2022_jp"]
# Words that regulations are made of: pieces of real sentences, so that generated texts look like text.
WORDS = [
    "会社は、",
    "個人番号を",
    "第１条",
    "（定義）",
    "毎年",
    "保存する。",
    "データ",
    "サーバ室",
    "及び",
    "2 ",
    "(1) ",
    "\n",
    "　",
    "廃棄",
    "ABC",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", *OLD])
def test_a_short_text_is_read_back(text, encoding):
    data = text.encode(encoding, "ignore")

    assert decode(data).text == data.decode(encoding)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map("".join), st.sampled_from(["utf-8", "utf-16", *OLD])
)
def test_any_japanese_text_is_read_back(text, encoding):
    assert decode(text.encode(encoding)).text == text


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf_16_without_mark_is_read_back_when_it_has_lines(text, encoding):
    assert decode((text + "\n").encode(encoding)).text == text + "\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1b\ufeff")))
def test_any_text_in_utf_8_is_read_back(text):
    assert decode(text.encode()) == Decoded(text, "utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_an_error(data):
    result = decode(data)

    if isinstance(result, DecodeError):
        assert 0 <= result.offset < len(data)
    else:
        assert "\x00" not in result.text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_is_no_text(mark):
    assert decode(mark).text == ""
    assert decode(mark).marked


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("第1条\x00目的".encode(), "nul-bytes"),
        (bytes(100), "nul-bytes"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "nul-bytes"),
        (b"\xfe\xfe\xff\xff\xff", "not-decodable"),
        (codecs.BOM_UTF8 + b"\xff", "not-decodable"),
    ],
)
def test_bytes_that_are_no_text_are_an_error(data, reason):
    assert decode(data).reason == reason


def test_the_encoding_is_told():
    assert [decode("規程を定める。".encode(e)).encoding for e in ("utf-8", *OLD)] == ["utf-8", *OLD]
