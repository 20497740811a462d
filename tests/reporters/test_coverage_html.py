import json
import os
import re
import shutil
from datetime import date
from html import escape
from html.parser import HTMLParser
from importlib import import_module
from types import MappingProxyType

import pytest

from policylint.coverage import By, Citation, Claim, ClaimState, Coverage, Exclusion, Matrix, Status, Verdict
from policylint.guideline.catalogue import Edition, GuidelineClause, Requirement
from policylint.guideline.editions import Modality
from policylint.reporters.coverage.html import render
from policylint.reporters.coverage.html_page import LETTER, LINKED
from policylint.reporters.coverage.words import MARK, STATUS
from policylint.reporters.style import Style
from policylint.source import Span

NASTY = "<script>alert(1)</script>&\"'</noscript>"
WORDS = "職員は、漏えいを知ったときは、直ちに窓口に報告しなければならない。"
STATES = tuple(Status)
VOID = {"meta", "input", "col", "br", "link", "rect", "path"}


def requirement(number, modality=Modality.MUST):
    return Requirement(
        id=f"gov-2025/2.C.a-{number}",
        clause="gov-2025/2.C.a",
        heading="組織体制の整備",
        text=f"要件{number}の文 {NASTY}",
        modality=modality,
        applies_to=(),
        cases=("事例2",),
        ending="",
        confidence="memory",
    )


def edition():
    requirements = (*map(requirement, range(1, 7)), requirement(7, Modality.INFO))
    clause = GuidelineClause("gov-2025/2.C.a", "別添1", f"組織体制の整備 {NASTY}", {}, requirements)
    return Edition("gov-2025", "ガイドライン（行政機関等編）", "令和7年6月一部改正", (clause,))


def verdict(requirement, status):
    cited = status in {Status.COVERED, Status.PARTIAL, Status.OUTDATED}
    by = By.TEXT if cited else None
    words = f"{WORDS}{requirement.rpartition('-')[2]} {NASTY}"
    citations = (Citation("規程/<b>.yaml", "第7条第2項", 12, words, By.TEXT),) if cited else ()
    reason = Exclusion(f"紙だけで扱う {NASTY}", "総括責任者", "") if status is Status.EXCLUDED else None
    return Verdict(requirement, status, by, citations, reason)


def column(name, turn=0):
    ids = edition().requirements
    verdicts = {each: verdict(each, STATES[(index + turn) % len(STATES)]) for index, each in enumerate(ids)}
    claims = (
        Claim("gov-2025/2.C.a-3", Citation("a", "第9条", 3, "", By.CLAIM), ClaimState.UNSUPPORTED, 0, Span(0, 1)),
        Claim("gov-2017/2.C.a-9", Citation("a", "第8条", 3, "", By.CLAIM), ClaimState.OUTDATED, 0, Span(0, 1)),
    )
    return Coverage(name, "gov-2025", (("規程/<b>.yaml", "青葉市<i>規程"),), MappingProxyType(verdicts), claims)


def matrix(count):
    columns = tuple(column(f"青葉市{index} {NASTY}", index) for index in range(count))
    return Matrix(edition(), columns, date(2026, 11, 24))


class Balance(HTMLParser):
    """Holds every end tag against the start tags still open, and gathers what tests ask for."""

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.ids, self.tags, self.cells, self._cell = [], [], [], [], [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        if tag not in VOID:
            self.open.append(tag)
        if tag == "td" and found.get("class", "").startswith("v "):
            self._cell = [found["class"], found.get("title"), ""]

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self._cell is not None:
            self._cell[2] += data

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))
        if tag == "td" and self._cell is not None:
            self.cells.append(tuple(self._cell))
            self._cell = None


SIZES = (1, 3, 6, LINKED + 1)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("count", SIZES)
def test_is_well_formed_and_the_same_each_time(count, lang):
    text = render(matrix(count), Style(lang=lang))
    page = Balance(text)
    assert not page.wrong
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    assert text == render(matrix(count), Style(lang=lang))
    assert text.endswith("</html>\n")
    assert f'<html lang="{lang}">' in text


@pytest.mark.parametrize("count", SIZES)
def test_fetches_nothing(count):
    text = render(matrix(count), Style())
    page = Balance(text)
    for tag, attributes in page.tags:
        assert "src" not in attributes, tag
        assert attributes.get("href", "#").startswith("#"), attributes
        assert not [name for name in attributes if name == "style" or name.startswith("on")], attributes
    assert not re.search(r"https?://|@import|url\((?!#)", text)


