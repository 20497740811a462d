"""Means to see how files are handled: ledgers, what they count, what they leave out (O301–O303)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role
from policylint.text.provisions.phrases import noun_phrase
from policylint.text.provisions.units import Evidence, entries, points_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.fields import Entry
    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.facts import Argument
    from policylint.text.provisions.units import Unit

LEDGER = re.compile(
    r"[一-龥ァ-ヶー々]*(?:台帳|管理簿|目録|一覧(?:表)?|登録簿|整理簿|ファイル簿|記録簿|取扱簿|帳簿|索引|管理表|管理票|状況簿|状況表|リスト)"
)
_ENDING = re.compile(
    r"(?:台帳|管理簿|目録|一覧表?|登録簿|整理簿|記録簿|取扱簿|帳簿|索引|管理表|管理票|簿|状況簿|状況表|リスト)$"
)
_PREFIX = re.compile(
    r"ファイル|特定個人情報|個人情報|個人番号|保有|取り?扱|管理|文書|書類|簿冊|帳票|資産|データ|保存|保管|所在|総合|各"
)
_FILES = re.compile(
    r"特定個人情報ファイル|特定個人情報(?:等)?(?:の)?(?:取扱|ファイル|が記|を記|記載|保有|書類|管理|の?保管)|取り?扱(?:い(?:の)?)?状況|取扱いの状況|簿冊|ファイルの(?:名称|種類)|保有する(?:書類|文書|ファイル|特定)|個人番号(?:が|を|の)(?:記載|含|入)|文書ファイル|書類|帳票|つづり|綴|保存文書"
)
_OTHER = re.compile(
    r"入退|入室|権限|アカウント|利用者|利用記録|利用簿|閲覧|研修|受講|媒体|持出|貸出|鍵|事故|苦情|廃棄|消去|削除|アクセス|操作|点検|監査|申込|申請者|提供|契約|従業員|社員|職員|担当者|組織|委託|業者|事業者|機器|端末|ログ|訓練|郵便|収受|来訪|個人番号台帳|番号台帳|危険物|毒物|薬品|備品"
)
_AFFAIRS = re.compile(r"事務(?:の)?(?:名称|一覧|台帳)|事務$")
_KEEPS = frozenset({
    "作成", "掲げる", "整備", "備える", "備え付ける", "備付け", "調製", "記録", "記載", "登録", "登載", "管理", "把握", "設ける", "記入", "置く", "更新", "載せる", "書き留める", "書く", "する", "まとめる", "取りまとめる", "つくる", "整える", "編成", "維持", "保有", "明示", "掲載", "入力", "作る", "用いる", "改める", "策定", "公表",
})  # fmt: skip
_ENTERING = frozenset({"記録", "記載", "記入", "登録", "登載", "付記", "追記", "書く", "転記", "添付"})
_ONE_THING = re.compile(r"(?:日|年月|年月日|期限|旨|結果|番号|氏名|理由|証明書|数|件数|日時)$")
_LEDGER_PARTICLES = frozenset(
    {"を", "に", "により", "で", "へ", "には", "にて", "によって", "によつて", "と", "として", "は", "をもって"}
)
_ATTRIBUTES = (
    "名称",
    "題名",
    "種類",
    "利用目的",
    "保管場所",
    "保存場所",
    "置き場所",
    "所在",
    "責任者",
    "取扱部署",
    "担当部署",
    "冊数",
    "総数",
    "保存期間",
    "アクセス権",
    "廃棄状況",
    "項目",
    "件名",
)
_ELSEWHERE = re.compile(
    r"(?:規程|規則|要綱|要領)第[^、。]{1,12}(?:に(?:定める|規定する)|の)[^、。]{0,12}(?:台帳|目録|管理簿|ファイル簿)"
)
_FORM = re.compile(r"(?:様式|別記|別紙|別表)[^。]{0,12}(?:による|のとおり|とする|により)")
_ELECTRONIC = re.compile(r"電子(?:的な)?ファイル|電磁的記録|データファイル|電子データ")
_NO_PAPER = re.compile(
    r"(?:紙|書類|書面)[^。]{0,14}(?:を|は)[^。]{0,4}(?:保有|保管|保存|作成|残|持た)[^。]{0,4}(?:ない|せず|さず)"
)
_PAPER = re.compile(r"書類|簿冊|つづり|紙")
_VOLUMES = re.compile(
    r"(?:簿)?冊(?:の)?数|(?:簿冊|つづり|綴り?|ファイル|書類|文書|台帳の簿冊)の(?:総数|数$|数[、。及並とを])|(?:簿冊|つづり|綴り?|ファイル|背)[^。]{0,20}番号を(?:連続して)?(?:付|振|記|貼|表示)|通し番号|連番|一連(?:の)?番号|背表紙|背番号|整理番号|冊番号|何冊|分冊"
)
_COUNTS = re.compile(r"枚数|数量|部数|点数")
_DISPOSED = re.compile(r"(?:廃棄|削除|消去|処分)(?:し|を(?:し|行))[^。]{0,10}(?:とき|場合|後)")
_ELSE_COUNTED = re.compile(r"廃棄|媒体|持(?:ち)?出|機器|鍵|端末|郵便")
_NUMBER = r"(?:特定個人情報|個人番号|番号|個人情報)(?:ファイル)?(?:等)?(?:そのもの|自体|の内容)?"
_LEFT_OUT = re.compile(
    rf"{_NUMBER}(?:(?:及び|、|その他|又は)[^、。]{{1,20}})?[はをも、]{{0,2}}(?:[^、。をには]{{0,6}}に)?(?:記載|記録|記入|掲載|転記|登載|登録|明記|含め?|含み|書|載せ|入れ)[^。、]{{0,10}}(?:ない|ならない|せず|まない|めない|まず|めず|ぬ)"
    rf"|{_NUMBER}の(?:記載|記入|記録)(?:を含ま|が|の)?ない"
    r"|(?:記載(?:する)?事項に[^。]{0,20}|(?:誰|だれ)の番号[^。]{0,14}事柄を)含(?:め|ま)ない|(?:特定個人情報|個人番号)(?:等)?を含まない"
)
_ELSE_WRITTEN = re.compile(r"封筒|メモ|メール|本文|件名|宛名|名札|はがき|伝票|掲示|ＦＡＸ|FAX|ファクシミリ|付箋")
_ANY_RECORD = re.compile(r"記録(?:等|に|には|は)|帳簿|帳票類|前項|この場合|当該")


_WHO = re.compile(r"^[^、。]{1,20}は、")
"""Who keeps the ledger is nothing that it shows."""


class Ledger:
    """What a handling set says about its ledgers."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units
        self.kept = tuple(self._kept())
        self.clauses: frozenset[Clause] = frozenset(e.clause for e in self.kept)

    def _kept(self) -> Iterator[Evidence]:
        for unit in self.units:
            if (
                unit.sentence is None
                or unit.contractor
                or _transitional(unit)
                or unit.listing in {Listing.CONDITIONS, Listing.DEFINITIONS}
            ):
                continue
            act = next((a for a in unit.main if _keeps(unit, a)), None)
            if act is not None:
                yield Evidence(unit, act)
            elif _ELSEWHERE.search(unit.full) or _by_form(unit):
                yield Evidence(unit)

    def by_field(self) -> Evidence | None:
        """A ledger that the structured fields name."""
        return next((Evidence(u, node=e.node) for u, e in self._entries()), None)

    def _entries(self) -> Iterator[tuple[Unit, Entry]]:
        return ((u, e) for u, e in entries(self.units, "ledgers") if e.values.get("name"))

    def place(self) -> Evidence | None:
        """The article on the ledger, or the name of the one in the fields."""
        if self.kept:
            return self.kept[0]
        return next((Evidence(u, node=e.node.get("name") or e.node) for u, e in self._entries()), None)

    def name(self) -> str:
        """What the ledger is called."""
        if self.kept:
            names = [n for n in LEDGER.findall(self.kept[0].unit.words) if not _OTHER.search(n)]
            return names[0] if names else "台帳"
        return next((str(e.values.get("name")) for _, e in self._entries()), "台帳")

    @property
    def elsewhere(self) -> bool:
        """Whether a ledger of another regulation is named, which may say the rest."""
        return bool(self.kept) and all(_ELSEWHERE.search(e.unit.full) for e in self.kept)

    @property
    def electronic(self) -> bool:
        """Whether there is no paper to count: the ledger is of electronic files, or papers are not kept."""
        if any(
            u.sentence is not None
            and not u.contractor
            and _NO_PAPER.search(u.words)
            and not re.search(r"机|席|放置|手元", u.words)  # a clear desk has its papers somewhere
            and u.binding
            for u in self.units
        ):
            return True
        return bool(self.kept) and all(
            _ELECTRONIC.search(e.unit.full) and not _PAPER.search(e.unit.full) for e in self.kept
        )

    def _about(self, unit: Unit) -> bool:
        """Whether the sentence or row belongs to a ledger: in its article, by name or by pointing at it."""
        if unit.sentence is None:
            return True
        around = {c for e in self.kept if e.reading is unit.reading for c in unit.reading.article(e.clause)}
        return unit.clause in around or self._named(unit) or points_at(unit, self.clauses)

    def _named(self, unit: Unit) -> bool:
        return any(_is_ledger(n) for n in LEDGER.findall(f"{unit.heading}／{unit.lead}／{unit.words}"))

    def records(self, item: re.Pattern[str]) -> tuple[Evidence, ...]:
        """Where the ledger is said to show a thing of each file: in its sentence, an item under it, a form or a field."""
        fields = tuple(
            Evidence(unit, node=entry.node)
            for unit, entry in self._entries()
            if item.search(str(entry.values.get("records") or ""))
        )
        said = tuple(Evidence(u) for u in self.units if self._of_ledger(u) and item.search(_WHO.sub("", u.full)))
        return said or fields

    def _of_ledger(self, unit: Unit) -> bool:
        """Whether the sentence has a ledger kept, is an item under such a one, or a row of its form."""
        if unit.sentence is None:
            return bool(LEDGER.search(unit.lead + unit.heading)) and not self.elsewhere
        own = any(e.unit.sentence is unit.sentence for e in self.kept)
        below = any(unit.clause in e.clause.children for e in self.kept if e.reading is unit.reading)
        return (own or below) and not _ELSEWHERE.search(unit.full)

    def counts_volumes(self) -> Evidence | None:
        """Where the number of volumes is recorded, or volumes are numbered."""
        for unit, entry in self._entries():
            if entry.values.get("volumes") is True or _VOLUMES.search(str(entry.values.get("records") or "")):
                return Evidence(unit, node=entry.node)
        for unit in self.units:
            if unit.contractor or (_ELSE_COUNTED.search(unit.words) and not LEDGER.search(unit.words)):
                continue
            if _DISPOSED.search(unit.words) and not _VOLUMES.search(unit.full):
                continue  # how many were thrown away
            if _VOLUMES.search(unit.full) or (_COUNTS.search(unit.full) and self._about(unit)):
                return Evidence(unit)
        return next(
            (e for e in self.kept if any(_VOLUMES.search(w) or _COUNTS.search(w) for w in _forms(e.unit))), None
        )

    def leaves_out(self) -> Evidence | None:
        """Where it is said that the ledger itself holds no 特定個人情報."""
        for unit, entry in self._entries():
            if entry.values.get("holds_personal_data") is False:
                return Evidence(unit, node=entry.node)
        out = frozenset(u.clause for u in self.units if u.sentence is not None and _LEFT_OUT.search(u.full))
        for unit in self.units:
            if unit.contractor:
                continue
            by_analogy = "準用" in unit.words and self._about(unit) and points_at(unit, out)
            if by_analogy or self._leaves_out(unit):
                return Evidence(unit)
        for kept in self.kept:
            if any(_LEFT_OUT.search(w) for w in _forms(kept.unit)):
                return kept
        return None

    def _leaves_out(self, unit: Unit) -> bool:
        if not _LEFT_OUT.search(unit.full) or _ELSE_WRITTEN.search(unit.words):
            return False
        if _OTHER.search(unit.words) and not self._about(unit):
            return False
        return (
            self._about(unit)
            or bool(_ANY_RECORD.search(unit.words) and "記録" in unit.full + unit.heading)
            or "帳簿" in unit.words
        )


