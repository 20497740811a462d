"""Whether a regulation is about handling personal information, and so owes the provisions of the guideline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind

if TYPE_CHECKING:
    from policylint.document.model import Regulation

_NUMBER = re.compile(r"個人番号|特定個人情報|マイナンバー|番号法")
_TITLE = re.compile(
    r"個人番号|特定個人情報|マイナンバー|(?:個人情報|個人データ|保有個人)(?:等)?(?:の)?(?:保護|取扱|管理|安全)"
)
_SPARING = re.compile(r"開示|訂正|審査会|審議会|手数料|組織|設置|補足|資料|様式集|保存期間")
_SHARE = 0.25
_LEAST = 3


def is_handling(regulation: Regulation) -> bool:
    """Whether the regulation is a handling regulation by its title, or because a good part of its articles handle 個人番号.

    A regulation that only mentions them (a travel rule, an organisation rule) is none, nor is one whose title limits it
    to disclosure, fees or a committee.
    """
    title = regulation.title.text if regulation.title is not None else ""
    if _TITLE.search(title):
        return not _SPARING.search(title)
    articles = [a for a in regulation.articles if not a.deleted]
    touched = sum(1 for article in articles if any(_NUMBER.search(p.text) for p in article.prose()))
    if articles:
        return touched >= _LEAST and touched / len(articles) >= _SHARE
    if not title:
        return False  # notes without title or articles are no regulation by themselves
    texts = [p.text for c in regulation.walk() if c.kind in {Kind.PARAGRAPH, Kind.ITEM} for p in c.prose()]
    return bool(texts) and sum(1 for text in texts if _NUMBER.search(text)) / len(texts) >= _SHARE
