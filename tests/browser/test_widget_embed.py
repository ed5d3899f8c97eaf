"""On somebody else's page: what it loads, keeps, tells and needs."""

import base64
import gzip
import hashlib
import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.assistant import INSIDE, Assistant
from tests.servers import BIN, free_port, server

pytestmark = pytest.mark.slow
WIDGET = Path(__file__).resolve().parents[2] / "widget"
MODULES = sorted(path for path in WIDGET.glob("*.js") if path.name != "types.js")


def sizes(*paths):
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def test_the_scripts_are_light():
    """At most 18 kB before opening, 35 kB in all."""
    assert sizes(WIDGET / "vigie.js") <= 18_000
    assert sizes(*MODULES) <= 35_000


def test_no_markup_is_made_from_text_and_no_word_stands_in_code():
    """Of what browsers load: no sink of HTML, no accented word but in the two places for words."""
    for path in MODULES:
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\.innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setHTML", source), path.name
        code = re.sub(r"/\*.*?\*/|//.*", "", source, flags=re.DOTALL)
        if path.name not in ("messages.js", "vigie.js"):
            assert not re.search(r"[éèàçêô]", code), path.name


WORDS = """async () => {
  const { messages } = await import('/widget/messages.js')
  const { LAUNCHER_WORDS } = await import('/widget/vigie.js')
  return [messages, LAUNCHER_WORDS]
}"""


def test_both_languages_have_the_same_words(site, page):
    """With French typography: no ordinary space before a colon, no straight quotation mark; the same blanks to fill."""
    page.goto(site)
    for words in page.evaluate(WORDS):
        assert list(words["fr"]) == list(words["en"])
        for key, sentence in words["fr"].items():
            assert not re.search(r'[ ](?=[:»])|"|« (?! )', sentence), key
            assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", words["en"][key])), key


def test_before_opening_one_file_and_nothing_else(site, page):
    """One request, nothing stored, nothing called, nothing moved on the page."""
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.add_init_script(
        """globalThis.shifts = 0
        new PerformanceObserver((list) => list.getEntries().forEach((each) => { shifts += each.value }))
          .observe({type: 'layout-shift', buffered: true})"""
    )
    page.goto(site)
    page.wait_for_timeout(500)
    ours = [path for path in asked if path.startswith(("/widget/", "/api/")) and "/demo/" not in path]
    assert ours == ["/widget/vigie.js"]
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie, shifts]") == [0, 0, "", 0]


def test_opening_asks_for_all_its_modules_at_once(site, page):
    """However slow the connection: none is answered here before all have been asked for."""
    expected = sorted(path.name for path in MODULES if path.name != "vigie.js")
    page.goto(site)
    held = []

    def hold(route):
        held.append(route)
        if len(held) == len(expected):
            for each in held:
                each.continue_()

    page.route("**/widget/*.js", hold)
    Assistant(page).open()
    assert sorted(each.request.url.split("/")[-1] for each in held) == expected


def test_afterwards_the_tab_alone_keeps_something(site, page):
    """No cookie, nothing that outlives the tab."""
    page.goto(site)
    Assistant(page).open().ask("à quoi sert un pare-feu?")
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [1, 0, ""]
    assert page.context.cookies() == []


def test_events_tell_nothing_of_what_was_typed(site, page):
    """Neither words nor subject; no attribute changes; the host hears that a reply came, and its kind."""
    page.goto(site)
    page.evaluate(
        """() => { globalThis.told = []; const element = document.querySelector('vigie-assistant')
        for (const name of ['open', 'reply', 'forget', 'close'])
          element.addEventListener(`vigie-${name}`, ({type, detail}) => told.push([type, detail]))
        for (const name of ['input', 'keydown', 'submit', 'change'])
          addEventListener(name, (event) => told.push([name, event.target.value ?? null]), true)
        new MutationObserver((changes) => told.push(...changes.map((each) => ['attribute', each.attributeName])))
          .observe(element, {attributes: true}) }"""
    )
    assistant = Assistant(page).open()
    assistant.ask("je veux mourir")
    assistant.option("Oublier cette conversation")
    assistant.element.locator(".gone").wait_for()
    assistant.press("Fermer")
    told = page.evaluate("told")
    ours = [each for each in told if each[0].startswith("vigie-")]
    assert ours == [
        ["vigie-open", None],
        ["vigie-reply", {"kind": "redirect", "language": "fr"}],
        ["vigie-forget", None],
        ["vigie-close", None],
    ]
    assert "mourir" not in json.dumps(told) and "attribute" not in [each[0] for each in told]


