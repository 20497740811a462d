"""How cells look: fonts, borders and colours that still read when printed in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policylint.coverage import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Lang

FONT = "游ゴシック"
"""It comes with Windows and is what a Japanese Excel uses by itself."""
BASE: Mapping[str, Any] = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}

_INK, _FAINT, _LINE = "#1F2D3D", "#5F6B7A", "#BFC7D1"
_BOXED = {"border": 1, "border_color": _LINE}
_WRAPPED = {**_BOXED, "text_wrap": True, "valign": "top"}
_HEAD = {**_BOXED, "bold": True, "bg_color": "#DCE6F1", "font_color": _INK, "text_wrap": True, "align": "center"}
_ENTRY = {**_WRAPPED, "bg_color": "#FFFBE6"}

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": _INK},
    "heading": {"bold": True, "font_size": 12, "font_color": _INK},
    "label": {"font_color": _FAINT},
    "note": {"font_color": _FAINT, "font_size": 9},
    "fact": {},
    "fact.wrapped": {"text_wrap": True},
    "fact.number": {"num_format": "#,##0", "align": "left"},
    "fact.percent": {"num_format": "0.0%", "align": "left", "bold": True, "font_size": 12},
    "fact.date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "head": _HEAD,
    "head.left": {**_HEAD, "align": "left"},
    "head.entry": {**_HEAD, "bg_color": "#FFF2CC"},
    "head.rotated": {**_HEAD, "rotation": 90, "text_wrap": False, "valign": "top"},
    "group": {**_BOXED, "bold": True, "bg_color": "#EEF1F5", "font_color": _INK},
    "cell": _WRAPPED,
    "cell.center": {**_WRAPPED, "align": "center"},
    "cell.number": {**_WRAPPED, "num_format": "0", "align": "center"},
    "cell.date": {**_WRAPPED, "num_format": "yyyy-mm-dd", "align": "center"},
    "name": {**_BOXED, "text_wrap": True},
    "number": {**_BOXED, "num_format": "#,##0"},
    "percent": {**_BOXED, "num_format": "0.0%", "align": "right"},
    "mark": {**_BOXED, "align": "center"},
    "mark.large": {**_BOXED, "align": "center", "font_size": 11},
    "entry": _ENTRY,
    "entry.date": {**_ENTRY, "num_format": "yyyy-mm-dd", "align": "center"},
}
"""Properties of a cell, as XlsxWriter names them, over those of :data:`BASE`."""

DATES: Mapping[Lang, str] = {"ja": 'yyyy"年"m"月"d"日"', "en": "yyyy-mm-dd"}
"""How a date reads in each language; it takes the place of ``yyyy-mm-dd``."""

COLOUR: Mapping[Status, Mapping[str, Any]] = {
    Status.COVERED: {"bg_color": "#E4F3E6", "font_color": "#1B5E20"},
    Status.PARTIAL: {"bg_color": "#FFF4D6", "font_color": "#7A4F00"},
    Status.NONE: {"bg_color": "#FBE1DF", "font_color": "#A61B13", "bold": True},
    Status.OUTDATED: {"bg_color": "#E8E3F4", "font_color": "#4A3A86"},
    Status.EXCLUDED: {"bg_color": "#EDEFF2", "font_color": "#4A5563"},
    Status.NOT_EXPECTED: {"bg_color": "#FFFFFF", "font_color": "#8A94A0"},
}
"""Laid over a cell by its mark, so that the colour changes along when the auditor changes the mark."""
BAR = "#BBD7EC"
"""The bars of percentages."""
