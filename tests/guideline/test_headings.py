"""The quick reading of headings and the catalogue are one."""

import pytest

from policylint.guideline.catalogue import EDITIONS, load_edition
from policylint.guideline.headings import headings, short_title


@pytest.mark.parametrize("edition", EDITIONS)
def test_quick_headings_are_those_of_the_catalogue(edition):
    expected = {clause.id: clause.heading for clause in load_edition(edition).clauses}

    assert expected.items() <= headings(edition).items()


def test_short_title_names_the_kind_of_organisation():
    assert [short_title(edition) for edition in EDITIONS] == [
        "ガイドライン（行政機関等編）",
        "ガイドライン（事業者編）",
        "ガイドライン（行政機関等・地方公共団体等編）",
    ]
