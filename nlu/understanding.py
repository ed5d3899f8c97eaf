"""The words of an utterance to its ranked topics, and to those of its parts where it may hold several questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlu.clauses import possible_cuts
from nlu.concepts import Mention
from nlu.features import features_of
from nlu.topic_model import RankedTopic, TopicModel
from nlu.words import Word

Ranking = tuple[RankedTopic, ...]
RANKED_OF_A_PART = 3


@dataclass(frozen=True)
class Understanding:
    """What the model makes of an utterance.

    Attributes:
        ranking: Topics, surest first.
        cuts: For each way of cutting the utterance in questions, the surest topics of each part.

    """

    ranking: Ranking
    cuts: tuple[tuple[Ranking, ...], ...] = ()


def understand(text: str, words: Sequence[Word], mentions: Sequence[Mention], model: TopicModel) -> Understanding:
    """The topics of *text*, whose words are *words* and name what the *mentions* say."""

    def rank(start: int, end: int) -> Ranking:
        of_words = [word for word in words if start <= word.start < end]
        of_mentions = [mention for mention in mentions if start <= mention.start < end]
        return model.rank(features_of(of_words, of_mentions))[:RANKED_OF_A_PART]

    cuts = tuple([tuple([rank(*part) for part in parts]) for parts in possible_cuts(text)])
    return Understanding(model.rank(features_of(words, mentions)), cuts)
