"""Roles: who is set up, defined or held by a post, and on whom duties are laid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.source import Span
from policylint.text.acts import Listing
from policylint.text.facts import Argument, Modality, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.facts import Sentence
    from policylint.text.reading import Reading

_ROLE = re.compile(
    r"(?:責任者|管理者|担当者|監督者|取扱者|主任者|推進者|統括者|総括者|管理員|推進員|窓口|委員会|責任役員)$"
)
_BARE = re.compile(r"^(?:各|当該|前記|同)?(?:担当者|管理者|責任者|監督者|取扱者|委員会|窓口)$")
_STANDING = re.compile(
    r"個人情報保護委員会|教育委員会|人事委員会|公平委員会|監査委員会|選挙管理委員会|農業委員会|公安委員会|労働委員会|運営委員会規|本人の|法定代理|保護者|利用者$|相続財産管理者|指定管理者|道路管理者|施設管理者|衛生管理者|安全管理者|防火管理者|"
    r"親権者|後見|他の(?:機関|行政)|行政機関|実施機関|契約担当者|相手方|委託先の|受託者|再委託|取引先|業者の|事業者の|外部の|民間|情報照会者|情報提供者|電気通信|プロバイダ"
)
_ESTABLISHING = frozenset(
    {
        "置く",
        "設ける",
        "設置",
        "指名",
        "指定",
        "選任",
        "任命",
        "定める",
        "配置",
        "充てる",
        "当てる",
        "任ずる",
        "選出",
        "選定",
        "委嘱",
        "命ずる",
        "命じる",
        "組織",
        "構成",
        "兼ねる",
        "就く",
        "当たる",
        "当る",
        "務める",
        "発足",
        "開設",
        "いう",
        "称する",
        "とする",
    }
)
_QUALIFYING = frozenset(
    {
        "規定",
        "定める",
        "指定",
        "指名",
        "選任",
        "任命",
        "置く",
        "設ける",
        "設置",
        "命ずる",
        "定める者",
        "委嘱",
        "配置",
        "掲げる",
    }
)
_SHORT_NAME = re.compile(r"以下(?:単に|、)?[「『](?P<name>[^」』]+)[」』]")
_EXPLAINED = re.compile(r"(?P<name>[一-龥ァ-ヶー]+)[（(][^（）()]*(?:をいう|に規定する|に定める|とする|以下同じ)")
_UNIT_OF = re.compile(
    r"(?:課|室|係|部|局|所|各|部署|所属|部門|支店|校|学部|センター|町|市|県|村|会社|本学|本会|組合)(?:等)?$"
)
_SUBORDINATE = re.compile(
    r"(?P<base>[一-龥ァ-ヶー]+(?:規程|規則|条例|要綱|規定))(?:第[^条]{1,6}条[^に]{0,8})?(?:（[^）]*）)?(?:に基づき|の規定に基づき|を実施するため|の施行に(?:関し|ついて)|に定めるもののほか)"
)
_TELLING_LENGTH = 4
"""Signs from which the end of a longer name tells which role is meant (保護管理者 in 所管課保護管理者)."""
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十各若干]+(?:人|名)(?:以上|以内|程度)?(?:又は.*)?$")
_PREFIX = re.compile(r"^(?:各|当該|所管|所属する?|他の|前任の|後任の|関係|担当)")


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A role in a duty: the name as written, the argument and the act."""

    name: str
    argument: Argument
    act: Act


