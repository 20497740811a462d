"""Reports of leaks: who tells whom, whether that can be found and what happens in his absence (O410–O412)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.document.model import Kind
from policylint.text.facts import Modality, TimingKind
from policylint.text.provisions.routes import INCIDENT, STAFF, Route, routes_of
from policylint.text.provisions.units import Evidence, entries, points_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.facts import Argument
    from policylint.text.provisions.units import Unit

POST = re.compile(
    r"(?<![延成増特身助全])長(?=$|[、。（(のにがをはでと　又及])|大臣|(?:課|室|部|局|係|所|館|校|学|支店|工場|班|部局|本部|センター|病院|事務局|学部|支部|総務|施設|団)(?:の)?長|理事長|市長|町長|村長|区長|知事|社長|次長|参事|主幹|所属長|所属の長|上司|上長|代表取締役|取締役|執行役|役員会|理事|監事|学長|総長|会長|院長|組合長|管理職|課$|室$|係$|部$|局$|の長|[一-龥]{1,8}(?:課|室|係|部|局|センター)(?:[、。のにがをはでと　（(]|$)|代表者|主任$"
)
_NUMBER = re.compile(r"電話|内線|[0-9０-９]{3,}|メール|@|＠|アドレス")
_WINDOW = re.compile(r"窓口|連絡先|デスク|ホットライン|受付")
_FILLED = re.compile(
    r"充て|当て|とする|とし|任に当た|をいう|という|兼ね|就く|務め|担う|担当|定める者|置く|置き|設け|設置"
)
_CHOSEN = re.compile(r"選任|指名|任命|指定|選出")
_ABSENT = re.compile(
    r"不在|事故(?:が)?(?:ある|あった)|欠けた|職務を(?:行|遂行)(?:う|え|する|うこと)|連絡(?:が|を|の)(?:取れ|つか|とれ)|出張|休暇|閉庁|休日|夜間|(?:勤務)?時間外|代理|代行|代わ|次席|休務|離席|取れない"
)
_WHO_IS_AWAY = re.compile(
    r"(?P<who>[一-龥々ァ-ヶー]+(?:者|長|員|官|窓口))(?:が|の|に)(?:、)?(?:[^、。はがを]{0,8}(?:により|で))?(?:不在|事故が?あ|欠け|休暇|出張|連絡が)"
)
_ANYBODY = re.compile(r"(?:報告先|相手|受ける(?:べき)?者|その者|これらの者|同者|上司|所属長|いずれ)")
_RANK = re.compile(r"(?:総括|統括|最高|副|次|代理|主任)$")
_INSTEAD = re.compile(
    r"代理|代行|代わ|申し出|申出|これを行|報告|連絡|通報|知らせ|指名|職務を行う|務める|直接|引き継|処理|伝え|上司|届け出"
)
_ORDERED = re.compile(r"順位|順に|次順位|優先順|順番|いずれか(?:に|の者)")


TOP = re.compile(
    r"総括|統括|最高|(?<![一-龥])(?:市|町|村|区)長|(?:市|町|村|区|県)(?:長|知事)|知事|理事長|社長|学長|総長|代表(?:取締役|者|理事)|取締役(?:会)?|役員(?:会)?|副市長|副町長|副村長|副知事|教育長|連合長|組合長|会長|大臣|長官|理事会|庁議|幹部|常務|専務|機関の長|院長|副学長|経営会議|トップ"
)
"""Those who answer for the whole organisation."""


class Incident:
    """What a handling set says about reports of leaks inside the organisation."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units
        self.routes = tuple(routes_of(self.units))

    @property
    def first(self) -> tuple[Route, ...]:
        """The steps by which staff tell somebody first."""
        return tuple(r for r in self.routes if r.by_staff)

    def reported(self) -> Evidence | bool:
        """Where staff have to report a leak, or signs of one, to somebody."""
        if self.first:
            return self.first[0].evidence
        rows = [
            u
            for u in self.units
            if u.sentence is None and INCIDENT.search(u.context) and re.search(r"連絡|報告", u.context)
        ]
        staff = next(
            (
                u
                for u in rows
                if re.search(r"(?:知った|発見した|気付いた|当該)?(?:職員|従業者|社員|者)", u.words)
                and POST.search(u.words + "　")
            ),
            None,
        )
        if staff is not None:
            return Evidence(staff)
        steps = [(u, e) for u, e in entries(self.units, "reporting") if "steps" in e.values]
        return next((Evidence(u, node=e.node) for u, e in steps if STAFF.search(str(e.values["steps"]))), False)

    def stops_at(self) -> tuple[Evidence, str] | None:
        """Where the route ends, with the last recipient, if it does not reach the top; None where it does."""
        if not self.first or self._reaches_top():
            return None
        last = next((r for r in reversed(self.routes) if not _discretionary(r)), self.first[-1])
        if _WINDOW.search(last.recipient) and not self._defined(last):
            return None  # a window that cannot be found is told by itself
        return self.first[0].evidence, last.recipient

    def _reaches_top(self) -> bool:
        if any(self._is_top(r.recipient) and not _discretionary(r) for r in self.routes):
            return True
        reports = frozenset(r.evidence.clause for r in self.routes)
        for unit in self.units:
            if unit.contractor or re.search(r"監査|点検", unit.heading + unit.words):
                continue
            if unit.sentence is None:
                if (
                    re.search(r"連絡|報告|順", unit.context)
                    and INCIDENT.search(unit.context)
                    and TOP.search(unit.words)
                ):
                    return True
                continue
            if (
                re.search(r"耳に入れ|伝え|知らせ|報告|通報|付議|指示を|判断を|協議", unit.words)
                and TOP.search(unit.words)
                and (INCIDENT.search(unit.context) or points_at(unit, reports))
            ):
                told = [a for a in unit.main if a.is_duty() and any(_goes_up(x) for x in a.arguments)]
                if told and not any(t.kind is TimingKind.DISCRETION for t in unit.sentence.timings):
                    return True
        return any(TOP.search(str(e.values)) for _, e in entries(self.units, "reporting"))

    def _is_top(self, recipient: str) -> bool:
        """Whether somebody at the top is told: by name, or because the regulation says that he heads the whole."""
        if TOP.search(recipient):
            return True
        name = _short(recipient)
        return any(
            u.sentence is not None and name in u.full and re.search(r"統括|総括|全体を", u.full.replace(name, ""))
            for u in self.units
            if not re.search(r"(?:総括|統括)[^。、]{0,8}(?:責任者|管理者)", u.full.replace(name, ""))
        )

    def undefined_contact(self) -> Route | None:
        """The first step that ends at somebody of whom no section, post, person or number is given."""
        return next((r for r in self.routes if not self._defined(r)), None)

    def _defined(self, route: Route) -> bool:
        name = _short(route.recipient)
        if POST.search(route.recipient) or self._in_fields(route, name):
            return True
        window = bool(_WINDOW.search(name))
        for unit in self.units:
            if name not in unit.full:
                continue
            others = unit.full.replace(name, "")
            if unit.sentence is None:
                if POST.search(others) or _NUMBER.search(others):
                    return True
            elif unit.clause is route.evidence.clause and unit.sentence is route.evidence.unit.sentence:
                if re.search(re.escape(name) + r"[（(][^）)]*(?:課|室|係|部|局|長|電話|内線)", unit.full):
                    return True
            elif self._fills(unit, name, others, window=window):
                return True
        return self._by_table(route, name)

    def _fills(self, unit: Unit, name: str, others: str, *, window: bool) -> bool:
        """Whether the sentence says which section or post ``name`` is."""
        if re.search(r"以下[「『]" + re.escape(name), unit.full):
            return True
        if POST.search(_without_bearer(unit, name, others)) and _FILLED.search(others):
            return True
        if re.search(
            re.escape(name) + r"(?:は|とは|に)[^。]*(?:充て|当て|とする|をいう|任に当た)", unit.full
        ) and re.search(r"長|課|室|係|部|局|者", others):
            return True
        if (
            not window
            and re.search(r"に(?:は)?[^。]{0,12}" + re.escape(name), unit.full)
            and re.search(r"置く|置き|配置", others)
        ):
            return True
        return (
            not window
            and bool(_CHOSEN.search(others))
            and bool(re.search(re.escape(name) + r"(?:[^、。]{0,8})を", unit.full))
        )

    def _by_table(self, route: Route, name: str) -> bool:
        """A table the clause names that lists numbers or posts under the recipient's name."""
        for table in route.evidence.reading.index.of(route.evidence.clause):
            if table.kind is not Kind.APPENDED_TABLE:
                continue
            words = "".join(p.text for p in table.prose())
            if name in words + (table.caption.text if table.caption is not None else "") and (
                _NUMBER.search(words) or POST.search(words.replace(name, ""))
            ):
                return True
        return bool(re.search(r"順位|別表", route.evidence.unit.words)) and bool(re.search(r"者$", name))

    def _in_fields(self, route: Route, name: str) -> bool:
        organisation = route.evidence.reading.regulation.organisation
        if organisation is None:
            return False
        for entry in (*organisation.contacts, *organisation.roles):
            if entry.values.get("name") == name or entry.id == name:
                return any(entry.values.get(k) for k in ("section", "person", "phone", "holders", "holder", "post"))
        return False

    def missing_deputy(self) -> Route | None:
        """The first step by staff whose recipient may be away with nothing said, or None."""
        if any(_ORDERED.search(r.evidence.unit.words) or _either(r) for r in self.first):
            return None
        alternatives = {_short(r.recipient) for r in self.first}
        covered = {name for name in alternatives if self._covered(name)}
        if covered:
            return None
        return self.first[0] if self.first else None

    def _covered(self, name: str) -> bool:
        report_articles = {r.evidence.reading.regulation.article_of(r.evidence.clause) for r in self.first}
        for unit in self.units:
            if unit.sentence is None or not _ABSENT.search(unit.full):
                if (
                    unit.sentence is None
                    and name in unit.words
                    and re.search(r"代理|代行|不在", unit.words + unit.heading + unit.lead)
                ):
                    return True
                continue
            if not _INSTEAD.search(unit.full) or any(a.modality is Modality.PROHIBITION for a in unit.main):
                continue
            if re.search(rf"(?<![一-龥々]){re.escape(name)}", unit.full) or self._proviso(unit):
                return True
            away = _WHO_IS_AWAY.search(unit.full)
            if away is not None and _same_person(away["who"], name):
                return True
            if away is not None and not _ANYBODY.search(away["who"]):
                continue  # a deputy of somebody else (rule 9)
            here = unit.reading.regulation.article_of(unit.clause) in report_articles
            if (
                here
                and re.search(r"報告先|報告を受ける(?:べき)?者|同項|前項|その者|これらの者|相手", unit.words)
                and not re.search(r"総括", unit.words)
            ):
                return True
        return self._deputy_in_fields(name)

    def _proviso(self, unit: Unit) -> bool:
        """Whether the sentence is the proviso of a report: 「ただし、閉庁日は、当直に連絡する」."""
        return unit.words.startswith(("ただし", "但し")) and any(unit.clause is r.evidence.clause for r in self.first)

    def _deputy_in_fields(self, name: str) -> bool:
        for unit in self.units:
            organisation = unit.reading.regulation.organisation
            if organisation is None:
                continue
            return any(
                entry.values.get("deputies")
                for entry in (*organisation.contacts, *organisation.roles)
                if entry.values.get("name") == name or entry.id == name
            )
        return False


