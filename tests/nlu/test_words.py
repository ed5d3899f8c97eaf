"""How the words of an utterance are read: spellings, slips, missing spaces, lemmas."""

import pytest

from nlu.corrector import Corrector
from nlu.errors import ModelError
from nlu.spelling import SpellingsFile
from nlu.words import WordReader

SPELLINGS = SpellingsFile(fr={"pk": "pourquoi", "c koi": "c est quoi", "jveux": "je veux"}, en={"u": "you", "ur": "your"})
QUESTIONS = [
    *[("Gardez-vous mes renseignements personnels?", "fr")] * 5,
    *[("do you keep my personal information and my cookies", "en")] * 5,
]
READER = WordReader.learn(SPELLINGS, QUESTIONS, [("pare-feu", "fr"), ("snooping", "en"), ("renseignemant", "fr")])


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("Pk vous gardez ça?", "fr", "pourquoi vous gardez ca"),
        ("c koi un témoin", "fr", "c est quoi un temoin"),
        ("jveux savoir", "fr", "je veux savoir"),
        ("are u keeping ur notes", "en", "are you keeping your notes"),
        ("mes renseignmeents", "fr", "mes renseignements"),
        ("my informaton", "en", "my information"),
        ("mypersonal stuff", "en", "my personal stuff"),
        ("Nooooon", "fr", "noon"),
        ("l'œil de quelqu'un", "fr", "l oeil de quelqu un"),
        ("", "fr", ""),
        ("?!…", "en", ""),
    ],
)
def test_words_are_read_as_they_were_meant(typed, language, meant):
    assert " ".join(word.meant for word in READER.read(typed, language)) == meant


@pytest.mark.parametrize("word", ["renseignement", "informations", "fouiner", "notaire", "landlord", "cookie", "a1b2c3d4"])
def test_a_word_that_exists_or_is_no_word_is_never_corrected(word):
    assert [each.meant for each in READER.read(word, "fr")] == [word]


def test_a_form_of_the_thesaurus_is_never_corrected():
    """Even misspelt: whoever wrote it there knew what it means."""
    assert READER.read("renseignemant", "fr")[0].meant == "renseignemant"


def test_the_most_used_of_two_near_words_is_meant():
    assert Corrector({"cartable": 3, "cartables": 9}).correct("cartablex", "fr") == "cartables"


@pytest.mark.parametrize(
    ("word", "language", "lemma"),
    [
        ("gardez", "fr", "garder"),
        ("yeux", "fr", "oeil"),
        ("kept", "en", "keep"),
        ("cookies", "en", "cookie"),
        ("zut", "fr", "zut"),
    ],
)
def test_lemmas(word, language, lemma):
    assert READER.read(word, language)[0].lemma == lemma


def test_places_are_those_in_the_text():
    """Also where one spelling stands for several words."""
    text = "Jveux voir"
    words = READER.read(text, "fr")
    assert [(word.meant, text[word.start : word.end]) for word in words] == [
        ("je", "Jveux"),
        ("veux", "Jveux"),
        ("voir", "voir"),
    ]


def test_a_saved_reader_reads_the_same(tmp_path):
    READER.save(tmp_path)
    text = "jveux mes renseignmeents"
    assert WordReader.load(tmp_path).read(text, "fr") == READER.read(text, "fr")


def test_a_damaged_reader_is_refused(tmp_path):
    (tmp_path / "words.json").write_text('{"counts": {}}', encoding="utf-8")
    with pytest.raises(ModelError, match="train again"):
        WordReader.load(tmp_path)
