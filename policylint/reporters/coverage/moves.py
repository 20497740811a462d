"""What moves from one edition of the guideline to another, for a terminal, for programs, a spreadsheet, a wiki."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from policylint import __version__
from policylint.coverage.moves import Kind, Reason
from policylint.guideline.editions import Modality
from policylint.reporters.coverage.words import MARK, MODALITY, STATUS
from policylint.reporters.layout import clean, width, wrap
from policylint.reporters.markdown_parts import plain, table
from policylint.reporters.paint import Paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Literal

    from policylint.checks.model import Lang
    from policylint.coverage import Coverage
    from policylint.coverage.moves import Move
    from policylint.guideline.catalogue import Edition, Requirement
    from policylint.reporters.style import Style

    Form = Literal["table", "json", "csv", "markdown"]

KIND: Mapping[Kind, Mapping[Lang, str]] = {
    Kind.NEW: {"ja": "新たに求められる", "en": "newly required"},
    Kind.STRICTER: {"ja": "厳しくなる", "en": "stricter"},
    Kind.LOOSER: {"ja": "緩やかになる", "en": "looser"},
    Kind.CHANGED: {"ja": "改められる", "en": "changed"},
    Kind.DROPPED: {"ja": "なくなる", "en": "dropped"},
    Kind.UNKNOWN: {"ja": "比べられない", "en": "not comparable"},
    Kind.SAME: {"ja": "変わらない", "en": "the same"},
}
"""In the order in which a report shows them."""
REASON: Mapping[Reason, Mapping[Lang, str]] = {
    Reason.EQUAL: {"ja": "", "en": ""},
    Reason.TEXT: {"ja": "文が違う", "en": "the text differs"},
    Reason.MODALITY: {"ja": "強さが違う", "en": "the modality differs"},
    Reason.TEXT_MODALITY: {"ja": "文と強さが違う", "en": "text and modality differ"},
    Reason.CLAUSE: {"ja": "対応する箇条がない", "en": "the other edition has no such clause"},
    Reason.UNPAIRED: {"ja": "対応する要件がない", "en": "the other edition has no such requirement"},
    Reason.PART: {"ja": "{edition}の版の {near} に含まれる", "en": "part of {near} {edition}"},
    Reason.NOT_HELD: {
        "ja": "もう一方の版の本文のこの項は収録していない",
        "en": "this part of the main text of the other edition is not on file",
    },
}
_WORDS = {
    "title": ("ガイドラインの版が替わると変わること", "What moves between editions of the guideline"),
    "from": ("前", "before"),
    "to": ("後", "after"),
    "from-id": ("前の要件", "requirement before"),
    "to-id": ("後の要件", "requirement after"),
    "requirement": ("要件", "requirement"),
    "modality": ("強さ", "modality"),
    "text": ("要件の要約", "summary"),
    "was": ("前の要約", "summary before"),
    "kind": ("区分", "kind"),
    "reason": ("理由", "reason"),
    "difference": ("箇条の違い", "difference of the clause"),
    "heading": ("箇条", "heading"),
    "status": ("状態", "status"),
    "clauses": ("条項", "clauses"),
    "count": ("{count}件", "{count}"),
    "number": ("件数", "count"),
    "open": ("満たしていないもの {count}件", "{count} open"),
    "parts": ("もう一方の版では別の要件の一部 {count}件", "{count} part of another requirement there"),
    "brackets": ("（{told}）", " ({told})"),
    "comma": ("、", ", "),
    "examples": (
        "ほかに、手法の例 {count}件{note}。JSON、CSV、Markdown の出力に載ります。",
        "Also {count} examples of methods{note}; JSON, CSV and Markdown list them.",
    ),
    "more": ("ほか{count}か所", "{count} more"),
    "small": ("中小規模事業者", "small businesses"),
    "here": ("対応: {clauses}", "met by: {clauses}"),
    "note": (
        "要件の文は、このツールによる要約です。要約の言い回しだけが違う場合もあるので、「改められる」は前後の文を読み比べてください。",
        "The texts are summaries by this tool, and may differ in wording alone: compare both before you act.",
    ),
}
_STEERING = ("=", "+", "-", "@", "\t", "\r")
_SMALL = "中小規模事業者特例"
_INDENT = 4
_ROOM = 32
"""Columns that a text has beside its head at least; where there are fewer it stands below."""
_CLAUSES = 4
"""Clauses that the table names for one requirement."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What every form tells from."""

    moves: Sequence[Move]
    old: Edition
    new: Edition
    coverage: Coverage | None
    style: Style

    def before(self, move: Move) -> Requirement | None:
        """The requirement of the old edition."""
        return self.old.requirements.get(move.old)

    def after(self, move: Move) -> Requirement | None:
        """The requirement of the new edition."""
        return self.new.requirements.get(move.new)

    def subject(self, move: Move) -> Requirement:
        """The requirement of the new edition, or of the old where the new has none."""
        return self.new.requirements[move.new] if move.new else self.old.requirements[move.old]

    def of(self, kind: Kind) -> list[Move]:
        """The moves of one kind, in order."""
        return [move for move in self.moves if move.kind is kind]

    def reason(self, move: Move) -> str:
        """The reason in words."""
        edition = self.word("to" if move.old else "from")
        return REASON[move.reason][self.style.lang].format(near=_short(move.near), edition=edition)

    def modality(self, move: Move) -> str:
        """The modality, or both where it moves (例示→義務)."""
        both = [each.modality for each in (self.before(move), self.after(move)) if each is not None]
        return "→".join(MODALITY[each][self.style.lang] for each in dict.fromkeys(both))

    def status(self, move: Move) -> str:
        """The status in words; "" without coverage."""
        return STATUS[move.verdict.status][self.style.lang] if move.verdict is not None else ""

    def word(self, key: str, **values: object) -> str:
        """A word of this report."""
        return _WORDS[key][self.style.lang == "en"].format(**values)

    def note(self, notes: Sequence[str]) -> str:
        """``notes`` in brackets; "" for none."""
        return self.word("brackets", told=self.word("comma").join(notes)) if notes else ""


