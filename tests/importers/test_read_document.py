"""Which format a file has, and what cannot be read at all."""

import pytest

from policylint.importers import read_document
from tests.importers.paper import lines, pdf

TEXT = "見本規程\n第１条　台帳を備える。\n".encode()


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("a.txt", TEXT, "text"),
        ("規程", TEXT, "text"),
        ("-", TEXT, "text"),
        ("a.md", TEXT, "markdown"),
        ("a.MARKDOWN", TEXT, "markdown"),
        (
            "a.txt",
            "# 見本規程\n\n## 第1条（帳簿）\n\n台帳を備える。\n\n## 第2条（点検）\n\n点検する。\n".encode(),
            "markdown",
        ),
        (
            "a.txt",
            "# 見本規程\n\n## 第1条（帳簿）\n\n台帳を備える。\n\n## 第2条（点検）\n\n点検する。\n".encode("cp932"),
            "markdown",
        ),
        ("a.pdf", pdf([lines("見本規程", "第１条 本則")]), "pdf"),
        ("a.txt", pdf([lines("見本規程", "第１条 本則")]), "pdf"),
        ("a.yaml", "title: 見本規程\n".encode("cp932"), "yaml"),
        ("a.yml", "title: 見本規程\n".encode(), "yaml"),
    ],
)
def test_name_and_bytes_tell_the_format(path, data, expected):
    document = read_document(path, data)

    assert document.format == expected
    assert document.source.path == path
    assert "見本規程" in document.source.text


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("a.docx", b"PK\x03\x04", {"reason": "unsupported-format", "format": "docx"}),
        ("a", b"PK\x03\x04", {"reason": "unsupported-format", "format": "docx"}),
        ("a.html", b"<html>", {"reason": "unsupported-format", "format": "html"}),
        ("a.txt", b"<!DOCTYPE html><html>", {"reason": "unsupported-format", "format": "html"}),
        ("a.yaml", b"", {"reason": "empty-file"}),
        ("a.pdf", b"", {"reason": "empty-file"}),
        ("a.yaml", b"title: \xff\xfe\xff", {"reason": "not-decodable", "offset": "7"}),
        ("a.pdf", b"<html><body>404</body></html>", {"reason": "html-instead"}),
        ("a.txt", b"a" * 6_000_000, {"reason": "too-large", "limit": "5 MB", "size": "6 MB"}),
        ("a.txt", b"a\n" * 100_001, {"reason": "too-large", "limit": "100,000 行", "size": "100,001 行"}),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_a_reason(path, data, expected):
    document = read_document(path, data)

    assert document.regulation is None
    assert [(problem.kind, dict(problem.values)) for problem in document.problems] == [("invalid-syntax", expected)]