def _keeps(unit: Unit, act: Act) -> bool:
    """Whether the act keeps a ledger of files, or records what files there are."""
    predicate = act.predicate
    if predicate is None or act.role not in {Role.MAIN, Role.BEFORE} or act.modality is Modality.PROHIBITION:
        return False
    verbs = {*act.names, predicate.lemma}
    if not verbs & _KEEPS or not (act.is_duty() or unit.binding or predicate.lemma in {"する", "用いる", "置く"}):
        return False
    if _lists_files(unit, act, verbs):
        return True
    for argument in act.arguments:
        if argument.particle not in _LEDGER_PARTICLES:
            continue
        named = LEDGER.search(argument.text)
        if named is None or not _is_ledger(named.group()) or (predicate.lemma == "する" and argument.particle == "は"):
            continue
        phrase = noun_phrase(act, argument)
        if _of_files(unit, act, phrase) and not _enters_one_thing(act, argument, verbs):
            return True
    return False


def _enters_one_thing(act: Act, ledger: Argument, verbs: set[str]) -> bool:
    """「保存期間の満了する日を管理台帳に記載する」 adds to a ledger that something else has made."""
    if ledger.particle not in {"に", "へ", "には"} or not verbs & _ENTERING:
        return False
    objects = [a.text for a in act.arguments if a.particle in {"を", "をも"} and a is not ledger]
    if not objects:
        # 「…する日を、書類にあっては表紙に、ファイルにあっては台帳に記載する」
        objects = re.findall(r"([^、。]+)を、", act.sentence.core)[-1:]
    return len(objects) == 1 and bool(_ONE_THING.search(objects[0])) and not re.search(r"、|及び|並びに", objects[0])


