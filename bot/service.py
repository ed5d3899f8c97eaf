"""What the routes share: one object made at start and handed down, never a global."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import structlog
from fastapi import Depends, Request

from bot.assistant import Assistant
from bot.conversations import ConversationStore
from bot.errors import ApiError
from bot.metrics import Metrics
from bot.settings import Settings
from bot.tokens import Tokens
from nlu.knowledge_base import KnowledgeBase


@dataclass
class Service:
    """The running service.

    Attributes:
        assistant: None until a model is loaded; look-up by topic works without.

    """

    settings: Settings
    knowledge: KnowledgeBase
    conversations: ConversationStore
    tokens: Tokens
    metrics: Metrics
    logger: structlog.typing.FilteringBoundLogger
    count_conversations: Callable[[], int]
    assistant: Assistant | None = None

    def ready_assistant(self) -> Assistant:
        """The assistant.

        Raises:
            ApiError: 503 while no model is loaded.

        """
        if self.assistant is None:
            raise ApiError(503, "unavailable", {"Retry-After": "5"})
        return self.assistant


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


ServiceDep = Annotated[Service, Depends(_service)]
