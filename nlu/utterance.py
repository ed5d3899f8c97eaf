"""The first step of every turn: what a person typed, cleaned, masked, its language known. Raw text ends here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from nlu.errors import AssistantError
from nlu.identifier_rules import CompiledRule
from nlu.identifiers import MaskedText, mask_identifiers
from nlu.knowledge_base import KnowledgeBase
from nlu.language import DetectedLanguage, identify_language
from nlu.languages import LANGUAGES, Language
from nlu.text import MOST_CHARACTERS, clean


class UtteranceError(AssistantError, ValueError):
    """An utterance that cannot be taken; ``code`` is a key of the phrases' ``errors``."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class MaskError(AssistantError):
    """Identifiers could not be masked; the text is dropped."""


@dataclass(frozen=True)
class Masking:
    """What masking takes from the organisation's data.

    Attributes:
        rules: How identifiers are recognised.
        names: What each kind of identifier is called, by language.
        public_numbers: Digits, without the leading 1, of the telephone numbers that name nobody: the organisation's and
            the emergency services'.

    """

    rules: Sequence[CompiledRule]
    names: Mapping[Language, Mapping[str, str]]
    public_numbers: Collection[str]

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> "Masking":
        """That of an organisation."""
        kinds = knowledge.phrases.identifier_kinds
        names = {language: {kind: name.in_language(language) for kind, name in kinds.items()} for language in LANGUAGES}
        numbers = (channel.number for channel in knowledge.channels.channels.values() if channel.number)
        return cls(
            knowledge.identifiers.compiled,
            names,
            frozenset("".join(filter(str.isdigit, number)).removeprefix("1") for number in numbers),
        )


@dataclass(frozen=True)
class Utterance:
    """An utterance ready to be understood."""

    masked: MaskedText
    detected: DetectedLanguage


def read_utterance(
    typed: str, masking: Masking, *, conversation: Language | None = None, page: Language | None = None
) -> Utterance:
    """What a person *typed*, masked, and the language to reply in.

    Args:
        typed: As it came.
        masking: The organisation's.
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
    masked = _mask(text, masking, "fr")
    detected = identify_language(masked.text, conversation=conversation, page=page)
    if masked.identifiers and detected.language != "fr":
        masked = _mask(text, masking, detected.language)
    return Utterance(masked, detected)


def _mask(text: str, masking: Masking, language: Language) -> MaskedText:
    try:
        return mask_identifiers(text, rules=masking.rules, names=masking.names[language], public_numbers=masking.public_numbers)
    except Exception:
        # Whatever went wrong, text that is not masked goes no further; nor does the error, which may hold some of it.
        raise MaskError("an utterance could not be masked") from None
