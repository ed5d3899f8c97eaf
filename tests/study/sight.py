"""From texts to features, by what the assistant reads words with; and features with some families left out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlu.concepts import ConceptMatcher
from nlu.features import Features, features_of
from nlu.knowledge_base import LanguageFiles
from nlu.languages import Language
from nlu.questions import Question
from nlu.words import WordReader
from tests.study.messages import Message

CONCEPTS = "kbq"
"""The families of features that come from the thesaurus."""


@dataclass(frozen=True)
class Sight:
    """What reads the words of texts and finds the concepts in them."""

    reader: WordReader
    matcher: ConceptMatcher

    @classmethod
    def learn(cls, questions: Sequence[Question], files: LanguageFiles) -> "Sight":
        """As the service has it, from *questions* and the language files."""
        texts = ((question.text, question.language) for question in questions)
        reader = WordReader.learn(files.spellings, texts, files.vocabulary.forms())
        return cls(reader, ConceptMatcher.of(files.vocabulary, files.spellings))

    def features(self, text: str, language: Language) -> Features:
        """Those of one text."""
        words = self.reader.read(text, language)
        return features_of(words, self.matcher.find(words, language))

    def of_questions(self, questions: Iterable[Question]) -> list[Features]:
        """Those of each question."""
        return [self.features(question.text, question.language) for question in questions]

    def of_messages(self, messages: Iterable[Message]) -> list[Features]:
        """Those of each message."""
        return [self.features(message.masked.text, message.detected.language) for message in messages]


def without_families(features: Iterable[Features], families: str) -> list[Features]:
    """The features, less those of *families* (letters, as in :mod:`nlu.features`)."""
    return [Counter({name: count for name, count in each.items() if name[0] not in families}) for each in features]


def without_neighbours(features: Iterable[Features]) -> list[Features]:
    """The features, less the pairs of words, or of lemmas, that follow one another."""
    return [Counter({name: n for name, n in each.items() if name[0] not in "wl" or " " not in name[2:]}) for each in features]
