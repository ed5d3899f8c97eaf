"""What our components leave for one another on Rasa's messages."""

from typing import Any, Dict, Final, List

from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import METADATA
from rasa.shared.nlu.training_data.message import Message

from nlu.concepts import Mention
from nlu.languages import DEFAULT_LANGUAGE, Language
from nlu.words import Word

TYPED: Final = "typed"
MENTIONS: Final = "mentions"


def language_of(message: Message) -> Language:
    """That of the message, or of the file of a training question."""
    metadata: Dict[str, Any] = message.get(METADATA) or {}
    language: Language = message.get("language") or metadata.get("language", DEFAULT_LANGUAGE)
    return language


def words_of(message: Message) -> List[Word]:
    """The words that the tokenizer read."""
    tokens: List[Token] = message.get("text_tokens") or []
    return [Word(each.get(TYPED, each.text), each.text, each.lemma, each.start, each.end) for each in tokens]


def mentions_of(message: Message) -> List[Mention]:
    """What the concept featurizer found; none where the pipeline has no such component."""
    return message.get(MENTIONS) or []
