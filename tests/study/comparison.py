"""Part A: the classifiers side by side, on a sample, with and without concepts."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nlu.features import Features
from nlu.knowledge_base import KnowledgeBase, LanguageFiles
from nlu.questions import Question
from tests.study.classifiers import Classifier, Logistic, Mean, Neighbours, WeightedRows, fit_ours
from tests.study.messages import Message, evaluation_messages, messages_of
from tests.study.rasa_projects import CLASSIFIERS, rasa_engine
from tests.study.samples import fold_questions, holds_word
from tests.study.scores import Judged
from tests.study.sight import CONCEPTS, Sight, without_families

OURS = "ours"
Say = Callable[[str], None]
"""Called with what begins now."""


@dataclass(frozen=True)
class Split:
    """Questions to learn from, messages to be asked, and whether they are the evaluation set."""

    name: str
    learnt: Sequence[Question]
    asked: Sequence[Message]
    evaluation: bool = False


@dataclass(eq=False)
class Entry:
    """What a classifier made of the splits.

    Attributes:
        folds: What it made of the folds, and of how many.
        training_s: Reading and fitting all the sample.
        message_ms: Reading and ranking a message, the mean.

    """

    classifier: str
    concepts: bool
    folds: list[Judged] = field(default_factory=list)
    n_folds: int = 0
    evaluation: list[Judged] = field(default_factory=list)
    training_s: float = 0.0
    message_ms: float = 0.0

    def add(self, split: Split, judged: list[Judged], training_s: float, message_ms: float) -> None:
        """Keep what it made of *split*; the times are those of the whole sample."""
        if split.evaluation:
            self.evaluation, self.training_s, self.message_ms = judged, training_s, message_ms
        else:
            self.folds += judged
            self.n_folds += 1


@dataclass(frozen=True)
class Bench:
    """All that the comparison needs of the project."""

    data: Path
    knowledge: KnowledgeBase
    files: LanguageFiles
    penalty: float
    seed: int


def splits_of(sample: Sequence[Question], bench: Bench) -> list[Split]:
    """The evaluation set first, then the folds."""
    asked = [each for each in evaluation_messages(bench.data, bench.knowledge) if holds_word(each.masked.text)]
    splits = [Split("evaluation", sample, asked, evaluation=True)]
    for number, fold in enumerate(fold_questions(sample, seed=bench.seed), 1):
        splits.append(Split(f"fold {number}", fold.learnt, messages_of(fold.asked, bench.knowledge)))
    return splits


def compare_over_our_features(splits: Sequence[Split], bench: Bench, say: Say) -> Iterator[Entry]:
    """Those that see what ours sees; each is given once more after every split."""
    entries: dict[tuple[str, bool], Entry] = {}
    for split in splits:
        say(f"reading: {split.name}")
        started = time.perf_counter()
        sight = Sight.learn(split.learnt, bench.files)
        learnt = sight.of_questions(split.learnt)
        reading_s = time.perf_counter() - started
        started = time.perf_counter()
        asked = sight.of_messages(split.asked)
        reading_ms = 1000 * (time.perf_counter() - started) / len(asked)
        topics = [question.topic for question in split.learnt]
        for concepts in (True, False):
            seen = (learnt, asked) if concepts else tuple(without_families(each, CONCEPTS) for each in (learnt, asked))
            say(f"classifiers over our features, {'with' if concepts else 'without'} concepts: {split.name}")
            for name, classifier, fitting_s in _fitted(seen[0], topics, bench):
                started = time.perf_counter()
                judged = [(message.label, classifier.rank(each)) for message, each in zip(split.asked, seen[1])]
                ranking_ms = 1000 * (time.perf_counter() - started) / len(judged)
                entry = entries.setdefault((name, concepts), Entry(name, concepts))
                entry.add(split, judged, reading_s + fitting_s, reading_ms + ranking_ms)
                yield entry


def _fitted(features: Sequence[Features], topics: Sequence[str], bench: Bench) -> Iterator[tuple[str, Classifier, float]]:
    """Each classifier, with the seconds that fitting it took."""
    started = time.perf_counter()
    ours = fit_ours(features, topics, penalty=bench.penalty, seed=bench.seed)
    ours_s = time.perf_counter() - started
    yield OURS, ours, ours_s
    started = time.perf_counter()
    rows = WeightedRows.of(features)
    rows_s = time.perf_counter() - started
    neighbours = Neighbours(rows, topics)
    neighbours_s = time.perf_counter() - started
    yield "nearest neighbours", neighbours, neighbours_s
    yield f"{OURS} + neighbours", Mean(ours, neighbours), ours_s + neighbours_s
    started = time.perf_counter()
    yield "multinomial logistic regression", Logistic(rows, topics), rows_s + time.perf_counter() - started


def compare_rasa(splits: Sequence[Split], bench: Bench, say: Say, *, most_folds: dict[str, int]) -> Iterator[Entry]:
    """Rasa's own, each trained in a project of its own; each is given once more after every split.

    Args:
        splits: The evaluation set and the folds.
        bench: The project.
        say: Told what begins.
        most_folds: How many of the folds each classifier is given; one that is not named is left out.

    """
    entries = [Entry(name, concepts) for name in CLASSIFIERS if name in most_folds for concepts in (True, False)]
    for split in splits:
        for entry in entries:
            if not split.evaluation and entry.n_folds >= most_folds[entry.classifier]:
                continue
            say(f"{entry.classifier}, {'with' if entry.concepts else 'without'} concepts: {split.name}")
            with rasa_engine(entry.classifier, split.learnt, bench.data, concepts=entry.concepts) as (engine, trained):
                started = time.perf_counter()
                judged = [(each.label, engine.understand(each.masked, each.detected).ranking) for each in split.asked]
                message_ms = 1000 * (time.perf_counter() - started) / len(judged)
            entry.add(split, judged, trained.duration_s, message_ms)
            yield entry
