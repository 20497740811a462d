from __future__ import annotations

import pytest

from policylint.checks.model import Severity
from policylint.engine.config import find_config, load_config
from policylint.engine.settings import PathSettings, Settings
from policylint.errors import ConfigError

WHOLE = """guideline: gov-2025
select: [V, O201]
extend-select: [G]
ignore: [undefined-method]
severity: {V108: warning, P104: off}
fail-on: warning
lang: en
checks: own
settings: {V101: {days: 3}}
sets: {handling: [kitei.yaml, saisoku/*.yaml]}
external: [就業規則]
exclude: [old/*]
files:
  company/*.pdf: {guideline: biz-2025, ignore: [R], severity: {V: info}}
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_becomes_a_setting(tmp_path):
    settings = load_config(write(tmp_path / ".policylint.yaml", WHOLE))

    assert settings == Settings(
        edition="gov-2025",
        select=("V", "O201"),
        extend_select=("G",),
        ignore=("undefined-method",),
        severities={"V108": Severity.WARNING, "P104": "off"},
        fail_on=Severity.WARNING,
        lang="en",
        check_dirs=(tmp_path / "own",),
        check_settings={"V101": {"days": 3}},
        sets={"handling": ("kitei.yaml", "saisoku/*.yaml")},
        external=("就業規則",),
        exclude=("old/*",),
        per_path=(PathSettings("company/*.pdf", "biz-2025", ("R",), {"V": Severity.INFO}),),
        root=tmp_path,
        as_of=settings.as_of,
    )


def test_an_empty_file_is_the_default(tmp_path):
    settings = load_config(write(tmp_path / ".policylint.yaml", "# nothing yet\n"))

    assert settings == Settings(root=tmp_path, as_of=settings.as_of)


def test_the_nearest_file_upward_is_found(tmp_path):
    above = write(tmp_path / ".policylint.yaml", "lang: ja\n")
    near = write(tmp_path / "a" / "pyproject.toml", "[tool.policylint]\nlang = 'en'\n")
    write(tmp_path / "a" / "b" / "pyproject.toml", "[tool.other]\n")
    regulation = write(tmp_path / "a" / "b" / "kitei.txt", "規程")

    assert find_config(regulation) == near
    assert find_config(tmp_path / "a" / "b") == near
    assert find_config(tmp_path) == above


def test_a_table_of_pyproject_is_read_like_the_yaml_file(tmp_path):
    text = '[tool.policylint]\nselect = ["V"]\n[tool.policylint.severity]\nV108 = "off"\n'

    settings = load_config(write(tmp_path / "pyproject.toml", text))

    assert (settings.select, settings.severities) == (("V",), {"V108": "off"})


def test_a_file_extends_others_the_later_one_counts_and_tables_are_merged(tmp_path):
    write(tmp_path / "base" / "a.yaml", "select: [V]\nseverity: {V101: info, V102: info}\nchecks: [own]\n")
    write(tmp_path / "base" / "b.yaml", "select: [O]\nlang: en\n")
    path = write(
        tmp_path / ".policylint.yaml",
        "extends: [base/a.yaml, base/b.yaml]\nseverity: {V101: error}\nchecks: [mine]\n",
    )

    settings = load_config(path)

    assert (settings.select, settings.lang) == (("O",), "en")
    assert settings.severities == {"V101": Severity.ERROR, "V102": Severity.INFO}
    assert settings.check_dirs == (tmp_path / "base" / "own", tmp_path / "mine")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            ".policylint.yaml",
            "lang: ja\nselekt: [V]\n",
            r"policylint\.yaml:2:1: 「selekt」.*「select」ですか",
        ),
        (".policylint.yaml", "severity:\n  V101: high\n", r":2:9: 「V101」はerror、warning、info、offのいずれか"),
        (".policylint.yaml", "select: V101\n", r":1:9: 「select」はリストで書いてください"),
        (".policylint.yaml", "select: [V\n", r":\d+:\d+: YAMLとして読めません"),
        (".policylint.yaml", "files:\n  a.pdf: {ignor: [V]}\n", r":2:11: 「ignor」.*「ignore」ですか"),
        (".policylint.yaml", "extends: .policylint.yaml\n", "一回り"),
        (".policylint.yaml", "extends: none.yaml\n", "none.yaml」がありません"),
        ("pyproject.toml", "[tool.policylint]\nlang = 'ja'\nselekt = ['V']\n", r"pyproject\.toml:3:1: 「selekt」"),
        ("pyproject.toml", "[tool.policylint]\nlang = \n", r"pyproject\.toml:2:\d+: TOMLとして読めません"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path, name, text, told):
    with pytest.raises(ConfigError, match=told):
        load_config(write(tmp_path / name, text))


def test_two_files_that_extend_each_other_are_told(tmp_path):
    write(tmp_path / "other.yaml", "extends: .policylint.yaml\n")

    with pytest.raises(ConfigError, match="一回り"):
        load_config(write(tmp_path / ".policylint.yaml", "extends: other.yaml\n"))


def test_the_command_line_goes_before_the_file():
    configured = Settings(edition="gov-2017", lang="en", per_path=(PathSettings("*.pdf", "biz-2025"),))

    settings = configured.override(edition="gov-2025", lang=None, select=("V",))

    assert (settings.edition, settings.lang, settings.select) == ("gov-2025", "en", ("V",))
    assert settings.per_path == (PathSettings("*.pdf"),)
