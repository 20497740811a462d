"""How a report is to look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang


@dataclass(frozen=True, slots=True)
class Style:
    """What a reporter may know besides the result.

    ``width`` counts terminal columns, ``notices`` says whether notices are told.  ``headings`` gives the heading of a
    guideline clause by a requirement or clause id (``gov-2025/2.C.b-3`` or ``gov-2025/2.C.b``), ``editions`` the name
    of an edition by its id; an id that is not a key is shown as it is.
    """

    lang: Lang = "ja"
    width: int = 88
    color: bool = False
    notices: bool = True
    headings: Mapping[str, str] = field(default_factory=dict)
    editions: Mapping[str, str] = field(default_factory=dict)
