"""The gateway with a real model: its API, and what it does with bad input."""

import json
from pathlib import Path

import httpx
import pytest

from bot.app import create_app
from bot.model_files import latest_model
from bot.settings import Settings
from nlu.engine import load_engine

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SECRET = "kumquat"


@pytest.fixture(scope="module")
def app(project):
    settings = Settings(project=project, rest_channel=True, secret="s" * 40)
    return create_app(settings, engine=load_engine(latest_model(project / "models")))


@pytest.fixture
async def client(app):
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        yield client


class Talk:
    """One open conversation."""

    def __init__(self, client, opened):
        self.client = client
        self.path = f"/api/v1/conversations/{opened['conversation']}"
        self.headers = {"Authorization": f"Bearer {opened['token']}"}

    async def say(self, utterance=None, **body):
        body = {"utterance": utterance, **body} if utterance is not None else body
        return await self.client.post(f"{self.path}/turns", json=body, headers=self.headers)


@pytest.fixture
async def talk(client):
    return await open_talk(client)


async def open_talk(client):
    response = await client.post("/api/v1/conversations", json={})
    assert response.status_code == 201
    return Talk(client, response.json())


async def test_answers_in_the_language_of_the_question(talk):
    """A question gets its topic's text, with section, date and channels."""
    french = (await talk.say("pourquoi des témoins de navigation?")).json()
    assert (french["kind"], french["topics"], french["language"]) == ("answer", ["cookies_use"], "fr")
    message = french["messages"][0]
    assert message["source"]["section"] == "Utilisation de témoins"
    assert message["source"]["date"] == 2020
    assert message["channels"][0]["href"] == "tel:+18005619749"
    assert "tel:+18005619749" in message["html"]
    english = (await talk.say("what is a firewall for?")).json()
    assert (english["topics"], english["language"]) == (["firewall"], "en")
    assert english["turn"] == 2


async def test_masks_and_redirects(talk):
    """An identifier gives way to its kind, and the reply is a redirect that does not repeat it."""
    response = await talk.say("Mon numéro est ABCD 1234 5678, les témoins?")
    reply = response.json()
    assert reply["kind"] == "redirect"
    assert reply["masked_text"] == "Mon numéro est [numéro d'assurance maladie], les témoins?"
    start, end = reply["identifiers"][0]["start"], reply["identifiers"][0]["end"]
    assert reply["masked_text"][start:end] == "[numéro d'assurance maladie]"
    assert "5678" not in response.text


async def test_replays_the_answer_in_the_other_language(talk):
    """Switching language keeps the topic."""
    await talk.say("pourquoi des témoins de navigation?")
    reply = (await talk.say(topic="switch_language", language="en")).json()
    assert (reply["topics"], reply["language"]) == (["cookies_use"], "en")


async def test_says_it_more_simply(talk):
    """ "More simply" gives the plain text of the last answer."""
    await talk.say("pourquoi des témoins de navigation?")
    reply = (await talk.say("répète plus simplement")).json()
    assert reply["topics"] == ["cookies_use"]
    assert "simple" in reply["messages"][0]["text"]


async def test_offers_the_subjects_after_two_misses(talk):
    """The second miss in a row gets the list and the telephone, not the same words."""
    first = (await talk.say("pizza hockey")).json()
    second = (await talk.say("météo pizza")).json()
    assert first["kind"] == second["kind"] == "out_of_scope"
    assert not first["messages"][0]["choices"] and second["messages"][0]["choices"]
    assert second["messages"][0]["channels"][0]["number"]


async def test_a_slash_is_text(talk):
    """What Rasa would take for a command gets the reply of the same words without the slash."""
    for typed in ("/restart", "/firewall", "//session_start"):
        with_slash, without = [(await talk.say(each)).json() for each in (typed, typed.lstrip("/"))]
        assert with_slash["messages"]
        assert with_slash["topics"] == without["topics"]
        assert with_slash["masked_text"] == without["masked_text"]


async def test_forgets_on_request(talk):
    """After it is forgotten, a conversation is as if it had never been."""
    assert (await talk.client.delete(talk.path, headers=talk.headers)).status_code == 204
    response = await talk.say("témoins")
    assert (response.status_code, response.json()["error"]["code"]) == (404, "conversation_unknown")


