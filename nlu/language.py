"""Which language an utterance is in: plain evidence first, a statistical detector only where that does not decide."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import re

from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from nlu.languages import DEFAULT_LANGUAGE, Language, is_language
from nlu.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_FRENCH_LETTERS: Final = frozenset("àâçèêëîïôùûœæé")
_PROFILES: Final = ("fr", "en", "es", "pt", "it", "de", "ht", "ar", "ru", "vi", "zh-cn", "tl", "ro", "pl")
_MIXED: Final = re.compile(r"\[[^\]]*\]")

_FRENCH: Final = frozenset(
    """a ai alors apres as au aucun aussi autre autres aux avec avez avoir ayez bien bon bonjour bonsoir c ca ce cela celui ces cest
    cet cette ceux chez chu comment comme combien d dans de depuis des dire dit doit dois donc du elle en encore est estce et
    etaient etait ete etes etre eux fait faire faites faut fois ici icitte il ils j jai jamais je jveux juste koi l la le les leur
    leurs lui m ma mais me meme merci mes moi moins mon n ne ni non nos notre nous on ont ou oui par parce pas pis peu peut peux
    plus pk pour pourquoi pouvez puis qd qu quand que quel quelle quelles quels qui quoi s sa sais sans se sera ses si son sont
    suis sur svp t ta tant te tes toi ton toujours tous tout toute toutes tres tu un une va vais veut veux voir vos votre vous vs
    vu y ya savoir quelqu allez avons etions gens mieux merci allo salut renseignements numero dossier carte courriel site""".split()
)
_ENGLISH: Final = frozenset(
    """about after all also am an and any anyone are aren as at be because been before being but by can cant cannot could
    did didn do does doesn doing don dont for from get give go got had has have having he hello help her here hi him his how i
    if im in into is isn it its just know let like ll make me more much my need never no not now of off ok only or other our out
    over people please plz r really s see she should so some someone something still stuff tell than thank thanks that thats the
    their them then there these they thing things this those to too u up ur us use ve want was wat way we well were what whats
    when where which while who whos why will with without wont work would yes yet you your youre information file card email""".split()
)
_SHARED: Final = _FRENCH & _ENGLISH

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
        counts["fr"] += word in _FRENCH
        counts["en"] += word in _ENGLISH
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
    """langdetect with a few profiles (all of them cost 12 ms a call) and a fixed seed (it draws at random)."""
    factory = DetectorFactory()
    factory.seed = DetectorFactory.seed = 0
    folder = files("langdetect") / "profiles"
    present = [name for name in _PROFILES if (folder / name).is_file()]
    factory.load_json_profile([(folder / name).read_text(encoding="utf-8") for name in present])
    return factory
