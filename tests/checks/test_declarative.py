from __future__ import annotations

from datetime import date

import pytest

from policylint.checks.declarative import declare
from policylint.checks.load import load_check
from policylint.checks.model import Context, HandlingSet, View
from policylint.checks.places import at_clause, at_prose, at_span, at_text, at_title
from policylint.checks.tree import build_tree
from policylint.document.model import Clause, Document, Kind, Regulation
from policylint.errors import CheckDefinitionError
from policylint.source import Source, Span

CONTEXT = Context("gov-2025", date(2026, 4, 1))


def reported(view, reports):
    return [report.at.span.of(view.document.source.text) for report in reports]


def test_each_selected_value_that_breaks_the_schema_is_reported_at_its_place(view):
    check = declare(
        {"select": "$.clauses[*].sentences[*]", "assert": {"properties": {"text": {"not": {"pattern": "適宜"}}}}}
    )

    (report,) = check(view, CONTEXT)

    assert report.at.span.of(view.document.source.text) == "職員は、適宜点検する。"
    assert report.at.clause is view.document.regulation.articles[0].children[0]
    assert report.values["modality"] == "duty"


def test_a_scalar_is_reported_at_its_own_place(view):
    captions = declare({"select": "$.clauses[*].caption", "assert": {"not": {"const": "公表"}}})

    assert reported(view, captions(view, CONTEXT)) == ["公表"]


def test_an_article_is_reported_at_its_caption(view):
    check = declare(
        {"select": "$.clauses[?@.kind == 'article']", "assert": {"properties": {"caption": {"const": "公表"}}}}
    )

    assert reported(view, check(view, CONTEXT)) == ["点検"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (None, ["青葉市規程"]),
        ("$.clauses[?@.caption == '公表']", ["公表"]),
        ("$.clauses[?@.caption == '監査']", ["青葉市規程"]),
    ],
)
def test_a_list_that_breaks_the_schema_is_reported_where_at_says_or_at_the_title(view, at, expected):
    data = {"select": "$.provisions['backup']", "require": {"minItems": 1}}
    check = declare(data | ({"at": at} if at else {}))

    assert reported(view, check(view, CONTEXT)) == expected


def test_a_list_that_satisfies_the_schema_is_quiet(view):
    check = declare({"select": "$.clauses[?@.caption == '点検']", "require": {"minItems": 1}})

    assert list(check(view, CONTEXT)) == []


def test_the_tree_of_a_handling_set_holds_all_of_its_documents(view):
    tree = build_tree(HandlingSet("all", (view, view))).root

    assert [document["title"] for document in tree["documents"]] == ["青葉市規程"] * 2
    assert [clause["ref"] for clause in tree["clauses"]][:4] == ["第1条", "第1条第1項", "第2条", "第2条第1項"]
    assert len(tree["clauses"]) == 8


def test_every_object_of_a_clause_knows_its_place(view):
    tree = build_tree(view)

    def walk(value, location):
        yield location
        if isinstance(value, (dict, list)):
            for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
                yield from walk(inner, (*location, step))

    for location in walk(tree.root, ()):
        place = tree.place(location)
        assert place.view is view
        if location[:1] == ("clauses",) and len(location) > 1:
            assert place.clause is not None


def test_a_path_or_schema_that_is_none_is_told_with_its_file(write_check, view):
    for name, logic in (("bad-path", "select: $.[\nassert: {}\n"), ("bad-schema", "select: $\nassert: {type: 3}\n")):
        path = write_check(name, python=None, more=logic + write_check.examples)

        with pytest.raises(CheckDefinitionError, match=r"check\.yaml:\d+:1: "):
            list(load_check(path).logic(view, CONTEXT))


def test_a_declarative_check_is_loaded_from_its_folder(write_check, view):
    logic = "select: $.clauses[*].sentences[*].text\nassert: {not: {pattern: 適宜}}\n"
    check = load_check(write_check(python=None, more=logic + write_check.examples))

    assert reported(view, check.logic(view, CONTEXT)) == ["職員は、適宜点検する。"]


def test_places_lead_to_the_words(view):
    article = view.document.regulation.articles[0]
    paragraph = article.children[0]
    source = view.document.source.text

    assert at_clause(view, article).span.of(source) == "点検"
    assert at_clause(view, paragraph).span.of(source) == "職員は、適宜点検する。"
    assert at_text(view, paragraph.text, Span(4, 6), paragraph).span.of(source) == "適宜"
    assert at_prose(view, article.label, article).span.of(source) == "第１条"
    assert at_span(view, Span(0, 3)).clause is None


def test_places_without_words_are_the_start_of_the_document_and_the_clause_itself():
    bare = Clause(Kind.ITEM, Span(3, 7))
    nameless = View(Document(Source("a.txt", "　規程"), "text", Regulation(None, (bare,))), None)

    assert at_title(nameless).span == Span(0, 0)
    assert at_clause(nameless, bare).span == Span(3, 7)
