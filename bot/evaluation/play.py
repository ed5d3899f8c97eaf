"""A question's turns played through the assistant, as a person would type them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from actions.conversation import Conversation
from actions.reply import Reply
from bot.assistant import Assistant
from nlu.languages import Language


@dataclass(frozen=True)
class Played:
    """What came of the last turn.

    Attributes:
        reply: To it.
        before: The conversation that it came in.
        said: Each turn's text, its identifiers masked.
        duration_ms: Of the last turn.

    """

    reply: Reply
    before: Conversation
    said: tuple[str, ...]
    duration_ms: float


def play(utterances: Sequence[str], assistant: Assistant, *, page: Language | None) -> Played:
    """Type *utterances* in a conversation of their own.

    Raises:
        UtteranceError: If one is empty or too long.
        ValueError: If there is none.

    """
    conversation, played = Conversation(), None
    said: tuple[str, ...] = ()
    for utterance in utterances:
        before, started = conversation, time.perf_counter()
        reply, conversation = assistant.reply(utterance, before, page=page)
        duration_ms = 1000 * (time.perf_counter() - started)
        said = (*said, reply.masked.text)
        played = Played(reply, before, said, duration_ms)
    if played is None:
        raise ValueError("a conversation to play has a turn")
    return played
