"""Morphemes of Japanese, by SudachiPy with the core dictionary (mode C: 特定個人情報 is one word).

The dictionary is loaded at first use (70 ms) and kept; one tokenizer serves the process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from policylint.source import Span

if TYPE_CHECKING:
    from sudachipy import Tokenizer


@dataclass(frozen=True, slots=True)
class Token:
    """One morpheme.  ``pos`` is the UniDic part of speech, ``kind`` and ``detail`` its lower levels, ``form`` the inflected form."""

    surface: str
    lemma: str
    pos: str
    kind: str
    detail: str
    form: str
    span: Span
    """In the text that was tokenised."""


@cache
def _tokenizer() -> Tokenizer:
    # imported here: a run over YAML without prose, and ``--version``, need not load it
    import sudachipy  # noqa: PLC0415

    return sudachipy.Dictionary(dict="core").tokenizer(mode=sudachipy.SplitMode.C)


_LONGEST = 12_000
"""Code points per call: SudachiPy refuses more than 49,149 bytes."""


def tokenize(text: str) -> tuple[Token, ...]:
    """The morphemes of ``text``, which tile it without gap."""
    tokens: list[Token] = []
    for base in range(0, len(text), _LONGEST):
        for morpheme in _tokenizer().tokenize(text[base : base + _LONGEST]):
            pos = morpheme.part_of_speech()
            span = Span(base + morpheme.begin(), base + morpheme.end())
            tokens.append(Token(morpheme.surface(), morpheme.dictionary_form(), pos[0], pos[1], pos[2], pos[5], span))
    return tuple(tokens)
