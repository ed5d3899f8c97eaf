"""The assistant: from what a person typed to a reply. Masks first; what follows never sees the raw text."""

from collections.abc import Mapping
from typing import Final

from actions.conversation import Conversation
from actions.reply import Reply, reply_to, reply_to_choice
from nlu.engine import Engine
from nlu.errors import AssistantError
from nlu.findings import Findings
from nlu.identifiers import MaskedText, mask_identifiers
from nlu.knowledge_base import KnowledgeBase
from nlu.language import identify_language
from nlu.languages import LANGUAGES, Language
from nlu.text import MOST_CHARACTERS, clean


class UtteranceError(AssistantError, ValueError):
    """An utterance that cannot be taken; ``code`` is a key of the phrases' ``errors``."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Assistant:
    """The knowledge base and the model in service, behind two calls."""

    def __init__(self, knowledge: KnowledgeBase, engine: Engine) -> None:
        self.knowledge = knowledge
        self.engine = engine
        kinds = knowledge.phrases.identifier_kinds
        self._kind_names: Final[Mapping[Language, Mapping[str, str]]] = {
            language: {kind: name.in_language(language) for kind, name in kinds.items()} for language in LANGUAGES
        }
        self._public_numbers = public_numbers(knowledge)
        self._warm_up()

    def reply(self, utterance: str, conversation: Conversation, *, page: Language | None = None) -> tuple[Reply, Conversation]:
        """One turn.

        Raises:
            UtteranceError: If the utterance is empty or too long.

        """
        return reply_to(self.understand(utterance, conversation, page=page), conversation, self.knowledge)

    def choose(self, topic: str, conversation: Conversation, *, language: Language) -> tuple[Reply, Conversation]:
        """One turn in which the person pressed a choice.

        Raises:
            UtteranceError: If there is no such topic.

        """
        if topic not in self.knowledge.topics:
            raise UtteranceError("topic_unknown")
        return reply_to_choice(topic, conversation, self.knowledge, language=language)

    def understand(self, utterance: str, conversation: Conversation, *, page: Language | None = None) -> Findings:
        """The findings in an utterance; its raw text ends here.

        Raises:
            UtteranceError: If the utterance is empty or too long.

        """
        text = clean(utterance)
        if len(text) > MOST_CHARACTERS:
            raise UtteranceError("utterance_too_long")
        if not text:
            raise UtteranceError("utterance_empty")
        masked = self._mask(text, "fr")
        detected = identify_language(masked.text, conversation=conversation.language, page=page)
        if masked.identifiers and detected.language != "fr":
            masked = self._mask(text, detected.language)
        return self.engine.understand(masked, detected)

    def _warm_up(self) -> None:
        """Load the tables of both languages now: the first person would wait two seconds for them."""
        for language in LANGUAGES:
            self.engine.understand(MaskedText("?"), identify_language("?", page=language))
        identify_language("confidentialia informationis personae")

    def _mask(self, text: str, language: Language) -> MaskedText:
        return mask_identifiers(text, names=self._kind_names[language], public_numbers=self._public_numbers)


def public_numbers(knowledge: KnowledgeBase) -> frozenset[str]:
    """Digits of the numbers that name nobody: the organisation's and the emergency services', without the leading 1."""
    numbers = (channel.number for channel in knowledge.channels.channels.values() if channel.number)
    return frozenset("".join(filter(str.isdigit, number)).removeprefix("1") for number in numbers)
