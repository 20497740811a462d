"""The examples of a check, run through the real pipeline and held against their marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.engine.run import run
from policylint.engine.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from policylint.checks.model import Check, Example, Lang
    from policylint.document.model import Document
    from policylint.engine.result import Result
    from policylint.source import Span

    Reader = Callable[[str, str], Document]
    """The document of a file, from its name (whose suffix tells the format) and its text."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One difference between an example and what the check says about it.

    ``kind`` is missed (marked and not reported), extra (reported and not marked), failed (the check raised: ``text``
    says what), or altered (the file as read is not the text of the example, so that marks mean nothing).
    """

    example: str
    kind: str
    file: str
    line: int
    column: int
    text: str


def test_check(
    check: Check,
    reader: Reader,
    checks: Mapping[str, Check] | None = None,  # noqa: PT028 - no test of pytest's
) -> list[Mismatch]:
    """Where the examples of ``check`` and its logic disagree; empty where all is well.

    ``checks`` are those that ``check`` gives way to, and any others; what only others say does not matter.
    """
    known = {**(checks or {}), check.code: check}
    return [
        mismatch
        for name, example in check.iter_examples()
        for mismatch in test_example(check, name, example, reader, known)
    ]


def run_example(
    check: Check, example: Example, reader: Reader, checks: Mapping[str, Check], *, lang: Lang = "ja"
) -> Result:
    """The result of a run over the files of ``example`` that tells the findings of ``check`` only."""
    documents = [reader(name, text) for name, text in example.files.items()]
    sets = {"example": tuple(example.files)} if example.declared_set else {}
    return run(documents, checks, Settings(edition=example.edition, select=(check.code,), sets=sets, lang=lang))


def test_example(
    check: Check, name: str, example: Example, reader: Reader, checks: Mapping[str, Check]
) -> list[Mismatch]:
    """Where one example, called ``name`` in what is told, and the logic of ``check`` disagree."""
    result = run_example(check, example, reader, checks)
    found: list[Mismatch] = [
        Mismatch(name, "failed", failure.path, 1, 1, f"{failure.code}: {type(failure.error).__name__}: {failure.error}")
        for failure in result.failures
    ]
    for document in result.documents:
        source = document.source
        if source.text != example.files[source.path]:
            found.append(Mismatch(name, "altered", source.path, 1, 1, ""))
            continue
        reported = {each.location.span for each in result.findings if each.location.source is source}
        marked = set(example.marks.get(source.path, ()))
        for kind, spans in (("missed", marked - reported), ("extra", reported - marked)):
            found += [_mismatch(name, kind, source.path, source.text, span) for span in sorted(spans)]
    return found


# pytest takes the names for tests.
test_check.__test__ = test_example.__test__ = False  # type: ignore[attr-defined]


def _mismatch(example: str, kind: str, file: str, text: str, span: Span) -> Mismatch:
    line = text.count("\n", 0, span.start) + 1
    column = span.start - (text.rfind("\n", 0, span.start) + 1) + 1
    return Mismatch(example, kind, file, line, column, span.of(text))
