from pathlib import Path

import pytest
import yaml

from nlu.corrector import SlipMender
from nlu.knowledge_base import load_training_data
from nlu.safety import SafetyFile, SafetyRules, pattern_of
from nlu.spelling import SpellingsFile, plain_words
from nlu.text import clean

DATA = Path(__file__).resolve().parents[2] / "data"


def read(name):
    return yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))


RULES = SafetyRules(SafetyFile.model_validate(read("safety")), SpellingsFile.model_validate(read("spellings")))


@pytest.mark.parametrize(
    "typed",
    [
        "jveux pu vivre",
        "j'ai le goût d'en finir",
        "je voudrais m'endormir et ne pas me réveiller",
        "Je ne veux plus me réveiller demain matin",
        "ma soeur a avalé toute la bouteille de pilules",
        "mon conjoint menace de me tuer",
        "on m'a violée la semaine passée",
        "mon père ne respire plus!!",
        "i dont want to live anymore",
        "Ive decided to end my life",
        "he said he'll kill me if i leave",
        "she's unconscious and turning blue",
        "je veux mourrir",
        "JE VEUX MOUUUUURIR",
    ],
)
def test_distress_is_recognised(typed):
    """In standard words, familiar ones, text messages, with slips."""
    assert RULES.is_distress(clean(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "je meurs de faim",
        "c'est à mourir de rire votre affaire",
        "comment tuer un processus qui bloque le formulaire",
        "dying to get an answer here",
        "I could kill for a coffee",
        "this form is killing me",
        "l'aide médicale à mourir est-elle remboursée",
        "mon mari est décédé, que faire de sa carte",
        "je me bats depuis deux mois avec vos formulaires",
        "aidez-moi à trouver la page des témoins",
    ],
)
def test_idioms_do_not_fire(typed):
    """Nor do deaths in the past, help with the site, or services."""
    assert not RULES.is_distress(clean(typed))


def test_ordinary_questions_do_not_fire():
    """None of the training questions on anything else, save what could be an emergency."""
    _, questions = load_training_data(DATA)
    others = [question for question in questions if question.topic not in ("distress", "health_question")]
    fired = [question.text for question in others if RULES.is_distress(clean(question.text))]
    assert len(fired) <= 0.005 * len(others), fired


@pytest.mark.parametrize(
    "phrase, text, found",
    [
        ("veux (mourir|en finir)", "je veux en finir", True),
        ("veux (juste )?mourir", "veux juste mourir", True),
        ("veux (vraiment)? mourir", "veux mourir", True),
        ("suicid*", "suicidaires", True),
        ("mari ... frappe", "mari il m a frappe", True),
        ("mari ... frappe", "mari un deux trois quatre cinq frappe", False),
        ("^ me tuer $", "me tuer le temps", False),
        ("en finir (avec la vie)?", "en finir", True),
    ],
)
def test_the_notation(phrase, text, found):
    """As ``data/safety.yml`` explains it."""
    import re

    assert bool(re.search(rf"(?<![a-z0-9])(?:{pattern_of(phrase)})(?![a-z0-9])", text)) is found


def test_a_broken_phrase_is_refused():
    """With its words."""
    with pytest.raises(ValueError, match="parenthesis"):
        pattern_of("veux (mourir")


def test_spellings_are_put_right():
    """Longest first; stretched letters and apostrophes do not count."""
    assert plain_words("J'veuxxx pu c koi", {"pu": "plus", "c koi": "c est quoi", "j veux": "je veux"}) == [
        *("je", "veux", "plus", "c", "est", "quoi")
    ]


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("suicde", "suicide"),
        ("suiicide", "suicide"),
        ("siucide", "suicide"),
        ("suixide", "suicide"),
        ("courir", "courir"),
        ("nuit", "nuit"),
    ],
)
def test_one_slip_is_mended(typed, meant):
    """In long words only; the first letter is never taken for a slip, nor is a word that exists."""
    assert SlipMender({"suicide": 1, "mourir": 1}).mend([typed], {"courir"}) == [meant]
