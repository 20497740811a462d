"""Documents, media and devices: locked up, kept apart, carried, destroyed (P201–P205, B103)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role, TimingKind
from policylint.text.provisions.units import Evidence, entries, first_of, in_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

_LOCK = re.compile(
    r"施錠|錠(?:を|の|前|で)|鍵(?:を|の(?:掛|か|つ|付)|付|が|箱)|金庫|ロッカー|セキュリティ・?ワイヤー?|ワイヤ(?:ー)?(?:ロック)?に?より|チェーン|鎖|固定(?:し|する|具)|番号錠|電子錠|ダイヤル"
)
_LOCKED_STORE = re.compile(
    r"(?:施錠(?:された|された状態の|できる|のできる|することができる|可能な|した)|鍵(?:の(?:かか|掛か)る|付きの?))[^、。]{0,10}(?:書庫|保管庫|キャビネット|棚|ロッカー|引き出し|机)に"
)
"""「施錠された書庫に、…収納する」: what stands between does not matter."""
_KEPT = re.compile(
    r"書類|書面|帳票|媒体|機器|端末|文書|申請書|申告書|届書|簿冊|ファイル|台帳|パソコン|保管|保存|収納|書棚|書庫|書架|戸棚|キャビネット|保管庫|メモリ|盗難|紛失"
)
_NOT_KEPT = re.compile(
    r"庁用車|車(?:を|から|の|は)|会議室|窓|搬送|持ち?出|運搬|移送|容器|区域(?:の|に)|電算室|サーバ室|出入口|入退室|扉(?:は|を)"
)
_KEEP = re.compile(
    r"保管|保存|収納|納め|格納|しま(?:う|わ|い|っ)|置[くきい]|固定|つな[ぎぐい]|施錠|掛け|下ろ[すし]|収め|管理|入れ"
)
_APART = re.compile(
    r"分別|区分して(?:保管|収納|管理)|分けて(?:保管|収納|管理|納)|専用の(?:書?棚|書庫|キャビネット|保管庫|ロッカー|引き出し)|(?:鍵|錠)(?:の(?:掛かる|かかる|ついた)|付きの?|を備えた)(?:専用の?|耐火(?:性の)?|他と別の)?(?:書?棚|キャビネット|保管庫|書架|書庫|ロッカー|引き出し|机|戸棚|金庫)"
    r"|施錠(?:の|すること(?:の|が)?)?(?:でき|可能|し(?:た|得)|された)(?:る|な)?(?:専用の?|耐火(?:性の)?)?(?:書?棚|キャビネット|保管庫|書庫|ロッカー|引き出し|机|金庫|戸棚)|耐火金庫|金庫|キャビネットに施錠|混ざらない|混在|(?:以外の者|他の?[^、。]{0,8}(?:職員|者|社員|従業者))(?:が|に)[^、。]{0,6}(?:閲覧|触れ|開け|見|立ち入|持ち出)[^、。]{0,4}(?:ない|ぬ)|(?:担当者|権限のある者|許可された者)(?:だけ|のみ)が[^、。]{0,6}(?:開け|触れ|閲覧|解錠|取り出|利用|立ち入|入室)|(?:他の|ほかの)(?:文書|書類)(?:等)?(?:と|とは)[^、。]{0,3}(?:分け|区分|区別|別)|担当者(?:以外|のほか)[^。]*(?:立ち入|入室|閲覧|入る|入れ|開け|触れ)[^。]{0,10}(?:ない|なら|ず|ぬ|禁)|(?:のみ|だけ)が(?:立ち入|入室|[^、。]{0,4}(?:鍵|錠)|[^、。]{0,6}開け)|扉付きの棚|他の文書と"
)
_SHARED = re.compile(
    r"共用|兼用|共同(?:で|して)?(?:の)?(?:利用|使用|保管)|(?:共に|ともに)(?:用い|使|利用)|(?:他の?|各|別の)(?:課|係|部署|部局|所属|部門)(?:の)?(?:職員|者|社員)?[^。]{0,12}(?:立ち入|入る|入室|利用|使用|出入り)"
)
_SHARED_STORE = re.compile(rf"(?:{_SHARED.pattern})[^、。]{{0,20}}(?:書庫|倉庫|保管庫|書架|書?棚|室|キャビネット)")
"""登記照会課と共用する施錠可能な書庫: its lock keeps out strangers, not the other section."""
_OF_HANDLERS = re.compile(r"個人番号|特定個人情報|マイナンバー|番号|担当者|届書|申請書|申告書")
_CONDITIONAL = re.compile(r"(?:重要|特に秘匿)[^、。]{0,4}と(?:認め|判断)|必要(?:が|に)(?:ある|応じ)|必要と認め")
_MOVED = re.compile(
    r"持(?:ち)?出|持ち出|持ち運|運搬|運ぶ|運び|搬送|移送|郵送|輸送|送付|移動|(?:書類|データ|媒体|番号)[^。]{0,8}(?:を|は)送る|送るとき|発送|配送|受渡し|持参|携行"
)
_CARRYING_HEADING = re.compile(r"持(?:ち)?出|持ち運|運搬|搬送|移送|輸送|郵送|発送|携行|受渡")
_AT_THE_COUNTER = re.compile(r"窓口|本人確認|本人又は代理人|来庁")
_GUARD = re.compile(
    r"暗号|パスワード|封(?:筒|緘|入|を|書)|封をし|シール|施錠|錠(?:の|付)|鍵付|鍵の|追跡|書留|容器|目隠し|被覆|透けない|マスキング|記録が残る|二人以上|２人以上|複数(?:の者|人)で|手渡し|直接手|保護(?:シール|措置)|肌身|(?:判明|読み取(?:れ|られ)|読まれ|知られ|見え|分から)(?:しない|ない|ぬ)|安全な措置|専用の(?:鞄|袋)|鞄|ロック|リモートワイプ"
)
_INDOORS = re.compile(
    r"(?:庁舎|建物|事業所|事務所|施設|構|学|社|庁|校|院|館|署|局|敷地)(?:の)?(?:内|中)(?:で|において|における|を|に限り|の(?:移動|運搬|受渡))"
)
_OUTDOORS = re.compile(r"(?:外|ほか|他)(?:へ|に|で|の)|持(?:ち)?出|郵送|送付|発送|配送")
_EXCEPTED = re.compile(r"^(?:ただし|但し)|(?:この限りで(?:は)?ない|を除く。?$|適用しない|要しない|妨げない)")
"""A proviso lets something off: 「ただし、施錠した部屋に置くときを除く」 guards nothing."""
_INCOMING = re.compile(r"開封|届いた|送(?:られ|付され)て(?:き|来)|(?:郵送|送付|発送)され(?:た|てきた|て来た)|収受")
_DESTROY = re.compile(r"廃棄|削除|消去|処分|抹消|破棄|裁断|溶解|焼却|細断|シュレッダー|溶か|塗りつぶ|穴開け|破壊|処理")
_IRRECOVERABLE = re.compile(
    r"復元(?:(?:及び|又は|若しくは|・)(?:判読|再生))?(?:が|の)不可能|復元(?:でき|不可|し得|が(?:不可能|困難)|不能|することができ)|再生(?:でき|不可)|判読(?:でき|不可|不能)|元に戻(?:せ|ら)ない|溶解|溶か|焼却|裁断|細断|シュレッダー|(?:物理的(?:な|に)?)?破壊|穴開け|穴を開け|塗りつぶ|消磁|磁気(?:破壊|消去)|(?:データ)?(?:削除|消去)(?:用)?ソフト|専用(?:の)?ソフト|上書き|読み?取(?:り|れ)(?:でき)?ない"
)
_DISPOSAL_RECORD = re.compile(r"(?:廃棄|削除|消去|処分|抹消|破棄|溶解|裁断)")
_RECORDING = re.compile(r"書き入れ|載せ|台帳|目録|記録|記載|記入|登載|残す|残し|簿|作業票|報告書|票|証跡|書面に|報告")
_CHECKED = re.compile(r"確認|点検|確かめ|見届け|見回|検査|引い")
_LOCKED_THING = re.compile(r"施錠|錠|鍵|開かない")
_HELD = re.compile(r"ラック|キャビネット|書庫|保管庫|書棚|棚|金庫|ロッカー|扉|保管場所|引き出し")


class Storage:
    """What a handling set says about documents, media and devices."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def locked(self) -> Evidence | None:
        """Where devices, media or documents are locked up, not only where that is deemed necessary."""
        for unit, entry in entries(self.units, "stores"):
            if entry.values.get("locked") or entry.values.get("lock") or entry.values.get("key_holder"):
                return Evidence(unit, node=entry.node)
        return first_of(self.units, lambda u: _locks(u) and not _CONDITIONAL.search(u.words))

    def locked_on_condition(self) -> tuple[Evidence, str] | None:
        """Where things are locked up only as deemed necessary, with the words that say so."""
        for unit in self.units:
            if not unit.contractor and _locks(unit) and unit.sentence is not None:
                condition = next((t.text for t in unit.sentence.timings if t.kind is TimingKind.DISCRETION), None)
                if condition is not None:
                    return Evidence(unit), condition
        return None

    def storage_place(self) -> Evidence | None:
        """The article on keeping documents."""
        return in_article(self.units, re.compile(r"保管|保存|書庫|書類(?:等)?の(?:管理|整理)|盗難|媒体(?:等)?の管理"))

    def segregated(self) -> Evidence | None:
        """Where documents are kept apart from what others may see."""
        for unit, entry in entries(self.units, "stores"):
            if entry.values.get("segregated"):
                return Evidence(unit, node=entry.node)
        return first_of(self.units, _segregates)

    def shared_store(self) -> Evidence | None:
        """A store that people of other sections may enter."""
        return first_of(
            self.units,
            lambda u: (
                bool(_OF_HANDLERS.search(u.words + u.lead))
                and bool(_SHARED_STORE.search(u.words))
                and u.laid_down
                and bool(_KEPT.search(u.words))
                and not _APART.search(_SHARED_STORE.sub("", u.full))
                and any(a.modality is Modality.DUTY and _KEEP.search(a.words) for a in u.main)
            ),
        )

    def store_name(self, evidence: Evidence) -> str:
        """The name of the store that a sentence speaks of."""
        found = re.search(
            r"[一-龥ァ-ヶー]{0,10}(?:の)?[一-龥ァ-ヶー]{0,6}(?:書庫|倉庫|保管庫|書棚|棚|室)", evidence.unit.words
        )
        return found.group() if found is not None else "書庫"

    def guarded_on_the_way(self) -> Evidence | None:
        """Where what is taken out is protected; limiting what may be taken out protects nothing."""
        return first_of(self.units, _guards)

    def carry_place(self) -> Evidence | None:
        """The article on taking things out."""
        return in_article(self.units, re.compile(r"持(?:ち)?出|持ち運|移送|運搬|搬送"))

    def destroyed(self) -> Evidence | None:
        """Where data or documents are destroyed for good."""
        return first_of(self.units, _destroys)

    def disposal_place(self) -> Evidence | None:
        """The article on disposal."""
        found = self.destroyed()
        return in_article(self.units, re.compile(r"廃棄|削除|消去|処分")) or found

    def disposal_recorded(self) -> Evidence | None:
        """Where deletion or disposal is recorded; the certificate of a contractor alone records nothing."""
        return first_of(self.units, _records_disposal)

    def disposal_certified(self) -> Evidence | None:
        """Where a contractor has to prove the disposal."""
        return next(
            (
                Evidence(u)
                for u in self.units
                if u.sentence is not None
                and re.search(r"証明", u.words)
                and _DESTROY.search(u.words)
                and "委託" in u.words
            ),
            None,
        )

    def locks_checked(self) -> Evidence | None:
        """Where somebody checks that racks and cabinets are locked."""
        return first_of(self.units, _checks_locks)

    def lock_place(self) -> Evidence | None:
        """The first place where something is locked up."""
        return self.locked() or self.storage_place()


