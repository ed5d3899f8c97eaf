"""Rasa's REST channel as the clients made for Rasa use it: requests of the form that each sends."""

import json

import pytest
from fastapi.testclient import TestClient

from bot.app import create_app
from bot.model_files import latest_model
from bot.settings import Settings
from nlu.engine import load_engine

pytestmark = pytest.mark.slow
SITE = "https://www.example.org"
MESSAGE = json.dumps({"sender": "0d453864", "message": "pourquoi des témoins de navigation?"}, ensure_ascii=False)


@pytest.fixture(scope="module")
def client(project):
    settings = Settings(project=project, rest_channel=True, allowed_origins=(SITE,), secret="s" * 40)
    app = create_app(settings, engine=load_engine(latest_model(project / "models")))
    with TestClient(app, headers={"Origin": SITE}) as client:
        yield client


@pytest.mark.parametrize(
    "media_type",
    ["application/json", "application/json;charset=UTF-8", "text/plain;charset=UTF-8"],
    ids=["chatroom", "axios", "rasa chat widget"],
)
def test_a_message_is_answered_however_its_json_is_named(client, media_type):
    """Rasa's own widget names no type, and the browser then says plain text; another origin may read the answer."""
    answer = client.post("/webhooks/rest/webhook", content=MESSAGE.encode(), headers={"Content-Type": media_type})
    assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == SITE
    assert [(each["recipient_id"], "Les témoins" in each["text"]) for each in answer.json()] == [("0d453864", True)]


@pytest.mark.parametrize(
    "path, media_type, body, status",
    [
        ("/webhooks/rest/webhook", "text/plain", "pourquoi des témoins?", 400),
        ("/webhooks/rest/webhook", "text/html", MESSAGE, 415),
        ("/api/v1/conversations", "text/plain", "{}", 415),
    ],
    ids=["no JSON", "another type", "another route"],
)
def test_nothing_else_is_taken_for_json(client, path, media_type, body, status):
    """What is no JSON, of another type, or meant for the API, which wants its type named."""
    answer = client.post(path, content=body.encode(), headers={"Content-Type": media_type})
    assert answer.status_code == status and "témoins" not in answer.text
