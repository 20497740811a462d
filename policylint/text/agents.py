"""Who can bear a duty: people, posts, sections, bodies, and systems (rule 15 of "How to decide the close cases")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policylint.text.acts import Act


def agent_of(act: Act) -> str:
    """Who bears the act by its own sentence, "" where the topic is a thing or there is none."""
    predicate = act.predicate
    if predicate is None:
        return ""
    topic = predicate.topic
    subject = predicate.argument("が")
    for argument in (topic, subject):
        if argument is not None and is_agent(argument.text):
            return argument.text
    return ""


_AGENT = re.compile(
    r"(?:者|長|職員|社員|従業員|従業者|役員|員|課|室|部|局|係|会社|本学|本会|当社|当組合|組合|法人|市|町|村|県|府|都|道|国|機構|財団|協会|機関|委員会|窓口|理事|担当|監事|取締役|総裁|大臣|知事|主任|主査|システム|学校|学園|学院|幼稚園|保育園|高校|当院|病院|センター|本人|弊社|学部|会議|チーム|班|本部|部門|部会|(?<![発再衛派更厚共野人先])生|生徒|(?<![自])主|(?<![教])師|士|(?:上|行)司|(?<![立])親|個人|家族|遺族|親族|児童|役|補佐|幹事|参事|参与|主幹|代表|教授|教諭|助教|部下|後任|前任|受付|当番|当直|誰|各自|相手|顧客|来客|(?:管理|専門|技術|事務|総合|一般)職|スタッフ|(?<!カード)リーダー|マネージャー?|マネジャー|メンバー|オーナー|パートナー|アドバイザー|コーディネーター|アンバサダー|オペレーター?|エンジニア|ユーザー?|利用者|(?:委託|受託|再委託|取引|派遣|提供)先|ソフトウェア|等|官|人|[A-ZＡ-Ｚ]{3,}(?:補佐)?)$"
)


_WITH_LATIN = re.compile(r"(?P<first>[^A-Za-z]+?)(?:と|及び|又は|、)\s?[A-Za-z][A-Za-z ]*$")
"""利用者と Agent."""


def is_agent(name: str) -> bool:
    """Whether a noun phrase names somebody (or a system) that can bear a duty."""
    latin = _WITH_LATIN.match(name)
    if latin is not None and _AGENT.search(latin["first"]):
        return True
    return bool(_AGENT.search(name.removesuffix("等"))) and not re.search(
        r"(?:情報|書類|媒体|記録|事項|データ|ファイル|番号|機器|簿|措置|管理|権限|区域|入退室|入室|退室|サーバー?室|機械室|執務室|会議室|応接室)等?$",
        name,
    )
