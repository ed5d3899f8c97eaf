"""Clean and compare what people type; pure, and without a loss that a reader would notice."""

import re
import unicodedata
from typing import Final

MOST_CHARACTERS: Final = 500
"""Of an utterance, counted after the clean-up."""

_INVISIBLE: Final = {"Cc", "Cf", "Co", "Cs", "Cn"}
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_QUOTES: Final = {ord("’"): "'", ord("ʼ"): "'", ord("`"): "'", ord("´"): "'", ord("‘"): "'"}
_COMBINING_RUN: Final = re.compile(r"([\u0300-\u036f]{2})[\u0300-\u036f]+")
_SPACES: Final = re.compile(r"\s+")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")


def clean(text: str) -> str:
    """*text* made plain: NFKC, ASCII digits, one kind of space, dash and apostrophe, nothing invisible.

    Zero-width characters, direction marks, soft hyphens, variation selectors, tags and unpaired surrogates go: none is
    ever needed to ask a question, and each can hide an identifier from the mask. Leading slashes go too: Rasa takes
    ``/word`` for a command.
    """
    text = unicodedata.normalize("NFKC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    text = "".join(_plain(character) for character in text).translate(_DASHES).translate(_QUOTES)
    text = _SPACES.sub(" ", _COMBINING_RUN.sub(r"\1", text)).strip()
    return text.lstrip("/ ")


def _plain(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    category = unicodedata.category(character)
    if character.isspace() or category.startswith("Z"):
        return " "
    if category in _INVISIBLE or character == "\ufffd" or "\ufe00" <= character <= "\ufe0f":
        return ""
    return str(unicodedata.decimal(character)) if category == "Nd" else character


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


# What Latin letters are without accents, looked up at once: most texts then need no decomposition.
_LATIN: Final = {code: _bare(chr(code)) for code in range(0xC0, 0x250)} | str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
)


def without_accents(text: str) -> str:
    """*text* with its letters' accents off, ligatures opened (``œ`` is ``oe``)."""
    text = text.translate(_LATIN)
    return text if text.isascii() else _bare(text)


# Letters of other scripts that look like ours: an identifier written with them is still one.
_LOOK_ALIKES: Final = str.maketrans("АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧοıȷ", "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXoij")


def plain_letters(text: str) -> str:
    """*text* with each character made its plain letter, case and length kept, so that places in it stay."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKD", character)[0] for character in text.translate(_LOOK_ALIKES))


def fold(text: str) -> str:
    """*text* in lower case without accents, for features and rules."""
    lowered = text.lower()
    return lowered if lowered.isascii() else without_accents(lowered)


def comparable(text: str) -> str:
    """What is left of *text* when case, accents, spaces and punctuation do not count.

    Text without a Latin letter or a digit is compared as it is.
    """
    return _NOT_WORDS.sub(" ", fold(text)).strip() or text.strip()
