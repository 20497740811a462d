"""Hypothesis strategies: texts as awkward as they come, and regulations made of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from policylint.document.fields import Duty, Review, Suppression, Timing
from policylint.document.model import Amendment, Clause, Date, Kind, Prose, Regulation, Table
from policylint.document.node import Node
from policylint.source import Span, TextMap

AWKWARD = [
    "1.0",
    "010",
    "yes",
    "はい",
    "null",
    "---",
    "...",
    "|",
    "> ",
    "- ",
    "? ",
    ": ",
    "：",
    " #",
    "#",
    '"',
    "'",
    "\\",
    "\\n",
    "\t",
    " ",
    "　",
    "\n",
    "\u0085",
    "\u2028",
    "\u00a0",
    "𠮷",
    "🍣",
    "が",
    "か\u3099",
    "、",
    "。",
    "「",
    "（第１項）",
    "第３条の２",
    "①",
    "2022-03-14",
    "{",
    "]",
    ",",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "=",
    "ー",
    "管理者は",
    "毎月１回",
]


def texts(*, lines: bool = True) -> st.SearchStrategy[str]:
    """Non-empty text of ordinary and awkward pieces, line ends included where ``lines`` says so."""
    pieces = [*AWKWARD, "\r\n", "\r"] if lines else [piece for piece in AWKWARD if piece != "\n"]
    letters = st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="" if lines else "\n\r")
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=5).map("".join) | st.text(
        letters, min_size=1, max_size=5
    )


def proses(*, lines: bool = False) -> st.SearchStrategy[Prose]:
    """Words that are more than space."""
    return texts(lines=lines).map(str.strip).filter(bool).map(prose)


def prose(text: str) -> Prose:
    """``text`` as if a file held nothing else."""
    return Prose(text, TextMap.verbatim(Span(0, len(text))) if text else TextMap(()))


def tables() -> st.SearchStrategy[Table]:
    """Tables of one to three columns with empty and awkward cells."""
    cells = st.just("").map(prose) | proses(lines=True)

    def of_width(width: int) -> st.SearchStrategy[Table]:
        rows = st.lists(st.tuples(*[cells] * width), min_size=1, max_size=3).map(tuple)
        return st.builds(Table, rows, st.just(HERE), st.integers(0, 1), st.none() | proses())

    return st.integers(1, 3).flatmap(of_width)


HERE = Span(0, 0)
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_KANJI = "一二三四五六七八九"
_IROHA = "イロハニホヘトチリ"
_AIU = "アイウエオカキクケ"


@st.composite
def numberings(draw: st.DrawFn, kind: Kind) -> dict[str, object]:
    """Number and label as a clause of ``kind`` may have them: in harmony, printed oddly, or one without the other."""
    head = draw(st.integers(1, 9))
    branches = draw(st.lists(st.integers(2, 4), max_size=2)) if draw(st.booleans()) else []
    number = (head, *branches)
    unit = {Kind.CHAPTER: "章", Kind.SECTION: "節", Kind.PART: "編"}.get(kind, "条")
    tail = "".join(f"の{branch}" for branch in branches)
    if kind in {Kind.ARTICLE, Kind.CHAPTER, Kind.SECTION, Kind.PART}:
        printed = [
            f"第{head}{unit}{tail}",
            f"第{head}{unit}{tail}".translate(_FULL),
            f"第{_KANJI[head - 1]}{unit}{tail}",
        ]
        printed += [f"第 {head} {unit}{tail}", str(head)]
    elif kind is Kind.SUBITEM:
        number = (head,)
        printed = [
            _IROHA[head - 1],
            _AIU[head - 1],
            f"（{_AIU[head - 1]}）",
            f"({head})",
            "abcdefghi"[head - 1],
            f"{head}.",
        ]
    elif kind is Kind.APPENDED_TABLE:
        number = (head,)
        printed = [f"別表第{head}", f"別表第{head}".translate(_FULL), f"別表{head}", "別表"]
    elif kind is Kind.APPENDED_STYLE:
        number = (head,)
        printed = [f"様式第{head}号", f"別記様式第{head}号（第3条関係）", f"第{head}号様式"]
    else:
        printed = [f"{head}", f"{head}".translate(_FULL), f"({head})", f"（{head}）".translate(_FULL), f"{head}."]
        printed += [_CIRCLED[head - 1], _KANJI[head - 1], "・"]
        number = (head,) if draw(st.booleans()) else number
    label = draw(st.none() | st.sampled_from(printed).map(prose) | proses())
    return {"number": draw(st.just(number) | st.none()), "label": label}


@st.composite
def clauses(draw: st.DrawFn, kind: Kind, depth: int = 0) -> Clause:
    """A clause of ``kind`` with what may stand in it."""
    said: dict[str, object] = {}
    if kind not in {Kind.TOC, Kind.PREAMBLE, Kind.HEADING, Kind.TEXT}:
        said |= draw(numberings(kind))
    if draw(st.booleans()) or kind is Kind.HEADING:
        said["caption"] = draw(proses())
    said["note"] = draw(st.none() | proses()) if draw(st.booleans()) else None
    below = [] if depth > MOST_DEEP else draw(st.lists(st.sampled_from(_BELOW[kind]), max_size=2 + (depth == 0)))
    if below and kind in _WORDY and draw(st.booleans()):
        below = [below[0]] * len(below)
    children = [draw(clauses(child, depth + 1)) for child in below]
    if kind is Kind.ARTICLE:
        said["deleted"] = not children and draw(st.booleans())
        children = children or ([] if said["deleted"] else [draw(clauses(Kind.PARAGRAPH, depth + 1))])
        if children and children[0].kind is Kind.PARAGRAPH and draw(st.booleans()):
            children[0] = replace(children[0], number=(1,), label=None, note=None, caption=None, bullet=False)
    elif kind in _WORDY:
        said["text"] = draw(proses(lines=True) if not children else st.none() | proses(lines=True))
        said["tail"] = draw(st.none() | proses(lines=True)) if children else None
        said["tables"] = tuple(draw(st.lists(tables(), max_size=1)))
    if kind in {Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM} and said["label"] is not None:
        said["bullet"] = draw(st.booleans())
    if draw(st.integers(0, 5)) == 0 and kind in {Kind.PARAGRAPH, Kind.ITEM, Kind.ARTICLE}:
        said["duty"] = draw(duties())
    return Clause(kind, HERE, children=tuple(children), **said)


MOST_DEEP = 1
_WORDY = frozenset(Kind) - {Kind.ARTICLE, Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.HEADING}
_IN_ARTICLE = [Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.TEXT]
_IN_CHAPTER = [Kind.ARTICLE, Kind.ARTICLE, Kind.SECTION, Kind.TEXT]
_BELOW = {
    Kind.TOC: [Kind.TEXT],
    Kind.PREAMBLE: [Kind.TEXT, Kind.ITEM],
    Kind.PART: [Kind.CHAPTER, Kind.ARTICLE],
    Kind.CHAPTER: _IN_CHAPTER,
    Kind.SECTION: [Kind.ARTICLE],
    Kind.HEADING: [Kind.PARAGRAPH, Kind.HEADING, Kind.TEXT],
    Kind.ARTICLE: _IN_ARTICLE,
    Kind.PARAGRAPH: [Kind.ITEM, Kind.ITEM, Kind.SUBITEM, Kind.TEXT],
    Kind.ITEM: [Kind.SUBITEM, Kind.SUBITEM, Kind.ITEM, Kind.TEXT],
    Kind.SUBITEM: [Kind.SUBITEM, Kind.TEXT],
    Kind.SUPPLEMENTARY: [Kind.PARAGRAPH, Kind.ARTICLE, Kind.ITEM],
    Kind.APPENDED_TABLE: [Kind.ITEM, Kind.PARAGRAPH, Kind.TEXT],
    Kind.APPENDED_STYLE: [Kind.TEXT],
    Kind.TEXT: [Kind.ITEM, Kind.TEXT],
}
NODE = Node((), "scalar", HERE)


@st.composite
def duties(draw: st.DrawFn) -> Duty:
    """Structured fields of a clause, at least one of them."""
    names = proses().map(str)
    several = st.lists(names, max_size=2).map(tuple)
    timing = st.builds(
        Timing,
        st.just(NODE),
        every=st.none() | st.sampled_from(["P1M", "P1Y"]),
        months=st.just((4, 10)) | st.just(()),
        within=st.just("PT24H"),
        trigger=st.none() | names,
    )
    suppression = st.builds(
        Suppression, st.just(NODE), st.just(("V101",)), names, st.none() | names, st.just("2027-03-31")
    )
    marks = st.sampled_from(["3f9a0c5be1d27784", "0123456789012345", "1234e56789012345"])
    review = st.builds(Review, st.just(NODE), marks, st.none() | st.just("2026-11-24"), st.none() | names)
    return Duty(
        NODE,
        who=draw(several),
        what=draw(names),
        when=draw(st.none() | timing),
        report_to=draw(several),
        retention=draw(st.none() | st.just("P5Y")),
        covers=draw(st.just(()) | st.just(("gov-2025/2.C.b-3",))),
        reviewed=draw(st.none() | review),
        suppressions=tuple(draw(st.lists(suppression, max_size=1))),
    )


def dates() -> st.SearchStrategy[Date | None]:
    """Dates in words, with and without the day they mean."""
    written = st.sampled_from([("2022-03-14", "2022-03-14"), ("令和４年３月14日", "2022-03-14"), ("公布の日", None)])
    return st.none() | (written | st.tuples(proses().map(str), st.none())).map(lambda one: Date(prose(one[0]), one[1]))


@st.composite
def regulations(draw: st.DrawFn) -> Regulation:
    """A regulation with anything the model can say."""
    kinds = st.lists(st.sampled_from(_TOP), min_size=1, max_size=4)
    kinds |= kinds.map(lambda some: sorted(some, key=_TOP.index))
    return Regulation(
        draw(proses()),
        tuple(draw(clauses(kind)) for kind in draw(kinds)),
        number=draw(st.none() | proses()),
        enacted=draw(dates()),
        in_force=draw(dates()),
        amendments=tuple(draw(st.lists(st.builds(Amendment, proses(), dates(), texts().map(str.strip)), max_size=2))),
        edition=draw(st.none() | st.just("gov-2025")),
        front=tuple(draw(st.lists(proses(lines=True), max_size=2))),
    )


_TOP = [Kind.TOC, Kind.PREAMBLE, Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.HEADING, Kind.ITEM, Kind.TEXT]
_TOP += [Kind.SUPPLEMENTARY, Kind.SUPPLEMENTARY, Kind.APPENDED_TABLE, Kind.APPENDED_STYLE]
