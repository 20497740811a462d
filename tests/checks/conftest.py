"""Check folders written on the fly, and a regulation of two articles made by hand."""

from __future__ import annotations

import pytest

from policylint.checks.model import View
from policylint.document.model import Clause, Document, Kind, Prose, Regulation
from policylint.source import Source, Span, TextMap
from policylint.text.facts import ClauseFacts, Modality, Sentence
from policylint.text.reading import Reading

HEAD = """code: X901
name: {name}
level: clause
scope: document
severity: warning
title: {{ja: 見出し, en: Title}}
message: {{ja: '「{{text}}」があります', en: '{{text}} found'}}
suggestion: {{ja: '「{{頻度}}」と書く', en: 'Write 「{{頻度}}」'}}
rationale: {{ja: 理由, en: Reason}}
quiet_when: {{ja: [], en: []}}
cases: []
basis: []
"""
EXAMPLES = """examples:
  good:
    - title: {ja: 良い, en: good}
      text: |
        青葉市規程
        第１条　毎年１回行う。
  bad:
    - title: {ja: 悪い, en: bad}
      text: |
        青葉市規程
        第１条　⟦適宜⟧行う。
"""
PYTHON = """from policylint.checks.model import Report
from policylint.checks.places import at_title


def check(view, context):
    yield Report(at_title(view))
"""
TEXT = "青葉市規程\n（点検）\n第１条　職員は、適宜点検する。\n（公表）\n第２条　市長は、公表する。\n"


@pytest.fixture
def write_check(tmp_path):
    """``write_check(name, …)`` writes a check folder and gives its check.yaml."""

    def write(name="found-word", *, yaml=None, python=PYTHON, head=HEAD, more=EXAMPLES):
        folder = tmp_path / "checks" / "own" / name
        folder.mkdir(parents=True)
        (folder / "check.yaml").write_text(
            yaml if yaml is not None else head.format(name=name) + more, encoding="utf-8"
        )
        if python is not None:
            (folder / "check.py").write_text(python, encoding="utf-8")
        return folder / "check.yaml"

    write.head, write.examples = HEAD, EXAMPLES
    return write


def prose(words, after=0):
    start = TEXT.index(words, after)
    return Prose(words, TextMap.verbatim(Span(start, start + len(words))))


def article(number, label, caption, words):
    start, end = TEXT.index(f"（{caption}）"), TEXT.index(words) + len(words)
    paragraph = Clause(Kind.PARAGRAPH, Span(TEXT.index(words), end), (1,), text=prose(words))
    return Clause(Kind.ARTICLE, Span(start, end), (number,), prose(label), prose(caption, start), children=(paragraph,))


def sentence(words, span):
    return Sentence(prose=words, span=span, core=words.text, modality=Modality.DUTY, predicates=(), timings=())


@pytest.fixture
def view():
    """青葉市規程 with 第１条（点検） and 第２条（公表）, one sentence each, read as duties."""
    first = article(1, "第１条", "点検", "職員は、適宜点検する。")
    second = article(2, "第２条", "公表", "市長は、公表する。")
    regulation = Regulation(prose("青葉市規程"), (first, second))
    facts = {}
    for clause in (first.children[0], second.children[0]):
        span = Span(0, len(clause.text.text))
        facts[clause] = ClauseFacts(clause, (sentence(clause.text, span),))
    document = Document(Source("kitei.txt", TEXT), "text", regulation)
    return View(document, Reading(regulation, facts, handling=True))
