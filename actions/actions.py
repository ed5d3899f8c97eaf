"""The rasa_sdk action: unpack the tracker, call one pure function, pack its reply."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Dict, List, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Conversation
from actions.reply import reply_to
from nlu.findings import Findings, findings_of_parse
from nlu.knowledge_base import load_knowledge_base
from nlu.language import identify_language

CONVERSATION_SLOT = "conversation"


class ActionReply(Action):
    """Reply to the latest message from the knowledge base in ``data/``."""

    def __init__(self) -> None:
        self.knowledge = load_knowledge_base(Path("data"))

    def name(self) -> Text:
        return "action_reply"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        conversation = Conversation.from_dict(tracker.get_slot(CONVERSATION_SLOT))
        reply, after = reply_to(_findings(tracker, conversation), conversation, self.knowledge)
        details = {"kind": reply.kind, "topics": list(reply.topics), "confidence": reply.confidence}
        for message in reply.messages:
            dispatcher.utter_message(text=message.text, json_message={**details, **asdict(message)})
        return [SlotSet(CONVERSATION_SLOT, after.as_dict())]


def _findings(tracker: Tracker, conversation: Conversation) -> Findings:
    """What the model found, in the language that the turns before suggest: Rasa's pipeline does not know of them."""
    findings = findings_of_parse(tracker.latest_message)
    detected = identify_language(findings.masked.text, conversation=conversation.language)
    return replace(findings, language=detected.language, other_language=detected.other)
