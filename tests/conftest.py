"""A small organisation with its own data folder, and one model of it trained for the whole run."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent

TOPICS = {
    "cookies_use": ("answer", "cookies", "Les témoins", "Cookies", "témoins biscuits navigation", "cookies crumbs browsing"),
    "firewall": (
        "answer",
        "good_practices",
        "Le pare-feu",
        "Firewall",
        "pare-feu intrusion barrière",
        "firewall intruders barrier",
    ),
    "retention_period": ("silent", "automatic_exchange", "La durée", "How long", "conserver durée années", "retain long years"),
    "file_status": ("redirect", None, "Votre dossier", "Your file", "demande remboursement dossier", "application refund file"),
    "personal_identifier": ("redirect", None, "Renseignement", "Identifier", "numéro donner écrire", "number give type"),
    "switch_language": ("small_talk", None, "Langue", "Language", "réponds en français", "answer in English please"),
    "repeat": ("small_talk", None, "Répéter", "Repeat", "répète plus simplement", "repeat more simply"),
    "affirm": ("small_talk", None, "Oui", "Yes", "oui exactement", "yes exactly"),
    "other_language": ("small_talk", None, "Autre langue", "Other language", "hola gracias amigo", "obrigado senhor ola"),
}
FOLDERS = {"answer": "answers", "silent": "silent", "redirect": "redirects", "small_talk": "small_talk"}


def write_topic(data: Path, topic: str) -> Path:
    """Write a made-up topic's file; its path."""
    kind, section, title_fr, title_en, *_ = TOPICS[topic]
    texts = {
        language: {
            "title": title,
            "short": f"{title}.",
            "text": f"{title}: **texte** / text. 1 800 561-9749",
            "plain": f"{title}, simple.",
            "spoken": title,
            **({"staff": title} if kind == "redirect" else {}),
            version: 1,
        }
        for language, title, version in (("fr", title_fr, "revision"), ("en", title_en, "follows"))
    }
    file = {"id": topic, "kind": kind, "channels": ["telephone"], "related": ["firewall"]}
    file |= {"section": section} if section else {}
    content = yaml.safe_dump({**file, **texts}, allow_unicode=True, sort_keys=False)
    path = data / "topics" / FOLDERS[kind] / f"{topic}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"reviewed: 2026-11-23\nreview_by: 2027-11-23\n{content}", encoding="utf-8")
    return path


def write_questions(data: Path, topic: str, french: str, english: str) -> None:
    """Write 30 questions of a topic in each language, around its words."""
    for language, words in (("fr", french.split()), ("en", english.split())):
        folder = data / "questions" / language
        folder.mkdir(parents=True, exist_ok=True)
        numbers = ("un", "deux", "trois") if language == "fr" else ("one", "two", "three")
        lines = [f"{words[i % len(words)]} {numbers[i % 3]} {words[(i // 2) % len(words)]} {topic[:4]}{i}" for i in range(30)]
        (folder / f"{topic}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


VOCABULARY = """\
concepts:
  wall:
    fr: [mur, cloison]
    en: [wall, barrier]
  firewall:
    broader: [wall]
    fr: [pare-feu, coupe-feu]
    en: [firewall]
  biscuit:
    fr: [témoin, biscuit]
    en: [cookie]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A fresh copy of the small organisation's data folder, without a fault."""
    return make_data(tmp_path)


def make_data(folder: Path) -> Path:
    data = folder / "data"
    data.mkdir()
    for name in (
        "policy.yml",
        "channels.yml",
        "decision.yml",
        "identifiers.yml",
        "safety.yml",
        "spellings.yml",
        "never_said.yml",
    ):
        shutil.copy(ROOT / "data" / name, data / name)
    phrases = yaml.safe_load((ROOT / "data" / "phrases.yml").read_text(encoding="utf-8"))
    phrases |= {"sample_topics": ["cookies_use"], "menu_topics": ["cookies_use", "firewall"]}
    (data / "phrases.yml").write_text(yaml.safe_dump(phrases, allow_unicode=True), encoding="utf-8")
    follow_ups = yaml.safe_load((ROOT / "data" / "follow_ups.yml").read_text(encoding="utf-8"))
    follow_ups["bare"]["why"]["leads_to"] = {"cookies_use": "firewall"}
    follow_ups["bare"] = {"why": follow_ups["bare"]["why"]}
    (data / "follow_ups.yml").write_text(yaml.safe_dump(follow_ups, allow_unicode=True), encoding="utf-8")
    clauses = yaml.safe_load((ROOT / "data" / "clauses.yml").read_text(encoding="utf-8"))
    (data / "clauses.yml").write_text(yaml.safe_dump({**clauses, "told": ["file_status"]}), encoding="utf-8")
    (data / "neutral_words").mkdir()
    for language in ("fr", "en"):
        (data / "neutral_words" / f"{language}.txt").write_text("# aucun / none\n", encoding="utf-8")
    (data / "vocabulary.yml").write_text(VOCABULARY, encoding="utf-8")
    for topic, (*_, french, english) in TOPICS.items():
        write_topic(data, topic)
        write_questions(data, topic, french, english)
    write_questions(data, "out_of_scope", "pizza météo hockey", "pizza weather hockey")
    return data


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The small organisation's project, with a model trained by the real Rasa."""

    def fill(folder: Path) -> None:
        make_data(folder)
        (folder / "widget").symlink_to(ROOT / "widget")

    return trained_once("project", fill, tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def full_project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The organisation that is served, with a model of all its questions."""

    def fill(folder: Path) -> None:
        for name in ("data", "widget"):
            (folder / name).symlink_to(ROOT / name)

    return trained_once("full", fill, tmp_path_factory, worker_id)


def trained_once(name: str, fill: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A project's folder, filled and its model trained by the first worker that asks; the others wait, and share it."""
    from bot.logs import configure_logs
    from nlu.training import train_model

    configure_logs("error")
    base = tmp_path_factory.getbasetemp()
    # Each worker of a run has a folder of its own within that of the run.
    folder = (base if worker_id == "master" else base.parent) / name
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            unfinished = folder.with_name(f"{name}-unfinished")
            unfinished.mkdir()
            fill(unfinished)
            shutil.copy(ROOT / "config.yml", unfinished)
            train_model(unfinished, unfinished / "models", lambda step, share: None)
            unfinished.rename(folder)
    return folder