def _locks(unit: Unit) -> bool:
    if not unit.laid_down or not _LOCK.search(unit.full):
        return False
    if unit.sentence is None:
        return bool(_KEPT.search(unit.words + unit.heading))
    if _NOT_KEPT.search(unit.words) and not re.search(
        r"キャビネット|書庫(?!のある)|保管庫|金庫|書?棚|引き出し", unit.words
    ):
        return False
    if _LOCKED_STORE.search(unit.words) and any(a.is_duty() and _KEEP.search(a.words) for a in unit.main):
        return True
    return any(
        (a.modality in {Modality.DUTY, Modality.PROHIBITION} or a.predicate is None)
        and not re.search(r"点検|確認|確かめる|見回", "".join(a.names))
        and _KEEP.search(a.words)
        and _LOCK.search(a.words)
        and _KEPT.search(unit.full + unit.heading)
        for a in unit.main
    )


def _segregates(unit: Unit) -> bool:
    if not unit.laid_down or not _APART.search(_SHARED_STORE.sub("", unit.full)) or _CONDITIONAL.search(unit.words):
        return False
    if re.search(r"廃棄|可燃|ごみ|区域", unit.words) and not re.search(r"保管|納め|収納", unit.words):
        return False
    return bool(_KEPT.search(unit.full + unit.heading)) and not _MOVED.search(unit.words)


