"""Which edition a regulation is judged against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.guideline.editions import edition_path

if TYPE_CHECKING:
    from policylint.document.model import Document, Regulation

GOVERNMENT, BUSINESS = "gov-2025", "biz-2025"
"""The newest edition of each kind."""

_TYPES = {
    "行政機関": GOVERNMENT,
    "地方公共団体": GOVERNMENT,
    "独立行政法人等": GOVERNMENT,
    "事業者": BUSINESS,
    "中小規模事業者": BUSINESS,
}

# Asked first: a company may be called after a city (市川), a city is never called 株式会社.
_PRIVATE = re.compile(
    r"(?:株式|有限|合同|合名|合資|相互)会社|[(（]株[)）]|㈱|(?:社団|財団|社会福祉|医療|学校|宗教|非営利活動|NPO|ＮＰＯ)法人|"
    r"協同組合|生活協同組合|健康保険組合|労働組合|商工会|協会|連盟|信用金庫|信用組合|会計事務所|法律事務所"
)
_PUBLIC = re.compile(
    r"独立行政法人|国立大学法人|公立大学法人|大学共同利用機関法人|国立研究開発法人|事務組合|広域連合|地方公共団体|[府省庁]訓令|"
    r"^[^\s、。「」（）]{1,10}[都道府県市区町村][^\s、。「」（）]*(?:規程|規則|要綱|要領|訓令|条例)"
)
_SELF = re.compile(r"当社|弊社|会社|当法人|本会|当協会|従業員|社員|従業者|就業規則|取締役|労働基準法|上長")
_OFFICIAL = re.compile(r"訓令|任命権者|会計年度任用職員|市長|町長|村長|区長|知事|地方公務員法|国家公務員法|条例")


def edition_for(document: Document, configured: str | None = None) -> str:
    """The id of the edition: the configured one, else what the file asks for, else the newest for its organisation.

    A company, association or society is judged by the 事業者編, everybody else by the 行政機関等編.

    Raises:
        UsageError: the configured edition does not exist.
    """
    if configured is not None:
        edition_path(configured)
        return configured
    regulation = document.regulation
    if regulation is None:
        return GOVERNMENT
    if regulation.edition is not None and edition_path(regulation.edition):
        return regulation.edition
    if regulation.organisation is not None and regulation.organisation.type in _TYPES:
        return _TYPES[regulation.organisation.type]
    return _by_words(regulation)


def _by_words(regulation: Regulation) -> str:
    title = regulation.title.text if regulation.title is not None else ""
    name = regulation.organisation.name or "" if regulation.organisation is not None else ""
    head = " ".join([name, title, *(prose.text for prose in regulation.front)])
    for words in (name, title, head):
        if _PRIVATE.search(words):
            return BUSINESS
        if _PUBLIC.search(words):
            return GOVERNMENT
    return _by_body(regulation)


def _by_body(regulation: Regulation) -> str:
    private = public = 0
    for clause in regulation.walk():
        for prose in (clause.text, clause.caption):
            if prose is not None:
                private += len(_SELF.findall(prose.text))
                public += len(_OFFICIAL.findall(prose.text))
    return BUSINESS if private > public else GOVERNMENT
