"""Rasa component: the language of a message."""

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.language import DetectedLanguage, identify_language
from nlu.languages import is_language


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageIdentifier(GraphComponent):
    """Set ``language`` and ``other_language`` on each message; at prediction only, not in training.

    The gateway knows the conversation and the page, decides first, and hands its decision down in the metadata.
    """

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "LanguageIdentifier":
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            handed_down = (message.get(METADATA) or {}).get("language")
            detected = DetectedLanguage(handed_down) if is_language(handed_down) else identify_language(message.get(TEXT))
            message.set("language", detected.language, add_to_output=True)
            message.set("other_language", detected.other, add_to_output=True)
        return messages
