"""The manual: a Markdown page for each check and an index by family and by inspection case.

Everything in it comes from the check folders and the catalogue of the guideline.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from policylint.checks.model import Severity
from policylint.engine.weigh import edition_weight
from policylint.guideline.editions import EDITIONS, Modality
from policylint.reporters.basis import clause_of, clause_text
from policylint.reporters.check_page import in_order, readable
from policylint.reporters.markdown_parts import code_block, plain, table
from policylint.reporters.words import FAMILIES, severity_word, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policylint.checks.model import Check, Example, Lang
    from policylint.guideline.catalogue import Case, Edition
    from policylint.reporters.style import Style
    from policylint.source import Span

INDEX = "README.md"
MARKER = "<!-- policylint checks --format markdown -->"
"""First line of every page: what made it, and that it may be made anew."""

_DATE = "2027-03-31"
_NONE = "－"
_KINDS_OF_CASES = ("事例", "参考", "好事例")


class Manual:
    """The pages of ``checks`` in the language of ``style``, with the texts of ``editions`` and ``cases``."""

    def __init__(
        self, checks: Mapping[str, Check], style: Style, editions: Sequence[Edition], cases: Mapping[str, Case]
    ) -> None:
        """Nothing is written yet."""
        self._checks, self._style, self._cases = in_order(checks.values()), style, cases
        self._lang: Lang = style.lang
        self._known = {check.code: check for check in self._checks}
        self._requirements = {name: each for edition in editions for name, each in edition.requirements.items()}

    def pages(self) -> dict[str, str]:
        """The text of each page by its file name (V101.md, README.md)."""
        made = {f"{check.code}.md": self._page(check) for check in self._checks}
        return {**made, INDEX: _text(self._index())}

    def _index(self) -> Iterator[str]:
        yield from (MARKER, f"# {self._say('manual.title')}", "", self._say("manual.lead", count=len(self._checks)), "")
        yield from (f"## {self._say('manual.by-family')}", "")
        for family, members in groupby(self._checks, key=lambda check: check.family):
            yield from (f"### {family} {self._family(family)}", "")
            yield from table(self._heads("code", "title", "severity", "cases"), map(self._row, members))
            yield ""
        yield from (f"## {self._say('manual.by-case')}", "", self._say("manual.by-case-lead"), "")
        yield from table(
            self._heads("case", "case-title", "checks"), map(self._case, sorted(self._cases.values(), key=_case_order))
        )

    def _row(self, check: Check) -> tuple[str, ...]:
        title = plain(check.title[self._lang])
        if not check.default:
            title += f" {plain(self._say('page.on-demand'))}"
        severity = severity_word(self._lang, check.severity)
        return self._link(check.code), f"{title}<br>`{check.name}`", severity, self._comma(check.cases) or _NONE

    def _case(self, case: Case) -> tuple[str, ...]:
        touching = [check for check in self._checks if case.id in check.cases]
        told = "<br>".join(f"{self._link(check.code)} {plain(check.title[self._lang])}" for check in touching)
        return case.id, plain(case.title), told or _NONE

    def _page(self, check: Check) -> str:
        lang = self._lang
        blocks: tuple[tuple[str, Iterable[str]], ...] = (
            ("page.message", _paragraphs(f"> {plain(readable(text[lang]))}" for text in check.messages.values())),
            ("page.why", [plain(readable(check.rationale[lang]))]),
            ("page.cases", (f"- {name} {plain(self._case_title(name))}".rstrip() for name in check.cases)),
            ("page.basis", self._basis(check)),
            ("page.bad", self._examples(check.bad, "manual.marked", "manual.more-bad")),
            ("page.good", self._examples(check.good, "", "manual.more-good")),
            ("page.fix", self._fix(check)),
            ("page.quiet", (f"- {plain(readable(line))}" for line in check.quiet_when[lang])),
            ("manual.settings", self._settings(check)),
            ("page.suppress", self._suppression(check)),
            ("manual.related", self._related(check)),
        )
        lines = [MARKER, f"# {check.code} {plain(check.title[lang])}", "", *self._facts(check)]
        for key, block in blocks:
            body = list(block)
            if body:
                lines += ["", f"## {self._say(key)}", "", *body]
        lines += ["", f"[{self._say('manual.title')}]({INDEX})"]
        return _text(lines)

    def _facts(self, check: Check) -> Iterator[str]:
        severity = severity_word(self._lang, check.severity)
        if not check.default:
            severity += f" {plain(self._say('page.on-demand'))}"
        family = f"{check.family} {self._family(check.family)}"
        facts = (f"`{check.code}`", f"`{check.name}`", severity, family, self._say(f"page.scope.{check.scope}"))
        yield from table(self._heads("code", "name", "severity", "family", "scope"), [facts])
        yield from ("", self._say(f"manual.level.{check.level}"))
        if not check.default:
            yield from ("", self._say("manual.on-demand", code=check.code))

    def _basis(self, check: Check) -> Iterator[str]:
        """The requirements of each edition with what they bind to, and how much the check weighs there."""
        first = True
        for edition in EDITIONS:
            own = [requirement for requirement in check.basis if requirement.startswith(f"{edition}/")]
            if not own:
                continue
            if not first:
                yield ""
            first = False
            weight = edition_weight(check, edition)
            yield f"**{plain(self._style.editions.get(edition, edition))}** `{edition}`" + (
                self._say("manual.weight", severity=severity_word(self._lang, weight)) if weight else ""
            )
            yield ""
            yield from table(self._heads("requirement", "clause", "modality", "text"), map(self._requirement, own))

    def _requirement(self, name: str) -> tuple[str, ...]:
        known = self._requirements.get(name)
        clause = clause_of(name)
        heading = self._style.headings.get(name) or self._style.headings.get(clause, "")
        cited = plain(clause_text(clause.partition("/")[2], heading))
        modality = modality_word(self._lang, known.modality) if known else ""
        return f"`{name.partition('/')[2]}`", cited, modality, plain(known.text) if known else ""

    def _examples(self, examples: Sequence[Example], lead: str, more: str) -> Iterator[str]:
        for example in examples[:1]:
            title = plain(example.title[self._lang])
            yield self._say(lead, title=title) if lead else title
            for name, text in example.files.items():
                yield ""
                if len(example.files) > 1:
                    yield from (f"`{name}`", "")
                language = "yaml" if name.endswith((".yaml", ".yml")) else "text"
                yield from code_block(marked(text, example.marks.get(name, ())), language)
        rest = [plain(example.title[self._lang]) for example in examples[1:]]
        if rest:
            yield from ("", self._say(more), "", *(f"- {title}" for title in rest))

    def _fix(self, check: Check) -> Iterator[str]:
        texts = [plain(readable(text[self._lang])) for text in check.suggestions.values()]
        yield from _paragraphs(texts)
        if any("{" in text for text in texts):
            yield from ("", self._say("manual.slots"))

    def _settings(self, check: Check) -> Iterator[str]:
        rows = []
        for name, schema in check.settings.items():
            said: Mapping[str, object] = schema if isinstance(schema, dict) else {}
            meaning = str(said.get("title") or said.get("description") or "")
            rows.append((f"`{name}`", plain(meaning), f"`{_value(said.get('default'))}`"))
        if rows:
            yield from table(self._heads("setting", "meaning", "default"), rows)
            name, _, default = rows[0]
            given = f"settings:\n  {check.code}: {{{name.strip('`')}: {default.strip('`')}}}"
            yield from ("", self._say("manual.settings-how"), "", *code_block(given, "yaml"))

    def _suppression(self, check: Check) -> Iterator[str]:
        if check.level != "file":
            yield from (self._say("page.suppress-how") + self._say("manual.suppress-expiry"), "")
            yield from code_block(self._say("manual.suppress-yaml", code=check.code, date=_DATE), "yaml")
            if check.level == "document":
                yield from ("", self._say("manual.suppress-title"))
            yield ""
        yield from (self._say("manual.ignore", code=check.code), "")
        yield from (self._say("manual.configure"), "")
        weight, change = ("warning", "heavier") if check.severity is Severity.INFO else ("info", "lighter")
        told = self._say("manual.configure-yaml", code=check.code, weight=weight, change=self._say(f"manual.{change}"))
        yield from code_block(told, "yaml")

    def _related(self, check: Check) -> Iterator[str]:
        refining = [each for each in self._checks if any(check.code in entry.split("+") for entry in each.refines)]
        for entry in check.refines:
            links = self._say("manual.both").join(self._described(code) for code in entry.split("+"))
            yield f"- {self._say('manual.refines', checks=links)}"
        if refining:
            links = self._comma(self._described(each.code) for each in refining)
            yield f"- {self._say('manual.refined-by', checks=links)}"
        shown = {check.code, *(each.code for each in refining), *(c for e in check.refines for c in e.split("+"))}
        family = [each.code for each in self._checks if each.family == check.family and each.code not in shown]
        if family:
            yield f"- {self._say('manual.family', checks=self._comma(map(self._link, family)))}"

    def _described(self, code: str) -> str:
        known = self._known.get(code)
        return f"{self._link(code)} {plain(known.title[self._lang])}" if known else self._link(code)

    def _link(self, code: str) -> str:
        return f"[{code}]({code}.md)" if code in self._known else code

    def _family(self, family: str) -> str:
        return FAMILIES[family][self._lang] if family in FAMILIES else self._say("page.own")

    def _case_title(self, name: str) -> str:
        return self._cases[name].title if name in self._cases else ""

    def _heads(self, *names: str) -> list[str]:
        return [self._say(f"manual.head.{name}") for name in names]

    def _comma(self, words: Iterable[str]) -> str:
        return ("、" if self._lang == "ja" else ", ").join(words)

    def _say(self, key: str, **values: object) -> str:
        return word(self._lang, key, **values)


def _case_order(case: Case) -> tuple[int, int]:
    kind = case.id.rstrip("0123456789")
    rank = _KINDS_OF_CASES.index(kind) if kind in _KINDS_OF_CASES else len(_KINDS_OF_CASES)
    return rank, int(case.id.removeprefix(kind) or 0)


def marked(text: str, spans: Sequence[Span]) -> str:
    """``text`` with ⟦ ⟧ around each of ``spans``, as check.yaml writes it."""
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        text = f"{text[: span.start]}⟦{text[span.start : span.end]}⟧{text[span.end :]}"
    return text


def modality_word(lang: Lang, modality: Modality) -> str:
    """しなければならない, 望ましい …: how much a requirement binds."""
    return word(lang, f"modality.{modality}")


def _paragraphs(texts: Iterable[str]) -> list[str]:
    lines: list[str] = []
    for text in dict.fromkeys(texts):
        lines += ["", text] if lines else [text]
    return lines


def _value(value: object) -> str:
    """A default as YAML writes it on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
