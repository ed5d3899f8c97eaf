"""An evaluation in the terminal: what a person looks at first; the page has the rest."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.cli.messages import Words
from bot.evaluation.figures import Figures
from bot.evaluation.headlines import headlines_of
from bot.evaluation.history import Change, Changes
from bot.evaluation.outcomes import OUTCOMES
from bot.evaluation.page import Speech, titles_of
from bot.evaluation.proportions import Proportion, Tally
from bot.evaluation.report import Report
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import LANGUAGES

_LEAST_OF_STYLE: Final = 10
"""Fewer questions say little of a style."""
_WEAKEST: Final = 8
_CONFUSIONS: Final = 8
_CHANGES: Final = 12


def show_report(report: Report, knowledge: KnowledgeBase, words: Words, console: Console) -> None:
    """Print the report."""
    speech, titles = Speech(words.language, words), titles_of(knowledge, words)
    date, figures = report.date.strftime("%Y-%m-%d %H:%M"), report.figures
    subtitle = words("subtitle", n=speech.number(figures.n, 0), model=report.model, date=date)
    console.print(f"\n{words('title_report')}", style="bold", highlight=False)
    console.print(subtitle, style="dim", highlight=False, markup=False)
    console.print(_main_figures(figures, speech))
    if figures.scopes:
        console.print(_scopes(figures, speech))
    if len(report.files) > len(LANGUAGES) and figures.scopes:
        console.print(_outcomes("title_files", ("column_file", "column_scope"), _file_rows(report, words), speech))
    if styles := [((speech.style(tag),), tally) for tag, tally in figures.styles if tally.n >= _LEAST_OF_STYLE]:
        console.print(_outcomes("title_styles", ("column_style",), styles, speech))
    if figures.topics:
        weakest = (((titles[each.topic],), each.all) for each in figures.topics[:_WEAKEST])
        console.print(_outcomes("title_weakest", ("column_topic",), weakest, speech))
    if figures.confusions:
        console.print(_confusions(figures, titles, speech))
    _show_changes(report.changes, titles, speech, console)


def _table(title: str, words: Words) -> Table:
    return Table(
        title=words(title), title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True
    )


def _main_figures(figures: Figures, speech: Speech) -> Table:
    words = speech.words
    table = _table("title_figures", words)
    table.add_column(words("column_figure"))
    for column in ("column_share", "column_interval", "column_count"):
        table.add_column(words(column), justify="right", no_wrap=True)
    for each in headlines_of(figures):
        of = f"{each.proportion.part}/{each.proportion.whole}"
        table.add_row(words(f"figure_{each.key}"), speech.percent(each.proportion.share), speech.interval(each.proportion), of)
    if gap := figures.gap:
        between = words("interval", low=speech.signed(gap.low), high=speech.signed(gap.high))
        table.add_row(words("figure_gap"), words("points", value=speech.signed(gap.points)), between, "")
    if count := figures.reliability.n:
        table.add_row(words("figure_error"), speech.percent(100 * figures.reliability.error), "", str(count))
    if figures.durations_ms:
        p50, p95 = (speech.number(figures.percentile_ms(share), 2) for share in (0.5, 0.95))
        table.add_row(words("figure_times"), f"{p50} ms", f"p95 {p95} ms", str(len(figures.durations_ms)))
    return table


def _scopes(figures: Figures, speech: Speech) -> Table:
    """A row for each kind: the outcomes in both languages, and the share right in either."""
    words = speech.words
    scopes = list(dict.fromkeys(scope for scope, _ in figures.scopes))
    rows = []
    for scope in scopes:
        tallies = (figures.scopes.get((scope, language)) for language in LANGUAGES)
        right = (_share(tally["right"], speech) if tally else "" for tally in tallies)
        rows.append(((words(f"scope_{scope}"), *right), figures.scopes[scope, None]))
    return _outcomes("title_scopes", ("column_scope", *(f"right_{language}" for language in LANGUAGES)), rows, speech)


def _file_rows(report: Report, words: Words) -> Iterable[tuple[tuple[str, ...], Tally]]:
    for file in report.files:
        for (scope, language), tally in file.figures.scopes.items():
            if language is None and scope not in ("answer", "silent", "small_talk"):
                yield (file.file.path.name, words(f"scope_{scope}")), tally


def _outcomes(title: str, names: Sequence[str], rows: Iterable[tuple[tuple[str, ...], Tally]], speech: Speech) -> Table:
    """A table of tallies: how many, and the share of each outcome."""
    words = speech.words
    table = _table(title, words)
    for name in names:
        in_numbers = name.startswith("right_")
        table.add_column(words(name), justify="right" if in_numbers else "left", min_width=6 if in_numbers else 15)
    for heading in ("n", *(words(f"outcome_{outcome}") for outcome in OUTCOMES)):
        # A word a line: headings take no more width than what is under them.
        table.add_column("\n".join(heading.split()), justify="right", no_wrap=True)
    for cells, tally in rows:
        table.add_row(*cells, str(tally.n), *(_share(tally[outcome], speech) for outcome in OUTCOMES))
    return table


def _share(proportion: Proportion, speech: Speech) -> str:
    if not proportion.part:
        return "·"
    return speech.percent(proportion.share, 0 if proportion.part == proportion.whole else 1)


def _confusions(figures: Figures, titles: Mapping[str, str], speech: Speech) -> Table:
    words = speech.words
    table = _table("title_frequent", words)
    for column in ("column_expected", "column_given"):
        table.add_column(words(column), ratio=2)
    table.add_column("n", justify="right")
    table.add_column(words("column_examples"), ratio=3, style="dim")
    for each in figures.confusions[:_CONFUSIONS]:
        example = each.examples[0]
        said = _escaped(" › ".join(example.said))
        table.add_row(titles[each.expected], titles.get(each.given, each.given), str(each.count), f"{said} ({example.id})")
    return table


def _escaped(text: str) -> str:
    """What stands in brackets is a masked identifier, not a style of Rich's."""
    return text.replace("[", r"\[")


def _show_changes(changes: Changes | None, titles: Mapping[str, str], speech: Speech, console: Console) -> None:
    words = speech.words
    console.print(words("title_changes"), style="bold", highlight=False)
    if changes is None:
        console.print(words("changes_none"), highlight=False)
        return
    if not changes.changed:
        console.print(words("changes_same", compared=changes.compared), highlight=False)
        return
    summary = words(
        "changes_summary",
        compared=changes.compared,
        before=changes.right_before,
        now=changes.right_now,
        gained=len(changes.gained),
        lost=len(changes.lost),
        wrong=len(changes.became_wrong),
    )
    console.print(summary, highlight=False)
    for key, changed, style in (("changes_gained", changes.gained, "green"), ("changes_lost", changes.lost, "red")):
        if changed:
            console.print(f"\n{words(key)} ({len(changed)})", style=style, highlight=False)
            _list_changes(changed, titles, words, console)


def _list_changes(changes: Sequence[Change], titles: Mapping[str, str], words: Words, console: Console) -> None:
    for each in changes[:_CHANGES]:
        before, after = (words(f"outcome_{outcome}").lower() for outcome in (each.before.outcome, each.after))
        said, given = " › ".join(each.result.said), titles.get(each.result.given, each.result.given)
        console.print(f"  {each.result.question.id}  {said[:90]}", highlight=False, markup=False)
        console.print(f"      {before} → {after} ({given})", style="dim", highlight=False, markup=False)
    if len(changes) > _CHANGES:
        console.print(f"  {words('and_more', count=len(changes) - _CHANGES)}", style="dim", highlight=False)
