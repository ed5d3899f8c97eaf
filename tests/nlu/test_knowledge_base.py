"""The data files: what is wrong is said, all of it at once, with file, line and the way out, in both languages."""

import pytest

from nlu.faults import DataError
from nlu.knowledge_base import load_knowledge_base, load_training_data
from nlu.practice import Practice

FIREWALL = "topics/answers/firewall.yml"


def replace(data, name, old, new):
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(data):
    with pytest.raises(DataError) as raised:
        load_training_data(data)
    return raised.value.faults


def test_loads_data_without_a_fault(data):
    """The small organisation's files are in order."""
    knowledge, questions = load_training_data(data)
    assert knowledge.topics["firewall"].in_language("en").title == "Firewall"
    assert {question.language for question in questions} == {"fr", "en"}


@pytest.mark.parametrize(
    "old, new, code",
    [
        ("kind: answer", "kind: anwser", "wrong_value"),
        ("related:", "releted:", "unknown_key"),
        ("reviewed: 2026-11-23", "reviewed: 2026-13-45", "wrong_date"),
        ("reviewed: 2026-11-23", "reviewed: hier", "wrong_date"),
        ("reviewed: 2026-11-23", "reviewed:\t2026-11-23", "tab"),
        ("id: firewall", "id: cookies_use", "duplicate_id"),
        ("id: firewall", "id: [", "yaml_broken"),
        ("id: firewall", "id: &a firewall", "yaml_feature"),
        ("id: firewall", "id: firewall\nid: firewall", "duplicate_key"),
        ("section: good_practices", "section: nowhere", "unknown_reference"),
        ("follows: 1", "follows: 2", "stale_translation"),
        ("title: Firewall", "title: Firewall\n  staff: note", "staff_one_language"),
        ("plain: Firewall, simple.", "plain: 'See [this](https://example.org).'", "foreign_link"),
        ("plain: Firewall, simple.", "plain: <b>bold</b>", "html"),
        ("plain: Firewall, simple.", "plain: You are not eligible.", "takes_position"),
        ("plain: Firewall, simple.", "plain: After {minutes} minutes.", "unknown_fact"),
        ("review_by: 2027-11-23", "review_by: 2025-11-23", "review_order"),
    ],
)
def test_says_what_is_wrong_with_a_topic(data, old, new, code):
    """The fault names the file and the line that was changed, in both languages."""
    replace(data, FIREWALL, old, new)
    found = [fault for fault in faults(data) if fault.code == code]
    assert found
    assert found[0].path == data / FIREWALL
    changed = (data / FIREWALL).read_text(encoding="utf-8").splitlines()
    last_line_of_change = new.splitlines()[-1].strip()
    if code not in ("yaml_broken", "staff_one_language"):  # these are noticed further on
        assert last_line_of_change in changed[found[0].line - 1]
    assert found[0].describe("fr") != found[0].describe("en")


def test_says_that_a_language_is_missing(data):
    """A topic is written in both languages."""
    path = data / FIREWALL
    path.write_text(path.read_text(encoding="utf-8").split("en:\n")[0], encoding="utf-8")
    assert [(fault.code, fault.details["field"]) for fault in faults(data)] == [("missing", "en")]


def test_reports_faults_of_several_files_together(data):
    """One run shows everything there is to mend."""
    replace(data, FIREWALL, "section: good_practices", "section: nowhere")
    replace(data, "topics/answers/cookies_use.yml", "kind: answer", "kind: reply")
    (data / "questions/fr/repeat.txt").unlink()
    assert {fault.code for fault in faults(data)} >= {"unknown_reference", "wrong_value", "questions_missing"}


def test_finds_the_same_question_in_two_topics(data):
    """Case, accents and punctuation do not hide a duplicate."""
    question = (data / "questions/fr/firewall.txt").read_text(encoding="utf-8").splitlines()[0]
    with (data / "questions/fr/cookies_use.txt").open("a", encoding="utf-8") as file:
        file.write(question.upper() + "?\n")
    (fault,) = faults(data)
    assert (fault.code, fault.path.name, fault.line) == ("duplicate_question", "firewall.txt", 1) or fault.line == 31


@pytest.mark.parametrize(
    "name, old, new, code",
    [
        (
            "identifiers.yml",
            "examples: ['écrivez à marie.roy@exemple.com'",
            "examples: ['écrivez à marie.roy'",
            "example_not_masked",
        ),
        ("identifiers.yml", "  - 'Quelle est la Loi 25?'", "  - 'TREM12345678'", "look_alike_masked"),
        ("identifiers.yml", "pattern: '(?<![a-z0-9.+%", "pattern: '((?<![a-z0-9.+%", "bad_pattern"),
        ("safety.yml", "    - Je veux mourir", "    - Je veux une carte", "distress_missed"),
        ("safety.yml", "    - je meurs de rire", "    - je veux mourir", "distress_false"),
        ("safety.yml", "    - suicid*", "    - (suicid*", "bad_pattern"),
        ("safety.yml", "  idioms:\n    - (mort|morte", "  idioms:\n    - veux mourir\n    - (mort|morte", "idiom_takes_phrase"),
        ("safety.yml", "    - (dying|die) (to know", "    - wish i was dead\n    - (dying|die) (to know", "idiom_takes_phrase"),
        ("identifiers.yml", "  payment:\n", "  payment:\n    - cellulaire\n", "announces_two_kinds"),
        ("decision.yml", "harmless_identifiers: [name", "harmless_identifiers: [nom_de_famille", "unknown_reference"),
    ],
)
def test_rules_check_themselves_against_their_examples(data, name, old, new, code):
    """An example that a rule misses, and a text that it takes wrongly, are faults with their line."""
    replace(data, name, old, new)
    found = [fault for fault in faults(data) if fault.code == code]
    assert found
    assert found[0].path == data / name
    assert found[0].line > 1


def test_a_topic_says_what_the_running_service_does(data):
    """The facts in its texts follow the settings."""
    replace(data, FIREWALL, "plain: Firewall, simple.", "plain: 'Forgotten after {idle_minutes} minutes: {practices}'")
    short = load_knowledge_base(data, Practice(idle_minutes=5)).topics["firewall"].en.plain
    long = load_knowledge_base(data, Practice(idle_minutes=45, shared_store=True)).topics["firewall"].en.plain
    assert "after 5 minutes" in short and "after 45 minutes" in long
    assert "shared between" in long and "shared between" not in short
