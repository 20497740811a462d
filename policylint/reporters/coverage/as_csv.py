"""Coverage as CSV for a spreadsheet: one row per organisation and requirement."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from policylint.reporters.coverage.words import BY, MODALITY, STATUS

if TYPE_CHECKING:
    from policylint.coverage import Matrix
    from policylint.reporters.style import Style

_HEAD = {
    "ja": ("組織", "要件", "箇条", "要件の要約", "強さ", "状態", "根拠の種類", "条項", "言葉"),
    "en": ("organisation", "requirement", "heading", "summary", "modality", "status", "by", "clauses", "words"),
}
_STEERING = ("=", "+", "-", "@", "\t", "\r")


def render(matrix: Matrix, style: Style) -> str:
    """Comma-separated, UTF-8 with a byte order mark (without it Excel reads Japanese as something else)."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEAD[style.lang])
    for column in matrix.columns:
        for clause, requirements in matrix.rows:
            for requirement in requirements:
                verdict = column.verdicts[requirement.id]
                writer.writerow(
                    map(
                        _harmless,
                        (
                            column.name,
                            requirement.id,
                            clause.heading,
                            requirement.text,
                            MODALITY[requirement.modality][style.lang],
                            STATUS[verdict.status][style.lang],
                            BY[verdict.by][style.lang] if verdict.by is not None else "",
                            "\n".join(f"{c.path} {c.clause}".strip() for c in verdict.citations),
                            "\n".join(c.words for c in verdict.citations),
                        ),
                    )
                )
    return "\ufeff" + text.getvalue()


def _harmless(cell: str) -> str:
    """``cell`` as a spreadsheet takes it for text: what looks like a formula gets an apostrophe ahead."""
    return f"'{cell}" if cell.startswith(_STEERING) else cell
