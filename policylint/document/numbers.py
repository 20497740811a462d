"""Numbers of clauses as printed (第３条の２, ②, (1), 二, ロ, (ア), b) to tuples of whole numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.document.model import Number

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "[0-9]{1,9}|[〇一二三四五六七八九十百千]{1,12}"
_NUMBER = re.compile(rf"({_NUMERAL})[編章節款目条項号表]?((?:[のノ](?:{_NUMERAL}))*)")
_SERIES = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす",
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    "abcdefghijklmnopqrstuvwxyz",
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def kanji_value(text: str) -> int:
    """``text`` of ASCII digits, or of kanji digits with or without units (二十三, 二三), as a number."""
    if text.isascii():
        return int(text)
    if not set(text) & _UNITS.keys():
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total = digit = 0
    for sign in text:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def number_of(printed: str, beside: Sequence[str] = ()) -> Number | None:
    """The number that ``printed`` means, None where it means none.

    ``beside`` are the labels of the same list from its first on: イ is 1 in イロハ and 2 in アイウ.
    """
    text = unicodedata.normalize("NFKC", printed).strip()
    found = _NUMBER.search(text)
    if found is not None:
        branches = re.findall(_NUMERAL, found[2])
        return (kanji_value(found[1]), *(kanji_value(branch) for branch in branches))
    letter = _letter(text)
    if not letter:
        return None
    first = next((core for label in beside if (core := _letter(unicodedata.normalize("NFKC", label)))), letter)
    if first == "i" and letter in _ROMAN:
        return (_ROMAN.index(letter) + 1,)
    series = next((series for series in _SERIES if series[0] == first), None)
    series = series or next((series for series in _SERIES if letter in series), None)
    return (series.index(letter) + 1,) if series is not None and letter in series else None


def _letter(text: str) -> str:
    core = text.strip("()[]<>.、。,: 　").lower()
    return core if core in _ROMAN or len(core) == 1 else ""
