from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.engine import wording
from policylint.source import Source, Span


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("定期的及び必要に\n  応じ随\n　　時に", "定期的及び必要に応じ随時に"),
        ("USB\r\nmemory", "USB memory"),
        ("USB\nメモリ", "USBメモリ"),
        ("  適宜\n", "適宜"),
        ("年1回", "年1回"),
    ],
)
def test_line_breaks_of_the_source_are_joined(written, read):
    assert wording.words_at(Source("a.txt", written), Span(0, len(written))) == read


@given(st.text(alphabet="第条 \n\r\u3000aB、", max_size=20))
def test_joining_loses_no_visible_sign(text):
    joined = wording.words_at(Source("a.txt", text), Span(0, len(text)))

    assert "".join(joined.split()) == "".join(text.split())
    assert "\n" not in joined


def check_with(make, ja, **fields):
    return make.check(messages={"default": {"ja": ja, "en": ja}, "other": {"ja": "別", "en": "other"}}, **fields)


def report(make, **fields):
    return make.report(None, **fields)


def test_values_are_translated_by_the_words_of_the_check_and_joined(make):
    words = {"when": {"ja": "いつ", "en": "when"}, "who": {"ja": "だれが", "en": "who"}}
    check = check_with(make, "{open}が{post}でx", words=words)
    told = report(make, values={"open": ("when", "who", "監査"), "post": "総務課"})

    assert wording.message(check, told, "", "ja") == "いつ、だれが、監査が総務課でx"
    assert wording.message(check, told, "", "en") == "when, who, 監査が総務課でx"


def test_slots_for_people_stay_and_values_are_not_filled_twice(make):
    check = check_with(make, "{頻度}と{text}")

    assert wording.message(check, report(make), "{text}", "ja") == "{頻度}と{text}"


def test_a_variant_has_its_own_message_and_the_usual_suggestion(make):
    told = report(make, variant="other")
    check = check_with(make, "{text}")

    assert wording.message(check, told, "x", "ja") == "別"
    assert wording.suggestion(check, told, "x", "ja") == "「{頻度}」と書く"


def test_an_unknown_variant_note_or_value_is_told(make):
    check = check_with(make, "{who}")
    for call in (
        lambda: wording.message(check, report(make, variant="odd"), "x", "ja"),
        lambda: wording.message(check, report(make), "x", "ja"),
        lambda: wording.note(check, "odd", report(make), "x", "ja"),
    ):
        with pytest.raises(LookupError, match="X101"):
            call()