def render(  # noqa: PLR0913, PLR0917 - what a report needs
    moves: Sequence[Move], old: Edition, new: Edition, coverage: Coverage | None, form: Form, style: Style
) -> str:
    """The whole report in one form; ``coverage`` is the one that ``moves`` were made with, or None."""
    report = _Report(moves, old, new, coverage, style)
    if form == "json":
        return _json(report)
    if form == "csv":
        return _csv(report)
    return "\n".join(_markdown(report) if form == "markdown" else _table(report)) + "\n"


def _table(report: _Report) -> Iterator[str]:
    style, paint = report.style, Paint(report.style.color)
    yield paint.bold(report.word("title"))
    for key, edition in (("from", report.old), ("to", report.new)):
        head = f"  {report.word(key)}: "
        yield from _hang(head, _name(edition), style.width)
    yield ""
    yield from _counts(report)
    for kind in KIND:
        if kind is not Kind.SAME and (mine := report.of(kind)):
            yield ""
            yield paint.bold(KIND[kind][style.lang])
            yield from _section(report, mine, paint)
    yield ""
    if report.coverage is not None:
        yield from wrap("　".join(f"{MARK[each]} {STATUS[each][style.lang]}" for each in MARK), style.width)
    yield from (paint.dim(row) for row in wrap(report.word("note"), style.width))


def _counts(report: _Report) -> Iterator[str]:
    lang = report.style.lang
    room = max(width(names[lang]) for names in KIND.values())
    for kind, names in KIND.items():
        mine = report.of(kind)
        if not mine:
            continue
        told = report.word("count", count=len(mine)).rjust(5 if lang == "en" else 4)
        by = [(MODALITY[m][lang], sum(report.subject(each).modality is m for each in mine)) for m in Modality]
        if kind is not Kind.SAME:
            told += "  " + report.word("comma").join(f"{name} {count}" for name, count in by if count)
        parts = sum(each.reason is Reason.PART for each in mine)
        notes = [report.word("parts", count=parts)] if parts else []
        if report.coverage is not None and kind is not Kind.DROPPED:
            notes.append(report.word("open", count=sum(each.open for each in mine)))
        told += report.note(notes)
        yield from _hang(f"  {names[lang]}{' ' * (room - width(names[lang]))} ", told, report.style.width)


