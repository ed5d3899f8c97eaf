"""``make study``: which classifier, and what each part adds; the tables of ``docs/study.md``.

Seeds are fixed: the same data gives the same figures, times apart.
"""

import datetime
import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.logs import configure_logs
from nlu.knowledge_base import load_language_files, load_training_data
from nlu.questions import Question
from tests.study.comparison import Bench, Entry, Say, compare_over_our_features, compare_rasa, splits_of
from tests.study.document import comparison_tables, draw_curve, parts_table, put, summary
from tests.study.messages import evaluation_messages
from tests.study.parts import Measured, Parts
from tests.study.rasa_projects import CLASSIFIERS, penalty_of
from tests.study.samples import FOLDS, OUTSIDE_TIMES, sample_questions
from tests.study.scores import Scores

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "study.md"
CURVE = ROOT / "docs" / "learning_curve.svg"
SEED = 0


def main(
    comparison: Annotated[bool, typer.Option(help="Compare the classifiers.")] = True,
    parts: Annotated[bool, typer.Option(help="Measure what each part adds.")] = True,
    questions: Annotated[int, typer.Option(help="Of each topic and language in the comparison's sample.", min=48)] = 48,
    rasa_folds: Annotated[int, typer.Option(help="Folds that Rasa's logistic regression is given.", min=0, max=FOLDS)] = 1,
    diet_folds: Annotated[int, typer.Option(help="Folds that Rasa's DIET is given.", min=0, max=FOLDS)] = 1,
) -> None:
    """Measure, and write the tables into docs/study.md."""
    configure_logs("error")
    console = Console()
    knowledge, all_questions = load_training_data(ROOT / "data")
    penalty = penalty_of(ROOT / "config.yml")
    bench = Bench(ROOT / "data", knowledge, load_language_files(ROOT / "data"), penalty, SEED)
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("")

        def say(what: str) -> None:
            bar.update(task, description=what)
            if not console.is_terminal:
                console.print(what, highlight=False)

        if parts:
            _measure_parts(all_questions, bench, say, console)
        if comparison:
            sample = sample_questions(all_questions, questions, seed=SEED)
            _compare(sample, bench, say, console, dict(zip(CLASSIFIERS, (rasa_folds, diet_folds))))


def _measure_parts(questions: Sequence[Question], bench: Bench, say: Say, console: Console) -> None:
    study = Parts(questions, bench, say)
    variants: list[Measured] = []
    curve: list[Measured] = []
    for found, into in ((study.variants(), variants), (study.curve(), curve)):
        for each in found:
            console.print(f"{each.name}: {summary(each.scores)}", highlight=False)
            into.append(each)
    put(DOCUMENT, "parts", f"{_stamp(len(questions), bench)}\n\n{parts_table(variants)}")
    put(DOCUMENT, "curve", parts_table([*curve, variants[0]]))
    draw_curve(CURVE, [*curve, variants[0]])


def _compare(sample: Sequence[Question], bench: Bench, say: Say, console: Console, most_folds: dict[str, int]) -> None:
    splits = splits_of(sample, bench)
    note = f"Out of scope has {OUTSIDE_TIMES} times the questions of a topic, in each language."
    ours, rasa = compare_over_our_features(splits, bench, say), compare_rasa(splits, bench, say, most_folds=most_folds)
    entries: list[Entry] = []
    for each in chain(ours, rasa):
        if each not in entries:
            entries.append(each)
        name = f"{each.classifier} {'with' if each.concepts else 'without'} concepts"
        console.print(f"{name}: {summary(Scores.of(each.folds or each.evaluation, bench.knowledge))}", highlight=False)
        # Each time: what was measured stays if the command is ended before the slow ones are through.
        put(DOCUMENT, "comparison", f"{_stamp(len(sample), bench)} {note}\n\n{comparison_tables(entries, bench)}")


def _stamp(questions: int, bench: Bench) -> str:
    asked = len(evaluation_messages(bench.data, bench.knowledge))
    today = datetime.datetime.now(tz=datetime.timezone.utc).date()
    cores = len(os.sched_getaffinity(0))
    return f"{today:%Y-%m-%d}; {questions:,} training questions, {asked:,} evaluation messages, {cores} cores."


if __name__ == "__main__":
    typer.run(main)
