"""The demonstration page, and what browsers load."""

from typing import Annotated

from fastapi import APIRouter, FastAPI, Query
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

from bot.service import ServiceDep
from bot.settings import Settings
from nlu.languages import DEFAULT_LANGUAGE, Language

router = APIRouter(include_in_schema=False)


@router.get("/")
async def demo_page(service: ServiceDep, lang: Annotated[Language, Query()] = DEFAULT_LANGUAGE) -> FileResponse:
    """A plausible page of a public body with the assistant on it."""
    return FileResponse(service.settings.widget / "demo" / f"index.{lang}.html", headers={"Cache-Control": "no-cache"})


def mount_widget(app: FastAPI, settings: Settings) -> None:
    """Serve the folder that browsers load from."""
    app.mount("/widget", StaticFiles(directory=settings.widget), name="widget")
