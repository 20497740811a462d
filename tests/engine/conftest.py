"""Regulations and checks made by hand: an article is a line ``第N条（見出し）…``, a check reports a word."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from policylint.checks.model import Check, Fact, Place, Related, Report, RepositoryCheck, Severity
from policylint.document.model import Clause, Document, Kind, Prose, Regulation
from policylint.engine import run as engine
from policylint.source import Source, Span, TextMap
from policylint.text.reading import Reading

_ARTICLE = re.compile(r"(第(\d+)条)（(.*?)）(.*)")


def prose(text, start, end):
    return Prose(text[start:end], TextMap.verbatim(Span(start, end)))


def make_document(text, path="kitei.txt", duties=None, **fields):
    """A document whose first line is its title; ``duties`` are the structured fields of articles by number."""
    articles = []
    for found in _ARTICLE.finditer(text):
        body = Clause(Kind.PARAGRAPH, Span(*found.span(4)), (1,), text=prose(text, *found.span(4)))
        number = int(found[2])
        articles.append(
            Clause(
                Kind.ARTICLE,
                Span(*found.span()),
                (number,),
                prose(text, *found.span(1)),
                prose(text, *found.span(3)),
                children=(body,),
                duty=(duties or {}).get(number),
            )
        )
    title = prose(text, 0, text.index("\n"))
    return Document(Source(path, text), "text", Regulation(title, tuple(articles), **fields))


def places(view, word):
    """Every place of ``word`` in the paragraphs of a document; "" is its title."""
    regulation = view.document.regulation
    if not word:
        return [Place(view, regulation.title.span())]
    return [
        Place(view, clause.text.span(found.start(), found.end()), clause)
        for clause in regulation.walk()
        if clause.text is not None
        for found in re.finditer(re.escape(word), clause.text.text)
    ]


def word_check(code="X101", word="適宜", **fields):
    """A check that reports every ``word``."""

    def on_document(view, _context):
        return [Report(at) for at in places(view, word)]

    def on_set(handling, _context):
        if not any(places(view, word) for view in handling.views) or not word:
            yield Report(places(handling.views[0], "")[0])

    scope = fields.get("scope", "document")
    texts = {
        "title": {"ja": "見出し", "en": "Title"},
        "messages": {"default": {"ja": "「{text}」がある", "en": "{text} found"}},
        "suggestions": {"default": {"ja": "「{頻度}」と書く", "en": "write 「{頻度}」"}},
    }
    empty = {"notes": {}, "words": {}, "settings": {}, "quiet_when": {"ja": (), "en": ()}}
    values = {
        "code": code,
        "name": f"check-{code.lower()}",
        "family": code[0],
        "level": "clause",
        "scope": scope,
        "severity": Severity.ERROR,
        "rationale": texts["title"],
        "cases": (),
        "basis": (),
        "refines": (),
        "weighed": False,
        "default": True,
        "logic": on_set if scope == "handling-set" else on_document,
        "good": (),
        "bad": (),
        "folder": None,
        **texts,
        **empty,
        **fields,
    }
    return Check(**values)


@pytest.fixture
def make():
    """The makers of documents, checks and places."""
    return SimpleNamespace(
        document=make_document,
        check=word_check,
        places=places,
        report=Report,
        related=Related,
        fact=Fact,
        repository=RepositoryCheck,
    )


@pytest.fixture(autouse=True)
def _plain_reading(monkeypatch):
    """Documents whose title says 個人 are about handling; nothing else is read from them."""

    def read(document):
        regulation = document.regulation
        if regulation is None:
            return None
        return Reading(regulation, {}, handling="個人" in regulation.title.text)

    monkeypatch.setattr(engine, "read", read)
