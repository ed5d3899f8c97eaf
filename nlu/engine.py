"""The model in service: what turns a masked utterance into findings, in process, loaded once.

Two engines behind one interface: ``RasaEngine`` runs the understanding graph of any pipeline that ``config.yml`` can
name; ``LeanEngine`` reads the same model file and runs the same modules without importing Rasa (nor, through it,
TensorFlow: 400 MB and 5 s of start), where the pipeline is made of our components.
"""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from nlu.concepts import ConceptMatcher
from nlu.errors import ModelError
from nlu.findings import Findings, findings_of_parse
from nlu.identifiers import MaskedText
from nlu.language import DetectedLanguage
from nlu.model_archive import digest_of, unpack
from nlu.topic_model import TopicModel
from nlu.understanding import understand
from nlu.words import WordReader

EngineName = Literal["auto", "lean", "rasa"]

_TOKENIZER: Final = "nlu.components.bilingual_tokenizer.BilingualTokenizer"
_FEATURIZER: Final = "nlu.components.concept_featurizer.ConceptFeaturizer"
_CLASSIFIER: Final = "nlu.components.topic_classifier.TopicClassifier"
_LEAN: Final = frozenset(
    {
        "nlu.components.utterance_reader.UtteranceReader",
        _TOKENIZER,
        _FEATURIZER,
        _CLASSIFIER,
        # These change nothing that the decision looks at: it reads the ranking, and a slash is stripped before.
        "rasa.nlu.classifiers.fallback_classifier.FallbackClassifier",
        "rasa.nlu.classifiers.regex_message_handler.RegexMessageHandler",
        "rasa.graph_components.providers.domain_provider.DomainProvider",
        "rasa.graph_components.converters.nlu_message_converter.NLUMessageConverter",
    }
)


class Engine(Protocol):
    """Understands masked utterances."""

    digest: str
    """SHA-256 of the model file."""

    def understand(self, masked: MaskedText, detected: DetectedLanguage) -> Findings:
        """The findings in an utterance whose identifiers are masked and whose language is known."""


def load_engine(archive: Path, name: EngineName = "auto") -> Engine:
    """The engine of a model file; ``auto`` takes the lean one where the pipeline allows it.

    Raises:
        ModelError: If the file is damaged, not one of ours, or the engine asked for cannot run it.

    """
    digest = digest_of(archive)
    with tempfile.TemporaryDirectory(prefix="vigie-model-") as name_of_folder:
        folder = Path(name_of_folder)
        metadata = unpack(archive, folder)
        lean = _understanding_classes(metadata) <= _LEAN
        if name == "lean" and not lean:
            raise ModelError(f"{archive}: its pipeline has components that only the rasa engine runs; set VIGIE_ENGINE=rasa")
        if lean and name != "rasa":
            return LeanEngine.of_folder(folder, metadata, digest)
        return RasaEngine.of_folder(folder, digest)


@dataclass
class LeanEngine:
    """Our own components, called directly."""

    digest: str
    reader: WordReader
    matcher: ConceptMatcher
    model: TopicModel

    @classmethod
    def of_folder(cls, folder: Path, metadata: Mapping[str, Any], digest: str) -> "LeanEngine":
        """The engine of an unpacked model."""
        resources = {
            node["uses"]: folder / "components" / node["resource"]["name"]
            for node in metadata["predict_schema"]["nodes"].values()
            if node.get("resource")
        }
        reader, model = WordReader.load(resources[_TOKENIZER]), TopicModel.load(resources[_CLASSIFIER])
        matcher = ConceptMatcher.load(resources[_FEATURIZER]) if _FEATURIZER in resources else ConceptMatcher((), {})
        return cls(digest, reader, matcher, model)

    def understand(self, masked: MaskedText, detected: DetectedLanguage) -> Findings:
        words = self.reader.read(masked.text, detected.language)
        mentions = self.matcher.find(words, detected.language)
        understood = understand(masked.text, words, mentions, self.model)
        return Findings(masked, detected.language, detected.other, understood.ranking, understood.cuts)


@dataclass
class RasaEngine:
    """Rasa's own graph, its policies left out."""

    digest: str
    _runner: Any
    _target: str

    @classmethod
    def of_folder(cls, folder: Path, digest: str) -> "RasaEngine":
        """The engine of an unpacked model; only the nodes that understanding needs are made."""
        from rasa.engine.graph import ExecutionContext
        from rasa.engine.runner.dask import DaskGraphRunner
        from rasa.engine.storage.local_model_storage import LocalModelStorage
        from rasa.engine.storage.storage import ModelMetadata

        metadata = ModelMetadata.from_dict(json.loads((folder / "metadata.json").read_text(encoding="utf-8")))
        schema = metadata.predict_schema.minimal_graph_schema([metadata.nlu_target])
        storage = LocalModelStorage.create(folder / "components")
        runner = DaskGraphRunner.create(schema, storage, ExecutionContext(schema, metadata.model_id))
        return cls(digest, runner, metadata.nlu_target)

    def understand(self, masked: MaskedText, detected: DetectedLanguage) -> Findings:
        from rasa.core.channels.channel import UserMessage

        message = UserMessage(masked.text, metadata={"language": detected.language})
        result = self._runner.run(inputs={"__message__": [message], "__tracker__": None}, targets=[self._target])
        found = findings_of_parse(result[self._target][0].data)
        return Findings(masked, detected.language, detected.other, found.ranking, found.cuts)


def _understanding_classes(metadata: Mapping[str, Any]) -> frozenset[str]:
    """Class paths of the nodes that the understanding target needs."""
    nodes = metadata["predict_schema"]["nodes"]
    wanted, pending = set(), [metadata["nlu_target"]]
    while pending:
        name = pending.pop()
        if name in nodes and name not in wanted:
            wanted.add(name)
            pending += nodes[name]["needs"].values()
    return frozenset(nodes[name]["uses"] for name in wanted)
