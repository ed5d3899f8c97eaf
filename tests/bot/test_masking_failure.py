"""Where masking fails, the text is dropped and the reply is the telephone."""

import pytest

from actions.conversation import Conversation
from bot.assistant import Assistant
from bot.model_files import latest_model
from nlu import utterance as module
from nlu.engine import load_engine
from nlu.knowledge_base import load_knowledge_base

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("page, words", [("fr", "effacé"), ("en", "erased")])
def test_an_error_in_the_mask_drops_the_text(project, monkeypatch, page, words):
    """Nothing that is not masked goes further, whatever the error."""
    assistant = Assistant(load_knowledge_base(project / "data"), load_engine(latest_model(project / "models")))

    def fail(text, **options):
        raise RuntimeError(text)

    monkeypatch.setattr(module, "mask_identifiers", fail)
    reply, after = assistant.reply("kumquat", Conversation(), page=page)
    assert reply.kind == "redirect"
    assert words in reply.text and "kumquat" not in reply.text + reply.masked.text
    assert reply.messages[0].channels[0].number
    assert after.turns == 1
