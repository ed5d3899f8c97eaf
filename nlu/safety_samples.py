"""Texts that a phrase of ``data/safety.yml`` finds, made from the phrase itself: to see whether an idiom takes them away."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from nlu.text import fold

_BEYOND: Final = re.compile(r"\(\?|[\[\]{}+\\]")
_SPACES: Final = re.compile(r" +")


@dataclass(frozen=True)
class _Group:
    alternatives: tuple[str, ...]
    optional: bool


def samples_of(phrase: str) -> Iterator[str]:
    """Texts of *phrase*, each of its alternatives in one at least; none where the phrase is more than the notation."""
    if _BEYOND.search(phrase):
        return
    parts = list(_parts(fold(phrase).strip()))
    for varied, part in enumerate(parts):
        for alternative in part.alternatives if isinstance(part, _Group) else ():
            yield _text(parts, varied, alternative)
    if not any(isinstance(part, _Group) for part in parts):
        yield _text(parts, -1, "")


def _text(parts: Sequence[str | _Group], varied: int, alternative: str) -> str:
    said = (
        alternative if at == varied else part if isinstance(part, str) else "" if part.optional else part.alternatives[0]
        for at, part in enumerate(parts)
    )
    text = "".join(next(samples_of(each), "") if "(" in each else each for each in said)
    return _SPACES.sub(" ", re.sub(r"[*^$?]| \.\.\.", "", text)).strip()


def _parts(phrase: str) -> Iterator[str | _Group]:
    """The words and the groups of a phrase, in order."""
    at = 0
    while (opening := phrase.find("(", at)) >= 0:
        yield phrase[at:opening]
        depth, bars, closing = 0, [opening], opening
        for closing in range(opening, len(phrase)):
            depth += (phrase[closing] == "(") - (phrase[closing] == ")")
            if phrase[closing] == "|" and depth == 1:
                bars.append(closing)
            if not depth:
                break
        bars.append(closing)
        alternatives = tuple(phrase[first + 1 : last] for first, last in pairwise(bars))
        optional = phrase[closing + 1 : closing + 2] == "?"
        yield _Group(alternatives, optional)
        at = closing + 1 + optional
    yield phrase[at:]
