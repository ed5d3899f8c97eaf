"""Training questions: plain text, one a line, ``#`` for a comment, in ``data/questions/<language>/<topic>.txt``."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nlu.faults import Fault
from nlu.languages import LANGUAGES, Language
from nlu.text import MOST_CHARACTERS, comparable
from nlu.yaml_source import read_text

LEAST_QUESTIONS: Final = 25
"""Of each topic, in each language; fewer teach the model too little."""


@dataclass(frozen=True)
class Question:
    """A training question, and where it stands."""

    text: str
    topic: str
    language: Language
    path: Path
    line: int


def read_questions(folder: Path, topics: Iterable[str]) -> tuple[tuple[Question, ...], list[Fault]]:
    """All the questions under *folder* of *topics* (``out_of_scope`` included by the caller), and their faults."""
    wanted = frozenset(topics)
    questions: list[Question] = []
    faults: list[Fault] = []
    for language in LANGUAGES:
        present = {path.stem: path for path in sorted((folder / language).glob("*.txt"))}
        for topic in sorted(present.keys() - wanted):
            faults.append(Fault(present[topic], 0, "questions_without_topic", {"id": topic}))
        for topic in sorted(wanted):
            path = folder / language / f"{topic}.txt"
            if topic not in present:
                faults.append(Fault(path, 0, "questions_missing", {"id": topic}))
                continue
            found, wrong = _read_file(path, topic, language)
            questions += found
            faults += wrong
    return tuple(questions), faults + _duplicates(questions)


def _read_file(path: Path, topic: str, language: Language) -> tuple[list[Question], list[Fault]]:
    text, faults = read_text(path)
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    questions = [Question(line, topic, language, path, number) for number, line in lines if line and not line.startswith("#")]
    for question in questions:
        if len(question.text) > MOST_CHARACTERS:
            faults.append(Fault(path, question.line, "question_too_long", {"most": MOST_CHARACTERS}))
    if not faults and len(questions) < LEAST_QUESTIONS:
        faults.append(Fault(path, 0, "too_few_questions", {"count": len(questions), "least": LEAST_QUESTIONS}))
    return questions, faults


def _duplicates(questions: list[Question]) -> list[Fault]:
    """The same words twice, in one topic or two, in one language or both."""
    first: dict[str, Question] = {}
    faults = []
    for question in questions:
        earlier = first.setdefault(comparable(question.text), question)
        if earlier is not question and (earlier.topic != question.topic or earlier.language == question.language):
            other = f"{earlier.path}:{earlier.line}"
            faults.append(Fault(question.path, question.line, "duplicate_question", {"other": other}))
    return faults
