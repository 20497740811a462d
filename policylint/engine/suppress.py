"""Findings that somebody decided to live with: ``suppress:`` on the clause or on one around it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from policylint.engine.result import SuppressedBy

if TYPE_CHECKING:
    from policylint.checks.model import Check, Place
    from policylint.document.fields import Suppression


def suppressed_by(check: Check, place: Place, as_of: date) -> SuppressedBy | None:
    """The decision that covers a finding at ``place`` on the day ``as_of``, the nearest clause first."""
    regulation, clause = place.view.document.regulation, place.clause
    if regulation is None or clause is None:
        return None
    for step in (clause, *regulation.ancestors(clause)):
        for entry in step.duty.suppressions if step.duty is not None else ():
            if _holds(entry, check, as_of):
                return SuppressedBy("clause", entry.reason or "", entry.approver or "", entry.expires or "")
    return None


def _holds(entry: Suppression, check: Check, as_of: date) -> bool:
    """Whether ``entry`` names the check, says why and by whom, and has not run out; a date that is none never holds."""
    if not {check.code, check.name} & set(entry.checks):
        return False
    if not (entry.reason or "").strip() or not (entry.approver or "").strip():
        return False
    if entry.expires is None:
        return True
    try:
        return as_of <= date.fromisoformat(entry.expires)
    except ValueError:
        return False
