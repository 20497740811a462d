"""Files as they come: each gives a clear finding or is read, and never a traceback."""

import json
from pathlib import Path

import pytest


def lint(policylint, here, name, data, *args):
    (here / name).write_bytes(data)
    result = policylint("lint", "-f", "json", *args, name)
    return result, [each["code"] for each in json.loads(result.stdout)["findings"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "utf-16-le", "utf-16-be", "iso2022_jp"]
)
def test_japanese_encodings_are_read(policylint, here, kitei, encoding):
    result, codes = lint(policylint, here, "a.txt", kitei.encode(encoding), "--select", "V101")

    assert codes == ["V101"]
    assert json.loads(result.stdout)["findings"][0]["line"] == 5
    assert result.exit_code == 1


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_other_line_breaks_change_no_place(policylint, here, kitei, line_break):
    result, codes = lint(policylint, here, "a.txt", kitei.replace("\n", line_break).encode(), "--select", "V101")

    assert codes == ["V101"]
    assert [json.loads(result.stdout)["findings"][0][key] for key in ("line", "column")] == [5, 32]


_ALIASES = "policylint: 1\ntitle: 規程\nx0: &x0 [a, a]\n" + "".join(
    f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 10)}]\n" for i in range(1, 12)
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("empty.pdf", b""),
        ("empty.yaml", b"\n\n"),
        ("nul.txt", "第１条　この規程は、\x00である。\n".encode()),
        ("binary.txt", bytes(range(256)) * 8),
        ("page.pdf", b"<!DOCTYPE html><html><body>404 Not Found</body></html>"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
        ("word.docx", b"PK\x03\x04" + b"\x00" * 60),
        ("broken.yaml", "policylint: 1\ntitle: [青葉市\n".encode()),
        ("tab.yaml", "policylint: 1\n\ttitle: 規程\n".encode()),
        ("list.yaml", b"- 1\n- 2\n"),
        ("aliases.yaml", _ALIASES.encode()),
        ("deep.yaml", b"policylint: 1\ntitle: x\nbody: " + b"[" * 1000 + b"]" * 1000 + b"\n"),
        ("deep-block.yaml", b"policylint: 1\ntitle: x\nbody:\n" + b"".join(b" " * i + b"-\n" for i in range(1000))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_a_finding(policylint, here, name, data):
    result, codes = lint(policylint, here, name, data)

    assert any(code.startswith("S") for code in codes)
    assert result.exit_code == 1
    assert result.stderr == ""


def test_deep_nesting_of_brackets_in_text_is_read(policylint, here, kitei):
    deep = kitei + "第３条　" + "（" * 1000 + "甲" + "）" * 1000 + "は、適正に行う。\n"
    result, _ = lint(policylint, here, "a.txt", deep.encode())

    assert result.exit_code == 1


def test_a_file_that_may_not_be_read_is_wrong_usage(policylint, here, monkeypatch):
    (here / "a.txt").write_bytes(b"x")

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = policylint("lint", "a.txt")

    assert result.exit_code == 2
    assert "「a.txt」を読めません（読み書きする権限がありません）" in result.stderr
