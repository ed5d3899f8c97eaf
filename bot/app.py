"""The gateway: one FastAPI application, made from its settings."""

import structlog
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from bot.assistant import Assistant
from bot.conversations import MemoryConversations
from bot.errors import add_error_handlers
from bot.logs import configure_logs, event_logger
from bot.metrics import Metrics
from bot.middleware import BodyGuard, CrashGuard, SecurityHeaders
from bot.pages.site import Pages
from bot.routes import conversations, health, pages, rest_channel
from bot.routes import knowledge as knowledge_routes
from bot.service import Service
from bot.settings import Settings
from bot.tokens import Tokens
from nlu.engine import Engine
from nlu.knowledge_base import KnowledgeBase, load_knowledge_base

DESCRIPTION = (
    "Assistant bilingue sur la protection des renseignements personnels. / "
    "Bilingual assistant on the protection of personal information."
)


def create_app(settings: Settings, *, engine: Engine | None, knowledge: KnowledgeBase | None = None) -> FastAPI:
    """The application.

    Args:
        settings: Of the service.
        engine: The model in service; without one, topics are served, distress is answered and other turns get 503.
        knowledge: Read from ``settings.data`` where it is not given.

    Raises:
        DataError: If the data files have faults.

    """
    configure_logs(settings.log_level)
    knowledge = knowledge or load_knowledge_base(settings.data, settings.practice)
    store = MemoryConversations(idle_s=settings.idle_s, most=settings.most_conversations)
    logger = event_logger(settings.log_level)
    app = FastAPI(title="Vigie", version="1", description=DESCRIPTION, redoc_url=None)
    app.state.service = Service(
        settings=settings,
        assistant=Assistant(knowledge, engine),
        knowledge=knowledge,
        conversations=store,
        tokens=Tokens(settings.secret, lifetime_s=settings.token_s),
        metrics=Metrics(),
        logger=logger,
        count_conversations=store.__len__,
    )
    app.state.pages = Pages(settings, knowledge)
    for each in (conversations, knowledge_routes, health, pages):
        app.include_router(each.router)
    if settings.rest_channel:
        app.include_router(rest_channel.router)
    _add_guards(app, settings, knowledge, logger)
    return app


def _add_guards(
    app: FastAPI, settings: Settings, knowledge: KnowledgeBase, logger: structlog.typing.FilteringBoundLogger
) -> None:
    """Error handlers and middleware; of these the last added is the first passed."""
    sentences = knowledge.phrases.errors
    add_error_handlers(app, sentences)
    pages.add_failure_pages(app)
    # No cookie goes with a request, so that no other site can have a secret of ours compressed beside words of its own.
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(BodyGuard, sentences=sentences)
    app.add_middleware(CrashGuard, sentences=sentences, logger=logger)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["authorization", "content-type"],
            max_age=600,
        )
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts))
    app.add_middleware(SecurityHeaders)
