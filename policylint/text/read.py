"""From a regulation to its clause facts: every sentence parsed, timed and read with the 柱書 above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Clause, Kind, Prose
from policylint.source import Span
from policylint.text.citation.references import find_references
from policylint.text.facts import ClauseFacts, Modality, Sentence, TimingKind
from policylint.text.language.core import Core, core
from policylint.text.language.parse import parse
from policylint.text.script.sentences import brackets, sentences
from policylint.text.time.phrases import find_timings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.document.model import Regulation
    from policylint.text.facts import TimingPhrase

_WHOLE = frozenset({TimingKind.PROMPT, TimingKind.VAGUE_INTERVAL, TimingKind.DISCRETION, TimingKind.INTERVAL})
_LONGEST = 2_000
"""Code points of the longest sentence read as one; the longest of real regulations have about 700."""
_COUNT = re.compile(r"[0-9０-９一二三四五六七八九十]+(?:回|度)(?:以上)?")
_READ = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.TEXT, Kind.PREAMBLE})


def read_clauses(regulation: Regulation) -> Mapping[Clause, ClauseFacts]:
    """The facts of every paragraph, item, subitem and kept text, in document order."""
    facts: dict[Clause, ClauseFacts] = {}
    for clause in regulation.walk():
        if clause.kind not in _READ:
            continue
        lead_clause, lead = _lead(regulation, clause, facts)
        found = tuple(
            read_sentence(prose, span)
            for prose in _proses(clause)
            for whole in sentences(prose.text)
            for span in _pieces(prose.text, whole)
            if _worded(prose, span)
        )
        facts[clause] = ClauseFacts(clause, found, lead, lead_clause)
    return facts


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The sentence, cut at commas where it is longer than anybody writes: parsing takes quadratic time."""
    start = span.start
    while span.end - start > _LONGEST:
        comma = text.rfind("、", start, start + _LONGEST)
        end = comma + 1 if comma > start else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _proses(clause: Clause) -> Iterator[Prose]:
    if clause.text is not None:
        yield clause.text
    if clause.tail is not None:
        yield clause.tail


def _worded(prose: Prose, span: Span) -> bool:
    return bool(span.of(prose.text).strip(" 　\n。"))


def _lead(
    regulation: Regulation, clause: Clause, facts: Mapping[Clause, ClauseFacts]
) -> tuple[Clause | None, Sentence | None]:
    """The 柱書 of an item: the last sentence of the ``text`` of the clause above."""
    above = regulation.parents.get(clause)
    if clause.kind not in {Kind.ITEM, Kind.SUBITEM} or above is None or above not in facts:
        return None, None
    leading = [s for s in facts[above].sentences if s.prose is above.text]
    if leading:
        return above, _listing(leading)
    return above, facts[above].lead


def _listing(leading: list[Sentence]) -> Sentence:
    """The sentence that announces the items: the last that says 次の or 各号, else the last (a ただし書 may follow it)."""
    for sentence in reversed(leading):
        if any(word in sentence.core for word in ("次の", "次に", "各号", "以下の", "下記", "次号")):
            return sentence
    return leading[-1]


def read_sentence(prose: Prose, span: Span) -> Sentence:
    """The facts of one sentence, ``prose.text[span]``."""
    words = core(prose.text, span)
    timings, adverbial, adverbs = _timings(prose, span, words)
    predicates = parse(words, adverbial, adverbs)
    main = [p for p in predicates if p.modality is not Modality.STATEMENT or p.role.value == "main"]
    modality = main[-1].modality if main else Modality.STATEMENT
    return Sentence(prose, span, words.text, modality, predicates, timings, find_references(span.of(prose.text)))


def _timings(prose: Prose, span: Span, words: Core) -> tuple[tuple[TimingPhrase, ...], list[Span], list[Span]]:
    """The time expressions of the sentence, in prose and (those outside brackets) in core spans; quotations are left out."""
    quoted = [b.span for b in brackets(words.text) if b.kind in "「『"]
    outer = [t for t in find_timings(words.text) if not any(t.span in q for q in quoted)]
    found = [t.moved(words.span(t.span)) for t in outer]
    text = span.of(prose.text)
    for bracket in brackets(text):
        if bracket.kind in "（(" and bracket.span.start > 0:
            inner = bracket.inner.of(text)
            found += [t.moved(t.span.shift(span.start + bracket.inner.start)) for t in find_timings(inner)]
    unique = {(t.kind, t.span): t for t in found}
    counts = [Span(*m.span()) for m in _COUNT.finditer(words.text)]
    return (
        tuple(sorted(unique.values(), key=lambda t: (t.span, t.kind))),
        [*(t.span for t in outer), *counts],
        _adverbs(outer),
    )


def _adverbs(timings: list[TimingPhrase]) -> list[Span]:
    """Time expressions that are adverbs as a whole, overlapping ones joined."""
    found: list[Span] = []
    for timing in timings:
        if timing.kind not in _WHOLE or timing.adnominal or timing.noun:
            continue
        if found and found[-1].overlaps(timing.span):
            found[-1] = found[-1].join(timing.span)
        else:
            found.append(timing.span)
    return found
