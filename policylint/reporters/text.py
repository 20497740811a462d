"""What a compliance officer reads on a screen: grouped by document, clause first, the words underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.reporters.basis import basis_text, edition_name
from policylint.reporters.english import english_clause
from policylint.reporters.excerpt import excerpt, marked_rows
from policylint.reporters.layout import clean, width, wrap
from policylint.reporters.notices import notice_lines
from policylint.reporters.paint import Paint
from policylint.reporters.summary import summary_lines
from policylint.reporters.words import severity_word, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policylint.engine.result import DocumentResult, Finding, Location, Result
    from policylint.reporters.style import Style

_INDENT = "  "
_LABELS = ("message", "suggestion", "basis", "related")


def render(result: Result, style: Style) -> str:
    """The report as text, ended by a line break; suppressed findings are counted, not shown."""
    paint = Paint(enabled=style.color)
    lines: list[str] = []
    shown: dict[int, list[Finding]] = {id(document.source): [] for document in result.documents}
    for finding in result.findings:
        if finding.suppressed is None:
            shown[id(finding.location.source)].append(finding)
    for document in result.documents:
        lines += _document(result, document, shown[id(document.source)], style, paint)
    for failure in result.failures:
        lines += wrap(clean(word(style.lang, "failed", path=failure.path, code=failure.code)), style.width)
    lines += summary_lines(result, style, paint)
    return "\n".join(lines) + "\n"


def _document(
    result: Result, document: DocumentResult, findings: Iterable[Finding], style: Style, paint: Paint
) -> Iterator[str]:
    yield paint.bold(clean(document.source.path))
    if document.title or document.clauses:
        yield from _indented(clean(document.title or word(style.lang, "untitled")), style)
    measured = word(style.lang, "measured", articles=document.articles, clauses=document.clauses)
    judged = word(style.lang, "judged-by", edition=edition_name(document.edition, style))
    if document.clauses:
        yield from _indented(f"{measured}　{judged}" if style.lang == "ja" else f"{measured}; {judged}", style)
    yield ""
    empty = True
    for finding in findings:
        empty = False
        yield from _finding(result, document, finding, style, paint)
        yield ""
    if empty:
        yield _INDENT + word(style.lang, "clean-document")
        yield ""
    notices = list(notice_lines(document, style)) if style.notices else []
    if notices:
        yield from notices
        yield ""


def _finding(result: Result, document: DocumentResult, finding: Finding, style: Style, paint: Paint) -> Iterator[str]:
    check = result.checks[finding.code]
    tag = severity_word(style.lang, finding.severity)
    first, *more = wrap(f"{tag}  {_clause(finding.location, style)}", style.width - len(_INDENT))
    yield _INDENT + paint.severity(finding.severity, tag) + paint.bold(first.removeprefix(tag))
    yield from (_INDENT * 2 + paint.bold(row) for row in more)
    named = f"{finding.code} {check.title[style.lang]}"
    if finding.location.source.text:
        named = word(style.lang, "bracketed", text=named, inner=_place(finding.location, style))
    yield from _indented(named, style, 2)
    if _worth_quoting(document, finding):
        shown = excerpt(finding.location.source, finding.location.span)
        for row, marks in marked_rows(shown, style.width - 3 * len(_INDENT)):
            yield _INDENT * 3 + row
            if marks:
                yield _INDENT * 3 + paint.severity(finding.severity, marks)
    yield from _labelled("message", finding.message, style, paint)
    if finding.suggestion:
        yield from _labelled("suggestion", finding.suggestion, style, paint)
    if basis := basis_text(finding.basis, finding.cases, style):
        yield from _labelled("basis", basis, style, paint)
    for place in finding.related:
        yield from _labelled("related", _related(finding.location, place, style), style, paint)


def _clause(location: Location, style: Style) -> str:
    clause = clean(location.clause) or word(style.lang, "whole")
    if style.lang == "en":
        clause = english_clause(clause)
    return f"{clause}「{clean(location.heading)}」" if location.heading else clause


def _place(location: Location, style: Style) -> str:
    position, page = location.source.position(location.span.start), location.source.page(location.span.start)
    if page is None:
        return word(style.lang, "place", line=position.line, column=position.column)
    return word(style.lang, "page-place", page=page)


def _worth_quoting(document: DocumentResult, finding: Finding) -> bool:
    """Whether the words say more than the line above them does: a title or a 見出し stands there already."""
    words = finding.text.strip("（）() 　")
    return bool(words) and words not in (document.title, finding.location.heading, finding.location.clause)


def _related(at: Location, place: Location, style: Style) -> str:
    where = _clause(place, style)
    if place.source is not at.source:
        where = f"{clean(place.source.path)} {where}"
    return f"{where}: {clean(place.note)}" if place.note else where


def _labelled(key: str, text: str, style: Style, paint: Paint) -> Iterator[str]:
    """A paragraph that hangs behind its label."""
    label = word(style.lang, key)
    hang = max(width(word(style.lang, each)) for each in _LABELS) + 2
    first, *more = wrap(clean(text), style.width - 2 * len(_INDENT) - hang)
    yield f"{_INDENT * 2}{paint.dim(label)}{' ' * (hang - width(label))}{first}"
    yield from (_INDENT * 2 + " " * hang + row for row in more)


def _indented(text: str, style: Style, depth: int = 1) -> Iterator[str]:
    yield from (_INDENT * depth + row for row in wrap(text, style.width - depth * len(_INDENT)))
