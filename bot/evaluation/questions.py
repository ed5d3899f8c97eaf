"""Labelled questions: JSON lines, each with what a right reply is."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from nlu.errors import AssistantError
from nlu.languages import Language

_Filled = Annotated[str, StringConstraints(min_length=1)]


class LabelledIdentifier(BaseModel):
    """An identifier to be masked, as it stands in the text."""

    model_config = ConfigDict(frozen=True)

    kind: _Filled
    value: _Filled


class LabelledQuestion(BaseModel):
    """A line of a file of questions.

    Attributes:
        text: What is typed, or
        turns: what is typed in a row in one conversation; the last reply is judged.
        ui_language: Of the page where it is typed.
        language: Of the words.
        accept: Topics any of which is right, the intended one first; ``out_of_scope`` where none is.
        all_of: Topics that must all be answered.
        identifiers: What must be masked; empty where nothing may be.
        tags: Style.

    """

    # A key that is not known is a typo of one that would have been judged.
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: _Filled
    text: _Filled | None = None
    turns: tuple[_Filled, ...] = ()
    ui_language: Language | None = None
    language: Language | None = None
    accept: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    identifiers: tuple[LabelledIdentifier, ...] | None = None
    tags: tuple[str, ...] = ()

    @property
    def utterances(self) -> tuple[str, ...]:
        """All that is typed, in order."""
        return self.turns or (self.text or "",)

    @property
    def primary(self) -> str | None:
        """The topic intended; None where the line says nothing of topics."""
        return next(iter(self.accept or self.all_of), None)


@dataclass(frozen=True)
class QuestionFile:
    """A file of labelled questions.

    Attributes:
        digests: Of each question, by its id: what changes when the question does.

    """

    path: Path
    questions: tuple[LabelledQuestion, ...]
    digest: str
    digests: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LineFault:
    """A line that cannot be judged: where, and what (``code`` is a key of the command line's messages)."""

    path: Path
    line: int
    code: str
    details: dict[str, object] = field(default_factory=dict)


class QuestionFileError(AssistantError, ValueError):
    """Files of questions that cannot be used; all their faults."""

    def __init__(self, faults: Iterable[LineFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{fault.path}:{fault.line}: {fault.code}" for fault in self.faults))


def read_question_files(paths: Iterable[Path], topics: Collection[str]) -> tuple[QuestionFile, ...]:
    """The files, every line checked.

    Args:
        paths: Of the files.
        topics: All that a line may accept.

    Raises:
        QuestionFileError: With every fault of every file, where any has one.

    """
    read = [_read_file(path, topics) for path in paths]
    faults = [fault for _, wrong in read for fault in wrong]
    if faults:
        raise QuestionFileError(faults)
    return tuple(file for file, _ in read)


def _read_file(path: Path, topics: Collection[str]) -> tuple[QuestionFile, list[LineFault]]:
    try:
        content = path.read_bytes()
        lines = content.decode("utf-8").split("\n")
    except OSError:
        return QuestionFile(path, (), ""), [LineFault(path, 0, "questions_unreadable")]
    except UnicodeDecodeError as error:
        place = content.count(b"\n", 0, error.start) + 1
        return QuestionFile(path, (), ""), [LineFault(path, place, "questions_not_utf8")]
    questions: dict[str, LabelledQuestion] = {}
    digests: dict[str, str] = {}
    faults: list[LineFault] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            question, wrong = _read_line(line, topics)
            if question and question.id in questions:
                wrong = [("question_twice", {"id": question.id})]
            faults += [LineFault(path, number, code, details) for code, details in wrong]
            if question and not wrong:
                questions[question.id] = question
                digests[question.id] = hashlib.sha256(line.strip().encode()).hexdigest()[:12]
    if not questions and not faults:
        faults = [LineFault(path, 0, "questions_none")]
    return QuestionFile(path, tuple(questions.values()), hashlib.sha256(content).hexdigest(), digests), faults


_Wrong = list[tuple[str, dict[str, object]]]
_FIELD_FAULTS: Final = {"extra_forbidden": "question_unknown_key", "missing": "question_missing_key"}


def _read_line(line: str, topics: Collection[str]) -> tuple[LabelledQuestion | None, _Wrong]:
    try:
        value: Any = json.loads(line)
    except ValueError:
        return None, [("question_not_json", {})]
    if not isinstance(value, dict):
        return None, [("question_not_json", {})]
    try:
        question = LabelledQuestion.model_validate(value)
    except ValidationError as error:
        # Not pydantic's sentence: it repeats what was read.
        found = dict.fromkeys(
            (each["type"], str(each["loc"][0])) for each in error.errors(include_url=False, include_input=False)
        )
        return None, [(_FIELD_FAULTS.get(kind, "question_field"), {"field": name}) for kind, name in found]
    return question, [*_missing(question), *_unknown(question, topics)]


def _missing(question: LabelledQuestion) -> _Wrong:
    if bool(question.text) == bool(question.turns):
        return [("question_no_text", {})]
    if question.primary is None and question.identifiers is None and question.language is None:
        return [("question_no_label", {})]
    return []


def _unknown(question: LabelledQuestion, topics: Collection[str]) -> _Wrong:
    unknown = [name for name in (*question.accept, *question.all_of) if name not in topics]
    close = {name: next(iter(get_close_matches(name, topics, 1, 0.5)), "out_of_scope") for name in unknown}
    return [("question_unknown_topic", {"topic": name, "close": close[name]}) for name in unknown]
