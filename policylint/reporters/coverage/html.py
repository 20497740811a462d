"""Coverage as one HTML file: opened offline, read, narrowed, printed.

Nothing is fetched and nothing can be: the content security policy lets in this one script and this one style sheet by
their digests, so that a ``<script>`` in a regulation would not run even if it were not escaped.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from policylint.coverage import OPEN, By, Status
from policylint.reporters.coverage.html_evidence import evidence_section
from policylint.reporters.coverage.html_matrix import matrix_section
from policylint.reporters.coverage.html_page import LETTER, PRINTABLE, Page
from policylint.reporters.coverage.html_summary import header, legend, summary
from policylint.reporters.coverage.html_words import WORDS
from policylint.reporters.coverage.words import BY, MARK, MEANING, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.coverage import Matrix
    from policylint.reporters.style import Style

_SAID_BY_SCRIPT = (
    "shown",
    "shown-columns",
    "close",
    "clause",
    "line-number",
    "evidence",
    "to-evidence",
    "cases",
    "missing",
    "missing-none",
    "missing-partial",
    "missing-outdated",
    "no-claim",
    "away-regulation",
    "away-practice",
    "away-basic-policy",
    "reason",
    "approver",
    "review",
)


def render(matrix: Matrix, style: Style) -> str:
    """The whole page."""
    return "\n".join(_lines(Page(matrix, style.lang))) + "\n"


def _lines(page: Page) -> Iterator[str]:
    css, script = _static("matrix.css"), _static("matrix.js")
    title = f"{page.say('title')} {escape(page.matrix.edition.id)}"
    if page.single:
        title += f" {escape(page.matrix.columns[0].name)}"
    yield f'<!doctype html>\n<html lang="{page.lang}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(css, script)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="referrer" content="no-referrer">\n<title>{title}</title>\n<style>{css}</style>\n</head>'
    yield f'<body class="{"wide" if len(page.matrix.columns) > PRINTABLE else "narrow"}">'
    yield f'<a class="skip" href="#coverage">{page.say("skip")}</a>'
    # Bars share this pattern; in black and white it tells "partial" from "covered".
    yield '<svg class="away" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="3" height="3"'
    yield ' patternUnits="userSpaceOnUse"><path class="hatch" d="M0 0h1.2v3H0z"/></pattern></defs></svg>'
    yield from header(page)
    yield from _contents(page)
    yield "<main>"
    yield from summary(page)
    yield from legend(page)
    yield from matrix_section(page)
    yield from evidence_section(page)
    yield '</main>\n<dialog id="panel" aria-labelledby="panel-h"></dialog>'
    yield f'<script type="application/json" id="words">{_words(page)}</script>'
    yield f"<script>{script}</script>\n</body>\n</html>"


def _contents(page: Page) -> Iterator[str]:
    links = (("summary", "summary"), ("legend", "legend"), ("coverage", "matrix"), ("evidence", "evidence"))
    yield f'<nav aria-label="{page.say("contents")}">'
    yield " ".join(f'<a href="#{name}">{page.say(key)}</a>' for name, key in links)
    yield "</nav>"


def _words(page: Page) -> str:
    """What the script says.  No ``<`` is left in it, so that nothing can end the element."""
    data = {
        "say": {key: WORDS[key][page.lang] for key in _SAID_BY_SCRIPT},
        "gaps": "".join(LETTER[status] for status in OPEN),
        "printable": PRINTABLE,
        "kinds": [BY[kind][page.lang] for kind in By],
        "status": {
            LETTER[status]: {
                "mark": MARK[status],
                "word": STATUS[status][page.lang],
                "meaning": MEANING[status][page.lang],
                "id": status.value,
            }
            for status in Status
        },
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _policy(css: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _static(name: str) -> str:
    """A file beside this module, with the line breaks that the browser will see."""
    text = files("policylint.reporters.coverage").joinpath(name).read_text("utf-8")
    return "\n" + text.replace("\r\n", "\n")
