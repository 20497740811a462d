"""Access rights: limited, and taken back when somebody moves on (T101, T102)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policylint.text.agents import agent_of
from policylint.text.facts import Modality
from policylint.text.provisions.access import limits
from policylint.text.provisions.units import Evidence, first_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.acts import Act
    from policylint.text.provisions.units import Unit

RIGHT = re.compile(
    r"(?:アクセス|利用|操作|使用|管理|更新|閲覧)(?:の)?(?:権限|権|資格)|権限|アカウント|利用者(?:の)?(?:登録|ＩＤ|ID|情報|識別)|ユーザー?(?:ＩＤ|ID|情報|登録)?|(?:利用者)?識別符号|(?<![A-Za-z])ID|ＩＤ|登録|アクセス(?:できる|し得る|を許)|パスワード|認証情報"
)
_LIMIT = re.compile(
    r"アクセス(?:の)?(?:制御|権限|権|できる|を(?:制限|限定))|(?:利用|操作|アクセス)(?:できる|する)?者(?:を|の)|権限|識別符号|認証|アカウント|アクセス管理|のみがアクセス|アクセスは"
)
_LEAVE = re.compile(
    r"異動|退職|離任|転出|転任|配置(?:換|転換)|担当(?:を|で|者で)(?:外れ|なく|離れ)|でなくなった|退任|離職|休職|任期(?:の|を)?(?:満了|終)|解任|職務(?:を|が)(?:離れ|変)|従事しなく|不要となった利用|人事|在職しなく|資格を失|(?:担当者?|職員)の(?:交代|交替|変更|入替)|人事配置"
)
_TAKE = re.compile(
    r"削除|抹消|消[しすせ]|止め|変更|停止|失効|取り消|取消|見直|使えなく|無効|解除|返納|返却|廃止|剥奪|はく奪|更新|付与又は"
)
_NOT_RIGHTS = re.compile(r"個人番号(?:を|の)(?:削除|廃棄)|不要となった個人番号|書類")
_TELLS = frozenset(
    {
        "通知",
        "届け出る",
        "届出",
        "連絡",
        "申請",
        "依頼",
        "報告",
        "提出",
        "申し出る",
        "知らせる",
        "通報",
        "請求",
        "申出",
        "提供",
        "届ける",
        "要請",
        "送付",
        "送る",
        "回付",
        "渡す",
    }
)
_KNOWS = re.compile(
    r"所属長|所属の長|課(?:室)?長|保護責任者|保護管理者|部局長|室長|所長|人事|総務|上司|管理職|取扱責任者|校長|園長|部長"
)
_ON_WORD = re.compile(
    r"(?:長|課|室|部|係|局|者|部署|部門|所属)の(?:通知|連絡|届出|届|申請|依頼|報告|申出|申し出)(?:に(?:基づ|よ)|を(?:受け|待))|(?:長|課|室|部|係|局|者|担当|部署|部門|所属)(?:から|より)(?:の|提出された|通知された|受けた|受領した)?[^、。]{0,12}(?:通知|連絡|届出|届|申請|依頼|報告|申出|情報)"
)
"""人事課長からの通知に基づき: somebody tells, and the rights are taken back on his word."""
_SYSTEM = re.compile(
    r"システム|(?<!人事)(?<!個人)情報(?!公開|を取)|電算|電子計算|企画|デジタル|ＩＴ|IT|ＩＣＴ|ICT|ＤＸ|DX|ネットワーク|セキュリティ|サーバ|統計"
)


class Accounts:
    """What a handling set says about access rights."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read ``units``, the sentences of the set."""
        self.units = units

    def limited(self) -> Evidence | None:
        """Where access is limited at all."""
        return first_of(
            self.units, lambda u: u.sentence is not None and bool(_LIMIT.search(u.words)) and u.binding
        ) or first_of(self.units, lambda u: u.sentence is not None and (bool(_LIMIT.search(u.full)) or limits(u)))

    def removals(self) -> Iterator[Evidence]:
        """Where rights are removed or changed because somebody moves on."""
        told = self._told_articles()
        for unit in self.units:
            if unit.sentence is None or unit.contractor:
                continue
            for act in unit.main:
                said = _said(act)
                if (
                    act.modality is not Modality.DUTY
                    or not _TAKE.search("".join(act.names) + act.words)
                    or not (RIGHT.search(said + unit.heading) or self._asked_for(unit))
                ):
                    continue
                if _NOT_RIGHTS.search(said) and not re.search(r"権限|アカウント|登録|符号", said):
                    continue
                on_leaving = _LEAVE.search(unit.full) or _LEAVE.search(unit.lead) or self._article(unit) in told
                if on_leaving and (_TAKE.search("".join(act.names)) or _takes(unit) or _asks_removal(act)):
                    yield Evidence(unit, act)
                    break

    def trigger(self) -> Evidence | None:
        """Where somebody who knows of the move tells those who keep the rights, or takes them back himself."""
        for unit in self.units:
            if unit.sentence is None or unit.contractor or not (_LEAVE.search(unit.full) or _LEAVE.search(unit.lead)):
                continue
            for act in unit.main:
                if act.predicate is None or act.modality is not Modality.DUTY:
                    continue
                if {*act.names, act.predicate.lemma} & _TELLS and not re.search(r"研修", act.words):
                    return Evidence(unit, act)
                if _TAKE.search(act.words) and RIGHT.search(_said(act)) and _ON_WORD.search(unit.words):
                    return Evidence(unit, act)
                agent = agent_of(act)
                if (
                    _TAKE.search(act.words)
                    and RIGHT.search(_said(act))
                    and _KNOWS.search(agent)
                    and not _SYSTEM.search(agent)
                ):
                    return Evidence(unit, act)
        return None

    def _article(self, unit: Unit) -> object:
        return unit.reading.regulation.article_of(unit.clause) or _neighbourhood(unit)

    def _asked_for(self, unit: Unit) -> bool:
        """Whether the sentence before in the article asks for the removal of rights (「…ＩＤの削除を依頼する」)."""
        article = unit.reading.regulation.article_of(unit.clause)
        return article is not None and any(
            u.clause in unit.reading.article(unit.clause)
            and u.clause.span < unit.clause.span
            and _TAKE.search(u.words)
            and RIGHT.search(u.words)
            and any({*a.names} & _TELLS for a in u.main)
            for u in self.units
            if u.sentence is not None
        )

    def _told_articles(self) -> set[object]:
        """Articles (and those right after them) where a move is told."""
        found: set[object] = set()
        for unit in self.units:
            if unit.sentence is None or not _LEAVE.search(unit.full):
                continue
            if any(a.predicate is not None and {*a.names, a.predicate.lemma} & _TELLS for a in unit.main):
                here = unit.reading.regulation.article_of(unit.clause)
                articles = unit.reading.regulation.articles
                for index, article in enumerate(articles):
                    if article is here:
                        found.update(articles[index : index + 2])
        return found


def _said(act: Act) -> str:
    """The words of the act, with the topic in force: 「ＩＤは、…担当者が止める」 is about IDs."""
    return act.words if act.topic is None or act.topic.text in act.words else f"{act.topic.text}／{act.words}"


def _asks_removal(act: Act) -> bool:
    """「権限の削除を届け出る」: whoever holds the rights takes them back on that."""
    return bool(set(act.names) & _TELLS) and any(
        a.particle == "を" and _TAKE.search(a.head) and RIGHT.search(a.text) for a in act.arguments
    )


def _takes(unit: Unit) -> bool:
    return bool(re.search(r"使えなく|無効", unit.words))


def _neighbourhood(unit: Unit) -> object:
    return unit.clause
