"""What the files of ``data/`` must hold together, beyond what each must hold alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

from nlu.follow_ups import FollowUpsFile
from nlu.languages import LANGUAGES, Language
from nlu.organisation import Channel, ChannelsFile, NeverSaidFile, PhrasesFile, PolicyFile, Section, Thresholds
from nlu.practice import FACTS, Practice
from nlu.safety import any_of, pattern_of
from nlu.spelling import plain_words
from nlu.topics import FOLDERS, Topic
from nlu.yaml_source import Source

_LINK: Final = re.compile(r"\]\(([^)\s]*)")
_BARE_ADDRESS: Final = re.compile(r"https?://[^\s)>\]]+")
_HTML_TAG: Final = re.compile(r"<[a-zA-Z!/]")


def check_phrases(source: Source, phrases: PhrasesFile, topics: set[str]) -> None:
    """Every topic that a phrase offers is there, and every sentence on the service's practice."""
    check_names(source, "sample_topics", phrases.sample_topics, topics, "data/topics/")
    check_names(source, "menu_topics", phrases.menu_topics, topics, "data/topics/")
    for name in {*Practice().sentences, *Practice(shared_store=True, other_channels=True).sentences} - set(phrases.practices):
        source.fault("practice_missing", ("practices",), name=name)


def check_thresholds(source: Source, thresholds: Thresholds, phrases: PhrasesFile) -> None:
    """Every kind of identifier that is named exists."""
    kinds, known = thresholds.harmless_identifiers, phrases.identifier_kinds
    check_names(source, "harmless_identifiers", kinds, known, "data/phrases.yml")


def check_follow_ups(source: Source, file: FollowUpsFile, topics: set[str]) -> None:
    """Every topic that a bare question leads from or to exists."""
    for name, question in file.bare.items():
        for place in (*question.leads_to, *question.leads_to.values()):
            if place not in topics:
                key = place if place in question.leads_to else next(k for k, v in question.leads_to.items() if v == place)
                field = f"bare.{name}.leads_to"
                source.fault(
                    "unknown_reference", ("bare", name, "leads_to", key), field=field, name=place, source="data/topics/"
                )


def check_never_said(source: Source, file: NeverSaidFile) -> re.Pattern[str] | None:
    """What no text may say, as one pattern; None, with the faults noted, where a line is not well formed."""
    for language in LANGUAGES:
        for index, phrase in enumerate(file.fr if language == "fr" else file.en):
            try:
                pattern_of(phrase)
            except ValueError as error:
                source.fault("bad_pattern", (language, index), problem=error)
    return None if source.faults else any_of((*file.fr, *file.en))


def check_words(source: Source, words: dict[str, str | None], key_path: tuple[str, ...], forbidden: re.Pattern[str]) -> None:
    """No text takes a position on a person's case; every ``{fact}`` asked for exists."""
    for name, text in words.items():
        place, field = (*key_path, name), ".".join((*key_path, name))
        if text and (found := forbidden.search(" ".join(plain_words(text, {})))):
            source.fault("takes_position", place, field=field, words=found[0])
        if text and key_path[0] in LANGUAGES:
            for _, fact, _, _ in Formatter().parse(text):
                if fact is not None and fact not in FACTS:
                    source.fault("unknown_fact", place, field=field, name=fact, known=", ".join(sorted(FACTS)))


def check_topic(
    source: Source,
    topic: Topic,
    seen: dict[str, Path],
    written: set[str],
    policy: PolicyFile | None,
    channels: ChannelsFile | None,
    forbidden: re.Pattern[str] | None,
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
        check_names(source, "section", (topic.section,), policy.sections, "data/policy.yml")
    if channels:
        check_names(source, "channels", topic.channels, channels.channels, "data/channels.yml")
    check_names(source, "related", topic.related, written, "data/topics/")
    if topic.review_by < topic.reviewed:
        source.fault("review_order", ("review_by",))
    if topic.en.follows != topic.fr.revision:
        source.fault("stale_translation", ("en", "follows"), follows=topic.en.follows, revision=topic.fr.revision)
    _check_staff(source, topic)
    if policy and channels:
        _check_markup(source, topic, _addresses(policy, channels))
    if forbidden:
        for language in LANGUAGES:
            words = topic.in_language(language).model_dump(exclude={"revision", "follows", "staff"})
            check_words(source, words, (language,), forbidden)


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


def check_names(source: Source, field: str, names: tuple[str, ...], known: object, where: str) -> None:
    """Every name of a field is one that exists."""
    for index, name in enumerate(names):
        if name not in known:  # type: ignore[operator]
            source.fault("unknown_reference", (field, index), field=field, name=name, source=where)
