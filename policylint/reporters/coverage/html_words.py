"""The words that only the HTML report of coverage says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang

WORDS: Mapping[str, Mapping[Lang, str]] = {
    "title": {"ja": "ガイドラインの充足状況", "en": "Coverage of the guideline"},
    "edition": {"ja": "ガイドライン", "en": "Guideline"},
    "date": {"ja": "評価日", "en": "Assessed on"},
    "documents": {"ja": "読んだ文書", "en": "Documents read"},
    "documents-count": {
        "ja": "{organisations}組織の{documents}文書（一覧は「根拠」の各組織の項）",
        "en": "{documents} documents of {organisations} organisations (listed under Evidence)",
    },
    "scope": {"ja": "対象の要件", "en": "Requirements"},
    "scope-count": {"ja": "{count}件（{modalities}）", "en": "{count} ({modalities})"},
    "made-by": {"ja": "作成", "en": "Made by"},
    "contents": {"ja": "目次", "en": "Contents"},
    "skip": {"ja": "表へ移動", "en": "Skip to the table"},
    "summary": {"ja": "概要", "en": "Summary"},
    "legend": {"ja": "凡例", "en": "Legend"},
    "matrix": {"ja": "要件ごとの充足状況", "en": "Requirement by requirement"},
    "evidence": {"ja": "根拠", "en": "Evidence"},
    "organisation": {"ja": "組織", "en": "Organisation"},
    "mean": {"ja": "{count}組織の平均", "en": "Mean of {count}"},
    "percent": {"ja": "充足率", "en": "Covered"},
    "percent-of": {
        "ja": "確認すべき{expected}件のうち 充足{covered}件、一部{partial}件",
        "en": "of {expected} expected: {covered} covered, {partial} partial",
    },
    "percent-note": {
        "ja": "充足率は、確認すべき要件（除外と対象外を除く。）のうち充足の割合です。一部は充足に数えません。",
        "en": "The share counts covered requirements among those expected (without excluded and not expected ones); "
        "partial ones do not count.",
    },
    "section": {"ja": "ガイドラインの区分", "en": "Section"},
    "section-share": {"ja": "充足（+一部）/ 確認すべき数", "en": "covered (+ partial) / expected"},
    "mark": {"ja": "記号", "en": "Mark"},
    "status": {"ja": "判定", "en": "Status"},
    "meaning": {"ja": "意味", "en": "Meaning"},
    "requirement": {"ja": "要件", "en": "Requirement"},
    "number": {"ja": "番号", "en": "Id"},
    "modality": {"ja": "区分", "en": "Kind"},
    "count-of": {"ja": "充足数", "en": "Covered"},
    "count-of-title": {
        "ja": "充足した組織の数／この要件を確認すべき組織の数",
        "en": "organisations that cover it / organisations expected to",
    },
    "cited": {"ja": "根拠の条項", "en": "Clauses"},
    "more-cited": {"ja": "ほか{count}か所", "en": "{count} more"},
    "line-number": {"ja": "{line}行", "en": "line {line}"},
    "hint": {
        "ja": "判定の欄を押すと（又は矢印キーで選んで Enter）、根拠の条文と文言が開きます。",
        "en": "Click a status (or pick it with the arrow keys and press Enter) to see the clauses and their words.",
    },
    "filters": {"ja": "絞り込み", "en": "Filters"},
    "search": {"ja": "語句", "en": "Words"},
    "search-hint": {"ja": "番号・要件の語句", "en": "id or words"},
    "search-organisation": {"ja": "組織名の一部", "en": "part of a name"},
    "only-gaps": {"ja": "不足だけ", "en": "Only gaps"},
    "all": {"ja": "すべて表示", "en": "Show all"},
    "shown": {"ja": "{total}件中 {shown}件を表示", "en": "{shown} of {total} shown"},
    "shown-columns": {"ja": "（{total}組織中 {shown}組織）", "en": " ({shown} of {total} organisations)"},
    "nothing-shown": {"ja": "当てはまる要件はありません。", "en": "No requirement matches."},
    "print-wide": {
        "ja": "組織の数が多いため、印刷には組織ごとの列を含めていません。画面で組織名を{limit}組織以下に絞って印刷すると、列も印刷されます。",
        "en": "There are too many organisations for a sheet: their columns are left out. Filter to at most {limit} "
        "organisations on the screen to print them.",
    },
    "evidence-note": {
        "ja": "条項の順に並べています。「裏付ける要件」は、その文言が示す要件の番号です。",
        "en": "In the order of the clauses; “bears out” gives the requirements that the words show.",
    },
    "clause": {"ja": "条項", "en": "Clause"},
    "line": {"ja": "行", "en": "Line"},
    "kind": {"ja": "種類", "en": "Witness"},
    "words": {"ja": "文言", "en": "Words"},
    "bears-out": {"ja": "裏付ける要件", "en": "Bears out"},
    "no-evidence": {"ja": "根拠となる条項はありません。", "en": "No clause bears anything out."},
    "gaps": {"ja": "不足している要件", "en": "Gaps"},
    "no-gaps": {"ja": "ありません。", "en": "None."},
    "exclusions": {"ja": "除外した要件", "en": "Set aside"},
    "reason": {"ja": "理由", "en": "Reason"},
    "approver": {"ja": "承認者", "en": "Approved by"},
    "review": {"ja": "見直す日", "en": "To be reviewed"},
    "not-said": {"ja": "（記載なし）", "en": "(not said)"},
    "claims": {"ja": "確認できなかった主張（covers）", "en": "Claims (covers) not confirmed"},
    "claim-state": {"ja": "結果", "en": "Result"},
    "claim-unsupported": {
        "ja": "条文と項目からは確認できない",
        "en": "its words and fields do not bear it out",
    },
    "claim-unknown": {"ja": "どの版にもない要件", "en": "no edition has it"},
    "claim-outdated": {"ja": "別の版の要件で、内容が改められた", "en": "of another edition, and changed since"},
    "claim-suspect": {"ja": "確認のあとで条文が変わった", "en": "the clause changed after its review"},
    "claim-open": {"ja": "規程の文面では確かめられない要件", "en": "no text can show it"},
    "close": {"ja": "閉じる", "en": "Close"},
    "to-evidence": {"ja": "根拠の一覧の {number} へ", "en": "To evidence no. {number}"},
    "cases": {"ja": "関係する立入検査の事例", "en": "Inspection cases"},
    "missing": {"ja": "足りないもの", "en": "What is missing"},
    "missing-none": {
        "ja": "次のことを定める条文又は構造化項目が、読んだ文書のどこにも見当たりません。",
        "en": "No clause or field of the documents read lays this down:",
    },
    "missing-partial": {
        "ja": "下の根拠で確認できるのは、次の要件の一部です。残りを定めるか、委ねた先の文書も読ませてください。",
        "en": "The evidence below shows only a part of this. Lay down the rest, or have the other document read too:",
    },
    "missing-outdated": {
        "ja": "下の主張は改められる前の要件に対するものです。今の要件を満たすか見直してください。",
        "en": "The claim below is for the requirement before it changed. See whether this is met now:",
    },
    "no-claim": {
        "ja": "次の条項に主張（covers）がありますが、そこからは確認できません。",
        "en": "These clauses claim it (covers), but do not bear it out:",
    },
    "away-regulation": {"ja": "この組織には当たらない要件です。", "en": "It does not apply to this organisation."},
    "away-practice": {
        "ja": "規程の文面ではなく、運用の実績で確かめる要件です。",
        "en": "It shows in practice and not in the text of a regulation.",
    },
    "away-basic-policy": {"ja": "基本方針で示す要件です。", "en": "It is for the basic policy to show."},
}
