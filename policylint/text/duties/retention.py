"""How long something is kept: 一定の期間 without a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.acts import Listing
from policylint.text.facts import Modality, Role, TimingKind
from policylint.text.time.phrases import find_timings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import TimingPhrase
    from policylint.text.reading import Reading

_AFTER = ("後", "のち", "うえ", "上")
_OTHER_CASE = re.compile(r"^[^、。]*のうち、[^。]*(?:もの|の)(?:について)?は、")
"""「書類の写しのうち、別表に掲げていないものについては、…」: says nothing of the rest."""
_KEEPING = re.compile(r"保存|保管|保有|保持|備え|残|蓄積|記録|維持")


def open_retentions(reading: Reading) -> Iterator[tuple[Act, TimingPhrase]]:
    """Each thing kept for a period that nothing fixes, in document order."""
    for act in reading.acts:
        if act.listing in {Listing.DEFINITIONS, Listing.CONDITIONS, Listing.CONTRACT_TERMS}:
            continue
        for timing in act.timed(TimingKind.VAGUE_DURATION):
            if _keeps(act) and not _fixed(reading, act):
                yield act, timing


def _keeps(act: Act) -> bool:
    names = "".join(act.names) + (act.predicate.lemma if act.predicate is not None else "")
    if not _KEEPING.search(names):
        return False
    if act.role in {Role.MAIN, Role.BEFORE} or act.by_measure:
        return act.modality is Modality.DUTY
    if act.role is Role.CONDITION and act.predicate is not None and act.predicate.head.startswith(_AFTER):
        # 「相当の期間保存した後、裁断する」 lays down the keeping as well
        return any(p.modality is Modality.DUTY for p in act.sentence.main if p.span > act.predicate.span)
    return (
        act.predicate is not None
        and act.predicate.role is Role.MODIFIER
        and bool(re.search(r"措置|体制|仕組|こと|方法", act.predicate.head))
    )


def _fixed(reading: Reading, act: Act) -> bool:
    """Whether a duration, or a rule that fixes it, stands in the sentence or in the article about the same thing."""
    if any(t.kind is TimingKind.DURATION for t in act.sentence.timings):
        return True
    if act.clause.duty is not None and act.clause.duty.retention:
        return True
    if re.search(
        r"(?:規程|規則|規定|法令|法律|要領|要綱|基準|細則|別表|第\S{1,4}[条項])[^。、]{0,10}(?:に定める|で定める|に規定する|により定め)[^。]{0,8}期間",
        act.sentence.core,
    ):
        return True
    if any(
        _gives_period(prose.text)
        for c in reading.index.of(act.clause)
        if c.kind is Kind.APPENDED_TABLE
        for prose in c.prose()
    ):
        return True
    proviso = act.sentence.core.startswith(("ただし", "但し"))
    for clause in (*reading.article(act.clause), *reading.linked(act.clause)):
        for other in reading.acts_by_clause.get(clause, ()):
            if (
                other.sentence is not act.sentence
                and not (proviso and other.clause is act.clause and other.span < act.span)
                and any(t.kind is TimingKind.DURATION for t in other.sentence.timings)
                and re.search(r"期間|保存|保管|前項", other.sentence.core)
                and not _OTHER_CASE.search(other.sentence.core)
            ):
                return True
    return False


def _gives_period(text: str) -> bool:
    return any(t.kind is TimingKind.DURATION for t in find_timings(text))