def _guards(unit: Unit) -> bool:
    """Whether what is moved is protected by the same sentence, or in an article on moving things."""
    if not unit.laid_down_or_stated or unit.listing is Listing.CONDITIONS or not _GUARD.search(unit.full):
        return False
    if unit.sentence is None:
        return bool(_MOVED.search(unit.words + unit.heading + unit.lead))
    if _EXCEPTED.search(unit.words) and not _binds(unit):
        return False
    if _INCOMING.search(unit.words) and not re.search(r"持(?:ち)?出|持ち運|運搬", unit.words):
        return False
    if _INDOORS.search(unit.words) and not _OUTDOORS.search(unit.words):
        return False
    if re.search(r"廃棄", unit.words) and not re.search(r"持(?:ち)?出|移送|運搬", unit.words + unit.heading):
        return False
    if re.search(r"庁用車", unit.words) and not re.search(r"暗号|封", unit.words):
        return False
    if _MOVED.search(unit.lead + _pointed(unit)) or _CARRYING_HEADING.search(unit.heading):
        return any(_GUARD.search(a.words) for a in unit.main) or unit.predicate_free
    return any(_guards_moved(unit, act) for act in unit.main)


def _pointed(unit: Unit) -> str:
    """The items that the sentence points at (前項第3号に掲げる行為をするときは、…)."""
    if unit.sentence is None or not re.search(r"第[0-9０-９一二三四五六七八九十]+号", unit.words):
        return ""
    items = (c for c in unit.reading.index.of(unit.clause) if c.kind is Kind.ITEM)
    return "／".join(c.text.text for c in items if c.text is not None)


