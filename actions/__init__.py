"""From findings and the conversation to a reply: decision, wording, the rasa_sdk action."""
