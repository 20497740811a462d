"""Hypothesis strategies: texts as awkward as they come, and regulations made of them."""

from __future__ import annotations

from hypothesis import strategies as st

AWKWARD = [
    "1.0",
    "010",
    "yes",
    "はい",
    "null",
    "---",
    "...",
    "|",
    "> ",
    "- ",
    "? ",
    ": ",
    "：",
    " #",
    "#",
    '"',
    "'",
    "\\",
    "\\n",
    "\t",
    " ",
    "　",
    "\n",
    "\u0085",
    "\u2028",
    "\u00a0",
    "𠮷",
    "🍣",
    "が",
    "か\u3099",
    "、",
    "。",
    "「",
    "（第１項）",
    "第３条の２",
    "①",
    "2022-03-14",
    "{",
    "]",
    ",",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "=",
    "ー",
    "管理者は",
    "毎月１回",
]


def texts(*, lines: bool = True) -> st.SearchStrategy[str]:
    """Non-empty text of ordinary and awkward pieces, line ends included where ``lines`` says so."""
    pieces = st.sampled_from([piece for piece in AWKWARD if lines or piece != "\n"] + (["\r\n"] if lines else []))
    letters = st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="" if lines else "\n\r")
    return st.lists(pieces | letters, min_size=1, max_size=8).map("".join)
