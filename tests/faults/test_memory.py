"""After a turn, and after forgetting, no word of it is in the process: no store, cache, table or trace holds it."""

import gc
import json
import sys
import types
from collections import OrderedDict
from contextlib import suppress
from urllib.parse import urlencode

import pytest

from bot.app import create_app
from bot.model_files import latest_model
from bot.settings import Settings
from nlu.engine import load_engine

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def app(project):
    """The application with a real model, made once: what one turn leaves would add up."""
    engine = load_engine(latest_model(project / "models"), "lean")
    return create_app(Settings(project=project, rest_channel=True, log_level="debug"), engine=engine)


def made_up_word(number):
    """A word that stands nowhere in the program, put together when it runs."""
    return "".join(chr(ord("a") + (7 * number + 11 * place * place) % 26) for place in range(12))


async def call(app, method, path, *, query="", body=None, form=None, headers=None):
    """One request to the application itself: no client's own caches come between. The status and the body."""
    raw = urlencode(form) if form else body if isinstance(body, str) else json.dumps(body or {})
    kind = "application/x-www-form-urlencoded" if form else "application/json"
    given = {"host": "testserver", "content-type": kind, "accept": "text/html, application/json", **(headers or {})}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
    }
    messages = [{"type": "http.request", "body": raw.encode(), "more_body": False}]
    sent = []

    async def receive():
        return messages.pop() if messages else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    with suppress(Exception):  # a crash is answered before it is raised again
        await app(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


async def through_every_door(app, word, forget):
    """A conversation in which *word* is typed in every place, forgotten by its person or not."""
    _, answer = await call(app, "POST", "/api/v1/conversations")
    opened = json.loads(answer)
    headers = {"authorization": f"Bearer {opened['token']}"}
    path = f"/api/v1/conversations/{opened['conversation']}"
    for text in (f"{word} pare-feu", f"mon NAM est TREM 5162 1415 {word}", f"je veux mourir {word}", word, f"{word}? " * 400):
        query = urlencode({"q": text, "lang": word})
        await call(app, "POST", f"{path}/turns", body={"utterance": text}, headers=headers, query=query)
        await call(app, "POST", "/webhooks/rest/webhook", body={"sender": word, "message": text})
        await call(app, "POST", "/chat", form={"question": text, "lang": "fr"}, query=query)
        await call(app, "POST", "/questions/fr", form={"search": text})
        for address in ("/api/v1/search", "/chat", f"/topics/fr/{word}", f"/topics/{word}", f"/{word}", "/questions/fr/"):
            await call(app, "GET", address, query=query, headers={"referer": word, "cookie": word, "accept-language": word})
    await call(app, "POST", f"{path}/turns", body=f'{{"utterance": "{word}', headers=headers)
    await call(app, "POST", f"{path}/feedback", body={"turn": 1, "helpful": False, "reason": word}, headers=headers)
    if forget:
        assert (await call(app, "DELETE", path, headers=headers))[0] == 204


@pytest.mark.parametrize("forget", [False, True], ids=["while the conversation goes on", "forgotten"])
async def test_no_word_stays_in_memory(app, forget):
    """Of all the objects that live in the process once the requests are over, none holds the word."""
    await through_every_door(app, made_up_word(1 + forget), forget)
    assert holders(made_up_word(1 + forget)) == []


async def test_the_search_finds_what_is_kept(app):
    """The test above can fail: a word in a cache of the service is found."""
    app.state.service.assistant.kept_by_mistake = {made_up_word(9).upper(): 1}
    found = holders(made_up_word(9).upper())
    del app.state.service.assistant.kept_by_mistake
    assert found


def holders(word):
    """The kinds of the objects that hold a text or bytes with *word* in it, those of this search apart."""
    gc.collect()
    encoded = word.encode()
    mine = {id(each) for frame in frames() for each in frame.f_locals.values()}
    return [
        type(holder).__name__
        for holder in gc.get_objects()
        if not isinstance(holder, types.FrameType) and id(holder) not in mine
        for held in parts_of(holder)
        # A dictionary or a tuple of plain values is no object of the collector's: what holds it is asked.
        for text in (parts_of(held) if isinstance(held, (dict, tuple)) and not gc.is_tracked(held) else (held,))
        if holds(text, word, encoded) and id(text) not in mine
    ]


def parts_of(holder):
    """What an object refers to; the keys of a dictionary too, which the collector leaves out where all are texts."""
    return [*holder.keys(), *holder.values()] if type(holder) in (dict, OrderedDict) else gc.get_referents(holder)


def frames():
    frame = sys._getframe(1)
    while frame:
        yield frame
        frame = frame.f_back


def holds(text, word, encoded):
    return (type(text) is str and word in text) or (type(text) in (bytes, bytearray) and encoded in text)
