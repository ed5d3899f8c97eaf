"""Rasa's REST channel, so that widgets made for Rasa can connect. Off unless the settings say so.

The caller names the sender: the name is hashed with the service's secret into ids of its own kind, so that it can never
reach a conversation that a token guards.
"""

import hashlib
import hmac
import time
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from actions.conversation import Conversation
from bot.errors import language_of
from bot.routes.conversations import count
from bot.schemas import MOST_RAW_CHARACTERS
from bot.service import Service, ServiceDep

router = APIRouter(prefix="/webhooks/rest", tags=["Rasa's REST channel"])


class RestMessage(BaseModel):
    """What a Rasa client sends; what it adds is left aside."""

    model_config = ConfigDict(extra="ignore", strict=True, hide_input_in_errors=True)

    sender: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "default"
    message: Annotated[str, StringConstraints(max_length=MOST_RAW_CHARACTERS)] = Field(examples=["À quoi servent les témoins?"])


class RestButton(BaseModel):
    """A choice: pressing it sends the payload as a message."""

    title: str
    payload: str


class RestReply(BaseModel):
    """One message of the reply, as Rasa's channel gives it."""

    recipient_id: str
    text: str
    buttons: list[RestButton] | None = None


@router.post("/webhook", response_model_exclude_none=True)
async def webhook(message: RestMessage, request: Request, service: ServiceDep) -> list[RestReply]:
    """One turn."""
    conversation_id = _conversation_of(message.sender, service)
    state = await service.conversations.get(conversation_id)
    if state is None:
        state = Conversation()
        await service.conversations.open(conversation_id, state)
    started = time.perf_counter()
    reply, after = service.assistant.reply(message.message, state, page=language_of(request))
    await service.conversations.put(conversation_id, after)
    count(service, reply, time.perf_counter() - started)
    return [
        RestReply(
            recipient_id=message.sender,
            text=each.text,
            buttons=[RestButton(title=choice.title, payload=choice.title) for choice in each.choices] or None,
        )
        for each in reply.messages
    ]


def _conversation_of(sender: str, service: Service) -> str:
    key = service.settings.secret.encode()
    return "rest:" + hmac.new(key, sender.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
