"""Files of labelled questions: what is taken, and what is said of what is not."""

import json

import pytest

from bot.cli.messages import CLI_MESSAGES
from bot.evaluation.questions import QuestionFileError, read_question_files

TOPICS = {"firewall", "cookies_use", "out_of_scope"}
GOOD = {"id": "a", "text": "pare-feu?", "language": "fr", "accept": ["firewall"], "tags": ["short"]}


def write(folder, *lines):
    path = folder / "questions.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def faults(path):
    with pytest.raises(QuestionFileError) as caught:
        read_question_files([path], TOPICS)
    return [(fault.line, fault.code) for fault in caught.value.faults]


def test_good_lines_are_taken_and_blank_ones_skipped(tmp_path):
    """One question or several turns, one topic or two, identifiers, or a language alone."""
    lines = [
        GOOD,
        "",
        {"id": "b", "turns": ["pare-feu?", "why?"], "accept": ["firewall"], "ui_language": "en"},
        {"id": "c", "text": "both", "all_of": ["firewall", "cookies_use"], "accept": []},
        {"id": "d", "text": "nothing here", "identifiers": []},
        {"id": "e", "text": "Bonjour", "language": "fr"},
    ]
    (file,) = read_question_files([write(tmp_path, *lines)], TOPICS)
    assert [each.id for each in file.questions] == list("abcde")
    assert file.questions[1].utterances == ("pare-feu?", "why?")


@pytest.mark.parametrize(
    "line, code",
    [
        ("{", "question_not_json"),
        ("[1]", "question_not_json"),
        ({**GOOD, "id": None}, "question_field"),
        ({"text": "?", "accept": ["firewall"]}, "question_missing_key"),
        ({**GOOD, "acept": ["firewall"]}, "question_unknown_key"),
        ({**GOOD, "language": "es"}, "question_field"),
        ({**GOOD, "turns": ["a"]}, "question_no_text"),
        ({"id": "a", "accept": ["firewall"]}, "question_no_text"),
        ({"id": "a", "text": "?"}, "question_no_label"),
        ({**GOOD, "accept": ["firewal"]}, "question_unknown_topic"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, code):
    """By its number, blank lines counted; what is said of it exists in both languages."""
    assert faults(write(tmp_path, {**GOOD, "id": "z"}, "", line)) == [(3, code)]
    assert set(CLI_MESSAGES[code]) == {"fr", "en"}


def test_all_the_faults_are_told_at_once(tmp_path):
    """Ids taken twice among them."""
    assert faults(write(tmp_path, GOOD, "kumquat", GOOD)) == [(2, "question_not_json"), (3, "question_twice")]


def test_the_closest_topic_is_suggested(tmp_path):
    """So that a slip is mended at once."""
    with pytest.raises(QuestionFileError) as caught:
        read_question_files([write(tmp_path, {**GOOD, "accept": ["firewal"]})], TOPICS)
    assert caught.value.faults[0].details == {"topic": "firewal", "close": "firewall"}


def test_files_that_cannot_be_read_are_told_apart(tmp_path):
    """Missing, in another encoding, empty."""
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes('{"id": "a"}\n{"id": "é"}'.encode("latin-1"))
    empty = write(tmp_path, "")
    assert faults(tmp_path / "absent.jsonl") == [(0, "questions_unreadable")]
    assert faults(latin) == [(2, "questions_not_utf8")]
    assert faults(empty) == [(0, "questions_none")]
