"""Chunks (文節) of a sentence: noun phrases with their particles, predicates with their inflection, adverbs.

Written for legal prose, where particles and the closing forms (…なければならない, …ものとする, …こと) say nearly everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from policylint.source import Span
from policylint.text.language.forms import (
    ATTRIBUTES_BOTH,
    CLOSED,
    CLOSED_BY,
    COMPLEMENT,
    CONSTRUCTS,
    LINKING,
    ON,
    PARTICLE,
    TOGETHER,
    WHETHER,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policylint.text.language.tokens import Token


class ChunkKind(StrEnum):
    """What a chunk is."""

    NOUN = "noun"
    PREDICATE = "predicate"
    ADVERB = "adverb"
    ATTRIBUTE = "attribute"
    """適切な, 当該, その."""
    CONJUNCTION = "conjunction"
    STOP = "stop"


class Ending(StrEnum):
    """How a predicate goes on."""

    FINAL = "final"
    CONTINUED = "continued"
    """…し、 …して、 …するとともに、 …せず、"""
    ATTRIBUTIVE = "attributive"
    """…する（名詞）"""
    CONDITION = "condition"
    """…すれば"""
    QUOTED = "quoted"
    """…すると（認める）, …するか（否か）, …するよう（求める）"""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk; spans count code points of the core text.

    ``text`` is the content without particle.  For a predicate ``lemma`` is its verb, or the noun of noun + する, and
    ``marks`` are the closing forms met (obligation, prohibition, permission, effort, ought, nominal), with voice and negation.
    """

    kind: ChunkKind
    text: str
    span: Span
    particle: str = ""
    comma: bool = False
    lemma: str = ""
    sahen: bool = False
    """The last noun can take する: 点検, 報告."""
    ending: Ending = Ending.FINAL
    marks: frozenset[str] = frozenset()
    closely: bool = False
    """A predicate that goes on by て or とともに."""
    together: bool = False
    """A predicate that goes on by とともに: an act of its own beside the next."""


_NOUNISH = frozenset({"名詞", "代名詞", "接頭辞", "接尾辞"})
_JOINERS = frozenset("・･／/－ー～〜％%.．")


