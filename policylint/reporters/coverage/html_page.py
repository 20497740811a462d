"""What the parts of the HTML report share: the matrix, the language, and how things are named and escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from policylint.coverage import Status
from policylint.reporters.coverage.html_evidence_rows import Passage, passages
from policylint.reporters.coverage.html_words import WORDS
from policylint.reporters.coverage.words import MARK, STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang
    from policylint.coverage import Matrix
    from policylint.guideline.catalogue import Requirement

LETTER: Mapping[Status, str] = {
    Status.COVERED: "c",
    Status.PARTIAL: "p",
    Status.NONE: "n",
    Status.OUTDATED: "o",
    Status.EXCLUDED: "x",
    Status.NOT_EXPECTED: "e",
}
"""Class of a cell, and its letter in the ``data-s`` of a row: short, as there are tens of thousands of them."""
FEW = 4
"""Up to so many organisations have a card each, and the word of the status in every cell."""
LINKED = 20
"""Up to so many organisations have links from their evidence back to the table: beyond, the file would grow too big."""
PRINTABLE = 40
"""So many columns fit on a sheet (A3 landscape)."""


@dataclass(frozen=True)
class Page:
    """One report in the making."""

    matrix: Matrix
    lang: Lang

    def say(self, key: str, **values: object) -> str:
        """The words of this report under ``key``, escaped."""
        return escape(WORDS[key][self.lang].format(**values))

    def status(self, status: Status) -> str:
        """The word of a status."""
        return escape(STATUS[status][self.lang])

    @property
    def few(self) -> bool:
        """There is room for words in the cells."""
        return len(self.matrix.columns) <= FEW

    @property
    def single(self) -> bool:
        """There is one organisation only."""
        return len(self.matrix.columns) == 1

    @property
    def folded(self) -> bool:
        """Whether table and evidence stand within ``<noscript>``.

        Where scripts run, a browser keeps the inside as text: it does not lay a growing table out again and again, and
        builds the evidence of an organisation only when the script unfolds it.  Where they do not run, all is there.
        """
        return len(self.matrix.columns) > LINKED

    @cached_property
    def passages(self) -> tuple[tuple[Passage, ...], ...]:
        """The evidence of each column."""
        shown = tuple(requirement.id for requirement in self.matrix.requirements)
        return tuple(passages(column, shown) for column in self.matrix.columns)


def short(requirement: str) -> str:
    """An id without its edition, escaped: ``2.C.b-3``."""
    edition, slash, rest = requirement.partition("/")
    return escape(rest if slash else edition)


def row_id(requirement: Requirement | str) -> str:
    """The fragment of a requirement's row."""
    return "r-" + short(requirement if isinstance(requirement, str) else requirement.id)


def mark(status: Status) -> str:
    """The mark of a status; its shape says enough, so that screen readers are given the word beside it."""
    return f'<span class="k {LETTER[status]}" aria-hidden="true">{escape(MARK[status])}</span>'


def bar(covered: int, partial: int, expected: int) -> str:
    """A bar as a drawing: it prints where backgrounds do not.  The numbers stand beside it."""
    if not expected:
        return ""
    full, part = round(100 * covered / expected, 1), round(100 * partial / expected, 1)
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="b0" width="100" height="10"/>'
        f'<rect class="b1" width="{full:g}" height="10"/>'
        f'<rect class="b2" x="{full:g}" width="{part:g}" height="10"/></svg>'
    )
