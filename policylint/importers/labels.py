"""Printed numbers and labels: 第十条の二, ２, (３), ④, イ, (a), 別表第１.

One grammar for every format.  It says what a label *can* be; whether a line that starts with one begins a clause is
judged by ``structure``, from the numbering around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from policylint.text.script.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Number


class Style(StrEnum):
    """How a label is printed.  Labels of one style count one sequence."""

    PART = "編"
    CHAPTER = "章"
    SECTION = "節"
    SUBSECTION = "款"
    DIVISION = "目"
    ARTICLE = "条"
    ORDINAL = "第1"
    """第１ without 条, as in 要綱."""
    PLAIN = "1"
    """Figures, with or without a full stop."""
    PAREN = "(1)"
    CLOSED = "1)"
    DOTTED = "1.1"
    """The last number counts; those before it name the clause above."""
    CIRCLED = "①"
    KANJI = "一"
    KANJI_PAREN = "(一)"
    IROHA = "イロハ"
    IROHA_PAREN = "(イ)"
    AIU = "アイウ"
    AIU_PAREN = "(ア)"
    LETTER = "a"
    LETTER_PAREN = "(a)"
    ROMAN = "ⅰ"
    ROMAN_PAREN = "(i)"
    BULLET = "・"


CONTAINER_STYLES = (Style.PART, Style.CHAPTER, Style.SECTION, Style.SUBSECTION, Style.DIVISION)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a text.

    ``text[start:end]`` is the label as printed, its brackets and full stop included; the words begin at ``body``.
    ``until`` is the last number of a range (第５条から第８条まで).  ``tight`` says that nothing stands between label
    and words, which makes the label doubtful.  A bullet has no number of its own and carries ``(1,)``.
    """

    style: Style
    number: Number
    start: int
    end: int
    body: int
    until: Number | None = None
    tight: bool = False


_DIGITS = frozenset("0123456789０１２３４５６７８９")
_LONGEST = 3
"""Figures of the longest number; a fourth makes it a year."""
_FIGURES = "0-9０-９"
_KANJI = "〇零一二三四五六七八九十百千"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_AIU = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_ROMAN_SMALL = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ"
_ROMAN_WORDS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_HALF_KANA = str.maketrans(
    "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
)
_BULLETS = "・･○●◯〇■□◆◇▪◎★☆▶➢✓•‣◦－–—*＊-"

_NUM = rf"(?:[{_FIGURES}]+|[{_KANJI}]+)"
_SP = r"[ \t\u3000]"
_UNIT = "編章節款目条"
# 第１ 目的 is a number and a heading, 第 1 条 an article: a unit behind a space must stand by itself.
_NUMBERED = (
    rf"第{_SP}*(?P<n>{_NUM})(?:{_SP}+(?=[{_UNIT}](?:[{_SP[1:-1]}（(の]|$)))?(?P<u>[{_UNIT}])"
    rf"(?P<b>(?:{_SP}?の{_SP}?{_NUM}(?![{_FIGURES}{_KANJI}]))*)"
)
_LEGAL = re.compile(_NUMBERED)
_RANGE = re.compile(
    rf"{_SP}*(?:から|及び|、|・|～|〜|－|-|―){_SP}*"
    rf"第{_SP}*(?P<n>{_NUM}){_SP}*(?P<u>[{_UNIT}])(?P<b>(?:の{_NUM})*)(?:まで)?(?={_SP}*[（(]?{_SP}*削{_SP}*除)"
)
_ORDINAL = re.compile(rf"第{_SP}*(?P<n>{_NUM})(?P<b>(?:の{_NUM})*)(?={_SP}|$|[.．（(])[.．]?")
_PLAIN = re.compile(rf"(?P<n>[{_FIGURES}]+)(?P<b>(?:の[{_FIGURES}]+)*)(?P<dot>[.．、:：]?)(?![{_FIGURES}])")
_DOTTED = re.compile(rf"(?P<n>[{_FIGURES}]+(?:[.．－‐-][{_FIGURES}]+)+)[.．]?(?={_SP}|$)")
_PAREN = re.compile(rf"[(（]{_SP}*(?P<n>[^()（）\s]{{1,6}}){_SP}*[)）](?P<b>(?:の[{_FIGURES}{_KANJI}]+(?={_SP}))*)")
_CLOSED = re.compile(rf"(?P<n>[{_FIGURES}]+|[A-Za-zａ-ｚＡ-Ｚ]|[ｱ-ﾝア-ンヰヱ])[)）]")
_KANJI_LABEL = re.compile(rf"(?P<n>[{_KANJI}]+)(?P<b>(?:の[{_KANJI}]+)*)(?P<dot>[.．、]?)(?={_SP}|$|(?<=[.．、]))")
_KANA_LABEL = re.compile(rf"(?P<n>[ア-ンヰヱｱ-ﾝ])(?P<dot>[.．、]?)(?={_SP}|$|(?<=[.．、]))")
_LETTER_LABEL = re.compile(rf"(?P<n>[A-Za-zａ-ｚＡ-Ｚ])(?P<dot>[.．]?)(?={_SP}|$|(?<=[.．])(?![A-Za-z0-9]))")
_ROMAN_LABEL = re.compile(rf"(?P<n>[{_ROMAN_SIGNS}{_ROMAN_SMALL}])(?P<dot>[.．、]?)")
_BULLET_LABEL = re.compile(rf"(?P<n>[{_BULLETS}]){_SP}*(?=[^\s{_BULLETS}])")
_REFERENCE_FOLLOWS = re.compile(
    r"(?:第|に|の|を|は|が|で|と|中|か|及|又|若|並|前|後|以|各|関|ただし書|本文|、|，|・|から|まで|～|〜|－|-)"
)


