"""Records of access to files: kept, looked at, for how long, and protected (O201–O204)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.agents import agent_of
from policylint.text.duties.intervals import interval_of
from policylint.text.duties.results import recorded_by
from policylint.text.facts import Role, TimingKind
from policylint.text.provisions.log_making import LOG, RECORDING, REVIEWING, is_option, looks, objects_of, records_use
from policylint.text.provisions.log_names import Named, describes_use, named
from policylint.text.provisions.units import Evidence, entries, points_at
from policylint.text.time.phrases import find_timings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.facts import Argument
    from policylint.text.provisions.units import Unit

_SPECIFIC_LOG = re.compile(r"(?:アクセス|操作|閲覧|検索|照会|利用|使用|参照|接続)[^、。]{0,8}(?:記録|ログ|履歴|証跡)")
_HOW = re.compile(
    r"突き合わせ|突合|照合|比較|比べ|対照|抽出|画面|目視|一覧|チェック|点検表|様式|項目|手順|要領|聞き取|聴取|無作為|サンプル|照らし|のうち|有無|方法により|(?:に|を)より|により|によって|を用いて|を使用して|次の|抜き取|異常|時間外|集計|印刷して|並べ"
)
_TAMPERING = re.compile(
    r"改ざん|改竄|改変|窃取|盗難|盗み|不正な?(?:に)?(?:削除|消去)|書き?換え|書き替え|上書き|消すこと|消され|消去され|削除され|紛失"
)
_AGAINST = re.compile(
    r"防|守|保護|できない|でき(?:ず|ぬ)|されない|ないよう|与えない|ならない|検知|ことのない|ことがない"
)
_GUARD = re.compile(
    r"鍵|施錠|追記|上書き|暗号|ハッシュ|電子署名|タイムスタンプ|別の(?:媒体|場所|サーバ)|複製|副本|アクセス制御|パスワード|(?:書き?換え|変更|改ざん|消去|削除|上書き)[^、。]{0,8}(?:でき(?:ない|ず)|不能|不可)"
)
_PASSING = frozenset({"送付", "送る", "回付", "配付", "配布", "渡す", "提示"})
_COMPARING = frozenset({"突き合わせる", "照合", "突合", "対照", "比較", "比べる", "照らす", "照らし合わせる"})
_LIMITING = frozenset({"限る", "限定", "制限", "絞る", "限らない"})
_WITHHELD = re.compile(
    r"(?:権限|こと)[^。]{0,24}(?:与え|付与し|でき|認め)(?:ない|ず|ては)|(?:消去|削除|変更|書き?換え)[^、。]{0,6}(?:ては)ならない"
)
_ALL_RECORDS = re.compile(
    r"(?:この|本)(?:規程|規則|要綱|要領|要項|訓令|基準|規準|マニュアル)(?:に(?:より|基づ(?:き|く)|定める)|の規定により)[^。]{0,30}記録|各(?:種)?記録|(?:^|[、。「はの])記録(?:簿|類|等)"
)
_LEFT_OUT = re.compile(r"(?:アクセス|操作|利用|閲覧|検索|ログ|履歴)[^（）、。]{0,14}を除く")
_PERIOD_BY_RULE = re.compile(r"(?:規程|規則|規定|要領|要綱|基準|別表|法令)[^。、]{0,14}期間")
_KEEPING = re.compile(r"保存|保管|保有|保持|備え|残|蓄積|消去|廃棄|削除|維持")
_YEARS = r"[0-9０-９一二三四五六七八九十]+(?:年|[箇か個ヶケカ]月)(?:間)?"
_PERIOD_IS = re.compile(
    rf"(?:期間|年限)は、?[^。]{{0,24}}{_YEARS}|{_YEARS}(?:を|が)(?:経過|過ぎ)[^。]{{0,6}}(?:まで|前)"
)
"""保存期間は、七年とする; 三年を経過するまで."""
_ABBREVIATED = re.compile(r"以下[^「」]{0,12}「([^」]{2,14})」")


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
                if records_use(unit, act) or _reviews_specific(unit, act):
                    yield Evidence(unit, act)
                    break

    @cached_property
    def kept(self) -> tuple[Evidence, ...]:
        """Where access is recorded: in words, else by the structured fields of a system."""
        field = self.by_field("records")
        return self.records or ((field,) if field is not None else ())

    def by_field(self, *names: str) -> Evidence | None:
        """The system whose structured ``logs`` have one of ``names`` filled in."""
        for unit, entry in entries(self.units, "systems"):
            logs = entry.values.get("logs")
            if isinstance(logs, dict) and any(logs.get(name) for name in names):
                return Evidence(unit, node=entry.node.get("logs") or entry.node)
        return None

    def about(self, unit: Unit, act: Act) -> bool:
        """Whether ``act`` is done to the access records: named, pointed at, or carried on from the act before."""
        said = self._named(objects_of(act))
        if said is Named.LOG:
            return True
        if said is Named.OTHER or (said is Named.NOTHING and _own_object(act)):
            return False
        if not objects_of(act) and self._named(_entered(unit, act)) is Named.OTHER:
            return False  # 「廃棄記録簿に記載し、５年間保存する」 keeps that book
        return (
            self._carried(unit, act)
            or points_at(unit, self.clauses)
            or (said is Named.POINTED and bool(LOG.search(unit.heading)) and self._in_article(unit))
        )

    def _in_article(self, unit: Unit) -> bool:
        """Whether the article of ``unit`` has the records made, so that 記録 without more means them."""
        return bool(self.clauses & set(unit.reading.article(unit.clause)))

    def _named(self, phrases: Sequence[str]) -> Named:
        kinds = {named(phrase) for phrase in phrases}
        if any(name in phrase for name in self._short for phrase in phrases):
            return Named.LOG
        return next((k for k in (Named.LOG, Named.POINTED, Named.OTHER) if k in kinds), Named.NOTHING)

    @cached_property
    def _short(self) -> tuple[str, ...]:
        """The short names that the clauses on the records define."""
        found = (n for e in self.records for n in _ABBREVIATED.findall(e.unit.full))
        return tuple(n for n in dict.fromkeys(found) if re.search(r"記録|ログ|履歴|証跡|データ", n))

    def _carried(self, unit: Unit, act: Act) -> bool:
        """Whether what was spoken of before ``act``, in its sentence or its paragraph, is the access records."""
        start = act.predicate.span if act.predicate is not None else act.span
        for other in reversed([a for a in unit.acts if a.predicate is not None and a.predicate.span < start]):
            said = self._named(objects_of(other))
            if said is Named.LOG or (other.role is not Role.MODIFIER and records_use(unit, other)):
                return True
            if said is Named.OTHER and not {*other.names, _lemma(other)} & _COMPARING:
                return False  # 「業務記録と突き合わせて」 is not what is looked at
        paragraph = unit.reading.paragraph(unit.clause)
        return any(
            e.unit.sentence is not unit.sentence
            and e.reading is unit.reading
            and unit.reading.paragraph(e.clause) is paragraph
            for e in self.records
        )

    def _reviews(self) -> Iterator[Evidence]:
        for unit in self.units:
            if unit.sentence is None or unit.contractor or is_option(unit):
                continue
            looking = [a for a in unit.main if a.is_duty() and looks(a)]
            if any(self.about(unit, a) for a in looking) or (looking and points_at(unit, self._handed_over)):
                yield Evidence(unit, looking[-1])

    @cached_property
    def _handed_over(self) -> frozenset[Clause]:
        """Where the records, or a list drawn from them, are passed to whoever is to look at them."""
        return frozenset(
            u.clause
            for u in self.units
            if u.sentence is not None
            and not u.contractor
            and (self._named((u.words,)) is Named.LOG or LOG.search(u.words))
            and any(a.is_duty() and set(a.names) & _PASSING for a in u.main)
        )

    def review_gaps(self) -> tuple[str, ...]:
        """Which of when, who, what, how, record no review of the records answers, in that order."""
        answered = set().union(*(self._answers(e) for e in self.reviews)) if self.reviews else set()
        fields = {"review": {"when", "what"}, "by": {"who"}, "record": {"record"}, "report_to": {"record"}}
        for name, told in fields.items():
            answered |= told if self.by_field(name) is not None else set()
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
            or self._handed_over_at_intervals(unit)
            or re.search(r"時期|頻度|毎|回|[0-9０-９一二三四五六七八九十]+月", table)
        ):
            found.add("when")
        if agent_of(act) or re.search(r"者|担当|課", table):
            found.add("who")
        looking = "".join(a.words for a in unit.main if not {*a.names} & RECORDING)
        if _HOW.search(looking) or "方法" in table or any(_HOW.search(u.words) for u in self._same_matter(evidence)):
            found.add("how")
        if self._recorded(evidence):
            found.add("record")
        return found

    def _handed_over_at_intervals(self, unit: Unit) -> bool:
        """Whether the paragraph that the review goes on from (前項の規定により送付された証跡を…) says how often."""
        article = unit.reading.article(unit.clause)
        before = [c for c in unit.reading.index.of(unit.clause) if c in article and c is not unit.clause]
        return any(
            t.kind is TimingKind.INTERVAL
            for u in self.units
            if u.sentence is not None and u.clause in before and LOG.search(u.words)
            for t in u.sentence.timings
        )

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
        looking = [a for a in evidence.unit.main if a.is_duty() and looks(a)] or [act]
        names = ((a, n) for a in looking for n in (*a.names, "確認") if n.endswith(tuple(REVIEWING)))
        return any(recorded_by(evidence.reading, a, n) is not None for a, n in names)

    def retention(self) -> Evidence | None:
        """Where the records are given a period."""
        said = next((Evidence(u) for u in self.units if not u.contractor and self._kept_for(u)), None)
        return said or self.by_field("retention")

    def _kept_for(self, unit: Unit) -> bool:
        by_rule = _PERIOD_BY_RULE.search(unit.words)
        if unit.sentence is None:
            return named(unit.words) is Named.LOG and _has_duration(unit.words)
        stated = bool(_PERIOD_IS.search(unit.words))
        fixed = stated or any(t.kind is TimingKind.DURATION for t in unit.sentence.timings)
        if unit.predicate_free and _KEEPING.search(unit.lead):
            return self._named((unit.words,)) is Named.LOG and _has_duration(unit.words)
        if not (fixed or by_rule) or not _KEEPING.search(unit.words):
            return False
        if _ALL_RECORDS.search(unit.words) and not _LEFT_OUT.search(unit.full):
            return True
        for act in unit.acts:
            timed = by_rule or stated or act.timed(TimingKind.DURATION)
            keeps = stated or act.predicate is None or _KEEPING.search("".join(act.names) + act.predicate.lemma)
            if timed and keeps and self.about(unit, act):
                return True
        return False

    def protection(self) -> Evidence | None:
        """Where the records are protected from tampering, theft or deletion."""
        for unit in self.units:
            if unit.sentence is None or not unit.laid_down_or_stated:
                continue
            below = self._named((unit.lead,)) is Named.LOG and unit.predicate_free
            act = next((a for a in unit.acts if _protects(a) and (below or self.about(unit, a))), None)
            if act is not None:
                return Evidence(unit, act)
        return None


def _lemma(act: Act) -> str:
    return act.predicate.lemma if act.predicate is not None else ""


def _own_object(act: Act) -> Argument | None:
    """An object of its own; こと and もの, and somebody who is limited, are none."""
    return next(
        (
            a
            for a in act.arguments
            if a.particle in {"を", "が", "をも"}
            and not re.search(
                r"^(?:こと|もの|者|権限)|者$|人$|権$|権限$|改ざん|削除$|消去$|鍵$|利用$|閲覧$|有無$|アクセス$|検索$",
                a.text,
            )
        ),
        None,
    )


def _protects(act: Act) -> bool:
    """Whether the act keeps somebody from changing, taking or deleting something."""
    words = act.words
    if act.predicate is None or act.role is Role.PURPOSE:
        guarded = act.predicate is None and (_AGAINST.search(words) or _GUARD.search(words))
        return bool(guarded or (_TAMPERING.search(words) and _AGAINST.search(words)))
    if looks(act):
        return False
    if act.role not in {Role.MAIN, Role.BEFORE}:
        return False
    if _GUARD.search(words) or _WITHHELD.search(words) or (_TAMPERING.search(words) and _AGAINST.search(words)):
        return True
    return bool(
        {*act.names, act.predicate.lemma} & (_LIMITING | {"付与", "与える"})
        and (set(act.names) & _LIMITING or "限" in words)
        and re.search(r"者|人|権|名$|職員", words)
    )


def _entered(unit: Unit, act: Act) -> tuple[str, ...]:
    """The books that the acts before ``act`` in its sentence enter something in."""
    before = [a for a in unit.acts if a.predicate is not None and a.span < act.span]
    return tuple(
        x.text for a in before for x in a.arguments if x.particle == "に" and re.search(r"簿|台帳|票|書$", x.text)
    )


def _has_duration(text: str) -> bool:
    return any(t.kind is TimingKind.DURATION for t in find_timings(text)) or bool(
        re.search(r"[0-9０-９一二三四五六七八九十]+(?:年|[箇かヶケカ]月|月)", text)
    )


def _reviews_specific(unit: Unit, act: Act) -> bool:
    """A duty to look at ファイルへのアクセスの記録 presupposes them; one to analyse ログ等 among other options does not."""
    phrases = [o for o in objects_of(act) if named(o) is Named.LOG]
    return (
        act.is_duty()
        and looks(act)
        and any(_SPECIFIC_LOG.search(o) and describes_use(o) for o in phrases)
        and not is_option(unit)
    )
