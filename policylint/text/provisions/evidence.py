"""Where each provision stands: the evidence that a matrix of coverage cites, by name.

``provision: NAME`` of a witness (``policies/guidelines/witnesses.yaml``) names an entry.  Other than the registry of the
checks, nothing here is "not applicable": no evidence means that no words and no field bear the thing out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.text.facts import TimingKind
from policylint.text.provisions.elsewhere import sent_elsewhere
from policylint.text.provisions.registry import PROVISIONS
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from policylint.text.provisions import Provisions
    from policylint.text.provisions.appointments import Appointment

__all__ = ["Found", "evidence_of", "names"]

_ELSEWHERE = re.compile(
    r"(?:保護|管理|文書|情報)[^、。（）]{0,12}(?:規程|規則|要綱|要領|条例)(?:第[^、。（）]{1,10})?(?:に規定する|に定める)"
)
_LEDGER_FIELDS = {
    "ledger-name": r"(?:ファイル|台帳)(?:の)?(?:種類|名称|名)|名称|件名",
    "ledger-section": r"(?:課|部|部署|組織|所属|部門|室)(?:等)?の?名|所管|所掌|担当(?:部署|課|部門|組織)|責任者|取扱部署",
    "ledger-purpose": r"利用(?:の)?目的|使いみち|使途",
    "ledger-items": r"(?:記録)?項目|(?:本人|対象者)の?(?:範囲|数)|対象者|だれの|誰の",
    "ledger-collection": r"収集(?:の)?方法|取得(?:の)?(?:方法|先|元|経路)|入手",
    "ledger-disposal": r"(?:廃棄|削除|消去)(?:の)?(?:状況|年月日|日|方法|予定|記録)?",
    "ledger-access": r"(?:アクセス権|権限)[^。]{0,8}者|取扱(?:担当)?者|担当者|利用者",
}
"""What the ledger shows of each file (2.C.c of the guideline)."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a provision stands: ``full`` in so many words or fields, ``partly`` where it is left to another document."""

    full: tuple[Evidence, ...] = ()
    partly: tuple[Evidence, ...] = ()


def names() -> frozenset[str]:
    """Every name that a witness may use."""
    return frozenset(_EVIDENCE)


def evidence_of(name: str, provisions: Provisions) -> Found:
    """The evidence of the provision ``name``."""
    full: list[Evidence] = []
    partly: list[Evidence] = []
    for found in _EVIDENCE[name](provisions):
        cited = found.node is None and name in _CITED and _ELSEWHERE.search(found.unit.full)
        (partly if cited else full).append(found)
    registered = PROVISIONS.get(name)
    if not full and not partly and registered is not None and registered.matter:
        sent = sent_elsewhere(provisions.units, re.compile(registered.matter))
        partly += [sent] if sent is not None else []
    return Found(tuple(full), tuple(partly))


_CITED = frozenset({"general-manager", "protection-manager", "audit-manager", "handling-ledger"})
"""Provisions that a sentence may only name as something another regulation sets up."""


def _told(
    find: Callable[[Provisions], Evidence | bool | None], field: str = ""
) -> Callable[[Provisions], Iterable[Evidence]]:
    """The evidence of a reader; True stands for entries of the structured list ``field``."""

    def evidence(provisions: Provisions) -> Iterable[Evidence]:
        found = find(provisions)
        if isinstance(found, Evidence):
            return (found,)
        if found and field:
            return tuple(Evidence(unit, node=entry.node) for unit, entry in entries(provisions.units, field))[:1]
        return ()

    return evidence


def _duties(find: Callable[[Provisions], Evidence | bool], about: str) -> Callable[[Provisions], Iterable[Evidence]]:
    """What the holder of a role does: ``find`` gives where it is set up, ``about`` tells its names."""
    pattern = re.compile(about)

    def evidence(provisions: Provisions) -> Iterable[Evidence]:
        set_up = find(provisions)
        if not set_up:
            return ()
        roles = [a for a in provisions.roles.responsible if pattern.search(a.role)]
        if isinstance(set_up, Evidence) and not roles:
            roles = [a for a in provisions.roles.responsible if a.unit is set_up.unit]
        work = tuple(_work(provisions, roles))
        if work or not isinstance(set_up, Evidence):
            return work or tuple(
                Evidence(unit, node=entry.node)
                for unit, entry in entries(provisions.units, "roles")
                if entry.values.get("duties") and pattern.search(str(entry.values.get("name")))
            )
        # somebody who is made nothing, and is known by what he does
        return () if any(a.unit is set_up.unit for a in roles) else (set_up,)

    return evidence


