"""What understanding makes of an utterance: all that the decision rests on, and no raw text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nlu.identifiers import Identifier, MaskedText
from nlu.languages import DEFAULT_LANGUAGE, Language, is_language
from nlu.topic_model import RankedTopic
from nlu.understanding import Part, Ranking


@dataclass(frozen=True)
class Findings:
    """An utterance understood.

    Attributes:
        masked: Its text with identifiers masked.
        language: The language to reply in.
        other_language: It is in a language that is not served.
        ranking: Topics, surest first.
        cuts: Its parts, for each way of cutting it in questions.
        distress: The rules say that it tells of distress.

    """

    masked: MaskedText
    language: Language
    other_language: bool = False
    ranking: Ranking = ()
    cuts: tuple[tuple[Part, ...], ...] = ()
    distress: bool = False


def findings_of_parse(parsed: Mapping[str, Any], *, default: Language = DEFAULT_LANGUAGE) -> Findings:
    """The findings in what Rasa's pipeline puts out for a message (its ``parse_data``)."""
    identifiers = tuple(Identifier(each["kind"], each["start"], each["end"]) for each in parsed.get("identifiers") or ())
    language = parsed.get("language")
    ranking = _ranking(parsed.get("intent_ranking") or ())
    return Findings(
        masked=MaskedText(parsed.get("text") or "", identifiers),
        language=language if is_language(language) else default,
        other_language=bool(parsed.get("other_language")),
        # Rasa's fallback puts its own name first; the topics behind it are what was understood.
        ranking=tuple(each for each in ranking if each.topic != "nlu_fallback"),
        cuts=tuple(tuple(map(_part, parts)) for parts in parsed.get("cuts") or ()),
        distress=bool(parsed.get("distress")),
    )


def _part(part: Mapping[str, Any]) -> Part:
    return Part(part["start"], part["end"], _ranking(part["ranking"]))


def _ranking(ranked: Iterable[Mapping[str, Any]]) -> Ranking:
    return tuple(RankedTopic(each["name"], each["confidence"]) for each in ranked)