async def test_takes_feedback(talk):
    """Yes or no and a reason of the list; never words, never of a turn to come."""
    await talk.say("témoins")
    path = f"{talk.path}/feedback"
    good = await talk.client.post(path, json={"turn": 1, "helpful": False, "reason": "unclear"}, headers=talk.headers)
    future = await talk.client.post(path, json={"turn": 9, "helpful": True}, headers=talk.headers)
    words = await talk.client.post(path, json={"turn": 1, "helpful": True, "reason": SECRET}, headers=talk.headers)
    assert [each.status_code for each in (good, future, words)] == [204, 422, 422]
    assert SECRET not in words.text


@pytest.mark.parametrize(
    "utterance, status, code",
    [
        ("", 422, "utterance_empty"),
        ("   \u200b\u00ad \n", 422, "utterance_empty"),
        ("/", 422, "utterance_empty"),
        ("a" * 501, 422, "utterance_too_long"),
        ("a" * 5000, 422, "utterance_too_long"),
        ("a" * 1_000_000, 413, "body_too_large"),
    ],
    ids=["empty", "invisible", "slash", "501", "5000", "megabyte"],
)
async def test_refuses_with_a_code(talk, utterance, status, code):
    """A clear error in the request's language, without an echo."""
    response = await talk.say(utterance)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert "aaaa" not in response.text


@pytest.mark.parametrize(
    "utterance",
    [
        "😀😀",
        "a\x00b",
        "\u202eabc",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "'; DROP TABLE t;--",
        "{{7*7}} %s ${x}",
        "a" * 500,
        "é" * 500,
        "\r\n\x1b[31mred",
    ],
)
async def test_any_text_gets_a_reply(talk, utterance):
    """Strange text is text: it gets a reply of a known kind."""
    response = await talk.say(utterance)
    assert response.status_code == 201
    assert response.json()["messages"]


@pytest.mark.parametrize(
    "body, content_type, status",
    [
        (b"{", "application/json", 400),
        (b'{"utterance": "\xff"}', "application/json", 400),
        (b'{"utterance": NaN}', "application/json", 400),
        (b'{"utterance": "a", "utterance": "b"}', "application/json", 400),
        (b"[" * 15_000, "application/json", 400),
        (b'{"utterance": 12}', "application/json", 422),
        (b'{"utterance": "kumquat", "extra": 1}', "application/json", 422),
        (b'{"utterance": "kumquat", "topic": "firewall"}', "application/json", 422),
        (b'{"topic": "nowhere"}', "application/json", 422),
        (b"utterance=kumquat", "application/x-www-form-urlencoded", 415),
        (b'{"utterance": "kumquat"}', "text/plain", 415),
    ],
)
async def test_refuses_malformed_bodies(talk, body, content_type, status):
    """Malformed, ambiguous or foreign bodies are refused before anything reads them; never a 500, never an echo."""
    headers = {**talk.headers, "Content-Type": content_type}
    response = await talk.client.post(f"{talk.path}/turns", content=body, headers=headers)
    assert response.status_code == status
    assert set(response.json()["error"]) == {"code", "message"}
    assert SECRET not in response.text


async def test_an_unpaired_surrogate_is_dropped(talk):
    """JSON can hold half a character; the rest of the text is answered."""
    body = b'{"utterance": "firewall \\ud800"}'
    headers = {**talk.headers, "Content-Type": "application/json"}
    response = await talk.client.post(f"{talk.path}/turns", content=body, headers=headers)
    assert response.status_code in (201, 400, 422)
    assert response.status_code == 422 or response.json()


async def test_guards_each_conversation(client):
    """A token opens its own conversation only; absent, foreign and forged ones look the same."""
    mine, other = await open_talk(client), await open_talk(client)
    other.headers = mine.headers
    foreign = await other.say("témoins")
    mine.headers = {"Authorization": "Bearer forged"}
    forged = await mine.say("témoins")
    mine.headers = {}
    absent = await mine.say("témoins")
    assert {each.status_code for each in (foreign, forged, absent)} == {401}
    assert len({each.text for each in (foreign, forged, absent)}) == 1


