"""Where clauses begin: one small text for each convention, and properties over texts that nobody would write."""

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.document.model import Kind
from policylint.importers.outline import follows
from policylint.importers.text import import_text
from tests.importers.reading import doubled, lost, misplaced, outline

GOLDENS = {
    "article with caption above, items, wrapped lines": (
        """
        見本市個人番号取扱規程
        （目的）
        第１条　この規程は、見本市における個人番号の取扱いに関し必要な事項を定めることを目的と
        する。
        （定義）
        第２条　この規程において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
        (１)　個人番号　法律に規定するものをいう。
        (２)　保存年限
        書類を残す期間をいう。
        ２　前項の場合において、保存の期間は、当該書類を作成した日の属する年度の翌年度から起算し
        ２年を経過する日までとする。
        """,
        """
        article 1 第１条 〔目的〕
          paragraph 1 - この規程は、見本市における個人番号の取扱いに関し必要な事項を定めることを目的とする。
        article 2 第２条 〔定義〕
          paragraph 1 - この規程において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
            item 1 (１) 個人番号　法律に規定するものをいう。
            item 2 (２) 保存年限/書類を残す期間をいう。
          paragraph 2 ２ 前項の場合において、保存の期間は、当該書類を作成した日の属する年度の翌年度から起算し２年を経過する日までとする。
        """,
    ),
    "a wrapped line that begins with a reference": (
        """
        規程
        第１条　責任者は、個人番号を取り扱う区域に立ち入る者の氏名及び所属並びに時刻を記録し、
        第３条に定める台帳に綴じる。
        第２条　前条の記録は、保存の期間が満了した日の属する年度の末日の翌日から起算して満
        10年を経過した日に廃棄する。
        第３条　台帳を備える。
        """,
        """
        article 1 第１条
          paragraph 1 - 責任者は、個人番号を取り扱う区域に立ち入る者の氏名及び所属並びに時刻を記録し、第３条に定める台帳に綴じる。
        article 2 第２条
          paragraph 1 - 前条の記録は、保存の期間が満了した日の属する年度の末日の翌日から起算して満10年を経過した日に廃棄する。
        article 3 第３条
          paragraph 1 - 台帳を備える。
        """,
    ),
    "kanji numerals, caption beside in brackets, circled paragraphs": (
        """
        規則
        第一条（目的）この規則は、取扱いを定める。
        第二条（組織）
        委員会を置く。
        ② 委員会は、次の者で組織する。
        一　社長
        二　部長
        ③ 委員長は、社長とする。
        """,
        """
        article 1 第一条 〔目的〕
          paragraph 1 - この規則は、取扱いを定める。
        article 2 第二条 〔組織〕
          paragraph 1 - 委員会を置く。
          paragraph 2 ② 委員会は、次の者で組織する。
            item 1 一 社長
            item 2 二 部長
          paragraph 3 ③ 委員長は、社長とする。
        """,
    ),
    "caption beside without brackets, first paragraph numbered": (
        """
        規程
        第１条　目的
        １．この規程は、取扱いを定める。
        ２．用語は、法の例による。
        第２条　責任者
        社長は、責任者を選ぶ。
        """,
        """
        article 1 第１条 〔目的〕
          paragraph 1 １． この規程は、取扱いを定める。
          paragraph 2 ２． 用語は、法の例による。
        article 2 第２条 〔責任者〕
          paragraph 1 - 社長は、責任者を選ぶ。
        """,
    ),
    "all levels of items": (
        """
        規程
        第１条　次のとおりとする。
        (1) 書類
        ア 申請書
        イ 届出書
        (ア) 転入届
        (イ) 転出届
        a 紙
        b 電子
        ウ 台帳
        (2) 記録媒体
        ① 内蔵
        ② 外付け
        ・磁気
        ・光
        """,
        """
        article 1 第１条
          paragraph 1 - 次のとおりとする。
            item 1 (1) 書類
              subitem 1 ア 申請書
              subitem 2 イ 届出書
                subitem 1 (ア) 転入届
                subitem 2 (イ) 転出届
                  subitem 1 a 紙
                  subitem 2 b 電子
              subitem 3 ウ 台帳
            item 2 (2) 記録媒体
              subitem 1 ① 内蔵
              subitem 2 ② 外付け
                subitem 1 ・ 磁気
                subitem 2 ・ 光
        """,
    ),
    "イロハ, and the words behind a list": (
        """
        規程
        第１条　次のとおりとする。
        一　書類
        イ　申請書
        ロ　届出書
        ハ　台帳
        二　媒体
        この場合において、責任者は、結果を記録する。
        """,
        """
        article 1 第１条
          paragraph 1 - 次のとおりとする。 TAIL この場合において、責任者は、結果を記録する。
            item 1 一 書類
              subitem 1 イ 申請書
              subitem 2 ロ 届出書
              subitem 3 ハ 台帳
            item 2 二 媒体
        """,
    ),
    "words in the middle of a list belong to the item before": (
        """
        規程
        第１条　次の書類を出す。
        ① 誓約書
        ② 証明書
        ただし、写しで足りる。
        ③ 申請書
        """,
        """
        article 1 第１条
          paragraph 1 - 次の書類を出す。
            item 1 ① 誓約書
            item 2 ② 証明書/ただし、写しで足りる。
            item 3 ③ 申請書
        """,
    ),
    "chapters, contents, branch numbers, deleted articles": (
        """
        規程
        目次
        第１章　総則（第１条－第３条）
        第２章　管理（第４条－第６条の２）
        附則
        第１章　総則
        第１条　この規程は、取扱いを定める。
        第２条及び第３条　削除
        第２章　管理
        第１節　組織
        第４条から第６条まで　削除
        （点検）
        第６条の２　責任者は、年１回点検する。
        （令４規程９・一部改正）
        """,
        """
        toc 目次 第１章　総則（第１条－第３条）/第２章　管理（第４条－第６条の２）/附則
        chapter 1 第１章 〔総則〕
          article 1 第１条
            paragraph 1 - この規程は、取扱いを定める。
          article 2 第２条及び第３条 DELETED
          article 3 - DELETED
        chapter 2 第２章 〔管理〕
          section 1 第１節 〔組織〕
            article 4 第４条から第６条まで DELETED
            article 5 - DELETED
            article 6 - DELETED
            article 6.2 第６条の２ 〔点検〕 NOTE （令４規程９・一部改正）
              paragraph 1 - 責任者は、年１回点検する。
        """,
    ),
    "supplementary provisions, tables and styles": (
        """
        規程
        第１条　別表第１のとおりとする。
        附　則
        この規程は、平成28年１月１日から施行する。
        附　則（平成30年３月31日規程第３号）
        （施行期日）
        １　この規程は、平成30年４月１日から施行する。
        （経過措置）
        ２　従前の様式は、当分の間、使うことができる。
        別表第１（第１条関係）
        申告書　７年
        様式第１号（第１条関係）
        点検簿
        """,
        """
        article 1 第１条
          paragraph 1 - 別表第１のとおりとする。
        supplementary 附　則
          paragraph 1 - この規程は、平成28年１月１日から施行する。
        supplementary 附　則 NOTE （平成30年３月31日規程第３号）
          paragraph 1 １ 〔施行期日〕 この規程は、平成30年４月１日から施行する。
          paragraph 2 ２ 〔経過措置〕 従前の様式は、当分の間、使うことができる。
        appended-table 1 別表第１ 申告書　７年 NOTE （第１条関係）
        appended-style 1 様式第１号 点検簿 NOTE （第１条関係）
        """,
    ),
    "articles inside a supplementary provision": (
        """
        規程
        第１条　台帳を備える。
        附則
        第１条　この規程は、公布の日から施行する。
        第２条　従前の例による。
        """,
        """
        article 1 第１条
          paragraph 1 - 台帳を備える。
        supplementary 附則
          article 1 第１条
            paragraph 1 - この規程は、公布の日から施行する。
          article 2 第２条
            paragraph 1 - 従前の例による。
        """,
    ),
    "要綱 with 第１ and no 条": (
        """
        要綱
        第１　趣旨
        この要綱は、取扱いを定める。
        第２　組織
        １　委員会を置く。
        ２　委員会は、年２回開く。
        """,
        """
        article 1 第１ 〔趣旨〕
          paragraph 1 - この要綱は、取扱いを定める。
        article 2 第２ 〔組織〕
          paragraph 1 １ 委員会を置く。
          paragraph 2 ２ 委員会は、年２回開く。
        """,
    ),
    "memo with bare figures": (
        """
        取扱要領
        １　目的
        この要領は、取扱いを定める。
        ２　責任者
        (1)　責任者を置く。
        (2)　責任者は、点検する。
        """,
        """
        article 1 １ 〔目的〕
          paragraph 1 - この要領は、取扱いを定める。
        article 2 ２ 〔責任者〕
          paragraph 1 -
            item 1 (1) 責任者を置く。
            item 2 (2) 責任者は、点検する。
        """,
    ),
    "manual with decimal numbers": (
        """
        手順書
        1. 総則
        1.1 目的
        本書は、手順を定める。
        1.2 適用
        全社員に適用する。
        2. 運用
        2.1 点検
        毎月点検する。
        """,
        """
        article 1 1. 〔総則〕
          paragraph 1 1.1 目的/本書は、手順を定める。
          paragraph 2 1.2 適用/全社員に適用する。
        article 2 2. 〔運用〕
          paragraph 1 2.1 点検/毎月点検する。
        """,
    ),
    "repeated and skipped numbers survive": (
        """
        規程
        （開催）
        第４条　委員会は、毎月開く。
        （議事）
        第６条　議事は、過半数で決する。
        （罰則）
        第６条　違反した者は、処分する。
        ２　処分は、次による。
        (1) 戒告
        (3) 減給
        (3) 解雇
        ４　前項の処分は、公表する。
        """,
        """
        article 4 第４条 〔開催〕
          paragraph 1 - 委員会は、毎月開く。
        article 6 第６条 〔議事〕
          paragraph 1 - 議事は、過半数で決する。
        article 6 第６条 〔罰則〕
          paragraph 1 - 違反した者は、処分する。
          paragraph 2 ２ 処分は、次による。
            item 1 (1) 戒告
            item 3 (3) 減給
            item 3 (3) 解雇
          paragraph 4 ４ 前項の処分は、公表する。
        """,
    ),
    "a remark is no paragraph of its article": (
        """
        細則
        第１条　距離は、六十キロメートルとする。
        運用　① 距離は、経路による。
        ② 時間は、次による。
        第２条　額は、別に定める。
        """,
        """
        article 1 第１条
          paragraph 1 - 距離は、六十キロメートルとする。
          text 運用
            item 1 ① 距離は、経路による。
            item 2 ② 時間は、次による。
        article 2 第２条
          paragraph 1 - 額は、別に定める。
        """,
    ),
    "a list of its own below an item": (
        """
        規程
        第１条　解雇は、次による。
        １　次の場合は、解雇とする。
        ① 重大な違反
        ② 次の場合を除く。
        １ 派遣の終了
        ２ 契約の終了
        ２　解雇は、予告する。
        """,
        """
        article 1 第１条
          paragraph 1 - 解雇は、次による。
            item 1 １ 次の場合は、解雇とする。
              subitem 1 ① 重大な違反
              subitem 2 ② 次の場合を除く。
                subitem 1 １ 派遣の終了
                subitem 2 ２ 契約の終了
            item 2 ２ 解雇は、予告する。
        """,
    ),
}
MORE = {
    "words that stop at a comma go on": (
        """
        規程
        第１条　特別の事情がある場合は、
        第３条に定めるところによる。
        第２条　台帳を備えるものとし、その様式は、責任者が別に定めるところによる。
        """,
        """
        article 1 第１条
          paragraph 1 - 特別の事情がある場合は、第３条に定めるところによる。
        article 2 第２条
          paragraph 1 - 台帳を備えるものとし、その様式は、責任者が別に定めるところによる。
        """,
    ),
    "a quantity at the start of a line is no label": (
        """
        規程
        第１条　責任者は、個人番号が記載された書類を、当該書類を作成した日の属する年度の翌年度から
        ２年間保存する。
        ２ 前項の期間は、延長することができる。
        """,
        """
        article 1 第１条
          paragraph 1 - 責任者は、個人番号が記載された書類を、当該書類を作成した日の属する年度の翌年度から２年間保存する。
          paragraph 2 ２ 前項の期間は、延長することができる。
        """,
    ),
    "two lists in one paragraph": (
        """
        規程
        第１条　次の者を置く。
        (1) 責任者
        (2) 担当者
        前項の者は、次の事務を行う。
        (1) 点検
        (2) 記録
        """,
        """
        article 1 第１条
          paragraph 1 - 次の者を置く。
            item 1 (1) 責任者
            item 2 (2) 担当者
            text - 前項の者は、次の事務を行う。
            item 1 (1) 点検
            item 2 (2) 記録
        """,
    ),
    "numbers that touch their words": (
        """
        規程
        第１条この規程は、取扱いを定める。
        ２用語は、法の例による。
        第２条(1)台帳を備える。
        (2)記録を残す。
        """,
        """
        article 1 第１条
          paragraph 1 - この規程は、取扱いを定める。
          paragraph 2 ２ 用語は、法の例による。
        article 2 第２条
          paragraph 1 -
            item 1 (1) 台帳を備える。
            item 2 (2) 記録を残す。
        """,
    ),
    "a wrapped line that begins with a number that touches a word": (
        """
        規程
        第１条　本市の個人番号の取扱いについては、見本市個人番号の利用等に関する条例平成二十七年
        第５条例の例による。
        """,
        """
        article 1 第１条
          paragraph 1 - 本市の個人番号の取扱いについては、見本市個人番号の利用等に関する条例平成二十七年第５条例の例による。
        """,
    ),
    "a skipped paragraph that is indented": (
        """
        規程
        第１条　台帳を備える。
        　３　記録を残す。
        """,
        """
        article 1 第１条
          paragraph 1 - 台帳を備える。
          paragraph 3 ３ 記録を残す。
        """,
    ),
    "words on the line of 附則": (
        """
        規程
        第１条　台帳を備える。
        附則　この規程は、令和４年４月１日から施行する。
        """,
        """
        article 1 第１条
          paragraph 1 - 台帳を備える。
        supplementary 附則
          paragraph 1 - この規程は、令和４年４月１日から施行する。
        """,
    ),
    "a 見出し above an unnumbered text, and one above no clause": (
        """
        規程
        第１条　台帳を備える。
        附則
        （施行期日）
        この規程は、公布の日から施行する。
        附則
        １　この規程は、公布の日から施行する。
        （経過措置）
        ３年間は、従前の例による。
        """,
        """
        article 1 第１条
          paragraph 1 - 台帳を備える。
        supplementary 附則
          paragraph 1 - 〔施行期日〕 この規程は、公布の日から施行する。
        supplementary 附則
          paragraph 1 １ この規程は、公布の日から施行する。 TAIL ３年間は、従前の例による。
            text - 経過措置
        """,
    ),
    "items below a chapter are of no article": (
        """
        規程
        第１章　総則
        (1) 台帳
        第１条　本則とする。
        """,
        """
        chapter 1 第１章 〔総則〕
          text - (1) 台帳
          article 1 第１条
            paragraph 1 - 本則とする。
        """,
    ),
}
HEADER = """
○見本市個人番号等取扱規程
平成27年12月１日
訓令第15号
改正　平成28年３月31日訓令第３号
令和４年３月14日訓令第９号
総務課
第１条　台帳を備える。
"""


