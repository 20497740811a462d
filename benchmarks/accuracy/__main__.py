"""``python -m benchmarks.accuracy``: how often policylint is right on labelled regulations, beside a search for words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.baseline import search
from benchmarks.accuracy.covered import COVERAGE, score_coverage
from benchmarks.accuracy.labels import labelled_elsewhere, own_set
from benchmarks.accuracy.score import Said, Score, Tally, interval, score
from policylint.checks.load import load_checks, shipped_folder
from policylint.checks.model import View
from policylint.coverage import assess
from policylint.engine.run import run
from policylint.engine.settings import Settings
from policylint.guideline.choose import edition_for
from policylint.importers import read_document
from policylint.text.reading import read as read_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.accuracy.labels import Labelled

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
TARGETS = {"V": (0.95, 0.95), "R": (0.95, 0.95), "O–B": (0.95, 0.93), "coverage": (0.95, 0.93)}
"""Family → the precision and recall that are asked for."""


def main() -> int:
    """Print the figures; with ``--strict`` 1 where a family of a set misses its target, else 0."""
    options = _options()
    sets = {
        "own set": [each for each in own_set() if options.half in {each.half, "both"}],
        "real regulations": list(labelled_elsewhere(options.corpus)),
    }
    met = True
    for title, regulations in sets.items():
        chosen = [each for each in regulations if not options.only or options.only in each.name]
        if chosen:
            met &= _measure(title, chosen, options)
    return 1 if options.strict and not met else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder with real regulations and labels/")
    parser.add_argument("--half", choices=["development", "held-back", "both"], default="both", help="of the own set")
    parser.add_argument("--only", default="", help="regulations whose name contains this")
    parser.add_argument("--codes", default="", help="checks whose code begins so (comma-separated) in the error list")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a target is missed")
    parser.add_argument("--errors", action="store_true", help="list every miss and false alarm")
    return parser.parse_args()


def _measure(title: str, regulations: list[Labelled], options: argparse.Namespace) -> bool:
    checks = load_checks([shipped_folder()])
    read, searched = Score(), Score()
    for each in regulations:
        document = read_document(each.path.name, each.path.read_bytes())
        settings = Settings(select=("ALL",), edition=each.edition) if each.edition else Settings(select=("ALL",))
        result = run([document], checks, settings)
        for failure in result.failures:
            print(f"failed  {failure.code} {each.name}: {failure.error!r}", file=sys.stderr)
        read.add(score(each, [Said(f.code, f.location.clause, f.text) for f in result.findings]))
        if each.coverage:
            view = View(document, read_prose(document))
            read.add(score_coverage(each, assess([view], each.edition or edition_for(document), each.name)))
        if document.regulation is not None:
            searched.add(score(each, search(document.regulation)))
    labels = sum(len(each.clauses) + len(each.document) + len(each.sound) + len(each.coverage) for each in regulations)
    print(f"\n== {title}: {len(regulations)} regulations, {labels} labels")
    print(_table(read, searched, _names(checks.items())))
    if read.sound:
        print(
            f"sound wording left alone: {read.sound - read.sound_told} of {read.sound}"
            f" (search: {searched.sound - searched.sound_told} of {searched.sound})"
        )
    if options.errors:
        prefixes = tuple(options.codes.split(","))
        print("\n".join(sorted(e for e in read.errors if e.split()[1].startswith(prefixes))))
    missed = [
        f"{family} {name} {_number(value)} < {target}"
        for family, tally in read.families().items()
        for name, value, target in zip(
            ("precision", "recall"), (tally.precision, tally.recall), TARGETS[family], strict=True
        )
        if value is not None and value < target
    ]
    print("targets: " + ("; ".join(missed) if missed else "met"))
    return not missed


def _names(checks: Iterable[tuple[str, object]]) -> dict[str, str]:
    return {code: str(getattr(check, "name", "")) for code, check in checks}


def _table(read: Score, searched: Score, names: dict[str, str]) -> str:
    lines = [f"{'':34}{'tp':>5}{'fp':>5}{'fn':>5}  {'precision':<21}{'recall':<21}{'F1':>5}   search P / R"]
    lines += [
        _row(f"{code} {names.get(code, '')}", read.by_code[code], searched.by_code[code])
        for code in sorted(read.by_code)
        if code != COVERAGE
    ]
    others = searched.families()
    lines += ["", *(_row(family, tally, others[family]) for family, tally in read.families().items())]
    return "\n".join(lines)


def _row(name: str, tally: Tally, search_tally: Tally) -> str:
    found = "".join(_share(*each) for each in _shares(tally))
    return (
        f"{name[:33]:<34}{tally.tp:>5}{tally.fp:>5}{tally.fn:>5}  {found}{_number(tally.f1):>5}"
        f"   {_number(search_tally.precision)} / {_number(search_tally.recall)}"
    )


def _shares(tally: Tally) -> Iterator[tuple[int, int]]:
    yield tally.tp, tally.tp + tally.fp
    yield tally.tp, tally.tp + tally.fn


def _share(hits: int, of: int) -> str:
    if not of:
        return f"{'–':<21}"
    low, high = interval(hits, of)
    return f"{hits / of:.3f} [{low:.2f}–{high:.2f}]".ljust(21)


def _number(value: float | None) -> str:
    return f"{value:.2f}" if value is not None else "–"


if __name__ == "__main__":
    sys.exit(main())
