"""The one notation for clauses: 第7条第2項第1号イ, 第3条の2第1項, 附則第1項, 別表第1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.document.model import Kind, Number, Regulation

if TYPE_CHECKING:
    from policylint.document.model import Clause

_CONTAINER = {Kind.PART: "編", Kind.CHAPTER: "章", Kind.SECTION: "節", Kind.SUBSECTION: "款", Kind.DIVISION: "目"}
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"


def clause_ref(regulation: Regulation, clause: Clause) -> str:
    """The reference of ``clause``, half-width digits, 第1項 always written; "" for the regulation as a whole.

    A chapter is named with the chapters around it (第1章第2節), an article without them.  A second 附則 is told apart by
    its amendment note in brackets.  A heading without number is named by its words in 「」.
    """
    path = [clause, *regulation.ancestors(clause)]
    if any(step.kind in _BELOW_CHAPTERS for step in path):
        path = [step for step in path if step.kind not in _CONTAINER]
    return "".join(_step(regulation, step) for step in reversed(path))


_BELOW_CHAPTERS = frozenset({Kind.ARTICLE, Kind.SUPPLEMENTARY, Kind.APPENDED_TABLE, Kind.APPENDED_STYLE})


def _step(regulation: Regulation, clause: Clause) -> str:  # noqa: PLR0911 - one line per kind reads best
    number, printed = clause.number, clause.label.text.strip() if clause.label is not None else ""
    match clause.kind:
        case Kind.ARTICLE if number is not None:
            head, *branches = number
            unit = "" if printed.startswith("第") and "条" not in printed else "条"
            return f"第{head}{unit}" + "".join(f"の{branch}" for branch in branches)
        case Kind.PARAGRAPH:
            return _numbered("項", number or (1,))
        case Kind.ITEM:
            return _numbered("号", number or (1,))
        case Kind.SUBITEM:
            return _subitem(printed, number)
        case Kind.SUPPLEMENTARY:
            return _supplementary(regulation, clause)
        case Kind.APPENDED_TABLE | Kind.APPENDED_STYLE:
            word = "別表" if clause.kind is Kind.APPENDED_TABLE else "様式"
            if number is None:
                return word
            return _numbered("号", number, word) if clause.kind is Kind.APPENDED_STYLE else _numbered("", number, word)
        case Kind.PREAMBLE:
            return "前文"
        case Kind.TOC:
            return "目次"
        case Kind.HEADING | Kind.ARTICLE:
            return f"「{clause.caption.text.strip()}」" if clause.caption is not None else ""
        case Kind.TEXT:
            return ""
        case _:
            return _numbered(_CONTAINER[clause.kind], number or (1,))


def _numbered(unit: str, number: Number, word: str = "") -> str:
    head, *branches = number
    return f"{word}第{head}{unit}" + "".join(f"の{branch}" for branch in branches)


def _subitem(printed: str, number: Number | None) -> str:
    """The label as printed, half width where it is a figure or a letter; a bullet is counted in イロハ."""
    core = printed.strip("（）()．.、 　")
    if core and not set(core) & set("・○●-−*■□◆◇"):
        wrapped = printed[:1] in "(（"
        figures = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in core)
        return f"({figures})" if wrapped or figures.isascii() else figures
    index = (number or (1,))[0] - 1
    return _IROHA[index] if index < len(_IROHA) else f"({index + 1})"


def _supplementary(regulation: Regulation, clause: Clause) -> str:
    later = [other for other in regulation.body if other.kind is Kind.SUPPLEMENTARY]
    if not later or clause is later[0]:
        return "附則"
    if clause.note is not None:
        return f"附則（{clause.note.text.strip('（）() 　')}）"
    return f"附則（{next(i for i, other in enumerate(later, 1) if other is clause)}）"
