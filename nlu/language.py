"""Which language an utterance is in: plain evidence first, a statistical detector only where that does not decide."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from nlu.function_words import ENGLISH, FRENCH
from nlu.languages import DEFAULT_LANGUAGE, Language, is_language
from nlu.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_FRENCH_LETTERS: Final = frozenset("àâçèêëîïôùûœæé")
_PROFILES: Final = ("fr", "en", "es", "pt", "it", "de", "ht", "ar", "ru", "vi", "zh-cn", "tl", "ro", "pl")
_MIXED: Final = re.compile(r"\[[^\]]*\]")

_SHARED: Final = FRENCH & ENGLISH

Detected = Literal["fr", "en", "other"]


@dataclass(frozen=True)
class DetectedLanguage:
    """The language to reply in, and whether the utterance is in a language that is not served."""

    language: Language
    other: bool = False


def identify_language(text: str, *, conversation: Language | None = None, page: Language | None = None) -> DetectedLanguage:
    """The language of *text*; where it says too little, that of the conversation, of the page, or French.

    Args:
        text: A masked utterance.
        conversation: The language of the turns before, if any.
        page: The language of the page that the person is on, if known.

    """
    text = _MIXED.sub(" ", text)
    fallback: Language = conversation or page or DEFAULT_LANGUAGE
    evidence = _evidence(text)
    lead = evidence["fr"] - evidence["en"]
    if lead >= 2 or (lead > 0 and not evidence["en"]):
        return DetectedLanguage("fr")
    if lead <= -2 or (lead < 0 and not evidence["fr"]):
        return DetectedLanguage("en")
    if evidence["foreign"]:
        return DetectedLanguage(fallback, other=True)
    return _detect(text, fallback, evidence)


def _evidence(text: str) -> Counter[str]:
    words = [fold(word) for word in _WORD.findall(text)]
    counts: Counter[str] = Counter()
    for word in words:
        if word in _SHARED:
            continue
        counts["fr"] += word in FRENCH
        counts["en"] += word in ENGLISH
    letters = [letter for letter in text if letter.isalpha()]
    counts["fr"] += min(2, sum(letter in _FRENCH_LETTERS for letter in text.lower())) if counts["en"] < 3 else 0
    latin = sum(ord(letter) < 0x250 for letter in letters)
    counts["foreign"] = int(bool(letters) and latin < len(letters) / 2)
    counts["words"] = len(words)
    return counts


def _detect(text: str, fallback: Language, evidence: Counter[str]) -> DetectedLanguage:
    """What langdetect says of a text whose small words do not decide; very short ones tell it nothing."""
    if evidence["words"] < 2 and len(text) < 12:
        return DetectedLanguage(fallback)
    detector = _factory().create()
    detector.append(text)
    try:
        ranked = {found.lang: found.prob for found in detector.get_probabilities()}
    except LangDetectException:  # no letter to go by
        return DetectedLanguage(fallback)
    best = max(ranked, key=ranked.__getitem__, default=fallback)
    if is_language(best) and ranked[best] >= 0.6:
        return DetectedLanguage(best)
    if ranked.get(best, 0) >= 0.95 and evidence["words"] >= 4 and not evidence["fr"] and not evidence["en"]:
        return DetectedLanguage(fallback, other=True)
    if evidence["fr"] != evidence["en"]:
        return DetectedLanguage("fr" if evidence["fr"] > evidence["en"] else "en")
    return DetectedLanguage(fallback)


@cache
def _factory() -> DetectorFactory:
    """Langdetect with a few profiles (all of them cost 12 ms a call) and a fixed seed (it draws at random)."""
    factory = DetectorFactory()
    factory.seed = DetectorFactory.seed = 0
    folder = files("langdetect") / "profiles"
    present = [name for name in _PROFILES if (folder / name).is_file()]
    factory.load_json_profile([(folder / name).read_text(encoding="utf-8") for name in present])
    return factory
