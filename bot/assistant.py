"""The assistant: from what a person typed to a reply. Masks first; what follows never sees the raw text."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from actions.conversation import Conversation
from actions.reply import Reply, mask_failure, reply_to, reply_to_choice
from nlu.engine import Engine
from nlu.errors import AssistantError
from nlu.findings import Findings
from nlu.identifiers import MaskedText, mask_identifiers
from nlu.knowledge_base import KnowledgeBase
from nlu.language import identify_language
from nlu.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from nlu.text import MOST_CHARACTERS, clean


class UtteranceError(AssistantError, ValueError):
    """An utterance that cannot be taken; ``code`` is a key of the phrases' ``errors``."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class MaskError(AssistantError):
    """Identifiers could not be masked; the text is dropped."""


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
        try:
            findings = self.understand(utterance, conversation, page=page)
        except MaskError:
            return self._mask_failed(conversation, conversation.language or page or DEFAULT_LANGUAGE)
        return reply_to(findings, conversation, self.knowledge)

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
        try:
            return mask_identifiers(text, names=self._kind_names[language], public_numbers=self._public_numbers)
        except Exception:
            # Whatever went wrong, text that is not masked goes no further; nor does the error, which may hold some of it.
            raise MaskError("an utterance could not be masked") from None

    def _mask_failed(self, conversation: Conversation, language: Language) -> tuple[Reply, Conversation]:
        """The telephone, where nothing of the utterance may be looked at."""
        message = mask_failure(self.knowledge, language)
        reply = Reply("redirect", ("personal_identifier",), language, 1.0, MaskedText(""), (message,))
        return reply, replace(conversation, turns=conversation.turns + 1)


def public_numbers(knowledge: KnowledgeBase) -> frozenset[str]:
    """Digits of the numbers that name nobody: the organisation's and the emergency services', without the leading 1."""
    numbers = (channel.number for channel in knowledge.channels.channels.values() if channel.number)
    return frozenset("".join(filter(str.isdigit, number)).removeprefix("1") for number in numbers)
