"""The words of records and reports, and of what they are of (V105)."""

from __future__ import annotations

import re

ELSEWHERE = re.compile(r"(?:条|項|号)(?:に規定する|に定める|の)[^、。]{0,12}$")
"""第２条の点検の結果 is the result of that 点検 and of no other."""
RESULT_OF = re.compile(r"結果|記録|状況|内容|報告書|名簿|受講者|所見|実施した(?:日|旨)|その旨")
BACK = re.compile(r"前号|前各号|前項|前条|これら|その結果|上記")
A_THING = re.compile(
    r"[^はがをにで]*?(?:複製|媒体|書類|ファイル|契約|申請|届|台帳|申出|請求|承認|許可|鍵)(?!等?の(?:状況|確認|点検))"
)
OF_PARAGRAPH = re.compile(
    r"(?:前[0-9０-９一二三四五六七八九十]*|第[0-9０-９一二三四五六七八九十]+)項(?:第[0-9０-９一二三四五六七八九十]+号)?の(?:規定による)?(?P<what>[^、。]{2,12})"
)
FAULT = re.compile(r"異常|不備|問題|不適|違反|疑い|発見|判明|支障|改善|欠陥|不正|瑕疵|不要|余分|余剰|相違|食い違い")
"""What only some checks find: a report due then is none of the check."""
CONCLUDING = frozenset({"実施", "行う", "終了", "完了", "終える", "開催", "受ける", "終わる", "求める", "受講"})
BY_BOOK = frozenset(
    {"付ける", "管理", "把握", "押印", "署名", "捺印", "記名", "管理する", "サイン", "チェック", "反映", "転記"}
)
BOOK = re.compile(r"簿|台帳|名簿|記録|シート|リスト|票|表$|一覧")
"""受講記録簿により管理する and 確認簿に押印する leave a trace as well as 記録する."""
RECORD_ACTS = frozenset({
    "記録", "記載", "記入", "記す", "書く", "書き込む", "書き留める", "付記", "載せる", "登載", "登録", "記帳", "残す", "とどめる", "留める", "備える", "備え付ける", "取りまとめる", "とりまとめる", "まとめる", "整理", "保存", "保管", "作成",
})  # fmt: skip
REPORT_ACTS = frozenset(
    {
        "報告",
        "提出",
        "届け出る",
        "届出",
        "通知",
        "送付",
        "回答",
        "申し出る",
        "上申",
        "具申",
        "公表",
        "説明",
        "復命",
        "伝達",
    }
)
REMEDY = re.compile(r"(?:改善|是正|指示|対策|見直し)(?:し(?:た|て)|の|した)?(?:内容|状況|結果|計画)")
PLAIN = frozenset({"確認", "確かめる", "検査"})
"""Controls of many things: a record of one of them elsewhere must be of the same thing."""
RESULT = re.compile(
    r"結果|状況|記録|内容|実施|受講|出席|出欠|参加|修了|その旨|これ(?:ら)?$|概要|日時|所見|報告書|調書|表$|シート|簿|台帳|実績|有無|評価|事項|名簿|氏名|名前|時刻|相違|ところ$|差異|差分|過不足|リスト|反省|対応|者$|点検|監査|分析|研修|確認|検証"
)
