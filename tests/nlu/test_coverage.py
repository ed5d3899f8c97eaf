"""The thesaurus against the common language."""

import pytest

from nlu.coverage import FREQUENT, coverage_of, neutral_path
from nlu.knowledge_base import load_language_files
from nlu.languages import LANGUAGES
from tests.conftest import ROOT


def test_every_frequent_word_is_named_or_knowingly_neutral():
    data = ROOT / "data"
    found, faults = coverage_of(load_language_files(data), data)
    assert faults == []
    for language in LANGUAGES:
        assert found[language].open == ()
        assert found[language].named + found[language].neutral == FREQUENT
        assert found[language].named > FREQUENT / 2


@pytest.fixture
def covered(data):
    for language, words in (("fr", "# neutres\nde\nMur\n"), ("en", "the\n")):
        neutral_path(data, language).write_text(words, encoding="utf-8")
    return data


def test_a_word_cannot_be_both(covered):
    """The fault names the line of the list and the concept."""
    found, faults = coverage_of(load_language_files(covered), covered)
    assert [(fault.path.name, fault.line, fault.code, fault.details["concept"]) for fault in faults] == [
        ("fr.txt", 3, "neutral_word_named", "wall")
    ]
    assert "de" not in found["fr"].open and "mur" not in found["fr"].open and "la" in found["fr"].open


def test_a_missing_list_is_a_fault(data):
    neutral_path(data, "en").unlink()
    _, faults = coverage_of(load_language_files(data), data)
    assert [(fault.path.name, fault.code) for fault in faults] == [("en.txt", "file_missing")]
