"""Errors of the API: ``{"error": {"code", "message"}}`` in the request's language, never an echo of what was typed."""

from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.assistant import NoModelError
from nlu.languages import DEFAULT_LANGUAGE, Language, is_language
from nlu.organisation import Bilingual
from nlu.utterance import UtteranceError

_CODE_OF_STATUS: Final = {404: "not_found", 405: "method_not_allowed", 413: "body_too_large", 415: "content_type"}


class ApiError(HTTPException):
    """An error with a code; its sentence is found in the phrases when it is sent."""

    def __init__(self, status_code: int, code: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status_code, detail=code, headers=dict(headers or {}))
        self.code = code


def language_of(request: Request) -> Language:
    """The first of our languages that the request accepts, French where it names none.

    A browser set to "fr-CA, fr, en" wants French: the order decides, not a mere mention.
    """
    asked = request.query_params.get("lang") or request.query_params.get("language")
    if is_language(asked):
        return asked
    for part in request.headers.get("accept-language", "")[:200].split(","):
        name = part.split(";")[0].strip().lower()[:2]
        if is_language(name):
            return name
    return DEFAULT_LANGUAGE


def error_response(
    code: str, status: int, language: Language, sentences: Mapping[str, Bilingual], headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The body of an error."""
    message = sentences[code].in_language(language)
    body = {"error": {"code": code, "message": message}}
    return JSONResponse(body, status, {"Cache-Control": "no-store", "Content-Language": language, **(headers or {})})


def add_error_handlers(app: FastAPI, sentences: Mapping[str, Bilingual]) -> None:
    """Give every error of *app* the one form."""

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        code = error.code if isinstance(error, ApiError) else _CODE_OF_STATUS.get(error.status_code, "bad_request")
        return error_response(code, error.status_code, language_of(request), sentences, error.headers)

    @app.exception_handler(RequestValidationError)
    async def _validation(request: Request, error: RequestValidationError) -> JSONResponse:
        too_long = any(each["type"] == "string_too_long" for each in error.errors())
        broken = any(each["type"].startswith("json") for each in error.errors())
        code = "utterance_too_long" if too_long else "bad_request"
        return error_response(code, 400 if broken else 422, language_of(request), sentences)

    @app.exception_handler(UtteranceError)
    async def _utterance(request: Request, error: UtteranceError) -> JSONResponse:
        return error_response(error.code, 422, language_of(request), sentences)

    @app.exception_handler(NoModelError)
    async def _no_model(request: Request, error: NoModelError) -> JSONResponse:
        return error_response("unavailable", 503, language_of(request), sentences, {"Retry-After": "5"})
