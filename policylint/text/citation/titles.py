"""Whether two names mean one regulation: 国立大学法人青葉大学個人情報保護規程, 個人情報保護規程, 「保護規程」."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.citation.documents import GENERIC, find_definitions, find_documents
from policylint.text.script.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policylint.document.model import Regulation

_FORMS = (
    r"(?:国立大学法人|公立大学法人|学校法人|独立行政法人|地方独立行政法人|国立研究開発法人|株式会社|有限会社|合同会社"
    r"|(?:一般|公益)?(?:社団|財団)法人|社会福祉法人|医療法人(?:社団|財団)?|特定非営利活動法人|当社|当法人|本学|本会|本組合)"
)
_BODIES = (
    r"(?:大学院?|高等学校|学校|学園|[市町村県都府道区]|会社|コーポレーション|法人|組合|機構|センター|病院|協会|連合会?|連盟|局|省|庁"
    r"|研究所|財団|社団|健保|銀行|委員会|本部|事務所|会議所|公社|公団|基金|振興会)"
)
_ORGANISATION = re.compile(
    rf"(?:{_FORMS}|{_FORMS}?.{{1,30}}{_BODIES}|{_FORMS}.{{1,20}})(?:における|における全学|の|内)?"
)
_OWNER = re.compile(rf"{_FORMS}?.{{1,20}}?{_BODIES}|{_FORMS}[一-龥ァ-ヶー]{{1,8}}")
_ENDING = re.compile(
    r"(?:\((?:案|抄|写|抜粋|仮称|改正案)\)|\(?第?[0-9.]+版\)?|ver\.?[0-9.]+|\.(?:pdf|docx?|md|txt|ya?ml))+$",
    re.IGNORECASE,
)
_SHORTEST = 3


def title_key(title: str) -> str:
    """``title`` as it is compared: plain spelling, without blanks, quotation marks, 「（案）」 and version numbers."""
    plain = re.sub(r"\s", "", fold(title).text)
    return _ENDING.sub("", plain).strip("「」『』《》<>")


def same_title(one: str, other: str, organisations: Iterable[str] = ()) -> bool:
    """Whether two names mean one regulation: they are equal, or one has the name of an organisation before the other.

    ``organisations`` are names that count as such whatever they look like.
    """
    longer, shorter = sorted((title_key(one), title_key(other)), key=len, reverse=True)
    if longer == shorter:
        return bool(longer)
    if len(shorter) < _SHORTEST or shorter in GENERIC or not longer.endswith(shorter):
        return False
    before = longer.removesuffix(shorter)
    known = {title_key(name) for name in organisations}
    return (
        before in known or re.sub("(?:における|の|内)$", "", before) in known or bool(_ORGANISATION.fullmatch(before))
    )


def organisation_of(regulation: Regulation) -> str:
    """The organisation whose regulation it is: by its fields, else the words that open the title, "" where none do."""
    named = regulation.organisation.name if regulation.organisation is not None else None
    if named:
        return title_key(named)
    title = title_key(regulation.title.text) if regulation.title is not None else ""
    found = _OWNER.match(title)
    return found[0] if found is not None else ""


def same_organisation(one: Regulation, other: Regulation) -> bool:
    """Whether two regulations may be of one organisation: their titles, or fields, name no two."""
    a, b = organisation_of(one), organisation_of(other)
    return not a or not b or a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a)


def short_names(regulation: Regulation) -> Mapping[str, str]:
    """The short names that ``regulation`` gives other documents (保護規程 → 青葉大学個人情報保護規程)."""
    names: dict[str, str] = {}
    for clause in regulation.walk():
        for prose in (clause.text, clause.tail):
            if prose is None or "以下" not in prose.text:
                continue
            for definition in find_definitions(prose.text):
                phrase = definition.phrase.of(prose.text)
                ends = [mention for mention in find_documents(phrase) if mention.span.end == len(phrase.rstrip())]
                if definition.kind == "short" and ends:
                    names.setdefault(title_key(definition.term), ends[-1].name)
    return names
