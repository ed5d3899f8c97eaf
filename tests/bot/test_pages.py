"""The pages that work without scripts, over HTTP: what caches, search engines, browsers and hostile forms get."""

import gzip
import json
import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from bot.app import create_app
from bot.model_files import latest_model
from bot.settings import Settings
from nlu.engine import load_engine

pytestmark = pytest.mark.slow

BASE = "https://vigie.example"
BROWSER = {"Accept": "text/html,application/xhtml+xml;q=0.9", "Accept-Language": "fr-CA,fr;q=0.9"}
SHARED = [
    f"/{page}"
    for page in ("chat?lang=fr", "chat?lang=en", "questions/fr", "questions/en", "topics/fr/firewall", "topics/en/file_status")
]
QUESTION = {"fr": "pourquoi des témoins de navigation?", "en": "what is a firewall for?"}
TITLE = {"fr": "Les témoins", "en": "Firewall"}
SECRET = "kumquat"


@pytest.fixture(scope="module")
def app(project):
    settings = Settings(project=project, public_address=BASE, secret="s" * 40, most_turns=4)
    return create_app(settings, engine=load_engine(latest_model(project / "models")))


@pytest.fixture
def client(app):
    """A browser without scripts; it is given no cookie."""
    with TestClient(app, headers=BROWSER, follow_redirects=False) as client:
        yield client
        assert not client.cookies


class Document(HTMLParser):
    """The elements of a page, and the text of each script."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.scripts = []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._in_script = tag == "script"

    def handle_data(self, data):
        if self._in_script:
            self.scripts.append(data)
            self._in_script = False

    def all(self, tag, **wanted):
        return [each for name, each in self.elements if name == tag and wanted.items() <= each.items()]

    @property
    def hidden(self):
        """What the form of the conversation carries."""
        return {each["name"]: each["value"] for each in self.all("input", type="hidden")}


class Chat:
    """A conversation by form: each send carries what the page before held."""

    def __init__(self, client, language="fr"):
        self.client = client
        self.page = Document(client.get(f"/chat?lang={language}").text)

    def send(self, **fields):
        answer = self.client.post("/chat", data={**self.page.hidden, **fields})
        self.page = Document(answer.text)
        return answer


# What is the same for everybody


@pytest.mark.parametrize("path", SHARED)
def test_a_shared_page_is_cached_and_asked_after(client, path):
    """Caches keep it five minutes, then ask with its tag, and get it again only if it changed."""
    first = client.get(path)
    assert (first.status_code, first.headers["cache-control"]) == (200, "public, max-age=300")
    assert first.headers["content-language"] in path and "accept-encoding" in first.headers["vary"].lower()
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": 'W/"other"'}).status_code == 200
    head = client.head(path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)


def test_no_two_pages_share_a_tag(client):
    """In neither language."""
    tags = [client.get(path).headers["etag"] for path in SHARED]
    assert len(set(tags)) == len(SHARED)


@pytest.mark.parametrize("path", ["/questions/fr", "/chat?lang=en"])
def test_pages_are_compressed_for_who_accepts_it(client, path):
    """At least halved, and the same page."""
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(sent) == plain.content and len(sent) < len(plain.content) / 2


@pytest.mark.parametrize("path", SHARED)
def test_each_language_names_the_other(client, path):
    """Its own whole address, one for each language, French for all others; each is there and names the same ones."""
    page = Document(client.get(path).text)
    addresses = {each["hreflang"]: each["href"] for each in page.all("link", rel="alternate")}
    assert set(addresses) == {"fr-CA", "en-CA", "x-default"} and addresses["x-default"] == addresses["fr-CA"]
    assert page.all("link", rel="canonical")[0]["href"] == BASE + path
    for language in ("fr-CA", "en-CA"):
        other = Document(client.get(addresses[language].removeprefix(BASE)).text)
        assert other.all("html")[0]["lang"] == language
        assert {each["hreflang"]: each["href"] for each in other.all("link", rel="alternate")} == addresses


@pytest.mark.parametrize("language", ["fr", "en"])
def test_search_engines_get_questions_and_answers(client, language):
    """As schema.org's FAQPage: each answer with the address of its page, and no redirect, which answers nothing."""
    page = Document(client.get(f"/questions/{language}").text)
    (script,) = page.scripts
    assert page.all("script") == [{"type": "application/ld+json"}]
    data = json.loads(script)
    assert (data["@context"], data["@type"], data["inLanguage"]) == ("https://schema.org", "FAQPage", f"{language}-CA")
    questions = {each["name"]: each for each in data["mainEntity"]}
    assert TITLE[language] in questions and not {"Votre dossier", "Your file"} & set(questions)
    for each in questions.values():
        assert each["@type"] == "Question" and each["acceptedAnswer"]["@type"] == "Answer" and each["acceptedAnswer"]["text"]
        assert client.get(each["url"].removeprefix(BASE)).status_code == 200


