"""A lint run as OSCAL assessment results (assessment results model of OSCAL 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint import __version__
from policylint.exporters.oscal.metadata import (
    back_matter,
    document,
    document_resource,
    document_uuid,
    edition_resource,
    edition_uuid,
    filled,
    label,
    line,
    markup,
    metadata,
    prop,
    props,
    statement_id,
    timestamp,
    token,
    uuid_of,
)
from policylint.guideline.catalogue import EDITIONS, load_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from policylint.engine.result import Finding, Location, Result
    from policylint.exporters.oscal.metadata import Json
    from policylint.guideline.catalogue import Requirement

_TOOL = uuid_of("tool", "policylint")
_PLAN = uuid_of("assessment-plan", "none")
_ORIGINS = [{"actors": [{"type": "tool", "actor-uuid": _TOOL}]}]
_REMARKS = (
    "policylint による点検の結果です。指摘の根拠となる要件だけを not-satisfied とし、指摘のない要件を satisfied とはしません"
    "（指摘がないことは、要件を満たすことの証明ではないためです）。要件の文は言い換えであり、ガイドラインの公式の文言ではありません。"
)


def assessment_results(result: Result, as_of: date, *, plan: str = "") -> Json:
    """``result`` as an ``assessment-results`` document with a single ``result``.

    - Every finding of ours is an ``observation`` (method EXAMINE) on the resource of its document; ``relevant-evidence``
      has place, clause and words.  A suppressed one has the property ``suppressed`` with the reason as its remarks.
    - A ``finding`` of OSCAL is a conclusion on a requirement, so there is one per requirement in the ``basis`` of
      findings that are not suppressed, ``not-satisfied``, with these as ``related-observations``.  Its ``target`` must
      be a statement or an objective: it is the ``statement`` of the control in the catalog that :func:`catalog` makes;
      the property ``requirement-id`` has the id as we write it.
    - ``reviewed-controls`` are the requirements that the checks of the run look at.

    ``plan`` is the reference to an assessment plan, which ``import-ap`` must have; without it, it leads to a resource
    that says there is none.
    """
    editions = _editions(result)
    requirements = {i: r for edition in editions for i, r in load_edition(edition).requirements.items()}
    return document(
        "assessment-results",
        {
            "metadata": metadata("policylint 点検結果", as_of.isoformat(), as_of, _REMARKS),
            "import-ap": {"href": plan or f"#{_PLAN}"},
            "results": [_result(result, editions, requirements, timestamp(as_of))],
            **back_matter(
                [
                    *([] if plan else [_no_plan()]),
                    *(edition_resource(load_edition(edition)) for edition in editions),
                    *(document_resource(path, title) for path, title in _documents(result).items()),
                ]
            ),
        },
    )


def _editions(result: Result) -> tuple[str, ...]:
    """The editions judged against; different documents may have different ones."""
    used = {result.edition, *(each.edition for each in result.documents)}
    return tuple(edition for edition in EDITIONS if edition in used)


def _documents(result: Result) -> Mapping[str, str]:
    """Path → title; a related place may lie in a document that was only read along."""
    titles = {each.source.path: each.title for each in result.documents}
    for finding in result.findings:
        for place in finding.related:
            titles.setdefault(place.source.path, "")
    return titles


def _no_plan() -> Json:
    return {
        "uuid": _PLAN,
        "title": "点検の計画",
        "description": "この点検について、OSCAL の assessment-plan は作られていません。",
    }


def _result(result: Result, editions: tuple[str, ...], requirements: Mapping[str, Requirement], at: str) -> Json:
    paths = [each.source.path for each in result.documents]
    titles = "、".join(f"「{markup(each.title or each.source.path)}」" for each in result.documents)
    failures = [f"検査 {each.code} は {markup(each.path)} の点検中に失敗しました。" for each in result.failures]
    return {
        "uuid": uuid_of("result", at, *paths),
        "title": "規程の点検",
        "description": f"policylint {__version__} で{titles or '文書'}を点検した結果です。",
        "start": at,
        "end": at,
        "local-definitions": {"assessment-assets": _tool()},
        "reviewed-controls": _reviewed(result, editions, requirements),
        **filled(
            props=props(("edition", result.edition)),
            observations=[_observation(finding, result, at) for finding in result.findings],
            findings=_findings(result, requirements, paths),
            remarks="\n\n".join(failures),
        ),
    }


def _tool() -> Json:
    return {
        "components": [
            {
                "uuid": _TOOL,
                "type": "software",
                "title": "policylint",
                "description": "マイナンバー等の取扱規程を点検する道具",
                "props": [prop("version", __version__)],
                "status": {"state": "operational"},
            }
        ],
        "assessment-platforms": [
            {"uuid": uuid_of("platform", "policylint"), "uses-components": [{"component-uuid": _TOOL}]}
        ],
    }


def _reviewed(result: Result, editions: tuple[str, ...], requirements: Mapping[str, Requirement]) -> Json:
    asked = {requirement for check in result.checks.values() for requirement in check.basis}
    controls = [{"control-id": token(requirement)} for requirement in requirements if requirement in asked]
    selection: Json = {"include-controls": controls}
    if not controls:
        # OSCAL has no way to say that no control was reviewed.
        selection = {"description": "要件に基づく検査は選ばれていません。", "include-all": {}}
    return {
        "description": "実行した検査が根拠とする要件です。",
        "links": [{"href": f"#{edition_uuid(edition)}", "rel": "reference"} for edition in editions],
        "control-selections": [selection],
    }


def _observation(finding: Finding, result: Result, at: str) -> Json:
    check = result.checks.get(finding.code)
    return {
        "uuid": _observation_uuid(finding),
        "title": line(f"{finding.code} {check.title['ja'] if check is not None else finding.name}"),
        "description": markup(finding.message or finding.name),
        "props": [
            *props(
                ("code", finding.code),
                ("name", finding.name),
                ("severity", finding.severity.value),
                ("fingerprint", finding.fingerprint),
                *(("requirement-id", each) for each in finding.basis),
                *(("case", each) for each in finding.cases),
            ),
            *_suppressed(finding),
        ],
        "methods": ["EXAMINE"],
        "types": ["discovery", *(["control-objective"] if finding.basis else [])],
        "origins": _ORIGINS,
        "subjects": [{"subject-uuid": document_uuid(finding.location.source.path), "type": "resource"}],
        "relevant-evidence": [
            _evidence(finding.location, finding.text),
            *(_evidence(place, place.note) for place in finding.related),
        ],
        "collected": at,
        **filled(remarks=markup(finding.suggestion)),
    }


def _observation_uuid(finding: Finding) -> str:
    # A fingerprint tells findings of one file apart; two files may have the same words.
    return uuid_of("observation", finding.location.source.path, finding.code, finding.fingerprint)


def _suppressed(finding: Finding) -> list[Json]:
    by = finding.suppressed
    if by is None:
        return []
    return [prop("suppressed", by.kind, by.reason), *props(("approver", by.approver), ("expires", by.expires))]


def _evidence(place: Location, words: str) -> Json:
    """``relevant-evidence``; ``href`` is the document's resource, as a path alone would not lead to a line."""
    source, span = place.source, place.span
    start, end, page = source.position(span.start), source.position(span.end), source.page(span.start)
    where = f"{source.path}:{start.line}:{start.column} {place.clause}".rstrip()
    return {
        "href": f"#{document_uuid(source.path)}",
        "description": markup(f"{where}\n\n{words}" if words else where),
        "props": props(
            ("path", source.path),
            ("line", str(start.line)),
            ("column", str(start.column)),
            ("end-line", str(end.line)),
            ("end-column", str(end.column)),
            ("page", "" if page is None else str(page)),
            ("clause", place.clause),
            ("heading", place.heading),
        ),
    }


