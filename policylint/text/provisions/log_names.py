"""Which record a phrase names: the record of access, another one, or one that is only pointed at."""

from __future__ import annotations

import re
from enum import Enum

_RECORD = re.compile(
    r"(?:記録|ログ(?!ラム|イン|オン|アウト|オフ)|履歴|証跡)"
    r"(?!(?:等)?(?:の)?(?:確認|点検|分析|検査|照合|監査|検証|調査)[^、。]{0,4}(?:簿|書|票|表|シート|結果)|媒体|装置|項目|機器|器|範囲|漏れ)"
)
_BOOK = re.compile(r"(?:取扱|利用|使用|閲覧|操作|検索|アクセス)(?:い)?(?:等)?(?:の)?(?:状況)?(?:等)?(?:記録|管理)?簿")
_USE = re.compile(
    r"アクセス|操作|閲覧|検索|照会|ログイン|ログオン|利用|使用|参照|表示|出力|書き?出し|印刷|ダウンロード|取扱|取り扱|認証|監査|イベント|稼働|接続|[誰だれ]が"
)
_OTHER = re.compile(
    r"権限|付与|入退|入室|退室|立入|廃棄|削除の|消去の|持出|持ち出|持込|提供|苦情|点検|研修|教育|受講|事故|漏えい|取得の|本人確認|情報連携|勤務|作業|業務|受付|施錠|貸出|訓練|委託|警報|検知|ファイアウォール|対策ソフト|復元|バックアップ|通話|配達|会議|対応"
)
_DEICTIC = re.compile(
    r"^(?:その|これらの?|当該|この|同じ?|上記の?|前記の|各|全ての|すべての|前\S{0,3}[条項号](?:の規定により(?:作成|取得)した)?の?|第\S{1,8}[条項号]の?|同[条項]の?|(?:前月|当月|前週|前日|前年度|前四半期)(?:分)?の?|(?:取得|保存|採取|収集|作成|記録|出力)した|[0-9０-９一二三四五六七八九十]+[箇かヶケ]?月分の|関係する)*$"
)
_BY_ITSELF = re.compile(r"ログ(?!ラム|イン|オン|アウト|オフ)|証跡")
_CUT = re.compile(r"[、。・（）()「」]|及び|並びに|又は|若しくは|のうち")


class Named(Enum):
    """What a phrase names."""

    LOG = "log"
    POINTED = "pointed"
    """その記録, 前項の記録, これ: whichever was spoken of."""
    OTHER = "other"
    NOTHING = "nothing"


def named(phrase: str) -> Named:
    """What record ``phrase`` names; where it lists several, that of access counts."""
    if _BOOK.search(phrase):
        return Named.LOG
    found = Named.NOTHING
    for match in _RECORD.finditer(phrase):
        before = _CUT.split(phrase[: match.start()])[-1]
        kind = _kind(before, match.group())
        if kind is Named.LOG:
            return kind
        found = kind if found is Named.NOTHING else found
    if found is Named.NOTHING and re.match(r"(?:これ|それ)(?:ら)?(?:$|の)", phrase):
        return Named.POINTED
    return found


def _kind(before: str, noun: str) -> Named:
    before = re.sub(r"^(?:の|した|された)", "", before)
    if _OTHER.search(before):
        return Named.OTHER
    if _USE.search(before) or _BY_ITSELF.fullmatch(noun):
        return Named.LOG
    return Named.POINTED if _DEICTIC.match(before) else Named.OTHER


def describes_use(phrase: str) -> bool:
    """Whether the record is said to be of something (ファイルへのアクセスの記録), or is one that a system makes by itself (ログ)."""
    return bool(
        re.search(
            r"ファイル|情報|システム|番号|データ|端末|利用者|職員|サーバ|ログ(?!ラム|イン|オン)|履歴|証跡", phrase
        )
    )
