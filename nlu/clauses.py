"""Where an utterance may hold two questions: the places to cut it, for the model to judge the halves."""

import re
from typing import Final

MOST_CUTS: Final = 4
_LEAST_WORDS: Final = 2
_CUT: Final = re.compile(
    r"(?<=[?!.;:])\s+|\s*[+&/;]\s*|\s+-\s+"
    r"|,?\s+(?:et|pis|pi|puis|ou|mais|sinon|aussi|and|n|or|but|also|plus)\s+(?=\S)|,\s+",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")

Halves = tuple[tuple[int, int], tuple[int, int]]


def possible_cuts(text: str) -> tuple[Halves, ...]:
    """The spans of the two halves at each place where *text* may be cut, the strongest cuts first, four at most.

    No half is shorter than two words: it would say nothing alone.
    """
    cuts = []
    for cut in _CUT.finditer(text):
        halves = (0, cut.start()), (cut.end(), len(text))
        if all(len(_WORD.findall(text, *half)) >= _LEAST_WORDS for half in halves):
            cuts.append((_strength(text, cut), halves))
    cuts.sort(key=lambda each: -each[0])
    return tuple(halves for _, halves in cuts[:MOST_CUTS])


def _strength(text: str, cut: re.Match[str]) -> int:
    """The end of a sentence cuts better than a joint, a joint better than a comma."""
    if text[max(0, cut.start() - 1) : cut.start()] in tuple("?!.;"):
        return 2
    return 1 if cut[0].strip(" ,") else 0
