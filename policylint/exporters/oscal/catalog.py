"""The guideline as an OSCAL catalog (catalog model of OSCAL 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.coverage.matrix import section_of
from policylint.exporters.oscal.metadata import (
    back_matter,
    core_prop,
    document,
    filled,
    label,
    line,
    metadata,
    prop,
    props,
    statement_id,
    token,
)
from policylint.exporters.oscal.sources import requirement_sources, source_resource, source_uuid
from policylint.guideline.editions import Modality

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from policylint.exporters.oscal.metadata import Json
    from policylint.guideline.catalogue import Edition, GuidelineClause, Requirement

_REMARKS = (
    "各要件の文（statement）は policylint による言い換えであり、ガイドラインの公式の文言ではありません。"
    "公式の文言は個人情報保護委員会の公表資料で確認してください。\n\n"
    "wording-confidence は、言い換えに当たって公式の文言を見たかどうかを示します。"
    "quoted-source は公式の文言（その写し又は公式資料の引用）を見たもの、secondary は第三者の記述で見たもの、"
    "memory は見ていないものです。official-ending は文言の語尾だけを引いたもので、義務の強さの手掛かりです。"
)


def catalog(edition: Edition, as_of: date) -> Json:
    """``edition`` as a ``catalog`` document.

    A ``group`` of class section (2.C) holds a ``group`` of class clause for itself and each clause below it, and these
    hold a ``control`` per requirement: OSCAL lets a group hold groups or controls, not both.  The ``statement`` part of
    a control is our paraphrase; its original id is the property ``alt-identifier``.  Properties in our namespace:

    - ``modality`` (must | should | example | info), ``wording-confidence``, ``expected-in``, ``official-ending``,
      ``applies-to`` and ``case`` (once per value) at a control;
    - ``annex`` and ``maps-to`` (a clause of another edition) at a clause.

    A source is a ``resource`` of the ``back-matter``, and the ``link`` of a control with ``rel`` reference leads to it.
    """
    sources = requirement_sources(edition.id)
    used = dict.fromkeys(sources[r] for r in edition.requirements if r in sources)
    return document(
        "catalog",
        {
            "metadata": metadata(edition.title, edition.as_of, as_of, _REMARKS),
            **filled(groups=_sections(edition, sources)),
            **back_matter(source_resource(source) for source in used),
        },
    )


def _sections(edition: Edition, sources: Mapping[str, str]) -> list[Json]:
    names = {clause.id: clause.heading for clause in edition.clauses}
    found: dict[str, list[GuidelineClause]] = {}
    for clause in edition.clauses:
        if clause.requirements:
            found.setdefault(section_of(clause.id), []).append(clause)
    return [
        {
            # A clause may be a section as well (2.C), and a requirement of the main text is a clause of its own: all
            # three need different ids.
            "id": f"{token(section)}_section",
            "class": "section",
            "title": line(names.get(section) or clauses[0].annex),
            "props": [core_prop("label", label(section))],
            "groups": [_clause(clause, sources) for clause in clauses],
        }
        for section, clauses in found.items()
    ]


def _clause(clause: GuidelineClause, sources: Mapping[str, str]) -> Json:
    return {
        "id": f"{token(clause.id)}_clause",
        "class": "clause",
        "title": line(clause.heading),
        "props": [
            core_prop("label", label(clause.id)),
            core_prop("alt-identifier", clause.id),
            *props(("annex", clause.annex), *(("maps-to", target) for target in clause.maps_to.values())),
        ],
        "controls": [_control(requirement, sources.get(requirement.id, "")) for requirement in clause.requirements],
    }


def _control(requirement: Requirement, source: str) -> Json:
    links = [{"href": f"#{source_uuid(source)}", "rel": "reference"}] if source else []
    if requirement.relaxes:
        links.append({"href": f"#{token(requirement.relaxes)}", "rel": "related", "text": "代わりとなる要件"})
    return {
        "id": token(requirement.id),
        "class": "definition" if requirement.modality is Modality.INFO else "requirement",
        "title": line(f"{requirement.heading}（{label(requirement.id)}）"),
        "props": [
            core_prop("label", label(requirement.id)),
            core_prop("alt-identifier", requirement.id),
            prop("modality", requirement.modality.value),
            prop("expected-in", requirement.expected_in),
            *props(
                ("wording-confidence", requirement.confidence),
                ("official-ending", requirement.ending),
                *(("applies-to", each) for each in requirement.applies_to),
                *(("case", each) for each in requirement.cases),
            ),
        ],
        **filled(links=links),
        "parts": [{"id": statement_id(requirement.id), "name": "statement", "prose": requirement.text}],
    }
