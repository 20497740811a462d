"""Words of a Markdown block without their markup, each code point with its place in the file.

markdown-it knows the lines of a block but no offsets within them, so the tokens are laid against the text again: what
stands between two tokens is markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policylint.document.model import Notice, Prose
from policylint.source import Run, Span, TextMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*)(?=[^\s*])[^*]*[^\s*](\*\*)")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_KNOWN_TAG = re.compile(
    r"a|abbr|b|bd[io]|big|br|center|cite|code|del|details|dfn|div|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark"
    r"|[ou]l|p|pre|q|r[bpt]|ruby|s|samp|section|small|span|strike|strong|su[bpm]|summary|t[drt]|table|tbody|tfoot|th|thead"
    r"|u|var|wbr"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Text of a block as markdown-it is given it; code point ``i`` stands at ``starts[i]:ends[i]`` in the file."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def prose(self, start: int, end: int, text: str | None = None) -> Prose:
        """The prose of ``text[start:end]``, read as another ``text`` where that is given (an escape, an entity)."""
        if start >= end:
            return Prose("", TextMap(()))
        if text is not None:
            place = Span(self.starts[start], self.ends[end - 1])
            return Prose(text, TextMap.of_pieces([(len(text), place)]))
        return Prose(self.text[start:end], TextMap(tuple(self._runs(start, end))))

    def _runs(self, start: int, end: int) -> Iterator[Run]:
        first = start
        for at in range(start + 1, end + 1):
            if at == end or self.starts[at] != self.ends[at - 1] or self.ends[at - 1] != self.starts[at - 1] + 1:
                yield Run(first - start, at - first, Span(self.starts[first], self.ends[at - 1]))
                first = at

    def slice(self, start: int, end: int) -> Placed:
        """The part ``text[start:end]``."""
        return Placed(self.text[start:end], self.starts[start:end], self.ends[start:end])


@dataclass(slots=True)
class Words:
    """What the inline markup of a block comes to: its source lines, and what ends each of them."""

    lines: list[Prose] = field(default_factory=list)
    hard: list[bool] = field(default_factory=list)
    """``hard[i]``: line ``i`` ends with a break that the author asked for."""
    notices: list[Notice] = field(default_factory=list)


def record_places(md: MarkdownIt) -> None:
    """Make ``md`` note on every closing link and image where its markup ends."""
    from markdown_it.rules_inline import autolink, image, link  # noqa: PLC0415 - only when Markdown is read

    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        md.inline.ruler.at(name, _recording(rule))


def _recording(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def recorded(state: StateInline, silent: bool) -> bool:
        done = rule(state, silent)
        if done and not silent:
            state.tokens[-1].meta["end"] = state.pos
        return done

    return recorded


def words(tokens: Sequence[Token], placed: Placed) -> Words:
    """The words of a block; where tokens and text cannot be brought together, the text as written."""
    try:
        return _Alignment(placed).run(tokens)
    except ValueError:
        result = Words(notices=[Notice("markup-as-text", Span(placed.starts[0], placed.ends[-1]))])
        at = 0
        for line in placed.text.split("\n"):
            result.lines.append(placed.prose(at, at + len(line)))
            result.hard.append(False)
            at += len(line) + 1
        return result


class _Alignment:
    """One pass over the tokens of a block; ``at`` is where in the text the next token must stand."""

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.at = 0
        self.pieces: list[Prose] = []
        self.words = Words()
        self._inside_address = False

    def run(self, tokens: Sequence[Token]) -> Words:
        for token in tokens:
            self._token(token)
        if self.placed.text[self.at :].strip():
            message = "text behind the last token"
            raise ValueError(message)
        self._end_line(hard=False)
        return self.words

    def _token(self, token: Token) -> None:
        match token.type:
            case "text" if self._inside_address:
                self._address(token.content)
            case "text":
                self._verbatim(token.content)
            case "text_special":
                self._take(self._expect(token.markup), token.content)
            case "code_inline":
                self._code(token)
            case "html_inline":
                self._html(token.content)
            case "softbreak" | "hardbreak":
                self._break(hard=token.type == "hardbreak")
            case "link_open":
                self._inside_address = token.markup == "autolink"
                self._expect("<" if self._inside_address else "[")
            case "link_close":
                self._close_link(token)
            case "image":
                self._image(token)
            case _:
                self._expect(token.markup)

    def _expect(self, markup: str) -> int:
        """Step over ``markup``; the offset where it began."""
        start = self.at
        if not self.placed.text.startswith(markup, start):
            message = f"no {markup!r} at {start}"
            raise ValueError(message)
        self.at += len(markup)
        return start

    def _take(self, start: int, text: str | None = None) -> None:
        self.pieces.append(self.placed.prose(start, self.at, text))

    def _verbatim(self, text: str) -> None:
        """Text as written, without ** that CommonMark leaves standing beside Japanese brackets (**「注」**は)."""
        if not text:
            return
        start = self._expect(text)
        cuts = [at for mark in _STRONG.finditer(text) for at in (*mark.span(1), *mark.span(2))]
        for begin, end in zip([0, *cuts[1::2]], [*cuts[::2], len(text)], strict=True):
            if begin < end:
                self.pieces.append(self.placed.prose(start + begin, start + end))

    def _code(self, token: Token) -> None:
        self._expect(token.markup)
        size = len(token.content)
        for pad in (0, 1):
            raw = self.placed.text[self.at + pad : self.at + pad + size].replace("\n", " ")
            if raw == token.content and self.placed.text.startswith(token.markup, self.at + 2 * pad + size):
                start, self.at = self.at + pad, self.at + pad + size
                prose = self.placed.prose(start, self.at)
                self.pieces.append(Prose(prose.text.replace("\n", " "), prose.map))
                self.at += pad + len(token.markup)
                return
        message = "code does not stand where it is read"
        raise ValueError(message)

    def _html(self, raw: str) -> None:
        start = self._expect(raw)
        if _BREAK.fullmatch(raw):
            self._end_line(hard=True)
        elif raw.startswith("<!--"):
            self.words.notices.append(Notice("skipped-comment", self.placed.prose(start, self.at).span()))
        elif (tag := _TAG.match(raw)) is None or _KNOWN_TAG.fullmatch(tag[1].lower()) is None:
            # Words in angle brackets (<部署名>, <name>) are text that happens to look like a tag.
            self._take(start)

    def _break(self, *, hard: bool) -> None:
        end = self.placed.text.index("\n", self.at)
        if self.placed.text[self.at : end].strip(" \\"):
            message = "text before a line end that no token has"
            raise ValueError(message)
        self.at = end + 1
        while self.placed.text[self.at : self.at + 1] in {" ", "\t"}:
            self.at += 1
        # A <br> at the end of the line has ended it already.
        if self.pieces or not self.words.lines:
            self._end_line(hard=hard)

    def _close_link(self, token: Token) -> None:
        self._inside_address = False
        self.at = int(token.meta["end"])

    def _address(self, shown: str) -> None:
        """The text of an autolink, which is the address decoded: it maps as a whole."""
        self.at = self.placed.text.index(">", self.at)
        self._take(self.placed.text.rindex("<", 0, self.at) + 1, shown)

    def _image(self, token: Token) -> None:
        start = self._expect("![")
        if token.content:
            self._verbatim(token.content)
        self.at = int(token.meta["end"])
        self.words.notices.append(Notice("skipped-image", self.placed.prose(start, self.at).span()))

    def _end_line(self, *, hard: bool) -> None:
        text = ""
        runs: list[Run] = []
        for piece in self.pieces:
            runs.extend(Run(len(text) + run.text_start, run.text_length, run.source) for run in piece.map.runs)
            text += piece.text
        self.words.lines.append(Prose(text, TextMap(tuple(runs))))
        self.words.hard.append(hard)
        self.pieces = []
