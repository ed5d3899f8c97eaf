"""Logs: events with fields, one JSON object a line, and never a word that a person typed.

Rasa and its libraries log messages' texts at several levels; structlog's default prints them. Both are set up here,
before Rasa is imported, so that only our own events and others' errors pass.
"""

import logging
import os
import sys
from typing import Final

import structlog

_TALKATIVE: Final = ("rasa", "rasa_sdk", "dask", "tensorflow", "absl", "matplotlib", "urllib3", "asyncio", "httpx", "httpcore")


def configure_logs(level: str = "info") -> None:
    """Set up logging for the process; safe to call again."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    number = getattr(logging, level.upper())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        # Rasa shares structlog's configuration: it speaks from ERROR up only, and ours through `logger` below.
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=number, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def event_logger(level: str = "info") -> structlog.typing.FilteringBoundLogger:
    """The service's own logger: call it with an event's name and fields, never with text from outside."""
    number = getattr(logging, level.upper())
    logger: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr), wrapper_class=structlog.make_filtering_bound_logger(number)
    )
    return logger
