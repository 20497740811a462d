"""Where schemas/, policies/ and checks/ are: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from policylint.errors import ResourceNotFoundError

Kind = Literal["schemas", "policies", "checks"]


@cache
def resource_root(kind: Kind) -> Path:
    """The folder of the shipped ``kind``.

    Raises:
        ResourceNotFoundError: neither the wheel's ``_data`` nor a checkout holds it.
    """
    package = Path(__file__).resolve().parent
    installed, checkout = package / "_data" / kind, package.parent / kind
    if installed.is_dir():
        return installed
    if checkout.is_dir() and (package.parent / "pyproject.toml").is_file():
        return checkout
    message = f"{kind}/ がありません（{installed} にも {checkout} にもない）。policylint を入れ直してください"
    raise ResourceNotFoundError(message)
