"""Time expressions of Japanese regulations: the one door to lengths, intervals, deadlines and words of time."""

from policylint.text.time.duration import Period, Unit, parse_period
from policylint.text.time.limits import DurationPhrase, LimitPhrase, find_durations, find_limits
from policylint.text.time.recurrence import IntervalPhrase, find_intervals
from policylint.text.time.timing_words import (
    TimingWords,
    find_discretion,
    find_prompt,
    find_triggers,
    find_vague_durations,
    find_vague_intervals,
)

__all__ = [
    "DurationPhrase",
    "IntervalPhrase",
    "LimitPhrase",
    "Period",
    "TimingWords",
    "Unit",
    "find_discretion",
    "find_durations",
    "find_intervals",
    "find_limits",
    "find_prompt",
    "find_triggers",
    "find_vague_durations",
    "find_vague_intervals",
    "parse_period",
]