class _Chunker:
    """One pass over the tokens of a sentence."""

    def __init__(self, text: str, tokens: Sequence[Token], breaks: frozenset[int], adverbs: Mapping[int, int]) -> None:
        self.text = text
        self.breaks = breaks
        self.adverbs = adverbs
        self.tokens = [token for token in tokens if token.surface.strip(" 　")]
        self.at = 0
        self.starts = {token.span.start: index for index, token in enumerate(self.tokens)}
        self.starts[len(text)] = len(self.tokens)

    def run(self) -> list[Chunk]:
        chunks: list[Chunk] = []
        while self.at < len(self.tokens):
            chunk = self.next_chunk()
            if chunk is not None:
                chunks.append(chunk)
        return chunks

    def next_chunk(self) -> Chunk | None:  # noqa: PLR0911 - a table of beginnings
        token = self.tokens[self.at]
        if token.span.start in self.adverbs:
            return self.adverb(self.adverbs[token.span.start])
        if token.surface in "「『":
            return self.quotation()
        if token.pos == "補助記号" and token.surface not in _JOINERS:
            self.at += 1
            return Chunk(ChunkKind.STOP, token.surface, token.span) if token.kind == "句点" else None
        if (
            token.pos == "接続詞"
            or token.surface == "及び"
            or (token.surface in {"又", "また", "且つ", "及"} and self.peek(1) == "は")
        ):
            self.at += 2 if token.surface in {"又", "また"} and self.peek(1) == "は" else 1
            return Chunk(ChunkKind.CONJUNCTION, token.surface, token.span, comma=self.comma())
        if token.pos == "連体詞":
            self.at += 1
            return Chunk(ChunkKind.ATTRIBUTE, token.surface, token.span)
        if token.pos == "副詞":
            self.at += 1
            end = self.particle()[1]
            return Chunk(ChunkKind.ADVERB, token.surface, Span(token.span.start, end), comma=self.comma())
        if token.pos == "形容詞" and self.says_how():
            self.at += 1
            return Chunk(ChunkKind.ADVERB, token.surface, token.span)
        if token.pos in {"動詞", "形容詞"}:
            return self.predicate(self.at, self.at)
        if token.kind == "準体助詞":  # 扱うのは
            self.at += 1
            return self.noun(self.at - 1)
        if token.pos in _NOUNISH or token.pos in {"形状詞", "補助記号", "記号"}:
            return self.nominal()
        self.at += 1
        return None

    def says_how(self) -> bool:
        """著しく困難な, 広く周知する: an adjective that only modifies what stands right behind it."""
        surface = self.tokens[self.at].surface
        behind = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        return (
            surface.endswith("く")
            and surface not in {"なく", "無く"}
            and behind is not None
            and (behind.pos in {"形状詞", "名詞", "形容詞"} or (behind.pos == "動詞" and behind.kind != "非自立可能"))
        )

    def peek(self, ahead: int) -> str:
        index = self.at + ahead
        return self.tokens[index].surface if index < len(self.tokens) else ""

    def comma(self) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at].surface in {"、", "，", ","}:
            self.at += 1
            return True
        return False

    def particle(self) -> tuple[str, int]:
        """The particle at the current token, absorbed, and where it ends."""
        start = self.tokens[self.at].span.start if self.at < len(self.tokens) else len(self.text)
        before = self.tokens[self.at - 1].span.end
        for length in range(8, 0, -1):
            match = PARTICLE.fullmatch(self.text, start, min(start + length, len(self.text)))
            if match and match.group() == "による" and CLOSED_BY.match(self.text, match.end()):
                continue  # 書面による。 is a predicate
            if match and self.text.startswith(("ます", "まし"), match.end()):
                continue  # 職員に限ります, 法令に従います
            if match and match.end() in self.starts and self.is_particle(start, match.group()):
                self.at = self.starts[match.end()]
                return match.group(), match.end()
        return "", before

    def is_particle(self, start: int, words: str) -> bool:
        token = self.tokens[self.starts[start]]
        return token.pos in {"助詞", "助動詞"} or token.surface in {"ごと", "毎", "程度"} or len(words) > 2  # noqa: PLR2004

    def adverb(self, end: int) -> Chunk:
        """A time expression, whatever it is made of: 遅滞なく, 必要に応じて随時に."""
        start = self.tokens[self.at].span.start
        while self.at < len(self.tokens) and self.tokens[self.at].span.start < end:
            self.at += 1
        end = self.tokens[self.at - 1].span.end
        return Chunk(ChunkKind.ADVERB, self.text[start:end], Span(start, end), comma=self.comma())

    def quotation(self) -> Chunk:
        start, closing = self.at, {"「": "」", "『": "』"}[self.tokens[self.at].surface]
        while self.at < len(self.tokens) and self.tokens[self.at].surface != closing:
            self.at += 1
        self.at = min(self.at + 1, len(self.tokens))
        return self.noun(start)

    def nominal(self) -> Chunk | None:
        start = self.at
        while self.at < len(self.tokens) and self.in_noun(self.tokens[self.at]):
            if self.at > start and self.tokens[self.at].span.start in self.breaks:
                return self.noun(start)
            self.at += 1
            if self.tokens[self.at - 1].surface in {"ため", "為", "よう"}:
                break  # …するため教育訓練を行う, 見えないよう衝立の内側で: no compound
        if self.at == start:
            self.at += 1
            return None
        if self.at < len(self.tokens):
            chunk = self.after_noun(start)
            if chunk is not None:
                return chunk
        return self.noun(start)

    def after_noun(self, start: int) -> Chunk | None:
        """A predicate, attribute or adverb that begins with nouns; None where a plain noun phrase stands."""
        here, last = self.tokens[self.at], self.tokens[self.at - 1]
        if here.pos == "動詞" and here.lemma in {"する", "できる", "為る", "致す", "いたす", "なさる"}:
            return self.predicate(start, self.at)
        if here.pos == "助動詞" and here.lemma in {"だ", "です"}:
            if here.surface == "な":
                return self.finish(ChunkKind.ATTRIBUTE, start)
            if here.surface == "に":
                return self.finish(ChunkKind.ADVERB, start)
            return self.predicate(start, self.at)
        if last.pos == "形状詞" and here.surface == "に":
            return self.finish(ChunkKind.ADVERB, start)
        return None

    def in_noun(self, token: Token) -> bool:
        return token.pos in _NOUNISH or token.pos in {"形状詞", "記号"} or token.surface in _JOINERS

    def finish(self, kind: ChunkKind, start: int) -> Chunk:
        text = self.text[self.tokens[start].span.start : self.tokens[self.at - 1].span.end]
        self.at += 1
        end = self.tokens[self.at - 1].span.end
        return Chunk(kind, text, Span(self.tokens[start].span.start, end), comma=self.comma())

    def noun(self, start: int) -> Chunk:
        last = self.tokens[self.at - 1]
        span_start = self.tokens[start].span.start
        text = self.text[span_start : last.span.end]
        particle, end = self.particle()
        sahen = last.detail == "サ変可能" or (last.surface in {"等", "など"} and self.sahen_before(start))
        return Chunk(ChunkKind.NOUN, text, Span(span_start, end), particle, self.comma(), last.lemma, sahen)

    def sahen_before(self, start: int) -> bool:
        index = self.at - 2
        return index >= start and self.tokens[index].detail == "サ変可能"

    def predicate(self, start: int, verb: int) -> Chunk:
        """The predicate whose words begin at token ``start`` and whose inflected word is ``verb``."""
        head = self.tokens[verb - 1] if verb > start else self.tokens[verb]
        token = self.tokens[verb]
        lemma = head.surface if verb > start else token.lemma
        marks: set[str] = set()
        if verb > start and token.lemma in {"だ", "です"}:
            marks.add("copula")
        if token.lemma in {"できる", "出来る"}:
            marks.add("permission")
        self.at = verb + 1
        self.absorb(marks)
        if lemma == "知る" and "causative" in marks:
            lemma = "知らせる"
            marks.discard("causative")
        ending = self.ending(marks)
        span = Span(self.tokens[start].span.start, self.tokens[self.at - 1].span.end)
        words = self.text[span.start : head.span.end]
        return Chunk(
            ChunkKind.PREDICATE, words, span, comma=self.comma(), lemma=lemma, sahen=verb > start and "copula" not in marks,
            ending=ending, marks=frozenset(marks), closely=span.of(self.text).endswith(("て", "で", "ともに", "共に")),
            together=span.of(self.text).endswith(("ともに", "共に", "同時に")),
        )  # fmt: skip

    def absorb(self, marks: set[str]) -> None:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if self.construct(marks):
                continue
            if token.pos == "助動詞" and token.surface != "な":
                self.note(token, marks)
                self.at += 1
                continue
            if token.pos == "動詞" and token.kind == "非自立可能" and self.tokens[self.at - 1].surface in {"て", "で"}:
                self.at += 1
                continue
            if token.pos == "助詞" and token.kind == "接続助詞" and token.surface in {"て", "で"}:
                self.at += 1
                continue
            if (
                token.surface == "と"
                and self.tokens[self.at - 1].form.startswith("意志推量形")
                and self.peek(1)[:1] in "すし"
            ):
                self.at += 2  # 復職しようとする
                continue
            if token.lemma == "する" and self.tokens[self.at - 1].surface == "なく":
                # 使えなくする brings the negation about and denies nothing
                marks.discard("negated")
                marks.add("causative")
                self.at += 1
                continue
            if token.pos == "形容詞" and token.lemma == "ない":
                marks.add("negated")
                self.at += 1
                continue
            return

    def construct(self, marks: set[str]) -> bool:
        start = self.tokens[self.at].span.start
        for name, pattern in CONSTRUCTS:
            match = pattern.match(self.text, start)
            if name == "nominal" and self.tokens[self.at - 1].lemma == "た":
                continue  # 申し出たこと又は取得したことを理由として
            if match and (end := self.boundary(match.end())) is not None:
                marks.add(name)
                self.at = end
                return True
        return False

    def boundary(self, end: int) -> int | None:
        """The token that starts at or, where a construct ends inside a token, behind ``end``."""
        return self.starts.get(end)

    def note(self, token: Token, marks: set[str]) -> None:
        if token.lemma in {"れる", "られる"}:
            marks.add("passive")
        elif token.lemma in {"せる", "させる"}:
            marks.add("causative")
        elif token.lemma in {"ない", "ぬ", "ず"}:
            marks.add("negated")

    def ending(self, marks: set[str]) -> Ending:  # noqa: PLR0911 - a table of joints
        last = self.tokens[self.at - 1]
        if self.at >= len(self.tokens):
            return Ending.CONTINUED if last.form.startswith("連用形") and last.surface != "た" else Ending.FINAL
        here = self.tokens[self.at]
        start = here.span.start
        match = TOGETHER.match(self.text, start)
        if match and (end := self.boundary(match.end())) is not None:
            self.at = end
            return Ending.CONTINUED
        if here.surface in {"まで", "迄", "次第"}:  # 確認が済み次第
            self.at += 1
            return Ending.CONDITION
        match = ON.match(self.text, start)
        if match and (end := self.boundary(match.end())) is not None:
            self.at = end
            return Ending.CONDITION
        if here.pos == "助詞" and here.surface in {"ば", "たら"}:
            self.at += 1
            return Ending.CONDITION
        if (
            here.pos == "助詞"
            and here.surface in {"つつ", "ながら", "が", "けれども", "し"}
            and here.kind == "接続助詞"
        ):
            self.at += 1
            return Ending.CONTINUED
        said = last.pos == "形容詞" and here.surface == "と"  # 能力が高いと評価した者
        if (said or COMPLEMENT.match(self.text, start)) and "nominal" not in marks:
            whether = WHETHER.match(self.text, start)
            if whether is not None and (end := self.boundary(whether.end())) is not None:
                self.at = end
            return Ending.QUOTED
        if last.surface in {"て", "で"} or last.form.startswith("連用形") or last.surface in {"ず", "なく"}:
            return Ending.CONTINUED
        if (
            here.pos in _NOUNISH
            or here.pos in {"形状詞", "連体詞"}
            or here.surface in "「『"
            or here.kind == "準体助詞"
            or here.surface in {"など", "等"}
            or (last.lemma == "た" and here.surface == "、")  # 優越的な関係を背景とした、業務上の言動
            or (not marks & CLOSED and ATTRIBUTES_BOTH.match(self.text, start))  # 提出される、又は発行する書類
        ):
            return Ending.FINAL if "nominal" in marks else Ending.ATTRIBUTIVE
        return Ending.FINAL


def chunks(
    text: str, tokens: Sequence[Token], breaks: frozenset[int] = frozenset(), adverbs: Sequence[Span] = ()
) -> list[Chunk]:
    """The chunks of one sentence, in order; 句点 come as STOP.

    ``breaks`` are offsets at which a run of nouns ends: 毎月１回 is no part of 点検.  Each of ``adverbs`` is one adverb as a
    whole; they do not overlap.
    """
    return _Chunker(text, tokens, breaks, {span.start: span.end for span in adverbs}).run()


def links(chunk: Chunk) -> bool:
    """Whether a noun chunk leads on to the next noun: A の B, A に係る B, A、B, A 及び B."""
    return chunk.kind is ChunkKind.NOUN and (chunk.particle in LINKING or chunk.particle == "")
