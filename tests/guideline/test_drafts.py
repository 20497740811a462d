"""Draft clauses: every duty has one, each bears its own requirement out, and none falls to the checks of vague words."""

import re

import pytest

from policylint.checks.load import load_checks, shipped_folder
from policylint.checks.model import View
from policylint.coverage.evaluate import NOTHING, Evaluator, Grade
from policylint.coverage.suggest import draft_for
from policylint.document.data import parse_data, read_text
from policylint.engine.run import run
from policylint.engine.settings import Settings
from policylint.guideline.catalogue import Modality, load_edition
from policylint.guideline.witnesses import Below, load_witness
from policylint.importers import read_document
from policylint.resources import resource_root
from policylint.text.provisions import Provisions
from policylint.text.reading import read

EDITIONS = ("gov-2025", "biz-2025")
PATH = resource_root("policies") / "guidelines" / "drafts.yaml"
KEYS = tuple(parse_data(read_text(PATH), PATH)["drafts"])
ASKED = [
    requirement
    for edition in EDITIONS
    for requirement in load_edition(edition).requirements.values()
    if requirement.expected_in == "regulation" and not isinstance(requirement.witness, Below)
]
DRAFTED = [requirement for requirement in ASKED if draft_for(requirement) is not None]
SLOT = re.compile(r"\{([^{}]+)\}")
START = "青葉市特定個人情報等取扱要領\n（用語）\n第１条　職員とは、青葉市に勤務する者をいう。\n"


def filled(draft):
    """The text of the draft with the example of each slot."""
    return SLOT.sub(lambda found: re.search(r"（例：(.+)）$", draft.slots[found[1]])[1], draft.text)


def regulation(*drafts):
    articles = [f"（{draft.caption}）\n第{number}条　{filled(draft)}\n" for number, draft in enumerate(drafts, 2)]
    document = read_document("kitei.txt", (START + "".join(articles)).encode())
    return View(document, read(document))


@pytest.mark.parametrize("modality", [Modality.MUST, Modality.SHOULD])
def test_what_a_regulation_must_or_should_say_has_a_draft(modality):
    assert [r.id for r in ASKED if r.modality is modality and draft_for(r) is None] == []


def test_every_draft_is_of_a_requirement():
    witnesses = {r.witness for r in ASKED}

    assert [key for key in KEYS if "/" not in key and load_witness(key) not in witnesses] == []
    assert {key for key in KEYS if "/" in key} <= {r.id for r in ASKED}


@pytest.mark.parametrize("requirement", DRAFTED, ids=lambda r: r.id)
def test_a_draft_bears_its_requirement_out(requirement):
    view = regulation(draft_for(requirement))
    evaluator = Evaluator(Provisions((view.reading,)), lambda _clauses: NOTHING)
    borne = evaluator.borne(requirement.witness)

    assert borne.grade is Grade.COVERED
    assert {view.reading.heading(e.clause) for e in borne.evidence} == {draft_for(requirement).caption}


@pytest.mark.parametrize("requirement", DRAFTED, ids=lambda r: r.id)
def test_every_slot_is_explained_in_the_order_of_the_text(requirement):
    draft = draft_for(requirement)

    assert list(dict.fromkeys(SLOT.findall(draft.text))) == list(draft.slots)
    assert not re.search(r"[{}]", filled(draft))


@pytest.mark.parametrize("requirement", DRAFTED, ids=lambda r: r.id)
def test_a_draft_is_one_or_two_sentences_without_numbers_of_its_own(requirement):
    draft = draft_for(requirement)
    said = re.sub(r"番号法第[0-9条の項第]+", "", draft.text)
    numbers = set(re.findall(r"[0-9０-９]+.", said))

    assert 1 <= len(re.findall(r"。(?!）)", draft.text)) <= 2
    assert numbers <= ({"30日", "60日"} if "個人情報保護委員会" in said else {"1人"})


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_drafts_of_an_edition_are_a_regulation_without_vague_words_that_meets_every_duty(edition):
    drafts = {draft_for(r).text: draft_for(r) for r in DRAFTED if r.id.startswith(edition)}
    document = regulation(*drafts.values()).document
    found = run((document,), load_checks([shipped_folder()]), Settings(edition=edition, select=("V", "R", "C101")))

    assert [(finding.code, finding.message) for finding in found.findings] == []


def test_a_draft_of_a_company_speaks_of_its_people():
    told = next(r for r in ASKED if r.id == "biz-2025/2.C.d-9")

    assert draft_for(told).text.startswith("従業者は、")


def test_what_rests_on_other_requirements_has_no_draft():
    above = next(r for r in load_edition("gov-2025").requirements.values() if isinstance(r.witness, Below))

    assert draft_for(above) is None
