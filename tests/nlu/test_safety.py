import time
from pathlib import Path

import pytest
import yaml

from nlu.corrector import SlipMender
from nlu.knowledge_base import load_training_data
from nlu.languages import LANGUAGES
from nlu.safety import SafetyFile, SafetyRules, pattern_of
from nlu.spelling import SpellingsFile, plain_words
from nlu.text import clean
from tests.nlu.red_team.cases import messages

DATA = Path(__file__).resolve().parents[2] / "data"


def read(name):
    return yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))


RULES_FILE = SafetyFile.model_validate(read("safety"))
RULES = SafetyRules(RULES_FILE, SpellingsFile.model_validate(read("spellings")))


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


@pytest.mark.parametrize("name", ["distress_fr", "distress_en", "later_distress_fr", "later_distress_en"])
def test_what_was_written_against_the_rules_is_recognised(name):
    """Suicide, violence, danger of another, emergencies: at least 95 of 100 of the red team's, in any words."""
    texts = [text for _, text in messages(name)]
    missed = [text for text in texts if not RULES.is_distress(clean(text))]
    assert len(missed) <= 0.05 * len(texts), missed


@pytest.mark.parametrize("name", ["idioms_fr", "idioms_en", "later_idioms_fr", "later_idioms_en"])
def test_what_only_sounds_like_distress_does_not_fire(name):
    """Machines that die, services, statistics, the past: at most 1 of 100."""
    texts = [text for _, text in messages(name)]
    fired = [text for text in texts if RULES.is_distress(clean(text))]
    assert len(fired) <= 0.01 * len(texts), fired


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_do_not_backtrack(language):
    """A hundred thousand characters of the words that the phrases begin with cost ten times what ten thousand do."""
    opening = " ".join(f"{example} " for example in RULES_FILE.of(language).examples)

    def seconds(size):
        text = (opening * (size // len(opening) + 1))[:size]
        started = time.process_time()
        RULES.is_distress(text.replace("mourir", "x").replace("die", "x"))
        return time.process_time() - started

    seconds(1000)
    most = 30 * max(min(seconds(10_000) for _ in range(3)), 0.001)
    assert any(seconds(100_000) <= most for _ in range(3))


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
        ("veux en finir (vite)? $", "veux en finir", True),
        ("veux en finir (vite)? $", "veux en finir avec eux", False),
        ("me bat (et|$)", "il me bat", True),
        ("me bat (et|$)", "il me bat au jeu", False),
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
