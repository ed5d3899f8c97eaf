"""Conversations: open, one turn, feedback, forget."""

import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Request, Response

from actions.conversation import Conversation
from actions.reply import Reply, greeting
from bot.conversations import new_id
from bot.errors import ApiError, language_of
from bot.schemas import ConversationIn, ConversationOut, ErrorOut, FeedbackIn, ReplyOut, TurnIn, message_out, reply_out
from bot.service import Service, ServiceDep
from nlu.text import MOST_CHARACTERS

_ERRORS: dict[int | str, dict[str, Any]] = {code: {"model": ErrorOut} for code in (400, 401, 404, 413, 415, 422, 429, 503)}
router = APIRouter(prefix="/api/v1/conversations", tags=["conversations"], responses=_ERRORS)

ConversationId = Annotated[str, Path(max_length=64)]


async def _speaker(conversation_id: ConversationId, service: ServiceDep, authorization: Annotated[str, Header()] = "") -> str:
    """The conversation's id, once the token says that the caller may speak in it."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not service.tokens.holds(token, conversation_id):
        raise ApiError(401, "token_invalid", {"WWW-Authenticate": "Bearer"})
    return conversation_id


SpeakerDep = Annotated[str, Depends(_speaker)]


async def _state(service: Service, conversation_id: str) -> Conversation:
    state = await service.conversations.get(conversation_id)
    if state is None:
        raise ApiError(404, "conversation_unknown")
    return state


@router.post("", status_code=201)
async def open_conversation(request: Request, service: ServiceDep, asked: ConversationIn | None = None) -> ConversationOut:
    """Open a conversation; the greeting says what the assistant is and offers questions to begin with."""
    language = (asked and asked.language) or language_of(request)
    conversation_id = new_id()
    await service.conversations.open(conversation_id, Conversation(language=None))
    return ConversationOut(
        conversation=conversation_id,
        token=service.tokens.sign(conversation_id),
        expires_in_s=service.settings.idle_s,
        max_characters=MOST_CHARACTERS,
        greeting=message_out(greeting(service.knowledge, language)),
    )


@router.post("/{conversation_id}/turns", status_code=201)
async def post_turn(conversation_id: SpeakerDep, turn: TurnIn, request: Request, service: ServiceDep) -> ReplyOut:
    """One turn: what the person typed, or the choice pressed, and the assistant's reply."""
    state = await _state(service, conversation_id)
    if state.turns >= service.settings.most_turns:
        raise ApiError(429, "too_many_turns")
    started = time.perf_counter()
    # Under a millisecond of arithmetic: handing it to a thread would cost more than it frees.
    reply, after = _reply(service, turn, state, request)
    duration_s = time.perf_counter() - started
    if not await service.conversations.put(conversation_id, after):
        raise ApiError(404, "conversation_unknown")
    count(service, reply, duration_s)
    return reply_out(reply, turn=after.turns, duration_ms=1000 * duration_s)


def _reply(service: Service, turn: TurnIn, state: Conversation, request: Request) -> tuple[Reply, Conversation]:
    assistant = service.assistant
    if turn.topic is not None:
        return assistant.choose(turn.topic, state, language=turn.language or state.language or language_of(request))
    return assistant.reply(turn.utterance or "", state, page=turn.language)


def count(service: Service, reply: Reply, duration_s: float) -> None:
    """Count and log a reply: ids and figures, never text."""
    kinds = reply.masked.kinds
    service.metrics.count_turn(kind=reply.kind, language=reply.language, topics=reply.topics, masked=kinds, seconds=duration_s)
    service.logger.info(
        "turn",
        kind=reply.kind,
        topics=reply.topics,
        language=reply.language,
        confidence=round(reply.confidence, 3),
        masked=kinds,
        duration_ms=round(1000 * duration_s, 3),
    )


@router.post("/{conversation_id}/feedback", status_code=204)
async def post_feedback(conversation_id: SpeakerDep, feedback: FeedbackIn, service: ServiceDep) -> Response:
    """Whether a reply helped."""
    state = await _state(service, conversation_id)
    if feedback.turn > state.turns:
        raise ApiError(422, "bad_request")
    service.metrics.count_feedback(helpful=feedback.helpful, reason=feedback.reason)
    return Response(status_code=204)


@router.delete("/{conversation_id}", status_code=204)
async def forget_conversation(conversation_id: SpeakerDep, service: ServiceDep) -> Response:
    """Forget the conversation now."""
    if not await service.conversations.forget(conversation_id):
        raise ApiError(404, "conversation_unknown")
    return Response(status_code=204)
