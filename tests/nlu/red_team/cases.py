"""Messages written against the rules before the rules were looked at: identifiers, distress, and what only resembles them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nlu.identifiers import MaskedText
from nlu.text import clean, fold

HERE: Final = Path(__file__).resolve().parent
KINDS: Final = {
    "nam": "health_insurance_number",
    "nas": "social_insurance_number",
    "card": "payment_card",
    "phone": "phone",
    "email": "email",
    "address": "postal_address",
    "postcode": "postal_code",
    "born": "date_of_birth",
    "licence": "drivers_licence",
    "passport": "passport",
    "bank": "bank_account",
    "ip": "ip_address",
    "name": "name",
}
"""The kinds by what they are called in the files."""

_MARK: Final = re.compile(r"\{([a-z]+):([^}]*)\}")
_PIECE: Final = re.compile(r"[a-z0-9]{2,}")


@dataclass(frozen=True)
class Case:
    """A message with identifiers.

    Attributes:
        group: What the file calls the lines around it.
        text: As it is typed.
        values: Kind and value of each identifier in it.

    """

    group: str
    text: str
    values: tuple[tuple[str, str], ...]

    def missed(self, masked: MaskedText) -> list[str]:
        """Kinds of the identifiers that are not masked, or in part only, or as something else."""
        return [kind for kind, value in self.values if kind not in masked.kinds or self._left_of(value, masked)]

    def _left_of(self, value: str, masked: MaskedText) -> set[str]:
        """The pieces of *value* that still stand in the masked text, and nowhere else in the message."""
        around = self.text
        for _, each in self.values:
            around = around.replace(each, " ")
        left = masked.text
        for identifier in reversed(masked.identifiers):
            left = left[: identifier.start] + " " + left[identifier.end :]
        return _pieces(value) & (_pieces(left) - _pieces(around))


def _pieces(text: str) -> set[str]:
    return set(_PIECE.findall(fold(clean(text))))


def messages(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a file of this folder, each with the heading that it stands under; ``\\u200b`` and the like are opened."""
    group = ""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            group = line[2:]
        elif line:
            yield group, re.sub(r"\\(?:u([0-9a-f]{4})|n)", lambda m: chr(int(m[1], 16)) if m[1] else "\n", line)


def identifier_cases(language: str) -> list[Case]:
    """Those of ``identifiers_fr.txt`` or ``identifiers_en.txt``, whose values stand in braces after their kind."""
    return [
        Case(group, _MARK.sub(r"\2", line), tuple((KINDS[kind], value) for kind, value in _MARK.findall(line)))
        for group, line in messages(f"identifiers_{language}")
    ]