def test_an_address_without_a_language_goes_by_the_browsers(client):
    """French where it names none of ours."""
    for accepted, language in (("en-CA,fr;q=0.5", "en"), ("fr", "fr"), ("de", "fr")):
        answer = client.get("/topics/firewall", headers={"Accept-Language": accepted})
        assert (answer.status_code, answer.headers["location"]) == (302, f"/topics/{language}/firewall")
        assert "accept-language" in answer.headers["vary"].lower()


@pytest.mark.parametrize(
    "path, language",
    [
        ("/topics/fr/nothing", "fr"),
        ("/topics/en/nothing", "en"),
        ("/topics/nothing", "fr"),
        ("/topics/repeat", "fr"),
        ("/topics/en/repeat", "en"),
        ("/topics/de/firewall", "fr"),
        ("/questions/de", "fr"),
        ("/nowhere", "fr"),
    ],
)
def test_what_is_not_there_is_said_on_a_page(client, path, language):
    """In both languages, that of the address first; small talk has no page; programs get the API's form."""
    answer = client.get(path)
    page = Document(answer.text)
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
    assert page.all("html")[0]["lang"] == f"{language}-CA" and page.all("meta", name="robots")[0]["content"] == "noindex"
    first, second = (answer.text.index(words) for words in _in_order("Page introuvable", "Page not found", language))
    assert first < second
    assert {"/chat?lang=fr", "/questions/fr", "/chat?lang=en", "/questions/en"} <= {each.get("href") for each in page.all("a")}
    program = client.get(path, headers={"Accept": "application/json"})
    assert program.status_code == 404 and program.json()["error"]["code"] == "not_found"


def _in_order(french, english, language):
    return (french, english) if language == "fr" else (english, french)


# The conversation by form


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_conversation_by_form(client, language):
    """Question, plainer words, other language, forgotten: each page holds what was said before; nothing keeps it."""
    chat = Chat(client, language)
    answer = chat.send(question=QUESTION[language])
    assert (answer.status_code, answer.headers["cache-control"], answer.headers["content-language"]) == (
        200,
        "no-store",
        language,
    )
    assert QUESTION[language] in answer.text and f"<h3>{_unbroken(TITLE[language])}</h3>" in answer.text
    answer = chat.send(do="simpler")
    assert "simple." in answer.text and len(chat.page.all("article")) == 2
    answer = chat.send(do="switch")
    assert answer.headers["content-language"] != language and len(chat.page.all("article")) == 3
    assert chat.page.all("html")[0]["lang"] != f"{language}-CA"
    assert QUESTION[language] in answer.text, "what was asked stays as it was asked"
    before = chat.page.hidden
    answer = chat.send(do="forget")
    assert "token" not in chat.page.hidden and not chat.page.all("article")
    again = client.post("/chat", data={**before, "topic": "firewall"})
    assert len(Document(again.text).all("article")) == 1, "what was forgotten does not come back"
    assert Document(again.text).hidden["conversation"] != before["conversation"]


def _unbroken(words):
    return words.replace(" :", "\u00a0:")


def test_choices_and_opinions_by_form(client):
    """A choice answers; what helped is thanked for; what did not is followed by something else."""
    chat = Chat(client)
    assert "<h3>Le pare-feu</h3>" in chat.send(topic="firewall").text
    assert "Merci." in chat.send(do="helped").text and len(chat.page.all("article")) == 1
    answer = chat.send(do="unclear")
    assert len(chat.page.all("article")) == 2 and answer.text.count("<h3>Le pare-feu</h3>") == 1


