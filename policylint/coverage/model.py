"""The verdict on one organisation, as plain data: it can be sent between processes and kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.source import Span


class Status(StrEnum):
    """How far a requirement is met."""

    COVERED = "covered"
    PARTIAL = "partial"
    NONE = "none"
    EXCLUDED = "excluded"
    """Set aside as not applicable, with a reason."""
    OUTDATED = "outdated"
    """Claimed against another edition, in which the requirement read differently."""
    NOT_EXPECTED = "not-expected"
    """No text of a regulation can show it, or it does not apply to the organisation."""


OPEN = (Status.NONE, Status.PARTIAL, Status.OUTDATED)
"""What an auditor still has to ask about, the barest first."""


class By(StrEnum):
    """What kind of witness bears a requirement out."""

    CLAIM = "claim"
    FIELD = "field"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something stands.

    ``clause`` is the reference (第7条第2項), or for a structured field the key of its list (``systems``); ``line`` is
    1-based in the text of ``path``; ``words`` are those of the sentence, row or field.
    """

    path: str
    clause: str
    line: int
    words: str
    by: By


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a requirement was set aside, who approved it, when it is looked at again (ISO date); "" where not said."""

    reason: str
    approver: str
    review_date: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One requirement: ``by`` is the strongest kind of witness, None where nothing bears it out."""

    requirement: str
    status: Status
    by: By | None = None
    citations: tuple[Citation, ...] = ()
    exclusion: Exclusion | None = None


class ClaimState(StrEnum):
    """What became of a claim (``covers:``)."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    """The words and fields around it do not bear the requirement out."""
    UNKNOWN = "unknown"
    """No edition has such a requirement."""
    OUTDATED = "outdated"
    """It was made against another edition, and the requirement has changed."""
    OPEN = "open"
    """No text can show the requirement, so that there is nothing to hold the claim against."""
    SUSPECT = "suspect"
    """The clause or its claims changed after somebody reviewed them; it counts again once they are reviewed again."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry of ``covers:``, at the clause of the ``view``-th regulation of the set (0-based); ``span`` is the entry's."""

    requirement: str
    citation: Citation
    state: ClaimState
    view: int
    span: Span
    target: str = ""
    """The requirement of the edition in use that an outdated claim leads to."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One organisation against one edition.  ``verdicts`` has every requirement of the edition, in its order."""

    name: str
    edition: str
    documents: tuple[tuple[str, str], ...]
    """Path and title of each regulation."""
    verdicts: Mapping[str, Verdict]
    claims: tuple[Claim, ...] = ()

    def count(self, status: Status) -> int:
        """How many requirements have ``status``."""
        return sum(1 for verdict in self.verdicts.values() if verdict.status is status)