@pytest.mark.parametrize("language, words", [("fr", "Téléphone"), ("en", "Telephone")])
def test_without_scripts_the_children_remain(browser, site, language, words):
    """The telephone, and the way to the pages."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/?lang={language}")
    shown = page.locator("vigie-assistant").inner_text(), page.locator("vigie-assistant a[href*='/chat']").is_visible()
    context.close()
    assert words in shown[0] and shown[1]


PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Autre site</title>
<script type="importmap" nonce="abc">{importmap}</script>
<script type="module" crossorigin="anonymous" integrity="{integrity}" src="{server}/widget/vigie.js"></script></head>
<body><main><h1>Autre site</h1><p>Texte.</p></main>
<vigie-assistant server="{server}"><p>Téléphone : <a href="tel:+18005619749">1 800 561-9749</a></p></vigie-assistant>
</body></html>"""
POLICY = (
    "default-src 'none'; script-src 'nonce-abc' {server}; connect-src {server}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def digest(path):
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()


@contextmanager
def host_page(html, policy):
    """Another site's page, under its own strict policy."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy())
            self.end_headers()
            self.wfile.write(html().encode())

        def log_message(self, *_):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="module")
def other_site(project):
    """A page of another origin, that the gateway's list allows, and the gateway's address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    importmap = json.dumps({"integrity": {f"{address}/widget/{path.name}": digest(path) for path in MODULES}})
    html = (
        PAGE.replace("{importmap}", importmap).replace("{integrity}", digest(WIDGET / "vigie.js")).replace("{server}", address)
    )
    with host_page(lambda: html, lambda: POLICY.replace("{server}", address)) as origin:
        command = [BIN / "vigie", "run", "--project", project, "--port", port]
        environment = {"VIGIE_ALLOWED_ORIGINS": json.dumps([origin])}
        with server(command, project, f"{address}/readyz", environment=environment):
            yield origin, address


def test_another_origin_under_a_strict_policy(other_site, page):
    """No inline script or style, Trusted Types without a policy, integrity on every module, no cookie: it answers."""
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(other_site[0])
    assistant = Assistant(page).open()
    assert "pare-feu" in assistant.ask("à quoi sert un pare-feu?").inner_text()
    page.mouse.move(0, 0)  # off the button: under the pointer it is darker
    assert page.evaluate(f"() => getComputedStyle({INSIDE}.querySelector('.send')).backgroundColor") == "rgb(9, 87, 151)"
    assert [each for each in refused if "favicon" not in each] == [] and page.context.cookies() == []


def test_an_origin_that_is_not_on_the_list_gets_nothing(other_site, page):
    """The page keeps its own words: the children stay."""
    html = PAGE.replace("{importmap}", "{}").replace(' integrity="{integrity}"', "").replace("{server}", other_site[1])
    with host_page(lambda: html, lambda: POLICY.replace("{server}", other_site[1])) as origin:
        page.goto(origin)
        page.wait_for_timeout(500)
        assert page.evaluate("document.querySelector('vigie-assistant').shadowRoot") is None
        assert page.locator("a[href^='tel:']").is_visible()


@pytest.mark.parametrize(
    "scheme, theme, dark", [("light dark", "", True), ("", "", False), ("", "dark", True), ("light dark", "light", False)]
)
def test_it_is_dark_where_the_page_is(site, page, scheme, theme, dark):
    """For who prefers dark: a page without dark colours keeps a light assistant; the attribute decides otherwise."""
    page.emulate_media(color_scheme="dark")
    page.goto(site)
    page.evaluate(
        """([scheme, theme]) => {
          document.documentElement.style.colorScheme = scheme || 'normal'
          document.querySelector('vigie-assistant').setAttribute('theme', theme)
        }""",
        [scheme, theme],
    )
    colour = page.evaluate(f"() => getComputedStyle({INSIDE}.querySelector('.launcher')).backgroundColor")
    assert colour == ("rgb(143, 195, 240)" if dark else "rgb(9, 87, 151)")


@pytest.mark.parametrize("address", ["http://example.org", "javascript:alert(1)", "data:text/plain,x"])
def test_an_unsafe_server_is_not_spoken_to(site, page, address):
    """Only https, the page's own origin and the loopback: else the telephone."""
    asked = []
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(site) else None)
    page.goto(site)
    page.evaluate("(address) => document.querySelector('vigie-assistant').setAttribute('server', address)", address)
    assistant = Assistant(page)
    assistant.launcher.click()
    assistant.notice.wait_for()
    assert assistant.element.locator("a[href^='tel:']").is_visible()
    assert [url for url in asked if not url.startswith("data:,")] == []


RICH = """async (html) => {
  const { richText } = await import('/widget/rich-text.js')
  const holder = document.createElement('div')
  holder.append(richText(html))
  const all = (selector, take) => [...holder.querySelectorAll(selector)].map(take)
  return [all('*', (each) => each.nodeName.toLowerCase()), all('a', (each) => each.getAttribute('href'))]
}"""


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x" onclick="alert(1)">x</a>',
        "<svg><script>alert(1)</script></svg>",
        "<p><iframe srcdoc='x'></iframe></p>",
        '<a href="&#106;avascript:alert(1)">x</a>',
    ],
)
def test_hostile_marks_stay_text(site, page, html):
    """Even where the server's own cleaning would have failed."""
    page.goto(site)
    names, addresses = page.evaluate(RICH, html)
    assert set(names) <= {"p", "a"} and set(addresses) <= {None}


def test_the_marks_of_an_answer_are_kept(site, page):
    """Paragraphs, lists, links and what the server escaped."""
    page.goto(site)
    names, addresses = page.evaluate(
        RICH, '<ul>\n<li>a &amp; <strong>b</strong><br /></li></ul><p><a href="tel:811" rel="noopener">811</a></p>'
    )
    assert names == ["ul", "li", "strong", "br", "p", "a"] and addresses == ["tel:811"]


def test_what_is_typed_is_shown_as_text(site, page):
    """A tag is a tag's letters."""
    page.goto(site)
    assistant = Assistant(page).open()
    assistant.ask("<img src=x onerror=alert(1)> pare-feu?")
    assert "<img src=x" in assistant.element.locator(".asked").inner_text()
    assert assistant.element.locator("img").count() == 0
