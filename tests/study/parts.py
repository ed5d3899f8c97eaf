"""Part B: what each part of the understanding adds, on all the questions, asked the evaluation set."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlu.concepts import ConceptMatcher
from nlu.features import Features
from nlu.knowledge_base import LanguageFiles
from nlu.questions import Question
from nlu.spelling import SpellingsFile
from nlu.topic_model import Calibration, RankedTopic, TopicModel
from nlu.topics import OUT_OF_SCOPE
from nlu.words import WordReader
from tests.study.classifiers import fit_ours
from tests.study.comparison import Bench, Say
from tests.study.messages import evaluation_messages
from tests.study.samples import share_of_questions
from tests.study.scores import Judged, Scores
from tests.study.sight import CONCEPTS, Sight, without_families, without_neighbours
from tests.study.variants import altered_copies

WHOLE = "all of it"
SHARES = (1 / 16, 1 / 8, 1 / 4, 1 / 2)
FAMILIES = {
    "without concepts": CONCEPTS,
    "without broader concepts": "b",
    "without pairs of concepts": "q",
    "without lemmas": "l",
    "without pieces of words": "c",
}


@dataclass(frozen=True)
class Measured:
    """A variant, the questions that it learnt from, and what it is worth."""

    name: str
    questions: int
    scores: Scores


class Parts:
    """Measures variants of our classifier; the features are read once, where a variant does not change the reading."""

    def __init__(self, questions: Sequence[Question], bench: Bench, say: Say) -> None:
        self._questions = questions
        self._bench = bench
        self._say = say
        self._messages = evaluation_messages(bench.data, bench.knowledge)
        say("reading all the questions")
        self._sight = Sight.learn(questions, bench.files)
        self._learnt = self._sight.of_questions(questions)
        self._asked = self._sight.of_messages(self._messages)

    def curve(self) -> Iterator[Measured]:
        """By the number of questions; all of them excepted. What spells and corrects has seen all in each case."""
        places = {id(question): at for at, question in enumerate(self._questions)}
        for share in SHARES:
            some = share_of_questions(self._questions, share, seed=self._bench.seed)
            learnt = [self._learnt[places[id(question)]] for question in some]
            yield self._measured(f"1/{round(1 / share)} of the questions", some, learnt, self._asked)[0]

    def variants(self) -> Iterator[Measured]:
        """The whole first, then each with something less, or something more."""
        whole, model = self._measured(WHOLE, self._questions, self._learnt, self._asked)
        yield whole
        yield self._outside_as_any(model)
        yield self._outside_by_threshold(whole.scores)
        for name, families in FAMILIES.items():
            learnt, asked = (without_families(each, families) for each in (self._learnt, self._asked))
            yield self._measured(name, self._questions, learnt, asked)[0]
        learnt, asked = without_neighbours(self._learnt), without_neighbours(self._asked)
        yield self._measured("without pairs of words", self._questions, learnt, asked)[0]
        yield self._unmended()
        yield self._augmented()

    def _measured(
        self, name: str, questions: Sequence[Question], learnt: Sequence[Features], asked: Sequence[Features]
    ) -> tuple[Measured, TopicModel]:
        self._say(name)
        topics = [question.topic for question in questions]
        model = fit_ours(learnt, topics, penalty=self._bench.penalty, seed=self._bench.seed)
        return self._judged(name, len(questions), self._ranked(model, asked)), model

    def _ranked(self, model: TopicModel, asked: Sequence[Features]) -> list[Judged]:
        return [(message.label, model.rank(each)) for message, each in zip(self._messages, asked)]

    def _judged(self, name: str, questions: int, judged: Sequence[Judged]) -> Measured:
        return Measured(name, questions, Scores.of(judged, self._bench.knowledge))

    def _outside_as_any(self, model: TopicModel) -> Measured:
        alike = copy.copy(model)
        alike._calibration = _AllAlike(**asdict(model._calibration))
        judged = self._ranked(alike, self._asked)
        return self._judged("out of scope as a topic like any other", len(self._questions), judged)

    def _outside_by_threshold(self, whole: Scores) -> Measured:
        """Without questions out of scope: what the model is least sure of is declined, as often in scope as the whole does."""
        name = "out of scope by a threshold alone"
        self._say(name)
        within = [at for at, question in enumerate(self._questions) if question.topic != OUT_OF_SCOPE]
        topics = [self._questions[at].topic for at in within]
        learnt = [self._learnt[at] for at in within]
        model = fit_ours(learnt, topics, penalty=self._bench.penalty, seed=self._bench.seed)
        judged = self._ranked(model, self._asked)
        threshold = _threshold(judged, whole.declined.share / 100)
        declining = [
            (label, ranking if ranking[0].confidence > threshold else (RankedTopic(OUT_OF_SCOPE, 1 - threshold), *ranking))
            for label, ranking in judged
        ]
        return self._judged(name, len(within), declining)

    def _unmended(self) -> Measured:
        name = "without spellings and corrector"
        self._say(f"{name}: reading again")
        nothing = SpellingsFile(fr={}, en={})
        sight = Sight(WordReader(nothing, {}), ConceptMatcher.of(self._bench.files.vocabulary, nothing))
        learnt, asked = sight.of_questions(self._questions), sight.of_messages(self._messages)
        return self._measured(name, self._questions, learnt, asked)[0]

    def _augmented(self) -> Measured:
        files: LanguageFiles = self._bench.files
        copies = altered_copies(self._questions, self._sight, files, seed=self._bench.seed)
        learnt = [*self._learnt, *self._sight.of_questions(copies)]
        return self._measured("with altered copies of a quarter", [*self._questions, *copies], learnt, self._asked)[0]


@dataclass(frozen=True)
class _AllAlike(Calibration):
    """One softmax for all: out of scope is decided as any topic is."""

    def confidences(self, scores: NDArray[Any], outside: NDArray[np.bool_]) -> NDArray[Any]:
        return super().confidences(scores, np.zeros_like(outside))


def _threshold(judged: Sequence[Judged], share: float) -> float:
    """The confidence that this *share* of the messages in scope stays under."""
    surest = sorted(ranking[0].confidence for label, ranking in judged if label.primary != OUT_OF_SCOPE)
    return surest[round(share * len(surest))]
