"""Where the requirements of an edition come from, for the back matter of its catalog."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from policylint.document.data import parse_data, read_text
from policylint.exporters.oscal.metadata import core_prop, filled, href, line, props, uuid_of
from policylint.guideline.editions import EDITIONS, edition_path
from policylint.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from policylint.exporters.oscal.metadata import Json

_NONE = "none"
"""The entry that says nobody has seen a source."""


@cache
def requirement_sources(edition: str) -> Mapping[str, str]:
    """Requirement id → source id; nothing for an edition that is not one of ours, and for what has no source."""
    if edition not in EDITIONS:
        return {}
    data = _read(edition_path(edition))
    entries = [entry for clause in data["clauses"] for entry in clause["requirements"]]
    entries += data.get("main_body_requirements", ())
    return {e["id"]: e["source"] for e in entries if e.get("source", _NONE) != _NONE}


def source_uuid(source: str) -> str:
    """The UUID of the resource that stands for a source."""
    return uuid_of("source", source)


def source_resource(source: str) -> Json:
    """A source as a resource; ``rlinks`` only where its place is a URL."""
    known = _sources()[source]
    locator = known.get("locator") or ""
    official = known["kind"].startswith("official")
    return {
        "uuid": source_uuid(source),
        "title": line(known["title"]),
        "props": [
            core_prop("type", "external-guidance" if official else "citation"),
            *props(("source", source), ("source-kind", known["kind"]), ("retrieved", str(known.get("retrieved", "")))),
        ],
        **filled(
            rlinks=[{"href": href(locator)}] if locator.startswith("http") else [],
            remarks=known.get("note", ""),
        ),
    }


@cache
def _sources() -> Mapping[str, Mapping[str, Any]]:
    data = _read(resource_root("policies") / "guidelines" / "sources.yaml")
    return {entry["id"]: entry for entry in data["sources"]}


def _read(path: Path) -> Any:  # noqa: ANN401 - plain data, held against the schema by the tests
    return parse_data(read_text(path), path)
