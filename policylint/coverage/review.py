"""Reviews of claims: which words a claim (``covers:``) was last held against, and whether they still stand."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policylint.coverage.claims import stated
from policylint.coverage.model import ClaimState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.checks.model import View
    from policylint.coverage.model import Claim, Coverage
    from policylint.document.model import Clause

REVIEWABLE = frozenset({ClaimState.SUPPORTED, ClaimState.OPEN})
"""States in which a claim stands as far as a program can tell: what is left is for a person to review."""
_DIGITS = 16
_APART = "\n"
"""Between two claims or two pieces of words, none of which has white space."""


def fingerprint(clause: Clause) -> str:
    """What ``reviewed: {words: …}`` remembers: 16 hex digits over the claims of the clause and its words.

    The words are those of the clause and of everything below it.  How lines are wrapped, whether figures are full width,
    captions, numbers, and the order of the claims make no difference; a changed word does.
    """
    claims = sorted(set(clause.duty.covers)) if clause.duty is not None else []
    words = [_bare(prose.text) for prose in clause.prose()]
    told = _APART.join([*map(_bare, claims), "", *words])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def is_reviewed(clause: Clause) -> bool:
    """Whether somebody ever reviewed the claims of the clause."""
    return _remembered(clause) is not None


def is_changed(clause: Clause) -> bool:
    """Whether the clause or its claims changed after they were reviewed; False where they never were."""
    remembered = _remembered(clause)
    return remembered is not None and remembered != fingerprint(clause)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A clause with all its claims."""

    view: int
    clause: Clause
    claims: tuple[Claim, ...]

    @property
    def unsupported(self) -> tuple[Claim, ...]:
        """The claims that keep the clause from being reviewed."""
        return tuple(c for c in self.claims if c.state not in REVIEWABLE and c.state is not ClaimState.SUSPECT)


def claimed(views: Sequence[View], coverage: Coverage) -> Iterator[Claimed]:
    """The clauses with claims, in the order of ``coverage``, which is that of ``views``."""
    told = zip(stated(views), coverage.claims, strict=True)
    for (view, clause), pairs in groupby(told, key=lambda pair: pair[0][:2]):
        yield Claimed(view, clause, tuple(claim for _, claim in pairs))


def _remembered(clause: Clause) -> str | None:
    """The fingerprint that the review left; a review that remembers no words (the schema refuses it) is none."""
    reviewed = clause.duty.reviewed if clause.duty is not None else None
    return reviewed.words if reviewed is not None else None


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
