"""Rasa component: clean, mask and tell the language before any other component sees the text."""

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.languages import is_language
from nlu.text import MOST_CHARACTERS, clean
from nlu.utterance import Reader, UtteranceError


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class UtteranceReader(GraphComponent):
    """Put the masked text, its identifiers, language and distress on each message; at prediction only, not in training.

    The gateway has read the utterance already, knows the conversation and the page, and hands its language down in the
    metadata; Rasa's own channels have not. Option: ``rules``, what :meth:`nlu.utterance.Reader.config_of` gives; the
    importer takes it from the data folder.
    """

    def __init__(self, config: Dict[str, Any]) -> None:
        self._reader = Reader.of_config(config["rules"])

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"rules": None}

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "UtteranceReader":
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self._read(message)
        return messages

    def _read(self, message: Message) -> None:
        handed_down = (message.get(METADATA) or {}).get("language")
        page = handed_down if is_language(handed_down) else None
        try:
            utterance = self._reader.read(clean(message.get(TEXT) or "")[:MOST_CHARACTERS], page=page)
        except UtteranceError:
            message.set(TEXT, "", add_to_output=True)
            message.set("identifiers", [], add_to_output=True)
            return
        found = [{"kind": each.kind, "start": each.start, "end": each.end} for each in utterance.masked.identifiers]
        message.set(TEXT, utterance.masked.text, add_to_output=True)
        message.set("identifiers", found, add_to_output=True)
        message.set("language", page or utterance.detected.language, add_to_output=True)
        message.set("other_language", utterance.detected.other, add_to_output=True)
        message.set("distress", utterance.distress, add_to_output=True)
