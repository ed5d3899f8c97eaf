"""What the pages' forms send: fields in the body, so that nothing typed stands in an address or a log of addresses."""

from dataclasses import dataclass
from typing import Final, Literal, get_args
from urllib.parse import parse_qsl

from fastapi import Request

from bot.errors import ApiError
from bot.schemas import MOST_RAW_CHARACTERS
from nlu.languages import DEFAULT_LANGUAGE, Language, is_language

MOST_FORM_BYTES: Final = 96 * 1024
"""Room for the longest conversation in its hidden field, and for a question of four times the limit in UTF-8."""
_MOST_FIELDS: Final = 10

Reason = Literal["wrong", "incomplete", "unclear", "other"]
Command = Literal["simpler", "switch", "helped", "wrong", "incomplete", "unclear", "other", "restart", "forget"]


@dataclass(frozen=True)
class ChatForm:
    """What the page of the conversation sends.

    Attributes:
        language: Of the page.
        conversation: Its id; empty before the first turn.
        token: That of the conversation.
        transcript: What was said before, signed.
        question: As typed; None where a button was pressed.
        topic: Of the choice pressed.
        command: The other buttons.

    """

    language: Language
    conversation: str
    token: str
    transcript: str
    question: str | None
    topic: str | None
    command: Command | None


async def read_chat_form(request: Request) -> ChatForm:
    """The form of the conversation's page.

    Raises:
        ApiError: If the body is too large or not a form.

    """
    fields = await read_fields(request)
    language, command = fields.get("language"), fields.get("do")
    return ChatForm(
        language=language if is_language(language) else DEFAULT_LANGUAGE,
        conversation=fields.get("conversation", "")[:64],
        token=fields.get("token", "")[:256],
        transcript=fields.get("transcript", ""),
        question=fields["question"][:MOST_RAW_CHARACTERS] if "question" in fields else None,
        topic=fields.get("topic"),
        command=command if command in get_args(Command) else None,  # type: ignore[arg-type]
    )


async def read_fields(request: Request) -> dict[str, str]:
    """The fields of a form.

    Raises:
        ApiError: If the body is too large or not a form.

    """
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise ApiError(415, "bad_request")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_FORM_BYTES:
            raise ApiError(413, "body_too_large")
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise ApiError(400, "bad_request") from error
    return dict(pairs)
