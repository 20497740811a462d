"""Coverage as an OSCAL mapping collection (control mapping model, new in OSCAL 1.2)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policylint.coverage.matrix import share
from policylint.coverage.model import By, Status
from policylint.errors import UsageError
from policylint.exporters.oscal.catalog import catalog
from policylint.exporters.oscal.metadata import (
    NAMESPACE,
    back_matter,
    core_prop,
    document,
    document_resource,
    document_uuid,
    edition_resource,
    edition_uuid,
    filled,
    line,
    markup,
    metadata,
    prop,
    props,
    token,
    uuid_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policylint.coverage.matrix import Matrix
    from policylint.coverage.model import Citation, Coverage, Exclusion, Verdict
    from policylint.exporters.oscal.metadata import Json

_RELATIONSHIPS = {
    Status.COVERED: "superset-of",
    Status.PARTIAL: "intersects-with",
    Status.OUTDATED: "intersects-with",
}
_UNRELATED = "no-relationship"
_CONFIDENCE = {By.CLAIM: "high", By.FIELD: "high", By.TEXT: "medium"}
"""Words alone can be misread; a field says what it is, and a claim is somebody's word that the text bore out."""
_OUTDATED = {
    "subject": "source",
    "predicate": "has-incompatibility",
    "category": "addressable",
    "description": "ほかの版の要件を満たすという申告です。その要件はこの版で内容が変わっているため、条を見直す必要があります。",
}
_REMARKS = (
    "規程の各条がガイドラインのどの要件を裏付けるかを policylint が判定したものです。人による確認を経たものではありません。"
    "要件の文は言い換えであり、ガイドラインの公式の文言ではありません。"
)
_DESCRIPTION = (
    "対応付けの元（source）は規程の条・項・号又は構造化された項目、先（target）はガイドラインの要件です。"
    "superset-of は挙げた条が合わせて要件の全部を裏付けること、intersects-with は要件の一部だけを裏付けること"
    "（又は別の版についての申告であること）を示します。"
    "裏付けのない要件は target-gap-summary に、適用除外とした要件と規程に書かれることを求めない要件は"
    "プロパティ excluded、not-expected に挙げています。"
)


def mapping_collection(matrix: Matrix) -> Json:
    """``matrix`` as a ``mapping-collection`` document: one ``mapping`` per organisation.

    A ``map`` leads from all clauses that bear a requirement out (``sources``, of type statement: the textual elements
    of a regulation) to that requirement (``target``, of type control).  ``relationship``, by ``matching-rationale``
    semantic (NIST IR 8477, set theory):

    - covered → ``superset-of``: the clauses together hold all that the requirement asks, and say more (who, when, how).
      ``equal-to`` and ``equivalent-to`` would claim that they say nothing more, which nobody looked at;
    - partial → ``intersects-with``: they hold some of it and other things.  ``subset-of`` would claim that they say
      nothing else;
    - outdated → ``intersects-with`` with a ``qualifier`` has-incompatibility: the claim was made for another edition.

    ``target-gap-summary`` has the requirements that nothing bears out.  What was set aside and what no regulation is
    expected to show was not there to be mapped: the properties ``excluded`` (its remarks give the reason) and
    ``not-expected`` list it, so that maps, gaps and these together are all requirements of the matrix.  ``coverage`` is
    the share of covered among the expected requirements.  OSCAL wants at least one map: where nothing at all was found,
    a single one with ``no-relationship`` leads from the regulations to every requirement.

    ``provenance``: ``status`` draft, as nobody has approved it; ``method`` hybrid where people made claims, else
    automation.

    Raises:
        UsageError: the matrix has no requirement of the modalities wanted.
    """
    if not matrix.requirements:
        message = f"「{matrix.edition.id}」には、選ばれた種類の要件がありません"
        raise UsageError(message)
    seen: Counter[str] = Counter()
    mappings = []
    for column in matrix.columns:
        subject = uuid_of("organisation", column.name, *(path for path, _ in column.documents))
        seen[subject] += 1
        # The same organisation may stand in two columns; UUIDs may not.
        mappings.append(_Mapping(matrix, column, uuid_of(subject, str(seen[subject]))))
    return document(
        "mapping-collection",
        {
            "metadata": metadata(f"{matrix.edition.title} 対応表", matrix.as_of.isoformat(), matrix.as_of, _REMARKS),
            "provenance": {
                "method": _method(matrix.columns),
                "matching-rationale": "semantic",
                "status": "draft",
                "mapping-description": _DESCRIPTION,
            },
            # The metaschema groups mappings as SINGLETON_OR_ARRAY: one stands alone.
            "mappings": mappings[0].data() if len(mappings) == 1 else [each.data() for each in mappings],
            **back_matter([_target(matrix), *(resource for each in mappings for resource in each.resources())]),
        },
    )


def _method(columns: Iterable[Coverage]) -> str:
    claimed = any(c.by is By.CLAIM for column in columns for v in column.verdicts.values() for c in v.citations)
    return "hybrid" if claimed else "automation"


