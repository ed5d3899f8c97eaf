"""Distress, recognised by rules in both languages, before and without the model.

The rules are data (``data/safety.yml``): phrases in a small notation that becomes one pattern for each language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pydantic import Field

from nlu.corrector import SlipMender
from nlu.dictionary import common_words
from nlu.file_model import FileModel
from nlu.function_words import ENGLISH, FRENCH
from nlu.languages import LANGUAGES, Language
from nlu.spelling import SpellingsFile, plain_words
from nlu.text import fold

_OPTIONAL_WITHIN: Final = re.compile(r"(?<![^ ])\(([^()]*[^() ])\)\? ")
_OPTIONAL_LAST: Final = re.compile(r" \(([^()]*)\)\?(?: (\$))?$")
_OR_THE_END: Final = re.compile(r" \(([^()]*)\|\$\)")
_ALTERNATIVES: Final = re.compile(r"\((?!\?)")
_LITERAL: Final = re.compile(r"[a-z0-9]+")
ASIDE: Final = "0aside0"
"""What an idiom is replaced by."""


class SafetyPhrases(FileModel):
    """The rules of one language."""

    idioms: tuple[str, ...] = Field(description="Set aside before the phrases are looked for.")
    phrases: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1, description="Messages that must be recognised.")
    never: tuple[str, ...] = Field(min_length=1, description="Messages that must not.")


class SafetyFile(FileModel):
    """``data/safety.yml``."""

    fr: SafetyPhrases
    en: SafetyPhrases

    def of(self, language: Language) -> SafetyPhrases:
        """The rules of *language*."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True)
class _Rules:
    phrases: re.Pattern[str]
    mender: SlipMender


class SafetyRules:
    """The rules of both languages, ready to use."""

    def __init__(self, file: SafetyFile, spellings: SpellingsFile) -> None:
        """Compile *file*.

        Raises:
            ValueError: If a phrase is not well formed.

        """
        self._spellings = spellings
        self._rules: Mapping[Language, _Rules] = {language: _compile(file.of(language)) for language in LANGUAGES}
        # Both languages' idioms in each: one's phrases may find a word that the other's idiom holds ("suicide").
        self._idioms = any_of(tuple(idiom for language in LANGUAGES for idiom in file.of(language).idioms))

    def is_distress(self, text: str) -> bool:
        """Whether a masked *text*, in either language or in both, tells of distress."""
        return any(self._tells(text, language) for language in LANGUAGES)

    def _tells(self, text: str, language: Language) -> bool:
        rules = self._rules[language]
        words = rules.mender.mend(plain_words(text, self._spellings.of(language)), _words_of_either())
        return bool(rules.phrases.search(self._idioms.sub(ASIDE, " ".join(words))))


@cache
def pattern_of(phrase: str) -> str:
    """The pattern of a phrase in the notation of ``data/safety.yml``.

    Raises:
        ValueError: If the phrase is not well formed.

    """
    pattern = fold(phrase).strip()
    if pattern.count("(") != pattern.count(")"):
        raise ValueError(f"a parenthesis is missing: {phrase}")
    pattern = _OR_THE_END.sub(r"(?: (?:\1)|$)", pattern)
    pattern = _OPTIONAL_LAST.sub(r"(?: (?:\1))?\2", pattern)
    pattern = _OPTIONAL_WITHIN.sub(r"(?:(?:\1) )?", pattern)
    pattern = pattern.replace(" ... ", r"(?: \S+){0,4} ").replace("*", r"[a-z0-9]*")
    pattern = _ALTERNATIVES.sub("(?:", pattern).replace("^ ", "^").replace(" $", "$")
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{error.msg}: {phrase}") from error
    return pattern


def _compile(phrases: SafetyPhrases) -> _Rules:
    literal = {word for phrase in phrases.phrases for word in _LITERAL.findall(fold(phrase))}
    return _Rules(any_of(phrases.phrases), SlipMender(dict.fromkeys(literal - FRENCH - ENGLISH, 1)))


@cache
def _words_of_either() -> frozenset[str]:
    """The common words of both languages: one of the other language is no slip ("choses" is not "chokes")."""
    return common_words("fr") | common_words("en")


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of any of *phrases*, whole words; kept, since the check of the file and the service need the same.

    Phrases are tried only where a letter stands that one of them begins with: a message costs a fraction of what trying
    each everywhere would.

    Raises:
        ValueError: If one is not well formed.

    """
    by_letter: dict[str, list[str]] = {}
    for phrase in phrases:
        pattern = pattern_of(phrase)
        for letter in first_letters(fold(phrase).strip()) or {""}:
            by_letter.setdefault(letter, []).append(pattern)
    branches = (f"(?={letter})(?:{'|'.join(patterns)})" for letter, patterns in sorted(by_letter.items()))
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(branches)})(?![a-z0-9])")


def first_letters(phrase: str) -> frozenset[str]:
    """The letters that a text may begin with where *phrase*, in the notation, is found; none where it may be any."""
    if not phrase.startswith("("):
        return frozenset(phrase[:1]) if phrase[:1].isalnum() else frozenset()
    depth, at, starts = 0, 0, [1]
    for at, character in enumerate(phrase):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 1:
            starts.append(at + 1)
        if not depth:
            break
    letters = [first_letters(phrase[start:at]) for start in starts]
    rest = phrase[at + 1 :]
    if rest.startswith("?"):
        letters.append(first_letters(rest[1:].strip()))
    known = all(letters) and rest[:1] not in ("{", "*")
    return frozenset().union(*letters) if known else frozenset()
