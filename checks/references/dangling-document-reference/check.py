"""A regulation is cited that is neither among those of the run nor declared to exist elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.checks.model import Fact, Report
from policylint.checks.places import at_text, at_title
from policylint.text.citation.mentions import articles_of, leaned_on
from policylint.text.citation.titles import same_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policylint.checks.model import Context, View


def collect(view: View, context: Context) -> Iterator[Fact]:  # noqa: ARG001
    """The title of the document with its articles, the related ones it lists, and the regulations it leans on."""
    regulation = view.document.regulation
    if regulation is None or view.reading is None:
        return
    title = regulation.title.text if regulation.title is not None else ""
    yield Fact(at_title(view), {"what": "document", "title": title, "articles": _printed(articles_of(regulation))})
    organisation = regulation.organisation
    for entry in organisation.related if organisation is not None else ():
        yield Fact(at_title(view), {"what": "related", "title": str(entry.values.get("title", ""))})
    for mention in leaned_on(view.reading.index):
        values = {"name": mention.name, "article": _number(mention.article) if mention.article is not None else ""}
        yield Fact(at_text(view, mention.prose, mention.span, mention.clause), {"what": "mention", **values})


def conclude(facts: Iterable[Fact], context: Context) -> Iterator[Report]:
    """Report each mention that leads nowhere; a single document without a list of others says nothing about them."""
    facts = tuple(facts)
    documents = [fact.values for fact in facts if fact.values["what"] == "document"]
    elsewhere = [str(fact.values["title"]) for fact in facts if fact.values["what"] == "related"] + [*context.external]
    if len(documents) < 2 and not elsewhere:  # noqa: PLR2004 - a set has two
        return
    for fact in facts:
        if fact.values["what"] != "mention":
            continue
        name, article = str(fact.values["name"]), str(fact.values["article"])
        found = next((d for d in documents if same_title(name, str(d["title"]))), None)
        if article:
            if found is not None and found["articles"] and article not in found["articles"]:
                yield Report(fact.place, {"document": str(found["title"])}, variant="article")
        elif found is None and not any(same_title(name, title) for title in elsewhere):
            yield Report(fact.place, {"document": name})


def _printed(numbers: Iterable[tuple[int, ...]]) -> tuple[str, ...]:
    return tuple(_number(number) for number in numbers)


def _number(number: tuple[int, ...]) -> str:
    return "-".join(str(part) for part in number)
