"""What every request passes first: its size and form, its origin; and the headers of every response."""

import json
from collections.abc import Mapping
from typing import Final

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import error_response, language_of
from nlu.organisation import Bilingual

MOST_BODY_BYTES: Final = 16 * 1024
_JSON_ROUTES: Final = ("/api/", "/webhooks/")
_RASA_ROUTES: Final = "/webhooks/"
"""Rasa's own widget sends its JSON as ``text/plain``, which is what a browser calls a text that nobody named."""
_WRITES: Final = frozenset({"POST", "PUT", "PATCH"})

PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types vigie"
)
API_POLICY: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"


class SecurityHeaders:
    """Headers that every response bears."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "no-referrer")
                headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                is_api = path.startswith(_JSON_ROUTES)
                if not path.startswith("/docs"):
                    headers.setdefault("Content-Security-Policy", API_POLICY if is_api else PAGE_POLICY)
                if is_api:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_headers)


class BodyGuard:
    """Refuse a body that is too large, not JSON, or that JSON parsers disagree on, before anything reads it."""

    def __init__(self, app: ASGIApp, sentences: Mapping[str, Bilingual]) -> None:
        self._app = app
        self._sentences = sentences

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in _WRITES or not scope["path"].startswith(_JSON_ROUTES):
            await self._app(scope, receive, send)
            return
        body = await _read(receive)
        headers = MutableHeaders(scope=scope)
        if scope["path"].startswith(_RASA_ROUTES) and _media_type(headers) == "text/plain":
            headers["content-type"] = "application/json"
        code, status = _fault_of(headers, body)
        if code:
            response = error_response(code, status, language_of(Request(scope)), self._sentences)
            await response(scope, receive, send)
            return
        sent = False

        async def replay() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)


class CrashGuard:
    """The last resort: an error that nobody foresaw becomes a 500 without details, logged by its type and place only."""

    def __init__(self, app: ASGIApp, sentences: Mapping[str, Bilingual], logger: structlog.typing.FilteringBoundLogger) -> None:
        self._app = app
        self._sentences = sentences
        self._logger = logger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:  # nothing may fall through to a handler that prints the exception's text
            self._logger.error("request_failed", error=type(error).__name__, place=_place(error))
            if not started:
                response = error_response("internal", 500, language_of(Request(scope)), self._sentences)
                await response(scope, receive, send)


async def _read(receive: Receive) -> bytes:
    """The body, or one byte more than is allowed of it."""
    body = b""
    while len(body) <= MOST_BODY_BYTES:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            break
    return body


def _fault_of(headers: Headers, body: bytes) -> tuple[str, int]:
    """Code and status of what is wrong with a body; an empty code for nothing."""
    if len(body) > MOST_BODY_BYTES:
        return "body_too_large", 413
    if not body:
        return "", 0
    if _media_type(headers) != "application/json":
        return "content_type", 415
    try:
        json.loads(body.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError):
        return "bad_request", 400
    return "", 0


def _media_type(headers: Headers) -> str:
    return headers.get("content-type", "").split(";")[0].strip().lower()


def _refuse(constant: str) -> None:
    raise ValueError("NaN and Infinity are not JSON")


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _place(error: BaseException) -> str:
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    return f"{at.tb_frame.f_code.co_name}:{at.tb_lineno}" if at else "?"
