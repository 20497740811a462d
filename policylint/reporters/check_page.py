"""One check explained, and all checks listed: what ``explain`` and ``checks`` show."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from policylint.reporters.basis import basis_text
from policylint.reporters.layout import clean, rows, width, wrap
from policylint.reporters.paint import Paint
from policylint.reporters.words import FAMILIES, severity_word, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policylint.checks.model import Check, Example, Severity
    from policylint.reporters.style import Style
    from policylint.source import Span

_INDENT = "  "
_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_-]*\}")
_FOLD = re.compile(r"(?<=[^!-~\s])[ \n]+(?=[^!-~\s])")


def render_check(check: Check, style: Style, cases: Mapping[str, str]) -> str:
    """The page of a check; ``cases`` holds the titles of the inspection cases by id."""
    paint, lang = Paint(enabled=style.color), style.lang
    lines = [paint.bold(f"{check.code} {check.title[lang]}") + f"  ({check.name})", _facts(check, style), ""]
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("page.message", (texts[lang] for texts in check.messages.values())),
        ("page.why", [check.rationale[lang]]),
        ("page.cases", (f"{case} {cases.get(case, '')}".rstrip() for case in check.cases)),
        ("page.basis", _basis(check, style)),
        ("page.quiet", (f"- {line}" for line in check.quiet_when[lang])),
        ("page.fix", (texts[lang] for texts in check.suggestions.values())),
    )
    for key, paragraphs in sections:
        body = [row for text in paragraphs for row in _hanging(readable(text), style)]
        if body:
            lines += [paint.bold(word(lang, key)), *body, ""]
    for key, examples in (("page.bad", check.bad[:1]), ("page.good", check.good[:1])):
        for example in examples:
            lines += [paint.bold(f"{word(lang, key)}: {clean(example.title[lang])}")]
            lines += [*_example(example, check.severity, style, paint), ""]
    lines += [paint.bold(word(lang, "page.suppress")), *_suppression(check, style)]
    return "\n".join(lines) + "\n"


def render_list(checks: Iterable[Check], style: Style) -> str:
    """All checks by family, one line each; a check that does not run by itself is marked."""
    paint, lang = Paint(enabled=style.color), style.lang
    blocks = []
    for family, members in groupby(in_order(checks), key=lambda check: check.family):
        heading = FAMILIES[family][lang] if family in FAMILIES else word(lang, "page.own")
        lines = [paint.bold(f"{family} {heading}"), *(_row(check, style, paint) for check in members)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def in_order(checks: Iterable[Check]) -> list[Check]:
    """By family in the order of the manual, an organisation's own behind them, then by code."""
    rank = {family: index for index, family in enumerate(FAMILIES)}
    return sorted(checks, key=lambda check: (rank.get(check.family, len(rank)), check.code))


def _row(check: Check, style: Style, paint: Paint) -> str:
    tag = severity_word(style.lang, check.severity)
    column = max(width(severity_word(style.lang, severity)) for severity in type(check.severity))
    extra = "" if check.default else f"  {word(style.lang, 'page.on-demand')}"
    padded = paint.severity(check.severity, tag) + " " * (column - width(tag))
    return f"{_INDENT}{check.code}  {padded}  {clean(check.title[style.lang])}  ({check.name}){extra}"


def _facts(check: Check, style: Style) -> str:
    lang = style.lang
    values = {
        "severity": severity_word(lang, check.severity),
        "family": FAMILIES[check.family][lang] if check.family in FAMILIES else check.family,
        "scope": word(lang, f"page.scope.{check.scope}"),
    }
    return word(lang, "page.facts", **values)


def _basis(check: Check, style: Style) -> Iterator[str]:
    """The clauses of each edition on a line of its own, the newest first."""
    editions = sorted({requirement.partition("/")[0] for requirement in check.basis}, key=_age)
    for edition in editions:
        own = [requirement for requirement in check.basis if requirement.startswith(f"{edition}/")]
        yield f"[{edition}] {basis_text(own, (), style)}"


def _age(edition: str) -> tuple[int, str]:
    kind, _, year = edition.partition("-")
    return -int(year) if year.isdigit() else 0, kind


def readable(text: str) -> str:
    """A text of a check for people: … for what a finding fills in, no blanks from folded lines of YAML."""
    return clean(_FOLD.sub("", _PLACEHOLDER.sub("…", text.strip())))


def _hanging(text: str, style: Style) -> Iterator[str]:
    hang = _INDENT * 2 if text.startswith("- ") else _INDENT
    first, *more = wrap(text, style.width - len(hang))
    yield _INDENT + first
    yield from (hang + row for row in more)


def _example(example: Example, severity: Severity, style: Style, paint: Paint) -> Iterator[str]:
    for name, text in example.files.items():
        if len(example.files) > 1:
            yield f"{_INDENT}[{clean(name)}]"
        for row, marks in marked_lines(text, example.marks.get(name, ()), style.width - len(_INDENT)):
            yield (_INDENT + row).rstrip()
            if marks:
                yield _INDENT + paint.severity(severity, marks)


def marked_lines(text: str, spans: Sequence[Span], columns: int) -> Iterator[tuple[str, str]]:
    """The rows of ``text`` and, for each, the line of marks below it ("" where nothing of it is marked)."""
    at = 0
    for line in text.splitlines(keepends=True):
        for row in rows(clean(line.rstrip("\r\n")), columns):
            signs = []
            for offset, char in enumerate(row, at):
                blank = char.isspace() and not row[: offset - at].strip()
                inside = not blank and any(span.start <= offset < span.end for span in spans)
                signs.append(("~" if inside else " ") * width(char))
            yield row.rstrip(), "".join(signs).rstrip()
            at += len(row)
        at += len(line) - len(line.rstrip("\r\n"))


def _suppression(check: Check, style: Style) -> Iterator[str]:
    yield from (_INDENT + row for row in wrap(word(style.lang, "page.suppress-how"), style.width - len(_INDENT)))
    for line in word(style.lang, "page.suppress-yaml", code=check.code).split("\n"):
        yield _INDENT * 2 + line
    last = word(style.lang, "page.suppress-config", code=check.code)
    yield from (_INDENT + row for row in wrap(last, style.width - len(_INDENT)))
