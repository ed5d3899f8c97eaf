"""The topic model: a linear classifier over sparse features, with a calibrated confidence for every topic.

Fits with scikit-learn, predicts with numpy alone, is kept in files that hold numbers and names only (nothing in them
is ever executed). It knows nothing of Rasa.
"""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlu.errors import ModelError
from nlu.features import Features
from nlu.topics import OUT_OF_SCOPE

if TYPE_CHECKING:  # scikit-learn and scipy are for fitting only: the service starts without them
    from scipy.sparse import csr_matrix

FAMILIES: Final = "wlckbq"
"""Words, lemmas, pieces, concepts, broader ones, pairs of concepts: each family has its weight, whatever its number."""

WEIGHTS: Final = np.array([1.0, 1.0, 1.0, 0.3, 0.15, 0.3])
"""Of the families, in their order, as measured best."""

BALANCE: Final = 0.3
"""0 weighs every question alike, 1 every topic alike; in between measured best."""

TOLERANCE: Final = 0.3
"""Of the solver: from 0.001 to 0.5 it ranks alike, and takes less and less time, as measured."""

FEWEST: Final = 2
"""Utterances that must share a piece or a pair of words for the model to have it."""

FEWEST_TO_HOLD_OUT: Final = 5
"""Utterances of each topic that it takes to set some aside for the calibration."""

_FORMAT: Final = 4
_ARRAYS: Final = "topic_model.npz"
_NAMES: Final = "topic_model.json"

Floats = NDArray[np.float32]


class RankedTopic(NamedTuple):
    """A topic and how sure the model is of it; all the confidences of one utterance add up to 1."""

    topic: str
    confidence: float


@dataclass(frozen=True)
class Calibration:
    """What turns scores into confidences that mean what they say, learnt on utterances that the model had not seen.

    Being outside all the topics is decided apart from which topic it is: the score of ``out_of_scope`` against the best
    score of the topics, through a logistic curve (Platt, 1999). What is left is shared between the topics by a softmax
    whose scale is learnt (temperature scaling: Guo et al., 2017).

    Attributes:
        scale: Of the topics' scores before the softmax, positive.
        outside: Weight of the score of ``out_of_scope``, weight of the topics' best score, intercept.

    """

    scale: float = 1.0
    outside: tuple[float, float, float] = (4.0, -4.0, 0.0)

    @classmethod
    def fit(cls, scores: NDArray[Any], labels: NDArray[np.intp], topics: Sequence[str]) -> "Calibration":
        """From the *scores* ``(n_utterances, n_topics)`` of utterances that the model had not seen."""
        outside = _is_outside(topics)
        is_outside = outside[labels]
        scale = _best_scale(scores[~is_outside][:, ~outside], np.cumsum(~outside)[labels[~is_outside]] - 1)
        if not is_outside.any():
            return cls(scale)
        return cls(scale, _fit_logistic(_outside_evidence(scores, outside), is_outside))

    def confidences(self, scores: NDArray[Any], outside: NDArray[np.bool_]) -> NDArray[Any]:
        """Confidences ``(n_utterances, n_topics)``, each row of which adds up to 1, of *scores* of that shape.

        Args:
            scores: Of the topics.
            outside: Which topic is ``out_of_scope``; none may be.

        """
        within = np.where(outside, -np.inf, scores)
        confidences = _softmax(within * self.scale)
        if outside.any():
            of_outside, of_best, intercept = self.outside
            logits = scores[:, outside] * of_outside + within.max(axis=1, keepdims=True) * of_best + intercept
            probability = 1 / (1 + np.exp(-logits))
            confidences = np.where(outside, probability, confidences * (1 - probability))
        return confidences


def _is_outside(topics: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([topic == OUT_OF_SCOPE for topic in topics])


def _outside_evidence(scores: NDArray[Any], outside: NDArray[np.bool_]) -> NDArray[Any]:
    """``(n_utterances, 2)``: the score of being outside, the best of the topics' scores."""
    return np.stack([scores[:, outside][:, 0], scores[:, ~outside].max(axis=1)], axis=1)


def _best_scale(scores: NDArray[Any], labels: NDArray[np.intp]) -> float:
    from scipy.optimize import minimize_scalar

    def loss(log_scale: float) -> float:
        confidences = _softmax(scores * np.exp(log_scale))
        return float(-np.log(confidences[np.arange(len(labels)), labels] + 1e-12).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 4), method="bounded").x))


