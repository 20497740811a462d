"""Patterns of files in a configuration."""

import pytest

from policylint.engine.paths import path_matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("kitei/a.yaml", "kitei/a.yaml"),
        ("./kitei/a.yaml", "kitei/a.yaml"),
        ("kitei/*", "kitei/old/a.yaml"),
        ("kitei/**", "kitei/old/a.yaml"),
        ("**/a.yaml", "a.yaml"),
        ("**/a.yaml", "kitei/old/a.yaml"),
        ("kitei/**/a.yaml", "kitei/a.yaml"),
        ("a.yaml", "kitei/a.yaml"),
        ("*.pdf", "kitei/規程.pdf"),
    ],
)
def test_a_pattern_means_these_files_of_the_repository(tmp_path, pattern, path):
    assert path_matches(str(tmp_path / path), pattern, tmp_path.resolve())


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("kitei/a.yaml", "old/kitei/a.yaml"),
        ("a.yaml", "kitei/ba.yaml"),
        ("A.yaml", "a.yaml"),
        ("kitei", "kitei/a.yaml"),
    ],
)
def test_a_pattern_does_not_mean_these(tmp_path, pattern, path):
    assert not path_matches(str(tmp_path / path), pattern, tmp_path.resolve())


def test_the_folder_of_the_configuration_counts_not_the_current_one(tmp_path, monkeypatch):
    (tmp_path / "kitei").mkdir()
    monkeypatch.chdir(tmp_path / "kitei")

    assert path_matches("a.yaml", "kitei/a.yaml", tmp_path.resolve())
    assert path_matches("../kitei/a.yaml", "kitei/*.yaml", tmp_path.resolve())
    assert not path_matches("a.yaml", "kitei/a.yaml")


def test_outside_of_the_repository_a_pattern_may_start_anywhere(tmp_path):
    assert path_matches("/else/kitei/a.yaml", "kitei/a.yaml", tmp_path.resolve())
    assert path_matches("/else/kitei/a.yaml", "kitei/*.yaml")
