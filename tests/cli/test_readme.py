"""What the README shows is what the program does."""

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
_SCREEN = re.compile(r"(<!-- screen: policylint (?P<args>.+?) -->\n```text\n)(?P<shown>.*?)(```)", re.DOTALL)

pytestmark = pytest.mark.skipif(not README.is_file(), reason="an installed package has no README beside it")


def test_the_screen_of_the_readme_is_a_real_run(policylint, request, monkeypatch):
    monkeypatch.chdir(ROOT)
    text = README.read_text(encoding="utf-8")
    screen = _SCREEN.search(text)
    result = policylint(*shlex.split(screen["args"]))
    actual = f"$ policylint {screen['args']}\n{result.stdout}"
    if request.config.getoption("--update-golden"):
        README.write_text(_SCREEN.sub(lambda found: found[1] + actual + found[4], text), encoding="utf-8")
        return

    assert result.exit_code == 1
    assert screen["shown"] == actual


@pytest.mark.parametrize("name", ["lint", "test"])
def test_the_commands_of_the_readme_are_one_line_each(name):
    command = re.search(rf"<!-- command: {name} -->\n```sh\n(.+?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)[
        1
    ]

    assert "\n" not in command


def test_the_corrected_regulation_has_nothing_an_inspector_would_say(policylint, monkeypatch):
    monkeypatch.chdir(ROOT)
    result = policylint("lint", "--fail-on", "info", "policies/cases/jirei-02-access-record/better.yaml")

    assert result.exit_code == 0, result.stdout
