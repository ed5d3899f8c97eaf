import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.text import clean, comparable


@pytest.mark.parametrize(
    "typed, cleaned",
    [
        ("/restart", "restart"),
        ("// /témoins?", "témoins?"),
        ("a\u200bb\u00adc\u202ed\u2066e", "abcde"),
        ("５１４", "514"),
        ("٥١٤", "514"),
        ("l’accès\u00a0:  oui", "l'accès : oui"),
        ("a\x00b\nc\td", "ab c d"),
        ("x\ud800y", "xy"),
        ("e" + "\u0301" * 50, "é\u0301\u0301"),
    ],
    ids=["slash", "slashes", "invisible", "full width", "Arabic digits", "typography", "control", "surrogate", "combining"],
)
def test_makes_text_plain(typed, cleaned):
    """Nothing invisible, nothing disguised, nothing that Rasa takes for a command."""
    assert clean(typed) == cleaned


@given(st.text())
def test_cleaning_is_idempotent(text):
    """Cleaning clean text changes nothing."""
    assert clean(clean(text)) == clean(text)


def test_compares_without_case_accents_and_punctuation():
    """Two ways of typing the same words are the same question."""
    assert comparable("Êtes-vous SÛRS?") == comparable("etes vous surs")
