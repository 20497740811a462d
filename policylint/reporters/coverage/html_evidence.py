"""The evidence below the table: for each organisation its passages, gaps, exclusions and claims not confirmed.

It is the only place where the words stand: the panel of the script takes them from here, and a reader without scripts
finds them here.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from policylint.coverage import OPEN, ClaimState
from policylint.reporters.coverage.html_page import LINKED, mark, row_id, short
from policylint.reporters.coverage.html_summary import document
from policylint.reporters.coverage.words import BY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.coverage import Claim, Coverage
    from policylint.reporters.coverage.html_evidence_rows import Passage
    from policylint.reporters.coverage.html_page import Page


def evidence_section(page: Page) -> Iterator[str]:
    """One block for each organisation, open where they are few."""
    yield f'<section id="evidence" aria-labelledby="evidence-h"><h2 id="evidence-h">{page.say("evidence")}</h2>'
    yield f'<p class="note">{page.say("evidence-note")}</p>'
    for index, column in enumerate(page.matrix.columns):
        yield f'<details class="organisation" id="o{index}"{" open" if page.few else ""}>'
        yield f"<summary>{escape(column.name)}</summary>"
        yield "<noscript>" if page.folded else ""
        yield from _gaps(page, column)
        yield from _exclusions(page, column)
        yield from _claims(page, column)
        yield from _passages(page, index, column)
        yield "</noscript>" if page.folded else ""
        yield "</details>"
    yield "</section>"


def _ids(page: Page, requirements: tuple[str, ...]) -> str:
    if len(page.matrix.columns) > LINKED:
        return " ".join(short(each) for each in requirements)
    return " ".join(f'<a href="#{row_id(each)}">{short(each)}</a>' for each in requirements)


def _gaps(page: Page, column: Coverage) -> Iterator[str]:
    yield f"<h3>{page.say('gaps')}</h3>"
    shown = [requirement.id for requirement in page.matrix.requirements]
    told = False
    for status in OPEN:
        ids = tuple(each for each in shown if column.verdicts[each].status is status)
        if ids:
            told = True
            yield f'<p class="ids">{mark(status)} {page.status(status)} ({len(ids)}) {_ids(page, ids)}</p>'
    if not told:
        yield f"<p>{page.say('no-gaps')}</p>"


def _heads(page: Page, *keys: str) -> str:
    return "<thead><tr>" + "".join(f'<th scope="col">{page.say(key)}</th>' for key in keys) + "</tr></thead>"


def _exclusions(page: Page, column: Coverage) -> Iterator[str]:
    shown = [(each.id, column.verdicts[each.id].exclusion) for each in page.matrix.requirements]
    found = [(requirement, exclusion) for requirement, exclusion in shown if exclusion is not None]
    if not found:
        return
    yield f'<h3>{page.say("exclusions")}</h3><table class="plain exclusions">'
    yield f"{_heads(page, 'number', 'reason', 'approver', 'review')}<tbody>"
    for requirement, exclusion in found:
        told = (exclusion.reason, exclusion.approver, exclusion.review_date)
        cells = "".join(f"<td>{escape(each) or page.say('not-said')}</td>" for each in told)
        yield f'<tr data-r="{short(requirement)}"><th scope="row">{_ids(page, (requirement,))}</th>{cells}</tr>'
    yield "</tbody></table>"


def _claims(page: Page, column: Coverage) -> Iterator[str]:
    found = [claim for claim in column.claims if claim.state is not ClaimState.SUPPORTED]
    if not found:
        return
    yield f'<h3>{page.say("claims")}</h3><table class="plain claims">'
    yield f"{_heads(page, 'number', 'clause', 'line', 'claim-state')}<tbody>"
    for claim in found:
        yield _claim(page, claim)
    yield "</tbody></table>"


def _claim(page: Page, claim: Claim) -> str:
    # An outdated claim keeps its edition, or it would read like a requirement of the one in use.
    own = claim.requirement.startswith(f"{page.matrix.edition.id}/")
    name = short(claim.requirement) if own else escape(claim.requirement)
    told = page.say(f"claim-{claim.state.value}")
    return (
        f'<tr data-r="{name}" data-state="{claim.state.value}"><th scope="row">{name}</th>'
        f"<td>{escape(claim.citation.clause)}</td>"
        f'<td class="num">{claim.citation.line}</td><td>{told}</td></tr>'
    )


def _passages(page: Page, index: int, column: Coverage) -> Iterator[str]:
    titles = dict(column.documents)
    found = page.passages[index]
    yield f"<h3>{page.say('evidence')}</h3>"
    if not found:
        names = "<br>".join(document(path, title) for path, title in column.documents)
        yield f"<p>{names}</p><p>{page.say('no-evidence')}</p>"
        return
    # Documents without a passage are read as well.
    cited = {passage.citation.path for passage in found}
    rest = [document(path, title) for path, title in column.documents if path not in cited]
    if rest:
        yield f"<p>{'<br>'.join(rest)}</p>"
    yield '<table class="plain passages"><thead><tr><th scope="col">No.</th>'
    yield "".join(f'<th scope="col">{page.say(key)}</th>' for key in ("clause", "line", "kind", "words", "bears-out"))
    yield "</tr></thead>"
    for path, group in groupby(found, key=lambda passage: passage.citation.path):
        name = document(path, titles.get(path, ""))
        yield f'<tbody><tr class="group"><th scope="rowgroup" colspan="6">{name}</th></tr>'
        for passage in group:
            yield _passage(page, index, passage)
        yield "</tbody>"
    yield "</table>"


def _passage(page: Page, index: int, passage: Passage) -> str:
    citation = passage.citation
    return (
        f'<tr id="p{index}-{passage.number}"><td class="num">{passage.number}</td><td>{escape(citation.clause)}</td>'
        f'<td class="num">{citation.line}</td><td>{escape(BY[citation.by][page.lang])}</td>'
        f'<td>{escape(citation.words)}</td><td class="ids">{_ids(page, passage.requirements)}</td></tr>'
    )
