"""Opening clauses at their labels: chapters, articles, paragraphs, items, entries of lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind, Notice
from policylint.importers.judge import PARAGRAPH_STYLES, begins_nested, fits_here, kind_below, place
from policylint.importers.labels import CONTAINER_STYLES, Label, Style, labels
from policylint.importers.landmarks import caption_beside, landmark
from policylint.importers.lines import trimmed
from policylint.importers.outline import Node, follows, rank

if TYPE_CHECKING:
    from policylint.document.model import Number, Prose
    from policylint.importers.cursor import Cursor
    from policylint.importers.lines import Line

_CONTAINER_KINDS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.DIVISION)
_CONTAINER = dict(zip(CONTAINER_STYLES, _CONTAINER_KINDS, strict=True))
_LONGEST_HEADING = 40
_LONGEST_BESIDE = 20
"""The longest words beside 第１条 that are taken for its 見出し without brackets."""
_DELETED = re.compile(r"[（(]?\s*削\s*除\s*[）)]?")
_REMARK = re.compile(r"(?:運用|備考|解説|趣旨説明|【解説】|【運用】)(?=$|[ \t\u3000：:])[：:]?[ \t\u3000]*")


def open_container(cursor: Cursor, line: Line) -> bool:
    """編章節款目."""
    label = next((label for label in labels(line.text) if label.style in CONTAINER_STYLES), None)
    if label is None or line.marker is not None or "。" in line.text:
        return False
    if len(line.text) - label.body > _LONGEST_HEADING or (cursor.is_open(line) and label.tight):
        return False
    cursor.drop_caption()
    kind = _CONTAINER[label.style]
    keep = 1
    while keep < len(cursor.path) and 0 < rank(cursor.path[keep].kind) < rank(kind):
        keep += 1
    node = _node(kind, line, line.prose, label)
    node.caption = _rest(line.prose, label)
    cursor.add(keep, node)
    cursor.before = None
    return True


def is_article_style(cursor: Cursor, style: Style) -> bool:
    """Whether labels of ``style`` open articles in this document."""
    return style is Style.ARTICLE or style is cursor.top


def open_article(cursor: Cursor, line: Line, after: Line | None) -> bool:
    """条, or the highest clause of a document without 条.  ``after`` is the line below."""
    label = next((label for label in labels(line.text) if is_article_style(cursor, label.style)), None)
    if label is None or line.marker is not None:
        return False
    keep = _article_depth(cursor)
    last = _last_article(cursor, keep)
    fits = last is None or last.last_number is None or follows(label.number, last.last_number)
    if not _article_accepted(cursor, line, label, fits=fits):
        return False
    node = _node(Kind.ARTICLE, line, line.prose, label)
    node.until = label.until
    cursor.take_caption(node)
    cursor.add(keep, node)
    if all(above.kind is not Kind.SUPPLEMENTARY for above in cursor.path):
        cursor.last_article = node
    cursor.before = None
    _article_words(cursor, line, node, label, after)
    return True


def _article_depth(cursor: Cursor) -> int:
    keep = 1
    while keep < len(cursor.path):
        kind = cursor.path[keep].kind
        if not 0 < rank(kind) < rank(Kind.ARTICLE) and kind is not Kind.SUPPLEMENTARY:
            break
        keep += 1
    return keep


def _last_article(cursor: Cursor, keep: int) -> Node | None:
    """The article before this one: the numbers run through all chapters, and each 附則 has its own."""
    if any(node.kind is Kind.SUPPLEMENTARY for node in cursor.path[:keep]):
        return next((node for node in reversed(cursor.path[keep - 1].children) if node.kind is Kind.ARTICLE), None)
    return cursor.last_article


def _article_accepted(cursor: Cursor, line: Line, label: Label, *, fits: bool) -> bool:
    if cursor.caption is not None or line.level:
        return True
    if label.style is not Style.ARTICLE:
        return fits_here(cursor, line, label, fits=fits)
    words, is_open = line.text[label.body :], cursor.is_open(line)
    if words.startswith(("（", "(")) and label.body == label.end and caption_beside(words) is None:
        return bool(labels(words)) and fits and not is_open
    return fits and not is_open if label.tight else fits or not is_open


def _article_words(cursor: Cursor, line: Line, node: Node, label: Label, after: Line | None) -> None:
    """What stands behind the number: 見出し, 削除, the first paragraph."""
    rest = _rest(line.prose, label)
    if rest is None:
        return
    beside = caption_beside(rest.text) if node.caption is None else None
    if beside is not None and not _DELETED.match(rest.text):
        node.caption = rest.slice(beside[0], beside[1])
        rest = rest.slice(beside[2], len(rest.text))
    deleted = _DELETED.match(rest.text)
    if deleted is not None and (deleted.end() == len(rest.text) or rest.text[deleted.end()] in "（(〔［["):
        node.deleted = True
        note = trimmed(rest.slice(deleted.end(), len(rest.text)))
        node.note = note if note.text else None
    elif node.caption is None and _is_heading(cursor, line, rest.text, after):
        node.caption = rest
    elif not open_labelled(cursor, line, rest, inline=True):
        cursor.text(line, rest)


def _is_heading(cursor: Cursor, line: Line, words: str, after: Line | None) -> bool:
    """Whether the words beside the number are a 見出し and no sentence: 第１条　目的, ### 第1条 目的."""
    if not words or "。" in words:
        return False
    if line.level:
        return True
    if len(words) > _LONGEST_BESIDE or line.full is True or words.endswith(("、", "，")) or after is None:
        return False
    found = labels(after.text)
    above = bool(found) and (is_article_style(cursor, found[0].style) or found[0].style in CONTAINER_STYLES)
    return not above and landmark(after.text) is None


