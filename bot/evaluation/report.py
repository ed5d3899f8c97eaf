"""A whole evaluation: figures of all questions, of each file, and what changed."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.assistant import Assistant
from bot.evaluation.figures import Figures, figures_of
from bot.evaluation.history import Changes, PastFile, PastReport, changes_since, lines_of
from bot.evaluation.outcomes import Result
from bot.evaluation.questions import QuestionFile
from bot.evaluation.runner import run_questions


@dataclass(frozen=True)
class FileReport:
    """One file of questions.

    Attributes:
        name: In reports: its path, from the project's folder where it is inside.

    """

    name: str
    file: QuestionFile
    results: tuple[Result, ...]
    figures: Figures


@dataclass(frozen=True)
class Report:
    """All that an evaluation says.

    Attributes:
        model: What tells the model file from others.
        model_digest: SHA-256 of the model file.
        changes: Since the last report; None where it had none of these questions.

    """

    model: str
    model_digest: str
    date: datetime.datetime
    figures: Figures
    files: tuple[FileReport, ...]
    changes: Changes | None

    def as_past(self) -> dict[str, PastFile]:
        """What the next evaluation will compare itself with."""
        return {
            each.name: PastFile(
                model=self.model,
                model_digest=self.model_digest,
                date=self.date.isoformat(timespec="seconds"),
                digest=each.file.digest,
                figures=each.figures.rows(),
                lines=lines_of(each.file, each.results),
            )
            for each in self.files
        }


def evaluate(
    files: Sequence[QuestionFile],
    assistant: Assistant,
    *,
    project: Path,
    model: str,
    past: PastReport,
    now: datetime.datetime,
    advance: Callable[[], None],
) -> Report:
    """Put all the questions and say what came of it.

    Args:
        files: The questions.
        assistant: The one in service, its model loaded.
        project: The folder that names of files start from.
        model: What tells the model file from others.
        past: The last report.
        now: The date that the report bears.
        advance: Called after each question.

    """
    results = run_questions(files, assistant, advance)
    reports, start = [], 0
    for file in files:
        those = results[start : start + len(file.questions)]
        start += len(file.questions)
        reports.append(FileReport(_name(file.path, project), file, those, figures_of(those, assistant.knowledge)))
    changes = changes_since(past, [(each.name, each.file) for each in reports], results)
    digest = assistant.engine.digest if assistant.engine else ""
    return Report(model, digest, now, figures_of(results, assistant.knowledge), tuple(reports), changes)


def _name(path: Path, project: Path) -> str:
    whole = path.resolve()
    return str(whole.relative_to(project.resolve()) if whole.is_relative_to(project.resolve()) else whole)
