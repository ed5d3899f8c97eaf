"""What our components leave for one another on Rasa's messages."""

import hashlib
from collections.abc import Sequence
from typing import Any, Dict, Final, List

from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import METADATA
from rasa.shared.nlu.training_data.message import Message

from nlu.concepts import Mention
from nlu.languages import DEFAULT_LANGUAGE, Language
from nlu.words import Word

TYPED: Final = "typed"
MENTIONS: Final = "mentions"


class TrainingQuestion(Message):
    """A training question as Rasa's message.

    Rasa compares, copies and fingerprints every message many times in a training, each in a way made for any content
    (JSON texts, a hash for every value, deep copies): for tens of thousands of questions that takes longer than to learn
    from them. What ours hold is known, and is set, never changed in place.
    """

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Set a property; what is set to what it was already leaves the fingerprint as it was."""
        if add_to_output or prop not in self.data or self.data[prop] != info:
            super().set(prop, info, add_to_output)

    def __hash__(self) -> int:
        return hash(self.fingerprint())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TrainingQuestion) and self.fingerprint() == other.fingerprint()

    def fingerprint(self) -> str:
        """What tells this message from another, as hexadecimal digits."""
        if self._cached_fingerprint is None:  # type: ignore[has-type]
            told = "\n".join(f"{name} {_told(value)}" for name, value in sorted(self.data.items()))
            features = "\n".join(each.fingerprint() for each in self.features)
            digest = hashlib.md5(f"{told}\n{features}".encode(), usedforsecurity=False)
            self._cached_fingerprint = digest.hexdigest()
        return str(self._cached_fingerprint)

    def __deepcopy__(self, memo: Dict[int, Any]) -> "TrainingQuestion":
        """Itself: Rasa merges training data by copies of copies, of which it keeps the last."""
        return self


def _told(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(_told, value))
    if isinstance(value, Token):
        return f"{value.text} {value.lemma} {value.data} {value.start} {value.end}"
    return repr(value)


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
    return message.get(MENTIONS) or ()
