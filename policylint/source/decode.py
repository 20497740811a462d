"""Bytes to text: UTF-8, UTF-16 and the old Japanese encodings.

Strict decoding decides wherever it can: UTF-8, ISO-2022-JP and marked UTF-16 cannot be mistaken.  CP932 and EUC-JP can
be decoded as one another; there the reading wins that looks like Japanese.
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass
from typing import Literal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
"""Characters looked at to tell two readings apart."""
_LIKELY = 0.4
"""Share of ordinary characters below which a reading is no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, without byte order mark, and the Python name of the encoding it was read in."""

    text: str
    encoding: str
    marked: bool = False
    """A byte order mark stood at the start."""


@dataclass(frozen=True, slots=True)
class DecodeError:
    """The bytes are no text.  ``offset`` is the first byte that shows it."""

    reason: Literal["nul-bytes", "not-decodable"]
    offset: int


def decode(data: bytes) -> Decoded | DecodeError:
    """The text of ``data``; an empty file is the empty text.

    NUL characters are refused: no text has them, and a file that does was cut or is binary.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, _strict(data[len(mark) :], encoding), encoding, marked=True)
    if b"\x00" in data:
        return _wide(data)
    if b"\x1b$" in data or b"\x1b(" in data:
        text = _strict(data, "iso2022_jp_ext") or _strict(data, "iso2022_jp_2004")
        if text is not None:
            return Decoded(text, "iso2022_jp")
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    return _old(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(data: bytes, text: str | None, encoding: str, *, marked: bool) -> Decoded | DecodeError:
    if text is None:
        return DecodeError("not-decodable", _first_wrong(data, encoding))
    if "\x00" in text:
        return DecodeError("nul-bytes", max(data.find(b"\x00"), 0))
    return Decoded(text, encoding, marked)


def _first_wrong(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _wide(data: bytes) -> Decoded | DecodeError:
    """UTF-16 without mark: its line ends, spaces and figures hold a NUL byte each, always on the same side."""
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text is not None and "\x00" not in text:
            readings.append((_plausibility(text), encoding, text))
    best = max(readings, default=None)
    if best is None or best[0] < _LIKELY:
        return DecodeError("nul-bytes", data.find(b"\x00"))
    return Decoded(best[2], best[1])


def _old(data: bytes) -> Decoded | DecodeError:
    """CP932 or EUC-JP, whichever looks like Japanese."""
    readings = []
    for rank, encoding in enumerate(("euc_jis_2004", "euc_jp", "cp932")):
        text = _strict(data, encoding)
        if text is not None and not (encoding == "cp932" and _user_defined(text)):
            readings.append((_plausibility(text), rank, encoding, text))
    best = max(readings, default=None)
    if best is None or best[0] < _LIKELY:
        return _guess(data)
    return Decoded(best[3], "euc_jp" if best[2] == "euc_jis_2004" else best[2])


def _user_defined(text: str) -> bool:
    return any("\ue000" <= c <= "\uf8ff" for c in text[:_SAMPLE])


def _guess(data: bytes) -> Decoded | DecodeError:
    """What charset-normalizer makes of it, if that is plausible; it is not relied on for short texts."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import and hardly ever needed

    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp932", "euc_jp", "shift_jis_2004", "utf_16"]).best()
    text = _strict(data, best.encoding) if best is not None else None
    if best is None or text is None or "\x00" in text or _plausibility(text) < _LIKELY:
        return DecodeError("not-decodable", _first_wrong(data, "utf-8"))
    return Decoded(text, best.encoding)


def _plausibility(text: str) -> float:
    """Share of characters that Japanese text is made of, from 0 to 1; half-width katakana speaks for a wrong guess."""
    sample = text[:_SAMPLE]
    if not sample:
        return 1.0
    return sum(_weight(c) for c in sample) / len(sample)


def _weight(char: str) -> float:
    if "\u3041" <= char <= "\u30fe" or char in "\u3000、。「」（）・\n\r\t ":
        return 1.0
    if " " <= char <= "~":
        return 1.0
    if "\uff61" <= char <= "\uff9f":
        return 0.45
    if "\uff01" <= char <= "\uff5e":
        return 0.95
    if "\u4e00" <= char <= "\u9fff":
        # The first level of JIS X 0208, ordered by reading, holds the kanji that people use.
        return 0.95 if _first_level(char) else 0.6
    if unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"}:
        return -5.0
    return 0.6 if unicodedata.category(char)[0] in "PSN" else 0.3


def _first_level(char: str) -> bool:
    try:
        return char.encode("euc_jp")[0] < 0xD0  # noqa: PLR2004 - row 48 begins the second level
    except UnicodeEncodeError:
        return False