class RoleRegister:
    """The roles of one regulation."""

    def __init__(self, reading: Reading) -> None:
        """Read the roles of ``reading``; work is done when first asked."""
        self._reading = reading

    @cached_property
    def established(self) -> frozenset[str]:
        """Names of roles that are set up, defined or held by a post, as written (without の-modifiers too)."""
        names: set[str] = set()
        for clause, sentence in self._reading.sentences():
            names.update(self._from_sentence(clause, sentence))
        names.update(self._from_structure())
        return frozenset(name for name in names if name)

    def _from_sentence(self, clause: Clause, sentence: Sentence) -> Iterator[str]:
        for match in _SHORT_NAME.finditer(sentence.text):
            yield match.group("name")
        for match in _EXPLAINED.finditer(sentence.text):
            yield match.group("name")
        for predicate in sentence.predicates:
            if predicate.role is Role.MODIFIER and {predicate.lemma, *predicate.acts} & _QUALIFYING:
                yield predicate.head
            if {predicate.lemma, *predicate.acts} & _ESTABLISHING or (
                predicate.lemma == "する" and predicate.role is Role.MAIN
            ):
                for argument in (*predicate.arguments, *((predicate.topic,) if predicate.topic is not None else ())):
                    for name in (argument.head, argument.text, *argument.nouns):
                        yield _COUNTED.sub("", name)
        listing = self._reading.facts[clause]
        if clause.kind in {Kind.ITEM, Kind.SUBITEM} and listing.lead is not None and not sentence.main:
            yield sentence.core.split("　")[0].split("\n")[0].strip(" 　。")
        if clause.kind in {Kind.ITEM, Kind.SUBITEM} and "　" in sentence.core:
            yield sentence.core.split("　")[0].strip()

    def _from_structure(self) -> Iterator[str]:
        regulation = self._reading.regulation
        for clause in regulation.walk():
            for table in clause.tables:
                for row in table.rows:
                    for cell in row:
                        yield from re.split(r"[、，\s・]", cell.text.strip())
            if clause.kind is Kind.APPENDED_TABLE and clause.text is not None:
                yield from re.split(r"[、，\s]", clause.text.text)
        if regulation.organisation is not None:
            for entry in (*regulation.organisation.roles, *regulation.organisation.contacts):
                for key in ("name", "title", "role"):
                    value = entry.values.get(key)
                    if isinstance(value, str):
                        yield value

    @cached_property
    def subordinate(self) -> bool:
        """Whether the regulation carries out another one of the organisation, which may have set up its roles."""
        first = self._reading.regulation.articles[:1]
        words = "".join(p.text for article in first for p in article.prose())
        title = self._reading.regulation.title.text if self._reading.regulation.title is not None else ""
        return bool(_SUBORDINATE.search(words)) or title.endswith(("細則", "施行規則", "実施要領"))

    def is_established(self, name: str) -> bool:
        """Whether ``name`` (or the role it ends in, or a fuller name of it) is established here."""
        short = _PREFIX.sub("", name.rsplit("の", 1)[-1])
        known = self.established
        if name in known or short in known:
            return True
        owner = name.rsplit("の", 1)[0] if "の" in name else ""
        if owner and _BARE.match(short) and not _UNIT_OF.search(owner):
            return any(k.endswith(short) and owner.removesuffix("等") in k for k in known)
        return (
            any(
                k.endswith(short) or (len(k) >= _TELLING_LENGTH and short.endswith(k)) for k in known if _ROLE.search(k)
            )
            if not _BARE.match(short)
            else any(k.endswith(short) for k in known)
        )

    def mentions(self) -> Iterator[Mention]:
        """Each place where a duty is laid on a role or something is to be told to it, in document order."""
        for act in self._reading.acts:
            if (
                act.predicate is None
                or act.modality is not Modality.DUTY
                or act.listing in {Listing.DEFINITIONS, Listing.CONDITIONS, Listing.CONTRACT_TERMS}
            ):
                continue
            if {act.predicate.lemma, *act.names} & _ESTABLISHING:
                continue
            for argument in _bearers(act):
                if _ROLE.search(argument.head) and not _STANDING.search(argument.text):
                    yield Mention(argument.text, argument, act)

    def undefined(self) -> Iterator[Mention]:
        """The first mention of each role that is nowhere established."""
        if self.subordinate:
            return
        told: set[str] = set()
        for mention in self.mentions():
            short = _PREFIX.sub("", mention.name)
            if short not in told and not self.is_established(mention.name):
                told.add(short)
                yield mention


def _bearers(act: Act) -> Iterator[Argument]:
    """Who bears the act or receives it: its own topic or subject, and the recipient of a report."""
    predicate = act.predicate
    if predicate is None:
        return
    for argument in predicate.arguments:
        if argument.particle in {"は", "が", "も"} or (
            argument.particle in {"に", "へ", "に対し", "に対して"}
            and _receives(act)
            and not argument.head.endswith("委員会")  # bodies that only hear of it may well be set up elsewhere
        ):
            yield argument
    target = predicate.argument("を")
    if predicate.lemma in {"受ける", "得る"} and target is not None and "の" in target.text:
        yield _owner_of(target)


def _owner_of(target: Argument) -> Argument:
    name = target.text.rsplit("の", 1)[0]
    return Argument(
        name,
        re.split(r"の", name)[-1],
        "の",
        Span(target.span.start, min(target.span.start + len(name), target.span.end)),
    )


def _receives(act: Act) -> bool:
    return bool(
        {"報告", "連絡", "通報", "通知", "届け出る", "提出", "申し出る", "申請", "届出", "相談", "引き継ぐ"}
        & {*act.names, act.predicate.lemma if act.predicate is not None else ""}
    )