def open_list_item(cursor: Cursor, line: Line) -> None:
    """An entry of a list that the format itself tells: its depth says where it belongs."""
    marker = line.marker
    if marker is None:
        return
    keep = len(cursor.path)
    while keep > 1 and cursor.path[keep - 1].depth >= line.depth:
        keep -= 1
    label = next(iter(labels(marker.text)), None)
    style = Style.BULLET if label is None or label.style is Style.BULLET else Style.PLAIN
    number = label.number if label is not None else (1,)
    parent = cursor.path[keep - 1]
    unnumbered = parent.kind is Kind.PARAGRAPH and parent.style is None and not parent.children
    if unnumbered and style is Style.PLAIN and number == (2,):
        # 2. counts on from the unnumbered first paragraph.
        keep, parent = keep - 1, cursor.path[keep - 2]
    kind = kind_below(parent, style)
    if kind is Kind.ITEM and parent.kind in {Kind.ARTICLE, Kind.HEADING, Kind.SUPPLEMENTARY}:
        keep = cursor.implicit_paragraph(keep)
        parent = cursor.open
    node = Node(kind, line.span, style, _list_number(parent, kind, style, number), label=marker, depth=line.depth)
    if kind is Kind.PARAGRAPH:
        cursor.take_caption(node)
    cursor.drop_caption()
    cursor.loosen_tail(parent)
    cursor.add(keep, node)
    cursor.before = None
    cursor.text(line, line.prose)


def _list_number(parent: Node, kind: Kind, style: Style, number: Number) -> Number:
    """The number of an entry; bullets, and lists that print 1. before each entry, are counted."""
    peers = [child for child in parent.children if child.kind is kind]
    if style is Style.BULLET:
        return (len(peers) + 1,)
    last = peers[-1] if peers else None
    again = last is not None and last.style is style and last.label is not None and last.label.text == "1."
    return (last.number[0] + 1,) if again and last is not None and last.number and number == (1,) else number


def open_labelled(cursor: Cursor, line: Line, prose: Prose, *, inline: bool = False) -> bool:
    """A paragraph, item or subitem that its label opens, if the label fits where it stands."""
    found = place(cursor, line, prose.text, inline=inline)
    if found is None or _is_remark_number(cursor, found.label, found.kind):
        return False
    label, keep, kind = found.label, found.keep, found.kind
    if kind is Kind.ITEM and cursor.path[keep - 1].kind in {Kind.ARTICLE, Kind.HEADING, Kind.SUPPLEMENTARY}:
        keep = cursor.implicit_paragraph(keep)
    node = _node(kind, line, prose, label)
    if inline:
        node.span = prose.span()
    parent = cursor.path[keep - 1]
    if found.resumes:
        parent.hand_down_tail()
    if label.style is Style.BULLET:
        node.number = (sum(child.kind is kind for child in parent.children) + 1,)
    if kind is Kind.PARAGRAPH:
        cursor.take_caption(node)
    cursor.drop_caption()
    cursor.loosen_tail(parent)
    cursor.add(keep, node)
    cursor.before = None
    rest = _rest(prose, label)
    if rest is None:
        cursor.before = line
    elif not (begins_nested(rest.text) and open_labelled(cursor, line, rest, inline=True)):
        cursor.text(line, rest)
    return True


def _is_remark_number(cursor: Cursor, label: Label, kind: Kind) -> bool:
    """② that counts on from a ① in a remark is no paragraph of the article."""
    if kind is not Kind.PARAGRAPH or label.style not in PARAGRAPH_STYLES:
        return False
    return any(node.kind is Kind.TEXT and node is not cursor.root for node in cursor.path)


def open_remark(cursor: Cursor, line: Line) -> bool:
    """運用, 備考 below an article: words about it that are none of its paragraphs."""
    match = _REMARK.match(line.text)
    keep = next((at for at, node in enumerate(cursor.path, 1) if node.kind is Kind.ARTICLE), None)
    if match is None or keep is None or line.marker is not None or line.level or cursor.is_open(line):
        return False
    cursor.drop_caption()
    node = Node(Kind.TEXT, line.span, label=trimmed(line.prose.slice(0, match.end())))
    cursor.add(keep, node)
    cursor.notices.append(Notice("unplaced-text", line.span))
    cursor.before = None
    rest = line.prose.slice(match.end(), len(line.text))
    if rest.text and not open_labelled(cursor, line, rest, inline=True):
        cursor.text(line, rest)
    return True


def _node(kind: Kind, line: Line, prose: Prose, label: Label) -> Node:
    printed = prose.slice(label.start, label.end)
    node = Node(kind, line.span, label.style, label.number, label=printed)
    if label.style is Style.DOTTED:
        node.number, node.counted = label.number[-1:], label.number
    node.indent, node.level, node.depth = line.indent, line.level, line.depth
    return node


def _rest(prose: Prose, label: Label) -> Prose | None:
    return prose.slice(label.body, len(prose.text)) if label.body < len(prose.text) else None
