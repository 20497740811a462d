"""Golden files: compared in every run, written only by ``pytest --update-golden``."""

import os

import pytest


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew (never in CI)")


@pytest.fixture
def golden(request):
    """``golden(path, actual)``: ``actual`` is what the golden file at ``path`` holds."""
    update = request.config.getoption("--update-golden")

    def compare(path, actual):
        if update:
            assert "CI" not in os.environ, "golden files are written by people, not by CI"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode())
        assert path.is_file(), f"{path.name} is not there: run pytest --update-golden and read what it writes"
        expected = path.read_bytes().decode()

        assert actual == expected

    return compare
