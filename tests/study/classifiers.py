"""The classifiers compared that see what ours sees; each ranks all the topics for the features of a message."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from nlu.features import Features

# The rows are those of our classifier, to the letter: what differs between the classifiers is what they make of them.
from nlu.topic_model import RankedTopic, TopicModel, families_of, vector_of, weigh
from nlu.understanding import Ranking

NEIGHBOURS = 5
"""Not tuned: of 1, 5, 15 and 40, a trial on the first fold has the most first topics right with 40."""
PASSES = 30
"""Over the questions, at most, by the solver of the logistic regression; four times as many moved no share by over 1.2
points in that trial."""
STRENGTH = 10.0
"""Of the logistic regression (scikit-learn's ``C``). Not tuned: of 1, 3, 10, 30 and 100, that trial favours 100."""


class Classifier(Protocol):
    """Anything that ranks topics."""

    def rank(self, features: Features) -> Ranking:
        """The topics, surest first."""


@dataclass(frozen=True)
class WeightedRows:
    """Utterances as our classifier weighs them."""

    vocabulary: dict[str, int]
    families: Any
    idf: Any
    rows: csr_matrix

    @classmethod
    def of(cls, features: Sequence[Features]) -> "WeightedRows":
        """Those of the utterances to learn from."""
        vocabulary, idf, rows = weigh(features)
        return cls(vocabulary, families_of(vocabulary), idf, rows)

    def row(self, features: Features) -> csr_matrix:
        """That of one more utterance."""
        columns, values = vector_of(features, self.vocabulary, self.families, self.idf)
        return csr_matrix((values, columns, [0, len(columns)]), shape=(1, len(self.vocabulary)))


class Neighbours:
    """The nearest questions by cosine vote, each by how near it is."""

    def __init__(self, rows: WeightedRows, topics: Sequence[str]) -> None:
        self._rows = rows
        self._columns = normalize(rows.rows).T.tocsr()
        self._topics = sorted(set(topics))
        self._labels = np.array([self._topics.index(topic) for topic in topics])

    def rank(self, features: Features) -> Ranking:
        near = (normalize(self._rows.row(features)) @ self._columns).toarray()[0]
        nearest = np.argsort(-near, kind="stable")[:NEIGHBOURS]
        votes = np.bincount(self._labels[nearest], weights=near[nearest], minlength=len(self._topics))
        return _ranked(self._topics, votes / max(votes.sum(), 1e-9))


class Logistic:
    """Multinomial logistic regression."""

    def __init__(self, rows: WeightedRows, topics: Sequence[str], *, strength: float = STRENGTH) -> None:
        self._rows = rows
        model = LogisticRegression(C=strength, solver="saga", max_iter=PASSES, random_state=0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            self._model = model.fit(rows.rows, topics)

    def rank(self, features: Features) -> Ranking:
        return _ranked(self._model.classes_.tolist(), self._model.predict_proba(self._rows.row(features))[0])


@dataclass(frozen=True)
class Mean:
    """Two classifiers, the mean of whose confidences counts."""

    one: Classifier
    other: Classifier

    def rank(self, features: Features) -> Ranking:
        shares: dict[str, float] = {}
        for topic, confidence in (*self.one.rank(features), *self.other.rank(features)):
            shares[topic] = shares.get(topic, 0.0) + confidence / 2
        return _ranked(list(shares), np.array(list(shares.values())))


def _ranked(topics: Sequence[str], confidences: Any) -> Ranking:
    order = np.argsort(-confidences, kind="stable")
    return tuple(RankedTopic(topics[at], float(confidences[at])) for at in order)


def fit_ours(features: Sequence[Features], topics: Sequence[str], *, penalty: float, seed: int) -> TopicModel:
    """Our classifier, as the service has it."""
    return TopicModel.fit(features, topics, penalty=penalty, seed=seed)
