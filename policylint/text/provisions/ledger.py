"""Means to see how files are handled: ledgers, what they count, what they leave out (O301–O303)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.provisions.units import Evidence, entries, points_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause
    from policylint.text.provisions.units import Unit

LEDGER = re.compile(
    r"台帳|管理簿|目録|一覧(?:表)?|登録簿|取扱状況(?:の)?(?:記録|を記録)|整理簿|索引|ファイル簿|保存文書"
)
_FILES = re.compile(
    r"特定個人情報ファイル|特定個人情報(?:等)?(?:の)?(?:取扱|ファイル|が記|を記|記載|保有|書類)|取扱(?:い(?:の)?)?状況|簿冊|ファイルの(?:名称|種類)|保有する(?:書類|文書|ファイル)|個人番号(?:が|を)(?:記載|含)|文書ファイル|書類|帳票|つづり|綴"
)
_OTHER = re.compile(
    r"入退室|権限|アカウント|利用者|研修|受講|媒体(?:の)?(?:持出|管理)|持出|鍵|事故|苦情|廃棄(?:記録|簿)|アクセス|操作|点検|監査|事務一覧|申込|申請者|提供|契約|従業員|組織"
)
_KEEPING = frozenset(
    {
        "作成",
        "整備",
        "備える",
        "備え付ける",
        "調製",
        "記録",
        "記載",
        "登録",
        "登載",
        "管理",
        "把握",
        "設ける",
        "記入",
        "置く",
        "更新",
        "載せる",
        "書き留める",
        "書く",
        "する",
        "まとめる",
    }
)
_MADE = re.compile(r"(?:一覧|目録|台帳|表)に(?:し|まとめ)")
_ELECTRONIC = re.compile(r"電子(?:的な)?ファイル|電磁的記録|データファイル|電子データ")
_NO_PAPER = re.compile(
    r"(?:紙|書類|書面)[^。]{0,14}(?:を|は)[^。]{0,4}(?:保有|保管|保存|作成|残|持た)[^。]{0,4}(?:ない|せず|さず)"
)
_COUNT = re.compile(
    r"冊数|枚数|数量|部数|(?:簿冊|ファイル|書類|文書|つづり)の数|(?:簿冊|つづり|ファイル|背)[^。]{0,20}番号を(?:連続して)?(?:付|振|記|貼)|通し番号|連番|一連(?:の)?番号|背表紙|背番号|整理番号|何冊"
)
_PAPER = re.compile(r"書類|簿冊|つづり|紙")
_LEFT_OUT = re.compile(
    r"(?:特定個人情報|個人番号|番号|個人情報)(?:等)?(?:そのもの|自体)?(?:は|を)?(?:、)?(?:記載|記録|記入|掲載|含め?|登載|書|載せ)[^。]{0,6}(?:ない|ならない|せず|まない|めない)|(?:記載事項に[^。]{0,12}|誰の番号[^。]{0,14}事柄を)含(?:め|ま)ない"
)


class Ledger:
    """What a handling set says about its ledgers."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units
        self.kept = tuple(self._kept())
        self.clauses: frozenset[Clause] = frozenset(e.clause for e in self.kept)

    def _kept(self) -> Iterator[Evidence]:
        for unit in self.units:
            if unit.sentence is None or unit.contractor or not LEDGER.search(unit.full):
                continue
            below = "".join(p.text for p in unit.clause.prose())
            if not _FILES.search(unit.full + unit.heading + below):
                continue
            for act in unit.main:
                names = {*act.names, act.predicate.lemma if act.predicate is not None else ""}
                if (
                    (act.is_duty() or (_MADE.search(act.words) and unit.binding))
                    and names & _KEEPING
                    and not _OTHER.search("".join(LEDGER.split(act.words)[:1])[-10:])
                ):
                    yield Evidence(unit, act)
                    break
            else:
                if re.search(r"(?:規程|規則|要綱|要領)第[^、。]{1,12}に定める(?:台帳|目録|管理簿)", unit.full):
                    yield Evidence(unit)

    def by_field(self) -> Evidence | None:
        """A ledger that the structured fields name."""
        return next((Evidence(u, node=e.node) for u, e in entries(self.units, "ledgers")), None)

    def place(self) -> Evidence | None:
        """The article on the ledger, or the name of the one in the fields."""
        if self.kept:
            return self.kept[0]
        named = next(((u, e) for u, e in entries(self.units, "ledgers")), None)
        if named is None:
            return None
        unit, entry = named
        return Evidence(unit, node=entry.node.get("name") or entry.node)

    def name(self) -> str:
        """What the ledger is called."""
        if self.kept:
            words = self.kept[0].unit.words
            found = re.search(r"[一-龥ァ-ヶー]*(?:台帳|管理簿|目録|一覧表|登録簿|整理簿|記録簿)", words)
            return found.group() if found is not None else "台帳"
        return next((str(e.values.get("name")) for _, e in entries(self.units, "ledgers")), "台帳")

    @property
    def elsewhere(self) -> bool:
        """Whether a ledger of another regulation is named, which may say the rest."""
        return any(
            re.search(
                r"(?:規程|規則|要綱|要領|条例)第[^、。]{1,12}(?:に定める|に規定する|の)[^、。]{0,10}(?:台帳|目録|管理簿)",
                e.unit.full,
            )
            for e in self.kept
        )

    @property
    def electronic(self) -> bool:
        """Whether there is no paper to count: the ledger is of electronic files, or papers are not kept."""
        return any(
            u.sentence is not None and not u.contractor and _NO_PAPER.search(u.words) and u.binding for u in self.units
        ) or (
            bool(self.kept)
            and all(_ELECTRONIC.search(e.unit.full) and not _PAPER.search(e.unit.full) for e in self.kept)
        )

    def counts_volumes(self) -> Evidence | None:
        """Where the number of volumes is recorded, or volumes are numbered."""
        for unit, entry in entries(self.units, "ledgers"):
            if entry.values.get("volumes") is True:
                return Evidence(unit, node=entry.node)
        return next(
            (
                Evidence(u)
                for u in self.units
                if not u.contractor
                and _COUNT.search(u.words)
                and (LEDGER.search(u.context) or re.search(r"簿冊|ファイル|書類|背|つづり", u.context))
            ),
            None,
        )

    def leaves_out(self) -> Evidence | None:
        """Where it is said that the ledger itself holds no 特定個人情報."""
        for unit, entry in entries(self.units, "ledgers"):
            if entry.values.get("holds_personal_data") is False:
                return Evidence(unit, node=entry.node)
        out = frozenset(u.clause for u in self.units if u.sentence is not None and _LEFT_OUT.search(u.full))
        for unit in self.units:
            if (
                unit.sentence is not None
                and "準用" in unit.words
                and (LEDGER.search(unit.context) or points_at(unit, self.clauses))
                and points_at(unit, out)
            ):
                return Evidence(unit)
            if (
                unit.sentence is not None
                and _LEFT_OUT.search(unit.full)
                and (
                    LEDGER.search(unit.context) or points_at(unit, self.clauses) or re.search(r"記録|帳簿", unit.words)
                )
            ):
                return Evidence(unit)
        return None