def read(text):
    return import_text("a.txt", dedent(text).strip().encode())


@pytest.mark.parametrize("name", [*GOLDENS, *MORE])
def test_a_convention_gives_its_outline(name):
    text, expected = {**GOLDENS, **MORE}[name]
    document = read(text)

    assert outline(document.regulation) == dedent(expected).strip()
    assert (lost(document), doubled(document), misplaced(document)) == ([], [], [])


def test_the_header_gives_title_number_dates_and_history():
    document = read(HEADER)
    regulation = document.regulation

    assert regulation.title.text == "見本市個人番号等取扱規程"
    assert regulation.number.text == "訓令第15号"
    assert (regulation.enacted.prose.text, regulation.enacted.iso) == ("平成27年12月１日", "2015-12-01")
    assert [(a.date.iso, a.number) for a in regulation.amendments] == [
        ("2016-03-31", "訓令第３号"),
        ("2022-03-14", "訓令第９号"),
    ]
    assert [front.text for front in regulation.front] == ["総務課"]
    assert lost(document) == []


@pytest.mark.parametrize(
    ("number", "before", "expected"),
    [
        ((4,), (3,), True),
        ((3, 2), (3,), True),
        ((3, 3), (3, 2), True),
        ((4,), (3, 2), True),
        ((3, 2, 2), (3, 2), True),
        ((5,), (3,), False),
        ((3, 3), (3,), False),
        ((3,), (3,), False),
        ((1, 2), (1, 1), True),
    ],
)
def test_branch_numbers_follow_their_stem(number, before, expected):
    assert follows(number, before) is expected