def _same_person(who: str, name: str) -> bool:
    """Whether ``who`` is ``name``, with or without a section before it (総務課長, 課長); 総括責任者 is not 責任者."""
    shorter, longer = sorted((_short(who), name), key=len)
    return longer.endswith(shorter) and not _RANK.search(longer.removesuffix(shorter))


def _either(route: Route) -> bool:
    """Whether one of two may be told (保護責任者又は副責任者に): the other is there."""
    argument, sentence = route.argument, route.evidence.unit.sentence
    if argument is None or sentence is None:
        return False
    before = sentence.prose.text[sentence.span.start : argument.span.end]
    return bool(re.search(r"[者長課室係部局司](?:又は|または|若しくは|もしくは)[^、。]{1,24}$", before))


def _goes_up(argument: Argument) -> bool:
    """Whether the top is told, or asked what to do (市長の指示を受ける)."""
    if argument.particle in {"に", "へ", "の", "と", "まで", "までに"}:
        return bool(TOP.search(argument.text))
    return (
        argument.particle == "を"
        and bool(re.search(r"(?:指示|判断|指揮|承認|決裁)$", argument.text))
        and bool(TOP.search(argument.text))
    )


def _discretionary(route: Route) -> bool:
    """Whether the step is taken only as deemed necessary, which reaches nobody for sure (rule 2)."""
    sentence = route.evidence.unit.sentence
    return sentence is not None and any(t.kind is TimingKind.DISCRETION for t in sentence.timings)


def _without_bearer(unit: Unit, name: str, others: str) -> str:
    """The sentence without the one who appoints: 「総括責任者は、窓口を定める」 names no section."""
    topic = next(
        (a.predicate.topic.text for a in unit.acts if a.predicate is not None and a.predicate.topic is not None), ""
    )
    return others if name in topic or not topic else others.replace(topic, "", 1)


def _short(name: str) -> str:
    """The name without の-modifiers, 当該 and brackets."""
    return re.sub(r"^(?:当該|所属する?|各|その)", "", name.rsplit("の", 1)[-1]) or name
