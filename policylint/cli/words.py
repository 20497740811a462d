"""Every word of the command line, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang

WORDS: Mapping[str, tuple[str, str]] = {
    # general
    "usage": ("使い方:", "Usage:"),
    "options": ("オプション", "Options"),
    "commands": ("コマンド", "Commands"),
    "options-metavar": ("[オプション]", "[OPTIONS]"),
    "no-command": ("コマンドの指定がありません。使えるコマンド: {names}", "A command is missing. Commands: {names}"),
    "command-metavar": ("コマンド …", "COMMAND …"),
    "help.help": ("この説明を表示します。", "Show this message."),
    "version.help": ("版を表示します。", "Show the version."),
    "lang.help": ("表示の言語（既定は ja）。", "Language of the output (default: ja)."),
    "program.help": (
        "マイナンバーなどの個人情報の取扱規程を点検し、立入検査で指摘されそうな所を条項ごとに示します。",
        "Reads regulations on handling マイナンバー and says, clause by clause, what an inspector would find.",
    ),
    "program.epilog": (
        "はじめに: policylint lint 規程.pdf　各コマンドの説明: policylint コマンド --help",
        "Start with: policylint lint FILE.pdf   Help on a command: policylint COMMAND --help",
    ),
    # mistakes and failures
    "error": ("policylint: {message}", "policylint: {message}"),
    "see-help": ("使い方: {command} --help", "Help: {command} --help"),
    "interrupted": ("中断しました。", "Interrupted."),
    "internal": (
        "policylint: 内部エラーです（{error}）。POLICYLINT_DEBUG=1 を付けてもう一度実行し、表示された内容を policylint の開発元にお知らせください。",
        "policylint: internal error ({error}). Run it again with POLICYLINT_DEBUG=1 and report what it shows to the developers of policylint.",
    ),
    "no-such-option": ("「{name}」というオプションはありません。", "There is no option {name}."),
    "no-such-command": ("「{name}」というコマンドはありません。", "There is no command {name}."),
    "near": ("もしかして: {names}", "Did you mean: {names}?"),
    "all-commands": ("使えるコマンド: {names}", "Commands: {names}"),
    "missing": ("「{name}」の指定がありません。", "{name} is missing."),
    "option-usage": ("「{name}」の値の指定が正しくありません。", "The value of {name} is not usable."),
    "bad-value": ("「{name}」の指定: {message}", "{name}: {message}"),
    "not-one-of": ("「{value}」は使えません。使えるのは {names} です。", "{value} is none of {names}."),
    "not-a-number": ("「{value}」は1以上の整数ではありません。", "{value} is no whole number from 1."),
    "not-a-date": (
        "「{value}」は日付ではありません。2026-04-01 のように書いてください。",
        "{value} is no date; write it like 2026-04-01.",
    ),
    "reason.missing": ("見つかりません", "it does not exist"),
    "reason.permission": ("読み書きする権限がありません", "permission denied"),
    "reason.directory": ("ファイルとフォルダーを取り違えています", "a file was expected where a folder is, or the reverse"),
    "not-writable": (
        "「{path}」に書き込めません（{reason}）。書き込める場所を指定してください。",
        "Cannot write {path} ({reason}). Name a place that can be written.",
    ),
    "not-readable": (
        "「{path}」を読めません（{reason}）。場所と権限を確かめてください。",
        "Cannot read {path} ({reason}). Check the place and the permissions.",
    ),
    "no-such-path": (
        "「{path}」が見つかりません。ファイル名とフォルダーを確かめてください（今のフォルダー: {here}）。",
        "{path} does not exist. Check the name and the folder (current folder: {here}).",
    ),
    "no-match": (
        "「{pattern}」に当てはまるファイルがありません。書き方とフォルダーを確かめてください（今のフォルダー: {here}）。",
        "No file matches {pattern}. Check the pattern and the folder (current folder: {here}).",
    ),
    "nothing": (
        "点検する規程がありません。規程のファイル（{suffixes}）か、それを含むフォルダーを指定してください。",
        "There is no regulation to lint. Name a file ({suffixes}) or a folder that holds one.",
    ),
    "no-paths": (
        "点検するファイルかフォルダーを指定してください。例: policylint lint 規程.pdf（設定ファイル .policylint.yaml があるフォルダーでは省けます）",
        "Name a file or folder to lint, such as: policylint lint FILE.pdf (not needed in a folder with a .policylint.yaml)",
    ),
    "idle-pattern": (
        "policylint: 設定の組「{name}」の「{pattern}」に当てはまる規程がありません。",
        "policylint: no regulation matches {pattern} of the set {name} in the configuration.",
    ),
    "stdin-once": ("「-」（標準入力）は一度しか指定できません。", "- (standard input) can be given only once."),
    "same-output": (
        "「{path}」に二つの形式を書き出そうとしています。--output を形式ごとに分けてください。",
        "Two formats would be written to {path}. Give each format its own --output.",
    ),
    "two-on-stdout": (
        "画面に出せる形式は一つです（{names}）。ほかの形式には --output でファイルを指定してください。",
        "Only one format can go to standard output ({names}). Give the others an --output.",
    ),
    "output-without-format": (
        "--output「{path}」に対応する --format がありません。--format と --output を組にして指定してください。",
        "--output {path} has no --format. Give them in pairs.",
    ),
    "unknown-format": (
        "形式「{value}」は今の版では使えません。使えるのは {names} です。",
        "The format {value} is not available in this release; there are {names}.",
    ),
    "unknown-code": (
        "点検項目「{code}」はありません。policylint checks で一覧を確かめてください。",
        "There is no check {code}. See policylint checks for the list.",
    ),
    "unknown-requirement": (
        "ガイドラインに「{code}」という条項や要件はありません{hint}。",
        "The guideline has no clause or requirement {code}{hint}.",
    ),
    "wrote": ("{path} に書き出しました。", "Wrote {path}."),
    "check-failed": (
        "policylint: {path}: {code} が内部エラーで止まりました（{error}）。POLICYLINT_DEBUG=1 を付けて実行し、表示された内容を policylint の開発元にお知らせください。",
        "policylint: {path}: {code} stopped with an internal error ({error}). Run it with POLICYLINT_DEBUG=1 and report what it shows to the developers of policylint.",
    ),
    "progress": ("点検中", "Linting"),
    # lint
    "lint.short": ("規程を点検します。", "Lint regulations."),
    "lint.help": (
        "規程を点検します。\n\nPATH には、規程のファイル（YAML、PDF、Markdown、テキスト）、フォルダー、*.pdf のような書き方、標準入力の - を指定できます。設定ファイルのあるフォルダーでは、省くとその中の規程をすべて点検します。",
        "Lints regulations.\n\nA PATH is a file (YAML, PDF, Markdown, text), a folder, a pattern such as *.pdf, or - for standard input. Where there is a .policylint.yaml it may be left out: the current folder is linted.",
    ),
    "lint.epilog": (
        "終了コード: 0 指摘なし、1 指摘あり、2 使い方か設定の誤り、3 内部エラー、4 点検するものがない",
        "Exit codes: 0 nothing found, 1 findings, 2 wrong usage or configuration, 3 internal error, 4 nothing to lint",
    ),
    "lint.format": (
        "出力の形式（既定は text）。--output と組にして何度でも指定できます。",
        "Output format (default: text); may be repeated, each with its --output.",
    ),
    "lint.output": ("直前の --format の結果を書き出すファイル。", "File for the --format before it."),
    "lint.guideline": ("照らすガイドラインの版（例: gov-2025）。", "Edition of the guideline to judge by (such as gov-2025)."),
    "lint.select": ("使う点検項目だけを指定（例: V101,O、ALL）。", "Only these checks (such as V101,O or ALL)."),
    "lint.extend-select": ("既定の点検項目に加えるもの。", "Checks to add to the usual ones."),
    "lint.ignore": ("使わない点検項目。", "Checks to leave out."),
    "lint.fail-on": ("この重さ以上の指摘があれば終了コードを1にします（既定は error）。", "Exit with 1 from this severity on (default: error)."),
    "lint.select-clause": ("この条項の中の指摘だけを出します（例: 第7条第2項）。", "Only findings in this clause (such as 第7条第2項)."),
    "lint.checks": ("自分の組織の点検項目のフォルダー。何度でも指定できます。", "Folder of own checks; may be repeated."),
    "lint.as-of": ("この日の時点で点検します（例: 2026-04-01、既定は今日）。", "Judge as of this date (default: today)."),
    "lint.config": ("設定ファイル（既定は近い .policylint.yaml など）。", "Configuration file (default: the nearest one)."),
    "lint.no-cache": ("前回の結果を使わずに点検します。", "Do not use results of earlier runs."),
    "lint.jobs": ("同時に動かす処理の数。", "Number of parallel processes."),
    "lint.stdin-name": ("標準入力の内容をこの名前のファイルとして扱います。", "Treat standard input as a file of this name."),
    "lint.quiet": ("指摘だけを出し、お知らせや進み具合を出しません。", "Findings only: no notes, no progress."),
    "lint.color": ("色を付けるか（既定は auto）。", "Colours (default: auto)."),
    # coverage
    "coverage.short": (
        "ガイドラインの要件ごとに、それを満たす条項を示します。",
        "Show which clause meets which requirement of the guideline.",
    ),
    "coverage.help": (
        "規程をガイドラインの要件と突き合わせ、要件ごとに、満たしている条項と根拠、足りないものを示します。\n\nPATH は lint と同じです。いくつもの組織の規程を渡すと、組織ごとに1列の表になります。組織は、設定ファイルの組、規程のファイルにある組織の名前、それもなければファイルごとに分けます。",
        "Holds regulations against the guideline: for each requirement the clauses that meet it, the evidence, and what is open.\n\nA PATH is as with lint. Regulations of several organisations make one column each: by the sets of the configuration, by the organisation that a file names, else by file.",
    ),
    "coverage.epilog": (
        "終了コード: 0 正常、1 --fail-under に届かない、2 使い方か設定の誤り、3 内部エラー、4 読む規程がない",
        "Exit codes: 0 done, 1 under --fail-under, 2 wrong usage or configuration, 3 internal error, 4 nothing to read",
    ),
    "coverage.format": (
        "出力の形式（既定は table）。--output と組にして何度でも指定できます。",
        "Output format (default: table); may be repeated, each with its --output.",
    ),
    "coverage.against": (
        "--guideline の版から、この版に移ると何が変わるかを示します。規程を渡すと、新しい要件をどこまで満たしているかも示します。",
        "Show what moves from the edition of --guideline to this one; with a regulation, what it has of it already.",
    ),
    "coverage.against-needs": (
        "--against には、比べるもとの版を --guideline で指定してください。例: --guideline gov-2017 --against gov-2025",
        "--against needs the edition to start from: --guideline gov-2017 --against gov-2025.",
    ),
    "coverage.against-format": (
        "--against の結果は {format} にできません。使えるのは {names} です。",
        "--against cannot be told as {format}; there are {names}.",
    ),
    "coverage.against-one": (
        "--against は一つの組織ずつ比べます（{count}組織が渡されました）。一つの組織の規程だけを渡すか、--together を付けてください。",
        "--against takes one organisation at a time ({count} were given). Name the regulations of one, or give --together.",
    ),
    "coverage.suggest": (
        "満たしていない要件の条文の案と、covers のない条項が満たしていそうな要件を示します（table、markdown、json）。",
        "Show a draft clause for each open requirement, and the requirements that clauses without covers may meet (table, markdown, json).",
    ),
    "coverage.suggest-format": (
        "--suggest の結果は {format} にできません。使えるのは {names} です。",
        "--suggest cannot be told as {format}; there are {names}.",
    ),
    "coverage.suggest-one": (
        "--suggest は一つの組織ずつ示します（{count}組織が渡されました）。一つの組織の規程だけを渡すか、--together を付けてください。",
        "--suggest takes one organisation at a time ({count} were given). Name the regulations of one, or give --together.",
    ),
    "coverage.only": (
        "この強さの要件だけを見ます（must 義務、should 望ましい、example 例示）。何度でも指定できます。",
        "Only requirements of this modality; may be repeated.",
    ),
    "coverage.fail-under": (
        "満たしている要件の割合がこの百分率に届かない組織があれば、終了コードを1にします。",
        "Exit with 1 where an organisation covers less than this percentage.",
    ),
    "coverage.together": (
        "渡したファイルをすべて一つの組織の規程として読みます。",
        "Read all files as the regulations of one organisation.",
    ),
    "coverage.as-of": ("表に書く日付（例: 2026-04-01、既定は今日）。", "Date of the report (default: today)."),
    "coverage.quiet": ("お知らせや進み具合を出しません。", "No notes, no progress."),
    "coverage.progress": ("突合中", "Reading"),
    "coverage.broken": (
        "policylint: {path}: 規程として読めないため、表に入れていません。policylint lint で理由を確かめてください。",
        "policylint: {path} could not be read as a regulation and is left out. See policylint lint for the reason.",
    ),
    "coverage.others": (
        "policylint: 個人番号の取扱いの規程ではないため、{count}ファイルを表に入れていません（{paths} など）。一つの組織の規程として読むには --together を付けます。",
        "policylint: {count} files are no handling regulations and left out (such as {paths}). With --together they are read along.",
    ),
    "coverage.nothing": (
        "個人番号の取扱いの規程がありません。規程のファイルを指定するか、--together を付けてください。",
        "There is no handling regulation. Name its file, or give --together.",
    ),
    "coverage.editions": (
        "照らす版の違う組織が混じっています: {editions}。--guideline で版を一つ指定するか、分けて実行してください。",
        "The organisations are held against different editions: {editions}. Name one with --guideline, or run them apart.",
    ),
    "coverage.binary": (
        "{format} は画面に出せません。--output でファイルを指定してください。",
        "{format} cannot go to the screen. Name a file with --output.",
    ),
    "coverage.under": (
        "policylint: {name}: 充足 {share}%（求められているのは {wanted}% 以上）",
        "policylint: {name}: {share}% covered, {wanted}% wanted",
    ),
    "not-a-percent": ("「{value}」は0から100までの数ではありません。", "{value} is no number from 0 to 100."),
    # import
    "import.short": ("規程を YAML に取り込みます。", "Turn a regulation into YAML."),
    "import.help": (
        "PDF、Markdown、テキストの規程を読み、policylint の YAML にします。読み取れなかった所は標準エラー出力でお知らせします。",
        "Reads a regulation (PDF, Markdown, text) and writes it as YAML. What was not understood is told on standard error.",
    ),
    "import.output": ("書き出すファイル（なければ画面に出します）。", "File to write (default: standard output)."),
    "import.force": ("すでにあるファイルを置き換えます。", "Replace a file that is there."),
    "import.exists": (
        "「{path}」はすでにあります。別の名前にするか、置き換えるなら --force を付けてください。",
        "{path} exists. Choose another name, or give --force to replace it.",
    ),
    "import.unreadable": (
        "policylint: 「{path}」は規程として読み取れませんでした。",
        "policylint: {path} could not be read as a regulation.",
    ),
    "import.done": (
        "{path}: {title}（{articles}条）を取り込みました。",
        "{path}: imported {title} ({articles} articles).",
    ),
    # review
    "review.short": (
        "条項の covers を、条文を見比べて確認済みにします。",
        "Mark the claims (covers) of clauses as reviewed.",
    ),
    "review.help": (
        "covers のある条項に、確認したときの条文の指紋（reviewed）を書き込みます。その後で条文が変わると、もう一度確認するまで covers は要件を満たす根拠に数えず、lint が C103 で知らせます。\n\n書き込むのは、まだ確認していない条項と、確認のあとで変わった条項です。--clause で指定した条項は、変わっていなくても日付を新しくします。条文にも欄にも裏付けのない covers がある条項には書き込みません。\n\nPATH は YAML の規程かフォルダーです。ファイルはその場で書き換え、コメントも並びもそのまま残します。",
        "Writes beside covers on which words of the clause it was reviewed (reviewed). When the clause changes later, its claims do not count until they are reviewed again, and lint tells it (C103).\n\nWritten are the clauses that were never reviewed or that changed since; those named by --clause get a new date in any case. A clause with a claim that neither its words nor its fields bear out is left alone.\n\nA PATH is a YAML regulation or a folder. Files are edited in place; comments and order stay.",
    ),
    "review.epilog": (
        "終了コード: 0 正常、1 書き込めなかった条項がある（--check では確認の要る条項がある）、2 使い方か設定の誤り、3 内部エラー、4 読む規程がない",
        "Exit codes: 0 done, 1 a clause could not be marked (with --check: one is to be reviewed), 2 wrong usage or configuration, 3 internal error, 4 nothing to read",
    ),
    "review.clause": (
        "この条項だけを確認済みにします（例: 第7条第2項）。何度でも指定できます。",
        "Only this clause (such as 第7条第2項); may be repeated.",
    ),
    "review.by": ("確認した者の名前（例: 総務課）。", "Who reviewed it."),
    "review.as-of": ("確認した日（例: 2026-04-01、既定は今日）。", "Day of the review (default: today)."),
    "review.check": (
        "何も書き込まず、確認の要る条項があれば終了コードを1にします。",
        "Write nothing, and exit with 1 where a clause is to be reviewed.",
    ),
    "review.done": ("{path}: {clause} を確認済みにしました（{claims}）", "{path}: {clause} marked as reviewed ({claims})"),
    "review.unsupported": (
        "{path}: {clause} は、裏付けのない covers があるため確認済みにしていません（{claims}）。policylint lint で理由を確かめてください。",
        "{path}: {clause} is not marked, since a claim has no support ({claims}). See policylint lint for the reason.",
    ),
    "review.unreviewed": ("{path}: {clause} はまだ確認していません（{claims}）", "{path}: {clause} was never reviewed ({claims})"),
    "review.changed": (
        "{path}: {clause} は前回の確認のあとで変わりました（{claims}）",
        "{path}: {clause} changed after its review ({claims})",
    ),
    "review.summary": (
        "covers のある条項 {clauses}: 確認済みにした {done}、確認済み {kept}、見送り {left}",
        "{clauses} clauses with claims: {done} marked, {kept} reviewed before, {left} left",
    ),
    "review.check-summary": (
        "covers のある条項 {clauses}: 確認済み {kept}、確認の要るもの {left}",
        "{clauses} clauses with claims: {kept} reviewed, {left} to be reviewed",
    ),
    "review.not-yaml": (
        "「{path}」は YAML の規程ではありません。policylint import で YAML にしてください。",
        "{path} is no YAML regulation. Turn it into one with policylint import.",
    ),
    "review.broken": (
        "policylint: {path}: 規程として読めません。policylint lint で理由を確かめてください。",
        "policylint: {path} could not be read as a regulation. See policylint lint for the reason.",
    ),
    "review.no-clause": (
        "「{name}」に、covers のある条項がありません。",
        "There is no clause with claims (covers) in {name}.",
    ),
    "review.unsafe": (
        "policylint: {path}: 書き方が込み入っているため、ほかを変えずに書き込めません（別名 * や文字コードなど）。何も書き込んでいません。",
        "policylint: {path} cannot be marked without changing anything else (an alias, an encoding). Nothing was written.",
    ),
    # explain
    "explain.short": ("点検項目やガイドラインの条項を説明します。", "Explain a check or a clause of the guideline."),
    "explain.help": (
        "点検項目の意味、理由、事例、根拠、良い例と悪い例、直し方を示します。\n\nCODE には、点検項目のコードか名前（V101、undefined-interval）のほか、ガイドラインの条項や要件の番号（2.C.b、gov-2025/2.C.b-4）を指定できます。版を書かなければ、その番号のある最新の版を示します。",
        "Shows what a check means, why, its cases and basis, good and bad examples, and how to fix what it finds.\n\nCODE is the code or name of a check (V101, undefined-interval), or the number of a clause or requirement of the guideline (2.C.b, gov-2025/2.C.b-4); without edition, of the newest that has it.",
    ),
    # checks
    "checks.short": ("点検項目の一覧を表示します。", "List all checks."),
    "checks.help": ("点検項目を分野ごとに一覧にします。", "Lists all checks by family."),
    "checks.format": (
        "出力の形式（既定は text）。markdown は項目ごとの説明書です。",
        "Output format (default: text); markdown is a manual of one page per check.",
    ),
    "checks.output": (
        "書き出すファイル。markdown ではフォルダー。",
        "File to write; with markdown a folder.",
    ),
    "checks.needs-output": (
        "markdown は項目ごとのファイルになります。--output で書き出すフォルダーを指定してください。",
        "markdown makes one file per check. Name a folder with --output.",
    ),
    "checks.wrote": ("{path} に{count}ファイルを書き出しました。", "Wrote {count} files to {path}."),
    # test
    "test.short": ("点検項目を自分の例で試します。", "Try checks on their own examples."),
    "test.help": (
        "点検項目を、その項目に付いている良い例と悪い例で試します。コードか点検項目のフォルダーを指定できます（なければ全部）。",
        "Runs checks on the good and bad examples that they carry. Name codes or folders (default: all).",
    ),
    "test.failed": ("{code} {example}「{title}」", "{code} {example} “{title}”"),
    "test.missed": ("  {place}: 「{text}」が指摘されませんでした", "  {place}: “{text}” was not reported"),
    "test.extra": ("  {place}: 印のない「{text}」が指摘されました", "  {place}: “{text}” was reported and is not marked"),
    "test.failed-run": ("  {place}: 内部エラー {text}", "  {place}: internal error {text}"),
    "test.altered": ("  {place}: 読み込むと例の文章が変わってしまいます", "  {place}: the example does not read as it is written"),
    "test.nothing": ("試す点検項目がありません。コードか、点検項目のフォルダーを指定してください。", "There is no check to try. Name a code or a folder of checks."),
    "test.summary": (
        "{checks}項目、例{examples}件: 合格 {passed}、不合格 {failed}",
        "{checks} checks, {examples} examples: {passed} passed, {failed} failed",
    ),
    # schema
    "schema.short": ("ファイル形式のスキーマを表示します。", "Print a JSON Schema."),
    "schema.help": (
        "JSON Schema を表示します。名前がなければ一覧を表示します。",
        "Prints a JSON Schema; without a name, lists them.",
    ),
    "schema.unknown": (
        "スキーマ「{name}」はありません。あるのは {names} です。",
        "There is no schema {name}; there are {names}.",
    ),
}  # fmt: skip


def word(lang: Lang, key: str, **values: object) -> str:
    """The text of ``key``, its places filled in."""
    japanese, english = WORDS[key]
    return (english if lang == "en" else japanese).format(**values)
