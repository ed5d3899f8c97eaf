"""The pages that people see and the files that browsers load."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from bot.errors import ApiError, language_of
from bot.pages.files import KeptFile
from bot.pages.forms import read_chat_form, read_fields
from bot.pages.search import find_topics
from bot.pages.site import Page, Pages
from bot.pages.visits import answer_form
from bot.service import Service, ServiceDep
from nlu.languages import DEFAULT_LANGUAGE, Language, is_language
from nlu.topics import Topic
from nlu.utterance import MaskError, UtteranceError

router = APIRouter(include_in_schema=False)

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""These pages run no script at all; structured data is none."""
_READ: Final = ["GET", "HEAD"]
_SHARED: Final = "public, max-age=300"
"""Not asked after again during a visit; scripts that were loaded together are renewed together."""
_OWN: Final = "no-store"
_FOR_GOOD: Final = "public, max-age=31536000, immutable"
"""For an address that names its content (``?v=``)."""


def _pages(request: Request) -> Pages:
    pages: Pages = request.app.state.pages
    return pages


PagesDep = Annotated[Pages, Depends(_pages)]
PageLanguage = Annotated[Language, Query()]


@router.get("/")
async def demo_page(request: Request, pages: PagesDep, lang: PageLanguage = DEFAULT_LANGUAGE) -> Response:
    """A plausible page of a public body with the assistant on it."""
    return _file(pages.files[f"demo/index.{lang}.html"], request)


@router.api_route("/chat", methods=_READ)
async def chat(request: Request, pages: PagesDep, lang: str = DEFAULT_LANGUAGE) -> Response:
    """The conversation before its first question. Nothing is opened yet."""
    language = lang if is_language(lang) else DEFAULT_LANGUAGE
    return _shared(pages.start(language), language, request)


@router.post("/chat")
async def post_chat(request: Request, service: ServiceDep, pages: PagesDep) -> Response:
    """One turn, or another button of the page; the whole conversation again."""
    form = await read_chat_form(request)
    answered = await answer_form(form, service, pages)
    return _own(answered.html, answered.language, answered.status)


@router.api_route("/questions/{language}", methods=_READ)
async def questions(language: str, request: Request, pages: PagesDep) -> Response:
    """Every question and answer, by section of the policy."""
    spoken = _spoken(language)
    return _shared(pages.questions(spoken), spoken, request)


@router.post("/questions/{language}")
async def search_questions(language: str, request: Request, service: ServiceDep, pages: PagesDep) -> Response:
    """The answers that some words are about."""
    spoken = _spoken(language)
    fields = await read_fields(request)
    try:
        found = find_topics(fields.get("search", ""), service.assistant, spoken)
    except UtteranceError as error:
        return _own(pages.search_error(spoken, pages.sentence(error.code, spoken)), spoken, 422)
    except MaskError:
        return _own(pages.search_error(spoken, pages.sentence("internal", spoken)), spoken, 500)
    return _own(pages.search(spoken, found), spoken)


@router.api_route("/topics/{topic_id}", methods=_READ)
async def any_topic(topic_id: str, request: Request, service: ServiceDep) -> Response:
    """An answer in the language that the browser asks for."""
    where = f"/topics/{language_of(request)}/{_topic(topic_id, service).id}"
    return RedirectResponse(where, 302, {"Cache-Control": _SHARED, "Vary": "Accept-Language"})


@router.api_route("/topics/{language}/{topic_id}", methods=_READ)
async def topic(language: str, topic_id: str, request: Request, service: ServiceDep, pages: PagesDep) -> Response:
    """One answer."""
    spoken = _spoken(language)
    return _shared(pages.topic(_topic(topic_id, service), spoken), spoken, request)


@router.api_route("/widget/{path:path}", methods=_READ)
async def widget_file(path: str, request: Request, pages: PagesDep) -> Response:
    """A file that browsers load."""
    if path not in pages.files:
        raise ApiError(404, "not_found")
    return _file(pages.files[path], request)


def add_failure_pages(app: FastAPI) -> None:
    """Give people a page where a program gets the API's error; call it after the handlers of errors are there."""
    as_data = app.exception_handlers[HTTPException]

    @app.exception_handler(HTTPException)
    async def _failure(request: Request, error: HTTPException) -> Response:
        code = error.code if isinstance(error, ApiError) else "not_found" if error.status_code == 404 else None
        if code is None or not _wants_page(request):
            response: Response = await as_data(request, error)  # type: ignore[misc]
            return response
        language = _language_of_page(request)
        return _own(_pages(request).failure(code, language), language, error.status_code)


def _wants_page(request: Request) -> bool:
    """Whether a browser shows the response to a person.

    The path is read from the scope: what asks for ``request.url`` leaves the whole address, with what somebody may have
    typed in it, in a table of the standard library's.
    """
    return "text/html" in request.headers.get("accept", "") and not request.scope["path"].startswith(("/api/", "/webhooks/"))


def _language_of_page(request: Request) -> Language:
    """That which the address names, else the one that the browser asks for."""
    return next(filter(is_language, request.scope["path"].split("/")), language_of(request))


def _spoken(language: str) -> Language:
    if not is_language(language):
        raise ApiError(404, "not_found")
    return language


def _topic(topic_id: str, service: Service) -> Topic:
    """A topic that has a page; small talk has none."""
    topic = service.knowledge.topics.get(topic_id)
    if topic is None or topic.kind == "small_talk":
        raise ApiError(404, "not_found")
    return topic


def _shared(page: Page, language: Language, request: Request) -> Response:
    """A page that is the same for everybody: caches may keep it, and ask whether it has changed."""
    headers = {
        "ETag": f'W/"{page.tag}"',
        "Cache-Control": _SHARED,
        "Content-Language": language,
        "Content-Security-Policy": POLICY,
    }
    if _is_known(page.tag, request):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(page.html, headers=headers)


def _file(file: KeptFile, request: Request) -> Response:
    headers = {
        "ETag": f'"{file.tag}"',
        "Cache-Control": _FOR_GOOD if "v" in request.query_params else _SHARED,
        "Vary": "Accept-Encoding",
    }
    if _is_known(file.tag, request):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(file.body, headers=headers, media_type=file.media_type)
    return Response(file.compressed, headers=headers | {"Content-Encoding": "gzip"}, media_type=file.media_type)


def _is_known(tag: str, request: Request) -> bool:
    """Whether what the browser has is what it would get; compression makes no other of it."""
    known = request.headers.get("if-none-match", "").split(",")
    return bool({each.strip().removeprefix("W/") for each in known} & {f'"{tag}"', "*"})


def _own(html: str, language: Language, status: int = 200) -> HTMLResponse:
    """A page for one person: nothing keeps it."""
    headers = {"Cache-Control": _OWN, "Content-Language": language, "Content-Security-Policy": POLICY}
    return HTMLResponse(html, status, headers)
