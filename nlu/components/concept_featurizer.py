"""Rasa component: the concepts of the thesaurus that each message names, and on demand as sparse features."""

from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from nlu.components.messages import MENTIONS, language_of, mentions_of, words_of
from nlu.concepts import ConceptMatcher
from nlu.knowledge_base import load_language_files


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class ConceptFeaturizer(SparseFeaturizer, GraphComponent):
    """Find the concepts in each message: for the topic classifier, and as features for any of Rasa's own.

    Options: ``data``, the folder of the thesaurus, and ``digest`` of its files, both given by the importer;
    ``sparse_features``, whether to make features for Rasa's own classifiers, which double the time of training.
    """

    def __init__(
        self, config: Dict[str, Any], storage: ModelStorage, resource: Resource, matcher: Optional[ConceptMatcher] = None
    ) -> None:
        super().__init__(resource.name, config)
        self._storage = storage
        self._resource = resource
        self._matcher = matcher

    @classmethod
    def required_components(cls) -> List[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {**SparseFeaturizer.get_default_config(), "data": None, "digest": None, "sparse_features": False}

    @staticmethod
    def required_packages() -> List[str]:
        return []

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Nothing to check: the importer gives the options."""

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "ConceptFeaturizer":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "ConceptFeaturizer":
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, ConceptMatcher.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        files = load_language_files(Path(self._config["data"]))
        self._matcher = ConceptMatcher.of(files.vocabulary, files.spellings)
        with self._storage.write_to(self._resource) as folder:
            self._matcher.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            words = words_of(message)
            if self._matcher is None or not words:
                continue
            mentions = self._matcher.find(words, language_of(message))
            message.set(MENTIONS, mentions)
            if self._config["sparse_features"]:
                self._add_features(message, self._matcher.concepts)
        return messages

    def _add_features(self, message: Message, concepts: Sequence[str]) -> None:
        """One row a word, one column a concept; and one row of the whole sentence."""
        columns = {name: column for column, name in enumerate(concepts)}
        words = words_of(message)
        by_word = np.zeros((len(words), len(columns)), dtype=np.float32)
        for mention in mentions_of(message):
            within = [at for at, word in enumerate(words) if mention.start <= word.start < mention.end]
            by_word[np.ix_(within, [columns[name] for name in (*mention.concepts, *mention.broader)])] = 1
        sentence = csr_matrix(by_word.max(axis=0, keepdims=True))
        self.add_features_to_message(csr_matrix(by_word), sentence, TEXT, message)
