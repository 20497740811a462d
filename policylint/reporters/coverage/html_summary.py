"""Head of the report: what was assessed, how far each organisation is, what the marks mean."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from policylint import __version__
from policylint.coverage import Status, percent, share
from policylint.reporters.coverage.html_page import FEW, bar, mark
from policylint.reporters.coverage.words import MEANING, MODALITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.coverage import Coverage
    from policylint.reporters.coverage.html_page import Page


def header(page: Page) -> Iterator[str]:
    """Title and facts."""
    matrix = page.matrix
    yield f'<header><h1>{page.say("title")}</h1><dl class="facts">'
    yield _fact(page, "edition", f"{escape(matrix.edition.title)}<br>{escape(matrix.edition.as_of)}")
    yield _fact(page, "organisation", _organisations(page))
    yield _fact(page, "documents", _documents(page))
    modalities = " / ".join(MODALITY[each][page.lang] for each in matrix.modalities)
    yield _fact(page, "scope", page.say("scope-count", count=len(matrix.requirements), modalities=modalities))
    yield _fact(page, "date", f'<time datetime="{matrix.as_of.isoformat()}">{matrix.as_of.isoformat()}</time>')
    yield _fact(page, "made-by", f"policylint {escape(__version__)}")
    yield "</dl></header>"


def _fact(page: Page, key: str, told: str) -> str:
    return f"<div><dt>{page.say(key)}</dt><dd>{told}</dd></div>"


def _organisations(page: Page) -> str:
    columns = page.matrix.columns
    return "<br>".join(escape(column.name) for column in columns) if len(columns) <= FEW else str(len(columns))


def _documents(page: Page) -> str:
    columns = page.matrix.columns
    if page.few:
        return "<br>".join(document(path, title) for column in columns for path, title in column.documents)
    read = {path for column in columns for path, _ in column.documents}
    return page.say("documents-count", organisations=len(columns), documents=len(read))


def document(path: str, title: str) -> str:
    """A document by title, with its path."""
    name = f'<span class="path">{escape(path)}</span>'
    return f"{escape(title)} {name}" if title else name


def legend(page: Page) -> Iterator[str]:
    """What the marks mean."""
    yield f'<section id="legend" aria-labelledby="legend-h"><h2 id="legend-h">{page.say("legend")}</h2><dl class="legend">'
    for status in Status:
        yield f"<div><dt>{mark(status)} {page.status(status)}</dt><dd>{escape(MEANING[status][page.lang])}</dd></div>"
    yield "</dl></section>"


def summary(page: Page) -> Iterator[str]:
    """How far each organisation is: a card each where they are few, else a table with a line each."""
    yield f'<section id="summary" aria-labelledby="summary-h"><h2 id="summary-h">{page.say("summary")}</h2>'
    yield f'<p class="note">{page.say("percent-note")}</p>'
    if page.few:
        yield f'<div class="cards n{len(page.matrix.columns)}">'
        for column in page.matrix.columns:
            yield from _card(page, column)
        yield "</div>"
    else:
        yield from _summary_table(page)
    yield "</section>"


def _card(page: Page, column: Coverage) -> Iterator[str]:
    wanted = page.matrix.requirements
    covered, partial, expected = share(column.verdicts, wanted)
    yield f'<article class="card"><h3>{escape(column.name)}</h3><div class="total"><p class="percent">'
    yield f"<span>{page.say('percent')}</span> <b>{percent(column.verdicts, wanted):.1f}</b>%</p>"
    of = page.say("percent-of", expected=expected, covered=covered, partial=partial)
    yield f'<p class="of">{bar(covered, partial, expected)}{of}</p><ul class="counts">'
    for status in Status:
        yield f"<li>{mark(status)} {page.status(status)} <b>{_count(page, column, status)}</b></li>"
    yield f'</ul></div><table class="sections"><caption class="away">{page.say("summary")}</caption><thead><tr>'
    yield f'<th scope="col" colspan="2">{page.say("section")}</th>'
    yield f'<th scope="col" colspan="2">{page.say("section-share")}</th></tr></thead><tbody>'
    for number, heading, requirements in page.matrix.sections():
        yield _section(number, heading, share(column.verdicts, requirements))
    yield "</tbody></table></article>"


def _section(number: str, heading: str, shared: tuple[int, int, int]) -> str:
    covered, partial, expected = shared
    plus = f" (+{partial})" if partial else ""
    told = f"{covered}{plus} / {expected}" if expected else "－"
    name = f'<th scope="row" colspan="2">{escape(number)}</th>'
    if heading:
        name = f'<td class="id">{escape(number)}</td><th scope="row">{escape(heading)}</th>'
    return f'<tr>{name}<td class="barred">{bar(*shared)}</td><td class="num">{told}</td></tr>'


def _summary_table(page: Page) -> Iterator[str]:
    wanted, sections = page.matrix.requirements, page.matrix.sections()
    yield '<div class="scroll short" tabindex="0" role="region" aria-labelledby="summary-h"><table class="overview">'
    yield f'<thead><tr><th scope="col">{page.say("organisation")}</th>'
    yield f'<th scope="col" colspan="2">{page.say("percent")}</th>'
    for status in Status:
        yield f'<th scope="col">{mark(status)}<br>{page.status(status)}</th>'
    for number, heading, _ in sections:
        # Annex 2 and the main text have a name with a remark in brackets, and no number.
        name = escape(number.partition("（")[0])
        yield f'<th scope="col" title="{escape(f"{number} {heading}".rstrip())}">{name}<br>%</th>'
    yield "</tr></thead><tbody>"
    groups = [wanted, *(requirements for _, _, requirements in sections)]
    shares = [[share(column.verdicts, group) for group in groups] for column in page.matrix.columns]
    yield _mean_line(page, shares)
    for index, column in enumerate(page.matrix.columns):
        counts = [str(_count(page, column, status)) for status in Status]
        name = f'<a href="#o{index}">{escape(column.name)}</a>'
        yield _line(name, shares[index][0], counts, [_percent(each) for each in shares[index][1:]])
    yield "</tbody></table></div>"
    told = "　".join(escape(f"{number} {heading}".rstrip()) for number, heading, _ in sections)
    yield f'<p class="note">{told}</p>'


def _mean_line(page: Page, shares: list[list[tuple[int, int, int]]]) -> str:
    """All organisations added up: each counts by what is expected of it."""
    added = [_added([line[index] for line in shares]) for index in range(len(shares[0]))]
    counts = [
        f"{sum(_count(page, column, status) for column in page.matrix.columns) / len(shares):.1f}" for status in Status
    ]
    line = _line(page.say("mean", count=len(shares)), added[0], counts, [_percent(each) for each in added[1:]])
    return line.replace("<tr>", '<tr class="mean">', 1)


def _added(shares: list[tuple[int, int, int]]) -> tuple[int, int, int]:
    return sum(s[0] for s in shares), sum(s[1] for s in shares), sum(s[2] for s in shares)


def _line(name: str, whole: tuple[int, int, int], counts: list[str], sections: list[str]) -> str:
    cells = "".join(f'<td class="num">{each}</td>' for each in (*counts, *sections))
    return (
        f'<tr><th scope="row">{name}</th><td class="num"><b>{_percent(whole, 1)}</b></td>'
        f'<td class="barred">{bar(*whole)}</td>{cells}</tr>'
    )


def _percent(shared: tuple[int, int, int], digits: int = 0) -> str:
    covered, _, expected = shared
    return f"{100 * covered / expected:.{digits}f}" if expected else "－"


def _count(page: Page, column: Coverage, status: Status) -> int:
    return sum(1 for each in page.matrix.requirements if column.verdicts[each.id].status is status)
