"""Everything beside lint."""

import json

import pytest

from policylint import __version__


def test_version_and_help(policylint):
    assert policylint("--version").stdout == f"policylint {__version__}\n"
    assert "規程を点検します。" in policylint("--help").stdout
    assert "Lint regulations." in policylint("--lang", "en", "--help").stdout


@pytest.mark.parametrize("name", ["lint", "coverage", "review", "import", "explain", "checks", "test", "schema"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_command_explains_itself(policylint, name, lang):
    result = policylint(name, "--lang", lang, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith("使い方: policylint" if lang == "ja" else "Usage: policylint")
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_nothing_shows_the_help_and_is_wrong_usage(policylint):
    result = policylint()

    assert result.exit_code == 2
    assert "使い方: policylint" in result.stderr


def test_an_unknown_command_is_told_with_its_neighbours(policylint):
    result = policylint("lnit")

    assert result.exit_code == 2
    assert "「lnit」というコマンドはありません。 もしかして: lint" in result.stderr


def test_schema_lists_and_prints(policylint):
    assert "result\n" in policylint("schema").stdout
    assert json.loads(policylint("schema", "result").stdout)["title"].startswith("policylint")
    result = policylint("schema", "resutl")
    assert (result.exit_code, "スキーマ「resutl」はありません" in result.stderr) == (2, True)


def test_checks_are_listed_by_family(policylint):
    text = policylint("checks").stdout
    assert text.index("V あいまいな表現") < text.index("V101  エラー")
    data = json.loads(policylint("checks", "--format", "json").stdout)
    assert next(each for each in data if each["code"] == "V101")["name"] == "undefined-interval"


def test_the_manual_is_a_folder_of_pages_without_those_of_checks_that_are_gone(policylint, here):
    (here / "manual").mkdir()
    (here / "manual" / "V999.md").write_text("<!-- policylint checks --format markdown -->\n", encoding="utf-8")
    (here / "manual" / "A123.md").write_text("by hand\n", encoding="utf-8")
    result = policylint("checks", "--format", "markdown", "--output", "manual")
    names = {path.name for path in (here / "manual").iterdir()}

    assert (result.exit_code, result.stdout) == (0, "")
    assert {"README.md", "V101.md", "A123.md"} <= names
    assert "V999.md" not in names
    assert (here / "manual" / "V101.md").read_text(encoding="utf-8").splitlines()[1] == "# V101 頻度が決まっていない"


def test_the_manual_needs_a_folder_and_a_list_may_go_to_a_file(policylint, here):
    refused = policylint("checks", "--format", "markdown")
    (here / "taken").touch()

    assert (refused.exit_code, "フォルダーを指定してください" in refused.stderr) == (2, True)
    assert policylint("checks", "--format", "markdown", "--output", "taken").exit_code == 2
    assert policylint("checks", "-o", "list.txt").stdout == ""
    assert "V101" in (here / "list.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["V101", "v101", "undefined-interval"])
def test_explain_shows_why_an_example_and_how_to_fix_it(policylint, name):
    text = policylint("explain", name).stdout

    assert text.startswith("V101 頻度が決まっていない")
    for part in ("理由", "立入検査の事例", "事例2 アクセスの記録", "根拠", "悪い例", "良い例", "~~~~", "suppress:"):
        assert part in text


@pytest.mark.parametrize("number", ["gov-2025/2.C.b-4", "2.C.b-4"])
def test_explain_tells_what_a_requirement_asks_for_and_the_checks_that_rest_on_it(policylint, number):
    text = policylint("explain", number).stdout

    assert text.startswith("ガイドライン（行政機関等編）2.C.b 取扱規程等に基づく運用\n")
    assert "gov-2025/2.C.b-4\n" in text
    assert "gov-2025/2.C.b-6\n" not in text
    for part in (
        "求める強さ: しなければならない",
        "対象: 行政機関等",
        "    V101 ",
        "    O202 ",
        "biz-2025/2.C.b",
        "要約です",
    ):
        assert part in text


def test_explain_tells_a_whole_clause_with_the_weight_that_its_edition_gives(policylint):
    text = policylint("explain", "biz-2025/2.E.a").stdout

    assert text.startswith("ガイドライン（事業者編）2.E.a ")
    assert "device-restriction-missing, 助言" in text
    assert policylint("explain", "body.4-2-1.1.B").exit_code == 0
    assert policylint("explain", "att2.2.A").exit_code == 0


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("gov-2025/2.C.z", "もしかして「gov-2025/2.C."),
        ("gov-2024/2.C.b", "もしかして「gov-2025」"),
        ("9.Z", "「9.Z」と"),
    ],
)
def test_explain_tells_the_nearest_number(policylint, number, told):
    result = policylint("explain", number)

    assert (result.exit_code, told in result.stderr) == (2, True)


def test_explain_speaks_english(policylint):
    assert "Inspection cases" in policylint("explain", "V101", "--lang", "en").stdout


def test_explain_knows_its_checks(policylint):
    assert policylint("explain", "V999").exit_code == 2
    assert policylint("explain").exit_code == 2


def test_test_runs_the_examples_of_a_check(policylint):
    result = policylint("test", "V101")

    assert result.exit_code == 0
    assert "1項目" in result.stdout
    assert "不合格 0" in result.stdout


def test_test_tells_what_an_own_check_misses(policylint, here):
    folder = here / "own" / "local" / "seal-missing"
    folder.mkdir(parents=True)
    (folder / "check.yaml").write_text(OWN, encoding="utf-8")
    (folder / "check.py").write_text("def check(view, context):\n    return ()\n", encoding="utf-8")
    result = policylint("test", "own")

    assert result.exit_code == 1
    assert "X901 bad1「公印」" in result.stdout
    assert "example.txt:2:5: 「公印」が指摘されませんでした" in result.stdout
    assert "1項目、例2件: 合格 1、不合格 1" in result.stdout


OWN = """code: X901
name: seal-missing
level: clause
scope: document
severity: info
title: {ja: 公印, en: Seal}
message: {ja: "「{text}」", en: "{text}"}
suggestion: {ja: なし, en: none}
rationale: {ja: 理由, en: reason}
quiet_when: {ja: [なし], en: [never]}
cases: []
basis: []
default: true
examples:
  good:
    - title: {ja: なし, en: none}
      text: |
        規程
        第１条　甲とする。
  bad:
    - title: {ja: 公印, en: seal}
      text: |
        規程
        第１条　⟦公印⟧とする。
"""


def test_import_writes_yaml_and_refuses_to_overwrite(policylint, here, kitei):
    (here / "kitei.txt").write_text(kitei, encoding="utf-8")
    first = policylint("import", "kitei.txt", "-o", "kitei.yaml")
    text = (here / "kitei.yaml").read_text(encoding="utf-8")

    assert first.exit_code == 0
    assert "青葉市特定個人情報等取扱規程（2条）を取り込みました" in first.stderr
    assert text.startswith("policylint: 1\n")
    second = policylint("import", "kitei.txt", "-o", "kitei.yaml")
    assert second.exit_code == 2
    assert "「kitei.yaml」はすでにあります" in second.stderr
    assert policylint("import", "kitei.txt", "-o", "kitei.yaml", "--force").exit_code == 0
    assert policylint("import", "kitei.txt").stdout == text
    assert sorted(path.name for path in here.iterdir()) == ["kitei.txt", "kitei.yaml"]


def test_what_is_imported_is_judged_as_before(policylint, here, kitei):
    (here / "kitei.txt").write_text(kitei, encoding="utf-8")
    policylint("import", "kitei.txt", "-o", "kitei.yaml")
    data = [json.loads(policylint("lint", "-f", "json", name).stdout) for name in ("kitei.txt", "kitei.yaml")]
    told = [[(each["code"], each["clause"], each["text"]) for each in one["findings"]] for one in data]

    assert told[0] == told[1]
    assert told[0]


def test_import_tells_why_a_file_is_no_regulation(policylint, here):
    (here / "page.pdf").write_bytes(b"<html><body>404</body></html>")
    result = policylint("import", "page.pdf", "-o", "x.yaml")

    assert result.exit_code == 1
    assert "規程として読み取れませんでした" in result.stderr
    assert "S001" in result.stderr
    assert not (here / "x.yaml").exists()
    assert policylint("import", "none.pdf").exit_code == 2
