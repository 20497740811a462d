"""What bears a requirement out: the ``witness:`` of the catalogues, as a tree.

Names stand for the witnesses of ``policies/guidelines/witnesses.yaml``, which says what the forms mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from policylint.document.data import nearest_hint, parse_data, read_text
from policylint.errors import UsageError
from policylint.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["AllOf", "AnyOf", "Below", "OrganisationIs", "Partly", "Provided", "Said", "Witness", "load_witness"]


@dataclass(frozen=True, slots=True)
class Provided:
    """A provision that is read out of prose and fields."""

    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences that lay something down, by their words (without bracketed remarks)."""

    pattern: re.Pattern[str]
    under: re.Pattern[str] | None = None
    """Heading, 柱書 or sentence must match."""
    unless: re.Pattern[str] | None = None
    rows: bool = False
    """Rows of tables count as well."""
    contractor: bool = False
    """What contractors are asked to do, and nothing else."""
    aims: bool = False
    """Sentences of purpose count as well."""


@dataclass(frozen=True, slots=True)
class OrganisationIs:
    """The type of the organisation, as its file or the words of its regulation say it."""

    type: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of several: covered where all are there, partial where some are."""

    parts: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The best of several."""

    parts: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Partly:
    """Partial at best."""

    part: Witness


@dataclass(frozen=True, slots=True)
class Below:
    """Every clause of the guideline below ``clauses`` (ids with their edition) is at least partly covered."""

    clauses: tuple[str, ...]


Witness = Provided | Said | OrganisationIs | AllOf | AnyOf | Partly | Below


@cache
def _named() -> Mapping[str, Any]:
    path = resource_root("policies") / "guidelines" / "witnesses.yaml"
    found: Mapping[str, Any] = parse_data(read_text(path), path)["witnesses"]
    return found


@cache
def _by_name(name: str) -> Witness:
    table = _named()
    if name not in table:
        message = f"目録の witness「{name}」は witnesses.yaml にありません{nearest_hint(name, table) or ''}"
        raise UsageError(message)
    return load_witness(table[name])


def load_witness(data: Any) -> Witness:  # noqa: ANN401 - plain data, held against the schema
    """The witness that ``data`` describes: a name, or a mapping of one of the forms.

    Raises:
        UsageError: a name that does not exist; the message names the nearest.
    """
    if isinstance(data, str):
        return _by_name(data)
    (form, value), *_ = data.items()
    match form:
        case "provision":
            return Provided(value)
        case "organisation":
            return OrganisationIs(value)
        case "partly":
            return Partly(load_witness(value))
        case "below":
            return Below(tuple(value))
        case "all":
            return AllOf(tuple(load_witness(each) for each in value))
        case "any":
            return AnyOf(tuple(load_witness(each) for each in value))
        case _:
            return _said(data)


def _said(data: Mapping[str, Any]) -> Said:
    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(data[key]) if key in data else None

    return Said(
        re.compile(data["said"]),
        pattern("under"),
        pattern("unless"),
        rows=data.get("rows", False),
        contractor=data.get("contractor", False),
        aims=data.get("aims", False),
    )
