"""What typing or pressing a button does in a conversation: one turn, as values."""

from dataclasses import dataclass, replace

from actions.conversation import Conversation
from actions.decision import Decision, decide, decide_topic, remember
from actions.reply import Reply, compose, mask_failure
from bot.assistant import Assistant
from bot.pages.transcript import NOT_HELPED, SIMPLER, SWITCH, Exchange
from nlu.findings import Findings
from nlu.identifiers import MaskedText
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import Language
from nlu.topic_model import RankedTopic
from nlu.utterance import MaskError, UtteranceError

_COMPLAINT = "complaint_about_answer"


@dataclass(frozen=True)
class Turn:
    """A turn made: what to show of it, its reply, and the conversation's state after it."""

    exchange: Exchange
    reply: Reply
    after: Conversation


def reply_of(exchange: Exchange, knowledge: KnowledgeBase) -> Reply:
    """The reply of an exchange, its words made again."""
    reply = compose(exchange.decision, MaskedText(exchange.typed), knowledge)
    if exchange.dropped:
        return replace(reply, messages=(mask_failure(knowledge, exchange.decision.language),))
    return reply


def typed_turn(typed: str, state: Conversation, assistant: Assistant, *, page: Language) -> Turn:
    """A question typed.

    Raises:
        UtteranceError: If it is empty or too long.
        NoModelError: If no model is loaded, and the rules find no distress.

    """
    try:
        findings = assistant.understand(typed, state, page=page)
    except MaskError:
        dropped = Decision("redirect", ("personal_identifier",), state.language or page)
        return _turn(Exchange(dropped, dropped=True), state, assistant.knowledge)
    decision = decide(findings, state, assistant.knowledge)
    turn = _turn(Exchange(decision, typed=findings.masked.text), state, assistant.knowledge)
    return replace(turn, reply=replace(turn.reply, masked=findings.masked))


def chosen_turn(topic: str, state: Conversation, knowledge: KnowledgeBase, *, page: Language) -> Turn:
    """A choice pressed.

    Raises:
        UtteranceError: If there is no such topic.

    """
    if topic not in knowledge.topics:
        raise UtteranceError("topic_unknown")
    language = state.language or page
    decision = decide_topic(topic, state, knowledge, language=language)
    return _turn(Exchange(decision, pressed=topic, language=language), state, knowledge)


def switched_turn(state: Conversation, knowledge: KnowledgeBase, *, to: Language) -> Turn:
    """The other language asked for: the last answer again, in it."""
    decision = decide_topic("switch_language", state, knowledge, language=to)
    return _turn(Exchange(decision, pressed=SWITCH, language=to), state, knowledge)


def simpler_turn(last: Exchange, state: Conversation, knowledge: KnowledgeBase) -> Turn:
    """The last answer asked for in plain words."""
    decision = replace(last.decision, variant="plain", masked_kinds=())
    return _turn(Exchange(decision, pressed=SIMPLER, language=decision.language), state, knowledge)


def unhelped_turn(last: Exchange, state: Conversation, knowledge: KnowledgeBase) -> Turn:
    """The last answer said not to help: what a person who types so gets, hence never the same words again."""
    language = last.decision.language
    said = Findings(MaskedText(""), language, ranking=(RankedTopic(_COMPLAINT, 1.0),))
    decision = decide(said, state, knowledge)
    if not set(decision.topics) <= set(knowledge.topics):
        decision = Decision("out_of_scope", (), language, menu=True, missed=True)
    return _turn(Exchange(decision, pressed=NOT_HELPED, language=language), state, knowledge)


def _turn(exchange: Exchange, state: Conversation, knowledge: KnowledgeBase) -> Turn:
    return Turn(exchange, reply_of(exchange, knowledge), remember(exchange.decision, state, knowledge))