def _fit_logistic(evidence: NDArray[Any], is_outside: NDArray[np.bool_]) -> tuple[float, float, float]:
    from sklearn.linear_model import LogisticRegression

    # Balanced: how often people ask of other things does not follow from how many such messages were written.
    model = LogisticRegression(class_weight="balanced").fit(evidence, is_outside)
    first, second = model.coef_[0]
    return float(first), float(second), float(model.intercept_[0])


class TopicModel:
    """Ranks the topics for the features of an utterance."""

    def __init__(
        self,
        topics: Sequence[str],
        vocabulary: dict[str, int],
        idf: Floats,
        weights: Floats,
        bias: Floats,
        calibration: "Calibration",
    ) -> None:
        self.topics = tuple(topics)
        self._outside = _is_outside(topics)
        self._vocabulary = vocabulary
        self._families = families_of(vocabulary)
        self._idf = idf
        self._weights = weights
        self._bias = bias
        self._calibration = calibration

    @classmethod
    def fit(cls, features: Iterable[Features], topics: Sequence[str], *, penalty: float, seed: int) -> "TopicModel":
        """A model of labelled utterances.

        Args:
            features: Of each utterance.
            topics: The topic of each utterance.
            penalty: Inverse strength of the regularisation (scikit-learn's ``C``), positive.
            seed: Makes what is held out for the calibration, and the solver's steps, the same every time.

        Raises:
            ValueError: If there are fewer than two topics, or no utterance.

        """
        names = sorted(set(topics))
        if len(names) < 2:
            raise ValueError("a topic model needs the questions of two topics at least")
        labels = np.array([names.index(topic) for topic in topics])
        vocabulary, idf, rows = weigh(features)
        (weights, bias), held_out = _fit_with_held_out(rows, labels, penalty=penalty, seed=seed)
        calibration = Calibration.fit(*held_out, names) if held_out else Calibration()
        return cls(names, vocabulary, idf, weights, bias, calibration)

    def rank(self, features: Features) -> tuple[RankedTopic, ...]:
        """All the topics, surest first."""
        columns, values = vector_of(features, self._vocabulary, self._families, self._idf)
        scores = self._bias + values @ self._weights[columns]
        confidences = self._calibration.confidences(scores[None, :], self._outside)[0].tolist()
        order = sorted(range(len(confidences)), key=confidences.__getitem__, reverse=True)
        return tuple([RankedTopic(self.topics[index], confidences[index]) for index in order])

    def save(self, folder: Path) -> None:
        """Write the model's files into *folder*."""
        weights = self._weights.astype(np.float16)
        np.savez_compressed(folder / _ARRAYS, idf=self._idf, weights=weights, bias=self._bias)
        names = {"format": _FORMAT, "topics": self.topics, "vocabulary": list(self._vocabulary)}
        names |= {"calibration": asdict(self._calibration)}
        (folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "TopicModel":
        """The model whose files are in *folder*.

        Raises:
            ModelError: If a file is missing or is not that of a topic model.

        """
        try:
            names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
            with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
                idf, weights, bias = (arrays[name].astype(np.float32) for name in ("idf", "weights", "bias"))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{folder}: no topic model can be read there; train again") from error
        vocabulary = {name: index for index, name in enumerate(names["vocabulary"])}
        if names["format"] != _FORMAT or weights.shape != (len(vocabulary), len(names["topics"])):
            raise ModelError(f"{folder}: the topic model is of another version; train again")
        return cls(names["topics"], vocabulary, idf, weights, bias, Calibration(**names["calibration"]))


def weigh(features: Iterable[Features]) -> tuple[dict[str, int], Floats, "csr_matrix"]:
    """The vocabulary of the utterances, the rarity of each of its features, and the utterances' rows of weighted features.

    The vocabulary has every word and lemma; a piece or a pair of words only where :data:`FEWEST` utterances share it.
    """
    from scipy.sparse import csr_matrix

    found: dict[str, int] = {}
    columns, counts, ends = array("i"), array("f"), array("l", [0])
    for each in features:
        columns.extend([found.setdefault(name, len(found)) for name in each])
        counts.extend(each.values())
        ends.append(len(columns))
    shape = len(ends) - 1, len(found)
    rows = csr_matrix((np.array(counts), np.array(columns), np.array(ends)), shape=shape)
    frequency = np.bincount(rows.indices, minlength=len(found))
    common = frequency >= FEWEST
    kept = [name for name, column in found.items() if common[column] or (name[0] != "c" and " " not in name[2:])]
    # The most frequent first: what the solver looks at most often then lies close together in memory.
    kept.sort(key=lambda name: (-frequency[found[name]], name))
    order = np.array([found[name] for name in kept])
    vocabulary = {name: column for column, name in enumerate(kept)}
    idf: Floats = (np.log((1 + shape[0]) / (1 + frequency[order])) + 1).astype(np.float32)
    rows = rows[:, order]
    rows.sort_indices()
    owners = np.repeat(np.arange(shape[0]), np.diff(rows.indptr))
    rows.data = _scaled((1 + np.log(rows.data)) * idf[rows.indices], families_of(vocabulary)[rows.indices], owners)
    return vocabulary, idf, rows


def families_of(vocabulary: dict[str, int]) -> NDArray[np.intp]:
    """The family of each feature, by its place in :data:`FAMILIES`."""
    return np.array([FAMILIES.index(name[0]) for name in vocabulary], dtype=np.intp)


def vector_of(
    features: Features, vocabulary: dict[str, int], families: NDArray[np.intp], idf: Floats
) -> tuple[NDArray[np.intp], Floats]:
    """Columns and values of an utterance: damped counts times rarity, each family scaled to its weight."""
    known = {vocabulary[name]: count for name, count in features.items() if name in vocabulary}
    columns = np.fromiter(known.keys(), dtype=np.intp, count=len(known))
    damped = 1 + np.log(np.fromiter(known.values(), dtype=np.float32, count=len(known)))
    return columns, _scaled(damped * idf[columns], families[columns], np.zeros_like(columns))


def _scaled(values: Floats, families: NDArray[np.intp], owners: NDArray[np.intp]) -> Floats:
    """*values* with those of each family of each utterance (*owners*) scaled to the family's weight as their length."""
    groups = owners * len(FAMILIES) + families
    lengths = np.sqrt(np.bincount(groups, weights=values**2))
    scaled: Floats = (values * WEIGHTS[families] / np.maximum(lengths, 1e-9)[groups]).astype(np.float32)
    return scaled


def _fit_linear(rows: "csr_matrix", labels: NDArray[np.intp], *, penalty: float, seed: int) -> tuple[Floats, Floats]:
    """Weights ``(n_features, n_topics)`` and bias of one-against-the-rest linear classifiers."""
    from sklearn.svm import LinearSVC

    # A little more weight to topics with few questions: how many were written says little of how often people ask.
    counts = np.bincount(labels)
    weights_of_topics = {label: (counts.mean() / count) ** BALANCE for label, count in enumerate(counts) if count}
    model = LinearSVC(C=penalty, class_weight=weights_of_topics, random_state=seed, tol=TOLERANCE).fit(rows, labels)
    weights, bias = model.coef_, model.intercept_
    if len(weights) == 1:  # two topics: scikit-learn keeps the second one's side only
        weights, bias = np.vstack([-weights, weights]), np.array([-bias[0], bias[0]])
    return np.ascontiguousarray(weights.T, dtype=np.float32), bias.astype(np.float32)


def _fit_with_held_out(
    rows: "csr_matrix", labels: NDArray[np.intp], *, penalty: float, seed: int
) -> tuple[tuple[Floats, Floats], tuple[NDArray[Any], NDArray[np.intp]] | None]:
    """Weights and bias; and what a model that had not seen them makes of a fifth of the utterances: scores and labels.

    There are no such scores where a topic has too few utterances.
    """
    from joblib import Parallel, delayed
    from sklearn.model_selection import train_test_split

    fit = delayed(_fit_linear)
    jobs = [fit(rows, labels, penalty=penalty, seed=seed)]
    if int(np.bincount(labels).min()) < FEWEST_TO_HOLD_OUT:
        return Parallel()(jobs)[0], None
    seen, unseen = train_test_split(np.arange(len(labels)), test_size=0.2, stratify=labels, random_state=seed)
    # Processes, not threads: the solver draws from one random stream, which threads would share.
    jobs += [fit(rows[seen], labels[seen], penalty=penalty, seed=seed)]
    whole, (weights, bias) = Parallel(n_jobs=-1, max_nbytes=None)(jobs)
    return whole, (rows[unseen] @ weights + bias, labels[unseen])


def _softmax(scores: NDArray[Any]) -> NDArray[Any]:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    confidences: NDArray[Any] = raised / raised.sum(axis=1, keepdims=True)
    return confidences
