"""The assistant: from what a person typed to a reply. Masks first; what follows never sees the raw text."""

from dataclasses import replace

from actions.conversation import Conversation
from actions.reply import Reply, mask_failure, reply_to, reply_to_choice
from nlu.engine import Engine
from nlu.errors import AssistantError
from nlu.findings import Findings
from nlu.identifiers import MaskedText
from nlu.knowledge_base import KnowledgeBase
from nlu.language import identify_language
from nlu.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from nlu.utterance import MaskError, Reader, UtteranceError


class NoModelError(AssistantError):
    """No model is loaded: nothing but distress and choices can be answered."""


class Assistant:
    """The knowledge base and the model in service, if any, behind two calls."""

    def __init__(self, knowledge: KnowledgeBase, engine: Engine | None) -> None:
        self.knowledge = knowledge
        self.engine = engine
        self.reader = Reader.of(knowledge)
        self._warm_up()

    def reply(self, utterance: str, conversation: Conversation, *, page: Language | None = None) -> tuple[Reply, Conversation]:
        """One turn.

        Raises:
            UtteranceError: If the utterance is empty or too long.
            NoModelError: If no model is loaded, and the rules find no distress.

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
            MaskError: If its identifiers could not be masked.
            NoModelError: If no model is loaded, and the rules find no distress.

        """
        read = self.reader.read(utterance, conversation=conversation.language, page=page)
        if read.distress:
            return Findings(read.masked, read.detected.language, read.detected.other, distress=True)
        if self.engine is None:
            raise NoModelError("no model is loaded")
        return self.engine.understand(read.masked, read.detected)

    def _warm_up(self) -> None:
        """Load the tables of both languages now: the first person would wait two seconds for them."""
        self.reader.read("?")
        identify_language("confidentialia informationis personae")
        for language in LANGUAGES:
            if self.engine is not None:
                self.engine.understand(MaskedText("?"), identify_language("?", page=language))

    def _mask_failed(self, conversation: Conversation, language: Language) -> tuple[Reply, Conversation]:
        """The telephone, where nothing of the utterance may be looked at."""
        message = mask_failure(self.knowledge, language)
        reply = Reply("redirect", ("personal_identifier",), language, 1.0, MaskedText(""), (message,))
        return reply, replace(conversation, turns=conversation.turns + 1)
