"""What the guideline asks for, explained: a requirement, or a clause with all of its requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.engine.weigh import edition_weight
from policylint.reporters.basis import by_edition, clause_text
from policylint.reporters.layout import clean, wrap
from policylint.reporters.paint import Paint
from policylint.reporters.words import severity_word, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policylint.checks.model import Check
    from policylint.guideline.catalogue import Edition, GuidelineClause, Requirement
    from policylint.reporters.style import Style

_INDENT = "  "


def render_requirements(
    edition: Edition,
    clause: GuidelineClause,
    requirements: Sequence[Requirement],
    checks: Iterable[Check],
    style: Style,
) -> str:
    """``requirements`` of ``clause``, each with its text, how much it binds, whom, and the ``checks`` that rest on it."""
    paint, lang = Paint(enabled=style.color), style.lang
    number = clause.id.partition("/")[2]
    name = style.editions.get(edition.id, edition.id)
    lines = [
        paint.bold(clean(by_edition(name, clause_text(number, clause.heading)))),
        f"{edition.id}: {clean(edition.as_of)}",
    ]
    known = list(checks)
    for requirement in requirements:
        resting = [check for check in known if requirement.id in check.basis]
        lines += ["", paint.bold(requirement.id), *_facts(requirement, resting, edition, style)]
    others = list(clause.maps_to.values())
    if others:
        lines += ["", paint.bold(word(lang, "requirement.elsewhere")), *(_INDENT + target for target in others)]
    lines += ["", *wrap(word(lang, "requirement.paraphrase"), style.width)]
    return "\n".join(lines) + "\n"


def _facts(requirement: Requirement, checks: Sequence[Check], edition: Edition, style: Style) -> Iterator[str]:
    lang = style.lang
    comma = "、" if lang == "ja" else ", "
    modality = word(lang, f"modality.{requirement.modality}")
    if requirement.ending:
        modality = word(lang, "bracketed", text=modality, inner=f"「{requirement.ending}」")
    facts = (
        ("requirement.modality", modality),
        ("requirement.applies-to", comma.join(requirement.applies_to)),
        ("page.cases", comma.join(requirement.cases)),
    )
    yield from _wrapped(requirement.text, style)
    if requirement.confidence != "quoted-source":
        yield from _wrapped(word(lang, "requirement.unseen"), style)
    for key, value in facts:
        if value:
            yield from _wrapped(f"{word(lang, key)}: {value}", style)
    yield f"{_INDENT}{word(lang, 'requirement.checks')}:{'' if checks else ' ' + word(lang, 'requirement.none')}"
    for check in checks:
        tag = severity_word(lang, edition_weight(check, edition.id) or check.severity)
        yield f"{_INDENT * 2}{check.code} {clean(check.title[lang])} ({check.name}, {tag})"


def _wrapped(text: str, style: Style) -> Iterator[str]:
    yield from (_INDENT + row for row in wrap(clean(text), style.width - len(_INDENT)))
