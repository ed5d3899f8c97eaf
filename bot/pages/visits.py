"""What the conversation's page gets for a form that it sent: conversations opened, gone on with and forgotten."""

import time
from dataclasses import dataclass, replace

from actions.conversation import Conversation
from bot.assistant import NoModelError
from bot.conversations import new_id
from bot.pages.dialogue import Turn, chosen_turn, simpler_turn, switched_turn, typed_turn, unhelped_turn
from bot.pages.forms import ChatForm
from bot.pages.site import ChatState, Pages, Visit
from bot.routes.conversations import count
from bot.service import Service
from nlu.identifiers import mask_identifiers
from nlu.languages import Language, other_language
from nlu.text import clean
from nlu.utterance import UtteranceError


@dataclass(frozen=True)
class Answered:
    """The page that a form gets."""

    html: str
    language: Language
    status: int = 200


class _FormError(Exception):
    """A form that cannot be done; its code is one of the phrases' errors."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


async def answer_form(form: ChatForm, service: Service, pages: Pages) -> Answered:
    """The page after what a person typed or pressed."""
    if form.command in ("restart", "forget"):
        if service.tokens.holds(form.token, form.conversation):
            await service.conversations.forget(form.conversation)
        state = ChatState(forgotten=form.command == "forget")
        return Answered(pages.chat(form.language, None, state), form.language)
    visit, kept = await _resume(form, service, pages)
    expired = bool(form.conversation) and visit is None
    if form.command == "helped":
        if visit and visit.exchanges:
            service.metrics.count_feedback(helpful=True, reason=None)
        shown = ChatState(thanked=visit is not None, expired=expired)
        return Answered(pages.chat(form.language, visit, shown), form.language)
    return await _answer_turn(form, visit, kept, expired, service, pages)


async def _answer_turn(
    form: ChatForm, visit: Visit | None, kept: Conversation, expired: bool, service: Service, pages: Pages
) -> Answered:
    """The page after one more turn, or with what was wrong with it."""
    language = other_language(form.language) if form.command == "switch" else form.language
    started = time.perf_counter()
    try:
        turn = _turn(form, visit, kept, service)
    except _FormError as error:
        shown = ChatState(error=pages.sentence(error.code, form.language), kept=_masked(form, service), expired=expired)
        return Answered(pages.chat(form.language, visit, shown), form.language, error.status)
    if turn is None:
        return Answered(pages.chat(language, visit, ChatState(expired=expired)), language)
    if visit is None:
        visit = await _open(service)
    if not await service.conversations.put(visit.conversation, turn.after):
        return Answered(pages.chat(language, None, ChatState(expired=True)), language)
    count(service, turn.reply, time.perf_counter() - started)
    visit = replace(visit, exchanges=(*visit.exchanges, turn.exchange))
    return Answered(pages.chat(language, visit, ChatState(expired=expired)), language)


def _turn(form: ChatForm, visit: Visit | None, kept: Conversation, service: Service) -> Turn | None:
    """The turn that a form makes; None where it makes none: a button of a conversation that has ended.

    Raises:
        _FormError: If what was typed cannot be taken.

    """
    knowledge = service.knowledge
    if kept.turns >= service.settings.most_turns:
        raise _FormError("too_many_turns", 429)
    last = visit.exchanges[-1] if visit and visit.exchanges else None
    try:
        if form.topic is not None:
            return chosen_turn(form.topic, kept, knowledge, page=form.language)
        if form.command is None:
            return typed_turn(form.question or "", kept, service.assistant, page=form.language)
    except UtteranceError as error:
        raise _FormError(error.code, 422) from None
    except NoModelError:
        raise _FormError("unavailable", 503) from None
    if last is None:
        return None
    if form.command == "switch":
        return switched_turn(kept, knowledge, to=other_language(form.language))
    if form.command == "simpler":
        return simpler_turn(last, kept, knowledge)
    service.metrics.count_feedback(helpful=False, reason=form.command)
    return unhelped_turn(last, kept, knowledge)


async def _resume(form: ChatForm, service: Service, pages: Pages) -> tuple[Visit | None, Conversation]:
    """The conversation that a page goes on with, and its state; None, and a new state, where it has ended."""
    if service.tokens.holds(form.token, form.conversation):
        state = await service.conversations.get(form.conversation)
        if state is not None:
            exchanges = pages.transcripts.read(form.transcript, form.conversation)
            return Visit(form.conversation, form.token, exchanges), state
    return None, Conversation()


async def _open(service: Service) -> Visit:
    conversation_id = new_id()
    await service.conversations.open(conversation_id, Conversation())
    return Visit(conversation_id, service.tokens.sign(conversation_id), ())


def _masked(form: ChatForm, service: Service) -> str:
    """What was typed, to put back in its field: masked as any other, or nothing where that cannot be done."""
    reader = service.assistant.reader
    try:
        masked = mask_identifiers(
            clean(form.question or ""),
            rules=reader.rules,
            names=reader.names[form.language],
            public_numbers=reader.public_numbers,
        )
    except Exception:  # as in the reader: what went wrong may hold some of the text
        return ""
    return masked.text
