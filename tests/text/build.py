"""A regulation from nested tuples, for tests.

``regulation(article(1, "本文", ["一の文", "二の文"]), …)``: a string is the text of the next paragraph, a list its
items (a tuple ``(text, [subitems])`` an item with イロハ).
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from policylint.document.model import Clause, Kind, Number, Prose, Regulation, Table
from policylint.source import Span, TextMap

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT = count(0, 1000)
Words = str | list["str | tuple[str, list[str]]"]


def prose(text: str) -> Prose:
    start = next(_AT)
    return Prose(text, TextMap.verbatim(Span(start, start + len(text))))


def clause(
    kind: Kind, number: Number | int | None = None, text: str | None = None, *children: Clause, **more
) -> Clause:
    at = next(_AT)
    given = (number,) if isinstance(number, int) else number
    words = prose(text) if text is not None else None
    return Clause(kind, Span(at, at + 1), given, text=words, children=children, **more)


def paragraphs(words: tuple[Words, ...]) -> Iterator[Clause]:
    number = 0
    for at, one in enumerate(words):
        if isinstance(one, list):
            continue
        number += 1
        items = words[at + 1] if at + 1 < len(words) and isinstance(words[at + 1], list) else []
        yield clause(Kind.PARAGRAPH, number, one, *(item(i, words) for i, words in enumerate(items, 1)))


def item(number: int, words: str | tuple[str, list[str]]) -> Clause:
    text, subitems = (words, []) if isinstance(words, str) else words
    return clause(Kind.ITEM, number, text, *(clause(Kind.SUBITEM, i, one) for i, one in enumerate(subitems, 1)))


def article(number: Number | int, *words: Words) -> Clause:
    return clause(Kind.ARTICLE, number, None, *paragraphs(words))


def deleted(label: str, number: int) -> Clause:
    return clause(Kind.ARTICLE, number, None, label=prose(label), deleted=True)


def supplementary(*parts: Clause | Words) -> Clause:
    inner = [part for part in parts if isinstance(part, Clause)]
    return clause(Kind.SUPPLEMENTARY, None, None, *(inner or paragraphs(tuple(parts))))


def table(number: int | None, *cells: str) -> Clause:
    rows = tuple((prose(cell),) for cell in cells)
    return clause(Kind.APPENDED_TABLE, number, None, caption=prose("別表"), tables=(Table(rows, Span(0, 1)),))


def style(number: int | None, text: str = "届") -> Clause:
    return clause(Kind.APPENDED_STYLE, number, text, caption=prose("様式"))


def regulation(*body: Clause, title: str = "青葉市特定個人情報取扱規程") -> Regulation:
    return Regulation(prose(title), body)