def _section(report: _Report, moves: Sequence[Move], paint: Paint) -> Iterator[str]:
    """The moves of one kind under the clauses that they are of; examples are only counted, unless they come to bind."""
    listed = [m for m in moves if not _example(report, m)]
    last = ""
    for move in listed:
        requirement = report.subject(move)
        if requirement.clause != last:
            last = requirement.clause
            yield from wrap(f"  {_short(requirement.clause)} {clean(requirement.heading)}", report.style.width)
            if move.difference:
                yield from map(paint.dim, _hang(f"{' ' * _INDENT}※ ", move.difference, report.style.width))
        yield from _entry(report, move)
    if others := [m for m in moves if m not in listed]:
        still = sum(m.open for m in others)
        note = report.note([report.word("open", count=still)] if still else [])
        yield from _hang("  ", report.word("examples", count=len(others), note=note), report.style.width)


def _example(report: _Report, move: Move) -> bool:
    sides = [each for each in (report.before(move), report.after(move)) if each is not None]
    return all(each.modality is Modality.EXAMPLE for each in sides)


def _entry(report: _Report, move: Move) -> Iterator[str]:
    style = report.style
    requirement, before = report.subject(move), report.before(move)
    mark = MARK[move.verdict.status] if move.verdict is not None else ""
    if report.coverage is not None:
        mark += " " * (3 - width(mark))
    modality = report.modality(move)
    head = f"{' ' * _INDENT}{mark}{_short(requirement.id):<12} {modality}{' ' * max(9 - width(modality), 1)}"
    if style.width - width(head) < _ROOM:
        yield head.rstrip()
        head = " " * 2 * _INDENT
    if move.kind is Kind.CHANGED and before is not None:
        moved = _short(move.old) != _short(move.new)
        was = f"{before.text}（{_short(move.old)}）" if moved else before.text
        yield from _hang(f"{head}{report.word('from')} ", was, style.width)
        yield from _hang(f"{' ' * width(head)}{report.word('to')} ", requirement.text, style.width)
    else:
        yield from _hang(head, requirement.text + _aside(report, move, requirement), style.width)
    if clauses := _clauses(move):
        if len(clauses) > _CLAUSES:
            clauses = [*clauses[:_CLAUSES], report.word("more", count=len(clauses) - _CLAUSES)]
        yield from _hang(" " * width(head), report.word("here", clauses="、".join(clauses)), style.width)


def _aside(report: _Report, move: Move, requirement: Requirement) -> str:
    """What qualifies an entry: whom it is for, what it was part of."""
    told = [report.word("small")] if _SMALL in requirement.applies_to else []
    if move.reason in {Reason.PART, Reason.NOT_HELD}:
        told.append(report.reason(move))
    return report.note(told)


def _markdown(report: _Report) -> Iterator[str]:
    lang = report.style.lang
    yield f"# {report.word('title')}"
    yield ""
    for key, edition in (("from", report.old), ("to", report.new)):
        yield f"- {report.word(key)}: {plain(_name(edition))}"
    yield ""
    counted = [(KIND[kind][lang], str(len(report.of(kind)))) for kind in KIND]
    yield from table([report.word("kind"), report.word("number")], counted)
    for kind in KIND:
        mine = report.of(kind)
        if kind is Kind.SAME or not mine:
            continue
        yield ""
        yield f"## {KIND[kind][lang]}"
        yield ""
        keys = ["requirement", "modality", "text", "was", "reason", "status", "clauses"]
        left_out = {"was"} if kind is not Kind.CHANGED else set()
        left_out |= {"status", "clauses"} if report.coverage is None or kind is Kind.DROPPED else set()
        shown = [key for key in keys if key not in left_out]
        cells = (_cells(report, move) | {"clauses": "、".join(_clauses(move))} for move in mine)
        yield from table([report.word(key) for key in shown], ([plain(row[key]) for key in shown] for row in cells))
    yield ""
    yield plain(report.word("note"))


