"""Rasa's own action and the gateway give the same replies."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.actions import ActionReply
from bot.assistant import Assistant
from bot.model_files import latest_model
from nlu.engine import load_engine
from nlu.knowledge_base import load_knowledge_base

pytestmark = pytest.mark.slow

TURNS = ["pourquoi des témoins?", "what is a firewall for?", "répète plus simplement", "pizza hockey", "mon NAS 123 456 789"]


class Tracker:
    """What rasa_sdk hands an action: the parsed message and the slots."""

    def __init__(self, parsed, slots):
        self.latest_message, self._slots = parsed, slots

    def get_slot(self, name):
        return self._slots.get(name)


def test_the_action_replies_as_the_gateway_does(project, monkeypatch):
    """The same words, turn after turn of one conversation."""
    from actions.conversation import Conversation

    monkeypatch.chdir(project)
    assistant = Assistant(load_knowledge_base(project / "data"), load_engine(latest_model(project / "models")))
    action, slots, conversation = ActionReply(), {}, Conversation()
    for utterance in TURNS:
        findings = assistant.understand(utterance, conversation)
        reply, conversation = assistant.reply(utterance, conversation)
        parsed = {
            "text": findings.masked.text,
            "identifiers": [vars(each) for each in findings.masked.identifiers],
            "language": findings.language,
            "intent_ranking": [{"name": each.topic, "confidence": each.confidence} for each in findings.ranking],
        }
        dispatcher = CollectingDispatcher()
        events = action.run(dispatcher, Tracker(parsed, slots), {})
        slots = {event["name"]: event["value"] for event in events}
        assert [message["text"] for message in dispatcher.messages] == [message.text for message in reply.messages]
        assert Conversation.from_dict(slots["conversation"]) == conversation
