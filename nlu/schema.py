"""The published JSON Schemas of the data files, made from the models that check them."""

import json
from pathlib import Path
from typing import Final

from nlu.clauses import ClausesFile
from nlu.file_model import FileModel
from nlu.follow_ups import FollowUpsFile
from nlu.identifier_rules import IdentifiersFile
from nlu.organisation import ChannelsFile, NeverSaidFile, PhrasesFile, PolicyFile, Thresholds
from nlu.safety import SafetyFile
from nlu.spelling import SpellingsFile
from nlu.topics import Topic
from nlu.vocabulary import VocabularyFile

SCHEMAS: Final[dict[str, type[FileModel]]] = {
    "topic": Topic,
    "policy": PolicyFile,
    "channels": ChannelsFile,
    "phrases": PhrasesFile,
    "decision": Thresholds,
    "identifiers": IdentifiersFile,
    "safety": SafetyFile,
    "spellings": SpellingsFile,
    "vocabulary": VocabularyFile,
    "follow_ups": FollowUpsFile,
    "clauses": ClausesFile,
    "never_said": NeverSaidFile,
}


def schema_text(model: type[FileModel]) -> str:
    """The JSON Schema of *model*, as its file holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into *folder*; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.schema.json" for name in SCHEMAS]
    for path, model in zip(paths, SCHEMAS.values()):
        path.write_text(schema_text(model), encoding="utf-8")
    return paths
