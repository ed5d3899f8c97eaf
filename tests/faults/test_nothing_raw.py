"""What people type is nowhere: identifiers and a secret word go in through every door, and are looked for everywhere."""

import gc
import http.client
import json
import types

import httpx
import pytest

from bot.app import create_app
from bot.settings import Settings
from tests.servers import BIN, free_port, server

pytestmark = pytest.mark.slow

SECRET = "kumquat"
IDENTIFIERS = [
    *(f"TREM{year:02}{month:02}1{year % 10}0{month % 10}" for year, month in ((51, 62), (66, 5), (80, 10), (93, 51), (4, 12))),
    *("ROYM 7758 1204", "gags-6853-2218", "DUBF.5157.1914", "FORD_8010_1113", "trem 51 62 14 15"),
    *("046 454 286", "NAS 123 456 789", "N.A.S. 3O4 728 165", "social insurance 28 4173 903", "130-692-544"),
    *("4111 1111 1111 1111", "5500005555555559", "3782 822463 10005", "6011-1111-1111-1117", "4530 9112 3456 7890"),
    *("514 555-0123", "(418) 555 0199", "+1 438.555.0186", "5795550177", "my cell 555-0142"),
    *(
        "zoe.tremblay@exemple.com",
        "gilles.roy (a) exemple.com",
        "jdoe[at]example[dot]net",
        "zoe point roy arobase exemple point com",
    ),
    *("12 boul Laurier", "875 ch. du Lac-des-Pins", "C.P. 118, succ. Bureau-chef", "I live at 4251 Sherbrooke Street West"),
    *("G1V 4M7", "h2x1y4", "code postal HOH OH0"),
    *("née le 3 mars 1961", "dob 1961-03-03", "chu du 22-09-99", "né le quatorze mai mille neuf cent soixante"),
    *("permis T1234-150670-05", "L2906 270442 09", "passeport AB123456", "transit 30281, compte 1234567"),
    *("192.0.2.146", "2001:db8:85a3::8a2e:370:7334"),
    *("je m'appelle Aminata Diallo", "my name is harpreet singh", "Madame Francine Dubé", "mon fils Nathan Cloutier"),
    *("cinq un quatre cinq cinq cinq zéro un deux trois",),
]
# Each identifier whole, and what is left of it when it is masked in part. No probe is a short run of digits or of the
# letters a to f: an id or a time that the service makes itself could hold one by chance.
PARTS = (
    "TREM ROYM gags- DUBF FORD zoe. gilles.roy jdoe Laurier Lac-des-Pins Bureau-chef Sherbrooke Diallo harpreet Dubé Cloutier"
)
DIGITS = "7758 1204,6853-2218,5157.1914,8010_1113,454 286,728 165,4173 903,692-544,1111 1111,0000555555555,822463 10005"
MORE_DIGITS = (
    "555-0123,555 0199,555.0186,5795550177,555-0142,4M7,h2x1y4,mars 1961,1961-03,22-09-99,150670-05,270442 09,AB123456"
)
PROBES = [
    SECRET,
    *PARTS.split(),
    *DIGITS.split(","),
    *MORE_DIGITS.split(","),
    "1234567",
    "192.0.2.146",
    "db8:85a3",
    *IDENTIFIERS,
]


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Doors:
    """Everything that the service takes in."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        opened = json.loads(self.call("POST", "/api/v1/conversations", {}))
        self.path = f"/api/v1/conversations/{opened['conversation']}"
        self.token = {"Authorization": f"Bearer {opened['token']}"}

    def call(self, method, path, body=None, headers=None, raw=None):
        sent = raw if raw is not None else json.dumps(body) if body is not None else None
        self.connection.request(method, path, sent, {"Content-Type": "application/json", **(headers or {})})
        return self.connection.getresponse().read().decode()

    def send(self, path, **fields):
        """A form of a page, sent as a browser without scripts sends it."""
        form = httpx.QueryParams(fields)
        return self.call("POST", path, headers={**FORM, "Accept": "text/html"}, raw=str(form).encode())

    def shown(self, text):
        """What the person who typed *text* sees: masked, the rest of their words may stand there."""
        # Whoever calls this channel gets the name that it gave back, by Rasa's protocol.
        self.call("POST", "/webhooks/rest/webhook", {"sender": text, "message": text})
        return [
            self.call("POST", f"{self.path}/turns", {"utterance": text}, self.token),
            self.call("POST", "/webhooks/rest/webhook", {"sender": "person", "message": text}),
            self.send("/questions/fr", search=text),
            self.send("/chat", question=text, lang="fr"),
            self.send("/chat", question=f"{text} {'?' * 600}", lang="en"),
        ]

    def others(self, text):
        """Go through every other door with *text*: nothing of it may come back."""
        quoted = httpx.QueryParams({"q": text})
        in_path = str(quoted).removeprefix("q=").replace("+", "%20")
        return [
            self.send("/questions/en", search=text * 40, other=text),
            self.send("/chat", topic=text, lang=text),
            self.send("/chat", command=text, conversation=text, token=text, transcript=text, lang="en"),
            self.call("POST", "/chat", headers={**FORM, "Accept": "text/html"}, raw=b"&" * 50 + text.encode()),
            self.call("POST", "/chat", headers={"Content-Type": "multipart/form-data; boundary=x"}, raw=text.encode()),
            *(
                self.call("GET", f"{path}/{in_path}?{quoted}", headers={"Accept": accept})
                for path in ("", "/questions", "/questions/fr", "/topics", "/topics/fr", "/widget", "/api/v1/conversations")
                for accept in ("text/html", "application/json")
            ),
            self.call("GET", f"/chat?lang={in_path}&{quoted}"),
            self.call("PUT", f"/chat?{quoted}", {"question": text}),
            self.call(
                "GET", "/chat", headers={"If-None-Match": text.encode().hex(), "Accept-Language": SECRET, "Origin": SECRET}
            ),
            self.call("GET", f"/api/v1/search?{quoted}"),
            self.call("POST", f"{self.path}/turns", {"utterance": text * 40}, self.token),
            self.call("POST", f"{self.path}/turns", {"topic": text}, self.token),
            self.call("POST", f"{self.path}/turns", {"utterance": [text]}, self.token),
            self.call("POST", f"{self.path}/turns?{quoted}", {text: text}, self.token),
            self.call("POST", f"{self.path}/turns", headers=self.token, raw=f'{{"utterance": "{text}'.encode()),
            self.call("POST", f"{self.path}/turns", headers={**self.token, "Content-Type": "text/plain"}, raw=text.encode()),
            self.call("POST", f"{self.path}/feedback", {"turn": 1, "helpful": False, "reason": text}, self.token),
            self.call(
                "POST", f"{self.path}/turns", {"utterance": "?"}, {"Authorization": "Bearer " + quoted["q"].encode().hex()}
            ),
            self.call(
                "GET", f"/api/v1/topics/{httpx.QueryParams({'x': text})}?{quoted}", headers={"X-Note": text.encode().hex()}
            ),
            self.call(
                "GET",
                f"/?{quoted}",
                headers={"Cookie": SECRET, "User-Agent": SECRET, "Referer": f"https://example.org/{SECRET}"},
            ),
        ]


def test_nothing_that_was_typed_stays(full_project, tmp_path):
    """No log, file, metric or error of a real service at debug level holds any of it."""
    port, log, temporary = free_port(), tmp_path / "service.log", tmp_path / "tmp"
    temporary.mkdir()
    before = {path: path.stat().st_mtime for path in full_project.rglob("*") if path.is_file()}
    environment = {
        "VIGIE_LOG_LEVEL": "debug",
        "VIGIE_REST_CHANNEL": "true",
        "VIGIE_MOST_TURNS": "1000",
        "TMPDIR": str(temporary),
    }
    command = [BIN / "vigie", "run", "--project", full_project, "--port", port]
    with server(command, tmp_path, f"http://127.0.0.1:{port}/readyz", environment=environment, log=log):
        doors = Doors(port)
        texts = [f"{SECRET} {identifier} {SECRET}" for identifier in IDENTIFIERS]
        replies = [said for text in texts for said in doors.shown(text)]
        answered = [said for text in texts for said in doors.others(text)]
        metrics = doors.call("GET", "/metrics")
        doors.connection.close()
    assert len(IDENTIFIERS) >= 50
    changed = [path for path in full_project.rglob("*") if path.is_file() and before.get(path) != path.stat().st_mtime]
    files = {
        str(path): path.read_text(encoding="utf-8", errors="replace")
        for path in (*temporary.rglob("*"), *changed)
        if path.is_file()
    }
    places = {"log": log.read_text(encoding="utf-8"), "metrics": metrics, "errors": "\n".join(answered), **files}
    assert '"event": "turn"' in places["log"]
    found = {(name, probe) for name, content in places.items() for probe in PROBES if probe.lower() in content.lower()}
    assert found == set()
    to_themselves = "\n".join(replies).lower()
    assert {probe for probe in PROBES if probe != SECRET and probe.lower() in to_themselves} == set()


async def test_a_crash_shows_and_keeps_nothing(full_project, monkeypatch, capfd):
    """An error in an action that holds the words: its type is logged, its text is not; nothing in memory keeps it."""
    import bot.assistant

    def crash(findings, conversation, knowledge):
        raise RuntimeError(f"{findings.masked.text} {SECRET}")

    monkeypatch.setattr(bot.assistant, "reply_to", crash)
    app = create_app(Settings(project=full_project, log_level="debug"), engine=FakeEngine())
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        opened = (await client.post("/api/v1/conversations", json={})).json()
        headers = {"Authorization": f"Bearer {opened['token']}"}
        path = f"/api/v1/conversations/{opened['conversation']}/turns"
        response = await client.post(path, json={"utterance": f"{SECRET}-{'x' * 3}"}, headers=headers)
    assert (response.status_code, response.json()["error"]["code"]) == (500, "internal")
    assert SECRET not in response.text + "".join(capfd.readouterr())
    gc.collect()
    assert [text for text in strings_within(app.state.service) if SECRET in text] == []


class FakeEngine:
    """At the edge: a model that understands nothing."""

    digest = "0" * 64

    def understand(self, masked, detected):
        from nlu.findings import Findings

        return Findings(masked, detected.language)


def strings_within(start):
    """Every string that an object holds, through whatever it refers to."""
    seen, pending = set(), [start]
    while pending:
        each = pending.pop()
        if isinstance(each, str):
            yield each
        if id(each) not in seen and not isinstance(each, (type, types.ModuleType, types.FunctionType)):
            seen.add(id(each))
            pending += gc.get_referents(each)
