"""The smallest pieces of references: 第３条の２, 前項, 各号, 別表第１, 様式第２号, 附則, イ, ただし書."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.document.model import Kind, Number
from policylint.text.citation.model import Relation, Step
from policylint.text.script.numerals import NUMBER, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = {
    "編": Kind.PART,
    "章": Kind.CHAPTER,
    "節": Kind.SECTION,
    "款": Kind.SUBSECTION,
    "目": Kind.DIVISION,
    "条": Kind.ARTICLE,
    "項": Kind.PARAGRAPH,
    "号": Kind.ITEM,
}
LEVELS = {
    Kind.SUPPLEMENTARY: 0,
    Kind.APPENDED_TABLE: 0,
    Kind.APPENDED_STYLE: 0,
    Kind.TEXT: 0,
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.SUBSECTION: 4,
    Kind.DIVISION: 5,
    Kind.ARTICLE: 6,
    Kind.PARAGRAPH: 7,
    Kind.ITEM: 8,
    Kind.SUBITEM: 9,
}
"""Depth of each kind inside a reference; a step may only follow a shallower one."""

IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
GOJUON = "アイウエオカキクケコサシスセソ"

_NO_NAME = r"[一-龥々](?<![中条項号])"
_CONDITION = r"条(?![例件約文項理])"
_PARAGRAPH = r"項(?!目)"
_ITEM = r"号(?![機館棟室車炉俸給級線議被研様])"
_BRANCH = rf"(?:の{NUMBER}(?![つ倍回人年月日時分種部般定者箇個か名件割円切方週以割条項号章]|の[項部欄]))*"
_UNIT = rf"(?:{_CONDITION}|{_PARAGRAPH}|{_ITEM}|編|章|節|款|目(?![的標次録]))"
_NUMBERED = rf"第(?P<number>{NUMBER})(?P<unit>{_UNIT})(?P<branch>{_BRANCH})"
_RELATIVE = (
    rf"(?P<relation>この|(?<!{_NO_NAME})[前次同本])(?P<count>{NUMBER}|各)?"
    rf"(?P<what>{_CONDITION}|{_PARAGRAPH}|{_ITEM}|章|節|款(?!項)|編(?!集))"
)
_EACH = rf"(?:(?:次|左|下記|以下)の|前の?)?各(?P<each>{_ITEM}|{_PARAGRAPH}|{_CONDITION})"
_HYPHENED = rf"(?:[-の]{NUMBER}(?![つ倍回人年月日時分種部般定者箇個か名件割円切方項]|の[項部欄]))*"
_TABLE = rf"別表(?:第?(?P<table>{NUMBER})(?:号(?!様式))?(?P<table_branch>{_HYPHENED}))?"
_STYLE = (
    rf"(?:別記|別紙)?第(?P<style1>{NUMBER}(?:-{NUMBER})*)号(?P<style1_branch>{_BRANCH})様式(?P<style1_more>{_BRANCH})"
    rf"|(?:別記|別紙)?(?<!旧)様式第?(?P<style2>{NUMBER}(?:-{NUMBER})*)(?:号)?(?P<style2_branch>{_HYPHENED})(?![年月日人名種])"
    r"|(?:別記|別紙)(?P<style>様式)(?!任意|の?例)"
)
_LOOSE = rf"(?P<loose>別紙|別図|別添|別記|附表|付表)(?:第?{NUMBER}(?:号)?)?(?![様一-龥])"
_SUPPLEMENTARY = r"(?P<supplementary>[附付]則)"
_NAMED = r"(?:(?<=法)|(?<=規則)|(?<=規程)|(?<=条例)|(?<=令))"
_WITH_NAME = rf"{_NAMED}(?P<plain>{NUMBER}){_CONDITION}(?P<plain_branch>{_BRANCH})"
_ATOM = re.compile(f"{_STYLE}|{_NUMBERED}|{_RELATIVE}|{_EACH}|{_TABLE}|{_LOOSE}|{_SUPPLEMENTARY}|{_WITH_NAME}")

_JOIN = (
    r"(?:、|及び|および|又は|または|若しくは|もしくは|並びに|ならびに|から|ないし|乃至|より|と|〜|~|-|―|‐|−|–|—|・|,)"
)
JOINED = re.compile(rf"{_JOIN}+$")
"""What may stand between the members of a list, at the end of a text."""

RANGE = re.compile(r"^(?:から|より|ないし|乃至|〜|~|-|―|‐|−|–|—)$")
_BARE = re.compile(
    rf"(?P<gap>(?:{_JOIN}+|の)?)(?P<number>{NUMBER})(?P<unit>{_CONDITION}|{_PARAGRAPH}|{_ITEM})(?P<branch>{_BRANCH})"
)
_LETTER = rf"(?P<letter>[{IROHA}])(?![ァ-ヶー])(?:\((?P<inner>{NUMBER}|[ア-ン]|[a-z])\))?"
_SUBITEM = re.compile(_LETTER)
_NEXT_SUBITEM = re.compile(rf"(?P<gap>{_JOIN}+){_LETTER}")
_IN_BRACKETS = re.compile(rf"\((?P<number>{NUMBER})\)")
_PART = re.compile(
    r"の?(?P<part>ただし書|但し?書|本文|前段|中段|後段|柱書|各号列記以外の部分)き?(?:(?:又は|及び)(?:ただし書き?|後段|本文))?"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A step with its place in the folded text; ``bare``: without 第, good only as the continuation of another."""

    start: int
    end: int
    step: Step
    part: str = ""
    bare: bool = False


