"""Numbers as Japanese texts write them: 12, １２, 十二, 二〇二五, 1,000, 2万, 百二十三."""

from __future__ import annotations

import re

from kanjize import kanji2number

_FIGURES = r"[0-9０-９]{1,15}(?:[,，][0-9０-９]{3}(?![0-9０-９])){0,5}"
_KANJI = r"[〇零一二三四五六七八九十百千万億兆]{1,20}"
NUMBER = rf"(?:(?:{_FIGURES}[十百千万億兆]{{1,2}}){{1,4}}(?:{_FIGURES})?|{_FIGURES}|{_KANJI})"
"""A pattern for one number, without groups.  It finds candidates: :func:`parse_number` judges them."""

_LONGEST = 30
_HALF_WIDTH = str.maketrans("０１２３４５６７８９，", "0123456789,")
_DIGIT = "[0-9一二三四五六七八九]"
_BELOW_MYRIAD = rf"(?=[^万億兆])(?:(?:{_DIGIT}?千)?(?:{_DIGIT}?百)?(?:{_DIGIT}?十)?{_DIGIT}?|[0-9]{{1,4}})"
_WELL_FORMED = re.compile(
    rf"[0-9]+|[〇零一二三四五六七八九]+|(?:{_BELOW_MYRIAD}兆)?(?:{_BELOW_MYRIAD}億)?(?:{_BELOW_MYRIAD}万)?(?:{_BELOW_MYRIAD})?"
)


def parse_number(text: str) -> int | None:
    """The number that ``text`` is as a whole, None where it is none (十分, 二一十, 1,00) or beyond all measure."""
    if len(text) > _LONGEST:
        return None
    plain = text.strip(" \u3000").translate(_HALF_WIDTH)
    if "," in plain:
        if not re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:[万億兆])?", plain):
            return None
        plain = plain.replace(",", "")
        if not plain.isdigit():
            return int(plain[:-1]) * kanji2number("一" + plain[-1])
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    # kanjize reads whatever it is given (二一十 as 210), so the form is looked at first
    if not plain or not _WELL_FORMED.fullmatch(plain):
        return None
    return kanji2number(plain.replace("零", "〇"))
