"""Rasa's own classifiers, trained and asked as Rasa does it, on the questions that the others learn from."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import yaml

from nlu.engine import RasaEngine, load_engine
from nlu.questions import Question
from nlu.training import TrainedModel, train_model

PENALTY_OF_OURS: Final = ("nlu.components.topic_classifier.TopicClassifier", "penalty")
EPOCHS: Final = 30
CLASSIFIERS: Final[dict[str, dict[str, Any]]] = {
    "Rasa's LogisticRegressionClassifier": {"name": "LogisticRegressionClassifier"},
    "Rasa's DIET": {
        "name": "DIETClassifier",
        "epochs": EPOCHS,
        "entity_recognition": False,
        "constrain_similarities": True,
        "random_seed": 0,
    },
}


def penalty_of(config: Path) -> float:
    """What the service's configuration gives our classifier."""
    name, option = PENALTY_OF_OURS
    pipeline = yaml.safe_load(config.read_text(encoding="utf-8"))["pipeline"]
    return float(next(component[option] for component in pipeline if component["name"] == name))


@contextmanager
def rasa_engine(
    classifier: str, questions: Sequence[Question], data: Path, *, concepts: bool
) -> Iterator[tuple[RasaEngine, TrainedModel]]:
    """An engine with *classifier*, one of :data:`CLASSIFIERS`, and the model's training.

    Args:
        classifier: What ranks the topics.
        questions: To learn from; 25 at least of each topic in each language.
        data: The folder that the rest comes from.
        concepts: Whether the classifier sees what the thesaurus finds.

    """
    with tempfile.TemporaryDirectory(prefix="vigie-study-") as name:
        project = Path(name)
        _write_project(project, CLASSIFIERS[classifier], questions, data, concepts=concepts)
        trained = train_model(project, project / "models", lambda step, share: None)
        engine = load_engine(trained.path, "rasa")
        assert isinstance(engine, RasaEngine)
        yield engine, trained


def _write_project(
    project: Path, classifier: dict[str, Any], questions: Sequence[Question], data: Path, *, concepts: bool
) -> None:
    featurizer = {"name": "nlu.components.concept_featurizer.ConceptFeaturizer", "sparse_features": True}
    pipeline = [
        {"name": "nlu.components.utterance_reader.UtteranceReader"},
        {"name": "nlu.components.bilingual_tokenizer.BilingualTokenizer"},
        *([featurizer] if concepts else []),
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 3, "max_ngram": 5},
        classifier,
    ]
    config = {
        "recipe": "default.v1",
        "assistant_id": "study",
        "language": "fr",
        "importers": [{"name": "nlu.importer.TopicImporter"}],
        "pipeline": pipeline,
        "policies": [{"name": "RulePolicy"}],
    }
    (project / "config.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    (project / "data").mkdir()
    for path in data.iterdir():
        if path.name != "questions":
            (project / "data" / path.name).symlink_to(path)
    lines: dict[Path, list[str]] = {}
    for question in questions:
        path = project / "data" / "questions" / question.language / f"{question.topic}.txt"
        lines.setdefault(path, []).append(question.text)
    for path, texts in lines.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
