"""Messages in the language of the run: values put in, slots for people left as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.checks.model import Check, Lang, Report, Value, Words
    from policylint.source import Source, Span

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*)\}")
_JOINT = {"ja": "、", "en": ", "}
# Between Japanese signs a line break means nothing; between words of letters it is a space.
_BREAK = re.compile(r"(?P<before>[^\s])?[ \t\u3000]*(?:\r\n|\r|\n)\s*(?P<after>[^\s])?")


def words_at(source: Source, span: Span) -> str:
    """The words that ``span`` covers, line breaks of the source joined."""
    return _BREAK.sub(_join, source.slice(span)).strip()


def _join(found: re.Match[str]) -> str:
    before, after = found["before"] or "", found["after"] or ""
    between = " " if before.isascii() and after.isascii() and before and after else ""
    return f"{before}{between}{after}"


def message(check: Check, report: Report, text: str, lang: Lang) -> str:
    """The message of ``report``; ``text`` are the words found.

    Raises:
        LookupError: the check knows no such variant, or hands over no value for a ``{name}``.
    """
    return _fill(_variant(check, check.messages, report.variant)[lang], check, report.values, text, lang)


def suggestion(check: Check, report: Report, text: str, lang: Lang) -> str:
    """What would satisfy the check; a variant without a suggestion of its own has the usual one.

    Raises:
        LookupError: as for :func:`message`.
    """
    variant = report.variant if report.variant in check.suggestions else "default"
    return _fill(_variant(check, check.suggestions, variant)[lang], check, report.values, text, lang)


def note(check: Check, key: str, report: Report, text: str, lang: Lang) -> str:
    """The text of a related place.

    Raises:
        LookupError: the check knows no such note, or hands over no value for a ``{name}``.
    """
    return _fill(_variant(check, check.notes, key)[lang], check, report.values, text, lang)


def _variant(check: Check, texts: Mapping[str, Words], key: str) -> Words:
    if key not in texts:
        wrong = f"{check.code}: no text for {key!r}; there are {', '.join(texts)}"
        raise LookupError(wrong)
    return texts[key]


def _fill(template: str, check: Check, values: Mapping[str, Value], text: str, lang: Lang) -> str:
    def put(found: re.Match[str]) -> str:
        name = found[1]
        if name in values:
            return _value(check, values[name], lang)
        if name == "text":
            return text
        wrong = f"{check.code}: no value for {{{name}}}"
        raise LookupError(wrong)

    return _PLACEHOLDER.sub(put, template)


def _value(check: Check, value: Value, lang: Lang) -> str:
    entries = (value,) if isinstance(value, str) else value
    return _JOINT[lang].join(check.words[entry][lang] if entry in check.words else entry for entry in entries)
