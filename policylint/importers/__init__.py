"""Bytes of a file to a document."""

from __future__ import annotations

import re
from pathlib import PurePath

from policylint.document.model import Document
from policylint.importers.refused import refused
from policylint.source import Source
from policylint.source.decode import DecodeError, decode

_MOST_TEXT = 5_000_000
"""Bytes of the largest text, Markdown or YAML file; the longest statutes of Japan fill about as much."""
_MOST_PDF = 100_000_000
"""Bytes of the largest PDF; pictures make them large, and its pages are counted besides."""
_UNSUPPORTED = {
    ".doc": "doc",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".jtd": "jtd",
    ".odt": "odt",
    ".rtf": "rtf",
    ".xls": "xls",
    ".xlsx": "xlsx",
    ".xml": "law-xml",
}
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)

_HEADINGS = re.compile("^ {0,3}#{1,6}[ \t]+(?:第|附則|付則)".encode() + rb"|^ {0,3}#{1,6}[ \t]+\x91\xe6", re.MULTILINE)
"""Headings of Markdown over articles and chapters, in UTF-8 or Shift_JIS: a text file may have them too."""
_SOME = 2


def read_document(path: str, data: bytes) -> Document:
    """The document in ``data``; the format is told by the name of the file and by what the bytes are.

    A file that cannot be read is a document without regulation whose problem (``invalid-syntax``) says why.
    """
    name = _format(path, data)
    if not data.strip():
        return refused(path, name, "empty-file")
    most = _MOST_PDF if name == "pdf" else _MOST_TEXT
    if len(data) > most:
        return refused(path, name, "too-large", limit=f"{most // 1_000_000} MB", size=f"{len(data) / 1_000_000:.0f} MB")
    reader = _READERS.get(name)
    return reader(path, data) if reader is not None else refused(path, name, "unsupported-format", format=name)


def _yaml(path: str, data: bytes) -> Document:
    from policylint.document.load import load_yaml  # noqa: PLC0415 - formats load only when used

    decoded = decode(data)
    if isinstance(decoded, DecodeError):
        return refused(path, "yaml", decoded.reason, offset=str(decoded.offset))
    return load_yaml(Source(path, decoded.text))


def _pdf(path: str, data: bytes) -> Document:
    from policylint.importers.pdf import import_pdf  # noqa: PLC0415 - formats load only when used

    return import_pdf(path, data)


def _markdown(path: str, data: bytes) -> Document:
    from policylint.importers.markdown import import_markdown  # noqa: PLC0415 - formats load only when used

    return import_markdown(path, data)


def _text(path: str, data: bytes) -> Document:
    from policylint.importers.text import import_text  # noqa: PLC0415 - formats load only when used

    return import_text(path, data)


_READERS = {"yaml": _yaml, "pdf": _pdf, "markdown": _markdown, "text": _text}


def _format(path: str, data: bytes) -> str:
    """Name of the format; the extension decides, the bytes where it says nothing or less than they do."""
    suffix = PurePath(path).suffix.lower()
    if suffix == ".pdf" or data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if suffix in {".yaml", ".yml"}:
        return "yaml"
    if suffix in {".md", ".markdown"}:
        return "markdown"
    if suffix in _UNSUPPORTED:
        return _UNSUPPORTED[suffix]
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if _HTML.match(data[:4096]):
        return "html"
    return "markdown" if len(_HEADINGS.findall(data)) >= _SOME else "text"
