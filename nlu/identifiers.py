"""Identifiers: find what names a person in an utterance and put its kind's name in its place.

How they are recognised is data (``data/identifiers.yml``); every pattern is linear: bounded repeats, no nested quantifier
without bound.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nlu.identifier_rules import CompiledRule
from nlu.number_words import digits_of
from nlu.text import plain_letters


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


def mask_identifiers(
    text: str,
    *,
    rules: Iterable[CompiledRule],
    names: Mapping[str, str],
    public_numbers: Collection[str] = frozenset(),
    masks: Mapping[str, str] | None = None,
) -> MaskedText:
    """*text* with each identifier replaced by ``[name of its kind]``.

    Args:
        text: An utterance after :func:`nlu.text.clean`.
        rules: How identifiers are recognised; an earlier rule's claim stands.
        names: What each kind is called in the person's language.
        masks: Kinds by the names (lower case, in any language) of what may be masked in *text* already, by a browser.
        public_numbers: Digits of the telephone numbers that name nobody (the organisation's, the emergency services').

    """
    spans = sorted(_find(text, rules, frozenset(public_numbers), masks or {}), key=lambda found: found[1])
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


def _find(
    text: str, rules: Iterable[CompiledRule], public_numbers: frozenset[str], masks: Mapping[str, str]
) -> Iterator[tuple[str, int, int]]:
    """Spans of identifiers, none over another."""
    view = digits_of(plain_letters(text))
    lowered = view.text.lower()
    digits = sum(map(str.isdigit, lowered))
    taken = bytearray(len(text))
    for start, end in _spans_of_masks(text) if "[" in text else ():
        taken[start:end] = b"\1" * (end - start)
        if kind := masks.get(text[start + 1 : end - 1].lower()):
            yield kind, start, end
    if digits and (public := public_pattern(public_numbers)):
        for match in public.finditer(view.text):
            start, end = view.span(*match.span())
            taken[start:end] = b"\1" * (end - start)
    for rule in rules:
        if rule.may_hold(lowered, digits):
            for span in rule.spans(view.text):
                start, end = view.span(*span)
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    yield rule.rule.kind, start, end


_MASK: Final = re.compile(r"\[[^\[\]]{3,60}\]")
_OBFUSCATIONS: Final = frozenset({"at", "dot", "point", "arobase"})


def _spans_of_masks(text: str) -> Iterator[tuple[int, int]]:
    """What is masked already stays as it is."""
    for match in _MASK.finditer(text):
        if match[0][1:-1].lower() not in _OBFUSCATIONS and not any(map(str.isdigit, match[0])) and "@" not in match[0]:
            yield match.span()


@lru_cache(maxsize=8)
def public_pattern(numbers: frozenset[str]) -> re.Pattern[str] | None:
    """Any of *numbers*, however its digits are set apart; None where there are none."""
    if not numbers:
        return None
    spaced = (r"[ .\-()]{0,3}".join(number) for number in sorted(numbers, key=lambda number: (-len(number), number)))
    return re.compile(rf"(?<![0-9])\+?(?:1[ .\-(]{{0,3}})?(?:{'|'.join(spaced)})(?![0-9])")
