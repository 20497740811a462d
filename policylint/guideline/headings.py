"""How the clauses of an edition are headed and what the edition is called, for reports.

Read like :mod:`policylint.guideline.modalities`, for the same reason; a test holds it equal to the full catalogue.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policylint.document.data import read_text
from policylint.guideline.editions import edition_path

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE = re.compile(r"^ +(?:- )?(id|heading): (.+)$", re.MULTILINE)
_SHORT = re.compile(r"^title: .*?(ガイドライン（[^）]*）)", re.MULTILINE)


@cache
def headings(edition: str) -> Mapping[str, str]:
    """Heading by clause id (``gov-2025/2.C.b``) of one edition.

    Raises:
        UsageError: no such edition.
    """
    found: dict[str, str] = {}
    last = ""
    for key, value in _LINE.findall(read_text(edition_path(edition))):
        if key == "id":
            last = value
        else:
            found[last] = value.strip("'\"")
    return found


@cache
def short_title(edition: str) -> str:
    """ガイドライン（行政機関等編）; the id itself where the title has another form.

    Raises:
        UsageError: no such edition.
    """
    found = _SHORT.search(read_text(edition_path(edition)))
    return found[1] if found else edition
