"""From text as it reads back to the place where it was written.

A decoded YAML scalar has lost quotes, escapes and folds, a paragraph of a PDF its line breaks.  A ``TextMap`` keeps, run
by run, where each piece of the read text came from.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policylint.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Run:
    """``text_length`` code points of the read text from ``text_start`` stand at ``source`` in the file.

    A verbatim run has the same length on both sides and maps code point by code point; any other run (an escape, a
    fold) maps as a whole.
    """

    text_start: int
    text_length: int
    source: Span

    @property
    def verbatim(self) -> bool:
        """Whether the run maps code point by code point."""
        return self.text_length == len(self.source)


@dataclass(frozen=True, slots=True)
class TextMap:
    """Runs in rising order that cover the read text without gap; their sources rise too."""

    runs: tuple[Run, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the runs for bisection."""
        object.__setattr__(self, "_starts", tuple(run.text_start for run in self.runs))

    @classmethod
    def verbatim(cls, source: Span) -> TextMap:
        """The map of text that stands in the file exactly as it reads."""
        return cls((Run(0, len(source), source),))

    @classmethod
    def of_pieces(cls, pieces: Iterable[tuple[int, Span]]) -> TextMap:
        """The map of text put together from pieces ``(length in the text, place in the file)`` in order."""
        runs, at = [], 0
        for length, source in pieces:
            if length:
                runs.append(Run(at, length, source))
                at += length
        return cls(tuple(runs))

    def span(self, start: int, end: int) -> Span:
        """The place in the file of ``text[start:end]``; an empty range maps to the empty span at its start."""
        if not self.runs:
            message = "a map without runs maps nothing"
            raise ValueError(message)
        first = self._point(start)
        if end <= start:
            return Span(first.start, first.start)
        return Span(first.start, max(first.start, self._point(end - 1).end))

    def _point(self, offset: int) -> Span:
        index = max(bisect_right(self._starts, offset) - 1, 0)
        run = self.runs[index]
        within = offset - run.text_start
        if within >= run.text_length:
            return Span(run.source.end, run.source.end)
        if run.verbatim:
            return Span(run.source.start + within, run.source.start + within + 1)
        return run.source

    def slice(self, start: int, end: int) -> TextMap:
        """The map of ``text[start:end]``, with offsets from 0."""
        runs = []
        for run in self.runs:
            low, high = max(start, run.text_start), min(end, run.text_start + run.text_length)
            if low >= high:
                continue
            if run.verbatim:
                at = run.source.start + low - run.text_start
                source = Span(at, at + high - low)
            else:
                source = run.source
            runs.append(Run(low - start, high - low, source))
        return TextMap(tuple(runs))