def test_words_beside_a_date_of_the_header_are_kept():
    regulation = read("規程\n令和４年３月14日　総務部長決裁\n第１条　本則").regulation

    assert regulation.enacted.iso == "2022-03-14"
    assert [front.text for front in regulation.front] == ["総務部長決裁"]


def test_a_title_on_two_lines_is_one_title():
    assert read("見本市における個人番号及び\n特定個人情報の取扱いに関する規程\n第１条　本則").regulation.title.text == (
        "見本市における個人番号及び特定個人情報の取扱いに関する規程"
    )


def test_running_words_before_the_body_are_its_preamble():
    regulation = read("方針\n当社は、個人番号を守る。\n第１条　台帳を備える。").regulation

    assert [clause.kind for clause in regulation.body] == [Kind.PREAMBLE, Kind.ARTICLE]


def test_a_table_of_words_and_words_without_clause_are_told():
    document = read("規程\n第１章　総則\n通則による。\n第１条　本則とする。\n別表\n区分　期間")

    assert [notice.kind for notice in document.notices] == ["unplaced-text", "table-as-text"]


def test_a_span_covers_caption_label_and_children():
    document = read("規程\n（目的）\n第１条　次による。\n(1) 台帳\n第２条　本則")
    article = document.regulation.articles[0]

    assert document.source.slice(article.span) == "（目的）\n第１条　次による。\n(1) 台帳"


