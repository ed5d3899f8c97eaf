"""The assistant's two languages, French first."""

from typing import Final, Literal, TypeGuard

Language = Literal["fr", "en"]

LANGUAGES: Final[tuple[Language, Language]] = ("fr", "en")
DEFAULT_LANGUAGE: Final[Language] = "fr"


def other_language(language: Language) -> Language:
    """The one that *language* is not."""
    return "en" if language == "fr" else "fr"


def is_language(value: object) -> TypeGuard[Language]:
    """Whether *value* names a language that the assistant speaks."""
    return value in LANGUAGES
