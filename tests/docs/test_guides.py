"""What the guides say is so."""

import json
import re
from pathlib import Path

import pytest

from policylint.document.data import parse_data
from policylint.engine.config import load_config
from policylint.guideline.catalogue import load_edition
from policylint.guideline.editions import EDITIONS
from policylint.resources import resource_root

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_BLOCK = re.compile(r"^```(yaml|toml)\n(.*?)^```", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="an installed package has no docs beside it")


def read(name):
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*sorted(DOCS.glob("*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_every_link_leads_to_a_file(path):
    text = path.read_text(encoding="utf-8")

    assert [target for target in _LINK.findall(text) if not (path.parent / target).exists()] == []


def test_every_guide_is_in_the_index():
    assert [path.name for path in DOCS.glob("*.md") if f"]({path.name})" not in read("README.md")] == ["README.md"]


def test_every_key_of_the_configuration_is_explained():
    schema = json.loads((resource_root("schemas") / "config.schema.json").read_text(encoding="utf-8"))
    headings = " ".join(re.findall(r"^### (.+)（", read("configuration.md"), re.MULTILINE))

    assert set(re.split("、| ", headings)) == set(schema["properties"])


@pytest.mark.parametrize("number", range(len(_BLOCK.findall(read("configuration.md")) if DOCS.is_dir() else ())))
def test_every_example_of_a_configuration_is_valid(tmp_path, number):
    form, text = _BLOCK.findall(read("configuration.md"))[number]
    (tmp_path / "kyotsu").mkdir()
    (tmp_path / "kyotsu" / "policylint.yaml").write_text("lang: en\n", encoding="utf-8")
    path = tmp_path / "kitei" / ("pyproject.toml" if form == "toml" else ".policylint.yaml")
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    if text.startswith("related:"):  # a regulation
        assert parse_data(text, path)["related"][0]["external"] is True
        return

    assert load_config(path)


def test_the_auditor_is_told_how_many_requirements_there_are():
    table = dict(re.findall(r"^\| `(\w+-\d+)` \|.*\| (\d+) \|$", read("for-auditors.md"), re.MULTILINE))
    counted = {edition: str(len(load_edition(edition).requirements)) for edition in EDITIONS}
    unseen = [each for each in load_edition("gov-2017").requirements.values() if each.confidence != "quoted-source"]

    assert table == counted
    assert f"{counted['gov-2017']}件のうち{len(unseen)}件" in read("for-auditors.md")
