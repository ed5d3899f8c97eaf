"""The assistant in a page, as a person uses it."""

from axe_playwright_python.base import AXE_SCRIPT

WORDS = {
    "fr": {
        "open": "Poser une question",
        "close": "Fermer",
        "options": "Options",
        "label": "Votre question",
        "send": "Envoyer",
        "retry": "Réessayer",
        "restart": "Recommencer",
        "forget": "Oublier cette conversation",
        "question": "à quoi sert un pare-feu?",
        "answer": "pare-feu",
        "identifier": "mon NAM est TREM 5162 1415, où est ma carte?",
        "distress": "je veux mourir",
        "incident": "j'ai perdu ma carte d'assurance maladie",
        "typing": "témoins",
        "unclear": "les renseignements",
        "long": "plus long",
        "slow": "trop de temps",
    },
    "en": {
        "open": "Ask a question",
        "close": "Close",
        "options": "Options",
        "label": "Your question",
        "send": "Send",
        "retry": "Try again",
        "restart": "Start over",
        "forget": "Forget this conversation",
        "question": "what is a firewall for?",
        "answer": "firewall",
        "identifier": "my card number is TREM 5162 1415, where is it?",
        "distress": "I want to die",
        "incident": "I lost my health insurance card",
        "typing": "cookies",
        "unclear": "the information",
        "long": "longer",
        "slow": "too long",
    },
}
AXE_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Not axe's whole report: what passed takes longer to bring over than to find.
RUN_AXE = """async (rules) => (await axe.run({runOnly: rules, resultTypes: ['violations']})).violations
  .map(({id, nodes}) => [id, nodes.map(({target, html}) => [target, html])])"""
INSIDE = "document.querySelector('vigie-assistant').shadowRoot"


class Assistant:
    """The element of a page, and what a person does with it."""

    def __init__(self, page, language="fr"):
        self.page = page
        self.words = WORDS[language]
        self.element = page.locator("vigie-assistant")
        self.dialog = self.element.get_by_role("dialog")
        self.field = self.element.locator("textarea")
        self.articles = self.element.locator("article")
        self.launcher = self.element.locator(".launcher")
        self.notice = self.element.get_by_role("alert")

    def open(self):
        """Open it and wait for its greeting."""
        self.launcher.click()
        self.articles.first.wait_for()
        return self

    def ask(self, question):
        """Type a question and press Enter; the last article of the reply."""
        before = self.articles.count()
        self.field.fill(question)
        self.field.press("Enter")
        return self.reply(after=before)

    def reply(self, *, after):
        """The first article that came after so many of them."""
        self.page.wait_for_function(f"() => {INSIDE}.querySelectorAll('article').length > {after}")
        return self.articles.nth(after)

    def press(self, name, **options):
        """Press a button of the dialog."""
        self.dialog.get_by_role("button", name=name, **options).click()

    def option(self, name):
        """Press a button of the menu."""
        self.element.locator("summary", has_text=self.words["options"]).click()
        self.press(name)

    def focused(self):
        """What has the focus inside the element: its words, or its id."""
        return self.page.evaluate(f"() => {{ const at = {INSIDE}.activeElement; return at && (at.id || at.textContent) }}")


def faults(page, *rules):
    """What axe finds by all its rules, or by those named: rule, and where."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN_AXE, rules or AXE_RULES)
