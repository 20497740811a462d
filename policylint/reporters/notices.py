"""What was skipped or kept without being understood, counted where there is much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.reporters.layout import clean, wrap
from policylint.reporters.words import notice_text, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Notice
    from policylint.engine.result import DocumentResult
    from policylint.reporters.style import Style
    from policylint.source import Source, Span

_MOST_PLACES = 5


def notice_lines(document: DocumentResult, style: Style) -> Iterator[str]:
    """One entry for each kind of notice of a document, with its first places; nothing without notices."""
    for text in notice_texts(document.source, document.notices, style):
        lead = f"  {word(style.lang, 'notice')}: "
        first, *more = wrap(lead + text, style.width)
        yield first
        yield from (f"    {row}" for more_text in more for row in wrap(more_text, style.width - 4))


def notice_texts(source: Source, notices: tuple[Notice, ...], style: Style) -> Iterator[str]:
    """The notices of a source, those that say the same joined into one with their number and places."""
    groups: dict[str, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(clean(notice_text(style.lang, notice)), []).append(notice)
    for message, group in groups.items():
        spans = [notice.span for notice in group if notice.span is not None]
        if not spans:
            yield message
            continue
        places = _places(source, spans, style)
        key = "once" if len(group) == 1 else "counted"
        yield word(style.lang, key, message=message, count=len(group), places=places)


def _places(source: Source, spans: Sequence[Span], style: Style) -> str:
    """The first places: pages where there are pages, else lines."""
    unit = "page" if source.page_starts else "line"
    numbers = {source.page(span.start) or 1 if unit == "page" else source.position(span.start).line for span in spans}
    named = [word(style.lang, unit, number=number) for number in sorted(numbers)]
    told = [*named[:_MOST_PLACES], word(style.lang, "more")] if len(named) > _MOST_PLACES else named
    return ("、" if style.lang == "ja" else ", ").join(told)
