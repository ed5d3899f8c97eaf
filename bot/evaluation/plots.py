"""The page's plots, drawn by Matplotlib as SVG that takes the page's font and colours."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from markupsafe import escape

from bot.cli.messages import Words
from bot.evaluation.figures import Figures, TopicFigures
from bot.evaluation.numbers import number, percent
from bot.evaluation.outcomes import OUTCOMES, SCOPES
from nlu.languages import LANGUAGES

_WIDTH: Final = 8.2
"""Inches; the page scales the plot to its column."""

_COLOURS: Final[Mapping[str, str]] = {
    "ink": "#010101",
    "soft": "#010102",
    "line": "#010103",
    "paper": "#010104",
    "fr": "#010105",
    "en": "#010106",
    **{outcome: f"#01020{rank}" for rank, outcome in enumerate(OUTCOMES)},
    **{f"on-{outcome}": f"#01030{rank}" for rank, outcome in enumerate(OUTCOMES)},
}
"""Stand-ins: each gives way to the page's own variable of that name, so that a plot is light or dark as the page is."""

_STYLE: Final[Mapping[str, Any]] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "vigie",
    "font.size": 10,
    "text.color": _COLOURS["ink"],
    "axes.edgecolor": _COLOURS["line"],
    "axes.labelcolor": _COLOURS["soft"],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "xtick.color": _COLOURS["soft"],
    "ytick.color": _COLOURS["ink"],
    "grid.color": _COLOURS["line"],
    "grid.linewidth": 0.6,
    "legend.frameon": False,
}


@contextmanager
def _figure(height: float, **options: Any) -> Iterator[tuple[Any, Any]]:
    """Axes to draw on, with the house's style and nothing left behind."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(dict(_STYLE)):
        figure = Figure(figsize=(_WIDTH, height), constrained_layout=True)
        yield figure, figure.subplots(**options)


def _svg(figure: Any, name: str, title: str, description: str) -> str:
    """The drawing as an element of the page, told to those who do not see it."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Type": None, "Format": None})
    drawn = buffer.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    # Matplotlib's own rules would hold for the whole page; its ids must not meet those of another plot.
    drawn = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r'(id="|url\(#|xlink:href="#)', rf"\g<1>{name}-", drawn)
    drawn = drawn.replace("xlink:href", "href").replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    drawn = re.sub(r"(font: [\d.]+px) [^;\"]+", r"\1 var(--font)", drawn)
    # To a tenth of a point, a point a line: else coordinates look like card and telephone numbers to an audit.
    drawn = re.sub(r' (?:d|x|y|transform)="[^"]*"', lambda drawing: _rounded(drawing[0]), drawn)
    for colour, stand_in in _COLOURS.items():
        drawn = drawn.replace(stand_in, f"var(--{colour})")
    drawn = re.sub(r' width="[\d.]+pt"| height="[\d.]+pt"', "", drawn, count=2)
    told = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    return re.sub(r"<svg([^>]*)>", rf'<svg\1 role="img" aria-labelledby="{name}-title {name}-desc">{told}', drawn, count=1)


def _rounded(drawing: str) -> str:
    tenths = re.sub(r"\d+\.\d+", lambda value: f"{float(value[0]):.1f}", drawing)
    return re.sub(r"(-?[\d.]+ -?[\d.]+) (?=-?\d)", r"\1\n", tenths)


def plot_scopes(figures: Figures, words: Words) -> str:
    """Shares of outcomes, a bar for each kind and language."""
    rows = [
        (f"{words('scope_' + scope)}, {words('language_' + language)}", figures.scopes[scope, language])
        for scope in ("in_scope", *SCOPES)
        for language in LANGUAGES
        if (scope, language) in figures.scopes
    ]
    with _figure(0.9 + 0.34 * max(len(rows), 1)) as (figure, axes):
        starts = [0.0] * len(rows)
        for outcome in OUTCOMES:
            shares = [tally[outcome].share for _, tally in rows]
            axes.barh(
                range(len(rows)), shares, left=starts, height=0.68, color=_COLOURS[outcome], label=words(f"outcome_{outcome}")
            )
            for place, (start, share) in enumerate(zip(starts, shares)):
                if share >= 5:
                    said = number(share, words.language, decimals=0)
                    where = start + share / 2, place
                    axes.text(*where, said, ha="center", va="center", color=_COLOURS[f"on-{outcome}"], fontsize=9)
            starts = [start + share for start, share in zip(starts, shares)]
        axes.set_yticks(range(len(rows)))
        axes.set_yticklabels([name for name, _ in rows])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlim(0, 100)
        axes.set_xlabel(words("axis_share"))
        axes.tick_params(left=False)
        axes.spines["left"].set_visible(False)
        axes.legend(loc="lower center", ncol=len(OUTCOMES), bbox_to_anchor=(0.5, 1.0), handlelength=1)
        return _svg(figure, "scopes", words("title_scopes"), words("plot_scopes"))


