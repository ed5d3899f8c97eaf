"""Questions through the assistant in service, one after another, on the path that people's turns take."""

from collections.abc import Callable, Sequence

from bot.assistant import Assistant
from bot.evaluation.outcomes import Result
from bot.evaluation.play import Played, play
from bot.evaluation.questions import LabelledQuestion, QuestionFile
from nlu.topic_model import RankedTopic
from nlu.utterance import MaskError, UtteranceError


def run_questions(
    files: Sequence[QuestionFile], assistant: Assistant, advance: Callable[[], None] = lambda: None
) -> tuple[Result, ...]:
    """The result of each question of each file, in order.

    Args:
        files: The questions.
        assistant: The one in service.
        advance: Called after each question.

    """
    results = []
    for file in files:
        for question in file.questions:
            results.append(_result(question, file.path.stem, assistant))
            advance()
    return tuple(results)


def _result(question: LabelledQuestion, file: str, assistant: Assistant) -> Result:
    try:
        played = play(question.utterances, assistant, page=question.ui_language)
    except UtteranceError:
        return Result(question, file, "error")
    reply = played.reply
    return Result(
        question,
        file,
        reply.kind,
        topics=reply.topics,
        language=reply.language,
        said=played.said,
        masked=reply.masked.text,
        alarms=reply.masked.kinds,
        best=_best(question, played, assistant),
        duration_ms=played.duration_ms,
    )


def _best(question: LabelledQuestion, played: Played, assistant: Assistant) -> RankedTopic | None:
    """The model's surest topic, where the message stands alone and has one topic."""
    if question.turns or not question.accept or question.all_of:
        return None
    try:
        findings = assistant.understand(question.utterances[-1], played.before, page=question.ui_language)
    except MaskError:
        return None
    return findings.ranking[0] if findings.ranking else None