def _target(matrix: Matrix) -> Json:
    uuid = catalog(matrix.edition, matrix.as_of)["catalog"]["uuid"]
    return edition_resource(matrix.edition, prop("catalog-uuid", uuid))


class _Mapping:
    """One organisation; ``uuid`` names it in the document."""

    def __init__(self, matrix: Matrix, column: Coverage, uuid: str) -> None:
        self.matrix = matrix
        self.column = column
        self.uuid = uuid
        self.verdicts = tuple(column.verdicts[r.id] for r in matrix.requirements)

    def data(self) -> Json:
        """The ``mapping``."""
        maps = [self._map(verdict) for verdict in self.verdicts if verdict.status in _RELATIONSHIPS]
        covered, _, expected = share(self.column.verdicts, self.matrix.requirements)
        ratio = {"generation-method": "covered-of-expected", "target-coverage": round(covered / (expected or 1), 4)}
        gaps = [token(v.requirement) for v in self.verdicts if v.status is Status.NONE]
        gap_summary = {"uuid": uuid_of(self.uuid, "gaps"), "unmapped-controls": [{"with-ids": gaps}]}
        return {
            "uuid": uuid_of(self.uuid, "mapping"),
            "source-resource": {"ns": NAMESPACE, "type": "regulation", "href": f"#{self.uuid}"},
            "target-resource": {"type": "catalog", "href": f"#{edition_uuid(self.matrix.edition.id)}"},
            "maps": maps or [self._unrelated()],
            **filled(
                props=self._left_out(),
                target_gap_summary=gap_summary if gaps else None,
                coverage=ratio if expected else None,
            ),
        }

    def resources(self) -> list[Json]:
        """What the mapping refers to: the organisation's regulations as a whole, and each."""
        links = [{"href": f"#{document_uuid(path)}", "rel": "reference"} for path, _ in self.column.documents]
        name = line(self._name())
        whole = {
            "uuid": self.uuid,
            "title": markup(name),
            "props": [core_prop("type", "policy")],
            # A resource has no links of its own, and its rlinks are copies of one and the same thing.
            "citation": {"text": markup(name), **filled(links=links)},
        }
        return [whole, *(document_resource(path, title) for path, title in self.column.documents)]

    def _name(self) -> str:
        titles = [title or path for path, title in self.column.documents]
        return line(self.column.name) or "、".join(titles) or self.uuid

    def _map(self, verdict: Verdict) -> Json:
        return {
            "uuid": uuid_of(self.uuid, "map", verdict.requirement),
            "relationship": _RELATIONSHIPS[verdict.status],
            "sources": _sources(verdict.citations) or [self._everything()],
            "targets": [{"type": "control", "id-ref": token(verdict.requirement)}],
            **filled(
                qualifiers=[_OUTDATED] if verdict.status is Status.OUTDATED else [],
                confidence_score=_confidence(verdict),
            ),
            "props": props(
                ("requirement-id", verdict.requirement),
                ("coverage-status", verdict.status.value),
                ("evidence", verdict.by or ""),
            ),
        }

    def _unrelated(self) -> Json:
        return {
            "uuid": uuid_of(self.uuid, "map"),
            "relationship": _UNRELATED,
            "sources": [self._everything()],
            "targets": [{"type": "control", "id-ref": token(v.requirement)} for v in self.verdicts],
        }

    def _everything(self) -> Json:
        return {"type": "statement", "id-ref": line(self._name())}

    def _left_out(self) -> list[Json]:
        found = []
        for verdict in self.verdicts:
            if verdict.status is Status.EXCLUDED:
                found.append(prop("excluded", token(verdict.requirement), _reason(verdict.exclusion)))
            elif verdict.status is Status.NOT_EXPECTED:
                found.append(prop("not-expected", token(verdict.requirement)))
        return found


def _sources(citations: Sequence[Citation]) -> list[Json]:
    """A source per clause; several sentences of one clause are told together."""
    found: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        # Not every field has a key to be named by; the line always tells it.
        found.setdefault((citation.path, line(citation.clause) or f"L{citation.line}"), []).append(citation)
    return [
        {
            "type": "statement",
            "id-ref": name,
            "props": props(
                ("path", path),
                *(("line", str(number)) for number in dict.fromkeys(c.line for c in cited)),
                *(("evidence", kind) for kind in dict.fromkeys(c.by for c in cited)),
            ),
            "links": [{"href": f"#{document_uuid(path)}", "rel": "reference"}],
            **filled(remarks="\n\n".join(dict.fromkeys(markup(c.words) for c in cited if c.words.strip()))),
        }
        for (path, name), cited in found.items()
    ]


def _confidence(verdict: Verdict) -> Json | None:
    if verdict.status is Status.OUTDATED:
        return {"category": "low"}
    return {"category": _CONFIDENCE[verdict.by]} if verdict.by is not None else None


def _reason(exclusion: Exclusion | None) -> str:
    if exclusion is None:
        return ""
    told = (("理由", exclusion.reason), ("承認者", exclusion.approver), ("見直し日", exclusion.review_date))
    return "\n".join(f"{name}：{value}" for name, value in told if value)