def _binds(unit: Unit) -> bool:
    """Whether a proviso lays down a duty of its own: ただし、郵送するときは、書留としなければならない."""
    return any(
        a.predicate is not None and a.modality is Modality.DUTY and not re.search(r"除く|限り|妨げ", a.predicate.lemma)
        for a in unit.main
    )


def _guards_moved(unit: Unit, act: Act) -> bool:
    """Whether the act guards what the sentence, before it, has somebody carry or send; handing over a counter is none."""
    if act.modality is Modality.PROHIBITION or not _GUARD.search(act.words) or {*act.names} & {"指名", "交付", "記録"}:
        return False
    if _AT_THE_COUNTER.search(unit.words):
        return False
    said = [p for p in unit.acts if p.predicate is not None and p.role in {Role.CONDITION, Role.MODIFIER, Role.MAIN}]
    return any(_MOVED.search("".join(p.names) + (p.predicate.lemma if p.predicate else "")) for p in said) or bool(
        re.search(r"(?:持ち?出し|運搬|移送|搬送|郵送)(?:に(?:当たって|際して)|の(?:際|とき|場合))", unit.words)
    )


def _destroys(unit: Unit) -> bool:
    by = any(a.predicate is not None and a.predicate.lemma == "よる" for a in unit.main)
    if not (unit.laid_down or (by and not unit.contractor)) or not _IRRECOVERABLE.search(unit.full):
        return False
    if unit.sentence is None:
        return True
    saying = [a for a in unit.main if _IRRECOVERABLE.search(a.words)]
    if saying and all(a.modality is Modality.PROHIBITION for a in saying):
        return False
    return bool(_DESTROY.search(unit.full)) and not re.search(
        r"復元の試験|復元(?:でき|する)ないことがない|バックアップ|複製", unit.words
    )


