"""Rasa component: mask identifiers before any other component sees the text."""

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.identifiers import mask_identifiers
from nlu.text import MOST_CHARACTERS, clean


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class IdentifierMasker(GraphComponent):
    """Clean each message's text, cut it at the length limit, and mask its identifiers; at prediction only.

    The gateway has masked already and finds nothing left here; Rasa's own channels have not.
    """

    def __init__(self, config: Dict[str, Any]) -> None:
        self._names: Dict[str, str] = config["names"]
        self._public_numbers = frozenset(config["public_numbers"])

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"names": {}, "public_numbers": []}

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "IdentifierMasker":
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            masked = mask_identifiers(
                clean(message.get(TEXT))[:MOST_CHARACTERS], names=self._names, public_numbers=self._public_numbers
            )
            message.set(TEXT, masked.text, add_to_output=True)
            found = [{"kind": each.kind, "start": each.start, "end": each.end} for each in masked.identifiers]
            message.set("identifiers", found, add_to_output=True)
        return messages
