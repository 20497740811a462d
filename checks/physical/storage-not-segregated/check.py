"""Documents are kept where people who are not handlers can see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.evidence import place_of, provisions
from policylint.checks.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.checks.model import Context, HandlingSet


def check(handling: HandlingSet, context: Context) -> Iterator[Report]:  # noqa: ARG001
    """Report the article on keeping documents where nothing keeps them apart."""
    storage = provisions(handling).storage
    shared = storage.shared_store()
    if shared is None and storage.segregated() is not None:
        return
    place = place_of(handling, shared or storage.storage_place())
    if shared is not None:
        yield Report(place, {"place": storage.store_name(shared)}, variant="shared")
    else:
        yield Report(place)
