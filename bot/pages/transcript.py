"""The conversation that a page shows, carried by the page itself: the server keeps none of it.

A page without scripts is made anew at each turn, and has to show the turns before. What each reply was is a decision (ids
and a language), from which its words are made again; the question is there with its identifiers masked. It all travels in
one hidden field, signed, so that no other site can have this one show words that nobody here said.
"""

from dataclasses import astuple, dataclass
from typing import Any, Final

from itsdangerous import BadData, URLSafeTimedSerializer

from actions.decision import Decision
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import Language

SIMPLER: Final = "simpler"
NOT_HELPED: Final = "not_helped"
SWITCH: Final = "switch"
PRESSES: Final = (SIMPLER, NOT_HELPED, SWITCH)
"""Buttons that are no topic; each is the key, in the pages' words, of what it says."""


@dataclass(frozen=True)
class Exchange:
    """One turn as the page shows it.

    Attributes:
        decision: What the reply was.
        typed: The question, masked; empty where a button was pressed.
        pressed: The topic of the choice pressed, or one of :data:`PRESSES`.
        language: Of the button that was pressed.
        dropped: The question could not be masked, and was erased unread.

    """

    decision: Decision
    typed: str = ""
    pressed: str = ""
    language: Language = "fr"
    dropped: bool = False


class Transcripts:
    """Signs the exchanges of a conversation, and reads them back."""

    def __init__(self, secret: str, *, lifetime_s: int, knowledge: KnowledgeBase) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="vigie.transcript")
        self._lifetime_s = lifetime_s
        self._knowledge = knowledge

    def write(self, conversation_id: str, exchanges: tuple[Exchange, ...]) -> str:
        """The exchanges as the value of a hidden field."""
        return str(self._serializer.dumps([conversation_id, [astuple(each) for each in exchanges]]))

    def read(self, written: str, conversation_id: str) -> tuple[Exchange, ...]:
        """The exchanges that :meth:`write` gave for this conversation; none where it gave no such thing, or too long ago.

        Those of topics that the knowledge base no longer has are left out.
        """
        try:
            owner, exchanges = self._serializer.loads(written, max_age=self._lifetime_s)
        except BadData:
            return ()
        if owner != conversation_id:
            return ()
        read = (_exchange(*each) for each in exchanges)
        return tuple(each for each in read if self._is_known(each))

    def _is_known(self, exchange: Exchange) -> bool:
        topics = self._knowledge.topics
        pressed = exchange.pressed in topics or exchange.pressed in ("", *PRESSES)
        return pressed and all(topic in topics for topic in exchange.decision.topics)


def _exchange(decision: list[Any], *others: Any) -> Exchange:
    """An exchange from the lists that JSON makes of tuples."""
    kind, topics, language, confidence, masked_kinds, *rest = decision
    return Exchange(Decision(kind, tuple(topics), language, confidence, tuple(masked_kinds), *rest), *others)