def _transitional(unit: Unit) -> bool:
    """Whether the clause is one of the 附則: it applies for once what the body lays down for good."""
    return any(c.kind is Kind.SUPPLEMENTARY for c in unit.reading.regulation.ancestors(unit.clause))


def _is_ledger(name: str) -> bool:
    """Whether a ledger of that name is of files and papers: 取扱台帳, 管理簿, 目録, and no 監督記録簿."""
    prefix = _ENDING.sub("", name)
    return not _OTHER.search(name) and (not prefix or bool(_PREFIX.search(prefix)))


def _of_files(unit: Unit, act: Act, phrase: str) -> bool:
    """Whether the ledger is about files and papers, not about affairs, people or the numbers themselves."""
    about = f"{phrase}／{act.words}"
    if re.search(r"個人番号(?:を|が)[^。]{0,8}(?:転記|届け出)", unit.words) or re.search(
        r"(?:鍵|媒体|機器|端末|研修|委託)[^、。]{0,12}(?:一覧|台帳|目録|リスト|名簿)", about
    ):
        return False
    if _FILES.search(about):
        return not (re.search(r"日時|年月日", about) and not re.search(r"名称|題名|種類|状況", about))
    if _AFFAIRS.search(phrase) or re.search(r"事務[^。]{0,16}(?:一覧|台帳)", about):
        return False
    return bool(
        _FILES.search(f"{unit.heading}／{unit.full}") or re.search(r"(?:管理)?台帳|目録|管理簿|整理", unit.heading)
    ) or bool(re.search(r"管理台帳|保存文書|ファイル簿|取扱(?:状況)?台帳|情報台帳", phrase))


