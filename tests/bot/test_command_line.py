"""The command ``vigie``, run as its users run it."""

import json
import re
import subprocess

import pytest

from bot.cli.messages import CLI_MESSAGES
from nlu.languages import LANGUAGES
from tests.servers import BIN

pytestmark = pytest.mark.slow


def vigie(*arguments, folder, typed=""):
    """The finished command."""
    command = [BIN / "vigie", *arguments]
    return subprocess.run(command, cwd=folder, input=typed, capture_output=True, text=True, timeout=120)


def test_every_sentence_is_in_both_languages():
    """With the same blanks."""
    for key, words in CLI_MESSAGES.items():
        assert set(words) == set(LANGUAGES), key
        assert words["fr"].count("{") == words["en"].count("{"), key


@pytest.mark.parametrize(
    "arguments, here, absent",
    [
        (["--language", "fr", "--help"], "Affiche cette aide", "Show"),
        (["train", "--language=en", "--help"], "Show this help", "Affiche"),
    ],
)
def test_help_speaks_the_language_asked_for(tmp_path, arguments, here, absent):
    """Wherever on the line it is asked for."""
    shown = vigie(*arguments, folder=tmp_path).stdout
    assert here in shown
    assert absent not in shown


def test_check_reports_every_fault_and_fails(data):
    """With file, line and the way out."""
    (data / "topics" / "answers" / "firewall.yml").write_text("id: [", encoding="utf-8")
    (data / "questions" / "fr" / "cookies_use.txt").write_text("une seule question\n", encoding="utf-8")
    done = vigie("check", "--language", "fr", folder=data.parent)
    assert done.returncode == 1
    assert re.search(r"firewall\.yml:\d", done.stderr)
    assert "cookies_use.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_train_refuses_faulty_data_and_leaves_the_model(data):
    """The folder of models stays as it was."""
    (data / "topics" / "answers" / "firewall.yml").write_text("id: [", encoding="utf-8")
    models = data.parent / "models"
    models.mkdir()
    (models / "before.tar.gz").write_bytes(b"model")
    done = vigie("train", "--language", "fr", folder=data.parent)
    assert done.returncode == 1
    assert "Rien n'a été entraîné" in done.stderr
    assert [path.name for path in models.iterdir()] == ["before.tar.gz"]


def test_ask_replies_to_lines_of_json(project):
    """A line for a line, in order; a follow-up has its turns."""
    lines = [{"id": "a", "text": "témoins biscuits"}, {"id": "b", "turns": ["firewall barrier", "répète plus simplement"]}]
    done = vigie("ask", "--jsonl", folder=project, typed="\n".join(map(json.dumps, lines)))
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(reply["id"], reply["topics"]) for reply in replies] == [("a", ["cookies_use"]), ("b", ["firewall"])]
    assert {"kind", "language", "confidence", "masked_text", "identifiers", "text", "duration_ms"} <= set(replies[0])


def test_ask_says_which_line_is_wrong(project):
    """Without repeating it."""
    done = vigie("ask", "--jsonl", "--language", "fr", folder=project, typed='{"id": "a", "text": "bonjour"}\nkumquat\n')
    assert done.returncode == 1
    assert "ligne 2" in done.stderr
    assert "kumquat" not in done.stderr


def test_no_model_is_said_with_the_way_out(data):
    """Before anything listens."""
    done = vigie("run", folder=data.parent)
    assert done.returncode == 1
    assert "vigie train" in done.stderr


def test_the_audit_finds_what_should_not_be_there(project, tmp_path):
    """It lists the places, and fails where one holds an identifier."""
    for name in ("data", "models", "config.yml"):
        (tmp_path / name).symlink_to(project / name)
    done = vigie("privacy", "audit", "--language", "en", folder=tmp_path)
    assert (done.returncode, "no identifier" in done.stdout) == (0, True)
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "errors.json").write_text('{"text": "mon nam est TREM 5162 1415"}', encoding="utf-8")
    done = vigie("privacy", "audit", "--language", "en", folder=tmp_path)
    assert (done.returncode, "health_insurance_number 1" in done.stdout) == (1, True)
    assert "5162" not in done.stdout
