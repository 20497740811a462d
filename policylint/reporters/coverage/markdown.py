"""Coverage as Markdown: for a pull request, a wiki, or a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.coverage import Status, percent, share
from policylint.reporters.coverage.words import MARK, MODALITY, STATUS
from policylint.reporters.markdown_parts import plain as cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.coverage import Matrix, Verdict
    from policylint.reporters.style import Style

_WORDS = {
    "title": ("ガイドラインの充足状況", "Coverage of the guideline"),
    "organisation": ("組織", "organisation"),
    "share": ("充足率", "covered"),
    "requirement": ("要件", "requirement"),
    "modality": ("強さ", "modality"),
    "clauses": ("条項", "clauses"),
}


def render(matrix: Matrix, style: Style) -> str:
    """Counts by organisation, then one table of requirements for each section of the guideline."""
    return "\n".join(_lines(matrix, style)) + "\n"


def _lines(matrix: Matrix, style: Style) -> Iterator[str]:
    yield f"# {_word('title', style)}"
    yield ""
    yield f"{cell(matrix.edition.title)}（{matrix.edition.id}、{cell(matrix.edition.as_of)}） {matrix.as_of.isoformat()}"
    yield ""
    yield from _counts(matrix, style)
    for section, heading, requirements in matrix.sections():
        yield ""
        yield f"## {section} {cell(heading)}".rstrip()
        yield ""
        names = [cell(column.name) for column in matrix.columns]
        single = len(matrix.columns) == 1
        head = [_word("requirement", style), "", _word("modality", style), *names]
        yield from _row([*head, _word("clauses", style)] if single else head)
        yield from _row(["---"] * (len(head) + single))
        for requirement in requirements:
            verdicts = [column.verdicts[requirement.id] for column in matrix.columns]
            told = [
                requirement.id.partition("/")[2],
                cell(requirement.text),
                MODALITY[requirement.modality][style.lang],
                *(f"{MARK[v.status]} {STATUS[v.status][style.lang]}" for v in verdicts),
            ]
            yield from _row([*told, _clauses(verdicts[0])] if single else told)


def _counts(matrix: Matrix, style: Style) -> Iterator[str]:
    yield from _row([_word("organisation", style), _word("share", style), *(STATUS[s][style.lang] for s in Status)])
    yield from _row(["---", *["---:"] * (len(Status) + 1)])
    for column in matrix.columns:
        states = [column.verdicts[r.id].status for r in matrix.requirements]
        covered, _, expected = share(column.verdicts, matrix.requirements)
        told = f"{percent(column.verdicts, matrix.requirements):.0f}%（{covered}/{expected}）"
        yield from _row([cell(column.name), told, *(str(states.count(s)) for s in Status)])


def _clauses(verdict: Verdict) -> str:
    return "、".join(dict.fromkeys(cell(c.clause) for c in verdict.citations if c.clause))


def _row(cells: list[str]) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"


def _word(key: str, style: Style) -> str:
    return _WORDS[key][style.lang == "en"]
