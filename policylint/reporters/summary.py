"""The last lines of a report: how many findings of what weight, and where."""

from __future__ import annotations

from collections import Counter
from os.path import commonprefix
from typing import TYPE_CHECKING

from policylint.checks.model import Severity
from policylint.reporters.layout import clean, clip, width, wrap
from policylint.reporters.words import severity_word, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policylint.engine.result import Finding, Result
    from policylint.reporters.paint import Paint
    from policylint.reporters.style import Style

_COUNT_COLUMNS = 36
"""The widest that the counts of one document get."""


def counts(result: Result) -> Counter[Severity]:
    """Findings that count, by severity."""
    return Counter(finding.severity for finding in result.findings if finding.suppressed is None)


def summary_lines(result: Result, style: Style, paint: Paint) -> Iterator[str]:
    """The summary, by document where there are several, and where to read on."""
    total, suppressed = counts(result), sum(finding.suppressed is not None for finding in result.findings)
    extra = word(style.lang, "suppressed", count=suppressed) if suppressed else ""
    yield "-" * min(style.width, 60)
    if not total:
        clauses = sum(document.clauses for document in result.documents)
        sizes = {"documents": len(result.documents), "clauses": clauses, "checks": len(result.checks)}
        yield from wrap(word(style.lang, "clean-total", **sizes) + extra, style.width)
        return
    several = len(result.documents) > 1
    key = "total" if several else "total-one"
    told = word(style.lang, key, documents=len(result.documents), counts=_told(total, style))
    yield from (paint.bold(row) for row in wrap(told + extra, style.width))
    if several:
        yield from _by_document(result, style)
    yield from wrap(word(style.lang, "explain", code=_most_telling(result)), style.width)


def _by_document(result: Result, style: Style) -> Iterator[str]:
    by_source: dict[int, Counter[Severity]] = {id(document.source): Counter() for document in result.documents}
    for finding in result.findings:
        if finding.suppressed is None:
            by_source[id(finding.location.source)][finding.severity] += 1
    paths = [clean(document.source.path) for document in result.documents]
    shared = _shared_folder(paths)
    room = max(style.width - _COUNT_COLUMNS, 8)
    named = [
        (clip(path[shared:], room, keep="end"), by_source[id(document.source)])
        for path, document in zip(paths, result.documents, strict=True)
    ]
    column = max(width(path) for path, found in named if found)
    for path, found in named:
        if found:
            yield f"  {path}{' ' * (column - width(path))}  {_told(found, style)}"


def _shared_folder(paths: Sequence[str]) -> int:
    """Length of the folders that all ``paths`` start with; the table is easier to read without them."""
    prefix = commonprefix(paths)  # noqa: RUF071 - it is cut at a separator below, and paths may be of any kind
    return max(prefix.rfind("/"), prefix.rfind("\\")) + 1


def _told(found: Mapping[Severity, int], style: Style) -> str:
    parts = [
        word(style.lang, "count", word=severity_word(style.lang, severity), count=found[severity])
        for severity in Severity
        if found.get(severity)
    ]
    return ("、" if style.lang == "ja" else ", ").join(parts)


def _most_telling(result: Result) -> str:
    """The code to explain first: that of the first finding of the heaviest severity."""
    order = list(Severity)

    def weight(finding: Finding) -> int:
        return order.index(finding.severity)

    return min((finding for finding in result.findings if finding.suppressed is None), key=weight).code
