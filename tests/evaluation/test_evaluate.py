"""The command ``vigie evaluate``, run as its users run it, with a real model."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

from tests.servers import BIN

pytestmark = pytest.mark.slow

HEALTH_NUMBER = "TREM 5162 1415"
QUESTIONS = [
    {"id": "fr-1", "text": "témoins biscuits", "language": "fr", "accept": ["cookies_use"], "tags": ["short"]},
    {"id": "fr-2", "text": "pare-feu intrusion", "language": "fr", "accept": ["firewall"], "tags": ["short"]},
    {"id": "fr-3", "text": "pare-feu barrière", "language": "fr", "accept": ["cookies_use"], "tags": ["standard"]},
    {"id": "fr-4", "text": "demande remboursement dossier", "language": "fr", "accept": ["file_status"]},
    {"id": "en-1", "text": "cookies crumbs browsing", "language": "en", "accept": ["cookies_use"], "tags": ["standard"]},
    {"id": "en-2", "text": "pizza weather hockey", "language": "en", "accept": ["out_of_scope"]},
    {"id": "en-3", "turns": ["firewall barrier", "repeat more simply"], "language": "en", "accept": ["firewall"]},
    {"id": "id-1", "text": f"mon nam est {HEALTH_NUMBER}", "accept": ["cookies_use"], "identifiers": [
        {"kind": "health_insurance_number", "value": HEALTH_NUMBER}]},
]  # fmt: skip


def vigie(*arguments, folder):
    """The finished command."""
    return subprocess.run([BIN / "vigie", *arguments], cwd=folder, capture_output=True, text=True, timeout=180)


@pytest.fixture
def place(project, tmp_path):
    """The small organisation's project, with questions of its own and no report yet."""
    for name in ("models", "config.yml", "widget"):
        (tmp_path / name).symlink_to(project / name)
    shutil.copytree(project / "data", tmp_path / "data")
    (tmp_path / "data" / "evaluation").mkdir()
    write(tmp_path, QUESTIONS)
    return tmp_path


def write(place, questions):
    lines = (json.dumps(each, ensure_ascii=False) for each in questions)
    (place / "data" / "evaluation" / "own.jsonl").write_text("\n".join(lines), encoding="utf-8")


def last(place):
    return json.loads((place / "results" / "evaluation" / "last.json").read_text(encoding="utf-8"))


class Page(HTMLParser):
    """What matters of a page: where it would fetch from, its headings, its tables."""

    def __init__(self, html):
        super().__init__()
        self.fetched, self.tables, self.scoped, self.images, self.language = [], [], [], [], None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "html":
            self.language = given["lang"]
        if tag in ("script", "img", "iframe", "link"):
            self.fetched += [value for name, value in attributes if name in ("src", "href") and value != "data:,"]
        if tag == "table":
            self.tables.append(False)
        if tag == "caption":
            self.tables[-1] = True
        if tag == "th":
            self.scoped.append("scope" in given)
        if tag == "svg":
            self.images.append(given.get("role") == "img" and bool(given.get("aria-labelledby")))


def test_reports_figures_a_page_and_what_changed(place):
    """Three evaluations: the first, the same again, and one with a question labelled anew."""
    done = vigie("evaluate", "--language", "en", folder=place)
    assert (done.returncode, "No earlier report" in done.stdout) == (0, True), done.stderr
    (kept,) = last(place)["files"].values()
    assert {name: line["outcome"] for name, line in kept["lines"].items()} == {
        "fr-1": "right", "fr-2": "right", "fr-3": "wrong", "fr-4": "right",
        "en-1": "right", "en-2": "right", "en-3": "right", "id-1": "wrong",
    }  # fmt: skip
    assert kept["figures"]["in_scope, fr"] == {
        "n": 3, "right": 66.67, "asked": 0.0, "half": 0.0, "declined": 0.0, "wrong": 33.33,
    }  # fmt: skip
    assert re.search(r"Cookies +Firewall +1 +pare-feu barrière \(fr-3\)", done.stdout)

    again = vigie("evaluate", "--language", "fr", folder=place)
    assert "Aucun résultat n'a changé sur 8 questions communes" in " ".join(again.stdout.split())

    path = place / "results" / "evaluation" / "last.json"
    report = last(place)
    (name,) = report["files"]
    report["files"][name]["lines"]["fr-1"]["outcome"] = "wrong"
    report["files"][name]["lines"]["fr-3"]["outcome"] = "right"
    # Another question under the same id is not compared.
    report["files"][name]["lines"]["en-1"] |= {"outcome": "wrong", "digest": "of other words"}
    path.write_text(json.dumps(report), encoding="utf-8")
    changed = " ".join(vigie("evaluate", "--language", "en", folder=place).stdout.split())
    assert "Of 7 questions in common: 5 right before, 5 now (1 gained, 1 lost; 1 now get a wrong text)" in changed
    assert re.search(r"Became right \(1\) fr-1 témoins biscuits wrong → right", changed)
    assert re.search(r"No longer right \(1\) fr-3 pare-feu barrière right → wrong", changed)


