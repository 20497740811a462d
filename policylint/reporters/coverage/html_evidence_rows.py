"""The evidence of one organisation turned round: each passage once, with all requirements that it bears out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.coverage import By

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policylint.coverage import Citation, Coverage

_STRENGTH = tuple(By)


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage; ``number`` counts from 1 in the order of documents and lines."""

    number: int
    citation: Citation
    requirements: tuple[str, ...]


def passages(column: Coverage, shown: Iterable[str]) -> tuple[Passage, ...]:
    """The passages that the verdicts on the requirements ``shown`` cite.

    A regulation says most of its sentences for several requirements: kept once, 300 organisations stay a small file.
    """
    borne: dict[Citation, list[str]] = {}
    for requirement in shown:
        for citation in dict.fromkeys(column.verdicts[requirement].citations):
            borne.setdefault(citation, []).append(requirement)
    documents = {path: index for index, (path, _) in enumerate(column.documents)}

    def place(citation: Citation) -> tuple[int, str, int, str, int, str]:
        document = documents.get(citation.path, len(documents))
        kind = _STRENGTH.index(citation.by)
        return document, citation.path, citation.line, citation.clause, kind, citation.words

    ordered = sorted(borne, key=place)
    return tuple(Passage(number, each, tuple(borne[each])) for number, each in enumerate(ordered, 1))
