"""The knowledge base: all of ``data/`` read once, checked together, frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

from nlu.clauses import ClausesFile, QuestionSpotter
from nlu.faults import DataError, Fault
from nlu.file_model import FileModel, validate_source
from nlu.follow_ups import FollowUpReader, FollowUpsFile
from nlu.identifier_checks import check_identifiers
from nlu.identifier_rules import IdentifiersFile
from nlu.knowledge_checks import (
    check_follow_ups,
    check_names,
    check_never_said,
    check_phrases,
    check_thresholds,
    check_topic,
    check_words,
)
from nlu.languages import LANGUAGES
from nlu.organisation import Bilingual, Channel, ChannelsFile, NeverSaidFile, PhrasesFile, PolicyFile, Section, Thresholds
from nlu.practice import Practice, facts_of
from nlu.questions import Question, read_questions
from nlu.safety import SafetyFile
from nlu.safety_checks import check_safety
from nlu.spelling import SpellingsFile
from nlu.topics import OUT_OF_SCOPE, Topic
from nlu.vocabulary import VocabularyFile, check_vocabulary
from nlu.yaml_source import Source, read_yaml

LANGUAGE_FILES: Final = ("spellings", "vocabulary")
"""What the model needs to read words; it is trained again where one changes."""


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
    follow_ups: FollowUpsFile
    clauses: ClausesFile

    @cached_property
    def follow_up_reader(self) -> FollowUpReader:
        """Recognises what a short message means after a reply."""
        return FollowUpReader(self.follow_ups, self.spellings)

    @cached_property
    def question_spotter(self) -> QuestionSpotter:
        """Tells whether a part of a message asks something."""
        return QuestionSpotter(self.clauses)

    def section(self, topic: Topic) -> Section | None:
        """The policy's section that *topic* restates, if any."""
        return self.policy.sections.get(topic.section) if topic.section else None

    def channel(self, name: str) -> Channel:
        """A channel by its name in ``data/channels.yml``."""
        return self.channels.channels[name]

    def with_practice(self, practice: Practice) -> "KnowledgeBase":
        """The same, its texts saying what the running service does."""
        facts = {language: facts_of(practice, self.phrases.practices, language) for language in LANGUAGES}
        topics = {name: topic.with_facts(facts) for name, topic in self.topics.items()}
        return replace(self, topics=MappingProxyType(topics))


def load_knowledge_base(data: Path, practice: Practice | None = None) -> KnowledgeBase:
    """The knowledge base in the folder *data*, its training questions left aside.

    Args:
        data: The folder.
        practice: What the running service does with what people type; its defaults where it is not given.

    Raises:
        DataError: With every fault of every file, where any has one.

    """
    knowledge_base, faults = _read(data)
    if knowledge_base is None or faults:
        raise DataError(faults)
    return knowledge_base.with_practice(practice or Practice())


def load_training_data(data: Path) -> tuple[KnowledgeBase, tuple[Question, ...]]:
    """The knowledge base and the questions that teach the model its topics.

    Raises:
        DataError: With every fault of every file, where any has one.

    """
    knowledge_base, faults = _read(data)
    known = set(knowledge_base.topics) if knowledge_base else {path.stem for path in _topic_files(data)}
    questions, wrong = read_questions(data / "questions", known | {OUT_OF_SCOPE})
    _, wrong_vocabulary = _read_vocabulary(data)
    if knowledge_base is None or faults or wrong or wrong_vocabulary:
        raise DataError([*faults, *wrong, *wrong_vocabulary])
    return knowledge_base, questions


@dataclass(frozen=True)
class LanguageFiles:
    """What the model needs to read words: how people spell, and what words are about."""

    spellings: SpellingsFile
    vocabulary: VocabularyFile


def load_language_files(data: Path) -> LanguageFiles:
    """The spellings and the thesaurus in the folder *data*.

    Raises:
        DataError: With every fault of either file.

    """
    source = read_yaml(data / "spellings.yml")
    spellings = validate_source(source, SpellingsFile)
    vocabulary, faults = _read_vocabulary(data)
    if spellings is None or vocabulary is None or faults:
        raise DataError([*source.faults, *faults])
    return LanguageFiles(spellings, vocabulary)


def _read_vocabulary(data: Path) -> tuple[VocabularyFile | None, list[Fault]]:
    source = read_yaml(data / "vocabulary.yml")
    vocabulary = validate_source(source, VocabularyFile)
    if vocabulary is not None:
        check_vocabulary(source, vocabulary)
    return vocabulary, source.faults


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
        "follow_ups": FollowUpsFile,
        "clauses": ClausesFile,
        "never_said": NeverSaidFile,
    }
    sources = {name: read_yaml(data / f"{name}.yml") for name in models}
    files = {name: validate_source(sources[name], model) for name, model in models.items()}
    topic_sources = [read_yaml(path) for path in _topic_files(data)]
    topics = [(source, validate_source(source, Topic)) for source in topic_sources]
    if not topics:
        sources["topics"] = Source(data / "topics", faults=[Fault(data / "topics", 0, "file_missing")])
    _check_together(sources, files, topics, {path.stem for path in _topic_files(data)})
    faults = [fault for source in (*sources.values(), *topic_sources) for fault in source.faults]
    if faults:
        return None, faults
    by_id = MappingProxyType({topic.id: topic for _, topic in topics if topic is not None})
    del files["never_said"]
    return KnowledgeBase(by_id, *files.values()), []  # type: ignore[arg-type]


def _check_together(
    sources: Mapping[str, Source],
    files: Mapping[str, FileModel | None],
    topics: Sequence[tuple[Source, Topic | None]],
    written: set[str],
) -> None:
    """Check the files that can be read against one another."""
    policy, channels, phrases, thresholds, identifiers, safety, spellings, follow_ups, clauses, never_said = files.values()
    forbidden = check_never_said(sources["never_said"], never_said) if isinstance(never_said, NeverSaidFile) else None
    seen: dict[str, Path] = {}
    for source, topic in topics:
        if topic is not None:
            check_topic(source, topic, seen, written, policy, channels, forbidden)  # type: ignore[arg-type]
    if isinstance(phrases, PhrasesFile):
        check_phrases(sources["phrases"], phrases, written)
        for name, words in phrases:
            if forbidden and isinstance(words, Bilingual):
                check_words(sources["phrases"], words.model_dump(), (name,), forbidden)
        if isinstance(thresholds, Thresholds):
            check_thresholds(sources["decision"], thresholds, phrases)
        if isinstance(identifiers, IdentifiersFile):
            kinds = tuple(rule.kind for rule in identifiers.rules)
            check_names(sources["identifiers"], "rules", kinds, phrases.identifier_kinds, "data/phrases.yml")
    if isinstance(follow_ups, FollowUpsFile):
        check_follow_ups(sources["follow_ups"], follow_ups, written)
    if isinstance(clauses, ClausesFile):
        check_names(sources["clauses"], "told", clauses.told, written, "data/topics/")
    if isinstance(channels, ChannelsFile):
        check_names(sources["channels"], "general", channels.general, channels.channels, "data/channels.yml")
    if isinstance(identifiers, IdentifiersFile):
        check_identifiers(sources["identifiers"], identifiers)
    if isinstance(safety, SafetyFile) and isinstance(spellings, SpellingsFile):
        check_safety(sources["safety"], safety, spellings)
