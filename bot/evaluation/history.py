"""What was found the last time, and what changed since. Outcomes by the ids of lines, no text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.evaluation.outcomes import OUTCOMES, Outcome, Result, passed
from bot.evaluation.questions import QuestionFile
from nlu.errors import AssistantError

_RANK: Final = {outcome: rank for rank, outcome in enumerate(("wrong", "declined", "half", "asked", "right"))}


class PastReportError(AssistantError, ValueError):
    """A file that is no report of an evaluation."""


class PastLine(BaseModel):
    """A question's outcome, the topics replied, and the digest of its line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    outcome: Outcome
    given: str
    digest: str


class PastFile(BaseModel):
    """A file of questions, as it was judged last.

    Attributes:
        model: What tells the model file from others.
        model_digest: SHA-256 of the model file.
        date: Of the evaluation, ISO 8601.
        digest: SHA-256 of the questions.
        figures: By scope and language, as a table shows them.
        lines: By id.

    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    model_digest: str
    date: str
    digest: str
    figures: dict[str, dict[str, float]]
    lines: dict[str, PastLine]


class PastReport(BaseModel):
    """The last evaluation of each file of questions, by its path."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    files: dict[str, PastFile] = {}

    def updated(self, files: Mapping[str, PastFile]) -> "PastReport":
        """The same, these *files* having been judged again."""
        return PastReport(files={**self.files, **files})


def read_report(path: Path) -> PastReport:
    """The report at *path*.

    Raises:
        FileNotFoundError: If there is none.
        PastReportError: If it is not one.

    """
    try:
        return PastReport.model_validate_json(path.read_bytes())
    except (ValidationError, UnicodeDecodeError):
        raise PastReportError(str(path)) from None


def write_report(report: PastReport, path: Path) -> None:
    """Write it whole or not at all: a reader never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(report.model_dump(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    fresh.replace(path)


def lines_of(file: QuestionFile, results: Iterable[Result]) -> dict[str, PastLine]:
    """What is kept of each question of *file*."""
    return {
        each.question.id: PastLine(outcome=passed(each), given=each.given, digest=file.digests[each.question.id])
        for each in results
    }


@dataclass(frozen=True)
class Change:
    """A question whose outcome is not what it was."""

    file: str
    result: Result
    before: PastLine
    after: Outcome

    @property
    def better(self) -> bool:
        """Whether the outcome is one to prefer."""
        return _RANK[self.after] > _RANK[self.before.outcome]


@dataclass(frozen=True)
class Changes:
    """What changed since the last report.

    Attributes:
        models: That judged the same questions before.
        compared: Questions that both reports have, word for word.
        right_before: How many of them were right.
        right_now: How many are.
        changed: Those whose outcome changed, by file and line.

    """

    models: tuple[str, ...]
    compared: int
    right_before: int
    right_now: int
    changed: tuple[Change, ...]

    @property
    def gained(self) -> tuple[Change, ...]:
        """Right now, and not before."""
        return tuple(each for each in self.changed if each.after == "right")

    @property
    def lost(self) -> tuple[Change, ...]:
        """Right before, and not now."""
        return tuple(each for each in self.changed if each.before.outcome == "right")

    @property
    def became_wrong(self) -> tuple[Change, ...]:
        """Given the wrong text now, and not before."""
        return tuple(each for each in self.changed if each.after == "wrong")

    @property
    def moves(self) -> dict[tuple[Outcome, Outcome], int]:
        """How many went from one outcome to another."""
        pairs = [(each.before.outcome, each.after) for each in self.changed]
        ordered = [(before, after) for before in OUTCOMES for after in OUTCOMES]
        return {pair: pairs.count(pair) for pair in ordered if pair in pairs}


def changes_since(past: PastReport, files: Sequence[tuple[str, QuestionFile]], results: Sequence[Result]) -> Changes | None:
    """What changed, question by question; None where the two have none in common.

    Args:
        past: The last report.
        files: Those judged now, each with its name in a report.
        results: Of all their questions, in order.

    """
    models: dict[str, None] = {}
    compared: list[Change] = []
    remaining = iter(results)
    for name, file in files:
        those = [next(remaining) for _ in file.questions]
        before = past.files.get(name)
        for result in those if before else ():
            line = before.lines.get(result.question.id) if before else None
            if before and line and line.digest == file.digests[result.question.id]:
                models[before.model] = None
                compared.append(Change(file.path.stem, result, line, passed(result)))
    if not compared:
        return None
    return Changes(
        models=tuple(models),
        compared=len(compared),
        right_before=sum(each.before.outcome == "right" for each in compared),
        right_now=sum(each.after == "right" for each in compared),
        changed=tuple(each for each in compared if each.before.outcome != each.after),
    )
