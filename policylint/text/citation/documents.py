"""Names of laws, regulations, manuals and plans in prose, and the short names a text gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from policylint.source import Span
from policylint.text.script.fold import Folded, fold
from policylint.text.script.sentences import Bracket, brackets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DocumentKind = Literal["law", "regulation", "guideline", "manual", "plan"]

_LAW = (
    r"法律|番号利用法|施行法|施行令|施行規則|政令|省令|府令|庁令|憲法|特例法|措置法|基準法"
    r"|(?<![方手違適用療文作寸合不技立司無便論筆戦魔公私新旧同本製工語兵奏話])法(?![人令定的務規制律曹廷])"
    r"|(?<![法命指司発辞号訓政省])令(?![和状達])"
)
_REGULATION = (
    r"規程|規則|(?<!の)規定|条例|細則|内規|準則|通則|学則|会則|規約|要綱|要領|要項|約款|定款|契約書|契約|協定|訓令|告示"
    r"|通達|憲章|寄附行為|特記事項|仕様書"
)
_GUIDELINE = r"ガイドライン|指針|基本方針|ポリシー|基準"
_MANUAL = r"マニュアル|手順書|手引き?|実施手順|ハンドブック"
_PLAN = r"計画書?"
_KINDS: tuple[tuple[DocumentKind, str], ...] = (
    ("regulation", _REGULATION),
    ("manual", _MANUAL),
    ("guideline", _GUIDELINE),
    ("plan", _PLAN),
    ("law", _LAW),
)
_SUFFIX = "|".join(pattern for _, pattern in _KINDS)
_CHAR = r"[一-龥々ァ-ヶーA-Za-z0-9・]"
_ENDS_IN_NAME = re.compile(rf"(?:{_SUFFIX}|規則[0-9-]+)$")
_RUN = re.compile(rf"{_CHAR}{{1,60}}$")
_LINK = re.compile(
    r"(?:に関する|における|のための|についての|に係る|に対する|による|するための|(?:等|扱い|管理|保護|措置|使用|利用|運用|運営|手続|事務|制度|設置|推進|防止|向上|確保|促進|処理|実施|基本|選考|給与|勤務|報酬)の)$"
)
_NAME_START = re.compile(
    r".*(?:[、。「」『』()\n;:]|[はが](?=[一-龥])|とは|という|のうち|その他の?|基づき|基づく|により|並びに|(?:別に|別途)?、?(?:定める|定めた))",
    re.DOTALL,
)
_LIST_WORD = re.compile(r"及び|又は|若しくは|並びに|その他の?|および|または|もしくは")
_OWN = re.compile(rf"(?:(?<![一-龥])(?:この|本|当)(?:{_REGULATION}|{_GUIDELINE}|{_MANUAL}|{_PLAN}|法|令)|本則)の?$")
_HISTORIC = re.compile(
    rf"(?:改正|変更|施行)(?:前|後)の?(?:この)?(?:{_REGULATION})?の?$|(?<![一-龥])(?:旧|新)(?:{_REGULATION}|法|令)?の?$|従前の?(?:{_REGULATION})?の?$"
)
_NOT_A_NAME = re.compile(
    r"(?:上記|前記|下記|左記|以下|次|又|及|中|際|時|後|前|上|間|他|別|内|外|日|月|年|度|者|等|毎|各|右|左|同|但|場合|規定|改正|委任"
    r"|[附付]則|乃至|・|[条項号])$"
)
_LABEL = re.compile(r"^(?:[ア-ン]|他|における|に関する|に係る|の)(?=[一-龥])|^・")
GENERIC = frozenset(
    (
        *(
            "規程",
            "規則",
            "規定",
            "条例",
            "細則",
            "内規",
            "要綱",
            "要領",
            "要項",
            "指針",
            "基準",
            "計画",
            "契約",
            "契約書",
            "協定",
        ),
        *(
            "手引",
            "手引き",
            "手順書",
            "マニュアル",
            "ガイドライン",
            "ポリシー",
            "基本方針",
            "法",
            "法律",
            "令",
            "政令",
            "省令",
            "告示",
        ),
        *(
            "通達",
            "訓令",
            "仕様書",
            "諸規程",
            "諸規則",
            "関係規程",
            "関係規則",
            "関連規程",
            "社内規程",
            "内部規程",
            "学内規程",
        ),
        *("他規程", "各規程", "各種規程", "関係法律", "実施計画", "実施手順", "委託契約", "利用契約", "実施基準"),
    )
)
"""Words that name no document of their own."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stands directly before 第○条 and says whose it is; ``name`` is "" for the regulation itself."""

    name: str
    start: int
    historic: bool = False


