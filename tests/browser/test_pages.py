"""The pages that work without scripts, in a browser that runs none, in both languages, on a phone and on a desk."""

import re

import pytest

from tests.browser.assistant import faults

pytestmark = pytest.mark.slow

SIZES = {"phone": (360, 640), "desk": (1440, 900)}
WORDS = {
    "fr": {
        "question": "comment bloquer les témoins?",
        "answer": "régler votre navigateur",
        "send": "Envoyer",
        "simpler": "Dire plus simplement",
        "plain": "ne plus marcher",
        "switch": "In English",
        "other": "You can set your browser",
        "yes": "Oui",
        "no": "Non",
        "thanks": "Merci",
        "forget": "Oublier cette conversation",
        "forgotten": "La conversation est oubliée",
        "empty": "Le message est vide",
        "vague": "pizza recette",
        "skip": "Aller au contenu",
        "search": "courriel ordinaire",
        "found": "Le courriel ordinaire",
    },
    "en": {
        "question": "how do I block cookies?",
        "answer": "set your browser",
        "send": "Send",
        "simpler": "Say it more simply",
        "plain": "stop working",
        "switch": "En français",
        "other": "Vous pouvez à tout moment régler",
        "yes": "Yes",
        "no": "No",
        "thanks": "Thank you",
        "forget": "Forget this conversation",
        "forgotten": "The conversation is forgotten",
        "empty": "The message is empty",
        "vague": "pizza recipe",
        "skip": "Skip to content",
        "search": "ordinary e-mail",
        "found": "Ordinary e-mail",
    },
}


@pytest.fixture(params=[(language, size) for language in WORDS for size in SIZES], ids="-".join)
def place(request):
    """A language and the size of a screen."""
    language, size = request.param
    width, height = SIZES[size]
    return language, {"locale": f"{language}-CA", "viewport": {"width": width, "height": height}}


@pytest.fixture
def visit(browser, place):
    """A visitor without scripts: the page, its language, its words. Nothing typed may reach an address or a cookie."""
    language, options = place
    context = browser.new_context(java_script_enabled=False, **options)
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page, language, WORDS[language]
    assert context.cookies() == []
    assert "?" not in page.url or page.url.endswith(f"?lang={language}")
    context.close()
    assert [each for each in complaints if "Content Security Policy" in each] == []


def open_chat(page, site, language):
    page.goto(f"{site}/chat?lang={language}")


def ask(page, question):
    """Type a question and send it; the newest exchange."""
    page.locator("#question").fill(question)
    page.locator("form.ask button").click()
    return page.locator(".exchange").last


