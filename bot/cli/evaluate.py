"""``vigie evaluate``: labelled questions put to the assistant, figures in the terminal and on a page."""

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.assistant import Assistant
from bot.cli.evaluation_tables import show_report
from bot.cli.messages import Words
from bot.evaluation.history import PastReport, PastReportError, read_report, write_report
from bot.evaluation.page import render_page
from bot.evaluation.questions import QuestionFile, QuestionFileError, read_question_files
from bot.evaluation.report import Report, evaluate
from bot.model_files import latest_model
from bot.settings import Settings
from nlu.engine import load_engine
from nlu.errors import AssistantError
from nlu.knowledge_base import KnowledgeBase, load_knowledge_base
from nlu.topics import OUT_OF_SCOPE


class BadFileError(AssistantError, ValueError):
    """A file of questions, or a report, that cannot be used; the message says where, what and the way out."""


def run_evaluation(
    settings: Settings, paths: Sequence[Path], words: Words, console: Console, *, compare: Path | None, save: bool
) -> None:
    """Evaluate, show, and keep for the next time.

    Args:
        settings: Of the project.
        paths: Files of questions; those of ``data/evaluation/`` where there is none.
        words: In the person's language.
        console: For progress.
        compare: A report to compare with, in place of the last.
        save: Whether to write the page and the report.

    Raises:
        BadFileError: If a file cannot be used.
        AssistantError: If there is no model, or the data has faults.

    """
    knowledge = load_knowledge_base(settings.data, settings.practice)
    folder = settings.project / "results" / "evaluation"
    files = _read_questions(settings, paths, knowledge, words)
    last = folder / "last.json"
    past = _read_past(compare or last, words, required=compare is not None)
    model = latest_model(settings.models)
    assistant = Assistant(knowledge, load_engine(model, settings.engine))
    report = _evaluate(files, assistant, past, settings, model, words, console)
    show_report(report, knowledge, words, Console())
    if save:
        # Into the last report itself: one named by --compare is only looked at.
        kept = past if compare is None else _read_past(last, words, required=False)
        write_report(kept.updated(report.as_past()), last)
        page = folder / f"report.{words.language}.html"
        page.write_text(render_page(report, knowledge, words), encoding="utf-8")
        console.print(words("evaluate_page", path=page), highlight=False, soft_wrap=True)


def _read_questions(
    settings: Settings, paths: Sequence[Path], knowledge: KnowledgeBase, words: Words
) -> tuple[QuestionFile, ...]:
    folder = settings.data / "evaluation"
    chosen = list(dict.fromkeys(paths)) or sorted(folder.glob("*.jsonl"))
    if not chosen:
        raise BadFileError(words("evaluate_no_files", path=folder))
    try:
        return read_question_files(chosen, {*knowledge.topics, OUT_OF_SCOPE})
    except QuestionFileError as error:
        places = (f"{fault.path}:{fault.line}" if fault.line else str(fault.path) for fault in error.faults)
        said = (words(fault.code, **fault.details) for fault in error.faults)
        raise BadFileError("\n".join(map(": ".join, zip(places, said)))) from None


def _read_past(path: Path, words: Words, *, required: bool) -> PastReport:
    try:
        return read_report(path)
    except PastReportError:
        raise BadFileError(words("evaluate_past_broken", path=path)) from None
    except OSError:
        if required:
            raise BadFileError(words("evaluate_past_missing", path=path)) from None
        return PastReport()


def _name_of(model: Path) -> str:
    """What tells a model file from others: not the time in its name, which an audit takes for a card's number."""
    return re.sub(r"^\d{8}-\d{6}-", "", model.name.removesuffix(".tar.gz"))


def _evaluate(
    files: Sequence[QuestionFile],
    assistant: Assistant,
    past: PastReport,
    settings: Settings,
    model: Path,
    words: Words,
    console: Console,
) -> Report:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(words("evaluate_running"), total=sum(len(file.questions) for file in files))
        return evaluate(
            files,
            assistant,
            project=settings.project,
            model=_name_of(model),
            past=past,
            now=datetime.datetime.now().astimezone(),
            advance=lambda: bar.advance(task),
        )
