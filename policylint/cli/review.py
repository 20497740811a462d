"""``policylint review``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import console
from policylint.cli.commands import Command, language_option
from policylint.cli.failures import FINDINGS, OK
from policylint.cli.inputs import configured_settings, find_beside, find_inputs
from policylint.cli.types import Day
from policylint.errors import NothingToLintError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from policylint.checks.model import View
    from policylint.cli.inputs import Input
    from policylint.cli.run import Run
    from policylint.coverage.review import Claimed
    from policylint.document.edit import Edit
    from policylint.document.model import Regulation
    from policylint.engine.settings import Settings

_STDIN = "stdin.yaml"
_SUFFIXES = frozenset({".yaml", ".yml"})
_BELOW = re.compile(r"第|[ァ-ヶ]|\(|$")
"""How a reference goes on below a clause: 第7条 holds 第7条第2項, and not 第7条の2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """The command line as parsed."""

    paths: tuple[str, ...]
    clause: tuple[str, ...]
    by: str | None
    as_of: date | None
    check: bool


@dataclass(slots=True)
class _Count:
    """What became of the clauses with claims; ``failed`` files could not be read or marked."""

    clauses: int = 0
    done: int = 0
    kept: int = 0
    left: int = 0
    failed: int = 0


def command(run: Run) -> click.Command:
    """Marks claims as reviewed."""

    def review(**given: Any) -> int:  # noqa: ANN401 - what click parsed
        return _review(_Options(**given), run)

    return Command(
        "review",
        callback=review,
        params=[
            click.Argument(["paths"], nargs=-1, required=True, metavar="PATH…"),
            click.Option(["--clause"], multiple=True, metavar="CLAUSE", help=run.say("review.clause")),
            click.Option(["--by"], metavar="NAME", help=run.say("review.by")),
            click.Option(["--as-of"], type=Day(run), metavar="DATE", help=run.say("review.as-of")),
            click.Option(["--check"], is_flag=True, help=run.say("review.check")),
            language_option(run),
        ],
        help=run.say("review.help"),
        epilog=run.say("review.epilog"),
    )


def _review(options: _Options, run: Run) -> int:
    if "-" in options.paths:
        raise UsageError(run.say("review.not-yaml", path="-"))
    configured = configured_settings(options.paths, _STDIN, None, run)
    settings = configured.override(lang=run.lang if run.asked else None, as_of=options.as_of)
    run = replace(run, lang=settings.lang)
    inputs = _yaml_only(find_inputs(options.paths, _STDIN, settings, run), options.paths, run)
    count = _Count()
    for entry in inputs:
        _File(entry, options, settings, run).review(count)
    if options.clause and not count.clauses:
        raise UsageError(run.say("review.no-clause", name="、".join(options.clause)))
    key = "review.check-summary" if options.check else "review.summary"
    told = {"clauses": count.clauses, "done": count.done, "kept": count.kept, "left": count.left}
    console.say(run.say(key, **told) + "\n")
    return FINDINGS if count.left or count.failed else OK


def _yaml_only(inputs: Sequence[Input], paths: Sequence[str], run: Run) -> list[Input]:
    """The YAML files.  Other files of a folder are passed over; one that is named is a mistake."""
    named = {str(Path(path)) for path in paths}
    found = []
    for entry in inputs:
        if Path(entry.path).suffix.lower() in _SUFFIXES:
            found.append(entry)
        elif str(Path(entry.path)) in named:
            raise UsageError(run.say("review.not-yaml", path=entry.path))
    if not found:
        raise NothingToLintError(run.say("review.not-yaml", path="、".join(paths)))
    return found


