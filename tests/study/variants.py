"""Altered copies of questions, in the hope that a model learns more from them; the same seed makes the same."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from nlu.knowledge_base import LanguageFiles
from nlu.questions import Question
from tests.study.sight import Sight

SHARE: Final = 0.25
"""Of the questions that get a copy."""
SHORTEST: Final = 6
"""Letters of a word that a finger slips in."""

_SLIPS: Final[Sequence[Callable[[str, int], str]]] = (
    lambda word, at: word[:at] + word[at + 1 :],
    lambda word, at: word[:at] + word[at] + word[at:],
    lambda word, at: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
)
"""A letter left out, typed twice, exchanged with the one before."""


def altered_copies(questions: Sequence[Question], sight: Sight, files: LanguageFiles, *, seed: int) -> list[Question]:
    """One copy of a share of *questions*: a slip in a word, or a word of a concept replaced by another form of it.

    A question that has no word for either has no copy.
    """
    random = Random(seed)  # noqa: S311 -- to draw the same again, not to keep a secret
    chosen = random.sample(list(questions), int(SHARE * len(questions)))
    copies = []
    for question in chosen:
        alter = random.choice([_slipped, _said_otherwise])
        text = alter(question, sight, files, random)
        if text != question.text:
            copies.append(replace(question, text=text))
    return copies


def _slipped(question: Question, sight: Sight, files: LanguageFiles, random: Random) -> str:
    words = question.text.split(" ")
    long = [number for number, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
    if long:
        number = random.choice(long)
        words[number] = random.choice(_SLIPS)(words[number], random.randrange(1, len(words[number])))
    return " ".join(words)


def _said_otherwise(question: Question, sight: Sight, files: LanguageFiles, random: Random) -> str:
    mentions = sight.matcher.find(sight.reader.read(question.text, question.language), question.language)
    if not mentions:
        return question.text
    mention = random.choice(mentions)
    form = random.choice(files.vocabulary.concepts[random.choice(mention.concepts)].in_language(question.language))
    return question.text[: mention.start] + form + question.text[mention.end :]
