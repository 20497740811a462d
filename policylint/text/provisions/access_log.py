"""Records of access to files: kept, looked at, for how long, and protected (O201–O204)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.agents import agent_of
from policylint.text.duties.controls import recorded_by
from policylint.text.duties.intervals import interval_of
from policylint.text.facts import Role, TimingKind
from policylint.text.provisions.units import Evidence, points_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

LOG = re.compile(
    r"(?:アクセス|操作|閲覧|検索|照会|ログイン|ログオン|使用|参照|端末の利用|ファイルの利用|情報の利用|利用|取扱)(?:の|した|等の|等|状況|状態|の状況|の状況等|状況等|履歴|に関する|に係る)*(?:記録|ログ|履歴|証跡)"
    r"|(?:システム|監査|イベント)?ログ(?!イン|オン|アウト|オフ)|証跡|(?:取扱|利用|使用|閲覧|操作)(?:状況)?(?:記録|管理)?簿"
)
_SPECIFIC_LOG = re.compile(r"(?:アクセス|操作|閲覧|検索|照会|利用|使用|参照)[^、。]{0,8}(?:記録|ログ|履歴|証跡)")
_USE = re.compile(
    r"アクセス(?:の)?(?:状況|状態|した|日時|履歴|記録)|(?:利用|使用|操作|閲覧|検索|照会|参照|出力|印刷|取扱い?)(?:の|した|等の)?(?:状況|日時|履歴|内容|記録|実績|者|年月日)|(?:誰|だれ)が|どの者|取り出し|利用したとき|利用した(?:場合|とき)|閲覧したとき|検索したとき|システムログ|ログ"
)
_OTHER_RECORDS = re.compile(
    r"権限の|付与|入退室|入室|立入|廃棄|削除の記録|持出|持ち出|提供の記録|苦情|点検(?:の|実施の?)?(?:記録|結果)|研修|教育|事故|漏えい|取得の|本人確認"
)
_RECORDING = frozenset(
    {"記録", "取得", "採取", "保存", "残す", "残る", "記入", "記載", "蓄積", "収集", "作成", "登録", "保管", "ログ"}
)
_REVIEWING = frozenset(
    {
        "確認",
        "点検",
        "分析",
        "検証",
        "監査",
        "照合",
        "突合",
        "突き合わせる",
        "調べる",
        "調査",
        "検査",
        "閲覧",
        "精査",
        "解析",
        "モニタリング",
        "見る",
        "照らし合わせる",
        "評価",
        "チェック",
        "監視",
    }
)
_HOW = re.compile(
    r"突き合わせ|突合|照合|比較|抽出|画面|目視|一覧|チェック|点検表|様式|項目|手順|要領|聞き取|無作為|サンプル|照らし合わせ|のうち|有無|方法により|(?:に|を)より|により|によって|を用いて|を使用して|次の|抜き取|異常|時間外"
)
_PROTECT = re.compile(
    r"改ざん|改竄|窃取|盗難|不正な(?:削除|消去)|書き換え|書換|消すこと|消去(?:でき|する権限|してはならない|を防)|削除(?:でき|する権限|を防|の権限)|できる者を|アクセス(?:できる者|権)を|限る|限定|鍵|施錠|追記|上書き|暗号|複製|別の媒体|ハッシュ|署名|保護"
)
_ALL_RECORDS = re.compile(
    r"(?:この|本)(?:規程|規則|要綱|要領|要項|訓令)(?:に(?:より|基づき|定める)|の規定により)[^。]{0,20}記録|各(?:種)?記録|記録(?:簿|類|等)"
)
_PERIOD_BY_RULE = re.compile(r"(?:規程|規則|規定|要領|要綱|基準|別表|法令)[^。、]{0,14}期間")


class AccessLog:
    """What a handling set says about the records of access."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units
        self.records = tuple(self._records())
        self.clauses: frozenset[Clause] = frozenset(e.clause for e in self.records)
        self.reviews = tuple(self._reviews())

    def _records(self) -> Iterator[Evidence]:
        for unit in self.units:
            if unit.sentence is None or not unit.binding or unit.contractor:
                continue
            for act in unit.acts:
                if _records_use(unit, act) or _reviews_specific(unit, act):
                    yield Evidence(unit, act)
                    break

    def about_log(self, unit: Unit, words: str) -> bool:
        """Whether ``words`` of ``unit`` speak of the access records, by name or by pointing at them."""
        if LOG.search(words) and not _OTHER_RECORDS.search(words):
            return True
        return (
            bool(re.search(r"記録|履歴|ログ", words))
            and not _OTHER_RECORDS.search(words)
            and points_at(unit, self.clauses)
        )

    def _reviews(self) -> Iterator[Evidence]:
        for unit in self.units:
            if unit.sentence is None or unit.contractor:
                continue
            for act in reversed(unit.main):
                names = {*act.names, act.predicate.lemma if act.predicate is not None else ""}
                if not act.is_duty() or not any(n.endswith(tuple(_REVIEWING)) for n in names) or _is_option(unit):
                    continue
                if self.about_log(unit, act.words) or self.about_log(unit, unit.words):
                    yield Evidence(unit, act)
                    break

    def review_gaps(self) -> tuple[str, ...]:
        """Which of when, who, what, how, record no review of the records answers, in that order."""
        answered = set().union(*(self._answers(e) for e in self.reviews)) if self.reviews else set()
        return tuple(k for k in ("when", "who", "what", "how", "record") if k not in answered)

    def _answers(self, evidence: Evidence) -> set[str]:
        act, unit = evidence.act, evidence.unit
        assert act is not None  # noqa: S101 - reviews are found by their act
        found = {"what"}
        tables = [
            u
            for u in self.units
            if u.sentence is None and unit.reading is u.reading and u.clause in self._named_tables(unit)
        ]
        table = "　".join(u.words for u in tables)
        stated = unit.sentence is not None and any(t.kind is TimingKind.INTERVAL for t in unit.sentence.timings)
        if (
            stated
            or interval_of(unit.reading, act)
            or act.timed(TimingKind.TRIGGER)
            or re.search(r"時期|頻度|毎|回", table)
        ):
            found.add("when")
        if agent_of(act) or re.search(r"者|担当|課", table):
            found.add("who")
        if _HOW.search(act.words) or "方法" in table or any(_HOW.search(u.words) for u in self._same_matter(evidence)):
            found.add("how")
        if self._recorded(evidence):
            found.add("record")
        return found

    def _named_tables(self, unit: Unit) -> set[Clause]:
        return {c for member in unit.reading.article(unit.clause) for c in unit.reading.index.of(member)}

    def _same_matter(self, evidence: Evidence) -> Iterator[Unit]:
        """Sentences of the article that go on about the review."""
        article = set(evidence.reading.article(evidence.clause))
        for unit in self.units:
            if (
                unit.sentence is not None
                and unit.clause in article
                and unit.sentence is not evidence.unit.sentence
                and re.search(r"前項|この場合|確認|点検|分析", unit.words)
                and unit.clause not in self.clauses
            ):
                yield unit

    def _recorded(self, evidence: Evidence) -> bool:
        act = evidence.act
        assert act is not None  # noqa: S101
        name = next((n for n in act.names if n.endswith(tuple(_REVIEWING))), act.names[0] if act.names else "確認")
        return recorded_by(evidence.reading, act, name) is not None

    def retention(self) -> Evidence | None:
        """Where the records are given a period."""
        for unit in self.units:
            if unit.sentence is None:
                continue
            fixed = any(t.kind is TimingKind.DURATION for t in unit.sentence.timings) or _PERIOD_BY_RULE.search(
                unit.words
            )
            if not fixed or not re.search(r"保存|保管|保有|備え|消去してはならない|廃棄してはならない|残", unit.words):
                continue
            if unit.clause in self.clauses and any(e.unit.sentence is unit.sentence for e in self.records):
                return Evidence(unit)
            if self.about_log(unit, unit.words) or _ALL_RECORDS.search(unit.words):
                return Evidence(unit)
        return None

    def protection(self) -> Evidence | None:
        """Where the records are protected from tampering, theft or deletion."""
        for unit in self.units:
            if unit.sentence is None or not _PROTECT.search(unit.words):
                continue
            for act in unit.main:
                if (_PROTECT.search(act.words) and self.about_log(unit, act.words)) or (
                    self.about_log(unit, unit.words) and _protects_here(unit)
                ):
                    return Evidence(unit, act)
        return None


