"""Text as it was given, and places in it.  Imports nothing of ours."""

from policylint.source.source import Position, Source
from policylint.source.span import Span
from policylint.source.text_map import Run, TextMap

__all__ = ["Position", "Run", "Source", "Span", "TextMap"]
