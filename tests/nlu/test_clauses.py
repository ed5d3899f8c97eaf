import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.clauses import MOST_CUTS, possible_cuts


@pytest.mark.parametrize(
    "text, first, second",
    [
        ("Do you sell my data? And how do I block cookies?", "Do you sell my data?", "And how do I block cookies?"),
        ("c'est quoi un témoin pis comment je les bloque", "c'est quoi un témoin", "comment je les bloque"),
        ("pare-feu utile + écran de veille", "pare-feu utile", "écran de veille"),
    ],
)
def test_the_strongest_cut_comes_first(text, first, second):
    """The end of a sentence, then a joint."""
    (one, other), *_ = possible_cuts(text)
    assert (text[slice(*one)], text[slice(*other)]) == (first, second)


@pytest.mark.parametrize("text", ["Bonjour! C'est quoi un pare-feu?", "cookies", "le pare-feu, svp"])
def test_a_word_alone_is_no_question(text):
    """It stays with its neighbour."""
    assert possible_cuts(text) == ()


@given(st.text(max_size=120))
def test_halves_lie_in_the_text(text):
    """In order, and never too many."""
    cuts = possible_cuts(text)
    assert len(cuts) <= MOST_CUTS
    assert all(0 <= a <= b <= c <= d == len(text) for (a, b), (c, d) in cuts)