def _protects_here(unit: Unit) -> bool:
    return bool(re.search(r"改ざん|窃取|不正な削除|書き換え|消すこと|鍵|施錠|できる者を|権限を", unit.words))


def _records_use(unit: Unit, act: Act) -> bool:
    predicate = act.predicate
    if predicate is None:
        return False
    names = {*act.names, predicate.lemma}
    if not names & _RECORDING:
        return False
    inner = predicate.role is Role.MODIFIER and re.search(r"機能|仕組|措置|体制|システム|こと|設定", predicate.head)
    if predicate.role not in {Role.MAIN, Role.BEFORE} and not inner:
        return False
    if not inner and not act.is_duty():
        return False
    words = unit.words if inner else act.words
    target = "".join(a.text for a in act.arguments if a.particle in {"を", "は", "が", "も", "につき", "について"})
    modifying = "".join(
        p.reach.of(act.sentence.prose.text)
        for p in act.sentence.predicates
        if p.role in {Role.MODIFIER, Role.CONDITION} and p.reach is not None and p.span < predicate.span
    )
    if _OTHER_RECORDS.search(target) or (_OTHER_RECORDS.search(words) and not LOG.search(words)):
        return False
    if names & {"保存", "保管", "作成", "収集", "登録", "取得"} and not LOG.search(target) and not _USE.search(target):
        return False
    return bool(
        LOG.search(target)
        or _USE.search(target)
        or _USE.search(words)
        or (re.search(r"簿|記録", words) and _USE.search(modifying))
    )


def _reviews_specific(unit: Unit, act: Act) -> bool:
    """A duty to look at アクセス記録 presupposes them; one to analyse ログ等 among other options does not."""
    names = {*act.names, act.predicate.lemma if act.predicate is not None else ""}
    return (
        act.is_duty()
        and any(n.endswith(tuple(_REVIEWING)) for n in names)
        and bool(_SPECIFIC_LOG.search(act.words))
        and not _is_option(unit)
        and not _OTHER_RECORDS.search(act.words)
    )


def _is_option(unit: Unit) -> bool:
    return "いずれか" in unit.lead