class _File:
    """One regulation under review."""

    def __init__(self, entry: Input, options: _Options, settings: Settings, run: Run) -> None:
        self.entry = entry
        self.options = options
        self.settings = settings
        self.run = run
        self.data = entry.read(run)

    def review(self, count: _Count) -> None:
        """Tell what is to be reviewed, or mark what stands, and add to ``count`` what became of it."""
        view = self._view(self.entry, self.data)
        if view.document.regulation is None:
            count.failed += 1
            console.complain(self.run.say("review.broken", path=self.entry.path))
            return
        found = [each for each in self._claimed(view) if self._is_wanted(each)]
        count.clauses += len(found)
        if self.options.check:
            self._check(found, count)
        else:
            self._mark(view, found, count)

    def _claimed(self, view: View) -> list[Claimed]:
        """The clauses with claims, held against the edition of the file, the other files of its sets read along."""
        from policylint.coverage import assess  # noqa: PLC0415 - keeps start-up quick
        from policylint.coverage.review import claimed  # noqa: PLC0415
        from policylint.engine.units import document_units  # noqa: PLC0415

        beside, _ = find_beside([self.entry], self.settings)
        views = [view, *(self._view(entry, entry.read(self.run)) for entry in beside)]
        coverage = assess(views, document_units([view], self.settings)[0].edition, as_of=self.settings.as_of)
        return [each for each in claimed(views, coverage) if each.view == 0]

    @staticmethod
    def _view(entry: Input, data: bytes) -> View:
        from policylint.checks.model import View  # noqa: PLC0415 - keeps start-up quick
        from policylint.importers import read_document  # noqa: PLC0415
        from policylint.text.reading import read  # noqa: PLC0415

        document = read_document(entry.path, data)
        return View(document, read(document))

    def _is_wanted(self, each: Claimed) -> bool:
        reference = each.claims[0].citation.clause
        heads = ["".join(unicodedata.normalize("NFKC", clause).split()) for clause in self.options.clause]
        return not heads or any(
            head and reference.startswith(head) and _BELOW.match(reference, len(head)) for head in heads
        )

    def _check(self, found: Sequence[Claimed], count: _Count) -> None:
        from policylint.coverage.review import is_changed, is_reviewed  # noqa: PLC0415 - keeps start-up quick

        for each in found:
            reviewed = is_reviewed(each.clause)
            if reviewed and not is_changed(each.clause):
                count.kept += 1
                continue
            count.left += 1
            self._tell("review.changed" if reviewed else "review.unreviewed", each)

    def _mark(self, view: View, found: Sequence[Claimed], count: _Count) -> None:
        from policylint.coverage.review import is_changed, is_reviewed  # noqa: PLC0415 - keeps start-up quick

        marked: list[Claimed] = []
        for each in found:
            if each.unsupported:
                count.left += 1
                self._tell("review.unsupported", each)
            elif not self.options.clause and is_reviewed(each.clause) and not is_changed(each.clause):
                count.kept += 1
            else:
                marked.append(each)
        if not marked:
            return
        data = self._marked(view, marked)
        if data is None:
            count.failed += 1
            count.left += len(marked)
            console.complain(self.run.say("review.unsafe", path=self.entry.path))
            return
        # a link stays a link, and what it leads to is written
        console.write_file(Path(self.entry.path).resolve(), data, self.run)
        count.done += len(marked)
        for each in marked:
            self._tell("review.done", each)

    def _marked(self, view: View, marked: Sequence[Claimed]) -> bytes | None:
        """The file with its marks; None where it cannot be written without changing anything else."""
        from policylint.document.edit import apply_edits  # noqa: PLC0415 - keeps start-up quick
        from policylint.document.load import load_yaml  # noqa: PLC0415
        from policylint.source import Source  # noqa: PLC0415
        from policylint.source.decode import Decoded, decode  # noqa: PLC0415

        decoded = decode(self.data)
        if not isinstance(decoded, Decoded):
            return None
        text = apply_edits(decoded.text, (edit for each in marked for edit in self._edits(decoded.text, each)))
        try:
            before, after = decoded.text.encode(decoded.encoding), text.encode(decoded.encoding)
        except UnicodeEncodeError:
            return None
        mark = self.data.removesuffix(before)
        if mark + before != self.data or (mark and not decoded.marked):
            return None
        again = load_yaml(Source(self.entry.path, text))
        same = len(again.problems) <= len(view.document.problems)
        return mark + after if same and _holds(view.document.regulation, again.regulation, marked) else None

    def _edits(self, text: str, each: Claimed) -> Iterator[Edit]:
        from policylint.coverage.review import fingerprint  # noqa: PLC0415 - keeps start-up quick
        from policylint.document.edit import set_mark  # noqa: PLC0415

        duty = each.clause.duty
        if duty is not None:
            fields = {
                "words": fingerprint(each.clause),
                "on": self.settings.as_of.isoformat(),
                "by": self.options.by,
            }
            yield from set_mark(text, duty.node, "covers", "reviewed", fields)

    def _tell(self, key: str, each: Claimed) -> None:
        claims = each.unsupported if key == "review.unsupported" else each.claims
        ids = "、".join(claim.requirement for claim in claims)
        clause = claims[0].citation.clause
        console.say(self.run.say(key, path=self.entry.path, clause=clause, claims=ids) + "\n")


def _holds(before: Regulation | None, after: Regulation | None, marked: Sequence[Claimed]) -> bool:
    """Whether the marks are where they belong and every clause, its words and claims, is what it was."""
    from policylint.coverage.review import fingerprint, is_changed, is_reviewed  # noqa: PLC0415 - keeps start-up quick

    if before is None or after is None:
        return False
    old, new = list(before.walk()), list(after.walk())
    if [(c.kind, c.number, fingerprint(c)) for c in old] != [(c.kind, c.number, fingerprint(c)) for c in new]:
        return False
    fresh = {each.clause for each in marked}
    return all(
        is_reviewed(now) and not is_changed(now) if then in fresh else is_reviewed(now) == is_reviewed(then)
        for then, now in zip(old, new, strict=True)
    )
