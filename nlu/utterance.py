"""The first step of every turn: what a person typed, cleaned, masked, its language and distress known. Raw text ends here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nlu.errors import AssistantError
from nlu.identifier_rules import CompiledRule, IdentifiersFile
from nlu.identifiers import MaskedText, mask_identifiers, public_pattern
from nlu.knowledge_base import KnowledgeBase
from nlu.language import DetectedLanguage, identify_language
from nlu.languages import LANGUAGES, Language
from nlu.safety import SafetyFile, SafetyRules
from nlu.spelling import SpellingsFile
from nlu.text import MOST_CHARACTERS, clean


class UtteranceError(AssistantError, ValueError):
    """An utterance that cannot be taken; ``code`` is a key of the phrases' ``errors``."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class MaskError(AssistantError):
    """Identifiers could not be masked; the text is dropped."""


@dataclass(frozen=True)
class Utterance:
    """An utterance ready to be understood."""

    masked: MaskedText
    detected: DetectedLanguage
    distress: bool = False


@dataclass(frozen=True)
class Reader:
    """Reads utterances by an organisation's rules.

    Attributes:
        rules: How identifiers are recognised.
        safety: How distress is.
        names: What each kind of identifier is called, by language.
        public_numbers: Digits, without the leading 1, of the telephone numbers that name nobody: the organisation's and
            the emergency services'.

    """

    rules: Sequence[CompiledRule]
    safety: SafetyRules
    names: Mapping[Language, Mapping[str, str]]
    public_numbers: Collection[str]

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> "Reader":
        """That of an organisation."""
        kinds = knowledge.phrases.identifier_kinds
        names = {language: {kind: name.in_language(language) for kind, name in kinds.items()} for language in LANGUAGES}
        numbers = (channel.number for channel in knowledge.channels.channels.values() if channel.number)
        public = frozenset("".join(filter(str.isdigit, number)).removeprefix("1") for number in numbers)
        return cls(knowledge.identifiers.compiled, SafetyRules(knowledge.safety, knowledge.spellings), names, public)

    @staticmethod
    def config_of(knowledge: KnowledgeBase) -> dict[str, Any]:
        """What a Rasa component's configuration keeps of an organisation, as JSON values; :meth:`of_config` reads it."""
        reader = Reader.of(knowledge)
        return {
            "identifiers": knowledge.identifiers.model_dump(mode="json"),
            "safety": knowledge.safety.model_dump(mode="json"),
            "spellings": knowledge.spellings.model_dump(mode="json"),
            "names": {language: dict(names) for language, names in reader.names.items()},
            "public_numbers": sorted(reader.public_numbers),
        }

    @classmethod
    def of_config(cls, config: Mapping[str, Any]) -> "Reader":
        """That of the organisation whose :meth:`config_of` is *config*."""
        safety = SafetyRules(SafetyFile.model_validate(config["safety"]), SpellingsFile.model_validate(config["spellings"]))
        rules = IdentifiersFile.model_validate(config["identifiers"]).compiled
        return cls(rules, safety, config["names"], frozenset(config["public_numbers"]))

    def for_browser(self) -> dict[str, Any]:
        """The rules that browsers mask by before they send, as JSON values."""
        public = public_pattern(frozenset(self.public_numbers))
        rules = [rule.as_json() for rule in self.rules if rule.rule.browser]
        return {"rules": rules, "names": self.names, "public_numbers": public.pattern if public else None}

    def read(self, typed: str, *, conversation: Language | None = None, page: Language | None = None) -> Utterance:
        """What a person *typed*, masked, and what is known of it before the model.

        Args:
            typed: As it came.
            conversation: The language of the turns before, if any.
            page: The language of the page that the person is on, if known.

        Raises:
            UtteranceError: If the utterance is empty or too long.
            MaskError: If its identifiers could not be masked.

        """
        text = clean(typed)
        if len(text) > MOST_CHARACTERS:
            raise UtteranceError("utterance_too_long")
        if not text:
            raise UtteranceError("utterance_empty")
        masked = self._mask(text, "fr")
        detected = identify_language(masked.text, conversation=conversation, page=page)
        if masked.identifiers and detected.language != "fr":
            masked = self._mask(text, detected.language)
        return Utterance(masked, detected, self.safety.is_distress(masked.text))

    @cached_property
    def _masks(self) -> dict[str, str]:
        """Kinds by their names in both languages: what a browser has masked already."""
        return {name.lower(): kind for names in self.names.values() for kind, name in names.items()}

    def _mask(self, text: str, language: Language) -> MaskedText:
        try:
            names, public = self.names[language], self.public_numbers
            return mask_identifiers(text, rules=self.rules, names=names, public_numbers=public, masks=self._masks)
        except Exception:
            # Whatever went wrong, text that is not masked goes no further; nor does the error, which may hold some of it.
            raise MaskError("an utterance could not be masked") from None
