"""The provisions by name: how each is found, and where a missing one is told.

``provision: NAME`` in a ``check.yaml`` asks that the handling set provide it.  Each ``find`` gives the evidence (True where
a structured field is all there is), or None or False; each ``place`` the clause that ought to carry the provision, None for
the title.  A refinement finds nothing missing where its base is missing: the engine keeps it quiet there anyway.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from policylint.text.provisions import Provisions
    from policylint.text.provisions.units import Evidence


def _title(_: Provisions) -> None:
    """Told at the title."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision that the guideline asks for."""

    find: Callable[[Provisions], Evidence | bool | None]
    place: Callable[[Provisions], Evidence | None] = _title


def _first(evidence: tuple[Evidence, ...]) -> Evidence | None:
    return evidence[0] if evidence else None


PROVISIONS: Mapping[str, Provision] = {
    "access-log": Provision(lambda p: _first(p.access_log.records)),
    "access-log-retention": Provision(
        lambda p: not p.access_log.records or p.access_log.retention(), lambda p: _first(p.access_log.records)
    ),
    "access-log-protection": Provision(
        lambda p: not p.access_log.records or p.access_log.protection(), lambda p: _first(p.access_log.records)
    ),
    "training-follow-up": Provision(
        lambda p: not p.training.given or p.training.follow_up(), lambda p: _first(p.training.given)
    ),
    "training-attendance": Provision(
        lambda p: not p.training.given or p.training.attendance(), lambda p: _first(p.training.given)
    ),
    "control-area": Provision(lambda p: p.areas.defined(), lambda p: p.areas.used() or p.areas.handling_area()),
    "device-restriction": Provision(
        lambda p: p.areas.named() is None or p.areas.device_restriction(), lambda p: p.areas.named()
    ),
    "entry-control": Provision(lambda p: p.areas.named() is None or p.areas.entry_control(), lambda p: p.areas.named()),
}