def _lists_files(unit: Unit, act: Act, verbs: set[str]) -> bool:
    """ファイルの名称、利用目的及び保管場所を記録する, without the word."""
    if not verbs & {"記録", "記載", "把握", "登録", "明示", "管理", "記入"}:
        return False
    below = (
        "／".join(p.text for c in unit.clause.children for p in c.prose())
        if re.search(r"次|以下|各号", act.words)
        else ""
    )
    said = f"{act.words}／{below}"
    if _OTHER.search(act.words) and not re.search(r"ファイル", act.words):
        return False
    return bool(re.search(r"ファイル|書類|文書|簿冊", said)) and sum(word in said for word in _ATTRIBUTES) > 1


def _by_form(unit: Unit) -> bool:
    """特定個人情報ファイル管理簿は、別記様式による."""
    named = LEDGER.search(unit.words)
    return (
        named is not None
        and _is_ledger(named.group())
        and bool(re.search(rf"{re.escape(named.group())}(?:の様式)?は", unit.words) and _FORM.search(unit.full))
        and bool(_FILES.search(unit.full))
    )


def _forms(unit: Unit) -> Iterator[str]:
    """The words of the forms (様式) that the regulation appends and the clause leads to."""
    for clause in unit.reading.regulation.walk():
        if clause.kind is not Kind.APPENDED_STYLE:
            continue
        leading = {a for c in unit.reading.referring(clause) for a in unit.reading.within(c)}
        if unit.clause in leading or "様式" in unit.full:
            for part in clause.walk():
                yield from (p.text for p in part.prose())
                yield from (cell.text for table in part.tables for row in table.rows for cell in row)
