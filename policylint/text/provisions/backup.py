"""Backups: taken, and kept apart from the system they come from (B101, B102)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.facts import Modality
from policylint.text.provisions.units import Evidence, entries, points_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

BACKUP = re.compile(
    r"バックアップ|スナップショット|レプリカ|レプリケーション|世代(?:保存|管理)|(?:データ|ファイル|サーバー?|システム)[^。、]{0,8}の写し|複製|控え|予備の?(?:データ|ファイル)|退避|(?:データ|情報|サーバ|システム|ファイル|台帳)[^。]{0,14}(?:の|を|は)[^。]{0,14}(?:複写|コピー|複本)|(?:データ|システム|サーバ)[^。]{0,6}(?:を|は)、?[^。]{0,16}(?:に|へ)(?:写[しすせ]|移し替え|吸い上げ)|媒体に写|(?:サーバ|データ|ファイル|システム)[^。、]{0,12}(?:内容|データ|中身)を[^。、]{0,10}(?:媒体|テープ|ディスク|装置)に(?:写|記録|保存)|(?:データ|サーバ|ファイル)の写しを(?:取|作)"
)
_COPYING = re.compile(
    r"複製(?:の作成|の禁止|を(?:制限|禁止)|等の|に当た|は、|し(?:て)?はなら)|法定調書|控除|申請書の控え|届出の控え"
)
_ENDED = re.compile(r"(?:複製|控え|写し)(?:等|物)?(?:の|を)(?:廃棄|返却|消去|削除|回収|管理簿)|複製(?:等)?管理簿")
_NAMED = re.compile(r"バックアップ|スナップショット|予備|退避")
"""What a bare item must say: 「特定個人情報等の複製」 in a list is mostly what needs a permit."""
_APART = re.compile(
    r"遠隔|遠方|離れた|別の(?:場所|建物|庁舎|施設|拠点|室|部屋|事業所|階|地域|区画)|異なる(?:場所|建物|庁舎|施設|拠点|室|部屋|階|地域)|分庁舎|隔地|県外|市外|町外|国内の別|データセンター|クラウド|倉庫|外部(?:の)?(?:保管|施設|事業者)|分散|同時に被災しない|室(?:に|へ)は置かず|第二|別館|支所|支店|他の(?:庁舎|建物|施設|拠点)|金融機関|銀行|[一-龥]{2,6}(?:市役所|町役場|村役場|県庁|府庁|都庁|支社|本社)の|貸金庫|別棟|別の棟|他の(?:部屋|室|棟)|異なる棟|保管施設|以外の(?:場所|建物|室)|離して|とは別"
)
_SAME = re.compile(
    r"(?:サーバ|システム|機器|本体)[^。]{0,8}(?:と)?(?:同じ|同一(?:の)?)(?:ラック|室|場所|部屋|建物|棚|机|台)|同一の(?:サーバー?)?(?:ラック|筐体|機器|装置|室|建物|区画)|同じ(?:サーバー?)?(?:ラック|筐体|機器|装置|室|場所|部屋|棚)"
)


class Backup:
    """What a handling set says about backups."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units
        self.taken = tuple(self._taken())
        self.clauses: frozenset[Clause] = frozenset(e.clause for e in self.taken)

    def _taken(self) -> Iterator[Evidence]:
        for unit in self.units:
            if unit.sentence is None or unit.contractor or not BACKUP.search(unit.words):
                continue
            if _COPYING.search(unit.words) and "バックアップ" not in unit.words:
                continue
            if re.search(r"許可|承認", unit.words) and "バックアップ" not in unit.words:
                continue
            if unit.predicate_free and not _NAMED.search(unit.words):
                continue
            for act in unit.main:
                if _ends(act):
                    continue
                if (
                    act.modality is Modality.DUTY
                    and BACKUP.search(act.words)
                    and re.search(
                        r"取|作成|保存|保管|写|記録|複製|バックアップ|コピー|行|実施|納|移",
                        "".join(act.names) + (act.predicate.lemma if act.predicate else ""),
                    )
                ):
                    yield Evidence(unit, act)
                    break

    def by_field(self) -> Evidence | None:
        """Backups that the structured fields name."""
        return next((Evidence(u, node=e.node) for u, e in entries(self.units, "backups")), None)

    def apart(self) -> Evidence | None:
        """Where at least one copy is kept apart."""
        for unit in self.units:
            if not _APART.search(unit.words) or _SAME.search(unit.words):
                continue
            if unit.sentence is None and BACKUP.search(unit.words + unit.heading):
                return Evidence(unit)
            if unit.sentence is not None and (
                BACKUP.search(unit.words) or points_at(unit, self.clauses) or unit.clause in self.clauses
            ):
                return Evidence(unit)
        return None

    def together(self) -> Evidence | None:
        """Where a copy is said to be kept beside the system."""
        return next(
            (
                Evidence(u)
                for u in self.units
                if _SAME.search(u.words) and (BACKUP.search(u.words) or u.clause in self.clauses)
            ),
            None,
        )


def _ends(act: Act) -> bool:
    """Whether copies are the object of getting rid of them or of checking that (複製の廃棄を確かめ、その結果を記録する)."""
    return bool(_ENDED.search(act.words))
