"""Morphemes of Japanese, by SudachiPy with the core dictionary (mode C: 特定個人情報 is one word).

The dictionary is loaded at first use (70 ms) and kept; one tokenizer serves the process.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    return tuple(_verb_after_all(tokens, index) for index in range(len(tokens)))


_TAKEN_FOR_NOUNS = {"届け出": "届け出る", "立ち会い": "立ち会う"}


def _verb_after_all(tokens: list[Token], index: int) -> Token:
    """The token, made a verb where the dictionary has a noun: 課長に届け出、室長は…, 届け出なければならない."""
    token = tokens[index]
    verb = _TAKEN_FOR_NOUNS.get(token.surface)
    if verb is None or token.pos != "名詞" or index + 1 == len(tokens):
        return token
    before, after = tokens[index - 1] if index else None, tokens[index + 1]
    argued = before is not None and before.pos == "助詞" and before.surface in {"に", "を", "へ", "まで", "は"}
    if after.lemma == "ない" or (argued and after.surface in {"、", "，"}):
        return replace(token, lemma=verb, pos="動詞", kind="一般", detail="*", form="連用形-一般")
    return token
