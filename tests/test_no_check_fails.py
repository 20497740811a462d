"""No check breaks down on a regulation put together in an odd way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.checks.load import load_checks, shipped_folder
from policylint.engine.run import run
from policylint.engine.settings import Settings
from policylint.importers import read_document

CHECKS = load_checks([shipped_folder()])
LINES = sorted(
    {
        re.sub(r"[⟦⟧]|<<|>>", "", line)
        for check in CHECKS.values()
        for example in (*check.good, *check.bad)
        for text in example.files.values()
        for line in text.splitlines()
        if line.strip()
    }
)
CONTENTS = """\
目次
　第１章　総則（第１条－第３条）
　第２章　点検（第４条・第５条、第６条の２）
　第３章　雑則（第６条から第３０条まで）
　附則
"""
ODD = [
    *CONTENTS.splitlines(),
    "第１章　総則",
    "第１節　通則",
    "（前条の点検）",
    "（第３条第２項の規定による報告）",
    "附　則",
    "別表第１（第３条関係）",
    "様式第１号（第５条関係）",
    "｜区分｜周期｜",
    "｜点検｜毎月｜",
    "第２条　削除",
    "第３条の２　前条の規定は、第９条から第７条までに準用する。",
    "２　前項の場合においては、",
    "（１）　次に掲げる事項",
    "ア　前号イに掲げる点検",
    "。",
    "は、定期的に",
]


def failures(text):
    document = read_document("kitei.txt", text.encode())
    return run([document], CHECKS, Settings(select=("ALL",), as_of=date(2026, 4, 1))).failures


@pytest.mark.parametrize("code", CHECKS)
def test_every_check_gets_through_the_examples_with_a_table_of_contents(code):
    for example in (*CHECKS[code].good, *CHECKS[code].bad):
        for text in example.files.values():
            title, _, rest = text.partition("\n")

            assert failures(f"{title}\n{CONTENTS}{rest}") == ()


@given(st.lists(st.sampled_from(ODD) | st.sampled_from(LINES), min_size=1, max_size=40).map("\n".join))
@settings(max_examples=100, deadline=None)
def test_every_check_gets_through_lines_of_regulations_in_any_order(text):
    assert failures(text) == ()
