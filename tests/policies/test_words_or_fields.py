"""A provision that stands in structured fields counts as one in words; left out of the fields, its check speaks."""

from __future__ import annotations

from datetime import date

import pytest

from policylint.checks.load import load_checks, shipped_folder
from policylint.engine.run import run
from policylint.engine.settings import Settings
from policylint.importers import read_document

CHECKS = load_checks([shipped_folder()])
HEAD = """\
policylint: 1
title: 青葉市特定個人情報等取扱規程
"""
BODY = """\
body:
  - article: 1
    caption: 目的
    text: この規程は、特定個人情報等の適正な取扱いを確保することを目的とする。
  - article: 2
    caption: 漏えい等の報告
    text: 職員は、漏えい等を知ったときは、直ちに、遅くとも１時間以内に報告窓口に報告する。
  - article: 3
    caption: 研修
    text: 総括責任者は、毎年５月に、職員に対し研修を行い、受講者を受講簿に記録する。
  - article: 4
    caption: 権限
    text: 情報政策課長は、システムを利用できる者を事務取扱担当者に限定する。
"""
AREA = "areas:\n  - {{name: 電算室, kind: 管理区域{}}}\n"
CONTACT = "contacts:\n  - {{name: 報告窓口, section: 総務課, phone: 内線2100{}}}\n"
LOGS = "systems:\n  - name: 税システム\n    logs: {{records: [利用者, 日時]{}}}\n"
TRAINING = "training:\n  - {{name: 研修, by: 総括責任者, months: [5], audience: [職員{}]}}\n"

FIELDS = {
    "P101": ("", AREA.format("")),
    "P103": (AREA.format(""), AREA.format(", device_restrictions: {devices: [USBメモリ], rule: 持込みを禁止する}")),
    "P104": (AREA.format(""), AREA.format(", entry_control: {method: [職員証], record: 入退室簿}")),
    "O201": ("", LOGS.format("")),
    "O202": (LOGS.format(""), None),
    "O203": (LOGS.format(""), LOGS.format(", retention: P5Y")),
    "O204": (LOGS.format(""), LOGS.format(", protection: 追記だけができる媒体に保存する")),
    "O411": ("", CONTACT.format("")),
    "O412": (CONTACT.format(""), CONTACT.format(", deputies: [総務課長補佐]")),
    "H106": ("", TRAINING.format(", 情報システム管理者")),
    "H107": ("", TRAINING.format(", 保護責任者")),
    "T103": (
        "systems:\n  - {name: 税システム, accounts: {removal: 退職の日}}\n",
        "systems:\n  - {name: 税システム, accounts: {removal: 退職の日, review: P6M}}\n",
    ),
}
"""Check → the fields with which it speaks, and those with which it does not."""


def codes(fields):
    document = read_document("kitei.yaml", (HEAD + fields + BODY).encode())
    result = run([document], CHECKS, Settings(select=("ALL",), as_of=date(2026, 4, 1)))
    assert result.failures == ()
    assert not {finding.code for finding in result.findings} & {"S002", "S004"}
    return {finding.code for finding in result.findings}


@pytest.mark.parametrize("code", FIELDS)
def test_fields_without_the_provision_are_reported(code):
    assert code in codes(FIELDS[code][0])


@pytest.mark.parametrize("code", [code for code, (_, given) in FIELDS.items() if given is not None])
def test_fields_with_the_provision_are_enough(code):
    assert code not in codes(FIELDS[code][1])


def test_a_duty_without_its_interval_is_reported_and_the_field_settles_it():
    vague = BODY + "  - article: 5\n    caption: 点検\n    text: 保護責任者は、定期的に点検を行い、点検簿に記録する。\n"

    def told(text):
        document = read_document("kitei.yaml", (HEAD + text).encode())
        return {f.code for f in run([document], CHECKS, Settings(select=("V101",), as_of=date(2026, 4, 1))).findings}

    assert told(vague) == {"V101"}
    assert told(vague + "    when: {every: P6M}\n") == set()
