"""Lines of a document as every importer hands them to ``structure``, and how lines become prose again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policylint.document.model import Prose
from policylint.source import Run, Span, TextMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policylint.document.model import Table

_NO_SPACE_AFTER = frozenset("([{<-/‐")
_NO_SPACE_BEFORE = frozenset(")]}>.,;:!?%/")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One printed line, or one block that a format keeps on one line.

    ``prose`` is the text without line end, indent and markup (heading signs, list marker, emphasis), with its place;
    ``span`` everything that belongs to the line in the source, markup included.  What a format cannot tell keeps its
    default, and ``structure`` decides by the words.
    """

    prose: Prose
    span: Span
    page: int | None = None
    """Page from 1."""
    indent: float = 0.0
    """Space before the text in full-width characters; a half-width one counts 0.5."""
    full: bool | None = None
    """The text reaches the right edge of its column, so that its sentence may go on; None: lines are not wrapped."""
    starts: bool = False
    """Begins a block (after a blank line, a list item, a heading): never the rest of the line before."""
    hard_break: bool = False
    """The next line stays a line of its own, though it belongs to the same block."""
    level: int = 0
    """Level of a heading from 1; 0: no heading."""
    marker: Prose | None = None
    """The marker of a list item as written (``1.``, ``-``), not part of ``prose``."""
    depth: int = 0
    """How many lists the line lies in; 0: none.  A line in an item without a marker is a further block of the item."""
    table: Table | None = field(default=None)
    """A whole table in place of text; ``prose`` is empty then."""

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.prose.text


def empty_prose() -> Prose:
    """Prose without words: an empty cell, the prose of a line that is a table."""
    return Prose("", TextMap(()))


def verbatim(text: str, start: int, end: int) -> Prose:
    """The prose that stands at ``text[start:end]`` exactly as it reads."""
    return Prose(text[start:end], TextMap.verbatim(Span(start, end)) if end > start else TextMap(()))


def trimmed(prose: Prose) -> Prose:
    """The prose without space at either end."""
    text = prose.text
    start = len(text) - len(text.lstrip())
    return prose.slice(start, max(start, len(text.rstrip())))


def glue(before: str, after: str) -> str:
    """What stands between two lines that are read as one: nothing in Japanese text, a space between Latin words."""
    last, first = before[-1:], after[:1]
    if not last or not first or not (last.isascii() and first.isascii()):
        return ""
    if last.isspace() or first.isspace() or last in _NO_SPACE_AFTER or first in _NO_SPACE_BEFORE:
        return ""
    # A number cut by the end of the line (昭和4|9年) is one number; words are never cut without a hyphen.
    return "" if last.isdigit() and first.isdigit() else " "


def join(pieces: Iterable[Prose], breaks: Sequence[bool] = ()) -> Prose:
    r"""One prose out of pieces in document order.

    ``breaks[i]`` keeps the line break behind piece ``i`` as ``\n``; otherwise lines are glued (:func:`glue`).
    """
    parts: list[str] = []
    runs: list[Run] = []
    at, kept_break = 0, False
    for index, piece in enumerate(pieces):
        if not piece.text:
            continue
        if parts:
            between = "\n" if kept_break else glue(parts[-1], piece.text)
            if between:
                end = runs[-1].source.end
                runs.append(Run(at, 1, Span(end, max(end, piece.map.runs[0].source.start))))
                parts.append(between)
                at += 1
        runs.extend(Run(at + run.text_start, run.text_length, run.source) for run in piece.map.runs)
        parts.append(piece.text)
        at += len(piece.text)
        kept_break = index < len(breaks) and breaks[index]
    return Prose("".join(parts), TextMap(tuple(runs)))
