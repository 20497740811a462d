"""``policylint review``: claims marked in place, what changes later is suspect until it is reviewed again."""

import json

import pytest

from policylint.document.data import parse_data

KITEI = """# 青葉市の規程
policylint: 1
title: 青葉市特定個人情報等取扱規程  # 題名
organisation: {name: 青葉市, type: 地方公共団体}

body:
  # 持込み
  - article: 1
    caption: 持込みの制限
    text: 職員は、管理区域にカメラ及び記録機能を有する機器を持ち込んではならない。
    covers: [gov-2025/2.E.a-4]   # 要件


  - covers:
      - gov-2025/2.E.d-1
      # - gov-2025/2.E.d-2
    article: 2
    text: 事務取扱担当者は、保存期間を経過した書類を速やかに復元できない方法により廃棄する。
  - {article: 3, text: この規程は、安全管理措置について定める。, covers: [gov-2025/1-3]}
"""
UNSUPPORTED = "  - article: 4\n    text: 別に定める。\n    covers: [gov-2025/2.D.a-1, gov-2025/1-3]\n"
DAY = ("--as-of", "2026-11-24")


@pytest.fixture
def kitei_yaml(here):
    path = here / "kitei.yaml"
    path.write_text(KITEI, encoding="utf-8")
    return path


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_claim_is_reviewed_suspected_and_reviewed_again(policylint, kitei_yaml):
    def told():
        found = json.loads(policylint("lint", kitei_yaml.name, "--select", "C103", "--format", "json").stdout)
        return [each["message"] for each in found["findings"]]

    def by():
        found = json.loads(policylint("coverage", kitei_yaml.name, "--format", "json").stdout)["requirements"]
        return next(each["by"] for each in found if each["id"] == "gov-2025/2.E.a-4")

    assert (told(), by()) == ([], "claim")
    assert policylint("review", kitei_yaml.name, "--by", "総務課", *DAY).exit_code == 0
    assert (told(), by()) == ([], "claim")

    change(kitei_yaml, "カメラ及び", "カメラ、携帯電話及び")
    (message,) = told()
    assert message.startswith("前回の確認（2026-11-24、総務課）のあとで条文が変わったため、gov-2025/2.E.a-4（")
    assert by() == "text"

    again = policylint("review", kitei_yaml.name, "--as-of", "2026-12-01")
    assert again.exit_code == 0
    assert "第1条第1項 を確認済みにしました（gov-2025/2.E.a-4）" in again.stdout
    assert "第2条" not in again.stdout
    assert "covers のある条項 3: 確認済みにした 1、確認済み 2、見送り 0\n" in again.stdout
    assert (told(), by()) == ([], "claim")


def test_only_the_marks_are_written_and_comments_stay(policylint, kitei_yaml):
    policylint("review", kitei_yaml.name, "--by", "総務課", *DAY)
    text = kitei_yaml.read_bytes().decode("utf-8")
    added = [line for line in text.splitlines() if line.startswith("    reviewed: {words: ")]

    assert len(added) == 2
    assert all(line.endswith(", on: 2026-11-24, by: 総務課}") for line in added)
    rest = "".join(line for line in text.splitlines(keepends=True) if line.rstrip("\n") not in added)
    head, _, tail = rest.partition(", reviewed: {words: ")
    assert head + tail[tail.index("}") + 1 :] == KITEI
    assert "covers: [gov-2025/2.E.a-4]   # 要件\n    reviewed:" in text
    assert "# - gov-2025/2.E.d-2\n    reviewed:" in text


