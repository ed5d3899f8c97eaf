"""The study's tables and plot, put into its document between the markers that say where."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from nlu.languages import LANGUAGES
from tests.study.comparison import Bench, Entry
from tests.study.parts import WHOLE, Measured
from tests.study.scores import Scores

_SCORES = ("fr", "en", "topics alone", "first three", "out of scope recognised", "declined", "calibration error")


def put(document: Path, name: str, content: str) -> None:
    """Replace what stands between ``<!-- name -->`` and ``<!-- /name -->``.

    Raises:
        ValueError: If the document has no such markers.

    """
    text = document.read_text(encoding="utf-8")
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    between = re.compile(f"{re.escape(opening)}.*{re.escape(closing)}", re.DOTALL)
    if not between.search(text):
        raise ValueError(f"{document}: no place for {name}")
    document.write_text(between.sub(lambda _: f"{opening}\n{content}\n{closing}", text), encoding="utf-8")


def comparison_tables(entries: Sequence[Entry], bench: Bench) -> str:
    """One table for the folds, one for the evaluation set with the times."""
    asked_again = [
        [*_names(each), *_cells(Scores.of(each.folds, bench.knowledge)), f"{each.n_folds}"] for each in entries if each.folds
    ]
    apart = [
        [
            *_names(each),
            *_cells(Scores.of(each.evaluation, bench.knowledge)),
            f"{each.training_s:.0f} s",
            f"{each.message_ms:.1f} ms",
        ]
        for each in entries
    ]
    names = ("classifier", "concepts")
    return (
        f"Cross-validation:\n\n{_table((*names, *_SCORES, 'folds'), asked_again)}\n\n"
        f"The evaluation set:\n\n{_table((*names, *_SCORES, 'training', 'a message'), apart)}"
    )


def parts_table(measured: Iterable[Measured]) -> str:
    """A line a variant, with what it changes."""
    those = list(measured)
    whole = next(each.scores for each in those if each.name == WHOLE)
    rows = [
        [
            each.name,
            f"{each.questions:,}",
            *_cells(each.scores),
            "" if each.name == WHOLE else f"{each.scores.both - whole.both:+.1f}",
        ]
        for each in those
    ]
    return _table(("variant", "questions", *_SCORES, "change, points"), rows)


def draw_curve(path: Path, measured: Sequence[Measured]) -> None:
    """The learning curve as a drawing, first topics right by the number of questions."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    points = sorted(measured, key=lambda each: each.questions)
    counts = [each.questions for each in points]
    with rc_context({"svg.hashsalt": "vigie", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure = Figure(figsize=(7, 3.6), constrained_layout=True)
        axes = figure.subplots()
        for language, mark in zip(LANGUAGES, ("o-", "s--")):
            axes.plot(counts, [each.scores.first[language].share for each in points], mark, label=language)
        axes.plot(counts, [each.scores.three.share for each in points], "^:", label="among the first three")
        axes.set_xscale("log", base=2)
        axes.set_xticks(counts, [f"{count:,}" for count in counts])
        axes.minorticks_off()
        axes.set(xlabel="training questions", ylabel="right, % of questions in scope")
        axes.grid(alpha=0.3)
        axes.legend(frameon=False)
        figure.savefig(path, format="svg", metadata={"Date": None})
    path.write_text("\n".join(line.rstrip() for line in path.read_text(encoding="utf-8").splitlines()) + "\n", encoding="utf-8")


def summary(scores: Scores) -> str:
    """The figures in one line, for whoever waits."""
    return ", ".join(f"{name} {cell}" for name, cell in zip(_SCORES, _cells(scores)))


def _names(entry: Entry) -> tuple[str, str]:
    return entry.classifier, "with" if entry.concepts else "without"


def _cells(scores: Scores) -> list[str]:
    shares = (*scores.first.values(), scores.alone, scores.three, scores.recognised, scores.declined)
    return [*(f"{each.share:.1f}" for each in shares), f"{scores.error:.3f}"]


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    marks = ["---" if name in ("classifier", "concepts", "variant") else "---:" for name in names]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (names, marks, *rows))
