"""The concepts that an utterance names, and the faults of a thesaurus."""

import pickle

import pytest

from nlu.concepts import ConceptMatcher
from nlu.errors import ModelError
from nlu.faults import DataError
from nlu.knowledge_base import load_language_files
from nlu.spelling import SpellingsFile
from nlu.vocabulary import VocabularyFile
from nlu.words import WordReader

SPELLINGS = SpellingsFile(fr={"jveux": "je veux"}, en={"ur": "your"})
VOCABULARY = VocabularyFile.model_validate(
    {
        "concepts": {
            "person": {"fr": ["quelqu'un", "du monde"], "en": ["someone"]},
            "relative": {"broader": ["person"], "fr": ["parenté"], "en": ["family member"]},
            "spouse": {"broader": ["relative"], "fr": ["conjoint", "mon chum"], "en": ["husband", "wife"]},
            "spy": {"fr": ["fouiner", "espionner"], "en": ["snoop", "eavesdrop"]},
            "address": {"fr": ["adresse"], "en": ["address"]},
            "ip_address": {"fr": ["adresse IP"], "en": ["IP address"]},
        }
    }
)
READER = WordReader(SPELLINGS, {})
MATCHER = ConceptMatcher.of(VOCABULARY, SPELLINGS)


def concepts(text, language, matcher=MATCHER):
    return [mention.concepts + mention.broader for mention in matcher.find(READER.read(text, language), language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("mon conjoint fouinait", "fr", [("spouse", "relative", "person"), ("spy",)]),
        ("Ils espionnent-tu?", "fr", [("spy",)]),
        ("my husband was snooping", "en", [("spouse", "relative", "person"), ("spy",)]),
        ("quelle est mon adresse IP", "fr", [("ip_address",)]),
        ("mon mari peut-tu snooper... snoop", "fr", [("spy",)]),
        ("rien de tout cela", "fr", []),
        ("", "en", []),
    ],
)
def test_forms_are_found_in_any_inflection_and_register(text, language, expected):
    """The longest of two forms that overlap; a word of the other language where it is none of this one's."""
    assert concepts(text, language) == expected


def test_a_mention_says_where_it_stands():
    text = "est-ce que mon chum fouine"
    first = MATCHER.find(READER.read(text, "fr"), "fr")[0]
    assert text[first.start : first.end] == "mon chum"


def test_nothing_typed_is_kept():
    before = pickle.dumps(MATCHER)
    assert concepts("le mot secret est xylophage, elle fouine", "fr") == [("spy",)]
    assert pickle.dumps(MATCHER) == before


def test_a_saved_matcher_finds_the_same(tmp_path):
    MATCHER.save(tmp_path)
    assert concepts("mon conjoint fouinait", "fr", ConceptMatcher.load(tmp_path)) == concepts("mon conjoint fouinait", "fr")


def test_a_missing_matcher_is_refused(tmp_path):
    with pytest.raises(ModelError, match="train again"):
        ConceptMatcher.load(tmp_path)


@pytest.mark.parametrize(
    ("concept", "code", "line"),
    [
        ("  odd:\n    broader: [nothing]\n    fr: [drôle]\n    en: [odd]\n", "unknown_reference", 3),
        ("  odd:\n    fr: [drôle, Drole]\n    en: [odd]\n", "repeated_form", 3),
        ("  odd:\n    fr: ['...']\n    en: [odd]\n", "empty_form", 3),
        (
            "  odd:\n    broader: [even]\n    fr: [a]\n    en: [b]\n  even:\n    broader: [odd]\n    fr: [c]\n    en: [d]\n",
            "circular_concepts",
            2,
        ),
        ("  odd:\n    fr: [drôle]\n", "missing", 2),
    ],
)
def test_a_fault_of_the_thesaurus_is_named_with_its_line(data, concept, code, line):
    (data / "vocabulary.yml").write_text(f"concepts:\n{concept}", encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_language_files(data)
    assert [(fault.code, fault.line) for fault in error.value.faults] == [(code, line)]
