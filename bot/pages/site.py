"""The pages: templates filled; those that are the same for everybody are made once and kept."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from actions.decision import Decision
from actions.reply import ChannelCard, compose, greeting
from bot.pages.files import read_files, tag_of
from bot.pages.search import Found
from bot.pages.transcript import Exchange, Transcripts
from bot.pages.views import exchange_view, path_of, section_views, structured_data, topic_view, words_of
from bot.settings import Settings
from nlu.identifiers import MaskedText
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import DEFAULT_LANGUAGE, LANGUAGES, Language, other_language
from nlu.text import MOST_CHARACTERS
from nlu.topics import Topic

STYLESHEET: Final = "pages.css"
PRIVACY_TOPIC: Final = "assistant_privacy"
"""The topic that says what happens to what is typed."""


@dataclass(frozen=True)
class Page:
    """A page that is the same for everybody; the tag names its content."""

    html: bytes
    tag: str


@dataclass(frozen=True)
class Visit:
    """A conversation as its page carries it: id, token, and what was said."""

    conversation: str
    token: str
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True)
class ChatState:
    """What the conversation's page shows beside the conversation.

    Attributes:
        error: A sentence on what was typed or asked.
        kept: What was typed, masked, to put back in the field.
        expired: The conversation before has ended, and this is another.
        thanked: The last answer was just said to help.
        forgotten: The conversation was just forgotten.

    """

    error: str = ""
    kept: str = ""
    expired: bool = False
    thanked: bool = False
    forgotten: bool = False


class Pages:
    """Makes the pages of one service."""

    def __init__(self, settings: Settings, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge
        self._base = settings.public_address
        self._words = words_of(knowledge)
        self.transcripts = Transcripts(settings.secret, lifetime_s=settings.token_s, knowledge=knowledge)
        self._templates = Environment(
            loader=PackageLoader("bot.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self.files = read_files(settings.widget)
        self._templates.globals |= {
            "stylesheet": f"/widget/{STYLESHEET}?v={self.files[STYLESHEET].tag}",
            "most": MOST_CHARACTERS,
            "base": self._base,
            "all_words": self._words,
        }
        self._kept: dict[tuple[str, Language], Page] = {}

    @cached_property
    def _sections(self) -> dict[Language, Any]:
        return {language: section_views(language, self._knowledge, self._words[language]) for language in LANGUAGES}

    def start(self, language: Language) -> Page:
        """The conversation's page before the first question."""
        return self._keep("chat", language, lambda: self.chat(language, None, ChatState()))

    def questions(self, language: Language) -> Page:
        """All the questions and answers."""
        return self._keep("questions", language, lambda: self._questions(language))

    def topic(self, topic: Topic, language: Language) -> Page:
        """The page of one answer."""
        return self._keep(topic.id, language, lambda: self._topic(topic, language))

    def chat(self, language: Language, visit: Visit | None, state: ChatState) -> str:
        """The conversation's page.

        Args:
            language: Of the page.
            visit: The conversation so far; None before the first question.
            state: What is shown beside it.

        """
        exchanges = [
            exchange_view(number, each, self._knowledge, self._words)
            for number, each in enumerate(visit.exchanges if visit else (), 1)
        ]
        transcript = self.transcripts.write(visit.conversation, visit.exchanges) if visit else ""
        return self._fill(
            "chat.html",
            language,
            "/chat?lang={language}",
            greeting=greeting(self._knowledge, language),
            exchanges=exchanges,
            visit=visit,
            transcript=transcript,
            state=state,
        )

    def search(self, language: Language, found: Found) -> str:
        """The answers that a search found."""
        views = [topic_view(topic, language, self._knowledge) for topic in found.topics]
        declined = compose(Decision("out_of_scope", (), language), MaskedText(""), self._knowledge).messages[0]
        kinds = compose(
            Decision("out_of_scope", (), language, masked_kinds=found.masked.kinds), MaskedText(""), self._knowledge
        )
        notice = kinds.messages[0] if found.masked.kinds else None
        return self._questions(language, views=views, typed=found.masked.text, notice=notice, declined=declined)

    def search_error(self, language: Language, error: str) -> str:
        """The questions' page, its search having failed."""
        return self._questions(language, error=error)

    def failure(self, code: str, language: Language) -> str:
        """A page that says, in both languages, that there is no such page, or that something went wrong."""
        sentences = {each: self._knowledge.phrases.errors[code].in_language(each) for each in LANGUAGES}
        languages = (language, other_language(language))
        return self._fill("failure.html", language, "", code=code, sentences=sentences, languages=languages)

    def sentence(self, code: str, language: Language) -> str:
        """What an error code says."""
        return self._knowledge.phrases.errors[code].in_language(language)

    def _questions(self, language: Language, *, views: list[Any] | None = None, **shown: Any) -> str:
        sections = self._sections[language]
        return self._fill(
            "questions.html",
            language,
            "/questions/{language}",
            **{"typed": "", "notice": None, "declined": None, "error": "", **shown},
            sections=sections,
            found=views,
            data=structured_data(sections, language, self._base),
        )

    def _topic(self, topic: Topic, language: Language) -> str:
        section = self._knowledge.section(topic) if topic.kind in ("answer", "silent") else None
        return self._fill(
            "topic.html",
            language,
            f"/topics/{{language}}/{topic.id}",
            topic=topic_view(topic, language, self._knowledge),
            section=(topic.section, section.heading.in_language(language)) if section else None,
        )

    def _keep(self, name: str, language: Language, make: Any) -> Page:
        if (name, language) not in self._kept:
            html = make().encode()
            self._kept[name, language] = Page(html, tag_of(html))
        return self._kept[name, language]

    def _fill(self, template: str, language: Language, path: str, **shown: Any) -> str:
        """A page; *path* is its own, with ``{language}`` where the language stands."""
        privacy = self._knowledge.topics.get(PRIVACY_TOPIC)
        return self._templates.get_template(template).render(
            shown,
            language=language,
            other=other_language(language),
            words=self._words[language],
            paths={each: path.format(language=each) for each in LANGUAGES} if path else {},
            default=DEFAULT_LANGUAGE,
            telephone=self._telephone(language),
            privacy=privacy and {"path": path_of(privacy, language), "title": privacy.in_language(language).title},
        )

    def _telephone(self, language: Language) -> ChannelCard | None:
        """The first general channel that can be dialled."""
        declined = compose(Decision("out_of_scope", (), language), MaskedText(""), self._knowledge)
        return next((card for card in declined.messages[0].channels if card.number), None)