def _work(provisions: Provisions, roles: Iterable[Appointment]) -> Iterable[Evidence]:
    seen: dict[int, Evidence] = {}
    for role in roles:
        here = role.unit.reading.article(role.unit.clause)
        for found in provisions.roles.work_of(role):
            # a bare 責任者 means the one of its own article
            if found.clause in here or not _BARE.search(found.unit.words):
                seen.setdefault(id(found.unit), found)
    return seen.values()


def _ledger_field(name: str) -> Callable[[Provisions], Iterable[Evidence]]:
    pattern = re.compile(_LEDGER_FIELDS[name])
    return lambda provisions: provisions.ledger.records(pattern)


_BARE = re.compile(r"^(?:各)?(?:責任者|管理者)は")


def _report_items(provisions: Provisions) -> Iterable[Evidence]:
    """Where it is said what a report to the Commission holds, in the sentence or the items under it."""
    return tuple(
        Evidence(u)
        for u in provisions.units
        if u.sentence is not None
        and not u.contractor
        and (words := u.full + "／".join(p.text for c in u.clause.children for p in c.prose()))
        and all(re.search(w, words) for w in ("委員会", "報告", "概要", "原因"))
    )


def _told_soon(provisions: Provisions) -> Iterable[Evidence]:
    """Where the persons are told with a word of when."""
    kinds = {TimingKind.PROMPT, TimingKind.LIMIT}
    return tuple(
        e
        for e in provisions.response.persons_told
        if e.unit.sentence is not None and any(t.kind in kinds for t in e.unit.sentence.timings)
    )


def _told_with(words: str) -> Callable[[Provisions], Iterable[Evidence]]:
    """Where the persons are told, with ``words`` in the sentence or in the items under it."""
    pattern = re.compile(words)

    def evidence(provisions: Provisions) -> Iterable[Evidence]:
        return tuple(
            e
            for e in provisions.response.persons_told
            if pattern.search(e.unit.full) or any(pattern.search(p.text) for c in e.clause.children for p in c.prose())
        )

    return evidence


def _all_reported(provisions: Provisions) -> Iterable[Evidence]:
    """Reports to the Commission with no leak left out."""
    return () if provisions.authority.narrowed(0) is not None else provisions.authority.reports


_ORDINARY = 45.0
"""Days: a final report that may take longer is that of illicit cases (60 days against 30)."""


def _due(stage: str, *, illicit: bool = False) -> Callable[[Provisions], Iterable[Evidence]]:
    """The deadline of a report to the Commission, or the law that is left to say."""

    def evidence(provisions: Provisions) -> Iterable[Evidence]:
        deadlines = provisions.authority.deadlines
        if not provisions.authority.reports:
            return ()
        found = tuple(d.evidence for d in deadlines.due if d.stage == stage and (d.illicit or not illicit))
        if illicit and not found:
            # 「30日以内（前項第2号に掲げる事態にあっては、60日以内）」 names the illicit cases by their number
            found = tuple(d.evidence for d in deadlines.due if d.stage == stage and d.period.days > _ORDINARY)
        if found or not deadlines.by_rule():
            return found
        return provisions.authority.reports[:1]

    return evidence


def _handling_area(provisions: Provisions) -> Iterable[Evidence]:
    found = provisions.areas.handling_area_defined()
    return (found,) if found is not None else ()


