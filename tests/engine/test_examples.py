from __future__ import annotations

from dataclasses import replace

from policylint.checks.example import parse_example
from policylint.checks.model import Report
from policylint.engine import examples

TITLE = {"ja": "例", "en": "example"}
GOOD = "青葉市個人番号規程\n第1条（点検）毎年点検する。\n"
BAD = "青葉市個人番号規程\n第1条（点検）⟦適宜⟧点検し、⟦適宜⟧報告する。\n"


def example(text, *, bad, **fields):
    data = {"title": TITLE, **({"files": text} if isinstance(text, dict) else {"text": text}), **fields}
    return parse_example(data, bad=bad)


def tried(make, check, good=(GOOD,), bad=(BAD,), checks=None):
    exampled = replace(
        check,
        good=tuple(example(text, bad=False) for text in good),
        bad=tuple(text if not isinstance(text, (str, dict)) else example(text, bad=True) for text in bad),
    )
    found = examples.test_check(exampled, lambda name, text: make.document(text, name), checks)
    return [(each.example, each.kind, each.file, each.line, each.column, each.text) for each in found]


def test_marks_that_agree_with_the_logic_are_no_mismatch(make):
    assert tried(make, make.check()) == []


def test_a_mark_that_is_not_reported_is_missed(make):
    assert tried(make, make.check(word="適宜報")) == [
        ("bad1", "missed", "example.txt", 2, 8, "適宜"),
        ("bad1", "missed", "example.txt", 2, 14, "適宜"),
        ("bad1", "extra", "example.txt", 2, 14, "適宜報"),
    ]


def test_a_report_without_mark_is_extra_in_good_examples_too(make):
    assert ("good1", "extra", "example.txt", 2, 8, "毎年") in tried(make, make.check(word="毎年"))


def test_a_check_that_raises_fails_its_examples(make):
    ((_, kind, _, _, _, text), *_) = tried(make, make.check(logic=lambda _view, _context: 1 / 0))

    assert (kind, "ZeroDivisionError" in text) == ("failed", True)


def test_what_other_checks_say_does_not_matter_but_bases_do(make):
    noisy, base = make.check("X102", "点検"), make.check("X103", "点検")

    assert tried(make, make.check(), checks={"X102": noisy}) == []
    quiet = tried(make, make.check(refines=("X103",)), checks={"X103": base})
    assert [kind for _, kind, *_ in quiet] == ["missed", "missed"]


def test_several_files_may_be_declared_one_set(make):
    files = {"kitei.txt": "⟦青葉市個人番号規程⟧\n", "saisoku.txt": "細則\n第1条（鍵）施錠する。\n"}
    absent = make.check("X201", "破棄", scope="handling-set", level="document")
    present = make.check("X201", "施錠", scope="handling-set", level="document")
    declared = example(files, bad=True, declared_set=True)

    assert tried(make, absent, bad=(declared,)) == [("good1", "extra", "example.txt", 1, 1, "青葉市個人番号規程")]
    assert [kind for _, kind, *_ in tried(make, present, good=(), bad=(declared,))] == ["missed"]


def test_a_reader_that_changes_the_text_is_told(make):
    check = replace(make.check(), good=(example(GOOD, bad=False),))

    (mismatch,) = examples.test_check(check, lambda name, text: make.document(text + "\n", name))

    assert mismatch.kind == "altered"


def test_emptying_the_logic_of_a_check_fails_its_examples(make):
    emptied = make.check(logic=lambda _view, _context: list[Report]())

    assert [kind for _, kind, *_ in tried(make, emptied)] == ["missed", "missed"]
