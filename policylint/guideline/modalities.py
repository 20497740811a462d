"""The modality of each requirement without reading the whole catalogue.

A lint run needs no more of an edition to judge by it.  Parsing 2,800 lines of YAML takes 40 ms of a cold process that
has 200; two keys of regular lines take 2.  A test holds the result equal to the full catalogue.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policylint.document.data import read_text
from policylint.guideline.editions import Modality, edition_path

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE = re.compile(r"^ +(?:- )?(id|modality): (\S+)$", re.MULTILINE)


@cache
def modalities(edition: str) -> Mapping[str, Modality]:
    """Modality by requirement id (``gov-2025/2.C.b-3``) of one edition.

    Raises:
        UsageError: no such edition.
    """
    found: dict[str, Modality] = {}
    last = ""
    for key, value in _LINE.findall(read_text(edition_path(edition))):
        if key == "id":
            last = value
        else:
            found[last] = Modality(value)
    return found
