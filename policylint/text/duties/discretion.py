"""Duties left to discretion: as needed, with no criterion and no judge (rules 4, 6, 19 and 23)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.duties.actors import nameless_duties
from policylint.text.duties.intervals import interval_of, is_control
from policylint.text.facts import Modality, Role, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import TimingPhrase
    from policylint.text.reading import Reading

_EXCEPTS = re.compile(r"^(?:に限|を除|以外)|に限り|を除き|を除く")
_CASES = re.compile(r"必要(?:な|となる|とする|がある|に応じ)[^。]{0,6}(?:場合|とき)(?:は|とは)")
_JUDGED = re.compile(r"認める|認めた|判断|思料|判定")
_REASON = re.compile(
    r"(?:事由|理由|変更|改正|新設|廃止|異動|改編)(?:等)?(?:により|に伴い|によって)、?[^、。]{0,24}(?:[うくすつぬぶむる])$"
)
_CRITERION = re.compile(
    r"(?:リスク|危険|性質|程度|量|規模|区分|重要度|頻度|状況|内容|結果|種類|事案|影響|実情|態様|特性|重要性|緊急性|機密性|度合い?|段階|性格)(?:等)?(?:の(?:大きさ|程度|高さ|重さ|大小|高低|軽重|有無|内容))?に応じ"
)


def unbounded_discretions(reading: Reading) -> Iterator[tuple[Act, TimingPhrase]]:
    """Each duty that applies as needed and says neither on what nor by whose judgement, in document order."""
    nobody = {a.sentence for a in nameless_duties(reading)}
    for act in reading.acts:
        if act.listing in {Listing.CONDITIONS, Listing.DEFINITIONS, Listing.CONTRACT_TERMS}:
            continue
        if act.role not in {Role.MAIN, Role.BEFORE} or act.modality is not Modality.DUTY:
            continue
        for timing in act.timed(TimingKind.DISCRETION):
            if not timing.adnominal and not _bounded(reading, act, timing, judged=act.sentence not in nobody):
                yield act, timing
        for timing in act.timed(TimingKind.VAGUE_INTERVAL):
            # 「間仕切りを適宜設ける」 leaves open how far, not how often
            if timing.text.startswith("適宜") and not timing.adnominal and not is_control(act):
                yield act, timing


def _same_topic(one: Act, other: Act) -> bool:
    return (one.topic.text if one.topic is not None else "") == (other.topic.text if other.topic is not None else "")


def _adds(reading: Reading, act: Act) -> bool:
    """毎年１回定期監査を行うほか、必要に応じて臨時監査を行う: the same control in the same sentence has its interval."""
    return any(
        other.span < act.span
        and any(t.kind is TimingKind.INTERVAL and t.period is not None for t in other.timings)
        and {name[-2:] for name in other.names} & {name[-2:] for name in act.names}
        for other in reading.acts_by_clause[act.clause]
        if other.sentence is act.sentence and _same_topic(other, act)
    )


def _bounded(reading: Reading, act: Act, timing: TimingPhrase, *, judged: bool) -> bool:
    text = act.sentence.prose.text
    if _EXCEPTS.match(text[timing.span.end :]) or _EXCEPTS.search(timing.text):
        return True  # an exception or a limit, not a condition of the duty
    if re.search(
        r"(?:する|行う|図る|守る|防ぐ)(?:ため|為|うえで?|上で?)(?:に)?、?(?:特に)?$", text[: timing.span.start]
    ):
        return True  # 「事務を処理するために必要があるときは」 says what it must be needed for
    if re.search(r"(?:場合|とき|際)(?:、)?(?:その他|又は|若しくは)(?:特に)?$", text[: timing.span.start]):
        return True  # 「改正があった場合その他必要がある場合」
    if _REASON.search(text[act.sentence.span.start : timing.span.start]):
        return True  # 「事務の新設その他の事由により別表を改める必要が生じたときは」
    if any(_CASES.search(s.core) for c in reading.referring(act.clause) for s in reading.facts[c].sentences):
        return True
    regular = bool(act.timed(TimingKind.VAGUE_INTERVAL)) and bool(interval_of(reading, act))
    if regular or any(t.kind is TimingKind.INTERVAL for t in act.timings) or _adds(reading, act):
        return True  # beside a sound interval, 必要に応じて随時 only adds to it
    if _JUDGED.search(timing.text):
        return judged or bool(re.search(r"(?:が|の)(?:特に)?必要(?:と|があると)認め", act.sentence.core))
    before = act.sentence.prose.text[max(0, timing.span.start - 12) : timing.span.end]
    return bool(_CRITERION.search(before))
