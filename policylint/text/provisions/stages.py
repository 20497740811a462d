"""The flow of an affair: is every stage somebody's, and that somebody a handler (O104)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.text.agents import agent_of
from policylint.text.provisions.units import Evidence, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.node import Node
    from policylint.text.provisions.units import Unit

STAGES = (
    "収受",
    "受付",
    "開封",
    "入力",
    "利用",
    "保存",
    "保管",
    "提供",
    "廃棄",
    "削除",
    "取得",
    "登録",
    "審査",
    "発送",
)
_LISTS = re.compile(r"(?:の順に|各段階|段階に(?:分け|より)|の流れ|の手順で)")
_ACT_OF = {
    "廃棄": "廃棄|溶解|裁断|焼却|処分",
    "保存": "保存|保管|書庫に",
    "保管": "保存|保管|書庫に",
    "収受": "収受|受け(?:付け|取)|受領",
    "入力": "入力|登録",
}
_EVERYTHING = re.compile(r"(?:全て|すべて|一切)")
_STRANGE = re.compile(r"開封|仕分け|収受|受け付け|配付|入力|審査")


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """Stages that nobody is named for, or a step done by somebody who is no handler."""

    evidence: Evidence
    stages: tuple[str, ...] = ()
    who: str = ""


class Stages:
    """What a handling set says about the stages of its affairs."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def gaps(self) -> Iterator[Gap]:
        """Each list of stages with an orphan, each stranger's step, each stage of the fields without a person."""
        for unit in self.units:
            if unit.sentence is None or unit.contractor:
                continue
            named = [s for s in STAGES if s in unit.words]
            if len(named) > 2 and _LISTS.search(unit.words):  # noqa: PLR2004 - three make a flow
                orphans = tuple(s for s in named if not self._has_somebody(s, unit))
                if orphans:
                    yield Gap(Evidence(unit), orphans)
        yield from self._strangers()
        yield from self._fields()

    def _has_somebody(self, stage: str, flow: Unit) -> bool:
        wanted = re.compile(_ACT_OF.get(stage, stage))
        for unit in self.units:
            if unit is flow or unit.contractor or re.search(r"端末の|機器の", unit.words):
                continue
            if unit.sentence is None:
                if wanted.search(unit.words):
                    return True
                continue
            # 「…は、給与係長が施錠できる書庫に保存し」: the nearer verb takes the person, who saves the papers all the same.
            named = any(agent_of(a) or (a.argument("が") is not None) for a in unit.acts)
            if named and any(a.is_duty() and wanted.search(a.words) for a in unit.main):
                return True
            if _EVERYTHING.search(unit.words) and "担当者" in unit.words:
                return True
        return False

    def _strangers(self) -> Iterator[Gap]:
        handlers = "".join(u.full for u in self.units if re.search(r"事務取扱担当者は", u.words) or u.sentence is None)
        if "事務取扱担当者は" not in handlers:
            return
        for unit in self.units:
            if unit.sentence is None or unit.contractor:
                continue
            for act in unit.main:
                if not act.is_duty() or not _STRANGE.search("".join(act.names)):
                    continue
                subject = act.argument("が") or (act.predicate.topic if act.predicate is not None else None)
                if subject is None or not re.search(r"職員|社員|係員|アルバイト|派遣|担当$|課$", subject.text):
                    continue
                if (
                    "事務取扱担当者" in subject.text
                    or subject.text in handlers
                    or re.search(r"責任者|管理者", subject.text)
                ):
                    continue
                if re.search(r"郵便|申請書|申告書|個人番号|届", unit.words):
                    yield Gap(Evidence(unit), tuple(n for n in act.names if _STRANGE.search(n)), subject.text)
                    return

    def _fields(self) -> Iterator[Gap]:
        for unit, entry in entries(self.units, "affairs"):
            flow = entry.node.get("flow")
            orphans = [
                stage for step in (flow.children if flow is not None else ()) if (stage := _orphan(step)) is not None
            ]
            if orphans:
                yield Gap(Evidence(unit, node=orphans[0]), tuple(str(stage.value) for stage in orphans))


def _orphan(step: Node) -> Node | None:
    """The stage of a step of the fields that names nobody."""
    stage, by = step.get("stage"), step.get("by")
    named = by is not None and (by.children or (by.kind == "scalar" and by.value not in {None, ""}))
    return None if named else stage
