"""Roles: who is set up, defined or held by a post, and on whom duties are laid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.source import Span
from policylint.text.acts import Listing
from policylint.text.agents import is_agent
from policylint.text.facts import Argument, Modality, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Clause
    from policylint.text.acts import Act
    from policylint.text.facts import Predicate, Sentence
    from policylint.text.reading import Reading

_ROLE = re.compile(
    r"(?:責任者|管理者|担当者|監督者|取扱者|主任者|推進者|統括者|総括者|管理員|推進員|窓口|委員会|責任役員|(?<![A-Z])(?:CISO|CIO|CPO|DPO))$"
)
_BARE = re.compile(r"^(?:各|当該|前記|同)?(?:担当者|管理者|責任者|監督者|取扱者|委員会|窓口)$")
_STANDING = re.compile(
    r"個人情報保護委員会|教育委員会|人事委員会|公平委員会|監査委員会|選挙管理委員会|農業委員会|公安委員会|労働委員会|運営委員会規|本人の|法定代理|保護者|利用者$|相続財産管理者|指定管理者|道路管理者|施設管理者|衛生管理者|安全管理者|防火管理者|"
    r"親権者|後見|他の(?:機関|行政)|行政機関|実施機関|契約担当者|相手方|委託先の|受託者|再委託|取引先|業者の|事業者の|外部の|民間|情報照会者|情報提供者|電気通信|プロバイダ"
)
_SETS_UP = frozenset({"置く", "設ける", "設置", "配置", "配する", "組織", "構成", "発足", "開設"})
_FILLS = frozenset({"充てる", "当てる", "あてる", "宛てる"})
_NAMES = frozenset({
    "指名", "指定", "選任", "任命", "定める", "任ずる", "任じる", "選出", "選定", "選ぶ", "委嘱", "命ずる", "命じる", "決定", "決める", "発令",
})  # fmt: skip
_SERVES = frozenset({"兼ねる", "兼務", "就く", "当たる", "当る", "あたる", "務める", "勤める", "担う"})
_CALLS = frozenset({"いう", "称する", "呼ぶ"})
_IS = frozenset({"する", "とする"})
_HEADED_BY_MANAGER = re.compile(
    r"(?<!健康保険)(?<!共済)(?<!協同)組合|企業団|企業局|公営企業|(?:上|下)?水道(?:局|事業|部)|病院(?:局|事業)|交通局"
)
_ESTABLISHING = _SETS_UP | _FILLS | _NAMES | _SERVES | frozenset({"いう", "称する", "とする"})
_INTO = frozenset({"に", "には", "として", "と"})
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
    r"[一-龥ァ-ヶー]+(?:規程|規則|条例|要綱|規定)(?:第[^条]{1,6}条[^に]{0,8})?(?:（[^）]*）)?(?:に基づき|の規定に基づき|を実施するため|の施行に(?:関し|ついて))"
    r"|[一-龥ァ-ヶー]+(?:規程|規則|要綱|規定)(?:第[^条]{1,6}条[^に]{0,8})?(?:（[^）]*）)?に定めるもののほか"
)
_POST = re.compile(
    r"(?:長|会計管理者|監|官|理事|役員|監事|参事|主幹|主査|補佐|次席|代表|取締役|副?学長)(?:の職にある者)?$"
)
"""What a table says who holds a role."""
_TELLING_LENGTH = 4
"""Signs from which the end of a longer name tells which role is meant (保護管理者 in 所管課保護管理者)."""
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十各若干]+(?:人|名)(?:以上|以内|程度)?(?:又は.*)?$")
_TERM = re.compile(r"(?P<term>[^　：:、。]{1,24})[　：:]")
"""「・事務責任者：総務部長。」, 「（１）　事務責任者　総務部長」."""
_PREFIX = re.compile(r"^(?:各|その|当該|所管|所属する?|他の|前任の|後任の|関係|担当)")


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
            for argument in _established_by(predicate):
                for name in (argument.head, argument.text, *argument.nouns):
                    yield _COUNTED.sub("", name)
        listing = self._reading.facts[clause]
        if clause.kind in {Kind.ITEM, Kind.SUBITEM} and listing.lead is not None and not sentence.main:
            yield sentence.core.split("　")[0].split("\n")[0].strip(" 　。")
        if clause.kind in {Kind.ITEM, Kind.SUBITEM} and (told := _TERM.match(sentence.core)):
            yield told["term"].strip()

    def _from_structure(self) -> Iterator[str]:
        regulation = self._reading.regulation
        for clause in regulation.walk():
            for table in clause.tables:
                for number, row in enumerate(table.rows):
                    yield from _from_row([cell.text.strip() for cell in row], head=number == 0)
            if clause.kind is Kind.APPENDED_TABLE and clause.text is not None:
                for number, line in enumerate(clause.text.text.split("\n")):
                    yield from _from_row(re.split(r"[　\s|｜]+", line.strip()), head=number == 0)
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
        return bool(_SUBORDINATE.search(words)) or self._by_title

    @property
    def _by_title(self) -> bool:
        title = self._reading.regulation.title
        return title is not None and title.text.endswith(("細則", "施行規則", "実施要領"))

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
                for member in _members(argument, act.sentence):
                    if _ROLE.search(member.head) and not self._stands(member.text):
                        yield Mention(member.text, member, act)

    def _stands(self, name: str) -> bool:
        """Whether it is a body or post that exists by law: the 管理者 of a 一部事務組合 or of a 公営企業 is its head."""
        return bool(_STANDING.search(name)) or (name == "管理者" and self._headed_by_manager)

    @cached_property
    def _headed_by_manager(self) -> bool:
        regulation = self._reading.regulation
        return regulation.title is not None and bool(_HEADED_BY_MANAGER.search(regulation.title.text))

    def undefined(self) -> Iterator[Mention]:
        """Each role that is nowhere established: where a duty is first laid on it, else where it is first mentioned."""
        first: dict[str, Mention] = {}
        for mention in self.mentions():
            if self.subordinate and not (mention.name.endswith("窓口") and not self._by_title):
                continue  # the other regulation may well have it; where to report must be said to those who report
            short = _PREFIX.sub("", mention.name)
            known = first.get(short)
            if (known is not None and not _bears(known) and _bears(mention)) or (
                known is None and not self.is_established(mention.name)
            ):
                first[short] = mention
        yield from first.values()


def _bears(mention: Mention) -> bool:
    """Whether the role is the subject of the duty, and not whom something is told."""
    return mention.argument.particle in {"は", "が", "も"}


def _from_row(cells: Sequence[str], *, head: bool) -> Iterator[str]:
    """The roles that a row of a table gives to somebody: a heading, or beside a post; one that does a step is not among them."""
    for number, cell in enumerate(cells):
        others = [*cells[:number], *cells[number + 1 :]]
        if head or any(_POST.search(other) and not _ROLE.search(other.removesuffix("会計管理者")) for other in others):
            yield from re.split(r"[、，\s・]|及び|又は", cell)


def _established_by(predicate: Predicate) -> Iterator[Argument]:
    """Who is set up, filled, named or defined by the act; whoever does the naming is not thereby somebody.

    「責任者を置く」, 「責任者は、課長をもって充てる」, 「課長を責任者に指名する」, 「責任者は、課長が指名する」, but not 「責任者は、担当者を
    指名する」 nor 「責任者は、期限を定める」.
    """
    verbs = {predicate.lemma, *predicate.acts}
    said = list(predicate.arguments)
    outright = predicate.role in {Role.MAIN, Role.BEFORE}
    if outright and predicate.topic is not None and predicate.topic not in said:
        said.insert(0, predicate.topic)
    objects = [a for a in said if a.particle in {"を", "をもって", "をもつて"}]
    people = any(is_agent(a.text) or _COUNTED.search(a.text) for a in objects)
    tops = [a for a in said if a.particle in {"は", "も", "とは"}] if outright else []
    doer = any(a.particle in {"が", "により", "から"} for a in said)
    if verbs & _FILLS:
        yield from (a for a in said if a.particle in {"には", "に", "を"})
        yield from tops if not _is_told_to_fill(predicate, objects) else ()
    elif verbs & _SERVES:
        yield from (a for a in said if a.particle in {"を", "に", "として"})
        yield from tops if doer else ()
    elif verbs & _SETS_UP:
        yield from objects or tops
    elif verbs & _NAMES:
        yield from objects
        yield from (a for a in said if a.particle in _INTO and people)
        yield from tops if not objects and (doer or predicate.passive) else ()
    elif verbs & _CALLS or (outright and predicate.lemma in _IS):
        yield from objects
        yield from (a for a in said if a.particle in {"と", "として", "で"})
        yield from tops if not objects else ()


def _is_told_to_fill(predicate: Predicate, objects: Sequence[Argument]) -> bool:
    """「責任者は、確認者１人を充てなければならない」: the topic is who fills, where a role is what is filled."""
    return any(a.particle == "を" and _ROLE.search(_COUNTED.sub("", a.head)) for a in objects) and bool(
        predicate.marks & {"obligation", "duty"}
    )


def _members(argument: Argument, sentence: Sentence) -> Iterator[Argument]:
    """Each of the coordinate people of an argument (総括責任者及び保護責任者), with its own place."""
    if len(argument.nouns) < 2:  # noqa: PLR2004 - one noun is no list
        yield argument
        return
    for noun in argument.nouns:
        at = sentence.prose.text.find(noun, argument.span.start, argument.span.end)
        if at < 0:
            yield argument
            return
        yield Argument(noun, noun, argument.particle, Span(at, at + len(noun)))


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
