"""A model trained by the real Rasa: both engines, damaged files, the progress told."""

import io
import tarfile

import pytest

from bot.model_files import latest_model
from nlu.engine import LeanEngine, RasaEngine, load_engine
from nlu.errors import ModelError
from nlu.faults import DataError
from nlu.identifiers import MaskedText
from nlu.language import DetectedLanguage
from nlu.training import train_model

pytestmark = pytest.mark.slow

UTTERANCES = [
    ("témoins de navigation", "fr"),
    ("firewall barriers", "en"),
    ("remboursement", "fr"),
    ("hockey pizza", "en"),
    ("", "fr"),
]


def test_both_engines_find_the_same(project):
    """The lean engine runs the same modules on the same model file as Rasa's own graph."""
    model = latest_model(project / "models")
    lean, rasa = load_engine(model), load_engine(model, "rasa")
    assert isinstance(lean, LeanEngine) and isinstance(rasa, RasaEngine)
    for text, language in UTTERANCES:
        found, expected = (each.understand(MaskedText(text), DetectedLanguage(language)) for each in (lean, rasa))
        pairs = list(zip(found.ranking, expected.ranking))
        if text:
            assert pairs
        for ours, theirs in pairs:
            assert ours.topic == theirs.topic
            assert ours.confidence == pytest.approx(theirs.confidence, abs=1e-5)


def test_learns_its_topics(project):
    """What the questions say of a topic is found again."""
    engine = load_engine(latest_model(project / "models"))
    for text, language, topic in [
        ("firewall", "en", "firewall"),
        ("témoins", "fr", "cookies_use"),
        ("pizza", "fr", "out_of_scope"),
    ]:
        assert engine.understand(MaskedText(text), DetectedLanguage(language)).ranking[0].topic == topic


def archive_with(tmp_path, member, content=b"x"):
    path = tmp_path / "bad.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        member.size = len(content) if member.isreg() else 0
        tar.addfile(member, io.BytesIO(content))
    return path


def link(name, kind):
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, "/etc/passwd"
    return member


@pytest.mark.parametrize(
    "member",
    [
        tarfile.TarInfo("/tmp/absolute"),  # noqa: S108
        tarfile.TarInfo("../outside"),
        link("symlink", tarfile.SYMTYPE),
        link("hardlink", tarfile.LNKTYPE),
        link("fifo", tarfile.FIFOTYPE),
    ],
    ids=lambda member: member.name,
)
def test_refuses_an_archive_with_a_dangerous_member(tmp_path, member):
    """Nothing of such a file is unpacked."""
    with pytest.raises(ModelError):
        load_engine(archive_with(tmp_path, member))


def test_refuses_a_bomb(tmp_path):
    """A small file that unpacks to very much is refused."""
    with pytest.raises(ModelError, match="more than a model"):
        load_engine(archive_with(tmp_path, tarfile.TarInfo("zeros"), bytes(20_000_000)))


def test_refuses_a_foreign_class(tmp_path, project):
    """A model's metadata names classes to import: only ours and Rasa's are."""
    with tarfile.open(latest_model(project / "models")) as tar:
        metadata = tar.extractfile(next(each for each in tar if each.name.endswith("metadata.json"))).read()
    evil = metadata.replace(b"nlu.components.topic_classifier.TopicClassifier", b"os.path.TopicClassifier")
    assert evil != metadata
    with pytest.raises(ModelError, match="class os"):
        load_engine(archive_with(tmp_path, tarfile.TarInfo("metadata.json"), evil))


@pytest.mark.parametrize("damage", [lambda raw: raw[: len(raw) // 2], lambda raw: b"", lambda raw: b"not an archive"])
def test_refuses_a_damaged_file(tmp_path, project, damage):
    """A truncated, empty or foreign file is named as such."""
    path = tmp_path / "damaged.tar.gz"
    path.write_bytes(damage(latest_model(project / "models").read_bytes()))
    with pytest.raises(ModelError):
        load_engine(path)


def test_trains_nothing_on_faulty_data(project, data, tmp_path):
    """Faults stop training before Rasa starts; the models that are there stay."""
    (data / "topics/answers/firewall.yml").write_text("id: [", encoding="utf-8")
    with pytest.raises(DataError):
        train_model(tmp_path, tmp_path / "models", lambda step, share: None)
    assert not (tmp_path / "models").exists()
