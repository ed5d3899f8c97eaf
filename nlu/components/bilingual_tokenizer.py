"""Rasa component: tokens and lemmas by the spaCy pipeline of the message's language."""

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import METADATA
from rasa.shared.nlu.training_data.message import Message

from nlu.languages import DEFAULT_LANGUAGE
from nlu.lemmas import words_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class BilingualTokenizer(Tokenizer):
    """Tokenize in the message's language: its own at prediction, that of the question's file in training."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "BilingualTokenizer":
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        language = message.get("language") or (message.get(METADATA) or {}).get("language", DEFAULT_LANGUAGE)
        words = words_of(message.get(attribute), language)
        return [Token(word.text, word.start, word.end, lemma=word.lemma) for word in words]
