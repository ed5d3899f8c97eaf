"""The words of an utterance to its ranked topics, and to those of its parts where it may hold several questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nlu.clauses import possible_cuts
from nlu.concepts import Mention
from nlu.features import features_of
from nlu.topic_model import RankedTopic, TopicModel
from nlu.words import Word

Ranking = tuple[RankedTopic, ...]
RANKED_OF_A_PART: Final = 3


@dataclass(frozen=True)
class Part:
    """One of the questions that an utterance may hold.

    Attributes:
        start: Where it begins in the text, in characters.
        end: Where it ends.
        ranking: Its surest topics, surest first.

    """

    start: int
    end: int
    ranking: Ranking


@dataclass(frozen=True)
class Understanding:
    """What the model makes of an utterance.

    Attributes:
        ranking: Topics, surest first.
        cuts: The parts, for each way of cutting the utterance in questions.

    """

    ranking: Ranking
    cuts: tuple[tuple[Part, ...], ...] = ()


def understand(text: str, words: Sequence[Word], mentions: Sequence[Mention], model: TopicModel) -> Understanding:
    """The topics of *text*, whose words are *words* and name what the *mentions* say."""

    def rank(start: int, end: int) -> Ranking:
        of_words = [word for word in words if start <= word.start < end]
        of_mentions = [mention for mention in mentions if start <= mention.start < end]
        return model.rank(features_of(of_words, of_mentions))[:RANKED_OF_A_PART]

    cuts = tuple([tuple([Part(*span, rank(*span)) for span in spans]) for spans in possible_cuts(text)])
    return Understanding(model.rank(features_of(words, mentions)), cuts)
