"""Devices, media and documents are not locked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the article on keeping things; locking as deemed necessary is not enough (rule 11)."""
    storage = provisions(handling).storage
    if storage.locked() is not None:
        return
    conditional = storage.locked_on_condition()
    if conditional is not None:
        evidence, condition = conditional
        yield Report(place_of(handling, evidence), {"condition": condition}, variant="conditional")
    else:
        yield Report(place_of(handling, storage.storage_place()))
