"""Who may use a system and its files: limits on use (T101), and tables of rights (T104).

A limit is an act on the use of something kept in a system.  What is judged is what the sentence lays down: its main acts,
the aims they serve (…に限るため) and the measures they carry (…を制限する措置を講ずる); each part of a coordinate sentence by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role
from policylint.text.provisions.phrases import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import Argument
    from policylint.text.provisions.units import Unit

_SYSTEM = re.compile(
    r"システム|電算|電子計算機|端末|ファイル|画面|データ|サーバ|アクセス|利用者|ユーザー?|ネットワーク|パソコン|ＰＣ|PC|クラウド|ソフト|ＩＤ|ID|台帳|フォルダ|ドライブ|識別符号|アカウント|権限"
)
_USE = r"(?:アクセス|利用|使用|操作|閲覧|参照|照会|検索|更新|入力|出力|ログイン|ログオン|接続|起動|開(?:く|け|き)|見(?:る|ら)|(?<!行)使(?:う|え|わ)|触れ)"
_USED = re.compile(
    rf"{_USE}|権限|権利|資格|利用者|ユーザー|ＩＤ|(?<![A-Za-z])ID|識別符号|アカウント|画面|ファイル|機能|メニュー|フォルダ|端末|範囲"
)
_LIMITING = frozenset({
    "限る", "限定", "制限", "制約", "絞る", "絞り込む", "許可", "許諾", "許す", "認める", "承認", "付与", "与える", "割り当てる", "割当て", "割り振る", "発行", "払い出す", "配付", "交付", "貸与",
    "設定", "登録", "制御", "指定", "最小化", "区分", "定める", "決める", "決定", "規定", "作成", "作る", "示す", "掲げる",
    "アクセス制御", "アクセス制限", "アクセス管理", "利用者制限", "利用制限", "権限設定", "権限付与", "権限管理", "利用者登録", "アクセス権限", "アクセス権", "とどめる", "留める", "止める",
})  # fmt: skip
"""Acts by which it is fixed who may use a thing, when it is their object."""
_REFUSES = frozenset({"拒む", "拒否", "拒絶", "はじく", "弾く"})
_NARROW = frozenset(
    {"限る", "限定", "制限", "絞る", "絞り込む", "最小化", "許可", "許す", "認める", "とどめる", "留める"}
)
_CONTROLLED = re.compile(
    r"アクセス(?:の)?(?:制御|制限|管理)|アクセス(?:の)?(?:権限?|資格)(?:の)?(?:管理|設定|付与|制限)|(?:利用|使用|操作|閲覧)(?:者|権限|資格)?(?:の)?制限|(?:利用|使用|操作|閲覧)(?:者)?(?:の)?(?:権限|資格)(?:の)?(?:設定|付与|制限)"
)
_RIGHT = re.compile(r"権限|(?:アクセス|利用|操作|閲覧|使用)権|資格|ＩＤ|(?<![A-Za-z])ID|識別符号|アカウント")
_ONLY = re.compile(rf"(?:のみ|だけ|に限)[^、。]{{0,24}}{_USE}|{_USE}[^、。]{{0,12}}(?:のみ|だけ)")
_LOCKS_OUT = re.compile(
    rf"(?:以外|のほか|でない者|でなければ|なければ)[^。]{{0,30}}{_USE}[^、。]{{0,10}}(?:ない|ぬ|ず)|{_USE}[^、。]{{0,10}}者(?:を|は)、?[^、。]{{1,30}}に限"
)
"""担当者のほかは開くことができないように設定する; 利用できる者を担当者に限り、画面を定める."""
_OTHERS = re.compile(
    r"以外の[一-龥]{1,8}|(?:者|員)以外による|(?:者|員|課|係)以外[がは]|のほか|権限(?:を|の)(?:有し|持た|与えられてい|付与されてい|な)[^、。]{0,4}(?:者|職員)|(?:許可|承認|指名|登録)(?:を受け|され)?て?い?ない(?:者|職員)|ない者"
)
_WHO_CAN = re.compile(
    rf"(?:誰|だれ|どの(?:者|職員|課))が[^。]{{0,30}}(?:{_USE}|読み書き)[^。]{{0,12}}か(?:は|を)|{_USE}(?:でき|し得|することができ)る(?:職|職員|課|係|部署)(?:は|を)"
)
"""誰がどのファイルを読めるかは、…による; アクセスできる職は、…による."""
_BARRED = re.compile(rf"(?:でなければ|のほかは)、?[^。]{{0,20}}{_USE}[^。、]{{0,12}}(?:でき|し得|得)ない")
"""「研修を修了した職員でなければ、使用することができない」."""
_BY_TABLE = re.compile(r"(?:別表|別紙|付表|次の表|一覧表?|表)[^。]{0,16}による")
_NOT_SYSTEM = re.compile(r"区域|入口|電算室|入室|入退室|立ち?入|部屋|室に|書庫|保管庫|鍵")
_OF_LOG = re.compile(
    r"(?:記録|ログ|履歴)(?:を|の)[^、。]{0,6}(?:閲覧|参照|見る)|記録[^。]{0,12}(?:改ざん|保存)|アクセス(?:の)?(?:状況|記録|ログ|履歴)"
)
_IN_SYSTEM = re.compile(r"システム(?!を?管理|担当|室|課|係|部)|ファイル|アクセス|個人番号|特定個人情報")
_OF_OFFICE = re.compile(r"権限(?:の一部)?を[^。]{0,16}委任|契約を締結する権限|代理|法定")
_TENDS = frozenset({
    "変更", "担当", "担う", "所掌", "つかさどる", "報告", "削除", "抹消", "記録", "通知", "届け出る", "提出", "点検", "棚卸し", "確認", "委任", "締結", "照合", "突合", "照らし合わせる", "申請", "申し出る",
    "見直す", "見直し", "認証", "識別", "廃止", "停止", "失効", "保存", "監視", "分析",
})  # fmt: skip
_MEASURES = (
    "措置",
    "方法",
    "機能",
    "仕組み",
    "しくみ",
    "設定",
    "手順",
    "方式",
    "対策",
    "手段",
    "こと",
    "よう",
    "構成",
    "状態",
    "もの",
    "等",
    "など",
)
_TABLE = re.compile(
    r"(?:権限|利用|アクセス|閲覧|操作)(?:者)?(?:の)?(?:区分|設定|管理|付与)?(?:の)?(?:一覧|表|簿|台帳|名簿)|マトリ(?:ックス|クス)|対応表|一覧表|対照表|早見表"
)
_APPENDED = re.compile(r"別表|別紙|付表|附表|次の表|下表|次表")
_RIGHTS_CELL = re.compile(r"閲覧|更新|入力|出力|参照|検索|印刷|登録|照会|○|◯|〇|●|×|可|操作")
_SYSTEM_CELL = re.compile(r"システム|ファイル|台帳|記録|画面|データ|端末|フォルダ|メニュー|サーバ")
_WHO_MAY = re.compile(
    rf"権限|{_USE}(?:を)?(?:する|できる|し得る|することができる|の)?(?:者|職員|ファイル|範囲)|{_USE}(?:する)?(?:こと)?(?:が)?(?:でき|し得)"
)
_RIGHTS_CAPTION = re.compile(r"権限|アクセス|利用(?:でき|し得|区分|者|の範囲|することが)|閲覧|更新|操作|参照")


def limits(unit: Unit) -> bool:
    """Whether the sentence says who may use a system or its files; a row of a table of rights does."""
    if unit.sentence is None:
        return tells_rights(unit.words, unit)
    if not unit.laid_down_or_stated or unit.listing is Listing.CONDITIONS or _OF_OFFICE.search(unit.words):
        return False
    if not _SYSTEM.search(unit.context):
        return False
    if unit.predicate_free:
        return bool(_CONTROLLED.search(unit.words)) and not _NOT_SYSTEM.search(unit.words)
    return any(_limits(unit, act) for act in laid_down(unit))


def laid_down(unit: Unit) -> Iterator[Act]:
    """The acts a sentence lays down: its main acts, what they aim at and the measures they carry."""
    if not any(a.modality is not Modality.PURPOSE for a in unit.main):
        return
    for act in unit.acts:
        if act.role in {Role.MAIN, Role.BEFORE, Role.PURPOSE} or _carried(act):
            yield act


def _carried(act: Act) -> bool:
    head = act.predicate.head if act.predicate is not None else ""
    return act.role is Role.MODIFIER and head.startswith(_MEASURES)


def _limits(unit: Unit, act: Act) -> bool:
    words = act.words
    if _NOT_SYSTEM.search(words) and not _IN_SYSTEM.search(words):
        return False
    verbs = {*act.names, act.predicate.lemma if act.predicate is not None else ""}
    if any(_CONTROLLED.search(each) for each in verbs) or (_CONTROLLED.search(words) and not verbs & _TENDS):
        return not _of_log(unit, act)
    if _of_log(unit, act):
        return False
    if _BARRED.search(unit.words) and _SYSTEM.search(unit.context):
        return True
    if (
        act.modality is Modality.PROHIBITION
        or verbs & _REFUSES
        or (act.predicate is not None and act.predicate.negated)
    ):
        others = _OTHERS.search(words) or _OTHERS.search(_topic(act)) or re.search(r"範囲を(?:超え|越え)", words)
        return bool(others) and bool(re.search(_USE, words))
    if verbs & _TENDS and not verbs & _LIMITING:
        return False
    return _fixes_users(unit, act, verbs)


def _fixes_users(unit: Unit, act: Act, verbs: set[str]) -> bool:
    """アクセスできる者を限る, 権限を与える, 利用者は担当者とする, 担当者のみが利用できる."""
    words = act.words
    if (_ONLY.search(words) or _LOCKS_OUT.search(words)) and _SYSTEM.search(words + unit.heading):
        return True
    objects = [
        _phrase(act, a) for a in act.arguments if a.particle in {"を", "は", "が", "をも", "については", "につき", "も"}
    ]
    objects += [_topic(act)]
    if _WHO_CAN.search(unit.words):
        return True
    bound = [o for o in objects if _USED.search(o)] or (
        [words] if re.search(rf"{_USE}[^、。]{{0,8}}(?:者|範囲|ファイル)(?:を|は)", words) else []
    )
    if not bound:
        return False
    if verbs & _NARROW:
        return bool(_SYSTEM.search(words + unit.heading))
    if verbs & _LIMITING:
        return any(
            re.search(rf"(?:利用|使用|閲覧|操作).{{0,3}}者|{_USE}[^、。]{{0,8}}(?:者|範囲|ファイル)|権限|権$|資格", o)
            or (_RIGHT.search(o) and _to_handlers(act))
            for o in bound
        )
    stated = verbs & {"とする", "する", "限る", "よる", "とおり", "最小限", "必要最小限", "ある"} or _APPENDED.search(
        words
    )
    return (
        bool(stated)
        and any(_RIGHT.search(o) or re.search(r"者$", o) for o in bound)
        and bool(re.search(rf"{_USE}|権限", words))
    )


def _phrase(act: Act, argument: Argument) -> str:
    """The argument, with what modifies it where its bare noun says nothing: システムにログインできる者."""
    bare = re.fullmatch(r"者|職員?|係員|社員|範囲|端末|画面|機能|資格", argument.text)
    return noun_phrase(act, argument) if bare else argument.text


def _to_handlers(act: Act) -> bool:
    """Whether an ID is given to somebody chosen, not just to each user one of his own."""
    return any(
        a.particle in {"に", "へ", "に対し", "に対して"}
        and re.search(r"(?:者|員|課|係)(?:等)?$", a.text)
        and "利用者" not in a.text
        for a in act.arguments
    )


def _topic(act: Act) -> str:
    return act.topic.text if act.topic is not None else ""


def _of_log(unit: Unit, act: Act) -> bool:
    """Whether the act is about records of use, or about who may read them: 記録を保存し、閲覧できる者を限定する."""
    if _OF_LOG.search(act.words):
        return True
    return not _IN_SYSTEM.search(act.words) and any(_OF_LOG.search(a.words) for a in unit.main if a is not act)


def makes_table(unit: Unit) -> bool:
    """Whether a table of rights is made or followed; noting one removal in a book of rights makes none."""
    if _NOT_SYSTEM.search(unit.words) and not _IN_SYSTEM.search(unit.words):
        return False
    follows = not unit.contractor and any(a.predicate is not None and a.predicate.lemma == "よる" for a in unit.main)
    if follows and _BY_TABLE.search(unit.words) and (_WHO_CAN.search(unit.words) or _WHO_MAY.search(unit.words)):
        return True  # 「アクセスできる職は、別紙に掲げる表による」
    if not unit.laid_down:
        return False
    return "別表に掲げる者" not in unit.words and any(
        (a.is_duty() or (a.predicate is not None and a.predicate.lemma == "よる")) and _tabulates(a) for a in unit.main
    )


def _tabulates(act: Act) -> bool:
    if not _TABLE.search(act.words):
        return False
    verbs = {*act.names, act.predicate.lemma if act.predicate is not None else ""}
    noted = act.argument("に")
    into = noted is not None and _TABLE.search(noted.text)
    if verbs & {"記録", "記載", "記入", "報告", "照合", "突合", "突き合わせる", "照らし合わせる"} and (
        into or verbs & _TENDS
    ):
        return (
            bool(into)
            and bool(re.search(rf"{_USE}(?:する)?(?:こと)?(?:が)?(?:でき|し得)|権限の(?:内容|範囲|区分)", act.words))
            and not verbs & _TENDS - {"記録"}
        )
    return bool(re.search(r"権限|アクセス|利用|閲覧|操作|画面|更新|読み書き", act.words))


def tells_rights(table: str, unit: Unit) -> bool:
    """Whether ``table`` (the words of a table or a row, ``unit`` one of its rows) says who may use what."""
    return (
        bool(_RIGHTS_CELL.search(table))
        and bool(_SYSTEM_CELL.search(table))
        and _about_rights(unit)
        and not re.search(r"入室|区画|立入", table)
    )


def _about_rights(unit: Unit) -> bool:
    """Whether heading, first row or the sentence that leads to the table speak of who may use what."""
    first = unit.lead.rsplit("／", 1)[-1]
    if _RIGHTS_CAPTION.search(unit.heading) or _RIGHTS_CAPTION.search(first):
        return True
    return any(
        _APPENDED.search(said) and _WHO_MAY.search(said) and not re.search(r"点検|監査", said)
        for said in re.split(r"[。／]", unit.lead)
    )
