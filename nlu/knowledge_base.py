"""The knowledge base: all of ``data/`` read once, checked together, frozen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from nlu.faults import DataError, Fault
from nlu.file_model import FileModel, validate_source
from nlu.identifier_checks import check_identifiers
from nlu.identifier_rules import IdentifiersFile
from nlu.languages import LANGUAGES, Language
from nlu.organisation import Channel, ChannelsFile, PhrasesFile, PolicyFile, Section, Thresholds
from nlu.questions import Question, read_questions
from nlu.safety import SafetyFile
from nlu.safety_checks import check_safety
from nlu.spelling import SpellingsFile
from nlu.topics import FOLDERS, OUT_OF_SCOPE, Topic
from nlu.yaml_source import Source, read_yaml

_LINK: Final = re.compile(r"\]\(([^)\s]*)")
_BARE_ADDRESS: Final = re.compile(r"https?://[^\s)>\]]+")
_HTML_TAG: Final = re.compile(r"<[a-zA-Z!/]")


@dataclass(frozen=True)
class KnowledgeBase:
    """What the assistant knows: topics, the policy's sections, channels, phrases, thresholds."""

    topics: Mapping[str, Topic]
    policy: PolicyFile
    channels: ChannelsFile
    phrases: PhrasesFile
    thresholds: Thresholds
    identifiers: IdentifiersFile
    safety: SafetyFile
    spellings: SpellingsFile

    def section(self, topic: Topic) -> Section | None:
        """The policy's section that *topic* restates, if any."""
        return self.policy.sections.get(topic.section) if topic.section else None

    def channel(self, name: str) -> Channel:
        """A channel by its name in ``data/channels.yml``."""
        return self.channels.channels[name]


def load_knowledge_base(data: Path) -> KnowledgeBase:
    """The knowledge base in the folder *data*, its training questions left aside.

    Raises:
        DataError: With every fault of every file, where any has one.

    """
    knowledge_base, faults = _read(data)
    if knowledge_base is None or faults:
        raise DataError(faults)
    return knowledge_base


def load_training_data(data: Path) -> tuple[KnowledgeBase, tuple[Question, ...]]:
    """The knowledge base and the questions that teach the model its topics.

    Raises:
        DataError: With every fault of every file, where any has one.

    """
    knowledge_base, faults = _read(data)
    known = set(knowledge_base.topics) if knowledge_base else {path.stem for path in _topic_files(data)}
    questions, wrong = read_questions(data / "questions", known | {OUT_OF_SCOPE})
    if knowledge_base is None or faults or wrong:
        raise DataError([*faults, *wrong])
    return knowledge_base, questions


def _topic_files(data: Path) -> list[Path]:
    return sorted((data / "topics").glob("*/*.yml"))


def _read(data: Path) -> tuple[KnowledgeBase | None, list[Fault]]:
    models: dict[str, type[FileModel]] = {
        "policy": PolicyFile,
        "channels": ChannelsFile,
        "phrases": PhrasesFile,
        "decision": Thresholds,
        "identifiers": IdentifiersFile,
        "safety": SafetyFile,
        "spellings": SpellingsFile,
    }
    sources = {name: read_yaml(data / f"{name}.yml") for name in models}
    files = {name: validate_source(sources[name], model) for name, model in models.items()}
    topic_sources = [read_yaml(path) for path in _topic_files(data)]
    topics = [(source, validate_source(source, Topic)) for source in topic_sources]
    if not topics:
        sources["topics"] = Source(data / "topics", faults=[Fault(data / "topics", 0, "file_missing")])
    written = {path.stem for path in _topic_files(data)}
    policy, channels, phrases, thresholds, identifiers, safety, spellings = files.values()
    seen: dict[str, Path] = {}
    for source, topic in topics:
        if topic is not None:
            _check_topic(source, topic, seen, written, policy, channels)  # type: ignore[arg-type]
    if isinstance(phrases, PhrasesFile):
        _check_phrases(sources["phrases"], phrases, written)
    if isinstance(channels, ChannelsFile):
        _check_names(sources["channels"], "general", channels.general, channels.channels, "data/channels.yml")
    if isinstance(identifiers, IdentifiersFile):
        check_identifiers(sources["identifiers"], identifiers)
        if isinstance(phrases, PhrasesFile):
            kinds = tuple(rule.kind for rule in identifiers.rules)
            _check_names(sources["identifiers"], "rules", kinds, phrases.identifier_kinds, "data/phrases.yml")
    if isinstance(safety, SafetyFile) and isinstance(spellings, SpellingsFile):
        check_safety(sources["safety"], safety, spellings)
    if isinstance(thresholds, Thresholds) and isinstance(phrases, PhrasesFile):
        kinds, known = thresholds.harmless_identifiers, phrases.identifier_kinds
        _check_names(sources["decision"], "harmless_identifiers", kinds, known, "data/phrases.yml")
    faults = [fault for source in (*sources.values(), *topic_sources) for fault in source.faults]
    if faults:
        return None, faults
    by_id = MappingProxyType({topic.id: topic for _, topic in topics if topic is not None})
    return KnowledgeBase(by_id, *files.values()), []  # type: ignore[arg-type]


