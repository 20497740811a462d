"""The document of a file that cannot be read."""

from __future__ import annotations

from policylint.document.model import Document, Problem
from policylint.source import Source, Span


def refused(path: str, document_format: str, reason: str, **values: str) -> Document:
    """A document without regulation whose problem ``invalid-syntax`` carries ``reason`` and ``values``."""
    problem = Problem("invalid-syntax", Span(0, 0), {"reason": reason, **values})
    return Document(Source(path, ""), document_format, None, (problem,))
