"""What to reply: answer, redirect, offer a choice, small talk, or decline. Pure; the only place of precedence."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from actions.conversation import Conversation
from actions.follow_ups import after_reply, picked
from actions.ranking import Evidence
from nlu.findings import Findings
from nlu.follow_ups import FollowUp
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import Language
from nlu.topic_model import RankedTopic
from nlu.topics import DISTRESS
from nlu.understanding import Part

_WITHIN: Final = 5
"""How far down the whole utterance's ranking the topics of its parts are looked for."""

_GENERAL_REDIRECT: Final = RankedTopic("personal_identifier", 1.0)

ReplyKind = Literal["answer", "silent", "redirect", "small_talk", "choice", "out_of_scope"]
Variant = Literal["text", "plain"]


@dataclass(frozen=True)
class Decision:
    """What the reply will be.

    Attributes:
        kind: Of the reply.
        topics: Those answered, or the choices offered, best first; none where the assistant declines.
        language: To reply in.
        confidence: In the first topic, in [0, 1].
        masked_kinds: Identifiers masked in the utterance.
        variant: Which of a topic's texts to give.
        menu: Whether to offer the list of subjects, after misses in a row.
        missed: Whether the person says, or the assistant sees, that the last replies do not help.

    """

    kind: ReplyKind
    topics: tuple[str, ...]
    language: Language
    confidence: float = 1.0
    masked_kinds: tuple[str, ...] = ()
    variant: Variant = "text"
    menu: bool = False
    missed: bool = False


def decide(findings: Findings, conversation: Conversation, knowledge: KnowledgeBase) -> Decision:
    """The reply due to an utterance, given the conversation so far."""
    if _tells_distress(findings, knowledge):
        return Decision("redirect", (DISTRESS,), findings.language)
    if set(findings.masked.kinds) - set(knowledge.thresholds.harmless_identifiers):
        return _after_identifier(findings, knowledge)
    decision = _without_identifier(findings, conversation, knowledge)
    return replace(decision, masked_kinds=findings.masked.kinds)


def _tells_distress(findings: Findings, knowledge: KnowledgeBase) -> bool:
    """Distress goes before everything: by the rules, or by a model that is far from sure."""
    likely = next((each.confidence for each in findings.ranking if each.topic == DISTRESS), 0.0)
    return DISTRESS in knowledge.topics and (findings.distress or likely >= knowledge.thresholds.distress)


def _without_identifier(findings: Findings, conversation: Conversation, knowledge: KnowledgeBase) -> Decision:
    """The reply due to an utterance in which nothing was masked, or nothing that changes the reply."""
    if findings.other_language and "other_language" in knowledge.topics:
        return Decision("small_talk", ("other_language",), findings.language)
    follow_up = knowledge.follow_up_reader.read(findings.masked.text, findings.language)
    if said := _to_the_last_reply(follow_up, findings, conversation, knowledge):
        return said
    findings = after_reply(findings, follow_up, conversation, knowledge)
    evidence = Evidence.of(findings.ranking, knowledge)
    if evidence.is_likely and (special := _in_context(evidence.best, findings, conversation, knowledge)):
        return special
    return _several_questions(findings, knowledge) or _from_ranking(findings, conversation, knowledge)


def decide_topic(topic: str, conversation: Conversation, knowledge: KnowledgeBase, *, language: Language) -> Decision:
    """The reply due when a person presses a choice rather than types.

    Raises:
        KeyError: If there is no such topic.

    """
    if topic == "deny" and conversation.pending:
        return _none_of_these(language)
    if topic == "switch_language":
        return _switch_language(conversation, knowledge, language)
    if topic == "complaint_about_answer":
        return _complaint(conversation, knowledge, language)
    return Decision(knowledge.topics[topic].kind, (topic,), language)


def remember(decision: Decision, conversation: Conversation, knowledge: KnowledgeBase) -> Conversation:
    """The conversation's state after the reply."""
    said_something = decision.kind in ("answer", "silent", "redirect")
    return Conversation(
        language=decision.language,
        topics=decision.topics if said_something else conversation.topics,
        pending=decision.topics if decision.kind == "choice" else (),
        misses=conversation.misses + 1 if decision.missed else 0,
        turns=conversation.turns + 1,
    )


def _after_identifier(findings: Findings, knowledge: KnowledgeBase) -> Decision:
    """An identifier makes the reply a redirect: that of the question where it has one, else the general one."""
    evidence = Evidence.of(findings.ranking, knowledge)
    best = evidence.best
    asked = not evidence.is_outside and knowledge.topics[best.topic].kind == "redirect"
    topic = best if asked and best.confidence >= knowledge.thresholds.redirect_choice else _GENERAL_REDIRECT
    return Decision("redirect", (topic.topic,), findings.language, topic.confidence, findings.masked.kinds)


def _to_the_last_reply(
    follow_up: FollowUp, findings: Findings, conversation: Conversation, knowledge: KnowledgeBase
) -> Decision | None:
    """What a pick or a bare question means after the reply before; None where it is neither."""
    if follow_up.pick and conversation.pending:
        topic = picked(follow_up.pick, conversation.pending)
        if topic is None:
            return _none_of_these(findings.language)
        return Decision(knowledge.topics[topic].kind, (topic,), findings.language)
    if follow_up.bare and conversation.topics:
        last = conversation.topics[0]
        topic = knowledge.follow_ups.bare[follow_up.bare].leads_to.get(last)
        if topic is not None:
            # The same text a second time would not be an answer: it is said more simply.
            variant: Variant = "plain" if topic == last else "text"
            return Decision(knowledge.topics[topic].kind, (topic,), findings.language, variant=variant)
        return _something_new(findings.language, conversation, knowledge)
    return None


