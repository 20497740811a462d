"""The words that all reports of coverage share, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.coverage import By, Status
from policylint.guideline.editions import Modality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang

STATUS: Mapping[Status, Mapping[Lang, str]] = {
    Status.COVERED: {"ja": "充足", "en": "covered"},
    Status.PARTIAL: {"ja": "一部", "en": "partial"},
    Status.NONE: {"ja": "なし", "en": "none"},
    Status.OUTDATED: {"ja": "旧版", "en": "outdated"},
    Status.EXCLUDED: {"ja": "除外", "en": "excluded"},
    Status.NOT_EXPECTED: {"ja": "対象外", "en": "not expected"},
}
MARK: Mapping[Status, str] = {
    Status.COVERED: "○",
    Status.PARTIAL: "△",
    Status.NONE: "×",
    Status.OUTDATED: "旧",
    Status.EXCLUDED: "除",
    Status.NOT_EXPECTED: "－",
}
"""One character for a cell; they differ in shape, so that they read without colour."""
MEANING: Mapping[Status, Mapping[Lang, str]] = {
    Status.COVERED: {"ja": "条文又は構造化項目で確認できる", "en": "clauses or fields show it"},
    Status.PARTIAL: {
        "ja": "一部だけ確認できる、又は他の規程に委ねている",
        "en": "shown in part, or left to another document",
    },
    Status.NONE: {"ja": "規程のどこにも見当たらない", "en": "found nowhere in the regulations"},
    Status.OUTDATED: {
        "ja": "旧版に対する主張だけがあり、その要件は改められた",
        "en": "claimed only against an edition whose requirement has changed",
    },
    Status.EXCLUDED: {"ja": "該当しないとして、理由を付けて除いた", "en": "set aside as not applicable, with a reason"},
    Status.NOT_EXPECTED: {
        "ja": "規程の文面では示せない、又はこの組織には当たらない",
        "en": "no text can show it, or it does not apply here",
    },
}
BY: Mapping[By, Mapping[Lang, str]] = {
    By.CLAIM: {"ja": "主張（covers）を確認", "en": "claim (covers), checked"},
    By.FIELD: {"ja": "構造化項目", "en": "field"},
    By.TEXT: {"ja": "条文", "en": "text"},
}
MODALITY: Mapping[Modality, Mapping[Lang, str]] = {
    Modality.MUST: {"ja": "義務", "en": "must"},
    Modality.SHOULD: {"ja": "望ましい", "en": "should"},
    Modality.EXAMPLE: {"ja": "例示", "en": "example"},
    Modality.INFO: {"ja": "説明", "en": "info"},
}
