"""Every time expression of a text, as the phrases that clause facts hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.text.facts import TimingKind, TimingPhrase
from policylint.text.time.periods import (
    find_discretion,
    find_durations,
    find_intervals,
    find_limits,
    find_prompt,
    find_triggers,
    find_vague_durations,
    find_vague_intervals,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = (
    (TimingKind.PROMPT, find_prompt),
    (TimingKind.VAGUE_INTERVAL, find_vague_intervals),
    (TimingKind.DISCRETION, find_discretion),
    (TimingKind.TRIGGER, find_triggers),
    (TimingKind.VAGUE_DURATION, find_vague_durations),
)


def find_timings(text: str) -> tuple[TimingPhrase, ...]:
    """The time expressions of ``text`` in order; two of different kinds may overlap (定期的及び必要に応じ随時に)."""
    return tuple(sorted(_found(text), key=lambda t: (t.span, t.kind)))


def _found(text: str) -> Iterator[TimingPhrase]:
    for interval in find_intervals(text):
        yield TimingPhrase(TimingKind.INTERVAL, interval.text, interval.span, interval.period, interval.adnominal)
    for limit in find_limits(text):
        yield TimingPhrase(TimingKind.LIMIT, limit.text, limit.span, limit.period)
    for duration in find_durations(text):
        yield TimingPhrase(TimingKind.DURATION, duration.text, duration.span, duration.period)
    for kind, find in _WORDS:
        for words in find(text):
            yield TimingPhrase(kind, words.text, words.span, adnominal=words.adnominal, noun=words.noun)
