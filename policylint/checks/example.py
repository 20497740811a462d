"""Examples of a check: a small regulation in which ⟦ ⟧ stand around every place that the check reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policylint.checks.model import Example
from policylint.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN, CLOSE = "⟦", "⟧"
_FILES = {"text": "example.txt", "yaml": "example.yaml", "markdown": "example.md"}


def parse_marks(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without marks, and the marked spans in document order; marks may nest and may be empty.

    Raises:
        ValueError: a mark without partner; the message says on which line.
    """
    text: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    length = 0
    for line_number, line in enumerate(marked.splitlines(keepends=True), 1):
        for sign in line:
            if sign == OPEN:
                starts.append(length)
            elif sign == CLOSE:
                if not starts:
                    message = f"例の{line_number}行目の{CLOSE}に対応する{OPEN}がありません"
                    raise ValueError(message)
                spans.append(Span(starts.pop(), length))
            else:
                text.append(sign)
                length += 1
    if starts:
        message = f"例の{OPEN}に対応する{CLOSE}がありません"
        raise ValueError(message)
    return "".join(text), tuple(sorted(spans))


def parse_example(data: Mapping[str, Any], *, bad: bool) -> Example:
    """One entry of ``examples.good`` or ``examples.bad``, valid under the schema of checks.

    Raises:
        ValueError: marks do not pair, a bad example has none, or a good one has some.
    """
    files = data.get("files") or {file: data[key] for key, file in _FILES.items() if key in data}
    parsed = {name: parse_marks(marked) for name, marked in files.items()}
    marks = {name: spans for name, (_, spans) in parsed.items()}
    if bad != any(marks.values()):
        title = data["title"]["ja"]
        message = f"例「{title}」に{OPEN} {CLOSE}の印が" + ("ありません" if bad else "あります（良い例には付けません）")
        raise ValueError(message)
    return Example(
        title=data["title"],
        files={name: text for name, (text, _) in parsed.items()},
        marks=marks,
        edition=data.get("edition"),
        declared_set=data.get("declared_set", False),
    )
