"""Pieces of Markdown: text that means what it says, tables, code blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CODE = re.compile(r"(`[^`\n]+`)")
_SIGN = re.compile(r"[\\*_\[\]<>|~]")
_OPENING = re.compile(r"^(\s*)([-+#]|\d+[.)])(?=\s)")


def plain(text: str) -> str:
    """``text`` as one line of which nothing is taken for markup; what stands between backticks stays code."""
    parts = _CODE.split(" ".join(text.split("\n")).strip())
    told = "".join(part if index % 2 else _SIGN.sub(r"\\\g<0>", part) for index, part in enumerate(parts))
    return _OPENING.sub(r"\1\\\2", told)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; the cells are Markdown already."""
    return [_row(head), _row(["---"] * len(head)), *map(_row, rows)]


def code_block(text: str, language: str) -> list[str]:
    """The lines of a fenced block, its fence longer than any in ``text``."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", *text.rstrip("\n").split("\n"), fence]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
