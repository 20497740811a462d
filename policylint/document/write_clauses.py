"""Clauses as the pairs of a YAML mapping.

Nothing is said twice: a label is written as printed, and the number beside it only where the label does not say it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.document.numbers import number_of
from policylint.document.yaml_text import Mapping, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.fields import Duty, Review, Suppression, Timing
    from policylint.document.model import Clause, Number, Table

    Pairs = Iterator[tuple[str, object]]

_KEY = {
    Kind.PREAMBLE: "preamble",
    Kind.TOC: "toc",
    Kind.PART: "part",
    Kind.CHAPTER: "chapter",
    Kind.SECTION: "section",
    Kind.SUBSECTION: "subsection",
    Kind.DIVISION: "division",
    Kind.HEADING: "heading",
    Kind.ARTICLE: "article",
    Kind.PARAGRAPH: "paragraph",
    Kind.ITEM: "item",
    Kind.SUBITEM: "subitem",
    Kind.SUPPLEMENTARY: "supplementary",
    Kind.APPENDED_TABLE: "table",
    Kind.APPENDED_STYLE: "style",
}
_CAPTIONED = frozenset({Kind.HEADING, Kind.SUPPLEMENTARY, Kind.TOC, Kind.PREAMBLE})
"""Kinds whose key holds the caption."""
_LIST_KEY = {Kind.PARAGRAPH: "paragraphs", Kind.ITEM: "items", Kind.SUBITEM: "subitems"}
_LISTED = {
    Kind.ARTICLE: (Kind.PARAGRAPH,),
    Kind.PARAGRAPH: (Kind.ITEM,),
    Kind.ITEM: (Kind.SUBITEM,),
    Kind.SUBITEM: (Kind.SUBITEM,),
}
_LISTED_ELSEWHERE = (Kind.PARAGRAPH, Kind.ITEM)
_SPACED = frozenset(Kind) - frozenset(_LIST_KEY)
_UNIT = {
    Kind.PART: "編",
    Kind.CHAPTER: "章",
    Kind.SECTION: "節",
    Kind.SUBSECTION: "款",
    Kind.DIVISION: "目",
    Kind.ARTICLE: "条",
}
_FIGURES = "[0-9０-９〇一二三四五六七八九十百千]+"
_UNPLACED = "位置付けを決められなかった文字列"


def clause_list(clauses: Sequence[Clause], *, counted: bool = False, start: int = 0) -> list[object]:
    """The entries of a list.

    In a ``counted`` list a clause without label whose number is its position needs neither; positions count from
    ``start`` + 1.
    """
    keys = _Keys(clauses, start if counted else None)
    return [
        Mapping(
            [*keys.pairs(at), *_pairs(clause)],
            comment=_UNPLACED if clause.kind is Kind.TEXT else "",
            spaced=clause.kind in _SPACED,
        )
        for at, clause in enumerate(clauses)
    ]


def single_clause(clause: Clause) -> object:
    """目次 or 前文 under a key of its own: its words alone where it has nothing else."""
    pairs = [*_captioned_head(clause), *_pairs(clause)]
    named = [("caption" if key == _KEY[clause.kind] else key, value) for key, value in pairs if value is not None]
    return named[0][1] if [key for key, _ in named] == ["text"] else Mapping(named)


class _Keys:
    """For each clause of one list the pairs that say its kind, number and label.

    A label says the number where reading it gives that number.  How イ or i is read depends on the labels beside it, so
    labels are taken back until all that are left are read right.
    """

    def __init__(self, clauses: Sequence[Clause], start: int | None) -> None:
        self._clauses = clauses
        self._start = start
        self._spoken = [_printed(clause) is not None for clause in clauses]
        while wrong := self._misread():
            for at in wrong:
                self._spoken[at] = False

    def pairs(self, at: int) -> list[tuple[str, object]]:
        """Kind, number and label of clause ``at``."""
        clause = self._clauses[at]
        if clause.kind is Kind.TEXT or clause.kind in _CAPTIONED:
            return list(_captioned_head(clause))
        if self._counts(at):
            return []
        value = self._value(at)
        label = clause.label.text if clause.label is not None else None
        said = self._spoken[at] or (value is None and label is None)
        return [(_KEY[clause.kind], value), *([] if said else [("label", label)])]

    def _misread(self) -> list[int]:
        values = [self._value(at) for at in range(len(self._clauses)) if not self._counts(at)]
        beside = [str(value) for value in values if value is not None]
        return [
            at
            for at, clause in enumerate(self._clauses)
            if self._spoken[at] and number_of(_printed(clause) or "", beside) != clause.number
        ]

    def _value(self, at: int) -> int | str | None:
        clause = self._clauses[at]
        if clause.kind is Kind.TEXT or clause.kind in _CAPTIONED:
            return None
        printed = _printed(clause) if self._spoken[at] else None
        if printed is None:
            return None if clause.number is None else _figures(clause.number)
        return int(printed) if re.fullmatch(r"[1-9][0-9]{0,8}", printed) else printed

    def _counts(self, at: int) -> bool:
        """Whether the position of the clause says its number."""
        clause = self._clauses[at]
        return self._start is not None and clause.label is None and clause.number == (self._start + at + 1,)


def _captioned_head(clause: Clause) -> Pairs:
    if clause.kind in _CAPTIONED:
        yield _KEY[clause.kind], clause.caption.text if clause.caption is not None else None
    if clause.number is not None:
        yield "number", _figures(clause.number)
    if clause.label is not None:
        yield "label", clause.label.text


def _printed(clause: Clause) -> str | None:
    """The label, where the schema takes it for the value of a kind key."""
    if clause.label is None or clause.number is None or clause.kind is Kind.TEXT or clause.kind in _CAPTIONED:
        return None
    unit = _UNIT.get(clause.kind)
    pattern = r"\S(.*\S)?" if unit is None else rf"第?{_FIGURES}{unit}?([のノ]{_FIGURES})*"
    return clause.label.text if re.fullmatch(pattern, clause.label.text) else None


def _figures(number: Number) -> int | str:
    head, *branches = number
    return f"{head}" + "".join(f"の{branch}" for branch in branches) if branches else head


def _pairs(clause: Clause) -> Pairs:
    """What a clause says beside its number and label."""
    if clause.bullet:
        yield "bullet", True
    if clause.caption is not None and clause.kind not in _CAPTIONED:
        yield "caption", clause.caption.text
    if clause.note is not None:
        yield "note", clause.note.text
    if clause.deleted:
        yield "deleted", True
    first = _inline_paragraph(clause)
    if first is None:
        yield from _words(clause)
    else:
        yield from _words(first)
        if clause.children[1:]:
            yield "paragraphs", clause_list(clause.children[1:], counted=True, start=1)
        yield from _duty(first.duty)
    yield from _duty(clause.duty)


def _words(clause: Clause) -> Pairs:
    if clause.text is not None:
        yield "text", clause.text.text
    if clause.children:
        kinds = {child.kind for child in clause.children}
        kind = next(iter(kinds))
        if len(kinds) == 1 and kind in _LISTED.get(clause.kind, _LISTED_ELSEWHERE):
            yield _LIST_KEY[kind], clause_list(clause.children, counted=True)
        else:
            yield "body", clause_list(clause.children)
    if clause.tables:
        yield "tables", [_table(table) for table in clause.tables]
    if clause.tail is not None:
        yield "tail", clause.tail.text


def _inline_paragraph(clause: Clause) -> Clause | None:
    """The first 項 of an article where it can stand in the article itself: unnumbered, and nothing but words."""
    if clause.kind is not Kind.ARTICLE or not clause.children or clause.text or clause.tail or clause.tables:
        return None
    first, *rest = clause.children
    if first.kind is not Kind.PARAGRAPH or first.number != (1,) or first.text is None or first.bullet or first.deleted:
        return None
    if first.label is not None or first.caption is not None or first.note is not None:
        return None
    if any(child.kind is not Kind.ITEM for child in first.children) or any(
        one.kind is not Kind.PARAGRAPH for one in rest
    ):
        return None
    # Duty fields in an article are those of its paragraph if that is the only one, and else its own.
    misplaced = first.duty if rest else clause.duty
    return first if misplaced is None else None


def _table(table: Table) -> Mapping:
    pairs: list[tuple[str, object]] = []
    if table.caption is not None:
        pairs.append(("caption", table.caption.text))
    if table.header_rows:
        pairs.append(("header_rows", table.header_rows))
    return Mapping([*pairs, ("rows", [Row([cell.text for cell in row]) for row in table.rows])])


def _duty(duty: Duty | None) -> Pairs:
    if duty is None:
        return
    pairs = {
        "who": _one_or_more(duty.who),
        "what": duty.what,
        "how": duty.how,
        "when": _timing(duty.when),
        "record": duty.record,
        "report_to": _one_or_more(duty.report_to),
        "delegates_to": _one_or_more(duty.delegates_to),
        "retention": duty.retention,
        "covers": list(duty.covers) or None,
        "reviewed": _review(duty.reviewed),
        "suppress": [_suppression(one) for one in duty.suppressions] or None,
    }
    yield from _said(pairs)


def _said(pairs: dict[str, object]) -> Pairs:
    return ((key, value) for key, value in pairs.items() if value is not None)


def _one_or_more(words: Sequence[str]) -> object:
    return words[0] if len(words) == 1 else list(words) or None


def _timing(timing: Timing | None) -> Mapping | None:
    if timing is None:
        return None
    pairs: dict[str, object] = {
        "every": timing.every,
        "months": Row(list(timing.months)) if timing.months else None,
        "within": timing.within,
        "trigger": timing.trigger,
        "plan": timing.plan,
    }
    return Mapping(list(_said(pairs)))


def _review(review: Review | None) -> Mapping | None:
    if review is None:
        return None
    return Mapping(list(_said({"words": review.words, "on": review.on, "by": review.by})))


def _suppression(suppression: Suppression) -> Mapping:
    pairs: dict[str, object] = {
        "reason": suppression.reason,
        "approver": suppression.approver,
        "expires": suppression.expires,
    }
    return Mapping([("checks", Row(list(suppression.checks))), *_said(pairs)])
