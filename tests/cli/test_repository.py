"""A repository: a university with a regulation in YAML, a rule in Markdown and another in PDF, judged as one set."""

import json

import pytest

from tests.importers.paper import lines, pdf

CONFIG = """guideline: gov-2025
select: [V101, O201, O202, O203, P101, P103]
sets:
  特定個人情報: [kitei/*.yaml, saisoku/access.md, center/*.pdf]
"""

KITEI = """policylint: 1
title: 緑が丘大学特定個人情報等取扱規程
organisation: {name: 緑が丘大学, type: 独立行政法人等}
body:
  - article: 1
    caption: 目的
    text: この規程は、緑が丘大学における個人番号及び特定個人情報の適正な取扱いに関し必要な事項を定めることを目的とする。
  - article: 2
    caption: 区域
    text: 管理区域は、情報基盤センターの機械室とする。
  - article: 3
    caption: アクセスの記録
    text: 特定個人情報ファイルへのアクセスの記録については、緑が丘大学アクセス記録取扱要領の定めるところによる。
"""

ACCESS = """# 緑が丘大学アクセス記録取扱要領

## 第1条（アクセスの記録）

情報基盤課長は、特定個人情報ファイルへのアクセスの状況を記録する。

## 第2条（記録の確認）

保護管理者は、毎月5日までに、前月のアクセスの記録を業務日誌と突き合わせて確認し、その結果を確認簿に記入する。
"""

KIKAI = (
    "緑が丘大学情報基盤センター機械室利用要領",
    "（機器の制限）",
    "第１条　機械室に搬入することのできる機器は、センター長が承認したもの",
    "に限る。",
    "（点検）",
    "第２条　センター長は、機械室の施錠の状況を定期的に点検し、その結果を点検簿に記録する。",
)

MARKDOWN, PDF, YAML = "saisoku/access.md", "center/kikai.pdf", "kitei/tokutei.yaml"
MISSING_YEARS = ("O203", MARKDOWN, "第1条")
MISSING_INTERVAL = ("V101", PDF, "第2条第1項")


@pytest.fixture
def repository(here):
    """The repository as the current folder; ``repository(config)`` writes its configuration."""
    for name in (YAML, MARKDOWN, PDF):
        (here / name).parent.mkdir()
    (here / YAML).write_text(KITEI, encoding="utf-8")
    (here / MARKDOWN).write_text(ACCESS, encoding="utf-8")
    (here / PDF).write_bytes(pdf([lines(*KIKAI)]))

    def configure(text):
        (here / ".policylint.yaml").write_text(text, encoding="utf-8")

    configure(CONFIG)
    return configure


def told(result):
    """(code, path, clause) of the findings, by code."""
    assert result.exit_code in {0, 1}, result.stderr
    data = json.loads(result.stdout)
    paths = {each["path"] for each in data["documents"]}
    assert {each["path"] for each in data["findings"]} <= paths
    return sorted((each["code"], each["path"].replace("\\", "/"), each["clause"]) for each in data["findings"])


@pytest.mark.usefixtures("repository")
def test_three_files_of_three_formats_are_one_set_and_each_finding_stands_in_its_file(policylint):
    assert told(policylint("lint", "-f", "json")) == [MISSING_YEARS, MISSING_INTERVAL]


def test_without_a_set_the_regulation_lacks_what_its_sisters_hold(policylint, repository):
    repository(CONFIG.split("sets:", maxsplit=1)[0])
    codes = {code for code, path, _ in told(policylint("lint", "-f", "json", ".")) if path == YAML}

    assert "P103" in codes


@pytest.mark.usefixtures("repository")
def test_a_member_that_is_linted_alone_is_read_with_its_sisters(policylint):
    result = policylint("lint", "-f", "json", YAML, "--fail-on", "info")

    assert told(result) == []
    assert result.exit_code == 0
    assert [each["path"] for each in json.loads(result.stdout)["documents"]] == [YAML]
    assert told(policylint("lint", "-f", "json", PDF)) == [MISSING_INTERVAL]


def test_the_main_regulation_is_the_same_whichever_member_is_linted(policylint, repository, here):
    (here / "kitei" / "zokugaku.yaml").write_text(
        "policylint: 1\ntitle: 緑が丘大学附属病院特定個人情報取扱要項\nbody:\n  - {article: 1, text: 要項とする。}\n",
        encoding="utf-8",
    )
    repository("select: [O201]\nsets: {組: [kitei/*.yaml]}\n")
    (here / YAML).write_text(KITEI.split("  - article: 3", maxsplit=1)[0], encoding="utf-8")

    assert told(policylint("lint", "-f", "json")) == [("O201", YAML, "")]
    assert told(policylint("lint", "-f", "json", "kitei/zokugaku.yaml")) == []
    assert told(policylint("lint", "-f", "json", YAML)) == [("O201", YAML, "")]
    assert told(policylint("lint", "-f", "json", "kitei/zokugaku.yaml", YAML)) == [("O201", YAML, "")]


@pytest.mark.usefixtures("repository")
def test_a_draft_from_an_editor_takes_the_place_of_its_file(policylint, here):
    (here / MARKDOWN).write_text("# 緑が丘大学アクセス記録取扱要領\n", encoding="utf-8")
    draft = ACCESS.replace("記録する。", "記録し、５年間保存する。").encode()

    assert told(policylint("lint", "-f", "json", "-", "--stdin-name", MARKDOWN, stdin=draft)) == []


