"""What the routes share: one object made at start and handed down, never a global."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import structlog
from fastapi import Depends, Request

from bot.assistant import Assistant
from bot.conversations import ConversationStore
from bot.metrics import Metrics
from bot.settings import Settings
from bot.tokens import Tokens
from nlu.knowledge_base import KnowledgeBase


@dataclass
class Service:
    """The running service."""

    settings: Settings
    assistant: Assistant
    knowledge: KnowledgeBase
    conversations: ConversationStore
    tokens: Tokens
    metrics: Metrics
    logger: structlog.typing.FilteringBoundLogger
    count_conversations: Callable[[], int]


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


ServiceDep = Annotated[Service, Depends(_service)]
