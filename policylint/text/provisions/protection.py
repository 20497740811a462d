"""Systems: who may use them, how they know him, what keeps intruders out and data unread (T101, T103–T401)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.facts import Modality
from policylint.text.provisions.access import limits, makes_table, tells_rights
from policylint.text.provisions.units import Evidence, entries, first_of, in_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.acts import Act
from policylint.text.provisions.units import Unit

_ROOM = re.compile(r"区域|入口|電算室|入室|入退室|立ち?入|部屋|室に")
_REVIEW = re.compile(r"確かめ|点検|確認|見直|棚卸|突き合わせ|突合|照合|照らし合わせ|洗い直|検証|精査|有無|洗い出|要否")
_ACCOUNTS = re.compile(
    r"利用者(?:の)?(?:登録|一覧|ＩＤ|ID|名簿)?|アカウント|アクセス権|(?<!代理)(?<!代理の)(?<!代理人の)権限|(?:利用|使用|アクセス|操作)(?:の)?資格|登録(?:された|状況|者)|ユーザー?|ＩＤ|ID|識別符号|一覧|付与状況"
)
_ASKS = re.compile(r"(?:な|あ|い)(?:い|る)か(?:どうか)?(?:を)?、?[^、。]{0,6}(?:確かめ|点検|確認|調べ|見直)")
"""「不要なものがないか確かめる」: what is looked at stands before."""
_NOT_ACCOUNTS = re.compile(
    r"アクセス(?:の)?(?:記録|ログ|履歴|状況)|利用(?:の)?(?:記録|状況|履歴)|操作(?:の)?(?:記録|履歴)|弱点|脆弱|パスワードを|ログ|研修|利用簿|代理|窓口|申請者|本人"
)
_AUTHENTICATES = re.compile(
    r"認証|識別|パスワード|暗証|利用者(?:ＩＤ|ID|番号|識別符号)|ユーザー?(?:ＩＤ|ID|名)|生体|ＩＣカード|ICカード|職員証|ログイン|ログオン|本人だけが知る|二要素|指紋|静脈|虹彩|顔認証|顔(?:による|で)照合"
)
_OF_PERSON = re.compile(
    r"本人確認|提示|申請者|申出人|運転免許|旅券|身分証明書|個人番号カードに?より|来庁|窓口|代理人|提供を受け"
)
_OF_FILE = re.compile(
    r"持(?:ち)?出|媒体を|送信|暗号化|パスワードによる保護|(?:ファイル|媒体|データ|書類)(?:等)?(?:には|に|を|へ|は)[^。]{0,10}パスワード|入力を他人に"
)
_TENDS = frozenset({
    "変更", "担当", "担う", "所掌", "つかさどる", "報告", "削除", "抹消", "記録", "通知", "届け出る", "提出", "点検", "棚卸し", "確認", "委任", "締結", "照合", "突合", "照らし合わせる", "申請", "申し出る",
})  # fmt: skip
_INTRUSION = re.compile(
    r"ファイアウォール|ファイヤーウォール|不正アクセス|不正ソフト|不正な?プログラム|ウイルス|ウィルス|マルウェア|侵入(?:防止|検知|の防止)|ＩＤＳ|IDS|ＩＰＳ|IPS|対策ソフト|セキュリティ(?:対策)?ソフト|(?:更新|修正)プログラム|パッチ|脆弱性|通信を(?:遮断|制限)|境界|セキュリティパッチ|最新(?:の)?状態|インターネット(?:から|と|に|を)|別の線|分離|接続点|害のあるもの|定義ファイル|パターンファイル|外部(?:の)?ネットワーク|庁外の回線"
)
_DEFENDS = re.compile(
    r"防止|防ぐ|設置|設け|導入|遮断|検知|検査|確認|分離|つな|接続(?:しない|してはならない|を)|更新|適用|保つ|保護|切り離|制御|当てる|備え|講じ|講ずる|最新|兼ねては|駆除|対策"
)
_UNREAD = re.compile(
    r"暗号|合い言葉|パスワードによる保護|パスワードを(?:設定|付)|ＶＰＮ|VPN|専用線|専用回線|閉域|ＳＳＬ|SSL|ＴＬＳ|TLS|秘匿|総合行政ネットワーク|ＬＧＷＡＮ|LGWAN|通信経路"
)
_SENT_OR_KEPT = re.compile(
    r"送信|送付|通信|転送|伝送|提供|保存|保管|記録|データ|ファイル|メール|インターネット|ネットワーク|媒体|表を|回線"
)


class Protection:
    """What a handling set says about its systems."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def _field(self, *names: str) -> Evidence | None:
        return next(
            (
                Evidence(u, node=e.node)
                for u, e in entries(self.units, "systems")
                if any(e.values.get(n) for n in names)
            ),
            None,
        )

    def controlled(self) -> Evidence | None:
        """Where it is limited who may use systems and files."""
        return self._field("rights") or first_of(self.units, limits)

    def access_place(self) -> Evidence | None:
        """The article on access control."""
        found = in_article(
            self.units,
            re.compile(
                r"アクセス(?:の)?(?:制御|制限|権)|権限|(?:電算|システム|利用)の(?:利用|制限)|利用者の限定|利用の制限"
            ),
        )
        return found or first_of(self.units, limits)

    def accounts_reviewed(self) -> Evidence | None:
        """Where registered users and rights are reviewed."""
        for unit, entry in entries(self.units, "systems"):
            accounts = entry.values.get("accounts")
            if isinstance(accounts, dict) and accounts.get("review"):
                return Evidence(unit, node=entry.node)
        return first_of(self.units, _reviews_accounts)

    def matrix(self) -> Evidence | None:
        """Where a table says who may use which system and file."""
        return self._field("rights") or first_of(self.units, self._tells_matrix)

    def _tells_matrix(self, unit: Unit) -> bool:
        if unit.sentence is not None:
            return makes_table(unit)
        return tells_rights(
            "　".join(u.words for u in self.units if u.sentence is None and u.clause is unit.clause), unit
        )

    def authenticated(self) -> Evidence | None:
        """Where users are identified and authenticated by a system."""
        return self._field("authentication") or first_of(self.units, _authenticates)

    def defended(self) -> Evidence | None:
        """Where systems are protected against intrusion and malware."""
        return self._field("network", "malware") or first_of(self.units, _defends)

    def unreadable(self) -> Evidence | None:
        """Where data sent or kept is protected from being read."""
        return self._field("encryption") or first_of(self.units, _unreadable)

    def sending_place(self) -> Evidence | None:
        """The article on sending data."""
        return in_article(self.units, re.compile(r"送信|電子メール|通信|情報漏えい等の防止"))


