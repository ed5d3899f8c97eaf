"""A conversation's state: ids and a language, never text."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from nlu.languages import Language, is_language


@dataclass(frozen=True)
class Conversation:
    """What the next turn needs to know of those before.

    Attributes:
        language: Of the last reply; None before the first.
        topics: Those of the last reply that said something, for "repeat" and "in English please".
        pending: Topics offered in the last reply, best first.
        misses: Replies in a row that did not answer.
        turns: Made so far.

    """

    language: Language | None = None
    topics: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    misses: int = 0
    turns: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The state as JSON values, for a store or a Rasa slot."""
        return asdict(self)

    @classmethod
    def from_dict(cls, state: Mapping[str, Any] | None) -> "Conversation":
        """The state that :meth:`as_dict` gave; a new conversation for None."""
        if not state:
            return cls()
        language = state.get("language")
        return cls(
            language=language if is_language(language) else None,
            topics=tuple(state.get("topics", ())),
            pending=tuple(state.get("pending", ())),
            misses=int(state.get("misses", 0)),
            turns=int(state.get("turns", 0)),
        )