def test_what_is_typed_is_masked_on_the_page_and_in_what_it_carries(client):
    """The page, its hidden fields and the field that an error fills hold no digit of it."""
    chat = Chat(client)
    answer = chat.send(question="mon NAM est TREM 5162 1415, et les témoins?")
    assert "5162" not in answer.text and "[numéro d&#39;assurance maladie]" in answer.text
    answer = chat.send(question="TREM 5162 1415 " + "a" * 500)
    assert answer.status_code == 422 and "5162" not in answer.text


def test_a_conversation_has_an_end(client):
    """After so many turns it is said, and the conversation stays to be read."""
    chat = Chat(client)
    for _ in range(4):
        assert chat.send(topic="firewall").status_code == 200
    answer = chat.send(topic="firewall")
    assert answer.status_code == 429 and len(chat.page.all("article")) == 4
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    "field, value", [("token", "x.y.z"), ("token", ""), ("conversation", "nobody"), ("conversation", "\x00")]
)
def test_a_visit_that_has_ended_begins_anew(client, field, value):
    """An expired or forged token: the question is answered in another conversation, and the person is told."""
    chat = Chat(client)
    chat.send(topic="firewall")
    before = chat.page.hidden
    answer = chat.send(question=QUESTION["fr"], **{field: value})
    assert answer.status_code == 200 and len(chat.page.all("article")) == 1
    if field != "conversation" or value != "":
        assert "Votre conversation précédente est terminée" in answer.text
    assert chat.page.hidden["conversation"] != before["conversation"]


@pytest.mark.parametrize("do", ["simpler", "switch", "helped", "wrong", "restart", "forget"])
def test_a_button_of_a_visit_that_has_ended_breaks_nothing(client, do):
    """It shows an empty conversation."""
    chat = Chat(client)
    chat.send(topic="firewall")
    answer = chat.send(do=do, token="x.y.z")
    assert answer.status_code == 200 and not chat.page.all("article")


def test_nobody_else_s_words_are_shown(client):
    """A transcript that is forged, or that of another conversation, is left aside."""
    other = Chat(client)
    other.send(topic="cookies_use")
    for forge in (lambda own: other.page.hidden["transcript"], lambda own: own + "x", lambda own: "", lambda own: "\x00{}"):
        one = Chat(client)
        one.send(topic="firewall")
        transcript = forge(one.page.hidden["transcript"])
        answer = client.post("/chat", data={**one.page.hidden, "transcript": transcript, "topic": "retention_period"})
        assert answer.status_code == 200 and len(Document(answer.text).all("article")) == 1
        assert "<h3>Les témoins</h3>" not in answer.text


# Bad input