def document_before(folded: Folded, at: int) -> Before | None:
    """The document named directly before ``folded.text[at]``, None where none is."""
    text = folded.text
    left = text[max(0, at - 120) : at]
    base = at - len(left)
    match = _HISTORIC.search(left)
    if match and match[0]:
        return Before("", base + match.start(), historic=True)
    match = _OWN.search(left)
    if match:
        return Before("", base + match.start())
    end = at - 1 if left.endswith("の") else at
    found = _bracketed(text, end) or _quoted(text, end)
    if found is not None:
        return found
    found = _run(text, end, linked=end < at)
    if found is None:
        return None
    start = _after_blank(folded, found.start, end)
    return Before(text[start:end], start)


def _after_blank(folded: Folded, start: int, end: int) -> int:
    """Where a name really begins: a wide blank in it parts a term from what explains it (特定個人情報　番号法第２条)."""
    if folded.offsets is None:
        return start
    for at in range(end - 1, start, -1):
        if "\u3000" in folded.original[folded.offsets[at - 1] + 1 : folded.offsets[at]]:
            return at if _ENDS_IN_NAME.search(folded.text[at:end]) else start
    return start


@lru_cache(maxsize=4)
def _closing_at(text: str) -> Mapping[int, Bracket]:
    """The brackets of ``text`` by the offset behind them."""
    return {bracket.span.end: bracket for bracket in brackets(text)}


def _bracketed(text: str, end: int) -> Before | None:
    """The name before a remark: 法律（平成25年法律第27号）第２条."""
    bracket = _closing_at(text).get(end)
    if bracket is None or bracket.quotes:
        return None
    start = bracket.span.start
    return _quoted(text, start) or _run(text, start, linked=True)


def _quoted(text: str, end: int) -> Before | None:
    bracket = _closing_at(text).get(end)
    if bracket is None or not bracket.quotes or not _ENDS_IN_NAME.search(bracket.inner.of(text)):
        return None
    return Before(bracket.inner.of(text), bracket.span.start)


def _run(text: str, end: int, *, linked: bool) -> Before | None:
    """The unbroken run of nouns that ends at ``end``; ``linked`` by の or a remark it must end like a name."""
    match = _RUN.search(text, max(0, end - 60), end)
    if match is None:
        return None
    if not _ENDS_IN_NAME.search(match[0]) and (linked or _NOT_A_NAME.search(match[0]) or match[0].isdigit()):
        return None
    start = _name_start(text, match.start())
    label = _LABEL.match(text[start:end])
    start += label.end() if label else 0
    return Before(text[start:end], start)


def _name_start(text: str, start: int) -> int:
    """Where a name begins whose last run of nouns begins at ``start``: back over …の保護に関する."""
    head = text[max(0, start - 80) : start]
    if not _LINK.search(head):
        return start
    cut = 0
    match = _NAME_START.match(head)
    if match:
        cut = match.end()
    for word in _LIST_WORD.finditer(head, cut):
        if _ENDS_IN_NAME.search(head[: word.start()]) or head[: word.start()].endswith((")", "」")):
            cut = word.end()
    return start - len(head) + cut


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document that is named.  ``generic``: the word names no particular one (規程等, この規程, 計画)."""

    span: Span
    name: str
    kind: DocumentKind
    quoted: bool = False
    generic: bool = False


_MENTION = re.compile(rf"(?:{_SUFFIX})(?![一-龥々ァ-ヶー](?<![等及又並若第中上別附改以]))")


def find_documents(text: str) -> tuple[DocumentMention, ...]:
    """Names of laws, regulations, guidelines, manuals and plans, in order."""
    folded = fold(text)
    plain = folded.text
    quotes = {bracket.inner.end: bracket for bracket in brackets(plain) if bracket.quotes}
    found: list[DocumentMention] = []
    for match in _MENTION.finditer(plain):
        run = _RUN.search(plain, max(0, match.end() - 60), match.end())
        if run is None:
            continue
        bracket = quotes.get(match.end())
        start = bracket.inner.start if bracket else _name_start(plain, run.start())
        label = _LABEL.match(plain[start : match.end()])
        start += label.end() if label else 0
        start = _after_blank(folded, start, match.end()) if bracket is None else start
        name = plain[start : match.end()]
        span = folded.span(start, match.end())
        if found and span.start < found[-1].span.end:
            found.pop()
        own = _OWN.search(plain[max(0, start - 3) : match.end()]) is not None
        generic = bracket is None and (own or name in GENERIC)
        found.append(DocumentMention(span, name, _kind(name), bracket is not None, generic))
    return tuple(found)


def _kind(name: str) -> DocumentKind:
    return next((kind for kind, pattern in _KINDS if re.search(rf"(?:{pattern})$", name)), "regulation")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name or term that the text gives.

    ``kind``: short (…（以下「法」という。）), means (「特定個人情報」とは、…をいう).  ``phrase`` is what it stands for:
    the noun with its modifiers before the brackets, or the words between とは and をいう.  ``span`` is the whole remark
    or sentence.
    """

    term: str
    term_span: Span
    phrase: Span
    span: Span
    kind: Literal["short", "means"]


