"""What inspectors praised: volumes whose set shows, accounts renewed, a card to carry (G101–G103)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.provisions.units import Evidence, first_of, in_article, points_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.provisions.units import Unit

_SPINE = re.compile(r"背(?:表紙|に|の)|簿冊の背")
_SHOWS = re.compile(r"線|模様|色|通し番号|連番|一目|欠番|抜けた|順に(?:並|な)|そろ|揃")
_RENEWS = re.compile(
    r"(?:全て|すべて|全員|一斉|一旦)[^。]{0,20}(?:ＩＤ|ID|アカウント|利用者|登録|権限)[^。]{0,30}(?:削除|抹消|失効|無効)|年度(?:の末日|末|ごと)[^。]{0,16}(?:効力を失|失効|更新|無効)|有効期(?:間|限)[^。]{0,20}(?:１年|一年|1年|年度)|自動的に(?:停止|失効|無効)|人事(?:台帳|システム|情報)[^。]{0,40}(?:連動|停止|自動)"
)
_ACCOUNT = re.compile(r"ＩＤ|ID|アカウント|利用者|登録|権限|利用を|識別符号")
_CARD = re.compile(r"カード|名刺大|手引|マニュアル|手帳|名札|ポケット|携帯版")
_CARRIED = re.compile(r"携帯|所持|携行|身に着け|首から|身分証(?:ケース|入れ)|常に持|入れて")
_TELLS_WHAT_TO_DO = re.compile(r"事故|漏えい|危機|報告|対応|連絡|緊急|インシデント")


class GoodPractice:
    """What a handling set adds of what inspectors praised."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def set_shows(self) -> Evidence | None:
        """Where something shows at a glance that all volumes are there."""
        return first_of(
            self.units, lambda u: u.laid_down and bool(_SPINE.search(u.words)) and bool(_SHOWS.search(u.words))
        )

    def accounts_renewed(self) -> Evidence | None:
        """Where all accounts are renewed yearly, or stale ones stop by themselves."""
        return first_of(
            self.units,
            lambda u: (
                u.laid_down_or_stated
                and bool(_RENEWS.search(u.words))
                and bool(_ACCOUNT.search(u.words))
                and not re.search(r"パスワードを変更|鍵", u.words)
            ),
        )

    def card(self) -> Evidence | None:
        """Where staff carry something that says what to do in an incident."""
        return first_of(
            self.units,
            lambda u: (
                u.laid_down
                and bool(_CARD.search(u.words))
                and bool(_CARRIED.search(u.words))
                and (bool(_TELLS_WHAT_TO_DO.search(u.words)) or self._on_incidents(u))
                and not re.search(r"身分証明書(?:等)?を", u.words)
            ),
        )

    def _on_incidents(self, unit: Unit) -> bool:
        """Whether the card that is carried (前項のカード) is one that another sentence has say what to do."""
        return any(
            _CARD.search(other.words)
            and _TELLS_WHAT_TO_DO.search(other.words)
            and points_at(unit, frozenset({other.clause}))
            for other in self.units
            if other.sentence is not None and other.reading is unit.reading
        )

    def incident_place(self) -> Evidence | None:
        """The first article on leaks."""
        return in_article(self.units, re.compile(r"漏えい|事故|報告|事案|緊急"))
