"""Where conversations are kept between turns: ids and languages, in memory, for a while."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from actions.conversation import Conversation


def new_id() -> str:
    """An unguessable conversation id: 128 random bits."""
    return secrets.token_urlsafe(16)


class ConversationStore(Protocol):
    """Keeps the state of conversations; forgets each after a while without activity."""

    async def open(self, conversation_id: str, state: Conversation) -> None:
        """Begin to keep a conversation."""

    async def get(self, conversation_id: str) -> Conversation | None:
        """The state; None where there is none, or no more."""

    async def put(self, conversation_id: str, state: Conversation) -> bool:
        """Keep the state after a turn; False, and nothing kept, where the conversation was forgotten meanwhile."""

    async def forget(self, conversation_id: str) -> bool:
        """Forget now; False where there was none."""


class MemoryConversations:
    """Conversations of one process: at most *most*, the longest idle ones giving way."""

    def __init__(self, *, idle_s: float, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._idle_s = idle_s
        self._most = most
        self._clock = clock
        self._states: OrderedDict[str, tuple[float, Conversation]] = OrderedDict()

    def __len__(self) -> int:
        self._expire()
        return len(self._states)

    async def open(self, conversation_id: str, state: Conversation) -> None:
        self._expire()
        while len(self._states) >= self._most:
            self._states.popitem(last=False)
        self._states[conversation_id] = (self._clock(), state)

    async def get(self, conversation_id: str) -> Conversation | None:
        self._expire()
        kept = self._states.get(conversation_id)
        return kept[1] if kept else None

    async def put(self, conversation_id: str, state: Conversation) -> bool:
        self._expire()
        if conversation_id not in self._states:
            return False
        self._states[conversation_id] = (self._clock(), state)
        self._states.move_to_end(conversation_id)
        return True

    async def forget(self, conversation_id: str) -> bool:
        self._expire()
        return self._states.pop(conversation_id, None) is not None

    def _expire(self) -> None:
        """Drop those idle too long; they stand in the order of their last turn."""
        oldest_allowed = self._clock() - self._idle_s
        while self._states and next(iter(self._states.values()))[0] <= oldest_allowed:
            self._states.popitem(last=False)
