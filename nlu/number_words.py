"""Spoken numbers as digits: "cinq un quatre", "forty two fifty one", "quatre-vingt-dix".

Patterns look for identifiers in the result, which remembers where each of its characters came from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_UNITS: Final = {
    word: value
    for value, words in enumerate(
        (
            "zero oh",
            "un une one",
            "deux two",
            "trois three",
            "quatre four",
            "cinq five",
            "six",
            "sept seven",
            "huit eight",
            "neuf nine",
        )
    )
    for word in words.split()
}
_TEENS: Final = {
    word: 10 + value
    for value, words in enumerate(
        (
            "dix ten",
            "onze eleven",
            "douze twelve",
            "treize thirteen",
            "quatorze fourteen",
            "quinze fifteen",
            "seize sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
    for word in words.split()
}
_TENS: Final = {
    word: 10 * value
    for value, words in enumerate(
        (
            "vingt vingts twenty",
            "trente thirty",
            "quarante forty fourty",
            "cinquante fifty",
            "soixante sixty",
            "seventy",
            "eighty",
            "ninety",
        ),
        2,
    )
    for word in words.split()
}
_HUNDREDS: Final = frozenset("cent cents hundred".split())
_THOUSANDS: Final = frozenset("mille thousand".split())
_JOINTS: Final = frozenset("et and".split())
_REPEATS: Final = {"double": 2, "triple": 3}
"""Said before a digit that comes twice or three times."""
_NUMBERS: Final = frozenset((*_UNITS, *_TEENS, *_TENS, *_HUNDREDS, *_THOUSANDS, *_REPEATS))
# Alone, these are an article, an interjection or a month far more often than a number.
_NOT_ALONE: Final = frozenset("un une one oh sept et and".split())
_WORD: Final = re.compile(r"[A-Za-z]+")
_GAP: Final = re.compile(r"[ \-.,]{1,3}")


@dataclass(frozen=True)
class DigitView:
    """A text with its spoken numbers in digits.

    Attributes:
        text: To search.
        starts: For each character of it, where what it stands for begins in the original.
        ends: ... and where that ends.

    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters *start* to *end* of the view are in the original."""
        return self.starts[start], self.ends[end - 1]


def digits_of(text: str) -> DigitView:
    """*text* (without accents) with the numbers that are spelled out put in digits."""
    words = [match for match in _WORD.finditer(text) if match[0].lower() in _NUMBERS or match[0].lower() in _JOINTS]
    if not words:
        return DigitView(text, range(len(text)), range(1, len(text) + 1))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for number, start, end in _numbers(text, words):
        parts += [text[at:start], number]
        starts += [*range(at, start), *([start] * len(number))]
        ends += [*range(at + 1, start + 1), *([end] * len(number))]
        at = end
    parts.append(text[at:])
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return DigitView("".join(parts), starts, ends)


def _numbers(text: str, words: Sequence[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """The numbers spelled out, as digits, with where their words stand."""
    for run in _runs(text, words):
        while run and run[0][0].lower() in _JOINTS:
            run.pop(0)
        while run and (run[-1][0].lower() in _JOINTS or run[-1][0].lower() in _REPEATS):
            run.pop()
        if len(run) == 1 and run[0][0].lower() in _NOT_ALONE:
            continue
        index = 0
        while index < len(run):
            value, used = _parse([match[0].lower() for match in run[index : index + 9]])
            if used:
                yield value, run[index].start(), run[index + used - 1].end()
            index += max(used, 1)


def _runs(text: str, words: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Number words that follow one another with nothing but a space, a hyphen or a comma between."""
    run: list[re.Match[str]] = []
    for word in words:
        if run and not _GAP.fullmatch(text, run[-1].end(), word.start()):
            yield run
            run = []
        run.append(word)
    yield run


def _parse(words: Sequence[str]) -> tuple[str, int]:
    """The first number of *words* as digits, and how many words it takes; none for a mere "et" or "and"."""
    if words[0] in _REPEATS:
        repeated = _UNITS.get(words[1], -1) if len(words) > 1 else -1
        return (" ".join(str(repeated) * _REPEATS[words[0]]), 2) if repeated >= 0 else ("", 0)
    unit = _UNITS.get(words[0], -1)
    following = words[1] if len(words) > 1 else ""
    multiplies = unit > 0 and (following in _HUNDREDS | _THOUSANDS or (unit == 4 and following in ("vingt", "vingts")))
    if unit >= 0 and not multiplies:
        return str(unit), 1
    thousands, used = 0, 0
    if used < len(words) and words[used] in _THOUSANDS:
        thousands, used = 1000, 1
    elif len(words) > 1 and words[0] in _UNITS and words[1] in _THOUSANDS:
        thousands, used = 1000 * _UNITS[words[0]], 2
    hundreds, more = _hundreds(words[used:])
    below, last = _below_hundred(words[used + more :], joined=bool(used + more))
    used += more + last
    return (str(thousands + hundreds + below), used) if used else ("", 0)


def _hundreds(words: Sequence[str]) -> tuple[int, int]:
    if words and words[0] in _HUNDREDS:
        return 100, 1
    if len(words) > 1 and words[0] in _UNITS and words[1] in _HUNDREDS:
        return 100 * _UNITS[words[0]], 2
    return 0, 0


def _below_hundred(words: Sequence[str], *, joined: bool) -> tuple[int, int]:
    """A number under a hundred at the head of *words*; *joined* where it ends a larger one ("cent vingt")."""
    at = 1 if joined and len(words) > 1 and words[0] in _JOINTS else 0
    if at >= len(words):
        return 0, 0
    head, following = words[at], words[at + 1 :]
    if head == "quatre" and following[:1] and following[0] in ("vingt", "vingts"):
        value, used = _after_tens(80, following[1:])
        return value, at + 2 + used
    if head in _TENS:
        value, used = _after_tens(_TENS[head], following)
        return value, at + 1 + used
    if head in _TEENS:
        if head == "dix" and following[:1] and 7 <= _UNITS.get(following[0], 0) <= 9:
            return 10 + _UNITS[following[0]], at + 2
        return _TEENS[head], at + 1
    if joined and head in _UNITS:
        return _UNITS[head], at + 1
    return 0, 0


def _after_tens(tens: int, words: Sequence[str]) -> tuple[int, int]:
    """What follows "vingt", "soixante" or "forty" in the same number."""
    at = 1 if words[:1] and words[0] in _JOINTS else 0
    if at >= len(words):
        return tens, 0
    word = words[at]
    if 1 <= _UNITS.get(word, 0) <= 9:
        return tens + _UNITS[word], at + 1
    if tens in (60, 80) and word in _TEENS:
        if word == "dix" and words[at + 1 : at + 2] and 7 <= _UNITS.get(words[at + 1], 0) <= 9:
            return tens + 10 + _UNITS[words[at + 1]], at + 2
        return tens + _TEENS[word], at + 1
    return tens, 0
