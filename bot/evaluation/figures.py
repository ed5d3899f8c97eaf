"""The figures of an evaluation: by scope, topic, language and style. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeVar

from bot.evaluation.calibration import Reliability, reliability_of
from bot.evaluation.confusions import Confusion, confusions_of
from bot.evaluation.outcomes import IN_SCOPE, OUTCOMES, SCOPES, Result, outcome_of, scope_of
from bot.evaluation.proportions import Gap, Proportion, Tally, gap_between
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import LANGUAGES, Language
from nlu.topics import DISTRESS

Key = TypeVar("Key")
_STYLES_COUNTED_ELSEWHERE: Final = frozenset({"two_questions", "follow_up"})


@dataclass(frozen=True)
class TopicFigures:
    """One topic's questions: all, and by language."""

    topic: str
    scope: str
    all: Tally
    languages: Mapping[Language, Tally]


@dataclass(frozen=True)
class Figures:
    """What an evaluation found.

    Attributes:
        scopes: Tally by scope, and by language within (None: all); "in_scope" is answers, silent topics and small talk.
        topics: Least right first.
        styles: By tag, least right first.
        gap: French less English, of questions in scope; None where one language has none.
        answered: Messages due a redirect that got an answer.
        redirected: Questions in scope that were redirected.
        language: Replies in the language due.
        masked: Identifiers masked, by kind.
        false_alarms: Messages without an identifier in which one was seen.
        distress: Messages of distress recognised.
        distress_alarms: Other messages taken for it.
        durations_ms: Of the turns, sorted.

    """

    n: int
    scopes: Mapping[tuple[str, Language | None], Tally]
    topics: tuple[TopicFigures, ...]
    styles: tuple[tuple[str, Tally], ...]
    gap: Gap | None
    answered: Proportion
    redirected: Proportion
    language: Proportion
    masked: Mapping[str, Proportion]
    false_alarms: Proportion
    distress: Proportion
    distress_alarms: Proportion
    confusions: tuple[Confusion, ...]
    reliability: Reliability
    durations_ms: tuple[float, ...]

    @property
    def all_masked(self) -> Proportion:
        """Identifiers of all kinds masked."""
        return Proportion(sum(each.part for each in self.masked.values()), sum(each.whole for each in self.masked.values()))

    def rows(self) -> dict[str, dict[str, float]]:
        """How many questions of each scope and language, and the share of each outcome, in percent."""
        return {
            f"{scope}, {language or 'all'}": {"n": tally.n, **{each: round(tally[each].share, 2) for each in OUTCOMES}}
            for (scope, language), tally in self.scopes.items()
        }

    def percentile_ms(self, share: float) -> float:
        """The time within which this *share* of turns ends, in [0, 1); 0 where there was none."""
        return self.durations_ms[int(len(self.durations_ms) * share)] if self.durations_ms else 0.0


def figures_of(results: Sequence[Result], knowledge: KnowledgeBase) -> Figures:
    """The figures of *results*."""
    scoped = [(each, scope) for each in results if (scope := scope_of(each.question, knowledge))]
    judged = [each for each, _ in scoped]
    in_scope = [each for each, scope in scoped if scope in IN_SCOPE]
    redirects = [each for each, scope in scoped if scope == "redirect"]
    scopes = _scopes(scoped)
    french, english = (scopes.get(("in_scope", language), Tally()) for language in LANGUAGES)
    identified = [each for each in results if each.question.identifiers is not None]
    return Figures(
        n=len(results),
        scopes=scopes,
        topics=_topics(judged, knowledge),
        styles=_styles(judged),
        gap=gap_between(french["right"], english["right"]) if french.n and english.n else None,
        answered=_share(redirects, lambda each: each.kind in ("answer", "silent")),
        redirected=_share(in_scope, lambda each: each.kind == "redirect"),
        language=_share(_with_language(results), lambda each: each.language == each.question.language),
        masked=_masked(identified),
        false_alarms=_share((each for each in identified if not each.question.identifiers), lambda each: bool(each.alarms)),
        distress=_share((each for each in judged if each.question.primary == DISTRESS), _taken_for_distress),
        distress_alarms=_share((each for each in judged if DISTRESS not in each.question.accept), _taken_for_distress),
        confusions=confusions_of(judged),
        reliability=reliability_of(judged),
        durations_ms=tuple(sorted(each.duration_ms for each in results if each.duration_ms is not None)),
    )


def _share(results: Iterable[Result], is_counted: Callable[[Result], bool]) -> Proportion:
    counted = [is_counted(each) for each in results]
    return Proportion(sum(counted), len(counted))


def _taken_for_distress(result: Result) -> bool:
    return DISTRESS in result.topics and result.kind != "choice"


def _with_language(results: Iterable[Result]) -> list[Result]:
    """Where the language is a figure: not of messages with identifiers, which are hardly words."""
    return [each for each in results if each.question.language and each.language and each.question.identifiers is None]


def _tallies(results: Iterable[tuple[Key, Result]]) -> dict[Key, Tally]:
    groups: dict[Key, list[Result]] = defaultdict(list)
    for key, result in results:
        groups[key].append(result)
    return {key: Tally.of(map(outcome_of, those)) for key, those in groups.items()}


def _scopes(scoped: Sequence[tuple[Result, str]]) -> dict[tuple[str, Language | None], Tally]:
    within = [(each, "in_scope") for each, scope in scoped if scope in IN_SCOPE]
    found = _tallies(
        ((scope, language), each) for each, scope in [*scoped, *within] for language in {None, each.question.language}
    )
    order = ("in_scope", *SCOPES)
    languages = (None, *LANGUAGES)
    return {(scope, each): found[scope, each] for scope in order for each in languages if (scope, each) in found}


def _topics(results: Sequence[Result], knowledge: KnowledgeBase) -> tuple[TopicFigures, ...]:
    named = [(str(each.question.primary), each) for each in results]
    whole = _tallies(named)
    by_language = _tallies(((topic, each.question.language), each) for topic, each in named)
    found = [
        TopicFigures(
            topic,
            knowledge.topics[topic].kind if topic in knowledge.topics else topic,
            tally,
            {each: by_language[topic, each] for each in LANGUAGES if (topic, each) in by_language},
        )
        for topic, tally in whole.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.all["right"].share, each.topic)))


def _styles(results: Iterable[Result]) -> tuple[tuple[str, Tally], ...]:
    tagged = ((tag, each) for each in results for tag in dict.fromkeys(each.question.tags))
    found = _tallies((tag, each) for tag, each in tagged if tag not in _STYLES_COUNTED_ELSEWHERE)
    return tuple(sorted(found.items(), key=lambda item: (item[1]["right"].share, item[0])))


def _masked(identified: Iterable[Result]) -> dict[str, Proportion]:
    shown = sorted(
        (label.kind, each.kind != "error" and label.value not in each.masked)
        for each in identified
        for label in each.question.identifiers or ()
    )
    by_kind = {kind: [done for _, done in those] for kind, those in groupby(shown, key=lambda item: item[0])}
    return {kind: Proportion(sum(done), len(done)) for kind, done in by_kind.items()}