def _findings(result: Result, requirements: Mapping[str, Requirement], paths: Iterable[str]) -> list[Json]:
    told: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.suppressed is None:
            for requirement in finding.basis:
                told.setdefault(requirement, []).append(finding)
    rank = {requirement: number for number, requirement in enumerate(requirements)}
    return [
        {
            "uuid": uuid_of("finding", name, *paths),
            "title": line(_title(name, requirements.get(name))),
            "description": _description(requirements.get(name), len(told[name])),
            "origins": _ORIGINS,
            "target": {
                "type": "statement-id",
                "target-id": statement_id(name),
                "props": [prop("requirement-id", name)],
                "status": {"state": "not-satisfied", "reason": "fail"},
            },
            "related-observations": [
                {"observation-uuid": uuid} for uuid in dict.fromkeys(_observation_uuid(f) for f in told[name])
            ],
        }
        for name in sorted(told, key=lambda name: rank.get(name, len(rank)))
    ]


def _title(name: str, requirement: Requirement | None) -> str:
    return f"{requirement.heading}（{label(name)}）" if requirement is not None else label(name)


def _description(requirement: Requirement | None, count: int) -> str:
    text = f"要件（言い換え）：{requirement.text}\n\n" if requirement is not None else ""
    return f"{text}この要件を根拠とする指摘が {count} 件あります。"