def _only_tends(act: Act) -> bool:
    """Being in charge of rights, or taking them back from somebody, does not say whose they are."""
    verbs = {*act.names, act.predicate.lemma if act.predicate is not None else ""}
    return bool(verbs & _TENDS) and not verbs & {"付与", "設定", "限定", "限る", "与える", "認証", "識別"}


def _reviews_accounts(unit: Unit) -> bool:
    if not unit.laid_down or not _ACCOUNTS.search(unit.full):
        return False
    if unit.sentence is None:
        return bool(re.search(r"利用者|アカウント|権限|ＩＤ|ID", unit.words)) and bool(
            _REVIEW.search(unit.words + unit.context)
        )
    if _NOT_ACCOUNTS.search(unit.words):
        return False
    return any(
        a.is_duty()
        and _REVIEW.search("".join(a.names) + (a.predicate.lemma if a.predicate else ""))
        and (
            _ACCOUNTS.search(a.words)
            or _ASKS.search(unit.words)
            or re.search(r"過不足|不要な|差異|相違|要否|余分", a.words)
        )
        for a in unit.main
    )


def _authenticates(unit: Unit) -> bool:
    """Whether users are made known to a system; not applicants to a clerk, people to a door or a password to a file."""
    if not unit.laid_down or not _AUTHENTICATES.search(unit.full):
        return False
    if _ROOM.search(unit.words + unit.heading) or _OF_PERSON.search(unit.words) or _OF_FILE.search(unit.words):
        return False
    if re.search(r"(?:ＩＤ|ID|アカウント)(?:の|を)(?:停止|無効|削除)", unit.words) and not re.search(
        r"認証|識別", unit.words
    ):
        return False  # what is done about a leak
    if re.search(r"パスワードを(?:[^。]{0,8})(?:変更|見直)", unit.words) and not re.search(r"により", unit.words):
        return False
    return unit.sentence is None or any(
        a.modality in {Modality.DUTY, Modality.PROHIBITION} and not _only_tends(a) for a in unit.main
    )


def _defends(unit: Unit) -> bool:
    if not unit.laid_down or not _INTRUSION.search(unit.full):
        return False
    if re.search(r"警報装置|監視カメラ|立ち入|部屋", unit.words):
        return False
    if re.search(r"報告|通報|知ったとき|発生したとき|届け", unit.words) and not re.search(
        r"導入|設置|遮断|更新", unit.words
    ):
        return False
    return unit.sentence is None or bool(_DEFENDS.search(unit.full))


def _unreadable(unit: Unit) -> bool:
    if not unit.laid_down or not _UNREAD.search(unit.full):
        return False
    if re.search(r"委員会に報告|除く。）を知った", unit.full):
        return False
    if unit.sentence is not None and not unit.predicate_free and not any(_said_outright(a) for a in unit.main):
        return False
    return bool(_SENT_OR_KEPT.search(unit.context))


def _said_outright(act: Act) -> bool:
    """Whether the words stand outside a condition: not 暗号化されていたときは、その旨を記録する."""
    words = re.sub(r"^.*(?:とき|場合)(?:に)?は、", "", act.words)
    return bool(_UNREAD.search(words)) or bool(_UNREAD.search("".join(act.names)))
