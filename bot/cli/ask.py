"""``vigie ask``: a conversation in the terminal, or replies to lines of JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console

from actions.conversation import Conversation
from actions.reply import Reply, greeting
from bot.assistant import Assistant
from bot.cli.messages import Words
from bot.evaluation.play import play
from nlu.errors import AssistantError
from nlu.languages import Language, is_language
from nlu.utterance import UtteranceError


class LineError(AssistantError, ValueError):
    """A line of input that is not a question."""


def answer_lines(lines: Iterable[str], assistant: Assistant, words: Words) -> Iterator[str]:
    """A reply for each question, as JSON.

    Raises:
        LineError: At the first line that is not a question.

    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield json.dumps(_answer(_question(line, number, words), assistant), ensure_ascii=False)


def _question(line: str, number: int, words: Words) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except ValueError:
        question = None
    if isinstance(question, dict) and "id" in question:
        turns = question.get("turns") or [question.get("text")]
        if all(isinstance(turn, str) for turn in turns):
            return question | {"turns": turns}
    raise LineError(words("bad_line", line=number))


def _answer(question: Mapping[str, Any], assistant: Assistant) -> dict[str, Any]:
    """The reply to a question's last turn, in a conversation of its own."""
    page = question.get("ui_language")
    try:
        played = play(question["turns"], assistant, page=page if is_language(page) else None)
    except UtteranceError as error:
        return {"id": question["id"], "kind": "error", "topics": [], "error": error.code}
    reply = played.reply
    return {
        "id": question["id"],
        "kind": reply.kind,
        "topics": list(reply.topics),
        "language": reply.language,
        "confidence": round(reply.confidence, 4),
        "masked_text": reply.masked.text,
        "identifiers": [{"kind": each.kind, "start": each.start, "end": each.end} for each in reply.masked.identifiers],
        "text": reply.text,
        "duration_ms": round(played.duration_ms, 3),
    }


def converse(assistant: Assistant, words: Words, console: Console) -> None:
    """Talk until an empty line."""
    console.print(greeting(assistant.knowledge, words.language).text, highlight=False)
    console.print(words("ask_intro"), style="dim")
    conversation, reply = Conversation(), None
    while typed := console.input(f"\n[bold]{words('you')}[/bold] › ").strip():
        try:
            reply, conversation = _turn(typed, reply, conversation, assistant, words.language)
        except UtteranceError as error:
            console.print(assistant.knowledge.phrases.errors[error.code].in_language(words.language), style="yellow")
        else:
            show(reply, words, console)


def _turn(
    typed: str, last: Reply | None, conversation: Conversation, assistant: Assistant, language: Language
) -> tuple[Reply, Conversation]:
    choices = [choice for message in last.messages for choice in message.choices] if last else []
    if typed.isdigit() and 1 <= int(typed) <= len(choices):
        topic = choices[int(typed) - 1].topic
        return assistant.choose(topic, conversation, language=conversation.language or language)
    return assistant.reply(typed, conversation, page=language)


def show(reply: Reply, words: Words, console: Console) -> None:
    """Print a reply: its words, channels, choices and source."""
    for message in reply.messages:
        console.print(f"\n{message.text}", highlight=False, markup=False)
        for card in message.channels:
            details = " · ".join(part for part in (card.name, card.number, card.note) if part)
            console.print(f"  ☎ {details}" if card.number else f"  → {details}", highlight=False, markup=False)
        for number, choice in enumerate(message.choices, 1):
            console.print(f"  {number}. {choice.title}", highlight=False, markup=False)
        if message.choices:
            console.print(words("choose"), style="dim")
        if source := message.source:
            line = words("source", title=source.title, section=source.section, date=source.date)
            console.print(line, style="dim", highlight=False, markup=False)
