"""A YAML file as a document: positions, problems, and the regulation as far as it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.document.build import build_regulation
from policylint.document.build_fields import duplicate_ids
from policylint.document.model import Document, Problem
from policylint.document.tree import build_tree
from policylint.document.validate import validate

if TYPE_CHECKING:
    from policylint.source import Source


def load_yaml(source: Source, *, pure: bool = False) -> Document:
    """The document of a YAML source, whatever its state; nothing is raised for what is wrong with the text.

    Problems come in the order of the file.  A file that stops being YAML has no ``root`` and no ``regulation``: a
    part of a regulation would be judged for what stands in the rest.  ``pure`` asks for the parser written in Python.
    """
    tree = build_tree(source.text, pure=pure)
    problems: list[Problem] = list(tree.problems)
    regulation = None
    if tree.root is not None:
        problems += validate(tree.root)
        if tree.root.kind == "mapping":
            problems += duplicate_ids(tree.root)
            regulation = build_regulation(tree.root, source.text)
    problems.sort(key=lambda problem: (problem.span, problem.kind))
    return Document(source, "yaml", regulation, tuple(problems), root=tree.root)
