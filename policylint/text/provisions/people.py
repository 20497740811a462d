"""People: supervised, held to account, trained as handlers, system staff and managers (H101–H301)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.acts import Listing
from policylint.text.facts import Modality
from policylint.text.provisions.phrases import noun_phrase
from policylint.text.provisions.staff import NON_REGULAR
from policylint.text.provisions.training import MISSED, TRAINING, trainees, trains
from policylint.text.provisions.units import Evidence, entries, first_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.acts import Act
    from policylint.text.provisions.training import Training
    from policylint.text.provisions.units import Unit

_SUPERVISES = re.compile(r"監督(?!官|庁|署|機関|者|員)")
_WATCHES = re.compile(
    r"目を(?:配|光らせ|届)|見守|(?:様子|仕事ぶり|執務)を[^。]{0,6}(?:見|確かめ)|(?:取扱い|誤り)[^。]{0,8}(?:あれば|ときは)(?:これを)?(?:正|改めさせ|直させ)|監督に関する(?:こと|事務)|監督$"
)
_NOT_OUR_STAFF = re.compile(r"委託|受託|請負|工事|業者")
_SUPERVISED = re.compile(r"担当者|係(?:員)?を|職員|従業者|従業員|社員|教職員|係員|者(?:に対|を|の)|員(?:に対|を|の)")
_PUNISHES = re.compile(r"懲戒|処分|厳正|減給|停職|免職|解雇|罰則|就業規則第|賠償|訓告|制裁|ペナルティ")
_BREACH = re.compile(r"違反|背い|反し|守らな|不正に利用|従わな|情報漏えい|漏えいを招|行為|服務")
_CASCADE = re.compile(
    r"伝達(?:の)?(?:ため(?:の)?|研修|講習|する)|学んだこと[^。]{0,30}伝え|(?:研修|勉強会|講習)[^。]{0,16}(?:内容|学んだ)[^。]{0,30}(?:教職員|職員|社員|者)に伝え|(?:課内|所内|校内|職場|部内|園内|院内|店内)(?:の)?研修|所属(?:の|する)(?:職員|事務取扱担当者|者)[^。]{0,30}(?:研修|教え|伝達|教育)|内容(?:を|について)[^。]{0,30}(?:教え|伝達|伝え|研修)|学んだ事柄|部局内において研修|講師となって"
)
_CASCADE_BACK = re.compile(r"報告|提出|名簿|集め|届け出|取りまとめ|把握|確認|知らせ")
_SYSTEM_STAFF = re.compile(
    r"(?:ネットワーク|サーバ|電算|情報システム|システム|情報(?:処理)?機器|電子計算機)[^。、]{0,14}(?:管理|運用|保守|設定)[^。、]{0,14}(?:当たる|携わ|従事|担|受け持|行う)|(?:情報)?システム(?:の|を)(?:管理|運用|保守|担)[^。]{0,24}(?:職員|者|係員|担当|従事|員)|システム(?:管理|担当)(?:者|責任者)|(?:サーバ|情報システム)の(?:設定|管理|運用|保守)[^。]{0,20}(?:係員|職員|者)|情報システムの管理者|電算担当|システム管理に従事|ネットワーク(?:管理|担当)"
)
_SYSTEM_SECTION = re.compile(
    r"(?:情報|電算|システム|デジタル|ＩＴ|IT|ＩＣＴ|ICT|電子|DX|ＤＸ)[^、。]{0,8}(?:課|室|係|部|局|センター|班|グループ|チーム)[^、。]{0,10}(?:職員|者|員|社員)"
)
_RUNNING = re.compile(r"(?:システム|サーバー?|ネットワーク|電算機)[^。]{0,8}(?:管理|運用|保守|設定)")
_CHANCE = re.compile(r"(?:参加|受講|出席)の機会|参加(?:さ|でき|する(?:こと|よう))|(?:研修|教育)に(?:参加|出席)")
_PASSED_ON = re.compile(r"伝達|課内研修|職場研修")
_BOOK = re.compile(r"[一-龥々ァ-ヶー]{1,8}(?:簿|台帳|名簿|一覧表?|報告書|カード)")
_SYSTEM_STAFF_FIELD = re.compile(rf"{_SYSTEM_STAFF.pattern}|(?:情報)?システム|ネットワーク|サーバ|電算")
_OTHER_TRAINING = re.compile(r"人事評価|消防|防火|防災訓練|接遇")
_MANAGERS = re.compile(
    r"保護責任者|保護管理者|取扱責任者|管理責任者|所属長|課長|部局長|管理職|室長|部長|責任者|管理者|所長|施設長|学部長|各[^、。]{0,4}(?:課|部|室|部署|部局)の長|管理に当たる(?:者|職員)|管理者向け|(?:全て|すべて)の(?:職員|役職員|教職員|従業者|役員及び)|全(?:職員|役職員|教職員|従業者)"
)


class People:
    """What a handling set says about its people."""

    def __init__(self, units: Sequence[Unit], training: Training) -> None:
        """Read ``units``, the sentences of the set, with what they say of ``training``."""
        self.units = units
        self.training = training

    def supervised(self) -> Evidence | None:
        """Where handlers are supervised."""
        return first_of(self.units, _supervises)

    def held_to_account(self) -> Evidence | None:
        """Where breaches are treated strictly."""
        return first_of(self.units, _punishes)

    def narrow_audience(self) -> tuple[Evidence, str] | None:
        """The training that does not reach staff who are not regular, with its audience; None where it does."""
        if not self.training.given:
            return None
        for _, entry in entries(self.units, "training"):
            words = f"{entry.values.get('audience', '')}{entry.values.get('employment', '')}"
            if NON_REGULAR.search(words) or "会計年度" in words:
                return None
            if entry.values.get("employment"):
                return self.training.given[0], str(entry.values.get("audience") or "職員")
        if any(_reaches_all(unit, self.training) for unit in self.units):
            return None
        return self.training.given[0], _audience(self.training.given[0])

    def cascade(self) -> Evidence | None:
        """Where training is passed on by sections."""
        return next(
            (Evidence(u) for u in self.units if u.sentence is not None and not u.contractor and _passes_on(u)), None
        )

    def cascade_reported(self) -> Evidence | None:
        """Where somebody reports back on training passed on, or collects who received it."""
        passed = self.cascade()
        if passed is None:
            return None
        for unit in self.units:
            if unit.sentence is None or unit.contractor or not _CASCADE_BACK.search(unit.words):
                continue
            if not any(
                a.is_duty()
                and _CASCADE_BACK.search("".join(a.names) + (a.predicate.lemma if a.predicate else "") + a.words)
                for a in unit.main
            ):
                continue
            about = (
                re.search(r"伝達|課内研修|職場研修|教えを受けた|前条により", unit.words)
                or self._same_book(unit)
                or (
                    unit.clause is passed.clause
                    and unit.sentence is not passed.unit.sentence
                    and TRAINING.search(unit.words)
                )
            )
            here = unit.sentence is passed.unit.sentence and re.search(
                r"(?:研修|教え|伝達|勉強会|講習)[^。]*(?:結果|実施|受講|参加|出席|受けた|氏名|名前|名簿)[^。]*(?:報告|知らせ|届け|提出|送)",
                unit.words,
            )
            if (about and unit.sentence is not passed.unit.sentence) or here:
                return Evidence(unit)
        return None

    def _same_book(self, unit: Unit) -> bool:
        """Whether the sentence is about the book (出席簿) that the training passed on is entered in, in the same article."""
        article = unit.reading.article(unit.clause)
        books = {
            m.group()
            for other in self.units
            if other.clause in article and other.sentence is not unit.sentence and _PASSED_ON.search(other.words)
            for m in _BOOK.finditer(other.words)
        }
        return any(book in unit.words for book in books)

    def system_staff_trained(self) -> Evidence | None:
        """Where those who run the systems are trained."""
        said = first_of(
            self.units, lambda u: _trained(u, _SYSTEM_STAFF) or _trained_in_systems(u) or _row_of_system_training(u)
        )
        return said or self._audience(_SYSTEM_STAFF_FIELD)

    def managers_trained(self) -> Evidence | None:
        """Where the protection managers themselves are trained."""
        return first_of(self.units, lambda u: _trained(u, _MANAGERS)) or self._audience(_MANAGERS)

    def _audience(self, who: re.Pattern[str]) -> Evidence | None:
        """The structured training whose audience matches ``who``."""
        return next(
            (
                Evidence(u, node=e.node)
                for u, e in entries(self.units, "training")
                if who.search(str(e.values.get("audience") or ""))
            ),
            None,
        )


def _supervises(unit: Unit) -> bool:
    if not unit.laid_down or _NOT_OUR_STAFF.search(unit.words):
        return False
    if unit.sentence is None:
        return bool(_SUPERVISES.search(unit.words))
    if not _SUPERVISED.search(unit.full):
        return False
    if unit.predicate_free:
        return bool(_SUPERVISES.search(unit.words))
    return any(_is_supervision(act) for act in unit.main)


def _is_supervision(act: Act) -> bool:
    """監督する, 監督を行う, 監督に関すること; not 監督者の指示に従う or 監督の下に収集する."""
    if act.predicate is None or act.modality is Modality.PROHIBITION:
        return False
    if any(_SUPERVISES.search(n) for n in (*act.names, act.predicate.lemma)):
        return True
    return any(
        _SUPERVISES.search(a.head) or _SUPERVISES.search(a.text[-4:])
        for a in act.arguments
        if a.particle in {"を", "に関する", "に"} and a.text.endswith(("監督", "監督等"))
    ) or bool(_WATCHES.search(act.words))


def _punishes(unit: Unit) -> bool:
    if unit.contractor or not _PUNISHES.search(unit.words):
        return False
    if unit.sentence is None:
        return bool(re.search(r"減給|停職|免職|懲戒|解雇|戒告", unit.words))
    if re.search(r"書類|文書|委託先|審査|契約を解除|溶解", unit.words) and not re.search(r"懲戒|職員|従業", unit.words):
        return False
    return bool(_BREACH.search(unit.context) or re.search(r"懲戒|就業規則", unit.words))


def _trained(unit: Unit, who: re.Pattern[str]) -> bool:
    """Whether somebody that matches ``who`` is on the receiving end of training about the information."""
    if unit.contractor or _OTHER_TRAINING.search(unit.words):
        return False
    if unit.sentence is None:
        return _of_trainings(unit) and bool(who.search(unit.words))
    return any(
        act.is_duty()
        and trains(act)
        and not re.search(r"計画|記録|報告", "".join(act.names))
        and who.search(trainees(act))
        for act in unit.main
    )


def _trained_in_systems(unit: Unit) -> bool:
    """Whether people of a section are trained in running systems: 「情報課の職員に対し、システムの管理に関する研修を行う」."""
    if unit.contractor or unit.sentence is None:
        return False
    return any(
        act.is_duty()
        and trains(act)
        and _SYSTEM_SECTION.search(trainees(act))
        and any(TRAINING.search(a.text) and _RUNNING.search(noun_phrase(act, a)) for a in act.arguments)
        for act in unit.main
    )


def _of_trainings(unit: Unit) -> bool:
    """Whether the table of a row is one of trainings: by its caption, or by a first row that says whom and when."""
    first = unit.lead.rsplit("／", 1)[-1]
    return bool(TRAINING.search(unit.heading + unit.lead)) and bool(
        re.search(r"対象|受講|時期|研修|講習|教育|内容", first) or TRAINING.search(unit.heading.split("／")[0])
    )


def _row_of_system_training(unit: Unit) -> bool:
    """A row of a table of trainings: システム運用研修　情報課の職員　情報システムの管理及び運用."""
    return (
        unit.sentence is None
        and bool(TRAINING.search(unit.heading + unit.lead))
        and bool(
            re.search(
                r"システム(?:の)?(?:運用|管理|担当)[^　]{0,8}研修|(?:情報)?システムの(?:管理|運用|保守)", unit.words
            )
        )
    )


def _passes_on(unit: Unit) -> bool:
    if _CHANCE.search(unit.words) and not re.search(
        r"伝達研修|(?:課内|所内|校内|職場|部内|園内|院内|店内)研修", unit.words
    ):
        return False  # letting people attend passes nothing on
    if MISSED.search(unit.words) and not re.search(r"伝達|(?:課内|所内|校内|職場|部内|園内|院内|店内)研修", unit.words):
        return False
    return bool(_CASCADE.search(unit.words)) and any(a.modality is Modality.DUTY for a in unit.main)


def _reaches_all(unit: Unit, training: Training) -> bool:
    if unit.contractor or "委託先" in unit.words or not NON_REGULAR.search(unit.full):
        return False
    if unit.clause in training.clauses or TRAINING.search(unit.heading):
        return True
    if unit.sentence is None:
        return bool(re.search(r"担当|従事|備考|職員", unit.words + unit.heading))
    near = NON_REGULAR.search(unit.full)
    assert near is not None  # noqa: S101 - searched above
    around = unit.full[max(0, near.start() - 45) : near.end() + 30]
    if re.search(r"源泉徴収|支払調書|報酬", around):
        return False
    if unit.listing is Listing.DEFINITIONS or re.match(r"[^。]{0,40}「[^」]*(?:員|者)」とは", unit.full):
        return bool(re.search(r"を?いう|いい、|含む|含まれる", unit.full))
    return bool(re.search(r"をいう|を含む|以下「[^」]*(?:員|者)等?」|含まれる", around))


def _audience(evidence: Evidence) -> str:
    act = evidence.act
    if act is None:
        return "職員"
    found = next(
        (
            a.text
            for a in act.arguments
            if a.particle in {"に対し", "に対して", "に", "を対象に"} and re.search(r"者|員", a.text)
        ),
        None,
    )
    return found or "職員"