@pytest.mark.parametrize(
    ("encoding", "ends"), [("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("cp932", "\r\n"), ("utf-16", "\n")]
)
def test_line_ends_and_encoding_stay(policylint, here, encoding, ends):
    before = KITEI.replace("\n", ends).encode(encoding)
    (here / "kitei.yaml").write_bytes(before)
    result = policylint("review", "kitei.yaml", *DAY)
    after = (here / "kitei.yaml").read_bytes().decode(encoding)

    assert result.exit_code == 0
    assert after.count(ends) == after.count("\n") == KITEI.count("\n") + 2
    assert [line for line in after.split(ends) if "reviewed" not in line] == [
        line for line in KITEI.split("\n") if "article: 3" not in line
    ]


def test_a_second_review_changes_nothing_and_a_named_clause_gets_a_new_date(policylint, kitei_yaml):
    policylint("review", kitei_yaml.name, *DAY)
    once = kitei_yaml.read_bytes()
    policylint("review", kitei_yaml.name, "--as-of", "2027-04-01")

    assert kitei_yaml.read_bytes() == once
    policylint("review", kitei_yaml.name, "--clause", "第３条", "--by", "監査室", "--as-of", "2027-04-01")
    marks = [each["reviewed"] for each in parse_data(kitei_yaml.read_text(encoding="utf-8"), kitei_yaml)["body"]]
    assert [mark["on"] for mark in marks] == ["2026-11-24", "2026-11-24", "2027-04-01"]
    assert [mark.get("by") for mark in marks] == [None, None, "監査室"]


def test_only_the_named_clause_is_marked(policylint, kitei_yaml):
    result = policylint("review", kitei_yaml.name, "--clause", "第2条第1項", *DAY)

    assert result.exit_code == 0
    assert kitei_yaml.read_text(encoding="utf-8").count("reviewed:") == 1
    unknown = policylint("review", kitei_yaml.name, "--clause", "第20条")
    assert (unknown.exit_code, "「第20条」に、covers のある条項がありません。" in unknown.stderr) == (2, True)


def test_a_claim_without_support_is_told_and_not_marked(policylint, here):
    (here / "kitei.yaml").write_text(KITEI + UNSUPPORTED, encoding="utf-8")
    result = policylint("review", "kitei.yaml", *DAY)

    assert result.exit_code == 1
    assert "第4条第1項 は、裏付けのない covers があるため確認済みにしていません（gov-2025/2.D.a-1）" in result.stdout
    assert (here / "kitei.yaml").read_text(encoding="utf-8").endswith(UNSUPPORTED)


def test_check_writes_nothing_and_fails_until_all_is_reviewed(policylint, kitei_yaml):
    before = policylint("review", kitei_yaml.name, "--check")

    assert before.exit_code == 1
    assert "第1条第1項 はまだ確認していません（gov-2025/2.E.a-4）" in before.stdout
    assert kitei_yaml.read_text(encoding="utf-8") == KITEI
    policylint("review", kitei_yaml.name, *DAY)
    assert policylint("review", kitei_yaml.name, "--check").exit_code == 0
    change(kitei_yaml, "速やかに", "直ちに")
    changed = policylint("review", kitei_yaml.name, "--check")
    assert changed.exit_code == 1
    assert changed.stdout == (
        "kitei.yaml: 第2条第1項 は前回の確認のあとで変わりました（gov-2025/2.E.d-1）\n"
        "covers のある条項 3: 確認済み 2、確認の要るもの 1\n"
    )


def test_it_speaks_english(policylint, kitei_yaml):
    change(kitei_yaml, "速やかに", "直ちに")
    result = policylint("review", kitei_yaml.name, "--lang", "en", *DAY)

    assert "kitei.yaml: 第2条第1項 marked as reviewed (gov-2025/2.E.d-1)\n" in result.stdout
    assert result.stdout.endswith("3 clauses with claims: 3 marked, 0 reviewed before, 0 left\n")


def test_a_folder_gives_its_yaml_and_a_named_file_must_be_yaml(policylint, here, kitei_yaml, kitei):
    (here / "bylaw.txt").write_text(kitei, encoding="utf-8")

    assert policylint("review", ".", *DAY).exit_code == 0
    assert "reviewed:" in kitei_yaml.read_text(encoding="utf-8")
    for name in ("bylaw.txt", "-"):
        refused = policylint("review", name)
        assert (refused.exit_code, f"「{name}」は YAML の規程ではありません" in refused.stderr) == (2, True)
    assert policylint("review").exit_code == 2


def test_a_broken_file_is_told_and_the_others_are_marked(policylint, here, kitei_yaml):
    (here / "broken.yaml").write_text("policylint: 1\ntitle: [\n", encoding="utf-8")
    result = policylint("review", "broken.yaml", kitei_yaml.name, *DAY)

    assert (result.exit_code, "broken.yaml: 規程として読めません" in result.stderr) == (1, True)
    assert "reviewed:" in kitei_yaml.read_text(encoding="utf-8")


SHARED = """policylint: 1
title: 青葉市特定個人情報等取扱規程
organisation: {name: 青葉市, type: 地方公共団体}
body:
  - article: 1
    text: 職員は、次の機器を管理区域に持ち込んではならない。
    items:
      - &one
        text: カメラ及び記録機能を有する機器
        covers: [gov-2025/2.E.a-4]
  - article: 2
    text: 次のものを備える。
    items: [*one]
"""


def test_what_two_clauses_share_is_left_where_only_one_of_them_stands(policylint, here):
    (here / "kitei.yaml").write_text(SHARED, encoding="utf-8")
    result = policylint("review", "kitei.yaml", "--clause", "第1条", *DAY)

    assert (result.exit_code, "何も書き込んでいません" in result.stderr) == (1, True)
    assert (here / "kitei.yaml").read_text(encoding="utf-8") == SHARED


def test_a_name_that_the_encoding_of_the_file_lacks_is_not_written(policylint, here):
    before = KITEI.encode("cp932")
    (here / "kitei.yaml").write_bytes(before)
    result = policylint("review", "kitei.yaml", "--by", "𠮷田", *DAY)

    assert (result.exit_code, "何も書き込んでいません" in result.stderr) == (1, True)
    assert (here / "kitei.yaml").read_bytes() == before


def test_a_link_stays_a_link(policylint, here, kitei_yaml):
    (here / "link.yaml").symlink_to(kitei_yaml)
    policylint("review", "link.yaml", *DAY)

    assert (here / "link.yaml").is_symlink()
    assert "reviewed:" in kitei_yaml.read_text(encoding="utf-8")


def test_the_other_files_of_a_set_are_read_along(policylint, here, kitei_yaml):
    (here / ".policylint.yaml").write_text("sets: {青葉: ['*.yaml']}\nlang: en\n", encoding="utf-8")
    (here / "b.yaml").write_text(KITEI.replace("取扱規程", "取扱要領"), encoding="utf-8")
    result = policylint("review", kitei_yaml.name, *DAY)

    assert result.stdout.endswith("3 clauses with claims: 3 marked, 0 reviewed before, 0 left\n")
    assert "reviewed:" not in (here / "b.yaml").read_text(encoding="utf-8")