def test_policy_lets_in_its_own_script_and_style_only():
    page = Balance(render(matrix(1), Style()))
    policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
    assert policy.startswith("default-src 'none'")
    assert re.search(r"script-src 'sha256-[\w+/=]{44}'", policy)
    assert "unsafe" not in policy


@pytest.mark.parametrize("count", SIZES)
def test_escapes_what_documents_say(count):
    text = render(matrix(count), Style())
    assert "<script>alert" not in text
    assert escape(NASTY) in text
    assert "青葉市&lt;i&gt;規程" in text
    assert "規程/&lt;b&gt;.yaml" in text
    assert [a.get("type") for t, a in Balance(text).tags if t == "script"] == ["application/json", None]


def test_data_for_the_script_cannot_end_its_element():
    data = re.search(r'<script type="application/json" id="words">(.*?)</script>', render(matrix(1), Style())).group(1)
    assert "<" not in data
    assert json.loads(data)["status"]["c"]["mark"] == MARK[Status.COVERED]


@pytest.mark.parametrize("count", SIZES)
def test_cells_say_what_the_verdicts_are(count):
    asked = matrix(count)
    verdicts = [column.verdicts[each.id] for each in asked.requirements for column in asked.columns]
    cells = Balance(render(asked, Style())).cells
    assert len(cells) == len(verdicts) == 6 * count
    for (kind, title, text), found in zip(cells, verdicts, strict=True):
        word = STATUS[found.status]["ja"]
        assert kind == f"v {LETTER[found.status]}"
        assert text == (f"{MARK[found.status]} {word}" if count <= 4 else MARK[found.status])
        assert title == (None if count <= 4 else word)


def test_tells_exclusions_claims_and_evidence():
    text = render(matrix(1), Style())
    for told in ("紙だけで扱う", "総括責任者", "第9条", "gov-2017/2.C.a-9", "第7条第2項", WORDS, "2026-11-24"):
        assert told in text
    assert '<a href="#p0-1">第7条第2項</a>' in text
    assert 'id="p0-1"' in text
    assert ">2.C.a-7<" not in text  # an info


def browser():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("POLICYLINT_REQUIRE_BROWSER"):
        pytest.fail("POLICYLINT_REQUIRE_BROWSER is set, and there is no chromium")
    pytest.skip("no chromium, chromium-browser or google-chrome to open the page with")


@pytest.mark.parametrize("count", [2, LINKED + 1])
def test_a_reader_narrows_to_gaps_and_opens_the_evidence(count, tmp_path):
    if os.environ.get("POLICYLINT_REQUIRE_BROWSER"):
        playwright = import_module("playwright.sync_api")
    else:
        playwright = pytest.importorskip("playwright.sync_api")
    path = tmp_path / "coverage.html"
    path.write_text(render(matrix(count), Style()), "utf-8")
    with playwright.sync_playwright() as started:
        # The page is our own, and containers have no sandbox to give.
        opened = started.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = opened.new_page()
        wrong = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri())
        narrow_and_open(page, count)
        opened.close()
    assert wrong == []


def narrow_and_open(page, count):
    page.fill("#qo", f"青葉市1 {NASTY}")
    page.wait_for_selector(f"#shown:has-text('（{count}組織中 1組織）')")
    page.click("#gaps")
    assert page.inner_text("#shown").startswith("6件中 3件を表示")
    shown = page.locator("#matrix tbody tr[data-s]:visible")
    assert [row[1] for row in shown.evaluate_all("rows => rows.map(row => row.dataset.s)")] == ["p", "n", "o"]
    row = page.locator("#matrix tr[id='r-2.C.a-1']")
    cell = row.locator("td.v:visible")
    cell.click()
    panel = page.locator("dialog[open]")
    told = panel.inner_text()
    for part in (f"{WORDS}1 {NASTY}", "第7条第2項", "12行", "条文", "足りないもの", "青葉市<i>規程"):
        assert part in told
    page.keyboard.press("Escape")
    assert panel.count() == 0
    cell.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "2.C.a-2" in panel.inner_text()
    assert "第9条" not in panel.inner_text()
    page.keyboard.press("Escape")
    cell.click()
    panel.locator("a").first.click()
    assert panel.count() == 0
    assert page.locator("tr:target").inner_text().split()[1] == "第7条第2項"
    assert page.locator("tr:target").is_visible()
