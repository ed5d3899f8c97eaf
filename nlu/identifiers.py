"""Identifiers: find what names a person in an utterance and put its kind's name in its place.

A first layer of well-formed identifiers. Every pattern is linear: bounded repeats, no nested quantifier.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stdnum import luhn

from nlu.text import fold

_SEPARATOR: Final = r"[ .\-_/]{0,3}"
_EDGE_BEFORE: Final = r"(?<![0-9A-Za-z])"
_EDGE_AFTER: Final = r"(?![0-9A-Za-z])"


@dataclass(frozen=True)
class Identifier:
    """One identifier: its kind, and where its replacement stands in the masked text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class MaskedText:
    """An utterance whose identifiers have given way to ``[kind]``: all that the rest of the house ever sees."""

    text: str
    identifiers: tuple[Identifier, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds masked, each once, in the order of the text."""
        return tuple(dict.fromkeys(identifier.kind for identifier in self.identifiers))


@dataclass(frozen=True)
class _Rule:
    kind: str
    pattern: re.Pattern[str]
    holds: Callable[[str, str], bool] = lambda value, before: True
    """Whether a match is one: the value itself, and the folded text before it."""


def _digits(value: str) -> str:
    return "".join(filter(str.isdigit, value))


def _spaced(groups: Sequence[int]) -> str:
    return _SEPARATOR.join(rf"\d{{{size}}}" for size in groups)


_ANNOUNCED_SIN: Final = re.compile(r"\b(nas|n\.a\.s|sin|s\.i\.n|assurance sociale|social insurance|social)\b")


def _is_sin(value: str, before: str) -> bool:
    # The check digit raises the evidence and its absence never lowers it: a mistyped number is still one.
    return luhn.is_valid(_digits(value)) or bool(_ANNOUNCED_SIN.search(before[-60:]))


def _is_card(value: str, before: str) -> bool:
    return bool(luhn.is_valid(_digits(value)))


def _is_phone(value: str, before: str) -> bool:
    digits = _digits(value)[-10:]
    return digits[0] in "23456789" and digits[3] in "23456789"


_RULES: Final = (
    _Rule("email", re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    _Rule(
        "health_insurance_number",
        re.compile(_EDGE_BEFORE + r"[A-Za-z]{4}" + _SEPARATOR + r"\d{4}" + _SEPARATOR + r"\d{4}" + _EDGE_AFTER),
    ),
    _Rule(
        "payment_card",
        re.compile(_EDGE_BEFORE + r"(?:\d[ -]?){12,18}\d" + _EDGE_AFTER),
        _is_card,
    ),
    _Rule(
        "phone",
        re.compile(
            _EDGE_BEFORE
            + r"(?:\+?1[ .-]{0,2})?(?:\(\d{3}\)|\d{3})[ .\-/]{0,3}\d{3}[ .-]{0,2}\d{4}"
            + r"(?: {0,2}(?:poste|ext\.?|extension|x|p\.) {0,2}\d{1,6})?"
            + _EDGE_AFTER
        ),
        _is_phone,
    ),
    _Rule(
        "social_insurance_number",
        re.compile(_EDGE_BEFORE + _spaced((3, 3, 3)) + _EDGE_AFTER),
        _is_sin,
    ),
)


def mask_identifiers(text: str, *, names: Mapping[str, str], public_numbers: Collection[str] = frozenset()) -> MaskedText:
    """*text* with each identifier replaced by ``[name of its kind]``.

    Args:
        text: An utterance after :func:`nlu.text.clean`.
        names: What each kind is called in the person's language.
        public_numbers: Digits of the telephone numbers that name nobody (the organisation's, the emergency services').

    """
    spans = sorted(_find(text, public_numbers), key=lambda found: found[1])
    out: list[str] = []
    identifiers: list[Identifier] = []
    at = length = 0
    for kind, start, end in spans:
        mask = f"[{names.get(kind, kind)}]"
        out += [text[at:start], mask]
        length += start - at
        identifiers.append(Identifier(kind, length, length + len(mask)))
        length += len(mask)
        at = end
    return MaskedText("".join([*out, text[at:]]), tuple(identifiers))


def _find(text: str, public_numbers: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Spans of identifiers, none over another: an earlier rule's claim stands."""
    folded = fold(text) if text.isascii() else text.lower()
    taken = bytearray(len(text))
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or _digits(match[0]).removeprefix("1") in public_numbers:
                continue
            if rule.holds(match[0], folded[:start]):
                taken[start:end] = b"\1" * (end - start)
                yield rule.kind, start, end
