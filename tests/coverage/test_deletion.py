"""An article that goes opens at least the requirements that it alone carried."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from policylint.checks.model import View
from policylint.coverage import Status, assess
from policylint.document.model import Kind
from policylint.importers import read_document
from policylint.resources import resource_root
from policylint.text.reading import read

MODELS = {path.stem: path for path in sorted((resource_root("policies") / "models").glob("*.yaml"))}
MET = {Status.COVERED, Status.PARTIAL}


@cache
def document(model):
    path = MODELS[model]
    return read_document(str(path), path.read_bytes())


def without(clauses, number):
    """The clauses without the article of that number, and without structured fields."""
    return tuple(
        replace(c, children=without(c.children, number))
        for c in clauses
        if not (c.kind is Kind.ARTICLE and c.number == number)
    )


def assessed(model, body, *, fields):
    whole = document(model)
    regulation = replace(whole.regulation, body=body)
    if not fields:
        bare = replace(regulation.organisation, **dict.fromkeys(LISTS, ()))
        regulation = replace(regulation, organisation=bare)
    changed = replace(whole, regulation=regulation)
    return assess([View(changed, read(changed))], regulation.edition or "gov-2025").verdicts


LISTS = ("roles", "affairs", "areas", "stores", "ledgers", "systems", "contacts", "reporting", "training",
         "inspections", "audits", "backups")  # fmt: skip


TOO = {
    ("small-company", 5): {"biz-2025/1.B-1"},  # 第16条第2項 names items of the information
    ("small-company", 26): {"biz-2025/2.C.e-2"},  # 第8条第2項 gives the review to the general manager
    ("small-company", 20): {"biz-2025/2.C.b-5", "biz-2025/2.E.d-2", "biz-2025/2.E.d-9"},  # the ledger shows disposals
    ("small-company", 38): {"biz-2025/2.F.b-1", "biz-2025/2.F.b-3"},  # the relief for small companies: named devices
    ("university", 32): {"gov-2025/2.E.a-2", "gov-2025/2.E.a-3"},  # 第34条第1項 locks and watches the area
    ("small-company", 41): {"biz-2025/2.F.d-1"},  # 第42条第1項 encrypts what leaves the house
}
"""What another article bears out as well, which is looked for only where the first is gone."""


@cache
def whole(model):
    return assessed(model, document(model).regulation.body, fields=False)


def alone(model, article):
    """The requirements that only clauses of the article are cited for."""
    name = f"第{article}条"
    return {
        requirement
        for requirement, verdict in whole(model).items()
        if verdict.status in MET
        and verdict.citations
        and all(c.clause == name or c.clause.startswith((f"{name}第",)) for c in verdict.citations)
    }


@pytest.mark.parametrize(
    ("model", "article"),
    [("small-company", n) for n in range(5, 48, 3)]
    + [("university", 32), ("university", 44), ("municipality", 14), ("company", 56)],
)
def test_what_an_article_alone_carried_opens_with_it(model, article):
    carried = alone(model, article)
    verdicts = assessed(model, without(document(model).regulation.body, (article,)), fields=False)
    still = {r for r in carried if verdicts[r].status in MET}

    assert still == TOO.get((model, article), set())


def test_some_article_carries_something_alone():
    assert sum(bool(alone("small-company", n)) for n in range(5, 48, 3)) > 5
