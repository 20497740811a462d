"""``policylint lint`` from end to end."""

import json
import re

import pytest

V101 = ("--select", "V101")


def findings(result):
    return [(each["code"], each["clause"], each["text"]) for each in json.loads(result.stdout)["findings"]]


@pytest.fixture
def kitei_txt(here, kitei):
    (here / "kitei.txt").write_text(kitei, encoding="utf-8")
    return "kitei.txt"


def test_text_report_names_clause_words_and_where_to_read_on(policylint, kitei_txt):
    result = policylint("lint", *V101, kitei_txt)

    assert result.exit_code == 1
    assert "エラー  第2条第1項「アクセス記録の確認」" in result.stdout
    assert re.search(r"記録を定期的に確認し.*\n +~~~~~~~~\n", result.stdout)
    assert "policylint explain V101" in result.stdout
    assert result.stderr == ""


def test_concise_gives_line_and_column(policylint, kitei_txt):
    result = policylint("lint", *V101, "-f", "concise", kitei_txt)

    assert result.stdout.startswith("kitei.txt:5:32: error V101 第2条第1項 「定期的に」とありますが")


def test_json_is_complete(policylint, kitei_txt):
    data = json.loads(policylint("lint", *V101, "--format", "json", kitei_txt).stdout)

    assert data["documents"][0]["title"] == "青葉市特定個人情報等取扱規程"
    assert data["documents"][0]["articles"] == 2
    assert data["edition"] == "gov-2025"
    assert data["summary"] == {"error": 1, "warning": 0, "info": 0}
    found = data["findings"][0]
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (5, 32, 5, 36)


def test_what_stands_behind_two_dashes_is_no_option(policylint):
    result = policylint("lint", "--", "--lang", "en")

    assert result.exit_code == 2
    assert "「--lang」が見つかりません" in result.stderr


def test_english_is_spoken_when_asked(policylint, kitei_txt):
    result = policylint("lint", *V101, "--lang", "en", kitei_txt)

    assert "Interval left open" in result.stdout
    assert "1 document checked: 1 error" in result.stdout


def test_several_formats_go_to_their_own_files(policylint, kitei_txt, here):
    result = policylint(
        "lint", *V101, "--format", "json", "--output", "r.json", "--format", "concise", "--output", "r.txt", kitei_txt
    )

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "r.json に書き出しました。" in result.stderr
    assert json.loads((here / "r.json").read_bytes())["findings"]
    assert (here / "r.txt").read_text(encoding="utf-8").startswith("kitei.txt:5:32:")
    assert sorted(path.name for path in here.iterdir()) == ["kitei.txt", "r.json", "r.txt"]


