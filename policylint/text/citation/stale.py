"""Citations that no longer stand: laws that were renumbered or repealed, bodies that were renamed (R109)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.source import Span
from policylint.text.citation.titles import short_names, title_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from policylint.document.model import Clause, Number, Prose, Regulation
    from policylint.text.citation.model import Target
    from policylint.text.citation.resolve import Citation, ReferenceIndex

MYNUMBER, APPI = "番号法", "個人情報保護法"
_LAWS = {
    MYNUMBER: frozenset(
        {
            "番号法",
            "番号利用法",
            "マイナンバー法",
            "個人番号法",
            "行政手続における特定の個人を識別するための番号の利用等に関する法律",
        }
    ),
    APPI: frozenset({"個人情報保護法", "個情法", "個人情報の保護に関する法律"}),
}
_FORMER = re.compile(r"(?:旧|改正前の?|廃止前の?|当時の?|施行前の?)[「『]?$")
_NUMBERED = re.compile(r"^(?:規則|告示|訓令|規程)(?:第|[0-9０-９])")
_MEANING = re.compile(r"用語(?:の)?(?:意義|定義|例)は、[^。]*$")
"""「用語の意義は、番号法第２条第８項ほか…」: cited for its definitions at large."""
_ACTED = re.compile(r"(?:の規定)?に(?:より|基づき)、?[^、。]{0,10}特定個人情報(?:等)?を(?:提供|取得|受領)")
_NEAR = 30
"""How far behind a citation the matter it is cited for is looked for, in code points."""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """An article that moved: the old article, paragraph and item (None where not given), what it is about."""

    law: str
    article: Number
    paragraph: Number | None
    item: Number | None
    about: str
    """A regular expression for the matter: the old number may be right for what stands there today."""
    topic: str
    current: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that is no longer used since ``since``; ``repealed``: a law and not only its name."""

    old: str
    current: str
    since: date
    topic: str
    repealed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Stale:
    """A citation out of date, where it stands (span in code points of ``prose.text``), and the change that made it so."""

    clause: Clause
    prose: Prose
    span: Span
    change: Renumbered | Renamed


def stale_citations(
    index: ReferenceIndex, renumbered: Sequence[Renumbered], renamed: Sequence[Renamed], as_of: date
) -> Iterator[Stale]:
    """Each stale citation of the regulation behind ``index`` by the law of ``as_of``."""
    regulation = index.regulation
    names = short_names(regulation)
    for citation in index.citations:
        law = _law(citation.reference.document, names.get(title_key(citation.reference.document), ""))
        if law is None or citation.reference.historic:
            continue
        for target in citation.reference.targets:
            change = next((c for c in renumbered if c.law == law and _same(c, target, citation)), None)
            if change is not None:
                several = len(citation.reference.targets) > 1
                yield Stale(
                    citation.clause, citation.prose, target.span if several else citation.reference.span, change
                )
    for name in renamed:
        if as_of >= name.since:
            yield from _named(regulation, name)


def _law(*names: str) -> str | None:
    return next((law for law, aliases in _LAWS.items() for name in names if name in aliases), None)


def _same(change: Renumbered, target: Target, citation: Citation) -> bool:
    if target.article != change.article:
        return False
    # 第20条第1項 is no less out of date where the whole of 第20条 moved
    if change.paragraph is not None and target.paragraph != change.paragraph:
        return False
    if change.item is not None and target.item != change.item:
        return False
    if _MEANING.search(citation.prose.text[: citation.reference.span.start].rsplit("。", 1)[-1]):
        return True
    text, at = citation.prose.text, citation.reference.span
    behind = text[at.end : at.end + _NEAR].split("。")[0]
    # 「事務を委託し、番号法第19条第5号の規定により提供する場合」: what it is cited for may stand before it as well
    before = re.split(r"[。（]", text[: at.start])[-1] if _ACTED.match(behind) else ""
    return bool(re.search(change.about, behind) or re.search(change.about, before))


def _named(regulation: Regulation, name: Renamed) -> Iterator[Stale]:
    for clause in regulation.walk():
        for prose in (clause.text, clause.tail):
            if prose is None:
                continue
            for found in re.finditer(re.escape(name.old), prose.text):
                before, after = prose.text[: found.start()], prose.text[found.end() :]
                if not _FORMER.search(before) and not _NUMBERED.match(after):
                    yield Stale(clause, prose, Span(*found.span()), name)