_EVIDENCE: Mapping[str, Callable[[Provisions], Iterable[Evidence]]] = {
    "affairs": _told(lambda p: p.scope.affairs(), "affairs"),
    "information-scope": _told(lambda p: p.scope.information(), "affairs"),
    "handlers": _told(lambda p: p.handlers.named(), "affairs"),
    "general-manager": _told(lambda p: p.roles.general(), "roles"),
    "protection-manager": _told(lambda p: p.roles.protection(), "roles"),
    "audit-manager": _told(lambda p: p.roles.audit(), "roles"),
    "general-manager-duties": _duties(lambda p: p.roles.general(), r"総括|統括|最高"),
    "protection-manager-duties": _duties(
        lambda p: p.roles.protection(), r"(?<!総括)(?<!統括)(?:保護|取扱|管理|個人番号管理)(?:責任者|管理者)"
    ),
    "audit-manager-duties": _duties(lambda p: p.roles.audit(), r"監査"),
    "responsible": lambda p: tuple(Evidence(a.unit) for a in p.roles.responsible),
    "shared-handling": _told(lambda p: p.division.shared()),
    "split-of-work": _told(lambda p: p.division.split(), "affairs"),
    "violation-report": _told(lambda p: p.breach.reported()),
    "incident-report": _told(lambda p: p.incident.reported(), "reporting"),
    "access-log": lambda p: p.access_log.kept,
    "access-log-retention": _told(lambda p: p.access_log.retention() if p.access_log.kept else None),
    "access-log-review": lambda p: p.access_log.reviews or _one(p.access_log.by_field("review")),
    "access-log-protection": _told(lambda p: p.access_log.protection() or p.access_log.by_field("protection")),
    "disposal-record": _told(lambda p: p.storage.disposal_recorded()),
    "handling-ledger": lambda p: p.ledger.kept or _one(p.ledger.by_field()),
    **{name: _ledger_field(name) for name in _LEDGER_FIELDS},
    "ledger-leaves-out": _told(lambda p: p.ledger.leaves_out()),
    "leak-response": _told(lambda p: p.response.responded()),
    "persons-told": lambda p: p.response.persons_told,
    "persons-told-soon": _told_soon,
    "persons-told-what": _told_with(r"概要|項目|原因|(?:次|前条)[^。]{0,40}事項"),
    "persons-told-how": _told_with(r"書面|文書|電子メール|郵送|電話|面談|訪問|方法により"),
    "authority-report": lambda p: p.authority.reports,
    "authority-report-all": _all_reported,
    "authority-items": _report_items,
    "authority-preliminary": _due("preliminary"),
    "authority-final": _due("final"),
    "authority-illicit": _due("final", illicit=True),
    "audit": lambda p: p.inspection.audits,
    "self-inspection": lambda p: p.inspection.inspections,
    "follow-up": _told(lambda p: p.inspection.followed_up(), "audits"),
    "supervision": _told(lambda p: p.people.supervised()),
    "training": lambda p: p.training.given or _one(p.training.by_field()),
    "system-staff-training": _told(lambda p: p.people.system_staff_trained()),
    "manager-training": _told(lambda p: p.people.managers_trained()),
    "training-follow-up": _told(lambda p: p.training.follow_up()),
    "discipline": _told(lambda p: p.people.held_to_account()),
    "control-area": _told(lambda p: p.areas.defined()),
    "entry-control": _told(lambda p: p.areas.entry_control()),
    "device-restriction": _told(lambda p: p.areas.device_restriction()),
    "handling-area": _handling_area,
    "attended-contractors": _told(lambda p: p.areas.contractors_attended()),
    "locked-storage": _told(lambda p: p.storage.locked()),
    "locked-on-condition": _told(lambda p: (p.storage.locked_on_condition() or (None,))[0]),
    "carry-out-protection": _told(lambda p: p.storage.guarded_on_the_way()),
    "irrecoverable-disposal": _told(lambda p: p.storage.destroyed()),
    "access-control": _told(lambda p: p.protection.controlled()),
    "authentication": _told(lambda p: p.protection.authenticated()),
    "intrusion-protection": _told(lambda p: p.protection.defended()),
    "leak-protection": _told(lambda p: p.protection.unreadable()),
}


def _one(evidence: Evidence | None) -> tuple[Evidence, ...]:
    return (evidence,) if evidence is not None else ()
