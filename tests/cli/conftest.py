"""Commands run in process by click's runner, in an empty folder."""

import pytest
from click.testing import CliRunner

from policylint.cli.main import Program

KITEI = """青葉市特定個人情報等取扱規程
（目的）
第１条　この規程は、青葉市における特定個人情報等の適正な取扱いに関し必要な事項を定めることを目的とする。
（アクセス記録の確認）
第２条　保護責任者は、特定個人情報ファイルへのアクセスの記録を定期的に確認し、その結果を確認簿に記録しなければならない。
"""


@pytest.fixture
def kitei():
    """A regulation in which V101 finds 定期的に in 第2条第1項, at line 5, column 32."""
    return KITEI


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The current folder, empty; nothing of the environment of the tests reaches the command."""
    monkeypatch.chdir(tmp_path)
    for name in ("POLICYLINT_LANG", "POLICYLINT_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def policylint(here):  # noqa: ARG001 - the folder in which it runs
    """``policylint("lint", "a.txt", stdin=b"")``: the result, which has exit_code, stdout, stderr."""

    def invoke(*args, stdin=None):
        result = CliRunner().invoke(Program(), [str(each) for each in args], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result

    return invoke
