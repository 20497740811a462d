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
    "manual.title": {"ja": "点検項目の一覧", "en": "All checks"},
    "manual.lead": {
        "ja": "{count}項目あります。同じ説明は `policylint explain コード` でも読めます。このフォルダーは点検項目の定義から作ったもので、直すときは定義の方を直します。",
        "en": "{count} checks. `policylint explain CODE` shows the same. This folder is made from the definitions of the checks; change those instead.",
    },
    "manual.by-family": {"ja": "分野から探す", "en": "By family"},
    "manual.by-case": {"ja": "立入検査の事例から探す", "en": "By inspection case"},
    "manual.by-case-lead": {
        "ja": "平成29年に公表された立入検査の指摘事例、参考及び好事例と、それを見つける点検項目です。",
        "en": "The inspection cases published in 2017 and the checks that find them.",
    },
    "manual.head.code": {"ja": "コード", "en": "Code"},
    "manual.head.name": {"ja": "名前", "en": "Name"},
    "manual.head.title": {"ja": "点検項目", "en": "Check"},
    "manual.head.severity": {"ja": "重さ", "en": "Severity"},
    "manual.head.family": {"ja": "分野", "en": "Family"},
    "manual.head.scope": {"ja": "見る範囲", "en": "Looks at"},
    "manual.head.cases": {"ja": "事例", "en": "Cases"},
    "manual.head.case": {"ja": "事例", "en": "Case"},
    "manual.head.case-title": {"ja": "内容", "en": "About"},
    "manual.head.checks": {"ja": "点検項目", "en": "Checks"},
    "manual.head.requirement": {"ja": "番号", "en": "Number"},
    "manual.head.clause": {"ja": "ガイドラインの条項", "en": "Clause of the guideline"},
    "manual.head.modality": {"ja": "求める強さ", "en": "Binds as"},
    "manual.head.text": {"ja": "要約", "en": "In short"},
    "manual.head.setting": {"ja": "設定", "en": "Setting"},
    "manual.head.meaning": {"ja": "意味", "en": "Meaning"},
    "manual.head.default": {"ja": "既定", "en": "Default"},
    "manual.level.file": {"ja": "ファイルそのものの誤りを指摘します。", "en": "Speaks of the file itself."},
    "manual.level.clause": {
        "ja": "条項の中の、その語句を指摘します。",
        "en": "Speaks of the exact words of a clause.",
    },
    "manual.level.document": {
        "ja": "欠けている定めを、それがあるべき条項（なければ題名）の所で指摘します。",
        "en": "Speaks of a missing provision, at the clause that ought to carry it or else at the title.",
    },
    "manual.weight": {"ja": "　この版での重さ: {severity}", "en": " (severity in this edition: {severity})"},
    "manual.marked": {"ja": "{title}（⟦ ⟧ が指摘される所）", "en": "{title} (⟦ ⟧ marks what is found)"},
    "manual.more-bad": {"ja": "このような場合も指摘します。", "en": "Found as well:"},
    "manual.more-good": {"ja": "このような場合は指摘しません。", "en": "Not found either:"},
    "manual.slots": {
        "ja": "波括弧 {{ }} の中は、各機関で決めて書き込む所です。",
        "en": "Braces {{ }} hold what each organisation decides for itself.",
    },
    "manual.settings": {"ja": "設定", "en": "Settings"},
    "manual.settings-how": {
        "ja": "`.policylint.yaml` に書きます。",
        "en": "In `.policylint.yaml`:",
    },
    "manual.suppress-expiry": {
        "ja": "理由と承認者がないもの、期限を過ぎたものは効きません。",
        "en": " Without reason and approver, or past its expiry, it has no effect.",
    },
    "manual.suppress-yaml": {
        "ja": "- article: 5\n  text: …\n  suppress:\n    - checks: [{code}]\n      reason: 指摘のままでよい理由\n      approver: 総括責任者\n      expires: {date}",
        "en": "- article: 5\n  text: …\n  suppress:\n    - checks: [{code}]\n      reason: why it may stay\n      approver: 総括責任者\n      expires: {date}",
    },
    "manual.suppress-title": {
        "ja": "題名の所で指摘されたものは、書く条項がないので、設定ファイルで外します。",
        "en": "What is told at the title has no clause to write this at; leave it out in the configuration.",
    },
    "manual.ignore": {
        "ja": "一度だけ外すときは、`policylint lint --ignore {code}` とします。",
        "en": "To leave it out once: `policylint lint --ignore {code}`.",
    },
    "manual.configure": {
        "ja": "いつも外すとき、重さを変えるとき、特定のファイルだけ外すときは、`.policylint.yaml` に書きます。",
        "en": "To leave it out always, weigh it otherwise, or leave it out for some files, use `.policylint.yaml`.",
    },
    "manual.configure-yaml": {
        "ja": "ignore: [{code}]              # 点検しない\nseverity: {{{code}: {weight}}}   # {change}（off なら指摘しない）\nfiles:\n  旧規程/*.pdf: {{ignore: [{code}]}}   # このファイルだけ点検しない",
        "en": "ignore: [{code}]              # never\nseverity: {{{code}: {weight}}}   # {change} (off: not at all)\nfiles:\n  old/*.pdf: {{ignore: [{code}]}}   # not in these files",
    },
    "manual.related": {"ja": "関係する点検項目", "en": "Related checks"},
    "manual.both": {"ja": " と ", "en": " and "},
    "manual.refines": {
        "ja": "{checks} が指摘されるときは、この項目は指摘しません。",
        "en": "Quiet where {checks} speaks.",
    },
    "manual.refined-by": {
        "ja": "この項目が指摘されるときに指摘しないもの: {checks}",
        "en": "Quiet where this one speaks: {checks}",
    },
    "manual.family": {"ja": "同じ分野: {checks}", "en": "Same family: {checks}"},
    "manual.on-demand": {
        "ja": "指定したときだけ点検します（`--extend-select {code}`、設定ファイルでは `extend-select: [{code}]`）。",
        "en": "Runs on demand only (`--extend-select {code}`, or `extend-select: [{code}]` in the configuration).",
    },
    "manual.heavier": {"ja": "注意にする", "en": "as a warning"},
    "manual.lighter": {"ja": "助言にする", "en": "as advice"},
    "requirement.modality": {"ja": "求める強さ", "en": "Binds as"},
    "requirement.applies-to": {"ja": "対象", "en": "Applies to"},
    "requirement.checks": {"ja": "これを根拠とする点検項目", "en": "Checks that rest on it"},
    "requirement.none": {"ja": "なし", "en": "none"},
    "requirement.unseen": {
        "ja": "（この要件の正式な文言は確認できていません。）",
        "en": "(The official wording of this requirement has not been seen.)",
    },
    "requirement.elsewhere": {"ja": "ほかの版で対応する条項", "en": "The same clause in other editions"},
    "requirement.paraphrase": {
        "ja": "文は policylint による要約です。正式な文言は、個人情報保護委員会が公表するガイドラインで確かめてください。",
        "en": "The texts are paraphrases. The guideline itself is published by the Personal Information Protection Commission.",
    },
    "modality.must": {"ja": "しなければならない", "en": "must"},
    "modality.should": {"ja": "望ましい", "en": "should"},
    "modality.example": {"ja": "手法の例示", "en": "an example"},
    "modality.info": {"ja": "説明・定義", "en": "explanation"},
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
    "C": {"ja": "ガイドラインの充足", "en": "coverage of the guideline"},
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
