"""Coverage for a terminal: a bar for each section of the guideline, then what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.coverage import OPEN, Status, percent, share
from policylint.guideline.editions import Modality
from policylint.reporters.coverage.words import MARK, MEANING, MODALITY, STATUS
from policylint.reporters.layout import clean, clip, width, wrap
from policylint.reporters.paint import Paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.coverage import Coverage, Matrix, Verdict
    from policylint.guideline.catalogue import Requirement
    from policylint.reporters.style import Style

_WORDS = {
    "open": ("満たしていない要件", "Open requirements"),
    "none-open": (
        "文面で示せる要件は、すべて満たしています。",
        "Every requirement that a text can show is met.",
    ),
    "examples": (
        "ほかに、ガイドラインが例として挙げる手法のうち、見当たらないもの又は一部のもの {count}件（--only example で一覧）",
        "Also {count} of the methods that the guideline gives as examples (list: --only example)",
    ),
    "all": ("全体", "All"),
    "of": ("{covered}/{expected} 充足", "{covered}/{expected} covered"),
    "with-partial": ("、一部 {partial}", ", {partial} partial"),
    "excluded": ("理由を付けて除いた要件", "Set aside with a reason"),
    "legend": ("記号", "Marks"),
    "often": ("満たしていない組織の多い要件", "Requirements that most organisations leave open"),
    "count": ("{count}/{all} 組織", "{count} of {all}"),
    "unexpected": ("対象外 {count}", "{count} not expected"),
    "so-far": ("ここまで: {clauses}", "so far: {clauses}"),
}
_BAR = 20
_NAME = 30
_OFTEN = 10
"""Requirements that are listed where there are several organisations."""


def render(matrix: Matrix, style: Style) -> str:
    """The report, ``style.width`` terminal columns wide."""
    paint = Paint(style.color)
    lines = [paint.bold(row) for row in wrap(clean(f"{matrix.edition.title}（{matrix.edition.id}）"), style.width)]
    lines += wrap(clean(matrix.edition.as_of), style.width)
    body = _one(matrix, style, paint) if len(matrix.columns) == 1 else _many(matrix, style, paint)
    return "\n".join([*lines, "", *body]) + "\n"


def _one(matrix: Matrix, style: Style, paint: Paint) -> Iterator[str]:
    column = matrix.columns[0]
    yield paint.bold(clip(clean(column.name), style.width, keep="start"))
    yield from _bars(matrix, column.verdicts, style, paint)
    yield ""
    found = [r for r in matrix.requirements if column.verdicts[r.id].status in OPEN]
    asked_for = set(matrix.modalities) == {Modality.EXAMPLE}
    listed = [r for r in found if asked_for or r.modality is not Modality.EXAMPLE]
    yield paint.bold(_word("open", style)) if listed else _word("none-open", style)
    for clause, requirements in matrix.rows:
        mine = [r for r in requirements if r in listed]
        if mine:
            yield f"  {clause.id.partition('/')[2]} {clip(clean(clause.heading), style.width - 20, keep='start')}"
            for requirement in mine:
                yield from _open(requirement, column.verdicts[requirement.id], style)
    if len(found) > len(listed):
        yield from wrap(_word("examples", style, count=len(found) - len(listed)), style.width)
    yield from _excluded(matrix, column, style, paint)
    yield ""
    yield from _legend(style)


def _bars(matrix: Matrix, verdicts: Mapping[str, Verdict], style: Style, paint: Paint) -> Iterator[str]:
    """A row for each section: its name, a bar, the numbers."""
    rows = [(section, heading, requirements) for section, heading, requirements in matrix.sections()]
    whole = ("", _word("all", style), matrix.requirements)
    room = max(style.width - _BAR - 28, 16)
    for section, heading, requirements in (*rows, whole):
        covered, partial, expected = share(verdicts, requirements)
        label = clip(clean(f"{section} {heading}".strip()), room, keep="start")
        unexpected = sum(verdicts[r.id].status is Status.NOT_EXPECTED for r in requirements)
        told = _word("of", style, covered=covered, expected=expected) if expected else ""
        if partial:
            told += _word("with-partial", style, partial=partial)
        if not expected:
            told = _word("unexpected", style, count=unexpected)
        row = f"  {label}{' ' * (room - width(label))} {_bar(covered, partial, expected)} {told}"
        yield paint.bold(row) if section == "" else row


def _bar(covered: int, partial: int, expected: int) -> str:
    """``█`` for what is covered, ``▒`` for what is partly, ``·`` for the rest; a share that is there shows at least one."""
    if not expected:
        return " " * _BAR
    full = _cells(covered, expected)
    half = min(_cells(partial, expected), _BAR - full)
    if full == _BAR and covered < expected:
        full -= 1
    return "█" * full + "▒" * half + "·" * (_BAR - full - half)


def _cells(part: int, whole: int) -> int:
    return max(round(_BAR * part / whole), 1) if part else 0


def _open(requirement: Requirement, verdict: Verdict, style: Style) -> Iterator[str]:
    """The requirement, and for a partial one where something stands."""
    name = requirement.id.partition("/")[2]
    modality = MODALITY[requirement.modality][style.lang]
    head = f"    {MARK[verdict.status]} {name + ' ':<12}{modality}{' ' * max(10 - width(modality), 1)}"
    rows = wrap(clean(requirement.text), max(style.width - width(head), 20))
    yield head + rows[0]
    indent = " " * width(head)
    yield from (indent + row for row in rows[1:])
    clauses = "、".join(dict.fromkeys(c.clause for c in verdict.citations if c.clause))
    if clauses:
        told = _word("so-far", style, clauses=clean(clauses))
        yield from (indent + row for row in wrap(told, max(style.width - width(indent), 20)))


def _excluded(matrix: Matrix, column: Coverage, style: Style, paint: Paint) -> Iterator[str]:
    found = [(r, column.verdicts[r.id]) for r in matrix.requirements if column.verdicts[r.id].exclusion is not None]
    if not found:
        return
    yield ""
    yield paint.bold(_word("excluded", style))
    for requirement, verdict in found:
        exclusion = verdict.exclusion
        assert exclusion is not None  # noqa: S101 - picked above
        told = "／".join(filter(None, (exclusion.reason, exclusion.approver, exclusion.review_date)))
        head = f"    {MARK[verdict.status]} {requirement.id.partition('/')[2] + ' ':<12}"
        rows = wrap(clean(told), max(style.width - width(head), 20))
        yield head + rows[0]
        yield from (" " * width(head) + row for row in rows[1:])


def _many(matrix: Matrix, style: Style, paint: Paint) -> Iterator[str]:
    """A bar for each organisation, then the requirements that most leave open."""
    column_width = min(max(width(clean(c.name)) for c in matrix.columns), _NAME)
    for column in matrix.columns:
        covered, partial, expected = share(column.verdicts, matrix.requirements)
        label = clip(clean(column.name), column_width, keep="start")
        told = f"{percent(column.verdicts, matrix.requirements):3.0f}%  {_word('of', style, covered=covered, expected=expected)}"
        told += _word("with-partial", style, partial=partial) if partial else ""
        yield f"  {label}{' ' * (column_width - width(label))} {_bar(covered, partial, expected)} {told}"
    yield ""
    counted = [
        (sum(column.verdicts[r.id].status in OPEN for column in matrix.columns), r)
        for r in matrix.requirements
        if r.modality is not Modality.EXAMPLE or set(matrix.modalities) == {Modality.EXAMPLE}
    ]
    often = sorted((each for each in counted if each[0]), key=lambda each: -each[0])[:_OFTEN]
    if not often:
        yield _word("none-open", style)
        return
    yield paint.bold(_word("often", style))
    for count, requirement in often:
        head = f"  {_word('count', style, count=count, all=len(matrix.columns)):<14} {requirement.id.partition('/')[2] + ' ':<12}"
        yield head + clip(clean(requirement.text), max(style.width - width(head), 20), keep="start")


def _legend(style: Style) -> Iterator[str]:
    for status in (Status.PARTIAL, Status.NONE, Status.OUTDATED, Status.EXCLUDED):
        told = f"{MARK[status]} {STATUS[status][style.lang]}: {MEANING[status][style.lang]}"
        yield from wrap(told, style.width)


def _word(key: str, style: Style, **values: object) -> str:
    return _WORDS[key][style.lang == "en"].format(**values)
