"""The one stored position: a half-open range of code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]`` in code points from 0; lines and columns are derived from it at the edge."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts: it would show a wrong place as if it were right."""
        if not 0 <= self.start <= self.end:
            message = f"no span: {self.start}..{self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        """Code points covered."""
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """Whether ``other`` lies inside, edges included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether at least one code point is shared."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)

    def join(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def of(self, text: str) -> str:
        """The slice of ``text`` that the span covers."""
        return text[self.start : self.end]