def _csv(report: _Report) -> str:
    """UTF-8 with a byte order mark (without it Excel reads Japanese as something else)."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    keys = (
        "kind",
        "from-id",
        "to-id",
        "heading",
        "modality",
        "text",
        "was",
        "reason",
        "difference",
        "status",
        "clauses",
    )
    writer.writerow([report.word(key) for key in keys])
    for move in report.moves:
        cells = _cells(report, move)
        writer.writerow([_harmless(cells[key]) for key in keys])
    return "\ufeff" + text.getvalue()


def _cells(report: _Report, move: Move) -> dict[str, str]:
    requirement, before = report.subject(move), report.before(move)
    reason = report.reason(move)
    return {
        "kind": KIND[move.kind][report.style.lang],
        "from-id": move.old,
        "to-id": move.new,
        "requirement": _short(requirement.id)
        if _short(move.old) == _short(move.new) or not move.old or not move.new
        else f"{_short(move.old)} → {_short(move.new)}",
        "heading": requirement.heading,
        "modality": report.modality(move),
        "text": requirement.text,
        "was": before.text if before is not None and move.kind is Kind.CHANGED else "",
        "reason": reason,
        "difference": move.difference,
        "status": report.status(move),
        "clauses": "\n".join(f"{path} {clause}".strip() for path, clause in _places(move)),
    }


def _json(report: _Report) -> str:
    """Version 1: keys only get added."""
    data = {
        "version": 1,
        "tool": {"name": "policylint", "version": __version__},
        "from": report.old.id,
        "to": report.new.id,
        "moves": [_told(report, move) for move in report.moves],
        "summary": {kind.value: len(report.of(kind)) for kind in Kind},
    }
    if report.coverage is not None:
        data["open"] = {kind.value: sum(move.open for move in report.of(kind)) for kind in Kind}
    # A path may hold bytes that are no UTF-8 (surrogates): they are escaped so that the file stays valid.
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _told(report: _Report, move: Move) -> dict[str, object]:
    before, after = report.before(move), report.after(move)
    return {
        "kind": move.kind.value,
        "from": move.old or None,
        "to": move.new or None,
        "text": report.subject(move).text,
        "text_before": before.text if before is not None else None,
        "modality": {
            "from": before.modality.value if before is not None else None,
            "to": after.modality.value if after is not None else None,
        },
        "reason": move.reason.value,
        "difference": move.difference or None,
        "part_of": move.near or None,
        "status": move.verdict.status.value if move.verdict is not None else None,
        "clauses": [{"path": path, "clause": clause} for path, clause in _places(move)],
    }


def _places(move: Move) -> list[tuple[str, str]]:
    return list(dict.fromkeys((c.path, c.clause) for c in move.citations))


def _clauses(move: Move) -> list[str]:
    return list(dict.fromkeys(c.clause for c in move.citations if c.clause))


def _hang(head: str, text: str, columns: int) -> Iterator[str]:
    """``text`` after ``head``, its further rows under its first."""
    first, *others = wrap(clean(text), max(columns - width(head), 20))
    yield head + first
    yield from (" " * width(head) + row for row in others)


def _name(edition: Edition) -> str:
    # an organisation's own catalogue need not say as of when it is
    return f"{edition.title}（{'、'.join(filter(None, (edition.id, edition.as_of)))}）"


def _short(requirement: str) -> str:
    return requirement.partition("/")[2]


def _harmless(cell: str) -> str:
    """``cell`` as a spreadsheet takes it for text: what looks like a formula gets an apostrophe ahead."""
    return f"'{cell}" if cell.startswith(_STEERING) else cell
