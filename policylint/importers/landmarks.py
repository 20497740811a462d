"""Lines that are recognised by their own words: 目次, 附則, 別表, 様式, 見出し, amendment notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.importers.labels import labels
from policylint.text.script.numerals import parse_number

if TYPE_CHECKING:
    from policylint.document.model import Number, Prose

_SP = r"[ \t\u3000]"
_NUM = r"(?:[0-9０-９]+|[〇一二三四五六七八九十百]+)"
_BRANCH = rf"(?:の{_NUM})*"
_NOTE = r"[（(〔［\[](?:[^（）()〔〕［］]|[（(][^（）()]*[）)])*[）)〕］\]]"
_TAIL = rf"(?:{_SP}*(?P<note>{_NOTE}))?(?:{_SP}*(?P<caption>[^。]{{0,60}}))?"

_TOC = re.compile(rf"目{_SP}*次")
_SUPPLEMENTARY = re.compile(rf"[附付]{_SP}*則(?P<rest>$|{_SP}.*|[（(〔［\[].*)", re.DOTALL)
_TABLE = re.compile(
    rf"別{_SP}*表{_SP}*(?:第?{_SP}*(?P<n>{_NUM}){_SP}*(?:号|表)?(?P<b>{_BRANCH}))?(?=$|{_SP}|[（(〔［\[]){_TAIL}"
)
_STYLE = re.compile(
    rf"(?:(?:別記|別紙|参考){_SP}*)?(?:第{_SP}*(?P<a>{_NUM}){_SP}*号(?P<ab>{_BRANCH}){_SP}*の?{_SP}*)?様{_SP}*式"
    rf"{_SP}*(?:第?{_SP}*(?P<n>{_NUM})(?:{_SP}*号)?(?P<b>{_BRANCH}))?(?=$|{_SP}|[（(〔［\[]){_TAIL}"
)
_SHEET = re.compile(
    rf"(?:別紙|別添|別図|別記|参考資料|参考図){_SP}*(?:第?{_SP}*(?P<n>{_NUM})(?:{_SP}*号)?(?P<b>{_BRANCH}))?(?=$|{_SP}|[（(〔［\[]){_TAIL}"
)
_APPENDED = ((Kind.APPENDED_TABLE, _TABLE), (Kind.APPENDED_STYLE, _STYLE), (Kind.APPENDED_STYLE, _SHEET))
_CAPTION = re.compile(r"[（(〔【](?P<words>[^。]+)[）)〕】]")
_AMENDED = re.compile(
    r"[（(〔［\[][^。]*(?:明|大|昭|平|令|[0-9０-９]{4}年)[^。]*[0-9０-９元〇一二三四五六七八九十][^。]*"
    r"(?:改正|追加|全改|削除|繰下げ?|繰上げ?|旧第|改称|改め)[^。]*[）)〕］\]]"
)
_LONGEST_CAPTION = 60
_LONGEST_LANDMARK = 80


@dataclass(frozen=True, slots=True)
class Landmark:
    """A clause that its words announce.  All parts are places in the line; ``rest`` begins the text."""

    kind: Kind
    label: tuple[int, int]
    number: Number | None = None
    caption: tuple[int, int] | None = None
    note: tuple[int, int] | None = None
    rest: int | None = None


def landmark(text: str) -> Landmark | None:
    """The 目次, 附則, 別表 or 様式 that the line is, or None."""
    if _TOC.fullmatch(text):
        return Landmark(Kind.TOC, (0, len(text)))
    if (match := _SUPPLEMENTARY.fullmatch(text)) is not None:
        return _supplementary(text, match.start("rest"))
    if len(text) > _LONGEST_LANDMARK:
        return None
    for kind, pattern in _APPENDED:
        if (match := pattern.fullmatch(text)) is not None:
            return _appended(kind, text, match)
    return None


def _supplementary(text: str, at: int) -> Landmark:
    """附則 with its amendment note (in brackets or bare), 抄, or the first words of its text."""
    label = (0, len(text[:at].rstrip()))
    start = at + len(text[at:]) - len(text[at:].lstrip(" \t\u3000"))
    if start >= len(text):
        return Landmark(Kind.SUPPLEMENTARY, label)
    note = re.match(rf"(?:抄{_SP}*)?(?:{_NOTE})?", text[start:])
    end = start + (note.end() if note is not None else 0)
    rest = text[end:]
    if "。" not in rest:
        return Landmark(Kind.SUPPLEMENTARY, label, note=(start, len(text)))
    begin = end + len(rest) - len(rest.lstrip(" \t\u3000"))
    return Landmark(Kind.SUPPLEMENTARY, label, note=(start, end) if end > start else None, rest=begin)


def _appended(kind: Kind, text: str, match: re.Match[str]) -> Landmark:
    found = match.groupdict()
    head, branch = (found["a"], found["ab"]) if found.get("a") else (found["n"], found["b"])
    value = parse_number(head) if head else None
    branches = tuple(n for part in re.findall(_NUM, branch or "") if (n := parse_number(part)) is not None)
    parts = {name: match.span(name) for name in ("note", "caption") if match[name]}
    end = min((span[0] for span in parts.values()), default=len(text))
    return Landmark(
        kind,
        (0, len(text[:end].rstrip())),
        (value, *branches) if value is not None else None,
        parts.get("caption"),
        parts.get("note"),
    )


def caption(prose: Prose) -> Prose | None:
    """The words of a 見出し that stands alone on its line in brackets, or None."""
    match = _CAPTION.fullmatch(prose.text)
    if match is None or len(prose.text) > _LONGEST_CAPTION or not _balanced(match["words"]):
        return None
    return prose.slice(match.start("words"), match.end("words"))


def opens_caption(text: str) -> bool:
    """Whether the line could be the first of a 見出し that runs over its end."""
    return text[:1] in "（(〔【" and "。" not in text and text.count("（") > text.count("）")


def is_amendment_note(text: str) -> bool:
    """Whether the line says, in brackets, how the clause before it was amended."""
    return _AMENDED.fullmatch(text) is not None


def caption_beside(text: str) -> tuple[int, int, int] | None:
    """The 見出し in brackets at the start of an article's words: its place and where the words go on."""
    match = re.match(
        rf"[（(〔【](?P<words>[^。（）()]{{1,40}}(?:（[^（）。]*）[^。（）()]{{0,20}})?)[）)〕】]{_SP}*", text
    )
    if match is None or match["words"] in {"株", "有", "一社", "一財", "仮称"} or labels(text):
        return None
    after = text[match.end() :]
    # 第５条（第２号を除く。）の… is a reference, whose bracket is followed by a particle.
    if match.end() == match.end("words") + 1 and after and after[0] in "のにをはがとで、。及又":
        return None
    return match.start("words"), match.end("words"), match.end()


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char in "（(〔【") - (char in "）)〕】")
        if depth < 0:
            return False
    return depth == 0
