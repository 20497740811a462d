"""The sentence around a place, on few rows, with the words marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.reporters.layout import clean, clip, rows, width

if TYPE_CHECKING:
    from policylint.source import Source, Span

_REACH = 600
"""Code points looked at on each side: no sentence of a regulation that fits a screen is longer."""

_KANJI_FIGURES = "〇一二三四五六七八九十百"
_LABEL = "|".join(
    (
        r"[#|>]|(?:- )*[a-z_]+:(?=\s)|[-*・○●] ?",
        rf"第[0-9０-９{_KANJI_FIGURES}]+[編章節款目条]|附\s*則|別\s*[表記紙]",
        rf"[0-9０-９]{{1,3}}[ 　.．、]|[(（][0-9０-９{_KANJI_FIGURES}ア-ンa-z]{{1,3}}[)）]|[①-⑳]",
        rf"[ア-ンイ-ロ{_KANJI_FIGURES}]{{1,3}}[ 　]",
        r"[(（][^()（）\n]{1,40}[)）][ 　]*(?:\n|$)",
    )
)
"""What a line starts with that does not go on with the sentence of the line before."""
_BREAK = re.compile(rf"\n(?=[ \t　]*(?:{_LABEL}))|\n[ \t　\r]*\n|\f")
_STOP = re.compile(r"。(?![）」』)\]】])")
_YAML_KEY = re.compile(r"""^\s*(?:- )*[a-z_]+:[ \t]*(?:[|>][-+0-9]*[ \t]*\n\s*)?['"]?""")
_YAML_END = re.compile(r"""['"]?\s*$""")
_FOLD = re.compile(r"[ \t　\r]*[\n\f]\s*")
_LABEL_REACH = 60
"""Code points from the mark on that tell whether it is a label or a key."""
_MARK = "~"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three parts; the middle one is what is marked.  Line breaks of the source are joined."""

    before: str
    marked: str
    after: str


def excerpt(source: Source, span: Span) -> Excerpt:
    """The sentence of ``source`` around ``span``, as people read it: no line breaks, no keys or quotes of YAML."""
    text = source.text
    before = text[max(0, span.start - _REACH) : span.start].replace("\r\n", "\n")
    after = text[span.end : span.end + _REACH].replace("\r\n", "\n")
    # a break is told by what the next line starts with, which may be the marked words themselves
    before = before[_last_end(before, text[span.start : span.start + _LABEL_REACH]) :]
    complete = span.of(text).rstrip().endswith("。")
    after = "" if complete else after[: _first_end(after)]
    key = _YAML_KEY.match(before)
    if key:
        before, after = before[key.end() :], _YAML_END.sub("", after)
    return Excerpt(_join(before).lstrip(), _join(span.of(text).strip()), _join(after).rstrip())


def _last_end(before: str, behind: str) -> int:
    found = (m.end() for pattern in (_BREAK, _STOP) for m in pattern.finditer(before + behind))
    return max((end for end in found if end <= len(before)), default=0)


def _first_end(after: str) -> int:
    stop, gap = _STOP.search(after), _BREAK.search(after)
    return min(stop.end() if stop else len(after), gap.start() if gap else len(after))


def _join(text: str) -> str:
    """Lines put together: nothing between Japanese, one blank between Latin words."""

    def seam(found: re.Match[str]) -> str:
        left, right = text[: found.start()][-1:], text[found.end() :][:1]
        return " " if left.isascii() and right.isascii() and left and right else ""

    return clean(_FOLD.sub(seam, text))


def marked_rows(shown: Excerpt, columns: int, most: int = 2) -> list[tuple[str, str]]:
    """Rows of at most ``columns`` and, for each, the line of marks below it ("" where nothing of it is marked).

    A sentence that needs more than ``most`` rows is shortened around the marked words.
    """
    for budget in range(columns * most, columns, -2):
        cut = _shorten(shown, budget)
        start, end = len(cut.before), len(cut.before) + len(cut.marked)
        whole = range(start, end) if width(cut.marked) <= columns // 2 else range(0)
        filled = rows(cut.before + cut.marked + cut.after, columns, whole)
        if len(filled) <= most:  # a row cannot always be filled to its end: then a little less fits
            break
    out, at = [], 0
    for row in filled:
        low, high = max(start - at, 0), min(end - at, len(row))
        marks = " " * width(row[:low]) + _MARK * width(row[low:high].rstrip()) if low < high else ""
        out.append((row.rstrip(), marks))
        at += len(row)
    return out


def _shorten(shown: Excerpt, budget: int) -> Excerpt:
    left, middle, right = width(shown.before), width(shown.marked), width(shown.after)
    if left + middle + right <= budget:
        return shown
    marked = shown.marked
    if middle > (most := budget * 2 // 3):
        head = clip(marked, most * 2 // 3, keep="start")
        marked = head + clip(marked, most - width(head), keep="end").lstrip("…")
        middle = width(marked)
    rest = max(budget - middle, 2)
    for_left = min(left, max(rest // 2, rest - right))
    return Excerpt(
        clip(shown.before, for_left, keep="end"), marked, clip(shown.after, max(rest - for_left, 1), keep="start")
    )
