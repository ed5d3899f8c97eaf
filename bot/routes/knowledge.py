"""The knowledge base: topics, one topic, look-up."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse

from actions.conversation import Conversation
from actions.decision import Decision
from actions.reply import compose
from bot.errors import ApiError, language_of
from bot.schemas import ChoiceOut, ErrorOut, FoundTopic, TopicOut, message_out
from bot.service import ServiceDep
from nlu.identifiers import MaskedText
from nlu.languages import Language

_ERRORS: dict[int | str, dict[str, Any]] = {code: {"model": ErrorOut} for code in (404, 422, 503)}
router = APIRouter(prefix="/api/v1", tags=["knowledge base"], responses=_ERRORS)

AskedLanguage = Annotated[Language | None, Query(description="Of the texts; else the first accepted one.")]
MOST_FOUND = 8


@router.get("/topics")
async def list_topics(request: Request, service: ServiceDep, language: AskedLanguage = None) -> list[ChoiceOut]:
    """The subjects that the assistant can answer, by title."""
    wanted = language or language_of(request)
    topics = [topic for topic in service.knowledge.topics.values() if topic.kind in ("answer", "silent")]
    found = [ChoiceOut(topic=topic.id, title=topic.in_language(wanted).title) for topic in topics]
    return sorted(found, key=lambda each: each.title)


@router.get("/topics/{topic_id}")
async def get_topic(
    topic_id: Annotated[str, Path(max_length=64)], request: Request, service: ServiceDep, language: AskedLanguage = None
) -> TopicOut:
    """One subject."""
    topic = service.knowledge.topics.get(topic_id)
    if topic is None:
        raise ApiError(404, "topic_unknown")
    wanted = language or language_of(request)
    reply = compose(Decision(topic.kind, (topic.id,), wanted), MaskedText(""), service.knowledge)
    message = message_out(reply.messages[0])
    words = topic.in_language(wanted)
    return TopicOut(
        topic=topic.id,
        kind=topic.kind,
        title=words.title,
        short=words.short,
        html=message.html,
        source=message.source,
        channels=message.channels,
        related=message.related,
    )


@router.get("/search")
async def search(
    request: Request, service: ServiceDep, q: Annotated[str, Query(max_length=500)], language: AskedLanguage = None
) -> list[FoundTopic]:
    """Subjects that the words may be about, best first; the words are masked like any other."""
    wanted = language or language_of(request)
    findings = service.assistant.understand(q, Conversation(), page=wanted)
    found = []
    for each in findings.ranking:
        topic = service.knowledge.topics.get(each.topic)
        if topic and topic.kind != "small_talk":
            words = topic.in_language(wanted)
            found.append(FoundTopic(topic=topic.id, title=words.title, short=words.short, confidence=round(each.confidence, 4)))
    return found[:MOST_FOUND]


@router.get("/identifiers")
async def identifier_rules(service: ServiceDep) -> JSONResponse:
    """The rules by which browsers mask identifiers before they send anything; the server masks again."""
    return JSONResponse(service.assistant.reader.for_browser(), headers={"Cache-Control": "public, max-age=3600"})
