"""Where a check reports: one function per way of pointing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Place
from policylint.source import Span

if TYPE_CHECKING:
    from policylint.checks.model import View
    from policylint.document.model import Clause, Prose


def at_text(view: View, prose: Prose, span: Span, clause: Clause | None) -> Place:
    """The words ``prose.text[span]`` of ``clause``; ``span`` counts code points of the prose, as clause facts do."""
    return Place(view, prose.span(span.start, span.end), clause)


def at_prose(view: View, prose: Prose, clause: Clause | None) -> Place:
    """The whole prose without the white space around it."""
    return Place(view, _words(prose), clause)


def at_clause(view: View, clause: Clause) -> Place:
    """The clause as a whole: the words of its 見出し, else its label, else its first prose.

    A missing provision is told at the clause that ought to carry it.
    """
    for prose in (clause.caption, clause.label, *clause.prose()):
        if prose is not None and prose.text.strip():
            return Place(view, _words(prose), clause)
    return Place(view, clause.span, clause)


def at_title(view: View) -> Place:
    """The document as a whole: the words of its title, or the empty span at its start where it has none."""
    regulation = view.document.regulation
    if regulation is None or regulation.title is None or not regulation.title.text.strip():
        return Place(view, Span(0, 0))
    return Place(view, _words(regulation.title))


def at_span(view: View, span: Span, clause: Clause | None = None) -> Place:
    """A span of the source itself (a key or value of a YAML file)."""
    return Place(view, span, clause)


def _words(prose: Prose) -> Span:
    text = prose.text
    start = len(text) - len(text.lstrip())
    return prose.span(start, len(text.rstrip()))
