"""The table of requirements and organisations, and the controls that narrow it."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from policylint.coverage import Status
from policylint.reporters.basis import clause_text
from policylint.reporters.coverage.html_page import LETTER, PRINTABLE, mark, row_id, short
from policylint.reporters.coverage.words import MARK, MODALITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.coverage import Verdict
    from policylint.guideline.catalogue import GuidelineClause, Requirement
    from policylint.reporters.coverage.html_page import Page

_CITED = 8
"""So many clauses stand in the row of a single organisation; the panel has all."""


def matrix_section(page: Page) -> Iterator[str]:
    """Controls and table."""
    yield f'<section id="coverage" aria-labelledby="coverage-h"><h2 id="coverage-h">{page.say("matrix")}</h2>'
    yield f'<p class="note scripted" hidden>{page.say("hint")}</p>'
    yield from _controls(page)
    if len(page.matrix.columns) > PRINTABLE:
        yield f'<p class="print-wide">{page.say("print-wide", limit=PRINTABLE)}</p>'
    yield from _table(page)
    yield f'<p id="nothing" hidden>{page.say("nothing-shown")}</p></section>'


def _controls(page: Page) -> Iterator[str]:
    """Hidden until the script runs: without it they would do nothing."""
    yield f'<form id="filters" class="filters scripted" aria-label="{page.say("filters")}" hidden><fieldset>'
    yield f"<legend>{page.say('status')}</legend>"
    for status in Status:
        box = f'<input type="checkbox" name="s" value="{LETTER[status]}" checked>'
        yield f"<label>{box}{mark(status)}{page.status(status)}</label>"
    yield f"</fieldset><fieldset><legend>{page.say('modality')}</legend>"
    for modality in page.matrix.modalities:
        box = f'<input type="checkbox" name="m" value="{modality.value}" checked>'
        yield f"<label>{box}{escape(MODALITY[modality][page.lang])}</label>"
    yield "</fieldset>"
    yield f'<label class="text">{page.say("search")}<input type="search" id="q" placeholder="{page.say("search-hint")}"></label>'
    if not page.single:
        yield f'<label class="text">{page.say("organisation")}<input type="search" id="qo" list="names" '
        yield f'placeholder="{page.say("search-organisation")}"></label><datalist id="names">'
        yield "".join(f'<option value="{escape(column.name)}"></option>' for column in page.matrix.columns)
        yield "</datalist>"
    yield f'<span class="buttons"><button type="button" id="gaps">{page.say("only-gaps")}</button>'
    yield f'<button type="button" id="all">{page.say("all")}</button></span>'
    yield '<output id="shown" aria-live="polite"></output></form>'


def _table(page: Page) -> Iterator[str]:
    columns = page.matrix.columns
    fixed = 3 if page.single else 4
    kind = "one" if page.single else "few" if page.few else "many" if page.folded else "several"
    flat = " flat" if page.few else ""
    yield f'<div class="scroll{flat}" id="frame" tabindex="0" role="region" aria-labelledby="coverage-h">'
    yield "<noscript>" if page.folded else ""
    yield f'<table id="matrix" class="{kind}" data-fixed="{fixed}"><caption class="away">{page.say("matrix")}</caption>'
    yield '<colgroup><col class="w-id"><col class="w-text"><col class="w-kind">'
    yield "" if page.single else '<col class="w-count">'
    yield '<col class="w-cell">' * len(columns)
    yield '<col class="w-cited">' if page.single else ""
    yield "</colgroup><thead><tr>"
    yield from _heads(page)
    yield "</tr></thead>"
    for clause, requirements in page.matrix.rows:
        yield f'<tbody><tr class="group"><th scope="rowgroup" colspan="{fixed}"><span>{_heading(page, clause)}</span></th>'
        yield f'<td class="rest" colspan="{len(columns) + page.single}"></td></tr>'
        for requirement in requirements:
            yield from _row(page, requirement)
        yield "</tbody>"
    yield "</table>"
    yield "</noscript></div>" if page.folded else "</div>"


def _heads(page: Page) -> Iterator[str]:
    for key in ("number", "requirement", "modality"):
        yield f'<th scope="col">{page.say(key)}</th>'
    if page.single:
        yield f'<th scope="col">{page.say("status")}</th><th scope="col">{page.say("cited")}</th>'
        return
    yield f'<th scope="col" title="{page.say("count-of-title")}">{page.say("count-of")}</th>'
    for column in page.matrix.columns:
        name = escape(column.name)
        yield f'<th scope="col" class="org" title="{name}"><span>{name}</span></th>'


def _heading(page: Page, clause: GuidelineClause) -> str:
    text = escape(clause_text(clause.id.partition("/")[2], clause.heading))
    # The two annexes number their clauses alike; annex 2 and the main text are told apart by the text already.
    return f"{escape(clause.annex)} {text}" if page.lang == "ja" and clause.annex == "別添1" else text


def _row(page: Page, requirement: Requirement) -> Iterator[str]:
    verdicts = [column.verdicts[requirement.id] for column in page.matrix.columns]
    letters = "".join(LETTER[verdict.status] for verdict in verdicts)
    cases = f' data-cases="{escape(" ".join(requirement.cases))}"' if requirement.cases else ""
    yield (
        f'<tr id="{row_id(requirement)}" data-s="{letters}" data-m="{requirement.modality.value}" '
        f'data-in="{requirement.expected_in}"{cases}><th scope="row" class="id">{short(requirement.id)}</th>'
        f'<td class="text">{escape(requirement.text)}</td>'
        f'<td class="kind">{escape(MODALITY[requirement.modality][page.lang])}</td>'
    )
    if not page.single:
        yield f'<td class="count">{_count(verdicts)}</td>'
    for verdict in verdicts:
        yield _cell(page, verdict)
    if page.single:
        yield f'<td class="cited">{_cited(page, requirement.id)}</td>'
    yield "</tr>"


def _count(verdicts: list[Verdict]) -> str:
    states = [verdict.status for verdict in verdicts]
    expected = len(states) - states.count(Status.EXCLUDED) - states.count(Status.NOT_EXPECTED)
    return f"{states.count(Status.COVERED)}/{expected}" if expected else "－"


def _cell(page: Page, verdict: Verdict) -> str:
    letter, sign, name = LETTER[verdict.status], escape(MARK[verdict.status]), page.status(verdict.status)
    if page.few:
        return f'<td class="v {letter}"><b aria-hidden="true">{sign}</b> {name}</td>'
    return f'<td class="v {letter}" title="{name}">{sign}</td>'


def _cited(page: Page, requirement: str) -> str:
    """The clauses that bear a requirement out, at the only organisation there is."""
    found: dict[str, int] = {}
    for passage in page.passages[0]:
        if requirement in passage.requirements:
            citation = passage.citation
            name = escape(citation.clause) or page.say("line-number", line=citation.line)
            found.setdefault(name, passage.number)
    links = [f'<a href="#p0-{number}">{name}</a>' for name, number in islice(found.items(), _CITED)]
    if len(found) > _CITED:
        links.append(f'<span class="more">{page.say("more-cited", count=len(found) - _CITED)}</span>')
    return " ".join(links)
