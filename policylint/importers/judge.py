"""Whether a label opens a clause where it stands, and which one.

Everything is judged by the numbering going on: a number that follows an open one continues it, 1 begins a new list, and
a number that repeats or skips counts only where the line stands like its siblings and the sentence before is closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.importers.labels import Label, Style, labels
from policylint.importers.outline import follows, rank

if TYPE_CHECKING:
    from policylint.importers.cursor import Cursor
    from policylint.importers.lines import Line
    from policylint.importers.outline import Node

PARAGRAPH_STYLES = (Style.PLAIN, Style.CIRCLED)
_FIRST_LEVEL = (*PARAGRAPH_STYLES, Style.BULLET, Style.DOTTED)
"""Notations that number the paragraphs of an article; any other one numbers the items of its first paragraph."""
_BRACKETED = frozenset(
    (
        Style.PAREN,
        Style.CLOSED,
        Style.KANJI_PAREN,
        Style.AIU_PAREN,
        Style.IROHA_PAREN,
        Style.LETTER_PAREN,
        Style.ROMAN_PAREN,
    )
)
_NESTED = (Style.AIU, Style.AIU_PAREN, Style.IROHA, Style.IROHA_PAREN, Style.CIRCLED, Style.PAREN)
_COUNTERS = frozenset("年月日条項号時分秒人名件回円以週歳頁階点台か箇個部課ヶカ割倍度％%,，.．~〜～－")
"""What makes a number at the start of a line a quantity (10年, ２以上) rather than a label."""
_GOES_ON = frozenset("~〜～のにをはがとで、，及又並若からまで）)」")
"""What stands behind a bracketed number that is referred to: (1)から, (2)の."""
_ASIDE = 0.6
"""Labels within so many full-width characters stand below one another."""
_ITEMS = (Kind.ITEM, Kind.SUBITEM)


@dataclass(frozen=True, slots=True)
class Place:
    """A label and the clause it opens: ``keep`` clauses of the path stay open above it."""

    label: Label
    keep: int
    kind: Kind
    resumes: bool = False
    """The list goes on behind words that seemed to end it; they belong to its last entry."""


def place(cursor: Cursor, line: Line, text: str, *, inline: bool) -> Place | None:
    """Where the label at the start of ``text`` belongs, or None where it opens no clause.

    ``inline``: the text stands behind another label on the same line.
    """
    found = labels(text)
    for label in found:
        keep = _continued(cursor, label)
        if keep is not None and fits_here(cursor, line, label, fits=True):
            return Place(label, keep, cursor.path[keep].kind)
    resumed = next((label for label in found if _resumes(cursor, label)), None)
    if resumed is not None and fits_here(cursor, line, resumed, fits=True):
        return Place(resumed, len(cursor.path), cursor.open.children[-1].kind, resumes=True)
    for label in found:
        if _is_first(label) and _opens(cursor, line, label, inline=inline):
            keep = len(cursor.path) if inline else _depth(cursor, line)
            return Place(label, keep, kind_below(cursor.path[keep - 1], label.style))
    for label in found:
        keep = _skipped(cursor, line, label)
        if keep is not None and fits_here(cursor, line, label, fits=False):
            return Place(label, keep, cursor.path[keep].kind)
    return None


def fits_here(cursor: Cursor, line: Line, label: Label, *, fits: bool) -> bool:
    """Whether the line looks like the beginning of a clause rather than the rest of a sentence.

    ``fits``: the number is the one that is due.
    """
    is_open = cursor.is_open(line)
    after = line.text[label.end : label.end + 1]
    if label.tight and label.style in _BRACKETED:
        return not (is_open and after in _GOES_ON)
    if label.tight:
        return fits and not is_open and after not in _COUNTERS
    return fits or not is_open


def begins_nested(words: str) -> bool:
    """Whether a second label stands right behind the first, as in ``(1) ア …``."""
    return any(label.style in _NESTED and label.number == (1,) and not label.tight for label in labels(words)[:1])


def kind_below(parent: Node, style: Style) -> Kind:
    """The kind of a new numbering below ``parent``."""
    if parent.kind is Kind.PARAGRAPH:
        return Kind.ITEM
    if parent.kind in _ITEMS:
        return Kind.SUBITEM
    return Kind.PARAGRAPH if style in _FIRST_LEVEL and parent.kind is not Kind.TEXT else Kind.ITEM


def _siblings(cursor: Cursor, label: Label) -> list[tuple[int, Node]]:
    """Open clauses that the label may come after, the deepest first, with the length of the path above each."""
    found = []
    for keep in range(len(cursor.path) - 1, 0, -1):
        node = cursor.path[keep]
        if node.kind is Kind.PARAGRAPH and node.style is None:
            if label.style in PARAGRAPH_STYLES:
                found.append((keep, node))
        elif node.style is label.style and node.kind is not Kind.ARTICLE and _same_depth(node, label):
            found.append((keep, node))
    return found


def _same_depth(node: Node, label: Label) -> bool:
    """1.1 and 1.1.1 are of one style but count different lists."""
    return label.style is not Style.DOTTED or (node.counted is not None and len(node.counted) == len(label.number))


def _is_first(label: Label) -> bool:
    return label.number == (1,) or (label.style is Style.DOTTED and label.number[-1] == 1)


def _continued(cursor: Cursor, label: Label) -> int | None:
    for keep, node in _siblings(cursor, label):
        if label.style is Style.BULLET or (node.last_number and follows(label.number, node.last_number)):
            return keep
    return None


def _resumes(cursor: Cursor, label: Label) -> bool:
    """Whether the number follows the last item of the open paragraph, behind words that came after it."""
    last = cursor.open.children[-1] if cursor.open.tail.pieces and cursor.open.children else None
    if last is None or last.style is not label.style or last.kind not in _ITEMS or last.last_number is None:
        return False
    return label.style is not Style.BULLET and follows(label.number, last.last_number)


def _skipped(cursor: Cursor, line: Line, label: Label) -> int | None:
    """A number that repeats or leaves a gap, in a line that stands where its siblings do."""
    if label.style is Style.BULLET or (label.tight and label.style not in _BRACKETED):
        return None
    for keep, node in _siblings(cursor, label):
        if node.style is None and label.number == (1,):
            continue
        if node.style is None or abs(node.indent - line.indent) < _ASIDE:
            return keep
    return None


def _opens(cursor: Cursor, line: Line, label: Label, *, inline: bool) -> bool:
    """Whether a new numbering begins."""
    if not any(rank(node.kind) >= rank(Kind.HEADING) or not rank(node.kind) for node in cursor.path[1:]):
        return False
    if label.style in {Style.ROMAN, Style.LETTER} and label.tight:
        return False
    if any(node.style is label.style for _, node in _siblings(cursor, label)) and not _second_list(cursor, line, label):
        return False
    return inline or fits_here(cursor, line, label, fits=True)


def _second_list(cursor: Cursor, line: Line, label: Label) -> bool:
    """Whether a list in a notation that is open already may begin: behind words that follow it, or below an item.

    １ below an item of paragraph １ is a list of that item and no second paragraph １.
    """
    below = label.style is Style.PLAIN and cursor.path[-1].kind in _ITEMS and cursor.path[-1].style is not label.style
    return below or line.starts or any(node.tail.pieces for node in cursor.path)


def _depth(cursor: Cursor, line: Line) -> int:
    """The clause below which a new numbering starts: the open one, or one above where the indent says so."""
    keep = len(cursor.path)
    while cursor.path[keep - 1].kind in _ITEMS and line.indent < cursor.path[keep - 1].indent - _ASIDE:
        keep -= 1
    return keep
