"""Where an utterance may hold two or three questions: the places to cut it, for the model to judge the parts."""

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