@pytest.mark.parametrize("language, here", [("fr", "Évaluation de l&#39;assistant"), ("en", "Evaluation of the assistant")])
def test_the_page_stands_alone_and_is_told_to_everybody(place, language, here):
    """Nothing is fetched; tables have captions and scopes, plots a title; identifiers stay masked."""
    vigie("evaluate", "--language", language, folder=place)
    html = (place / "results" / "evaluation" / f"report.{language}.html").read_text(encoding="utf-8")
    page = Page(html)
    assert (page.language, page.fetched, here in html) == (f"{language}-CA", [], True)
    assert page.tables and all(page.tables)
    assert page.scoped and all(page.scoped)
    assert len(page.images) == 4 and all(page.images)
    assert not re.search(r"url\((?!#)|@import|(?:src|href)=\"https?:", html)
    assert HEALTH_NUMBER not in html
    audit = vigie("privacy", "audit", folder=place)
    assert audit.returncode == 0, audit.stdout


def test_the_same_questions_give_the_same_figures(place):
    """Times apart."""
    reports = []
    for _ in range(2):
        vigie("evaluate", folder=place)
        reports.append({name: {**file, "date": ""} for name, file in last(place)["files"].items()})
    assert reports[0] == reports[1]


def test_nothing_is_written_on_request(place):
    """The figures are shown all the same."""
    done = vigie("evaluate", "--no-save", "--language", "en", folder=place)
    assert (done.returncode, "Right topic, in French" in done.stdout) == (0, True)
    assert not (place / "results").exists()


def test_another_report_can_be_compared_with(place):
    """It is only looked at."""
    vigie("evaluate", folder=place)
    other = place / "other.json"
    shutil.move(place / "results" / "evaluation" / "last.json", other)
    before = other.read_bytes()
    done = vigie("evaluate", "--compare", str(other), "--language", "en", folder=place)
    assert "No outcome changed in 8 questions in common" in " ".join(done.stdout.split())
    assert other.read_bytes() == before


@pytest.mark.parametrize(
    "language, said",
    [
        ("fr", r"own\.jsonl:2\N{NO-BREAK SPACE}?\s?: la ligne n'est pas un objet JSON; vérifiez"),
        ("en", r"own\.jsonl:2: the line is not a JSON object; check"),
    ],
)
def test_a_bad_file_is_named_with_line_and_way_out(place, language, said):
    """Exit code 2; the line itself is not repeated."""
    (place / "data" / "evaluation" / "own.jsonl").write_text(f"{json.dumps(QUESTIONS[0])}\nkumquat\n", encoding="utf-8")
    done = vigie("evaluate", "--language", language, folder=place)
    assert done.returncode == 2
    assert re.search(said, done.stderr), done.stderr
    assert "kumquat" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["absent.jsonl"], ["--compare", "absent.json"], ["--compare", "config.yml"]])
def test_what_is_not_there_or_no_report_is_said(place, arguments):
    """Exit code 2, the file named."""
    done = vigie("evaluate", *arguments, "--language", "en", folder=place)
    assert (done.returncode, arguments[-1] in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def test_a_file_given_is_evaluated_alone(place):
    """In place of the project's own; the last report of the others stays."""
    vigie("evaluate", folder=place)
    (place / "more.jsonl").write_text(json.dumps(QUESTIONS[1]), encoding="utf-8")
    vigie("evaluate", "more.jsonl", folder=place)
    assert {name: len(file["lines"]) for name, file in last(place)["files"].items()} == {
        "data/evaluation/own.jsonl": 8,
        "more.jsonl": 1,
    }
