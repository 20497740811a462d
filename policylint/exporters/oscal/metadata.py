"""What the OSCAL documents share: metadata, identifiers, properties, back matter (metadata model of OSCAL 1.2)."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from policylint import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from policylint.guideline.catalogue import Edition

Json = dict[str, Any]
"""An object of the JSON format."""

OSCAL_VERSION = "1.2.1"
"""The patch level that the models of compliance-trestle, which the tests validate with, are made from."""
NAMESPACE = "urn:policylint:oscal:1"
"""``ns`` of our own properties: the names OSCAL defines itself (label, type …) carry no ``ns``."""
TOOL = f"policylint {__version__}"

_ROOT = uuid5(NAMESPACE_URL, NAMESPACE)
_MARKUP = re.compile(r"[\\*`~^_<\[]")
"""What the markup of OSCAL (CommonMark with ~sub~ and ^super^) takes for more than the sign it is."""
_BREAK = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def token(identifier: str) -> str:
    """An id of ours as an OSCAL token: ``gov-2025/2.E.a-4`` → ``gov-2025_2.E.a-4`` (``/`` is not allowed in one)."""
    return identifier.replace("/", "_")


def statement_id(requirement: str) -> str:
    """The id of the statement part in the control of ``requirement``; findings and the catalog agree on it."""
    return f"{token(requirement)}_smt"


def label(identifier: str) -> str:
    """The short name that people use: ``gov-2025/2.E.a-4`` → ``2.E.a-4``."""
    return identifier.partition("/")[2] or identifier


def uuid_of(*subject: str) -> str:
    """The UUID (version 5) of a subject: the same in every document and at every time."""
    # uuid5 wants UTF-8, and a path may hold surrogates.
    return str(uuid5(_ROOT, "\x1f".join(subject).encode("utf-8", "backslashreplace").decode()))


def document(model: str, body: Json) -> Json:
    """A whole document of ``model``; its UUID is made from the content, as OSCAL wants a new one for every revision."""
    content = json.dumps(body, sort_keys=True)
    return {model: {"uuid": uuid_of(model, content), **body}}


def metadata(title: str, version: str, as_of: date, remarks: str) -> Json:
    """``metadata``: ``last-modified`` is the start of the day ``as_of``, so that nothing depends on the clock."""
    return {
        "title": line(title),
        "last-modified": timestamp(as_of),
        "version": line(version),
        "oscal-version": OSCAL_VERSION,
        "props": [prop("tool", TOOL)],
        "remarks": remarks,
    }


def timestamp(day: date) -> str:
    """The start of ``day`` (``dateTime-with-timezone``)."""
    return f"{day.isoformat()}T00:00:00Z"


def line(text: str) -> str:
    """``text`` as OSCAL strings and titles have it: no line break, no blank at either end."""
    return _BREAK.sub(" ", text).strip()


def markup(text: str) -> str:
    """Words that others wrote as ``markup-line`` or ``markup-multiline``: they are to be read as they stand."""
    return _MARKUP.sub(r"\\\g<0>", text)


def prop(name: str, value: str, remarks: str = "") -> Json:
    """A property of our own."""
    return {"name": name, "ns": NAMESPACE, "value": line(value), **filled(remarks=markup(remarks))}


def core_prop(name: str, value: str) -> Json:
    """A property that OSCAL defines."""
    return {"name": name, "value": line(value)}


def props(*pairs: tuple[str, str]) -> list[Json]:
    """Properties of our own; one without a value is left out, as OSCAL knows no empty value."""
    return [prop(name, value) for name, value in pairs if line(value)]


def filled(**members: object) -> Json:
    """``members`` that have a value, ``_`` in a name standing for ``-``: OSCAL allows no empty list or string."""
    return {name.replace("_", "-"): value for name, value in members.items() if value}


def href(path: str) -> str:
    """A path as a ``uri-reference``; a URL stays as it is."""
    if path.startswith(("http://", "https://")):
        return path
    return quote(PurePath(path).as_posix(), errors="surrogateescape")


def back_matter(resources: Iterable[Json]) -> Json:
    """``back-matter`` with each resource once, as a member to merge in; nothing where there is no resource."""
    distinct = {resource["uuid"]: resource for resource in resources}
    return {"back-matter": {"resources": list(distinct.values())}} if distinct else {}


def edition_uuid(edition: str) -> str:
    """The UUID of the resource that stands for a guideline."""
    return uuid_of("edition", edition)


def edition_resource(edition: Edition, *more: Json) -> Json:
    """The guideline as a resource."""
    return {
        "uuid": edition_uuid(edition.id),
        "title": line(edition.title),
        "description": edition.as_of,
        "props": [core_prop("type", "external-guidance"), prop("edition", edition.id), *more],
    }


def document_uuid(path: str) -> str:
    """The UUID of the resource that stands for a regulation."""
    return uuid_of("document", path)


def document_resource(path: str, title: str) -> Json:
    """A regulation as a resource."""
    return {
        "uuid": document_uuid(path),
        "title": markup(line(title) or line(path)),
        "props": [core_prop("type", "policy"), *props(("path", path))],
        "rlinks": [{"href": href(path)}],
    }
