"""The words of an utterance to its ranked topics, and to those of the halves where it may hold two questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlu.clauses import possible_cuts
from nlu.features import features_of
from nlu.lemmas import Word
from nlu.topic_model import RankedTopic, TopicModel

Ranking = tuple[RankedTopic, ...]
RANKED_OF_A_HALF = 3


@dataclass(frozen=True)
class Understanding:
    """What the model makes of an utterance.

    Attributes:
        ranking: Topics, surest first.
        cuts: For each way of cutting the utterance in two, the surest topics of either half.

    """

    ranking: Ranking
    cuts: tuple[tuple[Ranking, Ranking], ...] = ()


def understand(text: str, words: Sequence[Word], model: TopicModel) -> Understanding:
    """The topics of *text*, whose tokens are *words*."""

    def rank(start: int, end: int) -> Ranking:
        return model.rank(features_of([word for word in words if start <= word.start < end]))[:RANKED_OF_A_HALF]

    cuts = tuple((rank(*first), rank(*second)) for first, second in possible_cuts(text))
    return Understanding(model.rank(features_of(words)), cuts)
