from __future__ import annotations

from policylint.engine.leak_rules import leak_rules


def test_the_limits_are_those_of_the_catalogue():
    assert leak_rules("biz-2025") == {"preliminary": 5, "final": 30, "illicit": 60, "persons": 100}


def test_public_bodies_report_every_leak():
    assert leak_rules("gov-2025")["persons"] == 0


def test_the_edition_of_2017_has_no_days():
    assert not {"preliminary", "final", "illicit"} & set(leak_rules("gov-2017"))
