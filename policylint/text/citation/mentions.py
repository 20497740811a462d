"""Regulations of the organisation that a regulation leans on: 文書規程, 青葉市情報セキュリティ対策基準第３条 (R102)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.source import Span
from policylint.text.citation.documents import find_documents
from policylint.text.citation.titles import same_title, short_names, title_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause, Number, Prose, Regulation
    from policylint.text.citation.resolve import ReferenceIndex

_OTHERS = re.compile(
    r"(?:委託先|受託者|受注者|再委託先|相手方|取引先|国|省|庁|個人情報保護委員会|本人確認書類|他の(?:機関|団体|法人))(?:等)?(?:の|が定める|における|において定める)[「『]?$"
)
_NO_TITLE = re.compile(
    r"施行規則$|施行令$|法[一-龥]*規則$|年(?:[一-龥]{0,8})(?:訓令|告示|条例|規則|規程)$|ガイドライン|指針"
    r"|契約書?$|協定書?$|(?<!賃金)規定$|^(?:本|この|別に|現行|詳細|同位|当|諸|各|新|旧|別途|付属|附属|下位|上位|その他)"
    r"|(?:社内|学内|庁内|諸|関係|関連|部局|本学)(?:規程|規則|規定)|[ 　…は]"
    r"|^(?:管理|基本|実施|運用)?(?:規程|規則|要綱|要領|細則)$|に関する(?:規程|規則)$"
    r"|^(?:企業|公会計|(?:国立大学|公立大学|独立行政|学校|公益)法人)?会計(?:基準|準則|原則)$"
)
"""What is a law, a contract, a provision or a kind of regulation, and not the title of one."""
_LONGEST = 12
_SHORTEST = 2
_COMPARED = re.compile(r"^[」』]?(?:等)?(?:に(?:類する|準ずる|準じ|相当する|代わる)|と同(?:様|じ)|のような|を含む)")
_MADE = re.compile(r"^[」』]?(?:等)?(?:を|の)(?:新たに)?(?:策定|制定|作成|整備|改訂|改定|立案|起草)")
"""What follows the name of a regulation that is to be made, and need not be there yet."""


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A regulation that is leaned on: ``name`` in full, ``article`` where one is cited; span in code points of the prose."""

    clause: Clause
    prose: Prose
    span: Span
    name: str
    article: Number | None = None


def leaned_on(index: ReferenceIndex) -> Iterator[Mention]:
    """The first mention of each regulation and each article cited of one; laws and the regulation itself left out."""
    regulation = index.regulation
    short = short_names(regulation)
    own = regulation.title.text if regulation.title is not None else ""
    seen: set[str] = set()
    for clause, prose in _proses(regulation):
        for mention in find_documents(prose.text):
            span = _with_organisation(prose.text, mention.span, own)
            name = short.get(title_key(mention.name), span.of(prose.text))
            if mention.generic or same_title(name, own) or title_key(name) in seen or _NO_TITLE.search(name):
                continue
            if mention.kind == "law" or (mention.kind != "regulation" and _shared(name, own) < _SHORTEST):
                continue
            before, after = prose.text[: span.start], prose.text[span.end :]
            if _OTHERS.search(before) or _COMPARED.match(after) or _MADE.match(after):
                continue
            seen.add(title_key(name))
            yield Mention(clause, prose, span, name)
    cited: set[tuple[str, Number]] = set()
    for citation in index.citations:
        reference = citation.reference
        if reference.document_span is None:
            continue
        named = _with_organisation(citation.prose.text, reference.document_span, own)
        name = short.get(title_key(reference.document), named.of(citation.prose.text))
        article = next((t.article for t in reference.targets if t.article is not None), None)
        if article is None or reference.historic or (title_key(name), article) in cited:
            continue
        cited.add((title_key(name), article))
        span = Span(min(named.start, reference.span.start), reference.span.end)
        yield Mention(citation.clause, citation.prose, span, name, article)


def articles_of(regulation: Regulation) -> Iterator[Number]:
    """The numbers of its articles."""
    for clause in regulation.walk():
        if clause.kind is Kind.ARTICLE and clause.number is not None:
            yield clause.number


def _with_organisation(text: str, span: Span, own: str) -> Span:
    """The span with the start of the organisation's name that hiragana cut off (みなと｜健康保険組合文書保存規程)."""
    for back in range(min(_LONGEST, span.start), 1, -1):
        if _shared(text[span.start - back : span.end], own) > back:
            return Span(span.start - back, span.end)
    return span


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _proses(regulation: Regulation) -> Iterator[tuple[Clause, Prose]]:
    for clause in regulation.walk():
        if regulation.supplementary_of(clause) is not None:
            continue  # what it repeals or amends need not be there
        for prose in (clause.text, clause.tail):
            if prose is not None:
                yield clause, prose
