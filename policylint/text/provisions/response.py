"""What is done about a leak: found out, contained, made known (O414, O415)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality
from policylint.text.provisions.routes import INCIDENT
from policylint.text.provisions.units import Evidence, entries, points_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

_RESPONDS = re.compile(
    r"事実(?:関係)?(?:の|を)?(?:調査|確認|把握|究明|確かめ)|原因(?:の|を)?(?:調査|究明|特定|分析|突き止め|明らか)|(?:被害|影響)(?:の|範囲の)?(?:拡大)?(?:の|を)?(?:防止|防ぐ|防ぎ|特定|食い止)|二次被害|再発(?:の)?防止|回収|取り戻|切(?:り)?離|遮断|停止|通信線|(?:経緯|状況|内容|いきさつ|事実|原因|経過)(?:関係)?等?(?:を|の|について)[^。、]{0,10}(?:調|把握|究明|確かめ|確認)|(?:二度と|再び)[^。]{0,16}(?:起こ|起き|生じ|発生し|繰り返)|通信(?:を|の)(?:断|遮断|切)|経緯[^。]{0,10}確認|影響範囲|本人の数を確かめ|本人の数の確認|項目及び本人|ＬＡＮケーブル|抜線|復旧|を止め"
)
_MAKES_KNOWN = re.compile(r"公表|ホームページ|広報|公示|掲示|記者|掲載|公開")
_TELLS_PERSON = re.compile(
    r"本人[^。]{0,20}(?:通知|連絡|知らせ|説明|報告|対応|謝罪|おわび)|(?:迷惑をかけた(?:者|人|方)|知られた者|被害者|住民|対象者)[^。]{0,30}(?:説明|通知|連絡|謝罪|訪ね|知らせ)"
)
_HAPPENED = re.compile(
    rf"(?:事案|事故|事態)の(?:内容|性質|影響|規模|概要|経緯)[^。]{{0,12}}応じ|(?:{INCIDENT.pattern})[^。]{{0,24}}(?:発生|生じ|起き|起こ|あった|知った|知り|把握|発覚|発見|認め|認識|判明|受けた|ときは|場合|後)|報告を受けた"
)
"""A leak that has happened, and none that is to be prevented."""
_PROCEDURE = re.compile(
    r"(?:手順|手続|対応|体制|措置|マニュアル)[^、。]{0,6}を[^。]{0,8}(?:定め|整備|策定|整え|準備|作成)"
)
_WRITES = frozenset({"入力", "記入", "記載", "記す", "添付", "添える"})
_NOT_LEAK = re.compile(r"利用目的|評価書|監査の結果|規程を[^。]{0,10}公表|本人確認|入力の誤り|故障|報告フォーム")


class Response:
    """What a handling set says of leaks that have happened."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def responded(self) -> Evidence | None:
        """Where something concrete is done about a leak: facts, containment, recurrence."""
        for unit in self.units:
            if self._about_leak(unit) and _RESPONDS.search(unit.full) and _acts(unit, _RESPONDS, but="通知"):
                return Evidence(unit)
        return next(
            (Evidence(u, node=e.node) for u, e in entries(self.units, "reporting") if _RESPONDS.search(str(e.values))),
            None,
        )

    def made_known(self) -> Evidence | None:
        """Where facts are published or the persons concerned are told."""
        for unit in self.units:
            if self._about_leak(unit):
                for pattern in (_MAKES_KNOWN, _TELLS_PERSON):
                    if pattern.search(unit.full) and _acts(unit, pattern):
                        return Evidence(unit)
        return None

    @cached_property
    def persons_told(self) -> tuple[Evidence, ...]:
        """Where the persons concerned are told, in order."""
        return tuple(
            Evidence(u)
            for u in self.units
            if self._about_leak(u) and _TELLS_PERSON.search(u.words) and (u.laid_down or u.predicate_free)
        )

    def _about_leak(self, unit: Unit) -> bool:
        if unit.contractor or _NOT_LEAK.search(unit.full):
            return False
        if _HAPPENED.search(unit.full + unit.lead) or (INCIDENT.search(unit.heading) and "防止" not in unit.heading):
            return True
        return points_at(unit, frozenset(self._reports())) or unit.clause in self._after_one

    @cached_property
    def _after_one(self) -> frozenset[Clause]:
        """The clauses of articles in which a leak has happened (漏えい等を発見した職員は、…)."""
        return frozenset(
            clause
            for u in self.units
            if u.sentence is not None
            and not u.contractor
            and not re.search(r"防止|対策|予防", u.heading)
            and INCIDENT.search(u.words)
            and _HAPPENED.search(u.words)
            for clause in u.reading.article(u.clause)
        )

    def _reports(self) -> list:  # type: ignore[type-arg]
        return [u.clause for u in self.units if u.sentence is not None and INCIDENT.search(u.full)]


def _done(act: Act) -> str:
    """The words of an act; of one that writes down or reports (「…再発を防止する措置を入力する」) only the verb."""
    if act.predicate is not None and {act.predicate.lemma, *act.names} & _WRITES:
        return "".join(act.names)
    return act.words


def _acts(unit: Unit, pattern: re.Pattern[str], but: str = "") -> bool:
    """Whether the sentence lays it on somebody: no ban, no aim, no purpose clause, and no act called ``but``."""
    if unit.sentence is None:
        return True
    if any(a.modality is Modality.PURPOSE for a in unit.main):
        return False
    if unit.listing is Listing.OBJECTS and _PROCEDURE.search(unit.lead) and INCIDENT.search(unit.context):
        return True
    saying = [a for a in unit.main if pattern.search(_done(a)) and but not in a.names]
    return bool(saying) and any(a.modality is Modality.DUTY for a in saying)
