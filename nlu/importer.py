"""Rasa reads the topic files directly: NLU data, domain and rules all come from ``data/``, nothing is generated."""

import hashlib
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Union

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import read_config_file

from nlu.components.messages import TrainingQuestion
from nlu.knowledge_base import LANGUAGE_FILES, load_training_data
from nlu.topics import OUT_OF_SCOPE
from nlu.utterance import Reader

ACTION: str = "action_reply"
CONVERSATION_SLOT: str = "conversation"
FALLBACK: str = "nlu_fallback"
DATA: str = "data"
READER: str = "nlu.components.utterance_reader.UtteranceReader"
LEARN_WORDS: frozenset[str] = frozenset(
    {"nlu.components.bilingual_tokenizer.BilingualTokenizer", "nlu.components.concept_featurizer.ConceptFeaturizer"}
)


class TopicImporter(TrainingDataImporter):
    """The knowledge base as Rasa's training data: an intent, and a rule that replies, for each topic."""

    def __init__(
        self,
        config_file: Optional[Text] = None,
        domain_path: Optional[Text] = None,
        training_data_paths: Optional[Union[List[Text], Text]] = None,
        data: Text = DATA,
    ) -> None:
        """Read the data folder, by default ``data`` beside the configuration file.

        Raises:
            DataError: With every fault of the data files.

        """
        self._config_file = config_file
        self._data = (Path(config_file).parent if config_file else Path()) / data
        self._knowledge_base, self._questions = load_training_data(self._data)

    def get_config(self) -> Dict[Text, Any]:
        """The configuration file's content, with the options that the data folder decides."""
        config = read_config_file(self._config_file) if self._config_file else {}
        for component in config.get("pipeline") or ():
            if component["name"] == READER:
                component["rules"] = Reader.config_of(self._knowledge_base)
            elif component["name"] in LEARN_WORDS:
                # The digest, so that Rasa trains them again when the files change.
                component |= {"data": str(self._data), "digest": self._digest_of_language_files()}
        return config

    def _digest_of_language_files(self) -> Text:
        contents = b"".join((self._data / f"{name}.yml").read_bytes() for name in LANGUAGE_FILES)
        return hashlib.sha256(contents).hexdigest()

    def get_config_file_for_auto_config(self) -> Optional[Text]:
        """The configuration file."""
        return self._config_file

    def get_nlu_data(self, language: Optional[Text] = "en") -> TrainingData:
        """The training questions of both languages, each with the language of its file."""
        return TrainingData(
            [
                TrainingQuestion({TEXT: each.text, INTENT: each.topic, METADATA: {"language": each.language}})
                for each in self._questions
            ]
        )

    def get_domain(self) -> Domain:
        """An intent for each topic, one action, and the slot that holds the conversation's ids."""
        return Domain.from_dict(
            {
                "version": "3.1",
                "intents": self._intents(),
                "actions": [ACTION],
                "slots": {
                    CONVERSATION_SLOT: {
                        "type": "any",
                        "influence_conversation": False,
                        # Without naming the action: Rasa would run it once more to fill the slot.
                        "mappings": [{"type": "custom"}],
                    }
                },
                "session_config": {"session_expiration_time": 30, "carry_over_slots_to_new_session": False},
            }
        )

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """One rule for each intent: reply."""
        rules = [
            {"rule": f"reply to {intent}", "steps": [{"intent": intent}, {"action": ACTION}]}
            for intent in [*self._intents(), FALLBACK]
        ]
        return StoryGraph(YAMLStoryReader(self.get_domain()).read_from_parsed_yaml({"rules": rules}))

    def get_conversation_tests(self) -> StoryGraph:
        """None: the conversations are tested through the gateway."""
        return StoryGraph([])

    def _intents(self) -> List[Text]:
        return [*sorted(self._knowledge_base.topics), OUT_OF_SCOPE]