def _none_of_these(language: Language) -> Decision:
    """The list of subjects, where what was offered is not what is meant."""
    return Decision("out_of_scope", (), language, menu=True, missed=True)


def _something_new(language: Language, conversation: Conversation, knowledge: KnowledgeBase) -> Decision | None:
    """What is close to the last reply, to choose from; the list of subjects at the second miss; None where there is nothing."""
    if conversation.misses + 1 >= knowledge.thresholds.misses_before_menu:
        return _none_of_these(language)
    names = [name for last in conversation.topics for name in knowledge.topics[last].related]
    near = tuple(dict.fromkeys(name for name in names if name not in conversation.topics))
    if len(near) < 2:
        return None
    return Decision("choice", near[: knowledge.thresholds.most_choices], language, missed=True)


def _in_context(best: RankedTopic, findings: Findings, conversation: Conversation, knowledge: KnowledgeBase) -> Decision | None:
    """What small talk means after the replies before it; None where it means nothing more than itself."""
    match best.topic:
        case "switch_language":
            # "In English please" is in English, "répondez en français" in French: the language asked for.
            return _switch_language(conversation, knowledge, findings.language)
        case "repeat" if conversation.topics:
            topic = knowledge.topics[conversation.topics[0]]
            return Decision(topic.kind, conversation.topics[:1], findings.language, best.confidence, variant="plain")
        case "affirm" if conversation.pending:
            topic = knowledge.topics[conversation.pending[0]]
            return Decision(topic.kind, conversation.pending[:1], findings.language, best.confidence)
        case "deny" if conversation.pending:
            return _none_of_these(findings.language)
        case "complaint_about_answer":
            return _complaint(conversation, knowledge, findings.language, best.confidence)
        case _:
            return None


def _complaint(conversation: Conversation, knowledge: KnowledgeBase, language: Language, confidence: float = 1.0) -> Decision:
    """Something new where the last reply did not help: never the same text again."""
    said = _something_new(language, conversation, knowledge) if conversation.topics else None
    return said or Decision("small_talk", ("complaint_about_answer",), language, confidence, missed=True)


def _switch_language(conversation: Conversation, knowledge: KnowledgeBase, language: Language) -> Decision:
    if not conversation.topics:
        return Decision("small_talk", ("switch_language",), language)
    return Decision(knowledge.topics[conversation.topics[0]].kind, conversation.topics[:1], language)


def _several_questions(findings: Findings, knowledge: KnowledgeBase) -> Decision | None:
    """All their answers, where the parts of the utterance ask of as many topics, and the whole holds these too."""
    within = {each.topic: each.confidence for each in findings.ranking[:_WITHIN]}
    places = list(within)

    def is_question(part: Part) -> bool:
        """Whether it asks of a topic that can be answered; a mere circumstance ("je suis arrivé en mars") does not."""
        best = part.ranking[0]
        if (
            best.confidence < knowledge.thresholds.part
            or best.topic not in within
            or not _says_something(best.topic, knowledge)
        ):
            return False
        if knowledge.question_spotter.asks(findings.masked.text[part.start : part.end], findings.language):
            return True
        return best.topic in knowledge.clauses.told and within[best.topic] >= knowledge.clauses.told_within

    for parts in findings.cuts:
        found = [part.ranking[0] for part in parts]
        if len({each.topic for each in found}) == len(parts) and all(map(is_question, parts)):
            ordered = sorted(found, key=lambda each: (_precedence(each.topic, knowledge), places.index(each.topic)))
            topics = tuple(each.topic for each in ordered)
            return Decision(knowledge.topics[topics[0]].kind, topics, findings.language, ordered[0].confidence)
    return None


def _says_something(topic: str, knowledge: KnowledgeBase) -> bool:
    return topic in knowledge.topics and knowledge.topics[topic].kind != "small_talk"


def _precedence(topic: str, knowledge: KnowledgeBase) -> int:
    """Where an answer stands among those of one reply."""
    order = knowledge.thresholds.precedence
    return order.index(topic) if topic in order else order.index(knowledge.topics[topic].kind)


def _from_ranking(findings: Findings, conversation: Conversation, knowledge: KnowledgeBase) -> Decision:
    evidence = Evidence.of(findings.ranking, knowledge)
    best, offered = evidence.best, evidence.offered
    if evidence.is_sure or (evidence.is_likely and len(offered) < 2):
        return Decision(knowledge.topics[best.topic].kind, (best.topic,), findings.language, best.confidence)
    if len(offered) >= 2 and not evidence.is_outside:
        return Decision("choice", tuple(each.topic for each in offered), findings.language, best.confidence)
    menu = conversation.misses + 1 >= knowledge.thresholds.misses_before_menu
    return Decision("out_of_scope", (), findings.language, max(evidence.outside, 1 - best.confidence), menu=menu, missed=True)