_SHORT = re.compile(
    r"以下、?(?:(?:この|本)(?:条|項|号|章|節|規程|規則|要綱|要領|要項|細則|附則|別表|様式)(?:及び[^「」]{1,20})?(?:において|では|中)、?)?"
    r"(?:単に|総称して|これらを?(?:総称して)?|併せて|合わせて|あわせて|まとめて|それぞれ)?、?"
    r"(?:「(?P<term>[^「」]{1,60})」|(?P<plain>[^「」、。()]{1,30}?)(?=と(?:総称|いう|称|略|する)))(?:と(?:総称)?(?:いう|する|称する|呼ぶ|略(?:す|記|称)?)|をいう)?"
)
_MEANS = re.compile(
    r"(?:「(?P<term>[^「」]{1,60})」|(?:^|[\n、。])(?P<plain>[^「」、。\n]{1,30}?))とは、(?P<phrase>[^。]{1,400}?)(?:を(?:いう|指す|意味する)|のこと(?:をいう)?)"
)
_PLACE = re.compile(r".*(?:において|における|でいう|規則で|規程で|要綱で|要領で|条で)(?=.)")
"""What may stand before a term that is not quoted: この規程において管理区域とは."""
_LONGEST = 400
_KANJI = re.compile(r"[一-龥々]")
_LEADING = re.compile(r"^(?:及び|又は|並びに|若しくは|その他の?|または|および|かつ|ただし|なお)")


def find_definitions(text: str) -> tuple[Definition, ...]:
    """Short names and terms that ``text`` lays down, in order."""
    folded = fold(text)
    plain = folded.text
    found: list[Definition] = []
    around = [bracket for bracket in brackets(plain) if not bracket.quotes]
    for bracket in around:
        match = _own_remark(plain, bracket, around)
        if match is not None:
            name = "term" if match["term"] else "plain"
            phrase = folded.span(_phrase_start(plain, bracket.span.start), bracket.span.start)
            span = folded.span(bracket.span.start, bracket.span.end)
            found.append(Definition(match[name], folded.span(*match.span(name)), phrase, span, "short"))
    for match in _MEANS.finditer(plain):
        name = "term" if match["term"] else "plain"
        lead = _PLACE.match(match[name]) if name == "plain" else None
        start = match.start(name) + (lead.end() if lead else 0)
        found.append(
            Definition(
                plain[start : match.end(name)],
                folded.span(start, match.end(name)),
                folded.span(*match.span("phrase")),
                folded.span(*match.span()),
                "means",
            )
        )
    return tuple(sorted(found, key=lambda one: one.span))


def _own_remark(text: str, bracket: Bracket, others: Sequence[Bracket]) -> re.Match[str] | None:
    """The short name that a remark gives to what stands before it, not one given within a remark in it."""
    for match in _SHORT.finditer(text, bracket.inner.start, bracket.inner.end):
        inside = any(
            o is not bracket and o.span in bracket.inner and o.span.start <= match.start() < o.span.end for o in others
        )
        compared = match["plain"] is not None and _KANJI.match(text, match.start() - 1)  # 「ＢＢ」相当以下の格付
        if not inside and not compared:
            return match
    return None


def _phrase_start(text: str, end: int) -> int:
    """Where the phrase that ends at ``end`` begins: behind the last 、。 or quotation outside brackets."""
    closing = _closing_at(text)
    at = end
    while at > 0 and text[at - 1] not in "、。「」『』\n(" and end - at < _LONGEST:
        at = closing[at].span.start if at in closing else at - 1
    match = _LEADING.match(text[at:end])
    return at + match.end() if match else at
