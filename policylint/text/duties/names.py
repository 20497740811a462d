"""Whether two words mean the same person, post or section in one regulation."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.text.agents import is_agent
from policylint.text.script.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.document.fields import Entry
    from policylint.text.reading import Reading

_PREFIX = re.compile(r"^(?:各|当該|所属する?|所管する?|前項の|同項の|全て?の?|すべての|関係)")
_OPEN = re.compile(
    r"^(?:各|当該|関係|所管|主管)*(?:会社|当社|弊社|本学|大学|学校|法人|本会|当会|本?組合|当組合|市|町|村|区|県|府|都|道|国|機構|協会|財団|実施機関|行政機関|事業者"
    r"|担当者?|担当課|部署|部門|課|室|係|関係者|関係職員|者|責任者|管理者|市町村)$"
)
"""The organisation itself, or a word that leaves open who it is."""
_STAFF = re.compile(
    r"^(?:全|すべての|全ての)?(?:職員|教職員|役職員|役員及び職員|役員及び従業員|従業者|従業員|社員)(?:等)?$"
)
_TIES = re.compile(r"充て|当て|以下「|とする|兼ね|任命|指名|指定|置く|置き|務め|をいう|選任|たる")
_OTHER_RANK = re.compile(r"(?:副|次|准|準|前|元|補)$")
"""What makes another post of the one behind it: 副町長."""
_LISTS = ("roles", "contacts", "systems", "related")
_KEYS = ("name", "kind", "holders", "section", "person", "title")
_SHORTEST = 2


class Names:
    """The people of one regulation by every name that its fields and its wording give them."""

    def __init__(self, reading: Reading) -> None:
        """Of ``reading``."""
        self._reading = reading

    @cached_property
    def _entries(self) -> Mapping[str, tuple[str, ...]]:
        """Every name and id → all names of its entry."""
        found: dict[str, tuple[str, ...]] = {}
        organisation = self._reading.regulation.organisation
        for name in _LISTS if organisation is not None else ():
            for entry in getattr(organisation, name):
                known = tuple(dict.fromkeys(_plain(each) for each in _names(entry)))
                for key in (entry.id, *known[:1]):
                    if key:
                        found[key] = (*found.get(key, ()), *known)
        return found

    @cached_property
    def _ties(self) -> tuple[str, ...]:
        """The sentences that say who holds a role."""
        return tuple(_plain(s.text) for _, s in self._reading.sentences() if _TIES.search(s.text))

    def of(self, value: str) -> tuple[str, ...]:
        """The names that ``value`` (a name or an id) stands for."""
        plain = _plain(value)
        return self._entries.get(value, ()) or (plain, *self._entries.get(plain, ()))

    def same(self, one: str, other: str) -> bool:
        """Whether both may mean the same."""
        return any(
            _alike(a, b) or self._tied(a, b) for a in self.of(one) for part in _parts(other) for b in self.of(part)
        )

    def _tied(self, one: str, other: str) -> bool:
        if min(len(one), len(other)) < _SHORTEST:
            return False
        return any(one in words and other in words for words in self._ties)

    def leaves_open(self, name: str) -> bool:
        """Whether ``name`` is the organisation itself or leaves open who it is, so that a field may fill it in."""
        plain = _plain(name)
        regulation = self._reading.regulation
        own = (regulation.organisation.name or "") if regulation.organisation is not None else ""
        title = regulation.title.text if regulation.title is not None else ""
        return bool(_OPEN.search(plain)) or plain == _plain(own) or fold(title).text.startswith(plain)

    def is_person(self, name: str) -> bool:
        """Whether ``name`` is somebody, and no document."""
        return is_agent(name)


def _names(entry: Entry) -> Iterator[str]:
    for key in _KEYS:
        value = entry.values.get(key)
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, str) and each:
                yield each


def _plain(name: str) -> str:
    return _PREFIX.sub("", re.sub(r"\(.*?\)|\s", "", fold(name).text)).removesuffix("等") or name


def _parts(name: str) -> tuple[str, ...]:
    """The names of a list (総務課長及び人事課長)."""
    return tuple(part for part in re.split(r"及び|又は|並びに|若しくは|または|および|、|・", name) if part)


def _alike(one: str, other: str) -> bool:
    if one == other or (_STAFF.search(one) and _STAFF.search(other)):
        return True
    shorter, longer = sorted((one, other), key=len)
    before = longer.removesuffix(shorter)
    return len(shorter) >= _SHORTEST and before != longer and not _OTHER_RANK.search(before)