def test_one_format_may_stay_on_the_screen(policylint, kitei_txt, here):
    result = policylint("lint", *V101, "-f", "concise", "-f", "json", "-o", "r.json", kitei_txt)

    assert result.stdout.startswith("kitei.txt:5:32:")
    assert (here / "r.json").is_file()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "点検するファイルかフォルダーを指定してください"),
        (("missing.pdf",), "「missing.pdf」が見つかりません"),
        (("*.docx",), "「*.docx」に当てはまるファイルがありません"),
        (
            ("kitei.txt", "--format", "sarif"),
            "形式「sarif」は今の版では使えません。使えるのは text、concise、json、oscal です。",
        ),
        (("kitei.txt", "-f", "json", "-f", "concise"), "画面に出せる形式は一つです"),
        (
            ("kitei.txt", "-f", "json", "-o", "x", "-f", "concise", "-o", "x"),
            "「x」に二つの形式を書き出そうとしています",
        ),
        (("kitei.txt", "-f", "json", "-o", "x", "-o", "y"), "--output「y」に対応する --format がありません"),
        (("kitei.txt", "-f", "json", "-o", "no/such/x"), "「no/such/x」に書き込めません（見つかりません）"),
        (("kitei.txt", "--as-of", "明日"), "「明日」は日付ではありません"),
        (("kitei.txt", "--jobs", "0"), "「0」は1以上の整数ではありません"),
        (("kitei.txt", "--fail-on", "fatal"), "「fatal」は使えません"),
        (("kitei.txt", "--lang", "fr"), "「fr」は使えません。使えるのは ja、en です。"),
        (("kitei.txt", "--guideline", "gov-1999"), "gov-1999"),
        (("kitei.txt", "--select", "X999"), "X999"),
        (("kitei.txt", "--config", "none.yaml"), "「none.yaml」が見つかりません"),
        (("kitei.txt", "--checks", "none"), "none"),
        (("kitei.txt", "--selekt", "V101"), "もしかして: --select"),
        (("kitei.txt", "--format"), "「--format」の値の指定"),
        (("-", "-"), "「-」（標準入力）は一度しか指定できません"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("kitei_txt")
def test_wrong_usage_is_told_in_japanese_and_ends_with_2(policylint, args, words):
    result = policylint("lint", *args, stdin="")

    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_a_folder_is_walked_in_order_without_what_is_no_regulation(policylint, here, kitei):
    for name in ("b/2.txt", "b/1.md", "a.txt", ".b.txt", ".hidden/x.txt", "node_modules/x.md", "b/x.docx"):
        path = here / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(kitei, encoding="utf-8")
    (here / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (here / "kisoku.yml").write_text("policylint: 1\ntitle: 規則\n", encoding="utf-8")
    data = json.loads(policylint("lint", "-f", "json", ".", "a.txt").stdout)

    assert [each["path"].replace("\\", "/") for each in data["documents"]] == [
        "a.txt",
        "kisoku.yml",
        "b/1.md",
        "b/2.txt",
    ]


def test_a_pattern_is_expanded_where_no_shell_does(policylint, here, kitei):
    for name in ("a.txt", "b.txt"):
        (here / name).write_text(kitei, encoding="utf-8")
    data = json.loads(policylint("lint", "-f", "json", "*.txt").stdout)

    assert [each["path"] for each in data["documents"]] == ["a.txt", "b.txt"]


def test_a_folder_without_regulation_is_nothing_to_lint(policylint, here):
    (here / "empty").mkdir()
    result = policylint("lint", "empty")

    assert result.exit_code == 4
    assert "点検する規程がありません" in result.stderr


def test_standard_input_is_a_file_of_the_given_name(policylint, kitei):
    result = policylint("lint", *V101, "-f", "concise", "-", "--stdin-name", "草案.txt", stdin=kitei.encode())

    assert result.exit_code == 1
    assert result.stdout.startswith("草案.txt:5:32: error V101")


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(policylint, kitei_txt, level, code):
    assert policylint("lint", *V101, "--fail-on", level, kitei_txt).exit_code == code


def test_a_lighter_finding_than_asked_for_leaves_0(policylint, kitei_txt, here):
    (here / ".policylint.yaml").write_text("severity: {V101: warning}\n", encoding="utf-8")

    assert policylint("lint", *V101, kitei_txt).exit_code == 0
    assert policylint("lint", *V101, "--fail-on", "warning", kitei_txt).exit_code == 1


def test_configuration_is_found_from_the_document_and_can_be_wrong(policylint, here, kitei):
    (here / "kitei").mkdir()
    (here / "kitei" / "a.txt").write_text(kitei, encoding="utf-8")
    (here / "kitei" / ".policylint.yaml").write_text("ignore: [V101]\nselekt: [V]\n", encoding="utf-8")
    result = policylint("lint", "kitei/a.txt")

    assert result.exit_code == 2
    assert ".policylint.yaml:2:1: " in result.stderr


def test_language_of_the_configuration_counts_unless_asked(policylint, here, kitei_txt):
    (here / ".policylint.yaml").write_text("lang: en\n", encoding="utf-8")

    assert "1 document checked" in policylint("lint", *V101, kitei_txt).stdout
    assert "1文書を点検しました" in policylint("lint", *V101, "--lang", "ja", kitei_txt).stdout


def test_select_clause_tells_only_what_lies_in_it(policylint, kitei_txt):
    assert findings(policylint("lint", *V101, "-f", "json", "--select-clause", "第2条", kitei_txt))
    assert not findings(policylint("lint", *V101, "-f", "json", "--select-clause", "第1条", kitei_txt))


def test_colour_goes_to_terminals_and_where_it_is_forced(policylint, kitei_txt, monkeypatch):
    assert "\x1b[" not in policylint("lint", *V101, kitei_txt).stdout
    assert "\x1b[" in policylint("lint", *V101, "--color", "always", kitei_txt).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in policylint("lint", *V101, kitei_txt).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in policylint("lint", *V101, kitei_txt).stdout


def test_a_folder_without_checks_is_wrong_usage(policylint, kitei_txt):
    result = policylint("lint", "--checks", "own", kitei_txt)

    assert result.exit_code == 2
    assert "own:1:1: check.yaml がありません" in result.stderr
