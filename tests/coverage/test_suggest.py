"""What a clause without claims most likely meets: the right requirement first, nothing where nothing is near."""

import re
import time
from textwrap import dedent

import pytest

from policylint.checks.model import View
from policylint.coverage.suggest import likely
from policylint.document.clause_ref import clause_ref
from policylint.importers import read_document
from policylint.resources import resource_root
from policylint.text.reading import read

MODELS = resource_root("policies") / "models"
CLAIMS = re.compile(r"(?m)^ *covers:(?: *\[[^\]]*\]|(?:\n +- .*)+)\n")


def view(text, name="kitei.txt"):
    document = read_document(name, dedent(text).lstrip("\n").encode())
    assert document.regulation is not None, document.problems
    return View(document, read(document))


def of(sentence, heading="取扱い", edition="gov-2025"):
    text = f"青葉市特定個人情報等取扱規程\n（{heading}）\n第１条　{sentence}\n"
    return [candidate for told in likely([view(text)], edition) for candidate in told.candidates]


@pytest.mark.parametrize(
    ("heading", "sentence", "requirement"),
    [
        ("持込み", "職員は、管理区域にカメラ及び記録機能を有する機器を持ち込んではならない。", "2.E.a-4"),
        ("廃棄の記録", "職員は、書類を廃棄したときは、廃棄した日及び方法を廃棄簿に記録しなければならない。", "2.E.d-2"),
        ("違反", "市長は、この規程に違反した職員に対し、地方公務員法に基づき懲戒処分を行う。", "2.D.c-1"),
        ("速報", "市長は、漏えいを知った日から3日以内に、個人情報保護委員会に速報しなければならない。", "att2.3.D-1"),
        ("監査", "監査責任者は、毎年10月に、特定個人情報等の管理の状況について監査を行う。", "2.C.e-1"),
        ("原因", "総括責任者は、漏えい等事案の原因を究明しなければならない。", "att2.2.B-2"),
    ],
)
def test_the_requirement_that_a_sentence_meets_comes_first(heading, sentence, requirement):
    first = of(sentence, heading)[0]

    assert first.requirement == f"gov-2025/{requirement}"
    assert first.borne


def test_a_clause_tells_at_most_three_the_likeliest_first():
    found = of(
        "保護責任者は、管理区域を施錠し、入退室を記録し、部外者に名札を着けさせ、職員を立ち会わせる。", "管理区域"
    )
    scores = [candidate.score for candidate in found]

    assert len(found) == 3
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_nothing_is_told_of_a_clause_that_nothing_is_near():
    assert of("市長が不在のときは、副市長がその職務を代理する。", "代理") == []
    assert (
        likely([view("青葉市特定個人情報等取扱規程\n附　則\nこの規程は、令和8年4月1日から施行する。\n")], "gov-2025")
        == ()
    )


STRUCTURED = """
    policylint: 1
    title: 青葉市特定個人情報等取扱規程
    organisation: {{name: 青葉市, type: 地方公共団体}}
    body:
      - article: 1
        caption: 持込み
        {article}
        paragraphs:
          - text: 職員は、管理区域にカメラ及び記録機能を有する機器を持ち込んではならない。
            {first}
          - paragraph: 2
            text: 保護責任者は、管理区域の入退室を入退室簿に記録しなければならない。
"""


@pytest.mark.parametrize(
    ("article", "first", "clauses"),
    [
        ("", "", ["第1条第1項", "第1条第2項"]),
        ("", "covers: [gov-2025/2.E.a-4]", ["第1条第2項"]),
        ("covers: [gov-2025/2.E.a-4]", "", []),
    ],
)
def test_only_clauses_that_claim_nothing_are_told(article, first, clauses):
    told = likely([view(STRUCTURED.format(article=article, first=first), "kitei.yaml")], "gov-2025")

    assert [each.citation.clause for each in told] == clauses


def test_it_is_told_where_the_clause_stands():
    (told,) = likely(
        [view("青葉市取扱規程\n（持込み）\n第１条　職員は、管理区域にカメラを持ち込んではならない。\n")], "gov-2025"
    )

    assert (told.citation.path, told.citation.line) == ("kitei.txt", 3)
    assert told.citation.words == "職員は、管理区域にカメラを持ち込んではならない。"


def claimed(regulation):
    """What each paragraph claims, with its article and its items."""
    found = {}
    for article in regulation.articles:
        for clause in article.children:
            parts = (article, *clause.walk())
            covers = {name for part in parts if part.duty is not None for name in part.duty.covers}
            if covers:
                found[clause_ref(regulation, clause)] = covers
    return found


@pytest.mark.parametrize(
    ("model", "of_all", "of_told"),
    [
        # a little below what was reached: 74 and 84 percent, 73 and 81, 63 and 74, 63 and 79
        ("university", 0.72, 0.81),
        ("municipality", 0.71, 0.78),
        ("company", 0.61, 0.71),
        ("small-company", 0.61, 0.76),
    ],
)
def test_the_first_suggestion_is_what_the_authors_of_the_models_claim(model, of_all, of_told):
    text = (MODELS / f"{model}.yaml").read_text("utf-8")
    regulation = view(text, "kitei.yaml").document.regulation
    truth = claimed(regulation)
    bare = view(CLAIMS.sub("", text), "kitei.yaml")

    told = {each.citation.clause: each.candidates for each in likely([bare], regulation.edition or "gov-2025")}
    right = [clause for clause, covers in truth.items() if clause in told and told[clause][0].requirement in covers]

    assert not claimed(bare.document.regulation)
    assert len(right) / len(truth) >= of_all
    assert len(right) / len(truth.keys() & told.keys()) >= of_told


def test_a_regulation_is_done_in_seconds():
    bare = view(CLAIMS.sub("", (MODELS / "municipality.yaml").read_text("utf-8")), "kitei.yaml")
    begun = time.perf_counter()
    likely([bare], "gov-2025")

    assert time.perf_counter() - begun < 6  # 1 s where nothing else runs