def fits(page):
    """Nothing sticks out at the side."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_question_is_answered_and_the_conversation_stays(site, visit):
    """Each answer is under its question, with what was said before above it."""
    page, language, words = visit
    open_chat(page, site, language)
    first = ask(page, words["question"])
    assert words["answer"] in first.inner_text()
    ask(page, words["vague"])
    assert page.locator(".exchange").count() == 2
    assert words["answer"] in page.locator(".exchange").first.inner_text()
    assert page.url == f"{site}/chat#latest"
    assert fits(page)


def test_reading_begins_at_the_newest_exchange(site, visit):
    """The page that comes after a turn begins there, for eyes and for a screen reader."""
    page, language, words = visit
    open_chat(page, site, language)
    ask(page, words["question"])
    asked = ask(page, words["vague"]).locator(".asked")
    page.wait_for_function("document.activeElement?.id === 'latest'")  # the document may still be on its way
    assert 0 <= asked.bounding_box()["y"] < page.viewport_size["height"]
    assert words["vague"] in page.evaluate("document.activeElement.textContent")


def test_every_button_works_without_scripts(site, visit):
    """The same more simply, in the other language; a choice; feedback; all in one conversation."""
    page, language, words = visit
    open_chat(page, site, language)
    ask(page, words["question"])
    page.get_by_role("button", name=words["simpler"]).click()
    assert words["plain"] in page.locator(".exchange").last.inner_text()
    page.get_by_role("button", name=words["yes"], exact=True).click()
    assert words["thanks"] in page.get_by_role("status").inner_text()
    page.get_by_role("button", name=words["switch"]).click()
    assert page.locator("html").get_attribute("lang") != f"{language}-CA"
    assert words["other"] in page.locator(".exchange").last.inner_text()
    assert page.locator(f".exchange [lang={language}]").count() > 0
    page.locator(".exchange .choice").first.click()
    assert page.locator(".exchange").count() == 4


def test_what_did_not_help_is_not_said_again(site, visit):
    """The reason is asked for; then comes something else."""
    page, language, words = visit
    open_chat(page, site, language)
    before = ask(page, words["question"]).locator(".reply").inner_text()
    page.locator(".rate summary").click()
    page.locator(".rate .choice").first.click()
    after = page.locator(".exchange").last
    assert after.locator(".reply").inner_text() != before
    assert after.locator(".choice, .number").count() > 0


def test_forgetting_is_confirmed_and_done(site, visit):
    """Nothing of it is on the page, and going back to it does not bring it back."""
    page, language, words = visit
    open_chat(page, site, language)
    ask(page, words["question"])
    page.get_by_role("button", name=words["forget"]).click()
    assert words["forgotten"] in page.get_by_role("status").inner_text()
    page.wait_for_function("document.activeElement?.id === 'latest'")  # the document may still be on its way
    assert page.locator(".exchange").count() == 0
    assert page.locator("[name=token]").count() == 0


def test_an_error_is_said_where_it_is(site, visit):
    """In the title, in a summary that has the focus, and beside the field, which it describes."""
    page, language, words = visit
    open_chat(page, site, language)
    ask(page, words["question"])
    ask(page, "  ")
    assert words["empty"] in page.get_by_role("alert").inner_text()
    page.wait_for_function("document.activeElement?.id === 'latest'")  # the document may still be on its way
    field = page.locator("#question")
    assert field.get_attribute("aria-invalid") == "true"
    assert "question-error" in field.get_attribute("aria-describedby").split()
    assert words["empty"] in page.locator("#question-error").inner_text()
    assert re.match("Err(eu|o)r", page.title())
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "question"
    assert page.locator(".exchange").count() == 1


def test_distress_is_set_apart_in_both_languages(site, visit):
    """The numbers first, to tap, in both languages, and no button beside them."""
    page, language, _ = visit
    open_chat(page, site, language)
    exchange = ask(page, {"fr": "je veux mourir", "en": "I want to die"}[language])
    reply = exchange.locator(".reply.distress")
    assert reply.locator("a[href='tel:911']").count() >= 2
    other = {"fr": "en", "en": "fr"}[language]
    assert reply.locator(f"[lang={other}]").count() == 1
    assert exchange.get_by_role("button").count() == 0


def test_the_keyboard_is_enough(site, visit):
    """Skip link, field, button: Tab and Enter reach and do everything, and what has the focus is seen."""
    page, language, words = visit
    open_chat(page, site, language)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=words["skip"])
    assert skip.evaluate("node => node === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "question":
            break
    page.keyboard.type(words["question"])
    page.keyboard.press("Tab")
    width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert width >= 3
    page.keyboard.press("Enter")
    assert words["answer"] in page.locator(".exchange").inner_text()


def test_questions_are_searched_without_an_address(site, visit):
    """The words travel in the body; each answer found leads to a page of its own, in both languages."""
    page, language, words = visit
    page.goto(f"{site}/questions/{language}")
    assert page.locator("article.listed").count() > 40
    page.locator("#search").fill(words["search"])
    page.locator("form.ask button").click()
    assert page.url == f"{site}/questions/{language}#latest"
    link = page.locator("section.found h3 a").first
    assert link.inner_text() == words["found"]
    link.click()
    assert page.locator("h1").inner_text() == words["found"]
    page.locator(".language").click()
    assert page.url.startswith(f"{site}/topics/{'en' if language == 'fr' else 'fr'}/")
    assert fits(page)


def test_paper_has_the_answers_and_no_button(site, visit):
    """Printed, a conversation opens what is folded and leaves out what is to be pressed."""
    page, language, words = visit
    open_chat(page, site, language)
    ask(page, words["question"])
    page.emulate_media(media="print")
    assert page.locator("button:visible, textarea:visible, nav:visible").count() == 0
    folded = page.locator(".reply details .text")
    assert folded.bounding_box()["height"] > 20


def test_axe_finds_nothing_in_any_state(site, browser, place):
    """From the start to the page that does not exist. axe is a script: here alone the browser runs them."""
    language, options = place
    words = WORDS[language]
    context = browser.new_context(**options)
    page = context.new_page()

    def check(state):
        assert (faults(page), page.evaluate(SMALL_TARGETS), fits(page)) == ([], [], True), state

    open_chat(page, site, language)
    check("start")
    states = {
        "answer": words["question"],
        "masked": "NAM: TREM 5162 1415",
        "incident": {"fr": "on m'a volé ma carte", "en": "my card was stolen"}[language],
        "distress": {"fr": "je veux mourir", "en": "I want to die"}[language],
        "declined": words["vague"],
        "menu": words["vague"],
        "error": "",
    }
    for state, typed in states.items():
        ask(page, typed)
        check(state)
    page.get_by_role("button", name=words["forget"]).click()
    check("forgotten")
    page.goto(f"{site}/questions/{language}")
    check("questions")
    page.locator("#search").fill(words["search"])
    page.locator("form.ask button").click()
    check("found")
    page.goto(f"{site}/topics/{language}/retention_period")
    check("topic")
    page.goto(f"{site}/nowhere")
    check("no such page")
    context.close()


SMALL_TARGETS = """() => [...document.querySelectorAll(
    'button, summary, textarea, input:not([type=hidden]), .choices a, nav a')]
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 24)
  .map((node) => node.outerHTML)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/chat", "/questions/fr", "/topics/en/distress"])
def test_narrow_zoomed_and_dark(site, browser, path, scheme):
    """320 pixels wide is what 400 % of 1280 leaves; text spacing widened; either colour scheme; forced colours."""
    context = browser.new_context(viewport={"width": 320, "height": 480}, color_scheme=scheme)
    page = context.new_page()
    page.goto(site + path)
    assert fits(page)
    assert faults(page) == []
    page.emulate_media(forced_colors="active")
    spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }", spacing
    )
    assert fits(page)
    context.close()
