"""A turn in this process: how long it takes, where the time goes, and the floor under it."""

import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, cast

from actions.conversation import Conversation
from actions.decision import decide, remember
from actions.reply import compose
from bot.assistant import Assistant
from nlu.engine import LeanEngine
from nlu.findings import Findings
from nlu.identifiers import mask_identifiers
from nlu.language import identify_language
from nlu.questions import Question
from nlu.safety import SafetyRules
from nlu.text import clean
from nlu.understanding import understand
from tests.load.clients import Latencies


def time_turns(assistant: Assistant, utterances: Sequence[str], turns: int) -> Latencies:
    """Whole turns, mask to reply, one after the other."""
    durations = []
    begun = time.perf_counter()
    for turn in range(turns):
        started = time.perf_counter()
        assistant.reply(utterances[turn % len(utterances)], Conversation())
        durations.append(time.perf_counter() - started)
    return Latencies.of(durations, time.perf_counter() - begun)


def time_steps(assistant: Assistant, utterances: Sequence[str]) -> dict[str, float]:
    """Median microseconds of each step of a turn, in order."""
    knowledge, engine = assistant.knowledge, cast(LeanEngine, assistant.engine)
    rules = knowledge.identifiers.compiled
    safety = SafetyRules(knowledge.safety, knowledge.spellings)
    steps: dict[str, list[float]] = {}

    def timed(name: str, function: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        started = time.perf_counter()
        result = function(*arguments, **options)
        steps.setdefault(name, []).append(1e6 * (time.perf_counter() - started))
        return result

    for utterance in utterances:
        conversation = Conversation()
        text = timed("clean", clean, utterance)
        masked = timed("mask", mask_identifiers, text, rules=rules, names={})
        timed("distress", safety.is_distress, masked.text)
        detected = timed("language", identify_language, masked.text)
        words = timed("words", engine.reader.read, masked.text, detected.language)
        mentions = timed("concepts", engine.matcher.find, words, detected.language)
        understood = timed("features and topics", understand, masked.text, words, mentions, engine.model)
        findings = Findings(masked, detected.language, detected.other, understood.ranking, understood.cuts)
        decision = timed("decide", decide, findings, conversation, knowledge)
        timed("reply", compose, decision, masked, knowledge)
        timed("remember", remember, decision, conversation, knowledge)
    return {name: median(durations) for name, durations in steps.items()}


def time_floor(questions: Sequence[Question], utterances: Sequence[str], *, penalty: float) -> float:
    """Median milliseconds of the same features and classifier in bare scikit-learn: vectorizer, then decision function.

    Only words, pairs of words and pieces of words: scikit-learn has no lemmas.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC

    words = TfidfVectorizer(ngram_range=(1, 2), strip_accents="unicode", sublinear_tf=True)
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, strip_accents="unicode", sublinear_tf=True)
    bare = make_pipeline(make_union(words, pieces), LinearSVC(C=penalty, tol=1e-3))
    bare.fit([question.text for question in questions], [question.topic for question in questions])
    durations = []
    for utterance in utterances:
        started = time.perf_counter()
        bare.decision_function([utterance])
        durations.append(1000 * (time.perf_counter() - started))
    return median(durations)
