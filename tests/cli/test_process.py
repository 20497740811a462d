"""What only a real process shows: start-up, streams, signals."""

# ruff: noqa: S603 - the processes are our own

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import policylint

_ROOT = Path(policylint.__file__).parent.parent


def start(*args, **kwargs):
    env = {**os.environ, "PYTHONPATH": str(_ROOT), **kwargs.pop("env", {})}
    return subprocess.Popen(
        [sys.executable, "-m", "policylint", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env=env,
        **kwargs,
    )


def test_start_up_imports_nothing_heavy():
    code = "import sys, policylint.cli.main; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_ROOT).stdout

    for heavy in ("ruamel", "sudachipy", "pypdfium2", "jsonschema", "markdown_it", "wcwidth", "policylint.engine"):
        assert f"'{heavy}'" not in loaded


@pytest.mark.skipif(
    not f"{sys.prefix}{_ROOT}".isascii(),
    reason="with ASCII file names Python itself does not start from a folder with a Japanese name (site reads no .pth)",
)
def test_output_is_utf_8_whatever_the_locale(tmp_path, kitei):
    (tmp_path / "a.txt").write_text(kitei, encoding="utf-8")
    process = start("lint", "a.txt", "--select", "V101", cwd=tmp_path, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    out, err = process.communicate(timeout=60)

    assert "青葉市特定個人情報等取扱規程" in out.decode("utf-8")
    assert (process.returncode, err) == (1, b"")


def test_an_encoding_that_is_asked_for_loses_characters_but_never_crashes(tmp_path):
    (tmp_path / "a.txt").write_text("𠮟責規程\n第１条　甲とする。", encoding="utf-8")
    process = start("lint", "a.txt", cwd=tmp_path, env={"PYTHONIOENCODING": "cp932"})
    out, err = process.communicate(timeout=60)

    assert process.returncode in {0, 1}
    assert "?責規程" in out.decode("cp932")
    assert err == b""


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_closed_pipe_is_silent(tmp_path, kitei):
    (tmp_path / "a.txt").write_text(kitei * 1, encoding="utf-8")
    process = start("lint", "a.txt", cwd=tmp_path)
    process.stdout.close()
    _, err = process.stdin.close(), process.stderr.read()
    process.stderr.close()

    assert err == b""
    assert process.wait(60) == 141


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_control_c_ends_with_130(tmp_path):
    process = start("lint", "-", cwd=tmp_path)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()

    assert process.returncode == 130
    assert err.decode("utf-8").strip() == "中断しました。"


def test_an_internal_error_is_short_and_its_trace_on_demand(tmp_path):
    code = (
        "import policylint.cli.schema as s\n"
        "def broken(kind): raise RuntimeError('wire cut')\n"
        "s.resource_root = broken\n"
        "from policylint.cli.main import Program\n"
        "Program().main(['schema'])\n"
    )
    for debug, expected in (("", False), ("1", True)):
        env = {**os.environ, "PYTHONPATH": str(_ROOT), "POLICYLINT_DEBUG": debug, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, cwd=tmp_path, check=False)
        err = done.stderr.decode("utf-8")

        assert done.returncode == 3
        assert "内部エラーです（RuntimeError: wire cut）" in err
        assert ("Traceback" in err) is expected
