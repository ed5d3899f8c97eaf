"""Rasa component: the topic model of :mod:`nlu.topic_model`."""

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.messages import mentions_of, words_of
from nlu.features import features_of
from nlu.topic_model import TopicModel
from nlu.understanding import Part, Ranking, Understanding, understand


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Rank the topics of each message from its words and the concepts that they name.

    Options: ``penalty`` (inverse strength of the regularisation, positive), ``seed``, ``ranking_length`` (topics kept
    in ``intent_ranking``).
    """

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource, model: Any = None) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model: TopicModel | None = model

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"penalty": 0.3, "seed": 0, "ranking_length": 10}

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "TopicClassifier":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TopicClassifier":
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, TopicModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [each for each in training_data.intent_examples if each.get("text_tokens")]
        features = (features_of(words_of(example), mentions_of(example)) for example in examples)
        topics = [example.get(INTENT) for example in examples]
        penalty, seed = self._config["penalty"], self._config["seed"]
        self._model = TopicModel.fit(features, topics, penalty=penalty, seed=seed)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            understood = self._understand(message)
            ranking = _as_json(understood.ranking[: self._config["ranking_length"]])
            intent = ranking[0] if ranking else {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}
            message.set(INTENT, intent, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            cuts = [[_part_as_json(part) for part in parts] for parts in understood.cuts]
            message.set("cuts", cuts, add_to_output=True)
        return messages

    def _understand(self, message: Message) -> Understanding:
        if self._model is None or not message.get(TEXT):
            return Understanding(())
        return understand(message.get(TEXT), words_of(message), mentions_of(message), self._model)


def _part_as_json(part: Part) -> Dict[str, Any]:
    return {"start": part.start, "end": part.end, "ranking": _as_json(part.ranking)}


def _as_json(ranking: Ranking) -> List[Dict[str, Any]]:
    return [{INTENT_NAME_KEY: each.topic, PREDICTED_CONFIDENCE_KEY: each.confidence} for each in ranking]
