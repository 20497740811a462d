"""Clause references for readers of English: 第7条第2項第1号イ is Art. 7(2)(i)a."""

from __future__ import annotations

import re

_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_STEP = re.compile(
    r"(?P<supplementary>附則)|別表第?(?P<table>\d+)?|様式(?:第(?P<style>\d+)号)?"
    r"|第(?P<number>\d+)(?P<unit>[編章節款目条項号])(?P<branch>(?:の\d+)*)"
)
_BRACKETED = re.compile(r"(（[^）]*）|「[^」]*」)")
_UNITS = {"編": "Part", "章": "Chapter", "節": "Section", "款": "Subsection", "目": "Division", "条": "Art."}
_SUBITEM = re.compile(rf"(?<=[)0-9])[{_IROHA}]")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def english_clause(clause: str) -> str:
    """``clause`` in the usage of the Japanese Law Translation; what has no counterpart stays as it is."""
    parts = _BRACKETED.split(clause)
    steps = "".join(part if _BRACKETED.fullmatch(part) else _STEP.sub(_step, part) for part in parts).strip()
    return _SUBITEM.sub(lambda found: _letters(_IROHA.index(found[0])), steps)


def _step(found: re.Match[str]) -> str:
    if found["supplementary"]:
        return "Supplementary Provisions "
    if found["number"] is None:
        number = found["table"] or found["style"] or ""
        return f"{'Appended Table' if found[0].startswith('別表') else 'Form'} {number}".rstrip() + " "
    number, branch = found["number"], found["branch"].replace("の", "-")
    if found["unit"] == "項":
        return f"({number}{branch})"
    if found["unit"] == "号":
        return f"({_roman(int(number))}{branch})"
    after = " " if found["unit"] != "条" else ""
    return f"{_UNITS[found['unit']]} {number}{branch}{after}"


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _letters(index: int) -> str:
    """Letters from a to z, then aa, ab and so on."""
    return (chr(ord("a") + index // 26 - 1) if index >= 26 else "") + chr(ord("a") + index % 26)  # noqa: PLR2004
