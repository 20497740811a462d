"""Japanese prose in YAML: a line may be folded anywhere, and no space is read there."""

from __future__ import annotations

import re

from policylint.document.model import Prose
from policylint.source import TextMap

_BREAK = re.compile(r"[\r\n]")
_WIDE = re.compile(r"[\u2460-\u24ff\u2e80-\ud7ff\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef\U0001f000-\U0003ffff]")


def without_folds(prose: Prose, source: str) -> Prose:
    """``prose`` as Japanese is read: no space where a line was folded, no final line break.

    YAML folds a line break into a space, which is right between words of English and wrong beside a Japanese
    sign (「記録を」「確認する」).  A space that was typed stays.
    """
    text = prose.text.rstrip("\n")
    if len(prose.map.runs) <= 1 and len(text) == len(prose.text):
        return prose
    kept: list[str] = []
    places = []
    for run in prose.map.runs:
        piece = prose.text[run.text_start : min(run.text_start + run.text_length, len(text))]
        if not piece:
            continue
        after = text[run.text_start + 1 : run.text_start + 2]
        before = kept[-1][-1] if kept else ""
        if piece == " " and _BREAK.search(source, run.source.start, run.source.end) and _joins(before, after):
            continue
        kept.append(piece)
        places.append((len(piece), run.source))
    if not kept:
        return Prose("", prose.map)
    return Prose("".join(kept), TextMap.of_pieces(places))


def _joins(before: str, after: str) -> bool:
    return bool(_WIDE.match(before) or _WIDE.match(after))