@lru_cache(maxsize=1024)
def labels(text: str) -> tuple[Label, ...]:
    """Every way to read a label at the start of ``text`` (which has no indent), the likeliest first.

    There are two where a sign is ambiguous: イ is the first of イロハ and the second of アイウ, (i) the first
    roman number and the ninth letter.
    """
    return tuple(_candidates(text))


def _candidates(text: str) -> Iterator[Label]:
    if text.startswith("第"):
        legal = _legal(text) or _ordinal(text)
        if legal is not None:
            yield legal
        return
    if (match := _PAREN.match(text)) is not None:
        for style, number in _in_brackets(match["n"]):
            yield _at(text, match, style, (*number, *_branches(match["b"])))
        return
    if (match := _CLOSED.match(text)) is not None:
        for style, number in _in_brackets(match["n"]):
            yield _at(text, match, Style.CLOSED if style is Style.PAREN else style, number)
        return
    yield from _bare(text)


def _bare(text: str) -> Iterator[Label]:
    if (circled := _circled(text[:1])) is not None:
        yield Label(Style.CIRCLED, (circled,), 0, 1, _body(text, 1), tight=_body(text, 1) == 1)
    elif text[:1] in _DIGITS:
        yield from _figures(text)
    elif (match := _KANJI_LABEL.match(text)) is not None and (head := parse_number(match["n"])):
        yield _at(text, match, Style.KANJI, (head, *_branches(match["b"])))
    elif (match := _ROMAN_LABEL.match(text)) is not None:
        yield _at(text, match, Style.ROMAN, (_roman(match["n"]) or 1,))
    elif (match := _KANA_LABEL.match(text)) is not None:
        yield from (_at(text, match, style, number) for style, number in _kana(match["n"]))
    elif (match := _LETTER_LABEL.match(text)) is not None:
        yield _at(text, match, Style.LETTER, (_letter(match["n"]),))
    elif (match := _BULLET_LABEL.match(text)) is not None:
        yield Label(Style.BULLET, (1,), 0, 1, _body(text, 1), tight=match["n"] in "-－–—*〇" and match.end() == 1)


def _figures(text: str) -> Iterator[Label]:
    if (match := _DOTTED.match(text)) is not None:
        yield _at(text, match, Style.DOTTED, tuple(int(part) for part in re.split(r"[.．－‐-]", match["n"])))
    elif (match := _PLAIN.match(text)) is not None and len(match["n"]) <= _LONGEST:
        yield _at(text, match, Style.PLAIN, (int(match["n"]), *_branches(match["b"])))


