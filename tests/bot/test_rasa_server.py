"""Rasa's own server with our action server, and the gateway, give the same replies to the same messages."""

import json
import shutil
import urllib.request

import pytest

from actions.conversation import Conversation
from bot.assistant import Assistant
from bot.model_files import latest_model
from nlu.engine import load_engine
from nlu.knowledge_base import load_knowledge_base
from tests.servers import free_port, rasa, server

pytestmark = pytest.mark.slow

CONVERSATIONS = [
    ["bonjour", "vos témoins me suivent-ils partout?", "répète plus simplement", "merci"],
    ["hello", "do your cookies follow me everywhere?", "say it more simply", "thanks"],
    ["c'est quoi le pare-feu", "in English please"],
    ["what is a firewall for", "en français svp"],
    ["mon NAM c'est TREM 1234 5678, ma carte est-elle renouvelée?"],
    ["my health card number is TREM 1234 5678, has it been renewed?"],
    ["appelez-moi au 514 555-0123", "le 1 800 561-9749 est-il sûr?"],
    ["call me at 514 555-0123", "is 1 800 561-9749 a safe number?"],
    ["quelle température fera-t-il à Rimouski", "asdf qwer", "blop"],
    ["who won the hockey game last night", "asdf qwer", "blop"],
    ["combien de temps gardez-vous mes renseignements", "et pourquoi"],
    ["how long do you keep my information", "and why"],
    ["hola, necesito ayuda con mi tarjeta por favor"],
    ["/restart", "/cookies_use"],
    ["Où en est ma demande de remboursement?", "j'ai perdu ma carte hier soir"],
    ["Where is my refund application at?", "i lost my card last night"],
    ["VOTRE SITE EST-IL SÉCURITAIRE???", "le cadenas", "chiffrement"],
    ["IS YOUR WEBSITE SECURE???", "padlock", "encryption"],
    ["es-tu un robot", "t'es pas vite", "je veux parler à quelqu'un"],
    ["are you a robot", "you are useless", "let me talk to a person"],
    ["🙂🙂"],
    ["mes données servent-elles à de la publicité?", "oui"],
    ["is my data used for advertising?", "yes"],
]


@pytest.fixture(scope="module")
def rasa_port(full_project, tmp_path_factory):
    """The port of Rasa's server, with our action server behind it."""
    folder = tmp_path_factory.mktemp("rasa")
    for name in ("data", "models"):
        (folder / name).symlink_to(full_project / name)
    shutil.copy(full_project / "config.yml", folder)
    port, action_port = free_port(), free_port()
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    (folder / "endpoints.yml").write_text(
        f"action_endpoint:\n  url: http://127.0.0.1:{action_port}/webhook\n", encoding="utf-8"
    )
    actions = rasa("run", "actions", "--port", action_port)
    core = rasa("run", "--interface", "127.0.0.1", "--port", port)
    with server(actions, folder, f"http://127.0.0.1:{action_port}/health"), server(core, folder, f"http://127.0.0.1:{port}/"):
        yield port


def _say(port: int, sender: str, text: str) -> str:
    """The reply; Rasa's channel cuts texts at their blank lines."""
    body = json.dumps({"sender": sender, "message": text}).encode()
    address = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310 - loopback
        return "\n\n".join(message["text"] for message in json.load(response) if "text" in message)


def test_fifty_messages_get_the_same_replies(full_project, rasa_port):
    """Turn after turn, in conversations of both languages."""
    assistant = Assistant(load_knowledge_base(full_project / "data"), load_engine(latest_model(full_project / "models")))
    differences = []
    for number, messages in enumerate(CONVERSATIONS):
        conversation = Conversation()
        for message in messages:
            reply, conversation = assistant.reply(message, conversation)
            said = _say(rasa_port, f"visitor-{number}", message)
            if said != reply.text:
                differences.append((message, reply.topics, reply.text[:60], said[:60]))
    assert sum(map(len, CONVERSATIONS)) >= 50
    assert not differences, differences
