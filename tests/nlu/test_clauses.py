import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.clauses import MOST_CUTS, possible_cuts
from nlu.knowledge_base import load_knowledge_base
from tests.conftest import ROOT


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


def test_three_questions_are_cut_in_three_first():
    text = "Vendez-vous mes données? Comment bloquer les témoins? et qui lit mes courriels"
    first, *others = possible_cuts(text)
    assert [text[slice(*part)] for part in first] == [
        "Vendez-vous mes données?",
        "Comment bloquer les témoins?",
        "et qui lit mes courriels",
    ]
    assert {len(parts) for parts in others} == {2}


@given(st.text(max_size=120) | st.lists(st.sampled_from(["un mot", "? ", " et ", ", ", "deux mots"]), max_size=9).map("".join))
def test_parts_lie_in_the_text(text):
    """In order, and never too many."""
    cuts = possible_cuts(text)
    assert len(cuts) <= MOST_CUTS
    for parts in cuts:
        ends = [end for part in parts for end in part]
        assert ends == sorted(ends) and len(parts) in (2, 3)
        assert (ends[0], ends[-1]) == (0, len(text))


@pytest.mark.parametrize(
    "part, language, asks",
    [
        ("Puis-je voir mon dossier", "fr", True),
        ("c'est quoi un témoin", "fr", True),
        ("Mon frère est sourd", "fr", False),
        ("Je suis arrivé au Québec il y a trois mois.", "fr", False),
        ("who reads my e-mails", "en", True),
        ("change my address please", "en", True),
        ("I spent the winter in Florida.", "en", False),
        ("Vraiment?", "fr", True),
        ("écran de veille: consigne", "fr", True),
        ("need ur phone number", "en", True),
    ],
)
def test_what_asks(part, language, asks):
    """A statement of circumstances does not."""
    spotter = load_knowledge_base(ROOT / "data").question_spotter
    assert spotter.asks(part, language) is asks