def _check_topic(
    source: Source,
    topic: Topic,
    seen: dict[str, Path],
    written: set[str],
    policy: PolicyFile | None,
    channels: ChannelsFile | None,
) -> None:
    """What one topic must hold beyond its model: its place, its names, its links, both languages in step."""
    path = source.path
    if topic.id in seen:
        source.fault("duplicate_id", ("id",), id=topic.id, other=seen[topic.id])
    elif topic.id != path.stem:
        source.fault("id_differs", ("id",), id=topic.id, stem=path.stem)
    seen.setdefault(topic.id, path)
    if FOLDERS[topic.kind] != path.parent.name:
        source.fault("wrong_folder", ("kind",), kind=topic.kind, folder=FOLDERS[topic.kind])
    if topic.kind in ("answer", "silent") and topic.section is None:
        source.fault("section_missing")
    if policy and topic.section:
        _check_names(source, "section", (topic.section,), policy.sections, "data/policy.yml")
    if channels:
        _check_names(source, "channels", topic.channels, channels.channels, "data/channels.yml")
    _check_names(source, "related", topic.related, written, "data/topics/")
    if topic.review_by < topic.reviewed:
        source.fault("review_order", ("review_by",))
    if topic.en.follows != topic.fr.revision:
        source.fault("stale_translation", ("en", "follows"), follows=topic.en.follows, revision=topic.fr.revision)
    _check_staff(source, topic)
    if policy and channels:
        _check_markup(source, topic, _addresses(policy, channels))


def _check_staff(source: Source, topic: Topic) -> None:
    names: dict[Language, str] = {"fr": "français / French", "en": "anglais / English"}
    absent = [language for language in LANGUAGES if topic.in_language(language).staff is None]
    for language in absent:
        if topic.kind == "redirect":
            source.fault("staff_missing", (language,), language=names[language])
        elif len(absent) == 1:
            source.fault("staff_one_language", (language,), language=names[language])


def _check_markup(source: Source, topic: Topic, allowed: frozenset[str]) -> None:
    for language in LANGUAGES:
        for name, words in topic.in_language(language).model_dump(exclude={"revision", "follows"}).items():
            field = f"{language}.{name}"
            if words and _HTML_TAG.search(words):
                source.fault("html", (language, name), field=field)
            for address in _links(words or ""):
                if address not in allowed:
                    source.fault("foreign_link", (language, name), field=field, url=address)


def _links(words: str) -> Iterator[str]:
    yield from {*_LINK.findall(words), *_BARE_ADDRESS.findall(words)}


def _addresses(policy: PolicyFile, channels: ChannelsFile) -> frozenset[str]:
    holders: list[Section | Channel] = [*policy.sections.values(), *channels.channels.values()]
    return frozenset(holder.address.in_language(lang) for holder in holders if holder.address for lang in LANGUAGES)


def _check_phrases(source: Source, phrases: PhrasesFile, topics: set[str]) -> None:
    _check_names(source, "sample_topics", phrases.sample_topics, topics, "data/topics/")
    _check_names(source, "menu_topics", phrases.menu_topics, topics, "data/topics/")


def _check_names(source: Source, field: str, names: tuple[str, ...], known: object, where: str) -> None:
    for index, name in enumerate(names):
        if name not in known:  # type: ignore[operator]
            source.fault("unknown_reference", (field, index), field=field, name=name, source=where)
