"""Where an utterance may hold two or three questions: the places to cut it, and whether a part asks anything."""

import re
from typing import Final

from pydantic import Field

from nlu.file_model import FileModel
from nlu.follow_ups import Forms
from nlu.languages import LANGUAGES, Language
from nlu.text import comparable
from nlu.topics import TopicId

MOST_CUTS: Final = 4
_LEAST_WORDS: Final = 2
_CUT: Final = re.compile(
    r"(?<=[?!.;:])\s+|\s*[+&/;]\s*|\s+-\s+"
    r"|,?\s+(?:et|pis|pi|puis|ou|mais|sinon|si non|aussi|and|adn|n|or|but|if not|also|plus)\s+(?=\S)|,\s+",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")

Parts = tuple[tuple[int, int], ...]
"""Spans of the parts of a text, two or three, in order."""


def possible_cuts(text: str) -> tuple[Parts, ...]:
    """The spans of the parts for each way that *text* may be cut: one way of three parts, then ways of two.

    The strongest cuts come first, :data:`MOST_CUTS` ways at most. No part is shorter than two words: it would say nothing
    alone.
    """
    cuts = sorted(_CUT.finditer(text), key=lambda cut: -_strength(text, cut))
    in_two = [parts for parts in (_parts(text, cut) for cut in cuts) if parts]
    strong = [cut for cut in cuts if _strength(text, cut) and _parts(text, cut)][:2]
    in_three = _parts(text, *sorted(strong, key=re.Match.start)) if len(strong) == 2 else ()
    return tuple([*([in_three] if in_three else []), *in_two][:MOST_CUTS])


def _parts(text: str, *cuts: re.Match[str]) -> Parts:
    """What the cuts leave; nothing where a part is too short."""
    ends = [*(cut.start() for cut in cuts), len(text)]
    parts = tuple(zip([0, *(cut.end() for cut in cuts)], ends))
    return parts if all(len(_WORD.findall(text, *part)) >= _LEAST_WORDS for part in parts) else ()


def _strength(text: str, cut: re.Match[str]) -> int:
    """The end of a sentence cuts better than a joint, a joint better than a comma."""
    if text[max(0, cut.start() - 1) : cut.start()] in tuple("?!.;"):
        return 2
    return 1 if cut[0].strip(" ,") else 0


class ClausesFile(FileModel):
    """``data/clauses.yml``: which parts of a message are questions."""

    telling: Forms = Field(description="Openings of a part that only tells of a circumstance.")
    asking: Forms = Field(description="Words by which it asks all the same.")
    told: tuple[TopicId, ...] = Field(description="Topics of which a plain statement asks too.")
    told_within: float = Field(ge=0, le=1, description="Where the whole message makes them at least this likely.")


class QuestionSpotter:
    """Tells whether a part of an utterance asks something, or only tells of a circumstance."""

    _TURNED: Final = re.compile(r"\w-(?:t-)?(?:tu|vous|je|on|ils?|elles?|nous|moi|la|les?)\b", re.IGNORECASE)

    def __init__(self, file: ClausesFile) -> None:
        self._telling = {language: tuple(f"{form} " for form in file.telling.in_language(language)) for language in LANGUAGES}
        self._asking = {language: tuple(f" {form} " for form in file.asking.in_language(language)) for language in LANGUAGES}

    def asks(self, part: str, language: Language) -> bool:
        """Whether *part* asks, by its opening, its end, its verb or its words."""
        if "?" in part or (language == "fr" and self._TURNED.search(part)):
            return True
        words = f"{comparable(part)} "
        return not words.startswith(self._telling[language]) or any(form in f" {words}" for form in self._asking[language])
