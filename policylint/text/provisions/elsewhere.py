"""Sentences that send the reader to another named document for one matter (rule 21 of "How to decide the close cases").

「アクセスログの取得、分析及び保存については、町規程第17条の定めるところによる」 excuses what it names; a general reference (この規程のほか、
○○規程による) excuses nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.citation.documents import find_documents
from policylint.text.citation.titles import same_title, short_names, title_key
from policylint.text.provisions.units import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.provisions.units import Unit

_GENERAL = re.compile(r"のほか|に加え|外、")
_SENDS = re.compile(
    r"^[」』]?(?:（[^）]*）)?(?:第[0-9０-９一二三四五六七八九十の]{1,8}(?:章|節|条|項|号)(?:の[0-9０-９一二三四五六七八九十]+)?(?:から|まで|、|及び)?)*"
    r"(?:(?:の|に)?(?:規定|例|定めるところ|規定するところ))?(?:に(?:よ(?:り|る|って)|従(?:い|う|って)|準じ(?:て|る)|ゆだね|委ね)|を準用"
    r"|(?:に(?:規定|定め)(?:する|る)|の)[^、。]{1,24}(?:の例|に定めるところ|の定めるところ)?(?:に(?:よ(?:り|る)|従(?:い|う))|を準用))"
)
"""What follows the name: 第5章の定めるところによる, の例により, を準用する, 第24条に規定する事故対応の手順の例により."""
_LISTED = re.compile(r"第[0-9０-９一二三四五六七八九十]+条[^。]*の規定は、[^。]*準用する")
"""「市規程第23条（不正アクセス等による被害の防止）及び第24条（…）の規定は、…について準用する」."""
_NO_RULES = frozenset({"law", "plan"})


def sent_elsewhere(units: Sequence[Unit], matter: re.Pattern[str]) -> Evidence | None:
    """The sentence that leaves ``matter`` to another document that it names, or None.

    Laws are no such document, and one that is read together with the others (rule 21) excuses nothing.
    """
    regulations = {id(u.reading): u.reading.regulation for u in units}.values()
    titles = [r.title.text for r in regulations if r.title is not None]
    short = {key: name for r in regulations for key, name in short_names(r).items()}
    for unit in units:
        if unit.sentence is None or unit.contractor or _GENERAL.search(unit.words):
            continue
        if not matter.search(unit.words) and not (matter.search(unit.full) and _LISTED.search(unit.words)):
            continue
        for document in find_documents(unit.words):
            if document.generic or document.kind in _NO_RULES or re.match(r"この|本|別|契約", document.name):
                continue
            name = short.get(title_key(document.name), document.name)
            if any(same_title(name, title) for title in titles):
                continue
            rest = unit.words[document.span.end :]
            if _SENDS.search(rest) or _LISTED.search(rest):
                return Evidence(unit)
    return None
