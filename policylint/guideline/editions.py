"""Which editions there are, and how much their requirements bind: what every run needs, quick to import."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from policylint.document.data import nearest_hint
from policylint.errors import UsageError
from policylint.resources import resource_root

EDITIONS = ("gov-2025", "biz-2025", "gov-2017")
"""Ids of the editions, the newest of each kind of organisation first."""


class Modality(StrEnum):
    """How much a requirement binds."""

    MUST = "must"
    SHOULD = "should"
    EXAMPLE = "example"
    INFO = "info"
    """A definition, a permission, a position: no duty."""


def edition_path(edition: str) -> Path:
    """The file of an edition: one of ours by its id, an organisation's own catalogue by the path of its YAML file.

    Raises:
        UsageError: no such edition or file; the message names the nearest.
    """
    if edition.endswith((".yaml", ".yml")):
        if not Path(edition).is_file():
            message = f"目録のファイル「{edition}」が見つかりません"
            raise UsageError(message)
        return Path(edition)
    if edition not in EDITIONS:
        hint = nearest_hint(edition, EDITIONS) or f"。使えるのは {'、'.join(EDITIONS)} です"
        message = f"ガイドラインの版「{edition}」はありません{hint}"
        raise UsageError(message)
    return resource_root("policies") / "guidelines" / f"{edition}.yaml"
