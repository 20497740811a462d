"""Whole reports over one result made by hand."""

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import policylint
from policylint.checks.model import Severity
from policylint.document.model import Notice
from policylint.engine.result import Failure, Location
from policylint.reporters import FORMATS, Style, reporter
from policylint.reporters.layout import width
from policylint.reporters.words import FAMILIES, NOTICES, SEVERITY, WORDS, notice_text
from policylint.resources import resource_root
from policylint.source import Source, Span

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_text_report_is_as_agreed(result, style, golden, lang):
    golden(GOLDEN / f"report.{lang}.txt", reporter("text")(result, replace(style, lang=lang)))


def test_concise_report_is_as_agreed(result, style, golden):
    golden(GOLDEN / "concise.txt", reporter("concise")(result, style))


def test_json_report_is_as_agreed(result, style, golden):
    golden(GOLDEN / "result.json", reporter("json")(result, style))


def test_clean_report_says_what_was_checked(result, style, golden):
    clean = replace(result, findings=(), documents=result.documents[2:])

    golden(GOLDEN / "clean.txt", reporter("text")(clean, style))


def test_colours_change_nothing_but_colour(result, style):
    plain = reporter("text")(result, style)
    painted = reporter("text")(result, replace(style, color=True))

    assert "\x1b[1;31m" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_no_line_of_the_text_report_is_wider_than_asked(result, style, columns):
    report = reporter("text")(result, replace(style, width=columns))

    assert max(map(width, report.splitlines())) <= columns


def test_json_follows_its_schema_and_the_schema_notices_a_wrong_one(result, style):
    schema = json.loads((resource_root("schemas") / "result.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    data = json.loads(reporter("json")(result, style))

    validator.validate(data)
    for break_it in (
        lambda d: d.pop("edition"),
        lambda d: d["findings"][0].pop("suppressed"),
        lambda d: d["findings"][0].update(line=0),
        lambda d: d["findings"][0].update(severity="fatal"),
        lambda d: d["findings"][3].update(suppressed={"kind": "mood"}),
        lambda d: d["summary"].pop("info"),
    ):
        broken = json.loads(json.dumps(data))
        break_it(broken)
        assert not validator.is_valid(broken)


def test_json_keys_stand_in_the_order_of_the_contract(result, style):
    data = json.loads(reporter("json")(result, style))

    assert list(data) == ["version", "tool", "edition", "documents", "findings", "summary"]
    assert list(data["findings"][0]) == [
        "code", "name", "severity", "path", "line", "column", "end_line", "end_column", "page", "clause", "text",
        "message", "suggestion", "basis", "cases", "related", "fingerprint", "suppressed",
    ]  # fmt: skip
    assert data["summary"] == {"error": 3, "warning": 1, "info": 0}


def test_json_stays_valid_with_a_path_that_is_no_unicode(result, style):
    document = result.documents[0]
    source = replace(document.source, path="kitei\udc83.pdf")
    only = replace(result, documents=(replace(document, source=source),), findings=())

    assert reporter("json")(only, style).encode()


def test_a_document_cannot_steer_the_terminal(result, style):
    document = replace(result.documents[0], title="青葉\x1b]0;x\x07市\u202e")
    report = reporter("text")(replace(result, documents=(document,), findings=()), style)

    assert not set(report) & set("\x1b\x07\u202e")


def test_a_check_that_broke_is_told(result, style):
    broken = replace(result, failures=(Failure("V101", "kitei.pdf", ValueError("x")),))

    assert "kitei.pdf: V101 は内部エラーで点検できませんでした" in reporter("text")(broken, style)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_an_empty_result(result, name):
    nothing = replace(result, findings=(), documents=())

    reporter(name)(nothing, Style())


def test_summary_counts_severities_in_order_of_weight(result, style):
    light = replace(result.findings[0], severity=Severity.INFO)
    report = reporter("text")(replace(result, findings=(light, *result.findings[1:3])), style)

    assert "エラー 2件、助言 1件" in report
    assert "policylint explain V101" in report


def test_every_kind_of_notice_has_words():
    package = Path(policylint.__file__).parent
    kinds = {
        kind
        for path in package.rglob("*.py")
        for kind in re.findall(r"""Notice\(\s*"([a-z-]+)\"""", path.read_text("utf-8"))
    }

    assert kinds
    assert kinds <= NOTICES.keys()


def test_a_notice_without_words_is_told_by_its_name():
    assert notice_text("ja", Notice("new-kind", None, {"text": "x"})) == "読み取りに関するお知らせ new-kind（text=x）"


def test_words_are_there_in_both_languages():
    for words in (WORDS, NOTICES, FAMILIES, SEVERITY):
        assert all(entry.keys() == {"ja", "en"} for entry in words.values())


@pytest.mark.parametrize("separator", ["/", "\\"])
def test_the_table_of_documents_leaves_out_the_folders_they_share(result, style, separator):
    documents = [
        replace(document, source=replace(document.source, path=separator.join(("", "a", "規程集", name))))
        for document, name in zip(result.documents, ("x/1.pdf", "x2.yaml", "y.txt"), strict=True)
    ]
    moved = {document.source: new.source for document, new in zip(result.documents, documents, strict=True)}
    findings = [replace(f, location=replace(f.location, source=moved[f.location.source])) for f in result.findings]
    report = reporter("text")(replace(result, documents=tuple(documents), findings=tuple(findings)), style)

    assert "\n  x/1.pdf  エラー 2件、注意 1件\n  x2.yaml  エラー 1件\n" in report


def test_a_file_that_could_not_be_read_has_neither_title_nor_place(result, style, golden):
    source = Source("page.pdf", "")
    document = replace(result.documents[0], source=source, title="", articles=0, clauses=0, notices=())
    told = replace(result.findings[0], location=Location(source, Span(0, 0), ""), text="", basis=(), cases=())

    golden(GOLDEN / "unreadable.txt", reporter("text")(replace(result, documents=(document,), findings=(told,)), style))
