"""Deletion or disposal is not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the article on disposal; the certificate of a contractor records only what he destroyed."""
    storage = provisions(handling).storage
    if storage.destroyed() is None or storage.disposal_recorded() is not None:
        return
    entrusted = storage.disposal_certified() is not None
    yield Report(place_of(handling, storage.disposal_place()), variant="entrusted-only" if entrusted else "default")
