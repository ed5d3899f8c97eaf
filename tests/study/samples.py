"""Samples of the training questions, and folds of them; the same seed draws the same."""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil
from random import Random
from typing import Final, NamedTuple

from nlu.questions import Question
from nlu.topics import OUT_OF_SCOPE
from tests.study.groups import group_near_duplicates

OUTSIDE_TIMES: Final = 8
"""What is out of scope has so many times the questions of a topic in a sample, as it has many more in ``data/`` too."""

FOLDS: Final = 3


class Fold(NamedTuple):
    """Questions to learn from, and questions to be asked."""

    learnt: list[Question]
    asked: list[Question]


def sample_questions(questions: Sequence[Question], count: int, *, seed: int) -> list[Question]:
    """*count* questions of each topic in each language, or all where there are fewer; only those that hold a word."""
    return [
        question
        for (topic, _), shuffled in _shuffled([each for each in questions if holds_word(each.text)], seed).items()
        for question in shuffled[: count * (OUTSIDE_TIMES if topic == OUT_OF_SCOPE else 1)]
    ]


def share_of_questions(questions: Sequence[Question], share: float, *, seed: int) -> list[Question]:
    """The same share, in (0, 1], of each topic in each language; a larger share holds all of a smaller one."""
    return [
        question for shuffled in _shuffled(questions, seed).values() for question in shuffled[: ceil(share * len(shuffled))]
    ]


def fold_questions(questions: Sequence[Question], *, seed: int) -> list[Fold]:
    """Folds that hold each topic and language alike; near-duplicates are in one and the same."""
    from sklearn.model_selection import StratifiedGroupKFold

    groups = group_near_duplicates([question.text for question in questions])
    strata = [f"{question.language} {question.topic}" for question in questions]
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    return [
        Fold([questions[at] for at in learnt], [questions[at] for at in asked])
        for learnt, asked in splitter.split(strata, strata, groups)
    ]


def holds_word(text: str) -> bool:
    """Whether there is a letter or a digit in *text*: Rasa's own classifiers fail on messages without any."""
    return any(map(str.isalnum, text))


def _shuffled(questions: Sequence[Question], seed: int) -> dict[tuple[str, str], list[Question]]:
    drawn: dict[tuple[str, str], list[Question]] = defaultdict(list)
    for question in questions:
        drawn[question.topic, question.language].append(question)
    random = Random(seed)  # noqa: S311 -- to draw the same again, not to keep a secret
    return {key: random.sample(those, len(those)) for key, those in drawn.items()}
