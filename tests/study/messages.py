"""The messages that the classifiers are asked, read as people's are: masked, their language told."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.questions import LabelledQuestion, read_question_files
from nlu.identifiers import MaskedText
from nlu.knowledge_base import KnowledgeBase
from nlu.language import DetectedLanguage
from nlu.questions import Question
from nlu.topics import OUT_OF_SCOPE
from nlu.utterance import Reader


@dataclass(frozen=True)
class Message:
    """A message, and what is right of it."""

    label: LabelledQuestion
    masked: MaskedText
    detected: DetectedLanguage


def evaluation_messages(data: Path, knowledge: KnowledgeBase) -> list[Message]:
    """Those of ``evaluation/`` that stand alone and ask one thing.

    Raises:
        QuestionFileError: If a file cannot be read.

    """
    files = read_question_files(sorted((data / "evaluation").glob("*.jsonl")), {*knowledge.topics, OUT_OF_SCOPE})
    labels = (question for file in files for question in file.questions)
    return _read((label for label in labels if label.text and label.accept), Reader.of(knowledge))


def messages_of(questions: Iterable[Question], knowledge: KnowledgeBase) -> list[Message]:
    """Training questions as messages typed on the page of their language."""
    labels = (
        LabelledQuestion(
            id=f"{each.language}-{each.topic}-{each.line}",
            text=each.text,
            ui_language=each.language,
            language=each.language,
            accept=(each.topic,),
        )
        for each in questions
    )
    return _read(labels, Reader.of(knowledge))


def _read(labels: Iterable[LabelledQuestion], reader: Reader) -> list[Message]:
    read = ((label, reader.read(label.text or "", page=label.ui_language)) for label in labels)
    return [Message(label, utterance.masked, utterance.detected) for label, utterance in read]
