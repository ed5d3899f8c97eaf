"""Where a name that somebody introduces ends."""

import re
from collections.abc import Set
from typing import Final

from nlu.function_words import ENGLISH, FRENCH

_NAME_WORD: Final = re.compile(r"[^ ]+")
_REST_OF_WORD: Final = re.compile(r"(?:-[a-z]+)*", re.IGNORECASE)
_PARTICLES: Final = frozenset("de la le du des et and".split())
"""Within a name or between two, though none ends with one."""
_FUNCTION_WORDS: Final = FRENCH | ENGLISH
_AROUND: Final = 60
"""Characters looked at on each side to tell whether a person types in capitals: a bound, so that time stays linear."""


def end_of_name(text: str, start: int, end: int, not_names: Set[str]) -> int:
    """Where a name that begins at *start* ends: before the first word that is no name's.

    Args:
        text: Without accents.
        start: Where the first word of the name begins.
        end: Where the pattern of names stopped.
        not_names: Words, in lower case, that are nobody's name.

    Returns:
        Where the name ends; *start* where there is none.

    """
    # Typed without capitals, or in nothing else, a name shows by what it is not: one of the language's small words.
    around = text[max(0, start - _AROUND) : end + _AROUND]
    plain = text[start:end].islower() or around.isupper()
    # The last word whole: "Tout-le-Monde" is not "Tout".
    end = _REST_OF_WORD.match(text, end).end()  # type: ignore[union-attr]
    kept = start
    for word in _NAME_WORD.finditer(text, start, end):
        small = word[0].lower().strip("'.,;:!?")
        if small in _PARTICLES and kept > start:
            continue
        if small in not_names or _elided(small) in not_names or (plain and _elided(small) in _FUNCTION_WORDS):
            break
        kept = word.end()
    return kept


def _elided(word: str) -> str:
    """What follows the apostrophe of "d'assurance" or "j'ai"."""
    return word.split("'", 1)[-1]
