"""What our components leave for one another on Rasa's messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Dict, Final, List

from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import METADATA
from rasa.shared.nlu.training_data.message import Message

from nlu.concepts import Mention
from nlu.languages import DEFAULT_LANGUAGE, Language
from nlu.words import Word

TYPED: Final = "typed"
MENTIONS: Final = "mentions"


class WordToken(Token):
    """A word that the tokenizer read.

    Rasa fingerprints every token of every question after each step of a training; its own way takes a JSON text and four
    hashes a token, minutes for tens of thousands of questions.
    """

    def fingerprint(self) -> str:
        """What tells this token from another."""
        return f"{self.text} {self.lemma} {self.get(TYPED)} {self.start} {self.end}"


@dataclass(frozen=True)
class FoundMentions:
    """The concepts that a message names, with a fingerprint as cheap as that of :class:`WordToken`."""

    mentions: Sequence[Mention]

    def fingerprint(self) -> str:
        """What tells these mentions from others."""
        return repr(self.mentions)


def language_of(message: Message) -> Language:
    """That of the message, or of the file of a training question."""
    metadata: Dict[str, Any] = message.get(METADATA) or {}
    language: Language = message.get("language") or metadata.get("language", DEFAULT_LANGUAGE)
    return language


def words_of(message: Message) -> List[Word]:
    """The words that the tokenizer read."""
    tokens: List[Token] = message.get("text_tokens") or []
    return [Word(each.get(TYPED, each.text), each.text, each.lemma, each.start, each.end) for each in tokens]


def mentions_of(message: Message) -> Sequence[Mention]:
    """What the concept featurizer found; none where the pipeline has no such component."""
    found: FoundMentions | None = message.get(MENTIONS)
    return found.mentions if found else ()
