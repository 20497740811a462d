"""Short names that a regulation gives (以下「X」という。), and whether they are used and tell things apart (R106, R110)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.source import Span
from policylint.text.citation.documents import find_definitions
from policylint.text.script.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause, Prose, Regulation

_LIMITED = re.compile(r"以下、?(?:この|本)(?P<scope>条|項|号|章|節)")
_SCOPES = {
    "条": Kind.ARTICLE,
    "項": Kind.PARAGRAPH,
    "号": Kind.ITEM,
    "章": Kind.CHAPTER,
    "節": Kind.SECTION,
}
_GLUE = re.compile(r"[各当該前同本新旧両及又若]$")
"""Kanji that may stand before a short name without making it part of another word."""
_WORD = re.compile(r"[一-龥々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]$")
_DEICTIC = re.compile(r"次|以下|当該|前[項条号]|その|これ|同")
_LONGER = re.compile(r"[令定人律務的制規案典曹]")
"""What makes another word of a short name of one sign (法令, 法定)."""
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LEGAL = re.compile(r"個人番号|特定個人情報(?:等|ファイル)?")
"""What the law itself names, which is one thing however short its name."""
_HELD = re.compile(r"^(?:本|当)?[一-龥]{0,12}(?:が|において)(?:取り?扱う|保有する|利用する)")
_SHORTEST = 6
"""A phrase shorter than this may be said of two things."""


@dataclass(frozen=True, slots=True, eq=False)
class ShortName:
    """A short name where it is given: spans in code points of ``prose.text``; ``scope`` is the clause it is limited to."""

    clause: Clause
    prose: Prose
    term: str
    span: Span
    end: int
    long: str
    scope: Clause | None


def short_names_of(regulation: Regulation) -> tuple[ShortName, ...]:
    """Every short name that the regulation gives, in document order."""
    found: list[ShortName] = []
    for clause, prose in _proses(regulation):
        if "以下" not in prose.text:
            continue
        for one in find_definitions(prose.text):
            if one.kind != "short" or one.term in {"同じ", "同様"}:
                continue
            limit = _LIMITED.search(one.span.of(prose.text))
            scope = _enclosing(regulation, clause, _SCOPES[limit["scope"]]) if limit is not None else None
            found.append(
                ShortName(
                    clause, prose, one.term, one.term_span, one.span.end, one.phrase.of(prose.text).strip(), scope
                )
            )
    return tuple(found)


def unused(regulation: Regulation) -> Iterator[ShortName]:
    """Each short name that nothing behind its definition uses."""
    before: list[ShortName] = []
    texts = [(prose, fold(prose.text).text) for _, prose in _proses(regulation)]
    for name in short_names_of(regulation):
        at = next(i for i, (prose, _) in enumerate(texts) if prose is name.prose)
        term = fold(name.term).text
        behind = [
            fold(part).text
            for text in (name.prose.text[name.end :], *(prose.text for prose, _ in texts[at + 1 :]))
            for part in text.split("\u3000")
        ]
        again = any(other.term == name.term for other in before)  # told as one name for two things (R106)
        if not again and not any(_uses(text, term) for text in behind):
            yield name
        before.append(name)


def conflicts(regulation: Regulation) -> Iterator[tuple[ShortName, ShortName, bool]]:
    """Pairs (earlier, later) that clash; the flag tells one name for two things from two names for one thing."""
    names = short_names_of(regulation)
    for i, later in enumerate(names):
        for earlier in names[:i]:
            if not _meet(regulation, earlier, later):
                continue
            if earlier.term == later.term and not _same(earlier.long, later.long):
                yield earlier, later, True
                break
            if earlier.term != later.term and _named_twice(earlier, later):
                yield earlier, later, False
                break


def _uses(text: str, term: str) -> bool:
    """Whether ``term`` stands in ``text`` as a word: at its start, behind a blank, or behind what is no part of a name."""
    return any(
        (not _WORD.search(text[: found.start()]) or _GLUE.search(text[: found.start()]))
        and not (len(term) == 1 and _LONGER.match(text[found.end() :]))
        for found in re.finditer(re.escape(term), text)
    )


def _meet(regulation: Regulation, one: ShortName, other: ShortName) -> bool:
    """Whether both names are in use at one place."""
    if one.scope is None and other.scope is None:
        return True
    if one.scope is not None and other.scope is not None:
        return _inside(regulation, one.scope, other.scope) or _inside(regulation, other.scope, one.scope)
    # a name limited to an article that an unlimited one of later articles does not reach back to
    return one.scope is None


def _inside(regulation: Regulation, clause: Clause, around: Clause) -> bool:
    return clause is around or around in regulation.ancestors(clause)


def _same(one: str, other: str) -> bool:
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return long.endswith(short)


def _named_twice(one: ShortName, other: ShortName) -> bool:
    first, second = _name_in(_plain(one.long)), _name_in(_plain(other.long))
    if _plain(other.long) == _plain(one.term):
        return True  # 番号情報（以下「個人番号等」という。）, where 番号情報 is itself a short name
    if _LEGAL.fullmatch(_HELD.sub("", first)) and _HELD.sub("", first) == _HELD.sub("", second):
        return True
    return first == second and len(first) >= _SHORTEST and not _DEICTIC.search(first)


def _plain(phrase: str) -> str:
    return re.sub(r"\s", "", _BRACKETS.sub("", fold(phrase).text))


def _name_in(phrase: str) -> str:
    """The name that ends a phrase: 特定個人情報管理台帳 of 「次に掲げる事項を特定個人情報管理台帳」."""
    return re.split(r"[をは]", phrase)[-1]


def _enclosing(regulation: Regulation, clause: Clause, kind: Kind) -> Clause:
    return next((one for one in (clause, *regulation.ancestors(clause)) if one.kind is kind), clause)


def _proses(regulation: Regulation) -> Iterator[tuple[Clause, Prose]]:
    """Every piece of prose of the body with its clause: captions, texts, cells, tails."""
    for clause in regulation.walk():
        if clause.caption is not None:
            yield clause, clause.caption
        if clause.text is not None:
            yield clause, clause.text
        for table in clause.tables:
            for row in table.rows:
                for cell in row:
                    yield clause, cell
        if clause.tail is not None:
            yield clause, clause.tail
