"""Liveness, readiness, metrics."""

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.service import ServiceDep

router = APIRouter(tags=["operation"])


@router.get("/healthz", response_class=PlainTextResponse)
async def healthz() -> str:
    """The process is alive."""
    return "ok"


@router.get("/readyz")
async def readyz(service: ServiceDep) -> JSONResponse:
    """The model is loaded: which one, or 503."""
    engine = service.assistant.engine
    if engine is None:
        return JSONResponse({"ready": False, "model": None}, 503)
    return JSONResponse({"ready": True, "model": engine.digest[:12]})


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(service: ServiceDep) -> Response:
    """Counts for Prometheus."""
    service.metrics.conversations.set(service.count_conversations())
    return Response(generate_latest(service.metrics.registry), media_type=CONTENT_TYPE_LATEST)
