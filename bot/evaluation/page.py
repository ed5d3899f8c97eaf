"""The report as one page that needs nothing else: figures, plots, tables, examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from actions.rendering import typeset
from bot.cli.messages import CLI_MESSAGES, Words
from bot.evaluation.headlines import headlines_of
from bot.evaluation.numbers import number, percent, signed
from bot.evaluation.outcomes import OUTCOMES
from bot.evaluation.plots import plot_reliability, plot_scopes, plot_times, plot_topics
from bot.evaluation.proportions import Proportion
from bot.evaluation.report import Report
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import LANGUAGES, Language
from nlu.topics import OUT_OF_SCOPE

MOST_CONFUSIONS: Final = 60
MOST_CHANGES: Final = 200


@dataclass(frozen=True)
class Speech:
    """Numbers and words of one language."""

    language: Language
    words: Words

    def number(self, value: float, decimals: int = 1) -> str:
        """See :func:`bot.evaluation.numbers.number`."""
        return number(value, self.language, decimals=decimals)

    def percent(self, value: float, decimals: int = 1) -> str:
        """See :func:`bot.evaluation.numbers.percent`."""
        return percent(value, self.language, decimals=decimals)

    def signed(self, value: float) -> str:
        """A difference, in points."""
        return signed(value, self.language)

    def interval(self, proportion: Proportion) -> str:
        """Its 95 % interval."""
        low, high = proportion.interval
        return self.words("interval", low=self.number(low), high=self.percent(high))

    def style(self, tag: str) -> str:
        """What a tag is called; itself where it is none of ours."""
        return self.words(f"style_{tag}") if f"style_{tag}" in CLI_MESSAGES else tag.replace("_", " ")

    def times(self, p50: float, p95: float) -> str:
        """The median time and the longest but for one turn in twenty."""
        return self.words("times", p50=self.number(p50, 2), p95=self.number(p95, 2))


def titles_of(knowledge: KnowledgeBase, words: Words) -> Mapping[str, str]:
    """What each topic is called, outside included."""
    titles = {
        name: typeset(topic.in_language(words.language).title, words.language) for name, topic in knowledge.topics.items()
    }
    return {**titles, OUT_OF_SCOPE: words("scope_out_of_scope"), "error": "—"}


def render_page(report: Report, knowledge: KnowledgeBase, words: Words) -> str:
    """The page in the language of *words*; nothing in it is fetched."""
    templates = Environment(
        loader=PackageLoader("bot.evaluation"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    titles = titles_of(knowledge, words)
    speech = Speech(words.language, words)
    return templates.get_template("report.html").render(
        report=report,
        figures=report.figures,
        headlines=headlines_of(report.figures),
        speech=speech,
        words=words,
        titles=titles,
        kinds={kind: name.in_language(words.language) for kind, name in knowledge.phrases.identifier_kinds.items()},
        files=", ".join(each.name for each in report.files),
        outcomes=OUTCOMES,
        languages=LANGUAGES,
        most_confusions=MOST_CONFUSIONS,
        most_changes=MOST_CHANGES,
        plots=_plots(report, titles, speech),
    )


def _plots(report: Report, titles: Mapping[str, str], speech: Speech) -> dict[str, Any]:
    """Those that the questions can show, as SVG."""
    figures, words = report.figures, speech.words
    plots = {}
    if figures.scopes:
        plots["scopes"] = plot_scopes(figures, words)
        plots["topics"] = plot_topics(figures.topics, titles, words)
    if bins := figures.reliability.bins:
        described = words(
            "plot_reliability",
            bins=len(bins),
            low=speech.percent(100 * bins[0].confidence),
            high=speech.percent(100 * bins[-1].confidence),
            error=speech.percent(100 * figures.reliability.error),
        )
        plots["reliability"] = plot_reliability(figures, words, described)
    if times := figures.durations_ms:
        p50, p95 = (speech.number(figures.percentile_ms(share), 2) for share in (0.5, 0.95))
        plots["times"] = plot_times(figures, words, words("plot_times", p50=p50, p95=p95, most=speech.number(times[-1], 2)))
    return plots
