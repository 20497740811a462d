"""Every word that reporters add to a result, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang, Severity
    from policylint.document.model import Notice

SEVERITY: Mapping[str, Mapping[Lang, str]] = {
    "error": {"ja": "エラー", "en": "error"},
    "warning": {"ja": "注意", "en": "warning"},
    "info": {"ja": "助言", "en": "advice"},
}

WORDS: Mapping[str, Mapping[Lang, str]] = {
    "message": {"ja": "指摘", "en": "Finding"},
    "suggestion": {"ja": "改善", "en": "To fix"},
    "basis": {"ja": "根拠", "en": "Basis"},
    "related": {"ja": "関連", "en": "See also"},
    "notice": {"ja": "お知らせ", "en": "Note"},
    "cases": {"ja": "{cases}", "en": "inspection cases {cases}"},
    "bracketed": {"ja": "{text}（{inner}）", "en": "{text} ({inner})"},
    "whole": {"ja": "文書全体", "en": "whole document"},
    "untitled": {"ja": "（題名なし）", "en": "(no title)"},
    "place": {"ja": "{line}行{column}字目", "en": "line {line}, column {column}"},
    "page-place": {"ja": "{page}ページ", "en": "page {page}"},
    "measured": {"ja": "{articles}条、条項{clauses}か所を点検", "en": "{articles} articles, {clauses} clauses checked"},
    "judged-by": {"ja": "基準: {edition}", "en": "judged by: {edition}"},
    "clean-document": {"ja": "指摘はありません。", "en": "No findings."},
    "failed": {
        "ja": "{path}: {code} は内部エラーで点検できませんでした",
        "en": "{path}: {code} could not be checked because of an internal error",
    },
    "total": {"ja": "{documents}文書を点検しました: {counts}", "en": "{documents} documents checked: {counts}"},
    "total-one": {"ja": "1文書を点検しました: {counts}", "en": "1 document checked: {counts}"},
    "clean-total": {
        "ja": "{documents}文書（{clauses}か所の条項）を{checks}種類の点検項目で調べ、指摘はありませんでした。",
        "en": "{documents} document(s), {clauses} clauses, went through {checks} checks: no findings.",
    },
    "count": {"ja": "{word} {count}件", "en": "{count} {word}"},
    "suppressed": {"ja": "（ほかに承認済みの抑制 {count}件）", "en": " ({count} more suppressed)"},
    "explain": {
        "ja": "指摘の理由・事例・直し方: policylint explain {code}",
        "en": "Why, with cases and how to fix it: policylint explain {code}",
    },
    "counted": {"ja": "{message}: {count}か所（{places}）", "en": "{message}: {count} places ({places})"},
    "once": {"ja": "{message}（{places}）", "en": "{message} ({places})"},
    "line": {"ja": "{number}行", "en": "line {number}"},
    "page": {"ja": "{number}ページ", "en": "page {number}"},
    "more": {"ja": "ほか", "en": "…"},
    "page.facts": {
        "ja": "重さ: {severity}　分野: {family}　見る範囲: {scope}",
        "en": "Severity: {severity}; family: {family}; looks at: {scope}",
    },
    "page.scope.document": {"ja": "文書ごと", "en": "each document"},
    "page.scope.handling-set": {
        "ja": "個人情報の取扱いを定める規程のまとまり",
        "en": "the regulations on handling personal information together",
    },
    "page.scope.repository": {"ja": "すべての文書", "en": "all documents together"},
    "page.message": {"ja": "指摘の内容", "en": "What it says"},
    "page.why": {"ja": "理由", "en": "Why"},
    "page.cases": {"ja": "立入検査の事例", "en": "Inspection cases"},
    "page.basis": {"ja": "根拠", "en": "Basis"},
    "page.quiet": {"ja": "指摘しない場合", "en": "Quiet when"},
    "page.fix": {"ja": "直し方", "en": "How to fix it"},
    "page.bad": {"ja": "悪い例", "en": "Bad"},
    "page.good": {"ja": "良い例", "en": "Good"},
    "page.suppress": {"ja": "このままにする場合", "en": "To live with it"},
    "page.suppress-how": {
        "ja": "YAML の規程では、その条項に理由・承認者・期限を書きます。",
        "en": "In a YAML regulation, write reason, approver and expiry at the clause.",
    },
    "page.suppress-yaml": {
        "ja": "suppress:\n  - checks: [{code}]\n    reason: {{理由}}\n    approver: {{承認者}}\n    expires: 2027-03-31",
        "en": "suppress:\n  - checks: [{code}]\n    reason: {{reason}}\n    approver: {{approver}}\n    expires: 2027-03-31",
    },
    "page.suppress-config": {
        "ja": "一度だけ外すときは --ignore {code} を付けます。",
        "en": "To leave it out once: --ignore {code}.",
    },
    "page.own": {"ja": "独自の点検項目", "en": "own checks"},
    "page.on-demand": {"ja": "[指定したときだけ]", "en": "[on demand]"},
}

FAMILIES: Mapping[str, Mapping[Lang, str]] = {
    "S": {"ja": "ファイル", "en": "the file itself"},
    "R": {"ja": "引用・番号・用語", "en": "references, numbering, terms"},
    "V": {"ja": "あいまいな表現", "en": "vague wording"},
    "O": {"ja": "組織的安全管理措置", "en": "organisational measures"},
    "H": {"ja": "人的安全管理措置", "en": "human measures"},
    "P": {"ja": "物理的安全管理措置", "en": "physical measures"},
    "T": {"ja": "技術的安全管理措置", "en": "technical measures"},
    "B": {"ja": "業務継続", "en": "continuity"},
    "G": {"ja": "好事例", "en": "good practice"},
}
"""Families of checks in the order of the manual."""

NOTICES: Mapping[str, Mapping[Lang, str]] = {
    "unplaced-text": {
        "ja": "条や項のどれに当たるか分からず、文章のまま残しました",
        "en": "kept as text because its role was not understood",
    },
    "unread-text": {
        "ja": "規程の外の文章とみて読みませんでした",
        "en": "taken for text outside of the regulation and not read",
    },
    "page-furniture": {
        "ja": "ページ番号や欄外の文字とみて読みませんでした",
        "en": "taken for page numbers or running heads and not read",
    },
    "table-as-text": {"ja": "表を文章として読みました", "en": "a table was read as text"},
    "markup-as-text": {"ja": "書式の記号を文字のまま読みました", "en": "markup was read as it stands"},
    "skipped-comment": {"ja": "コメントは読みませんでした", "en": "a comment was not read"},
    "skipped-image": {"ja": "画像の中の文字は読めません", "en": "words in an image cannot be read"},
}
"""By :attr:`Notice.kind`."""

_FALLBACK: Mapping[Lang, str] = {
    "ja": "読み取りに関するお知らせ {kind}{details}",
    "en": "note on reading the file: {kind}{details}",
}


def word(lang: Lang, key: str, **values: object) -> str:
    """The text of ``key``, its places filled in."""
    return WORDS[key][lang].format(**values)


def severity_word(lang: Lang, severity: Severity) -> str:
    """エラー, 注意 or 助言."""
    return SEVERITY[severity][lang]


def notice_text(lang: Lang, notice: Notice) -> str:
    """What a notice says, without its place; a kind that has no words yet is told by its name and values."""
    known = NOTICES.get(notice.kind)
    if known is not None:
        return known[lang].format_map(_Blank(notice.values))
    details = "、".join(f"{key}={value}" for key, value in notice.values.items())
    return _FALLBACK[lang].format(kind=notice.kind, details=f"（{details}）" if details else "")


class _Blank(dict[str, str]):
    """Values of a notice; one that is not given reads as nothing."""

    def __missing__(self, key: str) -> str:
        return ""
