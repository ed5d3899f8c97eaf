"""``data/identifiers.yml``: how identifiers are recognised, as the content team writes it, compiled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StringConstraints

from nlu.file_model import FileModel
from nlu.identifier_names import end_of_name
from nlu.identifier_values import CHECKS
from nlu.text import fold
from nlu.topics import Name

Pattern = Annotated[str, StringConstraints(min_length=3, max_length=2000)]
Check = Literal["luhn", "health_insurance_number", "iban", "ip", "name", "not_a_quantity"]

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
_MOST_NESTING: Final = 5


class IdentifierRule(FileModel):
    """One way of recognising one kind of identifier."""

    kind: Name
    pattern: Pattern = Field(description="Of the text without accents; `{name}` stands for a part or a list.")
    announced: tuple[Name, ...] = Field(default=(), description="Lists of which a word must stand near.")
    before: int = Field(default=40, ge=0, le=120, description="How far before, in characters.")
    after: int = Field(default=0, ge=0, le=120, description="How far after, in characters.")
    unless: tuple[Name, ...] = Field(default=(), description="Lists of which no word may stand just before.")
    unless_is: tuple[Name, ...] = Field(default=(), description="Lists of which the first word found may be none.")
    check: Check | None = Field(default=None, description="What else must hold of the value.")
    hints: tuple[str, ...] = Field(default=(), description="Looked for only where one of these stands in the text.")
    least_digits: int = Field(default=0, ge=0, description="Looked for only in a text with so many digits.")
    browser: bool = Field(default=False, description="Browsers look for it too, before anything is sent.")
    examples: tuple[str, ...] = Field(min_length=1)


class IdentifiersFile(FileModel):
    """``data/identifiers.yml``."""

    parts: dict[Name, str] = Field(description="Pieces of patterns.")
    lists: dict[Name, tuple[str, ...]] = Field(description="Words, without accents, in lower case.")
    rules: tuple[IdentifierRule, ...] = Field(min_length=1, description="In order: an earlier one's claim stands.")
    never: tuple[str, ...] = Field(description="Texts in which nothing may be masked.")

    @cached_property
    def compiled(self) -> tuple["CompiledRule", ...]:
        """The rules, ready to use.

        Raises:
            ValueError: If a pattern is none, or names what is not there.

        """
        return tuple(self.compile(rule) for rule in self.rules)

    def compile(self, rule: IdentifierRule) -> "CompiledRule":
        """One rule, ready to use.

        Raises:
            ValueError: If its pattern is none, or names what is not there.

        """
        try:
            pattern = re.compile(self.expand(rule.pattern), re.IGNORECASE)
        except re.error as error:
            raise ValueError(f"{error.msg} ({rule.pattern[:40]}…)") from error
        return CompiledRule(
            rule,
            pattern,
            announced=self._words(rule.announced),
            unless=self._words(rule.unless),
            unless_is=self._set(rule.unless_is),
            not_names=self._set(("not_a_name",)) if rule.check == "name" else frozenset(),
        )

    def expand(self, pattern: str) -> str:
        """*pattern* with its parts and lists put in.

        Raises:
            ValueError: If it names what is not there, or parts that name one another without end.

        """
        for _ in range(_MOST_NESTING):
            expanded = _PLACEHOLDER.sub(lambda match: self._part(match[1]), pattern)
            if expanded == pattern:
                return expanded
            pattern = expanded
        raise ValueError(f"the parts of {pattern[:40]}… name one another without end")

    def _part(self, name: str) -> str:
        if name in self.parts:
            return self.parts[name]
        return alternatives(self._list(name))

    def _list(self, name: str) -> tuple[str, ...]:
        if name not in self.lists:
            raise ValueError(f"no part or list is called “{name}”")
        return self.lists[name]

    def _words(self, names: Iterable[str]) -> re.Pattern[str] | None:
        words = [word for name in names for word in self._list(name)]
        return re.compile(alternatives(words), re.IGNORECASE) if words else None

    def _set(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(word for name in names for word in self._list(name))


@dataclass(frozen=True)
class CompiledRule:
    """A rule whose patterns are ready."""

    rule: IdentifierRule
    pattern: re.Pattern[str]
    announced: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_is: frozenset[str]
    not_names: frozenset[str]

    def may_hold(self, lowered: str, digits: int) -> bool:
        """Whether a text, in lower case and with so many *digits*, is worth searching."""
        hints = self.rule.hints
        return digits >= self.rule.least_digits and (not hints or any(hint in lowered for hint in hints))

    def spans(self, text: str) -> Iterable[tuple[int, int]]:
        """Where what the rule names stands in *text* (accents off, spoken numbers in digits)."""
        for match in self.pattern.finditer(text):
            start, end = match.span("v") if "v" in self.pattern.groupindex else match.span()
            if self._announced(text, *match.span()) and self._allowed(text, start, match[0]):
                end = self._checked(text, start, end)
                if end > start:
                    yield start, end

    def _announced(self, text: str, start: int, end: int) -> bool:
        if self.announced is None:
            return True
        before, after = max(0, start - self.rule.before), end + self.rule.after
        return bool(self.announced.search(text, before, start) or self.announced.search(text, end, after))

    def _allowed(self, text: str, start: int, value: str) -> bool:
        if self.unless and self.unless.search(text, max(0, start - 20), start):
            return False
        return not (self.unless_is and _FIRST_WORD.match(value) and _FIRST_WORD.match(value)[0].lower() in self.unless_is)  # type: ignore[index]

    def _checked(self, text: str, start: int, end: int) -> int:
        """Where the value ends once checked: *start* where it does not hold."""
        if self.rule.check == "name":
            return end_of_name(text, start, end, self.not_names)
        holds = CHECKS[self.rule.check](text[start:end]) if self.rule.check else True
        return end if holds else start

    def as_json(self) -> dict[str, Any]:
        """The rule for a browser: patterns that JavaScript reads too."""
        return {
            "kind": self.rule.kind,
            "pattern": self.pattern.pattern.replace("(?P<", "(?<"),
            "announced": self.announced.pattern if self.announced else None,
            "unless": self.unless.pattern if self.unless else None,
            "unless_is": sorted(self.unless_is),
            "before": self.rule.before,
            "after": self.rule.after,
            "check": self.rule.check,
            "least_digits": self.rule.least_digits,
            "hints": self.rule.hints,
        }


_FIRST_WORD: Final = re.compile(r"[a-z]+", re.IGNORECASE)


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of *words*, whole, the longest first."""
    ordered = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return rf"(?<![a-z0-9])(?:{'|'.join(re.escape(word) for word in ordered)})(?![a-z0-9])"
