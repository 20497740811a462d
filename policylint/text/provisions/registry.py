"""The provisions by name: how each is found, and where a missing one is told.

``provision: NAME`` in a ``check.yaml`` asks that the handling set provide it.  Each ``find`` gives the evidence (True where
a structured field is all there is), or None or False; each ``place`` the clause that ought to carry the provision, None for
the title.  A refinement finds nothing missing where its base is missing: the engine keeps it quiet there anyway.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.text.provisions.elsewhere import sent_elsewhere
from policylint.text.provisions.staff import reached

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from policylint.text.provisions import Provisions
    from policylint.text.provisions.units import Evidence


def _title(_: Provisions) -> None:
    """Told at the title."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision that the guideline asks for."""

    find: Callable[[Provisions], Evidence | bool | None]
    place: Callable[[Provisions], Evidence | None] = _title
    matter: str = ""
    """The words for the matter (regular expression), where a sentence may leave it to another named document."""

    def provided(self, provisions: Provisions) -> bool:
        """Whether the set provides it, or sends the reader to another document for that very thing."""
        if self.find(provisions):
            return True
        return bool(self.matter) and sent_elsewhere(provisions.units, re.compile(self.matter)) is not None


def _first(evidence: tuple[Evidence, ...]) -> Evidence | None:
    return evidence[0] if evidence else None


_LOG = r"(?:アクセス|操作|利用|ログイン)(?:の)?(?:記録|履歴|状況)|ログ(?!ラム|イン|オン)|証跡"
_LEAK = r"漏えい|漏洩|流出|紛失|事故|事案|インシデント"