async def test_errors_speak_the_language_of_the_request(client):
    """French first; English where the browser prefers it."""
    for header, words in (("fr-CA,fr;q=0.9,en;q=0.8", "page"), ("en", "page"), ("", "page")):
        response = await client.get("/nowhere", headers={"Accept-Language": header})
        assert response.status_code == 404
        assert response.headers["content-language"] == ("en" if header == "en" else "fr")
        assert words in response.json()["error"]["message"]


async def test_serves_rasa_clients(client):
    """Rasa's REST channel answers in Rasa's form, and remembers the sender."""
    body = {"sender": "someone", "message": "pourquoi des témoins de navigation?", "metadata": {}}
    replies = (await client.post("/webhooks/rest/webhook", json=body)).json()
    assert replies[0]["recipient_id"] == "someone"
    assert "témoins" in replies[0]["text"]


async def test_lists_and_searches_topics(client):
    """Topics by title in either language; look-up ranks them."""
    topics = (await client.get("/api/v1/topics", params={"language": "en"})).json()
    assert {"topic": "firewall", "title": "Firewall"} in topics
    found = (await client.get("/api/v1/search", params={"q": "firewall intruders", "language": "en"})).json()
    assert found[0]["topic"] == "firewall"
    one = (await client.get("/api/v1/topics/firewall", params={"language": "fr"})).json()
    assert one["title"] == "Le pare-feu"
    assert (await client.get("/api/v1/topics/nowhere")).json()["error"]["code"] == "topic_unknown"


async def test_reports_health_and_counts(client, talk):
    """Ready with the model's digest; counts by kind, language and topic, without text."""
    await talk.say(f"témoins {SECRET}")
    assert (await client.get("/healthz")).text == "ok"
    assert (await client.get("/readyz")).json()["ready"]
    metrics = (await client.get("/metrics")).text
    assert 'vigie_turns_total{kind="answer",language="fr",topic="cookies_use"}' in metrics
    assert SECRET not in metrics


async def test_without_a_model_says_so(project):
    """No model: 503 with the telephone's sentence, and the topics are served all the same."""
    app = create_app(Settings(project=project), engine=None)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        talk = await open_talk(client)
        response = await talk.say("témoins")
        assert (response.status_code, response.json()["error"]["code"]) == (503, "unavailable")
        assert (await client.get("/readyz")).status_code == 503
        assert (await client.get("/api/v1/topics")).status_code == 200


@pytest.mark.parametrize("typed", ["je veux mourir", "my husband beats me"])
async def test_distress_is_answered_without_a_model(typed):
    """The numbers, as links, in both languages, and nothing else."""
    app = create_app(Settings(project=ROOT), engine=None)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        talk = await open_talk(client)
        reply = (await talk.say(typed)).json()
    assert (reply["kind"], reply["topics"]) == ("redirect", ["distress"])
    assert [message["language"] for message in reply["messages"]] == ["fr", "en"]
    for message in reply["messages"]:
        assert {card["href"] for card in message["channels"]} == {"tel:911", "tel:+18662773553", "tel:811"}
        assert not message["choices"] and not message["related"] and "?" not in message["text"]


async def test_refuses_a_forged_host(client):
    """A Host header that is not ours is refused."""
    assert (await client.get("/api/v1/topics", headers={"Host": "evil.example"})).status_code == 400


@pytest.mark.parametrize("engine", ["lean", "rasa"])
async def test_nothing_typed_reaches_the_logs(project, capsys, caplog, engine):
    """What is typed is in no log line, at any level, whichever engine understands it."""
    settings = Settings(project=project, secret="s" * 40, log_level="debug")
    app = create_app(settings, engine=load_engine(latest_model(project / "models"), engine))
    caplog.set_level("DEBUG")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://testserver") as client:
        talk = await open_talk(client)
        await talk.say(f"{SECRET} témoins ABCD 1234 5678")
        await talk.say("a" * 501 + SECRET)
    said = "".join(capsys.readouterr()) + caplog.text
    assert '"event": "turn"' in said
    assert SECRET not in said and "5678" not in said


async def test_documents_itself(client):
    """The OpenAPI document has examples in both languages."""
    document = json.dumps((await client.get("/openapi.json")).json(), ensure_ascii=False)
    assert "À quoi servent vos témoins?" in document and "Do you sell my information?" in document