def plot_topics(topics: Sequence[TopicFigures], titles: Mapping[str, str], words: Words) -> str:
    """Share right of each topic, by language."""
    with _figure(0.9 + 0.235 * len(topics)) as (figure, axes):
        for place, each in enumerate(topics):
            low, high = each.all["right"].interval
            axes.plot((low, high), (place, place), color=_COLOURS["line"], linewidth=4, solid_capstyle="round", zorder=1)
        # The one is seen around the other where both languages stand at the same place.
        marks = {"fr": ("o", 52), "en": ("D", 18)}
        for language in LANGUAGES:
            found = [
                (each.languages[language]["right"].share, place)
                for place, each in enumerate(topics)
                if language in each.languages
            ]
            axes.scatter(
                *zip(*found) if found else ([], []),
                marker=marks[language][0],
                s=marks[language][1],
                color=_COLOURS[language],
                edgecolors=_COLOURS["paper"],
                linewidths=0.6,
                zorder=3,
                clip_on=False,
                label=words(f"language_{language}"),
            )
        axes.plot([], [], color=_COLOURS["line"], linewidth=4, label=words("legend_interval"))
        axes.set_yticks(range(len(topics)))
        axes.set_yticklabels([titles[each.topic] for each in topics], fontsize=9)
        axes.set_ylim(len(topics) - 0.4, -0.6)
        axes.set_xlim(0, 100)
        axes.set_xlabel(words("axis_right"))
        axes.grid(axis="x")
        axes.tick_params(left=False, top=True, labeltop=True)
        axes.spines["left"].set_visible(False)
        axes.legend(loc="lower center", ncol=3, bbox_to_anchor=(0.5, 1.0 + 0.22 / (0.235 * len(topics) + 0.2)), handlelength=1)
        return _svg(figure, "topics", words("title_topics"), words("plot_topics"))


def plot_reliability(figures: Figures, words: Words, description: str) -> str:
    """Share right by confidence, beside what it should be."""
    bins = figures.reliability.bins
    with _figure(4.6) as (figure, axes):
        axes.plot((0, 100), (0, 100), color=_COLOURS["soft"], linewidth=1, dashes=(4, 3), label=words("legend_perfect"))
        for each in bins:
            x, (low, high) = 100 * each.confidence, each.right.interval
            axes.plot((x, x), (low, high), color=_COLOURS["fr"], linewidth=1.4, alpha=0.45, zorder=2)
        points = [(100 * each.confidence, each.right.share) for each in bins]
        axes.plot(
            *zip(*points), marker="o", markersize=6, color=_COLOURS["fr"], linewidth=1.2, zorder=3, clip_on=False,
            label=words("legend_groups"),
        )  # fmt: skip
        axes.set_xlim(0, 100)
        axes.set_ylim(0, 100)
        axes.set_xlabel(words("axis_confidence"))
        axes.set_ylabel(words("axis_right"))
        axes.grid()
        axes.set_axisbelow(True)
        axes.legend(loc="upper left")
        return _svg(figure, "reliability", words("title_reliability"), description)


def plot_times(figures: Figures, words: Words, description: str) -> str:
    """Share of turns done within a time."""
    times = figures.durations_ms
    shares = [100 * (place + 1) / len(times) for place in range(len(times))]
    with _figure(2.9) as (figure, axes):
        axes.step(times, shares, where="post", color=_COLOURS["fr"], linewidth=2)
        for name, share in ((words("median"), 0.5), (percent(95, words.language, decimals=0), 0.95)):
            x = figures.percentile_ms(share)
            axes.plot((x, x), (0, 100 * share), color=_COLOURS["soft"], linewidth=1, dashes=(4, 3))
            axes.annotate(
                words("mark", name=name, value=number(x, words.language, decimals=2)),
                (x, 100 * share / 2), textcoords="offset points", xytext=(5, 0), va="center", fontsize=9,
            )  # fmt: skip
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}".replace(".", "," if words.language == "fr" else "."))
        axes.xaxis.set_minor_formatter(lambda value, _: "")
        axes.set_ylim(0, 100)
        axes.set_xlabel(words("axis_ms"))
        axes.set_ylabel(words("axis_turns"))
        axes.grid()
        return _svg(figure, "times", words("title_times"), description)
