"""What changed in the law, for the check of stale citations (R109).

The numbers come from ``policies/guidelines/law.yaml``; names of laws and bodies are dated here.  Sources: the Commission
was renamed on 2016-01-01 (平成27年法律第65号 附則第1条第2号); the laws on 行政機関 and 独立行政法人等 were repealed and merged
into 個人情報保護法 on 2022-04-01 (令和3年法律第37号 附則第2条).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from policylint.guideline.catalogue import load_numbering_changes
from policylint.text.citation.stale import Renamed, Renumbered

_OLD = re.compile(
    r"(?P<law>番号法|個人情報保護法)(?P<article>\d+)条(?:の(?P<branch>\d+))?(?:(?P<paragraph>\d+)項)?(?:(?P<item>\d+)号)?(?:（.*）)?"
)
_ABOUT = {
    "特定個人情報の定義": r"特定個人情報(?!ファイル|保護)|個人番号をその内容に含む",
    "特定個人情報ファイルの定義": r"特定個人情報ファイル",
    "個人番号利用事務の定義": r"個人番号利用事務(?!実施者)",
    "個人番号関係事務の定義": r"個人番号関係事務(?!実施者)",
    "個人番号関係事務の根拠": r"個人番号関係事務|個人番号利用事務に関して|他人の個人番号|個人番号を利用して行う事務",
    "委託・事業承継による提供": r"委託|承継|受託",
    "情報提供ネットワークによる提供": r"情報提供ネットワーク|情報提供者|情報照会|情報連携|情報提供",
    "条例事務の情報連携": r"条例",
    "株式等振替に伴う提供": r"株式|振替",
    "漏えい等報告の根拠": r"漏えい|事態|報告",
    "特定個人情報保護評価指針の根拠": r"評価|指針",
    "事業者の安全管理措置": r"安全管理",
    "従業者の監督": r"従業者|監督",
    "委託先の監督": r"委託",
    "事業者の漏えい等報告": r"漏えい|報告",
}
"""By topic of the catalogue: the words behind a citation that show it is made for that matter."""
_APPI = "個人情報の保護に関する法律"
RENAMED = (
    Renamed("特定個人情報保護委員会", "個人情報保護委員会", date(2016, 1, 1), "commission"),
    Renamed("行政機関の保有する個人情報の保護に関する法律", _APPI, date(2022, 4, 1), "law", repealed=True),
    Renamed("独立行政法人等の保有する個人情報の保護に関する法律", _APPI, date(2022, 4, 1), "law", repealed=True),
)


@cache
def renumbered() -> tuple[Renumbered, ...]:
    """The articles that moved, as far as the catalogue knows their old number and we know what they are about."""
    found: list[Renumbered] = []
    for entry in load_numbering_changes():
        old, about = _OLD.fullmatch(entry["old"]), _ABOUT.get(entry["topic"])
        current = re.sub(r"(\d+)条", r"第\1条", entry["current"])
        current = re.sub(r"(\d+)([項号])", r"第\1\2", current)
        if old is None or about is None:
            continue
        article = tuple(int(n) for n in (old["article"], old["branch"]) if n)
        paragraph = (int(old["paragraph"]),) if old["paragraph"] else None
        item = (int(old["item"]),) if old["item"] else None
        found.append(Renumbered(old["law"], article, paragraph, item, about, entry["topic"], current))
    return tuple(found)
