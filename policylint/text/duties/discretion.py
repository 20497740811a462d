"""Duties left to discretion: as needed, with no criterion and no judge (rules 4, 6, 19 and 23)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import TimingPhrase
    from policylint.text.reading import Reading

_JUDGED = re.compile(r"認める|認めた|判断|思料|判定")
_CRITERION = re.compile(
    r"(?:リスク|危険|性質|程度|量|規模|区分|重要度|頻度|状況|内容|結果|種類|事案|影響|実情|態様|特性)(?:等)?に応じ"
)


def unbounded_discretions(reading: Reading) -> Iterator[tuple[Act, TimingPhrase]]:
    """Each duty that applies as needed and says neither on what nor by whose judgement, in document order."""
    for act in reading.acts:
        if act.listing in {Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS}:
            continue
        if act.role not in {Role.MAIN, Role.BEFORE} or act.modality is not Modality.DUTY:
            continue
        for timing in act.timed(TimingKind.DISCRETION):
            if not timing.adnominal and not _bounded(act, timing):
                yield act, timing


def _bounded(act: Act, timing: TimingPhrase) -> bool:
    if any(t.kind is TimingKind.INTERVAL for t in act.timings):
        return True  # beside a sound interval, 必要に応じて随時 only adds to it
    if _JUDGED.search(timing.text):
        return _judge(act) or bool(re.search(r"(?:が|の)(?:特に)?必要(?:と|があると)認め", act.sentence.core))
    before = act.sentence.prose.text[max(0, timing.span.start - 12) : timing.span.end]
    return bool(_CRITERION.search(before))


def _judge(act: Act) -> bool:
    """Whether somebody is named who deems it necessary."""
    predicate = act.predicate
    return predicate is not None and (predicate.topic is not None or predicate.argument("が") is not None)
