"""What a search for words finds: the yardstick that reading has to beat.

A vague word counts wherever it stands; a provision counts as there when its usual words stand anywhere in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.accuracy.score import Said
from policylint.document.clause_ref import clause_ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Regulation

TRIGGERS = {
    "V101": r"定期的|定期に|随時|適時|適宜",
    "V102": r"一定(?:の)?期間|必要な期間|相当期間|所定の期間",
    "V103": r"適切に|適正に|適切な|必要な措置|必要かつ適切",
    "V104": r"^(?![^。]{0,40}は、).*(?:する|しなければならない|するものとする)。",
    "V105": r"点検|監査|確認し|見直し|研修を",
    "V106": r"別に定める|別途定める",
    "V107": r"必要に応じ|必要があるとき|必要な場合",
    "V108": r"速やかに|直ちに|遅滞なく",
    "V109": r"^(?![^。]{0,60}に報告).*報告",
    "R109": r"特定個人情報保護委員会|行政機関個人情報保護法|独立行政法人等個人情報保護法",
}
PROVISIONS = {
    "O101": "事務の範囲", "O102": "特定個人情報等の範囲", "O103": "事務取扱担当者", "O104": "事務取扱担当者", "O105": "非常勤|派遣|臨時",
    "O111": "総括", "O112": "保護責任者|保護管理者|取扱責任者", "O113": "監査責任者", "O114": "監督", "O115": "役割|分担", "O116": "違反|違反する事実",
    "O201": "アクセス(?:の)?(?:記録|ログ)|ログ", "O202": "(?:記録|ログ).{0,12}(?:確認|分析)", "O203": "(?:記録|ログ).{0,20}保存", "O204": "改ざん",
    "O301": "台帳|管理簿", "O302": "(?:台帳|管理簿).{0,40}記(?:録|載)", "O303": "個人番号を記載しない",
    "O401": "個人情報保護委員会", "O402": "個人情報保護委員会.{0,20}報告", "O403": "日以内", "O410": "漏えい.{0,60}報告", "O411": "窓口",
    "O412": "不在|代理", "O413": "報告", "O414": "調査|原因", "O415": "公表|本人.{0,6}通知", "O501": "点検", "O502": "点検.{0,30}(?:月|回)",
    "O503": "監査", "O504": "監査.{0,30}(?:月|回)", "O505": "見直",
    "H101": "研修|教育", "H102": "研修.{0,30}(?:月|回)", "H103": "欠席|参加できな", "H104": "研修.{0,20}記録", "H105": "研修", "H106": "情報システム.{0,20}研修",
    "H107": "(?:責任者|管理者).{0,20}研修", "H201": "監督", "H301": "懲戒|誓約",
    "P101": "管理区域", "P102": "取扱区域", "P103": "持ち?込", "P104": "入退室", "P201": "施錠", "P202": "書庫|キャビネット", "P203": "持ち?出|運搬|搬送",
    "P204": "廃棄|溶解|裁断", "P205": "廃棄.{0,30}記録",
    "T101": "アクセス制御|アクセス権限", "T102": "異動|退職", "T103": "棚卸|権限.{0,12}確認", "T104": "権限.{0,10}(?:表|一覧)", "T201": "認証|識別",
    "T301": "ファイアウォール|ウイルス|不正プログラム|不正アクセス", "T401": "暗号",
    "B101": "バックアップ|複製", "B102": "遠隔|離れた", "B103": "施錠.{0,8}確認", "B104": "不在|代行",
}  # fmt: skip


def search(regulation: Regulation) -> Iterator[Said]:
    """What the search says of ``regulation``."""
    text = []
    for clause in regulation.walk():
        if clause.text is None or regulation.supplementary_of(clause) is not None:
            continue
        words = clause.text.text
        text.append(words)
        text.extend(cell.text for table in clause.tables for row in table.rows for cell in row)
        for code, pattern in TRIGGERS.items():
            for found in re.finditer(pattern, words, re.MULTILINE):
                yield Said(code, clause_ref(regulation, clause), found.group()[:20])
    whole = "\n".join(text)
    for code, pattern in PROVISIONS.items():
        if not re.search(pattern, whole):
            yield Said(code, "", "")