@pytest.mark.usefixtures("repository")
def test_patterns_start_at_the_configuration_wherever_the_program_runs(policylint, here, monkeypatch):
    monkeypatch.chdir(here / "kitei")

    assert told(policylint("lint", "-f", "json", "tokutei.yaml")) == []
    assert {code for code, _, _ in told(policylint("lint", "-f", "json", "..", "--fail-on", "never"))} == {
        "O203",
        "V101",
    }
    monkeypatch.chdir(here / "center")
    assert told(policylint("lint", "-f", "json", "*.pdf")) == [("V101", "kikai.pdf", "第2条第1項")]


@pytest.mark.parametrize("path", ["repo", "repo/kitei/*.txt", "repo/kitei/a.txt", "repo/kitei", "repo/**/a.txt"])
def test_the_configuration_is_the_nearest_one_above_the_first_path(policylint, here, kitei, path):
    (here / "repo" / "kitei").mkdir(parents=True)
    (here / "repo" / "kitei" / "a.txt").write_text(kitei, encoding="utf-8")
    (here / ".policylint.yaml").write_text("select: [S]\n", encoding="utf-8")
    (here / "repo" / ".policylint.yaml").write_text("select: [V101]\n", encoding="utf-8")

    assert [code for code, _, _ in told(policylint("lint", "-f", "json", path))] == ["V101"]


def test_without_a_path_and_a_configuration_nothing_is_linted(policylint, here, kitei):
    (here / "kitei.txt").write_text(kitei, encoding="utf-8")

    assert policylint("lint").exit_code == 2
    (here / "pyproject.toml").write_text('[tool.policylint]\nselect = ["V101"]\n', encoding="utf-8")
    assert policylint("lint").exit_code == 1


def test_what_is_excluded_is_not_told_of_and_still_read_with_its_set(policylint, repository):
    repository(CONFIG + "exclude: [center]\n")
    result = policylint("lint", "-f", "json", ".")

    assert told(result) == [MISSING_YEARS]
    assert len(json.loads(result.stdout)["documents"]) == 2


def test_a_pattern_that_matches_nothing_is_told(policylint, repository):
    repository(CONFIG.replace("saisoku/access.md", "saisoku/acess.md"))
    result = policylint("lint", "-f", "json", YAML)

    assert "設定の組「特定個人情報」の「saisoku/acess.md」に当てはまる規程がありません。" in result.stderr
    assert MISSING_YEARS not in told(result)
    assert policylint("lint", "-q", "-f", "json", YAML).stderr == ""


def test_settings_of_a_file_hold_for_it_alone(policylint, repository):
    repository(
        CONFIG
        + f"files:\n  center/*: {{guideline: biz-2025, severity: {{V101: info}}}}\n  {MARKDOWN}: {{ignore: [O203]}}\n"
    )
    result = policylint("lint", "-f", "json", "--fail-on", "warning")
    found = json.loads(result.stdout)["findings"]

    assert told(result) == [MISSING_INTERVAL]
    assert result.exit_code == 0
    assert (found[0]["severity"], {name.split("/")[0] for name in found[0]["basis"]}) == ("info", {"biz-2025"})


OWN = """code: X901
name: lock-with-two-keys
level: clause
scope: document
severity: warning
title: {ja: 施錠は二重に, en: Two locks}
message: {ja: "「{text}」は二重に行います。", en: "{text} takes two keys."}
suggestion: {ja: 「二重の施錠」と書いてください。, en: Write 二重の施錠.}
rationale: {ja: 本学の定め, en: Our own rule.}
quiet_when: {ja: [二重とある], en: [it says so]}
cases: []
basis: []
default: true
settings: {word: {title: 語, type: string, default: 鍵}}
examples:
  good:
    - title: {ja: 二重, en: two}
      text: |
        規程
        第１条　甲とする。
  bad:
    - title: {ja: 一つ, en: one}
      text: |
        規程
        第１条　⟦鍵⟧とする。
"""

LOGIC = """from policylint.checks.model import Place, Report


def check(view, context):
    word = context.settings["word"]
    for clause in view.document.regulation.walk():
        if clause.text is not None and word in clause.text.text:
            at = clause.text.text.index(word)
            yield Report(Place(view, clause.text.span(at, at + len(word)), clause))
"""


def test_an_own_check_runs_with_its_settings(policylint, repository, here):
    folder = here / "dokuji" / "local" / "lock-with-two-keys"
    folder.mkdir(parents=True)
    (folder / "check.yaml").write_text(OWN, encoding="utf-8")
    (folder / "check.py").write_text(LOGIC, encoding="utf-8")
    repository("checks: dokuji\nselect: [X901]\nsettings: {X901: {word: 施錠}}\n")

    assert told(policylint("lint", "-f", "json")) == [("X901", PDF, "第2条第1項")]
    repository("checks: dokuji\nselect: [X901]\nsettings: {X901: {words: 施錠}}\n")
    result = policylint("lint")
    assert (result.exit_code, "「words」という設定はありません" in result.stderr) == (2, True)
    repository("settings: {V999: {word: 施錠}}\n")
    result = policylint("lint")
    assert (result.exit_code, "点検項目「V999」はありません" in result.stderr) == (2, True)
