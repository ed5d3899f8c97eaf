"""Every place where what people type could be, and what is there now."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.settings import Settings
from nlu.identifiers import mask_identifiers
from nlu.knowledge_base import KnowledgeBase
from nlu.text import clean
from nlu.utterance import Reader

_RASA_PLACES: Final = (".rasa", "results", "events.db", "rasa.db", "rasa.log", "story_graph.dot")
_MOST_BYTES: Final = 5_000_000
_TEXT_SUFFIXES: Final = frozenset({".txt", ".log", ".json", ".jsonl", ".yml", ".yaml", ".md", ".csv", ".html", ""})


@dataclass(frozen=True)
class Place:
    """A place that was looked at.

    Attributes:
        code: Key of the sentence that says what is kept there.
        where: A path, or what stands for one.
        files: Files read there; None for what is no folder.
        identifiers: Identifiers found there, by kind and number.
        made_up: Whether made-up ones are there to be masked, and no fault.

    """

    code: str
    where: str
    files: int | None = None
    identifiers: tuple[tuple[str, int], ...] = ()
    made_up: bool = False


def audit(settings: Settings, knowledge: KnowledgeBase) -> list[Place]:
    """The places, those in memory first, then those on disk with the identifiers found in them."""
    reader = Reader.of(knowledge)
    places = [
        Place("audit_conversations", f"{settings.host}:{settings.port}"),
        Place("audit_log", "stderr"),
        Place("audit_metrics", "/metrics"),
        Place("audit_pages", "/chat, /questions"),
        Place("audit_browser", "sessionStorage"),
    ]
    for code, path in _folders(settings):
        if path.exists():
            files = list(_texts(path))
            counts: dict[str, int] = {}
            for text in files:
                for kind in _kinds(text, reader):
                    counts[kind] = counts.get(kind, 0) + 1
            places.append(Place(code, str(path), len(files), tuple(sorted(counts.items())), code == "audit_evaluation"))
    return places


def _folders(settings: Settings) -> Iterator[tuple[str, Path]]:
    yield "audit_questions", settings.data / "questions"
    yield "audit_evaluation", settings.data / "evaluation"
    yield "audit_models", settings.models
    for name in _RASA_PLACES:
        yield "audit_rasa", settings.project / name


def _texts(path: Path) -> Iterator[str]:
    """The text of each file of a folder, and of the texts within its model files."""
    for each in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if each.is_file() and each.name.endswith(".tar.gz"):
            yield from _members(each)
        elif each.is_file() and each.suffix in _TEXT_SUFFIXES and each.stat().st_size <= _MOST_BYTES:
            yield each.read_text(encoding="utf-8", errors="replace")


def _members(archive: Path) -> Iterator[str]:
    with tarfile.open(archive) as model:
        for member in model:
            is_text = member.isfile() and Path(member.name).suffix in _TEXT_SUFFIXES and member.size <= _MOST_BYTES
            # The rules of identifiers travel with the model, and their examples look like identifiers.
            if is_text and not member.name.endswith("metadata.json") and (file := model.extractfile(member)):
                yield file.read().decode("utf-8", errors="replace")


def _kinds(text: str, reader: Reader) -> Iterator[str]:
    for line in text.splitlines():
        masked = mask_identifiers(clean(line)[:2000], rules=reader.rules, names={}, public_numbers=reader.public_numbers)
        for identifier in masked.identifiers:
            yield identifier.kind
