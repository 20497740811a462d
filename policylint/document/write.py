"""From a regulation to a YAML file that reads back as the same regulation.

The inverse of ``build.py``, whose account of the keys holds here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.document.build_fields import LISTS
from policylint.document.dates import find_date, iso_date
from policylint.document.model import Kind
from policylint.document.write_clauses import clause_list, single_clause
from policylint.document.yaml_text import Mapping, dump, plain_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.fields import Entry, Organisation
    from policylint.document.model import Amendment, Clause, Date, Regulation

_FORMAT = 1
_TOP_KEY = {
    Kind.TOC: "toc",
    Kind.PREAMBLE: "preamble",
    Kind.SUPPLEMENTARY: "supplementary",
    Kind.APPENDED_TABLE: "appended",
    Kind.APPENDED_STYLE: "appended",
}
_SINGLE = frozenset({"toc", "preamble"})


def write_yaml(regulation: Regulation, *, header: str = "") -> str:
    """``regulation`` as the text of a YAML file; ``load_yaml`` reads the same regulation back.

    ``header`` is put above as a comment, line by line.  A regulation without title gets an empty one, which the schema
    refuses: a person must fill it in.
    """
    return dump(Mapping(list(_document(regulation))), header)


def _document(regulation: Regulation) -> Iterator[tuple[str, object]]:
    organisation = regulation.organisation
    yield "policylint", _FORMAT
    yield "title", "" if regulation.title is None else regulation.title.text
    if regulation.number is not None:
        yield "number", regulation.number.text
    if organisation is not None:
        named = [(key, value) for key in ("name", "type") if (value := getattr(organisation, key)) is not None]
        # An empty mapping says that there is an organisation of which nothing is known.
        yield "organisation", Mapping(named)
    if regulation.edition is not None:
        yield "edition", regulation.edition
    if regulation.enacted is not None:
        yield "enacted", _date(regulation.enacted)
    if regulation.in_force is not None:
        yield "in_force", _date(regulation.in_force)
    if regulation.amendments:
        yield "amendments", [_amendment(one) for one in regulation.amendments]
    if organisation is not None and organisation.related:
        yield "related", _entries(organisation.related)
    if regulation.front:
        yield "front", [prose.text for prose in regulation.front]
    yield from _top_clauses(regulation.body)
    if organisation is not None:
        yield from _organisation_lists(organisation)


def _date(date: Date) -> object:
    text = date.prose.text
    return text if iso_date(text) == date.iso else Mapping([("text", text), ("date", date.iso)])


def _amendment(amendment: Amendment) -> object:
    """The words alone where reading them gives the date, and no number is known beside."""
    text, date = amendment.prose.text, amendment.date
    found = find_date(text)
    read = (found[0].of(text), found[1]) if found is not None else None
    if not amendment.number and read == (None if date is None else (date.prose.text, date.iso)):
        return text
    pairs: list[tuple[str, object]] = [("text", text)]
    if date is not None:
        pairs.append(("date", _date(date)))
    if amendment.number:
        pairs.append(("number", amendment.number))
    return Mapping(pairs)


def _top_clauses(body: Sequence[Clause]) -> Iterator[tuple[str, object]]:
    """The top clauses, each under the key of its kind, in order.

    Where clauses of one key do not stand together (a table between two 附則), all of them stand in ``body``, which
    holds any kind; only 目次 and 前文 at the beginning keep their keys.
    """
    segments: list[tuple[str, list[Clause]]] = []
    for clause in body:
        key = _TOP_KEY.get(clause.kind, "body")
        if segments and segments[-1][0] == key and key not in _SINGLE:
            segments[-1][1].append(clause)
        else:
            segments.append((key, [clause]))
    keys = [key for key, _ in segments]
    if len(set(keys)) < len(keys):
        clear = next((at for at, key in enumerate(keys) if key not in _SINGLE or keys.count(key) > 1), len(keys))
        segments[clear:] = [("body", [clause for _, clauses in segments[clear:] for clause in clauses])]
    for key, clauses in segments:
        yield key, single_clause(clauses[0]) if key in _SINGLE else clause_list(clauses)


def _organisation_lists(organisation: Organisation) -> Iterator[tuple[str, object]]:
    for key in LISTS:
        entries: tuple[Entry, ...] = getattr(organisation, key)
        if entries and key != "related":
            yield key, _entries(entries)


def _entries(entries: Sequence[Entry]) -> list[object]:
    return [plain_data(entry.values) for entry in entries]
