"""The order of precedence, line by line, with the model of the whole organisation."""

import pytest

from actions.conversation import Conversation
from bot.assistant import Assistant
from bot.model_files import latest_model
from nlu.engine import load_engine
from nlu.knowledge_base import load_knowledge_base

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def assistant(full_project):
    return Assistant(load_knowledge_base(full_project / "data"), load_engine(latest_model(full_project / "models")))


@pytest.mark.parametrize(
    "typed, topic",
    [
        # Distress before everything, an identifier in it or a question around it.
        ("Je veux mourir. À quoi servent les témoins?", "distress"),
        ("my husband beats me, my number is 514 555-0123", "distress"),
        # An identifier that redirects, whatever the question.
        ("À quoi servent les témoins? Mon NAM est TREM 5162 1415.", "personal_identifier"),
        ("j'ai perdu ma carte TREM 5162 1415 hier", "incident_report"),
        # One's own or another's file, here and now, even where it resembles an answer.
        ("How does one have information corrected?", "access_rights"),
        ("My date of birth is wrong in my file, change it", "personal_information_update"),
        ("Can I see what you hold on me?", "access_rights"),
        ("What address do you have for me?", "personal_information_request"),
        ("How do I recognise a fraudulent e-mail?", "suspicious_email"),
        ("I clicked a link in a fake message and gave my number", "incident_report"),
        ("How do I contest a decision?", "decision_review"),
        ("Has my review been decided?", "file_status"),
        ("May my employer see my information?", "information_disclosure"),
        ("What is in my employee's file?", "third_party_file"),
        ("Comment fait-on corriger un renseignement?", "access_rights"),
        ("Ma date de naissance est fausse dans mon dossier, changez-la", "personal_information_update"),
        ("Comment reconnaître un courriel frauduleux?", "suspicious_email"),
        ("J'ai cliqué sur un lien dans un faux message et j'ai donné mon numéro", "incident_report"),
        ("Mon employeur peut-il voir mes renseignements?", "information_disclosure"),
        ("Qu'y a-t-il dans le dossier de mon employé?", "third_party_file"),
        ("Je suis infirmière, quel est le numéro de mon patient?", "third_party_file"),
        ("Appelante en ligne pour son mari, il est présent, elle demande son dossier", "third_party_file"),
        # Two questions: the redirect first.
        ("Comment bloquer les témoins? Et où en est ma demande de remboursement?", "file_status"),
    ],
)
def test_the_first_topic_replied_to(assistant, typed, topic):
    """As the content team decided."""
    reply, _ = assistant.reply(typed, Conversation())
    assert reply.topics[:1] == (topic,)
