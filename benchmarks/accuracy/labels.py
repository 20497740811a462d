"""Labelled regulations: the text and what a careful inspector says of it.

A labelled regulation is a folder of tab-separated files without header:

- ``clauses.tsv``: clause, code, words, sure|doubtful, note: each place where a V or R check fires;
- ``document.tsv``: code, fires|quiet|elsewhere|not-applicable, clauses, sure|doubtful, note: every O, H, P, T, B check;
- ``sound.tsv`` (own set only): clause, code, words, note: wording that looks like ``code`` and is sound;
- ``regulation.txt`` and ``meta.yaml`` (own set only): the text, the edition to judge it by, and which half it belongs to.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.document.data import load_data

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = Path(__file__).parent / "labelled"


@dataclass(frozen=True, slots=True)
class ClauseLabel:
    """A place where ``code`` fires."""

    clause: str
    code: str
    words: str
    sure: bool
    note: str


@dataclass(frozen=True, slots=True)
class DocumentLabel:
    """What ``code`` says of the whole regulation: fires, quiet, elsewhere or not-applicable."""

    code: str
    verdict: str
    clauses: str
    sure: bool
    note: str


@dataclass(frozen=True, slots=True)
class Sound:
    """Words that look like ``code`` and are sound."""

    clause: str
    code: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class CoverageLabel:
    """Whether the regulation meets a requirement of the guideline, at least partly, and where."""

    requirement: str
    met: bool
    clauses: str
    sure: bool
    note: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """One regulation with its labels; ``half`` is development or held-back, ``edition`` None where the text tells."""

    name: str
    path: Path
    edition: str | None
    half: str
    clauses: tuple[ClauseLabel, ...]
    document: tuple[DocumentLabel, ...]
    sound: tuple[Sound, ...]
    coverage: tuple[CoverageLabel, ...] = ()


def own_set() -> Iterator[Labelled]:
    """The regulations of the project's own labelled set, by name."""
    for meta in sorted(OWN.glob("*/meta.yaml")):
        values = load_data(meta)
        if not isinstance(values, dict):
            message = f"{meta}: a mapping is expected"
            raise TypeError(message)
        yield _read(
            meta.parent.name,
            meta.parent / "regulation.txt",
            meta.parent,
            str(values["edition"]),
            str(values.get("half", "development")),
        )


def labelled_elsewhere(folder: Path) -> Iterator[Labelled]:
    """The regulations that ``folder`` (a corpus with a folder ``labels``) has labels for; none where it is not there."""
    regulations = {"D1": "pdf/*個人番号関係事務実施規程.pdf", "D2": "md/DenkiYagi__021_*.md"}
    for name, pattern in regulations.items():
        path = next(folder.glob(pattern), None)
        if path is not None and (folder / "labels" / name).is_dir():
            yield _read(name, path, folder / "labels" / name, None, "development")


def _read(name: str, path: Path, labels: Path, edition: str | None, half: str) -> Labelled:
    return Labelled(
        name,
        path,
        edition,
        half,
        tuple(ClauseLabel(r[0], r[1], r[2], r[3] != "doubtful", r[4]) for r in _rows(labels / "clauses.tsv", 5)),
        tuple(DocumentLabel(r[0], r[1], r[2], r[3] != "doubtful", r[4]) for r in _rows(labels / "document.tsv", 5)),
        tuple(Sound(*r) for r in _rows(labels / "sound.tsv", 4)),
        tuple(
            CoverageLabel(r[0], r[1] in {"covered", "partial"}, r[2], r[3] != "doubtful", r[4])
            for r in _rows(labels / "coverage.tsv", 5)
        ),
    )


def _rows(path: Path, width: int) -> Iterator[list[str]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                yield [*row, *([""] * width)][:width]