def _records_disposal(unit: Unit) -> bool:
    if not unit.laid_down:
        return False
    if unit.sentence is None:
        return _row_of_disposals(unit)
    said = _TO_BE_DISPOSED.sub("", _KEPT_FROM_DELETION.sub("", unit.words))
    if re.search(r"証明|証する", said) or (said != unit.words and not _DISPOSAL_RECORD.search(said)):
        return False
    context = said + unit.heading
    about = _DISPOSAL_RECORD.search(context) or re.search(r"前条の作業|前項の(?:作業|処理)", unit.words)
    if not about or re.search(r"廃棄の日まで|記録簿?を?(?:は)?[^。]{0,14}廃棄する", unit.words):
        return False
    if unit.predicate_free:
        return bool(re.search(r"記録|残す|記載", unit.lead)) and bool(_DISPOSAL_RECORD.search(unit.words))
    before = re.search(r"あらかじめ|(?:廃棄|削除|消去|処分)しようと|承認を(?:得|受け)|許可を", unit.words)
    return any(_leaves_trace(act, reporting=before is None) for act in unit.main)


_KEPT_FROM_DELETION = re.compile(
    r"(?:改ざん|改変|変更|窃取|不正)[^。、]{0,8}(?:及び|又は|若しくは|や|、)[^。、]{0,8}(?:削除|消去)|(?:削除|消去)(?:を防|の防止|ができない)"
)
"""「改ざん及び削除を防ぐため」: the record is not to be deleted."""
_TO_BE_DISPOSED = re.compile(r"(?:廃棄|削除|消去)(?:の)?予定(?:年月)?日?")
"""「廃棄予定年月日」 says when it is to be done, and not that it was."""


def _row_of_disposals(unit: Unit) -> bool:
    """A row of what a ledger holds: 「廃棄した年月日及び方法」 under the clause that has the ledger kept."""
    return bool(
        re.search(
            r"(?:廃棄|消去|削除|処分)(?:し|の|等|を)?[^。、]{0,4}(?:日|年月日|日時|方法|状況|記録|担当)", unit.words
        )
        and re.search(r"簿|台帳|目録|記録", unit.lead + unit.heading)
        and re.search(r"記載|記録|備え|登載|整備", unit.lead)
    )


def _leaves_trace(act: Act, *, reporting: bool) -> bool:
    """記録簿に記載する, 記録を保存する, 作業票を渡す; a report counts once the thing is done."""
    if not act.is_duty():
        return False
    verbs = "".join(act.names) + (act.predicate.lemma if act.predicate else "")
    if re.search(
        r"記録|記載|記入|書き入れ|書き込|載せ|記[すしさ]|書き留め|載せ|付記|登載|登録|入力|作成|残[すし]?", verbs
    ):
        return bool(_RECORDING.search(verbs + act.words))
    if re.search(r"保存|保管|備え", verbs):
        return any(
            re.search(r"記録$|記録等$|簿$|証跡$|作業票$|報告書$", a.text)
            for a in act.arguments
            if a.particle in {"を", "は"}
        )
    return reporting and bool(re.search(r"渡|提出|報告", verbs)) and bool(_RECORDING.search(act.words))


def _checks_locks(unit: Unit) -> bool:
    if not unit.laid_down:
        return False
    if unit.sentence is None:
        return bool(
            _LOCKED_THING.search(unit.words)
            and (_HELD.search(unit.words))
            and re.search(r"点検|確認|実査|巡視|監査|目視", unit.words + unit.heading + unit.lead.rsplit("／", 1)[-1])
        )
    if re.search(r"会議室|窓|委託先|鍵の(?:本数|数|所在)|その本数", unit.words):
        return False
    lock = _LOCKED_THING.search(unit.full) or re.search(r"鍵の状態", unit.full)
    return (
        bool(lock)
        and bool(_HELD.search(unit.full + unit.heading))
        and any(a.is_duty() and _CHECKED.search("".join(a.names) + a.words) for a in unit.main)
    )