LINES = [
    "規程",
    "目次",
    "第１章　総則",
    "第１条　この規程は、取扱いを定める。",
    "第２条（定義）次のとおりとする。",
    "第３条に定めるところにより、",
    "第４条から第６条まで　削除",
    "（目的）",
    "（令４規程９・一部改正）",
    "２　前項の場合は、この限りでない。",
    "３ 前項",
    "10年を経過する",
    "(1) 台帳",
    "（２）記録",
    "一　書類",
    "ア　申請書",
    "イ　届出書",
    "・項目",
    "1.1 手順",
    "ただし、責任者が認めるときは、",
    "責任者",
    "附　則",
    "附則（令和４年３月14日規程第９号）",
    "この規程は、令和４年４月１日から施行する。",
    "別表第１（第２条関係）",
    "様式第１号",
    "運用　① 経路による。",
    "令和４年３月14日規程第９号",
    "改正",
    "- 3 -",
    "",
    "　　",
]


@given(st.lists(st.sampled_from(LINES), max_size=25))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_or_doubled_whatever_the_order_of_lines(lines):
    document = import_text("a.txt", "\n".join(["規程", *lines]).encode())

    assert (lost(document), doubled(document), misplaced(document)) == ([], [], [])


@given(st.text(alphabet="第一２3条章項(（）)ア①・。、\n 　附則別表削除あ", max_size=60))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_in_a_soup_of_signs(text):
    document = import_text("a.txt", ("規" + text).encode())

    assert (lost(document), doubled(document), misplaced(document)) == ([], [], [])
    for clause in document.regulation.walk():
        assert all(child.span in clause.span for child in clause.children)


STYLES = [("{}", "({})"), ("{}．", "（{}）"), ("{} ", "{}) "), ("{}.", "・")]


@given(
    st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=4), min_size=1, max_size=12),
    st.sampled_from(STYLES),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=100, deadline=None)
def test_every_number_of_a_sound_regulation_is_found(articles, style, captions, kanji):
    paragraph, item = style
    lines = ["見本規程"]
    for number, paragraphs in enumerate(articles, 1):
        lines += ["（見出し）"] if captions else []
        figure = "〇一二三四五六七八九"[number] if kanji and number < 10 else str(number)
        for place, items in enumerate(paragraphs, 1):
            head = f"第{figure}条　" if place == 1 else paragraph.format(place) + "　"
            lines.append(head + "責任者は、次のとおり行うものとする。")
            lines += [item.format(i) + " 台帳の整備" for i in range(1, items + 1)]
    found = import_text("a.txt", "\n".join(lines).encode()).regulation.articles

    assert [[len(p.children) for p in article.children] for article in found] == articles
    assert [article.number for article in found] == [(n,) for n in range(1, len(articles) + 1)]
