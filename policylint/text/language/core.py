"""A sentence as a parser wants it: without remarks in brackets, quotations closed up, line breaks gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policylint.source import Span

_OLD_KANA = re.compile(r"(?<=[行なあもよいかしとた従取扱限わ持失知])つ(?=[たて])")
"""行つた, あつては, もつて: old regulations write っ large."""
_OPEN = {"（": "）", "(": ")", "［": "］", "[": "]", "〔": "〕"}


@dataclass(frozen=True, slots=True)
class Core:
    """``text`` with what was left out gone; ``offsets[i]`` is the place of ``text[i]`` in the prose it was made from."""

    text: str
    offsets: tuple[int, ...]

    def span(self, inner: Span) -> Span:
        """The place in the prose of ``text[inner]``; never empty unless ``inner`` is."""
        if inner.start >= inner.end:
            at = self.offsets[min(inner.start, len(self.offsets) - 1)] if self.offsets else 0
            return Span(at, at)
        return Span(self.offsets[inner.start], self.offsets[inner.end - 1] + 1)


def core(text: str, span: Span) -> Core:
    """The core of ``text[span]``: bracketed remarks and line breaks left out.

    A bracket that is never closed is kept as it stands, so that nothing behind it is lost.  Brackets that open the
    sentence are kept too: they are a label or a heading and no remark.
    """
    kept: list[int] = []
    at = span.start
    while at < span.end:
        char = text[at]
        closing = _closing(text, at, span.end) if char in _OPEN and kept else None
        if closing is not None:
            at = closing + 1
            continue
        if char not in "\n\r":
            kept.append(at)
        at += 1
    # the columns of a table that came as text part its cells as a wide blank does
    return Core(_OLD_KANA.sub("っ", "".join(text[i] for i in kept).replace("\t", "　")), tuple(kept))


def _closing(text: str, start: int, end: int) -> int | None:
    """Where the bracket at ``start`` closes, nested ones of its own kind counted; None if it does not."""
    opening, depth = text[start], 0
    closing = _OPEN[opening]
    for at in range(start, end):
        if text[at] == opening:
            depth += 1
        elif text[at] == closing:
            depth -= 1
            if depth == 0:
                return at
    return None
