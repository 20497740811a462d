"""What could be written next: draft clauses for open requirements, likely claims for clauses without any."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from policylint.coverage import OPEN
from policylint.coverage.suggest import draft_for
from policylint.guideline.editions import Modality
from policylint.reporters.coverage.words import MODALITY
from policylint.reporters.layout import clean, clip, width, wrap
from policylint.reporters.markdown_parts import plain
from policylint.reporters.paint import Paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.coverage import Coverage, Matrix
    from policylint.coverage.suggest import Draft, Likely
    from policylint.guideline.catalogue import Requirement
    from policylint.reporters.style import Style

FORMS = ("table", "json", "markdown")
_WORDS = {
    "drafts": ("満たしていない要件と、条文の案", "Open requirements, with a draft clause"),
    "likely": (
        "covers のない条項と、満たしていそうな要件",
        "Clauses without covers, and the requirements they may meet",
    ),
    "slots": ("決めること", "To decide"),
    "no-draft": ("案はありません。", "There is no draft."),
    "nothing": (
        "満たしていない要件も、covers のない条項もありません。",
        "No requirement is open and no clause is without covers.",
    ),
    "note": (
        "案の { } の中は、組織で決めて書き換えてください。数字は候補の確からしさの目安で、確率ではありません。",
        "What stands in { } is for the organisation to decide. The numbers rank the candidates; they are no probabilities.",
    ),
}


def render(matrix: Matrix, likely: Sequence[Likely], form: str, style: Style) -> str:
    """The suggestions for the first organisation of ``matrix``, in one of :data:`FORMS`."""
    column = matrix.columns[0]
    wanted = [
        r
        for r in matrix.requirements
        if column.verdicts[r.id].status in OPEN
        and (r.modality is not Modality.EXAMPLE or set(matrix.modalities) == {Modality.EXAMPLE})
    ]
    if form == "json":
        return _json(matrix, column, wanted, likely)
    lines = _markdown(matrix, wanted, likely, style) if form == "markdown" else _table(matrix, wanted, likely, style)
    return "\n".join(lines) + "\n"


def _table(matrix: Matrix, wanted: Sequence[Requirement], likely: Sequence[Likely], style: Style) -> Iterator[str]:
    paint = Paint(style.color)
    if not wanted and not likely:
        yield _word("nothing", style)
        return
    if wanted:
        yield paint.bold(_word("drafts", style))
    for requirement in wanted:
        yield from _hanging(
            f"  {_number(requirement.id)} {MODALITY[requirement.modality][style.lang]}  ", requirement.text, style
        )
        draft = draft_for(requirement)
        if draft is None:
            yield f"      {_word('no-draft', style)}"
            continue
        yield from _hanging("      ", f"（{draft.caption}）", style)
        yield from _hanging("      ", draft.text, style)
        for name, told in draft.slots.items():
            yield from _hanging(f"      {_word('slots', style)} {{{name}}}: ", told, style)
    if likely:
        yield ""
        yield paint.bold(_word("likely", style))
    for each in likely:
        yield clip(clean(f"  {each.citation.clause} 「{each.citation.words}」"), style.width, keep="start")
        for candidate in each.candidates:
            text = matrix.edition.requirements[candidate.requirement].text
            yield from _hanging(f"      {candidate.score:.2f} {_number(candidate.requirement):<12} ", text, style)
    yield ""
    yield from wrap(_word("note", style), style.width)


def _markdown(matrix: Matrix, wanted: Sequence[Requirement], likely: Sequence[Likely], style: Style) -> Iterator[str]:
    yield f"# {plain(matrix.columns[0].name)}"
    yield ""
    yield _word("note" if wanted or likely else "nothing", style)
    if wanted:
        yield ""
        yield f"## {_word('drafts', style)}"
    for requirement in wanted:
        yield ""
        yield f"### {_number(requirement.id)}（{MODALITY[requirement.modality][style.lang]}） {plain(requirement.text)}"
        yield ""
        draft = draft_for(requirement)
        if draft is None:
            yield _word("no-draft", style)
            continue
        yield f"> （{plain(draft.caption)}）  "
        yield f"> {plain(draft.text)}"
        yield ""
        yield from (f"- {_word('slots', style)} `{{{name}}}`: {plain(told)}" for name, told in draft.slots.items())
    if likely:
        yield ""
        yield f"## {_word('likely', style)}"
        yield ""
    for each in likely:
        told = "、".join(f"{_number(c.requirement)}（{c.score:.2f}）" for c in each.candidates)
        yield f"- {plain(each.citation.clause)}: {told}"


def _json(matrix: Matrix, column: Coverage, wanted: Sequence[Requirement], likely: Sequence[Likely]) -> str:
    data = {
        "version": 1,
        "edition": matrix.edition.id,
        "drafts": [
            {
                "id": requirement.id,
                "modality": requirement.modality.value,
                "status": column.verdicts[requirement.id].status.value,
                "draft": _draft(draft_for(requirement)),
            }
            for requirement in wanted
        ],
        "likely": [
            {
                "path": each.citation.path,
                "clause": each.citation.clause,
                "line": each.citation.line,
                "requirements": [{"id": c.requirement, "score": round(c.score, 3)} for c in each.candidates],
            }
            for each in likely
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _draft(draft: Draft | None) -> dict[str, object] | None:
    if draft is None:
        return None
    return {"caption": draft.caption, "text": draft.text, "slots": dict(draft.slots)}


def _hanging(head: str, text: str, style: Style) -> Iterator[str]:
    """``text`` behind ``head``, its further rows under its beginning."""
    room = max(style.width - width(head), 20)
    first, *more = wrap(clean(text), room)
    yield head + first
    yield from (" " * width(head) + row for row in more)


def _number(requirement: str) -> str:
    return requirement.partition("/")[2]


def _word(key: str, style: Style) -> str:
    return _WORDS[key][style.lang == "en"]
