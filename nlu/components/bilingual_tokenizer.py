"""Rasa component: the words of each message, as meant, with their lemmas in the message's language."""

from pathlib import Path
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.messages import TYPED, language_of
from nlu.knowledge_base import load_language_files
from nlu.words import WordReader


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class BilingualTokenizer(Tokenizer):
    """Tokenize in the message's language: its own at prediction, that of the question's file in training.

    It learns which words people use, to put slips right. Options: ``data``, the folder of the spellings and the
    thesaurus, and ``digest`` of these files, both given by the importer.
    """

    def __init__(
        self, config: Dict[str, Any], storage: ModelStorage, resource: Resource, reader: Optional[WordReader] = None
    ) -> None:
        super().__init__(config)
        self._storage = storage
        self._resource = resource
        self._reader = reader

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "data": None,
            "digest": None,
        }

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "BilingualTokenizer":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "BilingualTokenizer":
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, WordReader.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        files = load_language_files(Path(self._config["data"]))
        questions = ((each.get(TEXT), language_of(each)) for each in training_data.training_examples if each.get(TEXT))
        self._reader = WordReader.learn(files.spellings, questions, files.vocabulary.forms())
        with self._storage.write_to(self._resource) as folder:
            self._reader.save(folder)
        return self._resource

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        if self._reader is None:
            return []
        words = self._reader.read(message.get(attribute), language_of(message))
        return [Token(word.meant, word.start, word.end, data={TYPED: word.typed}, lemma=word.lemma) for word in words]