@pytest.mark.parametrize(
    "typed, status, said",
    [
        ("", 422, "Le message est vide"),
        (" \t\n\u00a0\u200b", 422, "Le message est vide"),
        ("\x00\x01", 422, "Le message est vide"),
        ("a" * 501, 422, "Le message dépasse 500"),
        ("é" * 5_000, 422, "Le message dépasse 500"),
        ("les témoins\x00 de navigation", 200, "<h3>Les témoins</h3>"),
        ("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), 200, "Vous avez demandé"),
    ],
    ids=["empty", "blank", "control characters", "501", "far too long", "NUL", "emoji"],
)
def test_what_cannot_be_a_question_is_said_where_it_is(client, typed, status, said):
    """In a summary and beside the field; the conversation before it stays."""
    chat = Chat(client)
    chat.send(topic="firewall")
    answer = chat.send(question=typed)
    assert answer.status_code == status and said in answer.text.replace("&#39;", "'") and "\x00" not in answer.text
    assert chat.page.all("textarea")[0].get("aria-invalid") == ("true" if status == 422 else None)
    assert len(chat.page.all("article")) == (1 if status == 422 else 2)


@pytest.mark.parametrize("page, field", [("/chat", "question"), ("/questions/fr", "search")])
def test_what_is_typed_is_text(client, page, field):
    """A tag is a tag's letters, and no attribute ends early."""
    typed = """"><img src=x onerror=alert(1)><script>alert(1)</script> les témoins '"""
    answer = client.post(page, data={field: typed})
    document = Document(answer.text)
    assert answer.status_code == 200 and not document.all("img") and "alert(1)" not in "".join(document.scripts)
    assert "&lt;img src=x" in answer.text


@pytest.mark.parametrize("page", ["/chat", "/questions/fr"])
@pytest.mark.parametrize(
    "body, headers, status",
    [
        (b"question=" + SECRET.encode() * 20_000, {}, 413),
        (f'{{"question": "{SECRET}"}}'.encode(), {"Content-Type": "application/json"}, 415),
        (SECRET.encode(), {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ("&".join(f"{SECRET}{each}=1" for each in range(50)).encode(), {}, 400),
    ],
    ids=["too large", "JSON", "multipart", "too many fields"],
)
def test_a_form_that_is_none_is_refused_without_an_echo(client, page, body, headers, status):
    """On a page, in both languages."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post(page, content=body, headers=form | headers)
    assert answer.status_code == status and SECRET not in answer.text and SECRET not in str(answer.headers)
    assert {each.get("lang") for each in Document(answer.text).all("section")} == {None, "en"}


def test_bytes_that_are_no_text_break_nothing(client):
    """Nor do fields that say the same twice, or nothing."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    for body in (
        b"question=%ff%fe%00\xff",
        b"",
        b"&&&",
        b"do=nothing",
        b"topic=nothing",
        b"question=&question=x",
        b"language=de",
    ):
        answer = client.post("/chat", content=body, headers=headers)
        assert answer.status_code in (200, 422) and answer.headers["content-type"].startswith("text/html"), body


def test_nothing_typed_stands_in_an_address(client):
    """Forms post; what an address asks for is not repeated on the page; no answer sends elsewhere."""
    chat = Chat(client)
    for answer in (chat.send(question=SECRET), client.post("/questions/fr", data={"search": SECRET})):
        assert answer.status_code == 200 and "location" not in answer.headers
        document = Document(answer.text)
        addresses = [each.get("href") or each.get("action") or "" for _, each in document.elements]
        assert SECRET not in "".join(addresses)
        assert {each["method"] for each in document.all("form")} == {"post"}
    for path in (f"/questions/fr?search={SECRET}", f"/chat?question={SECRET}&lang={SECRET}", f"/{SECRET}", f"/topics/{SECRET}"):
        assert SECRET not in client.get(path).text


# What browsers are told


@pytest.mark.parametrize("path", [*SHARED, "/nowhere"])
def test_a_page_runs_nothing(client, path):
    """A policy without scripts; no inline style, script or handler; no cookie, no referrer, no frame."""
    answer = client.get(path)
    policy = dict(each.strip().split(" ", 1) for each in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == policy["style-src"] == "'self'" and "script-src" not in policy
    assert (answer.headers["x-content-type-options"], answer.headers["referrer-policy"]) == ("nosniff", "no-referrer")
    document = Document(answer.text)
    assert all(each.get("type") == "application/ld+json" for each in document.all("script"))
    assert not document.all("style") and not [
        name for _, each in document.elements for name in each if re.match("on|style$", name)
    ]
    assert all(each["href"].startswith("/widget/") for each in document.all("link", rel="stylesheet"))


def test_the_stylesheet_is_named_after_its_content(client):
    """So that caches may keep it for good, and a new one is never taken for it."""
    (link,) = Document(client.get("/chat").text).all("link", rel="stylesheet")
    style = client.get(link["href"])
    assert style.status_code == 200 and style.headers["content-type"].startswith("text/css")
    assert "immutable" in style.headers["cache-control"]
    assert "immutable" not in client.get("/widget/vigie.js").headers.get("cache-control", "")


def test_what_browsers_load_is_asked_after(client):
    """Five minutes on, by its content; compressed for who accepts it; nothing outside its folder."""
    first = client.get("/widget/vigie.js", headers={"Accept-Encoding": "identity"})
    assert first.headers["cache-control"] == "public, max-age=300" and first.headers["content-type"].startswith(
        "text/javascript"
    )
    again = client.get("/widget/vigie.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    with client.stream("GET", "/widget/vigie.js", headers={"Accept-Encoding": "gzip"}) as answer:
        assert gzip.decompress(b"".join(answer.iter_raw())) == first.content
    for path in ("nothing.js", "../config.yml", "%2e%2e/config.yml", "demo", ""):
        assert client.get(f"/widget/{path}").status_code == 404
