"""Structured fields of a regulation: the second witness beside its wording.

Every entry keeps the YAML node it was read from, so that a check can point at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.document.node import Node


@dataclass(frozen=True, slots=True, eq=False)
class Timing:
    """``when:`` of a duty.  ``every`` and ``within`` are ISO 8601 durations (P1M, PT24H); ``months`` are 1–12."""

    node: Node
    every: str | None = None
    months: tuple[int, ...] = ()
    within: str | None = None
    trigger: str | None = None
    plan: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Duty:
    """The structured fields of one clause; None or empty where a field is absent or empty in the file."""

    node: Node
    who: tuple[str, ...] = ()
    what: str | None = None
    how: str | None = None
    when: Timing | None = None
    record: str | None = None
    report_to: tuple[str, ...] = ()
    delegates_to: tuple[str, ...] = ()
    retention: str | None = None
    covers: tuple[str, ...] = ()
    reviewed: Review | None = None
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Review:
    """When somebody last held ``covers`` against the clause.

    ``words`` is the fingerprint of claims and words as they were then, ``on`` the day (ISO date), ``by`` who it was.
    """

    node: Node
    words: str | None
    on: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Suppression:
    """A finding that somebody decided to live with: which checks, why, who approved it, until when (ISO date)."""

    node: Node
    checks: tuple[str, ...]
    reason: str | None
    approver: str | None
    expires: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry of an organisation list (a role, area, contact …).

    ``values`` holds the entry as plain data by the schema's own keys (strings, numbers, lists, mappings); ``node`` its place.
    """

    node: Node
    id: str | None
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class Organisation:
    """What the file says in fields about the organisation; lists are empty where it says nothing."""

    name: str | None = None
    type: str | None = None
    """行政機関 | 地方公共団体 | 独立行政法人等 | 事業者 | 中小規模事業者."""
    roles: tuple[Entry, ...] = ()
    affairs: tuple[Entry, ...] = ()
    areas: tuple[Entry, ...] = ()
    stores: tuple[Entry, ...] = ()
    ledgers: tuple[Entry, ...] = ()
    systems: tuple[Entry, ...] = ()
    contacts: tuple[Entry, ...] = ()
    reporting: tuple[Entry, ...] = ()
    training: tuple[Entry, ...] = ()
    inspections: tuple[Entry, ...] = ()
    audits: tuple[Entry, ...] = ()
    backups: tuple[Entry, ...] = ()
    related: tuple[Entry, ...] = ()
    exclusions: tuple[Entry, ...] = ()
