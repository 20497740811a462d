"""The words that only the workbook needs, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang

WORDS: Mapping[str, Mapping[Lang, str]] = {
    # Excel takes 31 characters for the name of a sheet, and none of []:*?/\
    "sheet.summary": {"ja": "集計", "en": "Summary"},
    "sheet.matrix": {"ja": "マトリックス", "en": "Matrix"},
    "sheet.evidence": {"ja": "根拠", "en": "Evidence"},
    "sheet.gaps": {"ja": "不足一覧", "en": "Gaps"},
    "sheet.settings": {"ja": "設定", "en": "Settings"},
    "title": {"ja": "ガイドラインの充足状況", "en": "Coverage of the guideline"},
    "edition": {"ja": "ガイドライン", "en": "Guideline"},
    "edition-as-of": {"ja": "版", "en": "Edition"},
    "edition-id": {"ja": "版の識別子", "en": "Edition id"},
    "date": {"ja": "基準日", "en": "As of"},
    "organisations": {"ja": "組織数", "en": "Organisations"},
    "requirements": {"ja": "要件数", "en": "Requirements"},
    "modalities": {"ja": "対象の区分", "en": "Kinds of requirement"},
    "overall": {"ja": "全体の充足率", "en": "Covered overall"},
    "rate-note": {
        "ja": "充足率＝充足の件数÷対象件数（除外と対象外を除いた件数）。一部と旧版は充足に数えない。",
        "en": "Share covered = covered / requirements expected (all but excluded and not expected); partial does not count.",
    },
    "legend": {"ja": "凡例", "en": "Legend"},
    "by-section": {"ja": "章別", "en": "By section"},
    "by-section-sum": {"ja": "章別（全組織の合計）", "en": "By section (sum over all organisations)"},
    "by-organisation": {"ja": "組織別", "en": "By organisation"},
    "section": {"ja": "章", "en": "Section"},
    "organisation": {"ja": "組織", "en": "Organisation"},
    "rate": {"ja": "充足率", "en": "Share covered"},
    "rate-by-section": {"ja": "{section}\n充足率", "en": "{section}\ncovered"},
    "expected": {"ja": "対象件数", "en": "expected"},
    "nothing-expected": {"ja": "－", "en": "–"},
    "id": {"ja": "要件ID", "en": "ID"},
    "requirement": {"ja": "要件（要約）", "en": "Requirement (summary)"},
    "modality": {"ja": "区分", "en": "Kind"},
    "status": {"ja": "判定", "en": "Verdict"},
    "matrix-hint": {"ja": "記号をクリックすると根拠の行へ移る", "en": "click on a mark to go to its evidence"},
    "matrix-hint-names": {
        "ja": "組織名をクリックすると根拠の行へ移る",
        "en": "click on the name of an organisation to go to its evidence",
    },
    "matrix-cut": {
        "ja": "列数の上限のため、{count}組織中{shown}組織だけを示す",
        "en": "only {shown} of {count} organisations fit into a sheet",
    },
    "to-evidence": {"ja": "{name}の根拠", "en": "Evidence of {name}"},
    "place": {"ja": "{line}行", "en": "line {line}"},
    "more": {"ja": "ほか{count}件", "en": "and {count} more"},
    "by": {"ja": "根拠の種類", "en": "Kind of witness"},
    "document": {"ja": "文書", "en": "Document"},
    "clause": {"ja": "条項", "en": "Clause"},
    "line": {"ja": "行", "en": "Line"},
    "words": {"ja": "文言", "en": "Words"},
    "no-evidence": {"ja": "根拠となる条項はありません。", "en": "No clause bears any requirement out."},
    "no-gaps": {"ja": "不足する要件はありません。", "en": "There are no gaps."},
    "rows-cut": {
        "ja": "行数の上限のため、以降の行を省いた。組織を分けて出力してください。",
        "en": "The rest does not fit into a sheet: write the organisations to several workbooks.",
    },
    "so-far": {"ja": "現状で確認できるもの", "en": "What is there so far"},
    "response": {"ja": "対応方針", "en": "Response"},
    "owner": {"ja": "担当", "en": "Owner"},
    "deadline": {"ja": "期限", "en": "Due"},
    "tool": {"ja": "作成した道具", "en": "Made by"},
    "documents": {"ja": "読み込んだ文書", "en": "Documents read"},
    "document-title": {"ja": "題名", "en": "Title"},
    "exclusions": {"ja": "除外した要件", "en": "Requirements set aside"},
    "no-exclusions": {"ja": "除外した要件はありません。", "en": "None."},
    "reason": {"ja": "理由", "en": "Reason"},
    "approver": {"ja": "承認者", "en": "Approved by"},
    "review-date": {"ja": "見直し日", "en": "Review on"},
}
