"""Faults of data files: where, what, and the way out, in French or English.

Loading reports every fault at once, so that a content team mends a file in one go.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from nlu.errors import AssistantError
from nlu.fault_messages import FAULT_MESSAGES
from nlu.languages import Language


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend in a data file.

    Attributes:
        path: The file, relative to the data folder's parent where possible.
        line: 1-based; 0 where the fault is the file as a whole.
        code: Key of ``FAULT_MESSAGES``.
        details: What fills the message's blanks.

    """

    path: Path
    line: int
    code: str
    details: dict[str, object] = field(default_factory=dict, compare=False)

    def describe(self, language: Language) -> str:
        """The fault in one line: ``file:line: what is wrong; the way out``."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {FAULT_MESSAGES[self.code][language].format(**self.details)}"


class DataError(AssistantError, ValueError):
    """Data files that cannot be used.

    Attributes:
        faults: All of them, by file and line.

    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(fault.describe("en") for fault in self.faults))
