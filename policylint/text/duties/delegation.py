"""Details that are left to a document without a name (rules 7 and 25 of "How to decide the close cases")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.source import Span
from policylint.text.agents import is_agent
from policylint.text.citation.documents import find_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause
    from policylint.text.facts import Sentence
    from policylint.text.reading import Reading

_LEFT = re.compile(
    r"(?:別に|別途に?)、?(?P<named>[一-龥ァ-ヶー々A-Za-zＡ-Ｚ]{2,20})が、?定める"
    r"|(?:(?P<who>(?!他)[一-龥ァ-ヶー々A-Za-zＡ-Ｚ]{2,20})が、?)?(?:別に|別途に?)、?定める"
    r"|(?P<officer>[一-龥ァ-ヶー々A-Za-zＡ-Ｚ]{2,20})が定める(?=ところに(?:よ|従))"
)
_CLOSING = re.compile(
    r"(?:この|本)(?:規程|規則|規定|要綱|要領|要項|細則|基準|内規|訓令|条例|方針|章)(?:に(?:定める|規定する)(?:もの|事項|こと)?(?:の)?(?:ほか|外)|に(?:定め|規定)(?:の|が)な[いき]|の(?:施行|実施|運用|取扱い)[^。]*必要な|に(?:書かれて(?:い)?|書いて)?ない)"
)
_STOPS = re.compile(r"[、。はをが]|また|又")
_PAPER = re.compile(r"[^、。()（）]{1,12}[（(][^（）()]{2,}(?:書|表|票|簿|証|届)[）)]")
_TITLED = re.compile(
    r"(?:ところの)?[「『]?[一-龥ァ-ヶー々A-Za-zＡ-Ｚ０-９0-9・]{2,}(?:規程|規則|細則|要綱|要領|要項|基準|内規|訓令|条例|指針|ガイドライン|マニュアル|手引き?|手順書|ポリシー|方針|計画書?|心得)"
)
_NUMBERED = re.compile(r"^(?:別表|別記)?(?:第?[0-9０-９一二三四五六七八九十]+号?)?様式第|^別表")
_EXCEPTS = re.compile(r"^(?:もの|場合|とき|事項)?(?:を除|のほか|がある(?:場合|とき)|場合は、この限り)")
_ORDERED = re.compile(
    r"(?:計画|(?<!の)要領|規程|(?<!の)細則|(?<!の)基準|マニュアル|手引き?|手順書|様式)(?:について)?(?:を|は)、?$"
)
_BY_LAW = re.compile(r"(?:法令|法律|政令|省令|条例|規則|規程|告示)(?:等)?(?:に|で)$")
_AGREED = re.compile(r"(?:協定|契約|覚書|規程|規則)(?:書)?において$")
_LAID_DOWN = re.compile(r"[^、。は]{1,10}は、次(?:の|に)[^。]*(?:とする|である)")
"""「別に定める基準は、次の各号のいずれかに該当することとする」 lays it down itself."""
_OUTSIDE = re.compile(r"大臣|個人情報保護委員会|人事院|内閣|省$|法令|政令|省令|条例|法律")
_NAMED_BELOW = re.compile(
    r"(?:規程|規則|細則|要綱|要領|要項|基準|訓令|条例|マニュアル|手引|手順書|ポリシー|法)(?:（[^）]*）)?(?:第[^、。]{1,8}[条項]|に(?:定め|規定|よ|従)|の(?:例|定め|規定))|別表|様式第"
)


def open_delegations(reading: Reading) -> Iterator[tuple[Clause, Sentence, Span]]:
    """Each phrase that leaves details to a document nobody can name: its clause, its sentence, the words (code points)."""
    for clause, facts in reading.facts.items():
        if reading.regulation.supplementary_of(clause) is not None or (
            clause.duty is not None and clause.duty.delegates_to
        ):
            continue
        for sentence in facts.sentences:
            if _CLOSING.search(sentence.core) or (facts.lead is not None and _CLOSING.search(facts.lead.core)):
                continue
            for span in _phrases(sentence):
                if not _named_below(reading, clause):
                    yield clause, sentence, span


def _phrases(sentence: Sentence) -> Iterator[Span]:
    text = sentence.prose.text
    for found in _LEFT.finditer(text, sentence.span.start, sentence.span.end):
        before, after = text[sentence.span.start : found.start()], text[found.end() : sentence.span.end]
        officer = found["officer"] or found["named"]
        if officer is not None and (not is_agent(officer) or _OUTSIDE.search(officer)):
            continue
        if _EXCEPTS.match(after) or _NUMBERED.match(after) or _titled(text, found.end()):
            continue
        if _AGREED.search(before) or _LAID_DOWN.match(after):
            continue
        if _BY_LAW.search(before) or _ORDERED.search(before):
            continue
        who = found["who"]
        start = found.start() if who is None or is_agent(who) else found.end("who") + 1
        yield Span(start, found.end())


def _titled(text: str, at: int) -> bool:
    """Whether the document that ``text`` speaks of at ``at`` has a name: 別に定める保存規程, 別に定める書面（雇用契約書）."""
    if _TITLED.match(text, at) or _PAPER.match(text, at) or text.startswith(("「", "『"), at):
        return True
    return any(
        not document.generic and document.span.start >= at and not _STOPS.search(text, at, document.span.start)
        for document in find_documents(text)
    )


def _named_below(reading: Reading, clause: Clause) -> bool:
    """Whether a clause that refers to this one says which document (「前項の手続は、文書管理細則第12条の例による」)."""
    return any(
        _NAMED_BELOW.search(s.core) and not _LEFT.search(s.core)
        for c in reading.referring(clause)
        for s in reading.facts[c].sentences
    )
