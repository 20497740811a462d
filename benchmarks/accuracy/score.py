"""Findings held against labels: true and false positives, misses, and how sure the figures are.

Clause checks (V, R) are right where a label of the same code stands at the clause or inside it or around it; a second
finding in a labelled clause counts neither way.  Document checks (O, H, P, T, B) are right or wrong once for each
regulation.  What labels call doubtful counts neither way.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.accuracy.labels import ClauseLabel, Labelled

CLAUSE_FAMILIES = "VR"
ALWAYS_SCORED = frozenset(
    ["V101", "V102", "V103", "V104", "V105", "V106", "V107", "V108", "V109", "R101", "R104", "R106", "R109"]
)
"""Clause checks whose findings are false where there is no label; others count only in a regulation labelled for them."""
_Z = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""
_SUBITEMS = "第アイウエオカキクケコイロハニホヘトチリヌルヲワカヨタレソツネナラム(（の"


@dataclass(frozen=True, slots=True)
class Said:
    """A finding as it is scored: its code, the clause and the words."""

    code: str
    clause: str
    words: str


@dataclass(slots=True)
class Tally:
    """Counts of one check or family."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, other: Tally) -> None:
        """Take the counts of ``other`` in."""
        self.tp += other.tp
        self.fp += other.fp
        self.fn += other.fn

    @property
    def precision(self) -> float | None:
        """The share of the findings that are right; None where there are none."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """The share of the labels that are found; None where there are none."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else None


@dataclass(slots=True)
class Score:
    """Tallies by code, the errors in words, and what was said of wording labelled as sound."""

    by_code: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)
    sound: int = 0
    sound_told: int = 0

    def add(self, other: Score) -> None:
        """Take ``other`` in."""
        for code, tally in other.by_code.items():
            self.by_code[code].add(tally)
        self.errors += other.errors
        self.sound += other.sound
        self.sound_told += other.sound_told

    def families(self) -> Mapping[str, Tally]:
        """The tallies of V, R, O–B and of coverage (small letters: it is no check)."""
        found = {"V": Tally(), "R": Tally(), "O–B": Tally(), "coverage": Tally()}
        for code, tally in self.by_code.items():
            family = code if code in found else "O–B"
            found[code[0] if code[0] in CLAUSE_FAMILIES else family].add(tally)
        return found


def interval(hits: int, of: int) -> tuple[float, float]:
    """The 95 % confidence interval of a share (Wilson, Journal of the American Statistical Association 22, 1927)."""
    if not of:
        return 0.0, 1.0
    share, square = hits / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def score(labelled: Labelled, said: Iterable[Said]) -> Score:
    """The findings ``said`` of one regulation held against its labels."""
    said = list(said)
    result = Score()
    _clauses(labelled, [s for s in said if s.code[0] in CLAUSE_FAMILIES], result)
    _document(labelled, {s.code for s in said}, result)
    for sound in labelled.sound:
        result.sound += 1
        words = _plain(sound.words)
        told = [
            s
            for s in said
            if s.code == sound.code and same_clause(s.clause, sound.clause) and _touch(_plain(s.words), words)
        ]
        result.sound_told += bool(told) and not any(
            label.code == sound.code and same_clause(label.clause, sound.clause) and _touch(_plain(label.words), words)
            for label in labelled.clauses
        )
    return result


def _clauses(labelled: Labelled, said: list[Said], result: Score) -> None:
    scored = {label.code for label in labelled.clauses} | ALWAYS_SCORED
    used: set[int] = set()
    for label in labelled.clauses:
        hit = _hit(label, said, used)
        if hit is not None:
            used.add(hit)
        if not label.sure:
            continue
        if hit is None:
            result.by_code[label.code].fn += 1
            result.errors.append(f"missed  {label.code} {labelled.name} {label.clause} {label.words} ({label.note})")
        else:
            result.by_code[label.code].tp += 1
    for index, each in enumerate(said):
        if index in used or each.code not in scored:
            continue
        if any(label.code == each.code and same_clause(each.clause, label.clause) for label in labelled.clauses):
            continue
        result.by_code[each.code].fp += 1
        result.errors.append(f"false   {each.code} {labelled.name} {each.clause} {each.words}")


def _hit(label: ClauseLabel, said: list[Said], used: set[int]) -> int | None:
    free = [(i, s) for i, s in enumerate(said) if i not in used and s.code == label.code]
    exact = next((i for i, s in free if _plain(s.clause) == _plain(label.clause)), None)
    return exact if exact is not None else next((i for i, s in free if same_clause(s.clause, label.clause)), None)


def _document(labelled: Labelled, codes: set[str], result: Score) -> None:
    for label in labelled.document:
        if not label.sure:
            continue
        tally, fires = result.by_code[label.code], label.code in codes
        if label.verdict == "fires" and fires:
            tally.tp += 1
        elif label.verdict == "fires":
            tally.fn += 1
            result.errors.append(f"missed  {label.code} {labelled.name} ({label.note})")
        elif fires:
            tally.fp += 1
            result.errors.append(f"false   {label.code} {labelled.name} {label.verdict} {label.clauses} ({label.note})")


def _plain(text: str) -> str:
    return normalize("NFKC", text).replace(" ", "")


def _touch(one: str, other: str) -> bool:
    return one in other or other in one or not one or not other


def same_clause(one: str, other: str) -> bool:
    """Whether one clause lies inside the other (第17条第1項 and 第17条第1項第5号)."""
    one, other = _plain(one), _plain(other)
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    return long == short or (long.startswith(short) and long[len(short)] in _SUBITEMS)
