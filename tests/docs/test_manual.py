"""The manual in docs/checks is what the checks say today."""

import re
from pathlib import Path

import pytest

from policylint.checks.load import load_checks, shipped_folder
from policylint.guideline.catalogue import load_cases, load_edition
from policylint.guideline.editions import EDITIONS
from policylint.guideline.headings import headings, short_title
from policylint.reporters import Style
from policylint.reporters.manual import INDEX, Manual

FOLDER = Path(__file__).parents[2] / "docs" / "checks"
_LINK = re.compile(r"\]\(([^)#]+)")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="an installed package has no docs beside it")


@pytest.fixture(scope="module")
def pages():
    style = Style(
        headings={name: text for edition in EDITIONS for name, text in headings(edition).items()},
        editions={edition: short_title(edition) for edition in EDITIONS},
    )
    editions = [load_edition(edition) for edition in EDITIONS]
    return Manual(load_checks([shipped_folder()]), style, editions, load_cases()).pages()


def test_the_manual_is_fresh(pages, golden, request):
    """Mend it by ``policylint checks --format markdown --output docs/checks`` or ``pytest --update-golden``."""
    if request.config.getoption("--update-golden"):
        for path in FOLDER.glob("*.md"):
            path.unlink()
    for name, text in pages.items():
        golden(FOLDER / name, text)

    assert {path.name for path in FOLDER.iterdir()} == set(pages)


def test_every_link_leads_to_a_page(pages):
    for name, text in pages.items():
        assert {target for target in _LINK.findall(text) if target not in pages} == set(), name


def test_every_check_is_in_the_index_and_has_all_its_parts(pages):
    codes = {name.removesuffix(".md") for name in pages} - {INDEX.removesuffix(".md")}

    for code in codes:
        assert f"| [{code}]({code}.md) |" in pages[INDEX]
        for part in ("指摘の内容", "理由", "悪い例", "良い例", "直し方", "指摘しない場合", "このままにする場合"):
            assert f"\n## {part}\n\n" in pages[f"{code}.md"], (code, part)


def test_every_inspection_case_is_in_the_index_in_the_order_of_the_report(pages):
    found = re.findall(r"^\| ((?:好?事例|参考)\d+) \|", pages[INDEX], re.MULTILINE)

    assert found == [*(f"事例{number}" for number in range(1, 12)), "参考1", "好事例1", "好事例2", "好事例3"]
