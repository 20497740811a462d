"""Noun phrases as they stand in their sentence: with what modifies them, and what a body of people is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.facts import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.acts import Act
    from policylint.text.facts import Argument

NUMBER = r"(?:個人番号|特定個人情報|マイナンバー|番号法の番号|番号)(?:等|ファイル)?"
"""What a clause on handling is about."""
ORGANISATION = re.compile(
    r"^(?:この|本|当|弊)?(?:会社|社|学|校|会|組合|法人|機構|市|町|村|区|県|府|都|道|国|協会|財団|団体|機関|企業|広域連合|健康保険組合|[一-龥]{1,8}(?:大学|協会|機構|組合|連合))(?:等)?$"
)
"""The organisation itself: 会社, 本学, 市."""
SECTION_HEAD = re.compile(
    r"(?:課|部|室|局|係|科|部局|部門|部署|所属|学部|学科|支店|支所|支部|事務所|事業所|営業所|店舗|園|店|院|センター|組織|班)(?:等)?(?:の)?(?:長|所属長)|(?<![内外])部長|所属長|学部長|所長|園長|校長|館長|施設長"
)
"""Somebody at the head of a section (課長, 所属長, 部局の長)."""
_SECTION_NAME = re.compile(
    r"(?:(?:子育て|子ども|こども|まちづくり|くらし|ふるさと|すこやか|いきいき|みらい)[一-龥]{0,6}|[一-龥々ァ-ヶー]{1,16}?)(?<![一全内外幹の該各])(?:課|係|室|部|局|支所|支部|支店|出張所|営業所|事業所|事務所|窓口|学部|センター)(?!長|(?![及又並若等])[一-龥ァ-ヶー])|各(?:課|部|室|局|係|支所|支部|支店|学部|部局|部署|営業所|事業所|事務所|所属)(?!長|(?![及又並若等])[一-龥])"
)
_PARTICLE = re.compile(
    r"^(?:として|について|につき|において|に対し|に関し|により|をもって|から|まで|には|では|とは|[はがをにでとへもの])*、?(?:[はがをにでとへもの]、)?"
)
_NO_SECTION = re.compile(r"会議室|書庫|サーバー?室|電算室|機械室|相談窓口|苦情|通報窓口|執務室")


def noun_phrase(act: Act, argument: Argument) -> str:
    """The words of ``argument`` with the clauses that modify it: 「個人番号を取り扱う事務の範囲」."""
    earlier = [p.span.end for p in act.sentence.predicates if p.role is not Role.MODIFIER and p.span < argument.span]
    earlier += [a.span.end for a in act.arguments if a.span < argument.span]
    start = max(earlier, default=act.sentence.span.start)
    return _PARTICLE.sub("", act.sentence.prose.text[start : argument.span.end])


def sections(words: str) -> tuple[str, ...]:
    """The sections that ``words`` name, each once, in order (人事課給与係 is one)."""
    found = (m.group() for m in _SECTION_NAME.finditer(words))
    return tuple(dict.fromkeys(name for name in found if not _NO_SECTION.search(name)))


def subjects(act: Act) -> Iterator[Argument]:
    """Who or what the act is said of: its subjects and topics, the topic in force last."""
    yield from (a for a in act.arguments if a.particle in {"が", "は", "も"})
    topic = act.predicate.topic if act.predicate is not None else None
    if topic is not None and topic not in act.arguments:
        yield topic