def atoms(text: str) -> Iterator[Atom]:
    """The steps in ``text`` (folded), in order, with those that only make sense behind another (17条, イ, ただし書)."""
    at = 0
    while match := _ATOM.search(text, at):
        at = match.end()
        step = _step(match)
        if step is None or _is_name(text, match, step):
            continue
        yield from _with_part(text, Atom(match.start(), at, step))
        at = _skip_part(text, at)
        for atom in _following(text, at, step.kind):
            yield from _with_part(text, atom)
            at = _skip_part(text, atom.end)


def _following(text: str, at: int, kind: Kind) -> Iterator[Atom]:
    while True:
        found = _bare(text, at, kind) or _subitem(text, at, kind)
        if found is None:
            return
        yield found
        at, kind = _skip_part(text, found.end), found.step.kind


def _bare(text: str, at: int, kind: Kind) -> Atom | None:
    match = _BARE.match(text, at)
    if match and kind in {Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM}:
        step = _numbered(match["number"], match["branch"], UNITS[match["unit"]])
        deeper = step is not None and LEVELS[step.kind] > LEVELS[kind]
        if step is not None and (match["gap"] not in {"", "の"} or deeper):
            return Atom(match.start("number"), match.end(), step, bare=True)
    match = _IN_BRACKETS.match(text, at)
    if match and kind in {Kind.ARTICLE, Kind.PARAGRAPH}:
        number = parse_number(match["number"])
        if number:
            return Atom(at, match.end(), Step(Kind.ITEM, Relation.NUMBER, (number,), word="()"), bare=True)
    return None


def _subitem(text: str, at: int, kind: Kind) -> Atom | None:
    if kind not in {Kind.ITEM, Kind.SUBITEM}:
        return None
    match = _SUBITEM.match(text, at) if kind is Kind.ITEM else _NEXT_SUBITEM.match(text, at)
    if match is None:
        return None
    order = GOJUON if match["letter"] == "ア" else IROHA
    word = match["letter"] + (f"({match['inner']})" if match["inner"] else "")
    step = Step(Kind.SUBITEM, Relation.NUMBER, (order.index(match["letter"]) + 1,), word=word)
    return Atom(match.start("letter"), match.end(), step, bare=True)


def _with_part(text: str, atom: Atom) -> Iterator[Atom]:
    match = _PART.match(text, atom.end)
    if match and LEVELS[atom.step.kind] >= LEVELS[Kind.ARTICLE]:
        part = (
            match["part"]
            .replace("但書", "ただし書")
            .replace("但し書", "ただし書")
            .replace("各号列記以外の部分", "柱書")
        )
        yield Atom(atom.start, match.end(), atom.step, part, atom.bare)
    else:
        yield atom


def _skip_part(text: str, at: int) -> int:
    match = _PART.match(text, at)
    return match.end() if match else at


def _is_name(text: str, match: re.Match[str], step: Step) -> bool:
    """Whether 第５号 belongs to the name of a law or paper (平成15年法律第57号, 発第12号) and is no item."""
    if step.kind is not Kind.ITEM or match["number"] is None:
        return False
    before = text[match.start() - 1 : match.start()]
    return bool(re.match(r"[一-龥々ァ-ヶーA-Za-z0-9]", before)) and before not in "条項号段書文中"


def _step(match: re.Match[str]) -> Step | None:
    if match["number"]:
        return _numbered(match["number"], match["branch"], UNITS[match["unit"]])
    if match["plain"]:
        return _numbered(match["plain"], match["plain_branch"], Kind.ARTICLE)
    if match["relation"]:
        return _relative(match)
    if match["each"]:
        relation = Relation.PREVIOUS if match[0].startswith("前") else Relation.EACH
        return Step(UNITS[match["each"]], relation, count=0 if relation is Relation.PREVIOUS else 1, word=match[0])
    if match["supplementary"] or match["loose"]:
        return Step(Kind.TEXT if match["loose"] else Kind.SUPPLEMENTARY, Relation.ONLY, word=match[0])
    return _appended(match)


def _appended(match: re.Match[str]) -> Step | None:
    if match[0].startswith("別表"):
        number = _number(match["table"], match["table_branch"]) if match["table"] else None
        relation = Relation.NUMBER if number else Relation.ONLY
        return Step(Kind.APPENDED_TABLE, relation, number, word=match[0])
    if match["style"]:
        return Step(Kind.APPENDED_STYLE, Relation.ONLY, word=match[0])
    written = match["style1"] or match["style2"]
    rest = (match["style1_branch"] or "") + (match["style1_more"] or "") + (match["style2_branch"] or "")
    number = _number(written, rest)
    return Step(Kind.APPENDED_STYLE, Relation.NUMBER, number, word=match[0]) if number else None


def _relative(match: re.Match[str]) -> Step | None:
    kind, word, count = UNITS[match["what"]], match["relation"], match["count"]
    if count and word != "前":
        return Step(kind, Relation.EACH, word=match[0]) if count == "各" else None
    times = 0 if count == "各" else parse_number(count) if count else 1
    relation = {"前": Relation.PREVIOUS, "次": Relation.NEXT, "同": Relation.SAME}.get(word, Relation.THIS)
    return None if times is None else Step(kind, relation, count=times, word=match[0])


def _numbered(number: str, branch: str, kind: Kind) -> Step | None:
    read = _number(number, branch)
    return Step(kind, Relation.NUMBER, read, word=number) if read else None


def _number(written: str, branch: str | None) -> Number | None:
    """The number of 第３条の２ or 様式第３－１号; None where a part of it is no number."""
    parts = [parse_number(part) for part in re.findall(NUMBER, written) + re.findall(NUMBER, branch or "")]
    known = tuple(part for part in parts if part is not None)
    return known if parts and len(known) == len(parts) else None