PROVISIONS: Mapping[str, Provision] = {
    "access-log": Provision(lambda p: _first(p.access_log.kept), matter=_LOG),
    "access-log-retention": Provision(
        lambda p: not p.access_log.kept or p.access_log.retention(),
        lambda p: _first(p.access_log.kept),
        matter=rf"(?:{_LOG})[^。]*(?:保存|保管)",
    ),
    "access-log-protection": Provision(
        lambda p: not p.access_log.kept or p.access_log.protection() or p.access_log.by_field("protection"),
        lambda p: _first(p.access_log.kept),
        matter=rf"(?:{_LOG}|記録)[^。]*(?:改ざん|窃取|保護|滅失)",
    ),
    "training-follow-up": Provision(
        lambda p: not p.training.given or p.training.follow_up(), lambda p: _first(p.training.given)
    ),
    "training-attendance": Provision(
        lambda p: not p.training.given or p.training.attendance(), lambda p: _first(p.training.given)
    ),
    "control-area": Provision(lambda p: p.areas.defined(), lambda p: p.areas.used() or p.areas.handling_area()),
    "device-restriction": Provision(
        lambda p: p.areas.named() is None or p.areas.device_restriction(), lambda p: p.areas.named()
    ),
    "information-scope": Provision(lambda p: p.scope.information(), lambda p: p.scope.affairs_place()),
    "handlers": Provision(lambda p: p.handlers.named(), lambda p: p.handlers.place()),
    "non-regular-staff": Provision(lambda p: reached(p.units), lambda p: p.handlers.defined_at()),
    "general-manager": Provision(lambda p: p.roles.general(), lambda p: p.roles.setting_place()),
    "protection-manager": Provision(lambda p: p.roles.protection(), lambda p: p.roles.setting_place()),
    "audit-manager": Provision(
        lambda p: p.roles.audit(), lambda p: p.inspection.audit_place() or p.roles.setting_place()
    ),
    "split-of-work": Provision(
        lambda p: p.division.shared() is None or p.division.split(), lambda p: p.division.shared()
    ),
    "violation-report": Provision(lambda p: p.breach.reported(), lambda p: p.authority.leak_place()),
    "handling-ledger": Provision(lambda p: _first(p.ledger.kept) or p.ledger.by_field()),
    "authority-report": Provision(
        lambda p: _first(p.authority.reports),
        lambda p: p.authority.leak_place(),
        matter=r"個人情報保護委員会[^。]{0,8}報告",
    ),
    "incident-report": Provision(
        lambda p: p.incident.reported(), lambda p: p.authority.leak_place(), matter=rf"(?:{_LEAK})[^。]*(?:報告|連絡)"
    ),
    "leak-response": Provision(
        lambda p: p.response.responded(),
        lambda p: p.authority.leak_place(),
        matter=rf"(?:{_LEAK})[^。]*(?:対応|対処|措置|処理|手順)",
    ),
    "publication": Provision(
        lambda p: p.response.made_known(),
        lambda p: p.authority.leak_place(),
        matter=r"公表|本人(?:へ|に対する)[^。]{0,4}通知",
    ),
    "self-inspection": Provision(lambda p: _first(p.inspection.inspections), lambda p: p.inspection.audit_place()),
    "audit": Provision(lambda p: _first(p.inspection.audits), lambda p: p.inspection.inspection_place()),
    "follow-up": Provision(
        lambda p: p.inspection.followed_up(), lambda p: p.inspection.audit_place() or p.inspection.inspection_place()
    ),
    "training": Provision(lambda p: _first(p.training.given) or p.training.by_field()),
    "training-report-back": Provision(
        lambda p: p.people.cascade() is None or p.people.cascade_reported(), lambda p: p.people.cascade()
    ),
    "system-staff-training": Provision(lambda p: p.people.system_staff_trained(), lambda p: _first(p.training.given)),
    "manager-training": Provision(lambda p: p.people.managers_trained(), lambda p: _first(p.training.given)),
    "supervision": Provision(lambda p: p.people.supervised()),
    "discipline": Provision(lambda p: p.people.held_to_account()),
    "handling-area": Provision(lambda p: p.areas.handling_area_defined(), lambda p: p.areas.named()),
    "carry-out-protection": Provision(
        lambda p: p.storage.guarded_on_the_way(),
        lambda p: p.storage.carry_place(),
        matter=r"持ち?出し|運搬|持ち運び|移送",
    ),
    "irrecoverable-disposal": Provision(
        lambda p: p.storage.destroyed(), lambda p: p.storage.disposal_place(), matter=r"廃棄|消去|削除"
    ),
    "lock-check": Provision(lambda p: p.storage.locks_checked(), lambda p: p.storage.lock_place()),
    "attended-contractors": Provision(
        lambda p: p.areas.contractors_enter() is None or p.areas.contractors_attended(),
        lambda p: p.areas.contractors_enter(),
    ),
    "access-control": Provision(
        lambda p: p.protection.controlled(), matter=r"アクセス(?:の)?(?:制御|権限|制限)|利用権限"
    ),
    "account-review": Provision(
        lambda p: p.protection.accounts_reviewed(),
        lambda p: p.protection.access_place(),
        matter=r"(?:利用者|アカウント|権限|ID|ＩＤ)[^。]*(?:棚卸|見直し|点検)",
    ),
    "rights-matrix": Provision(lambda p: p.protection.matrix(), lambda p: p.protection.access_place()),
    "authentication": Provision(
        lambda p: p.protection.authenticated(),
        lambda p: p.protection.access_place(),
        matter=r"認証|利用者[^。]{0,4}識別|パスワード",
    ),
    "intrusion-protection": Provision(
        lambda p: p.protection.defended(),
        matter=r"不正アクセス|不正な?プログラム|ウイルス|ウィルス|マルウェア|侵入|脆弱性",
    ),
    "leak-protection": Provision(
        lambda p: p.protection.unreadable(),
        lambda p: p.protection.sending_place(),
        matter=r"暗号|通信経路|電子メール|送信",
    ),
    "backup": Provision(
        lambda p: p.backup.by_field() or _first(p.backup.taken),
        matter=r"バックアップ|複製の(?:作成|取得|保管|保存)|(?:データ|システム|ファイル)[^。]{0,6}複[製写]",
    ),
    "volume-set": Provision(lambda p: p.good_practice.set_shows(), lambda p: p.storage.storage_place()),
    "account-renewal": Provision(lambda p: p.good_practice.accounts_renewed(), lambda p: p.protection.access_place()),
    "incident-card": Provision(lambda p: p.good_practice.card(), lambda p: p.good_practice.incident_place()),
    "entry-control": Provision(lambda p: p.areas.named() is None or p.areas.entry_control(), lambda p: p.areas.named()),
}