def _at(text: str, match: re.Match[str], style: Style, number: Number) -> Label:
    end = match.end()
    body = _body(text, end)
    spaced = body > end or end == len(text) or bool(match.groupdict().get("dot"))
    return Label(style, number, 0, end, body, tight=not spaced)


def _body(text: str, end: int) -> int:
    return len(text) - len(text[end:].lstrip(" \t\u3000"))


def _legal(text: str) -> Label | None:
    match = _LEGAL.match(text)
    if match is None:
        return None
    head = parse_number(match["n"])
    if head is None:
        return None
    number, end, until = (head, *_branches(match["b"])), match.end(), None
    ranged = _RANGE.match(text, end)
    if ranged is not None and ranged["u"] == match["u"]:
        until, end = (parse_number(ranged["n"]) or 0, *_branches(ranged["b"])), ranged.end()
    body = _body(text, end)
    if until is None and body == end and _REFERENCE_FOLLOWS.match(text, end):
        return None
    tight = body == end and end < len(text) and text[end] not in "（(：:"
    return Label(Style(match["u"]), number, 0, end, body, until, tight)


def _ordinal(text: str) -> Label | None:
    match = _ORDINAL.match(text)
    head = parse_number(match["n"]) if match is not None else None
    if match is None or head is None:
        return None
    return Label(Style.ORDINAL, (head, *_branches(match["b"])), 0, match.end(), _body(text, match.end()))


def _branches(text: str) -> Number:
    return tuple(n for part in re.findall(_NUM, text) if (n := parse_number(part)) is not None)


def _in_brackets(sign: str) -> Iterator[tuple[Style, Number]]:
    """What stands between brackets: a number, a kana, a letter; nothing for any other words."""
    if (figures := re.fullmatch(rf"([{_FIGURES}]+)((?:の[{_FIGURES}]+)*)", sign)) is not None:
        if len(figures[1]) <= _LONGEST:
            yield Style.PAREN, (int(figures[1]), *_branches(figures[2]))
    elif (kanji := re.fullmatch(rf"([{_KANJI}]+)((?:の[{_KANJI}]+)*)", sign)) is not None:
        if head := parse_number(kanji[1]):
            yield Style.KANJI_PAREN, (head, *_branches(kanji[2]))
    elif len(sign) == 1 and _kana(sign):
        paren = {Style.IROHA: Style.IROHA_PAREN, Style.AIU: Style.AIU_PAREN}
        yield from ((paren[style], number) for style, number in _kana(sign))
    else:
        yield from _letters_in_brackets(sign)


def _letters_in_brackets(sign: str) -> Iterator[tuple[Style, Number]]:
    half = _half(sign)
    readings: list[tuple[Style, Number]] = []
    if (roman := _roman(half)) is not None:
        readings.append((Style.ROMAN_PAREN, (roman,)))
    if len(half) == 1 and half.isascii() and half.isalpha():
        readings.append((Style.LETTER_PAREN, (_letter(half),)))
    # (i) begins the roman numbers, (v) and (x) are met as letters and as roman numbers alike.
    yield from readings if half == "i" else reversed(readings)


def _kana(sign: str) -> tuple[tuple[Style, Number], ...]:
    full = sign.translate(_HALF_KANA)
    found = [
        (style, (order.index(full) + 1,))
        for style, order in ((Style.IROHA, _IROHA), (Style.AIU, _AIU))
        if full in order
    ]
    # ア is the first of アイウ and the thirty-sixth of イロハ: the lower number is the likelier one.
    return tuple(sorted(found, key=lambda entry: entry[1]))


def _letter(sign: str) -> int:
    return ord(_half(sign).lower()) - ord("a") + 1


def _roman(sign: str) -> int | None:
    for order in (_ROMAN_SIGNS, _ROMAN_SMALL, _ROMAN_WORDS):
        if sign in order:
            return order.index(sign) + 1
    return None


def _circled(sign: str) -> int | None:
    if sign and "①" <= sign <= "⑳":
        return ord(sign) - ord("①") + 1
    if sign and "㉑" <= sign <= "㉟":
        return ord(sign) - ord("㉑") + 21
    if sign and "㊱" <= sign <= "㊿":
        return ord(sign) - ord("㊱") + 36
    return None


def _half(text: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
