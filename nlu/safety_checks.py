"""Whether the rules of ``data/safety.yml`` do what their examples say, and where two of them contradict."""

import re
from collections.abc import Iterator

from nlu.languages import LANGUAGES, Language
from nlu.safety import ASIDE, SafetyFile, SafetyRules, any_of, pattern_of
from nlu.safety_samples import samples_of
from nlu.spelling import SpellingsFile
from nlu.text import clean
from nlu.yaml_source import Source


def check_safety(source: Source, file: SafetyFile, spellings: SpellingsFile) -> None:
    """Note every phrase that is not well formed, every example missed, every text that must not be recognised and is."""
    for language in LANGUAGES:
        rules = file.of(language)
        for name, phrases in (("idioms", rules.idioms), ("phrases", rules.phrases)):
            for index, phrase in enumerate(phrases):
                try:
                    pattern_of(phrase)
                except ValueError as error:
                    source.fault("bad_pattern", (language, name, index), problem=error)
    if source.faults:
        return
    _check_contradictions(source, file)
    compiled = SafetyRules(file, spellings)
    for language in LANGUAGES:
        for index, example in enumerate(file.of(language).examples):
            if not compiled.is_distress(clean(example)):
                source.fault("distress_missed", (language, "examples", index))
        for index, text in enumerate(file.of(language).never):
            if compiled.is_distress(clean(text)):
                source.fault("distress_false", (language, "never", index))


def _check_contradictions(source: Source, file: SafetyFile) -> None:
    """Note every phrase of which an idiom of either language sets aside what it should find."""
    idioms = list(_idioms(file))
    any_idiom = any_of(tuple(idiom for _, _, idiom in idioms)) if idioms else None
    for language in LANGUAGES:
        for index, phrase in enumerate(file.of(language).phrases):
            told = [text for text in samples_of(phrase) if any_idiom and any_idiom.search(text)]
            if not told:
                continue
            pattern = any_of((phrase,))
            for text, where, line in ((t, where, at) for t in told for where, at, idiom in idioms if _takes(idiom, pattern, t)):
                source.fault(
                    "idiom_takes_phrase",
                    (language, "phrases", index),
                    text=text,
                    language=where,
                    line=source.line((where, "idioms", line)),
                )
                break


def _idioms(file: SafetyFile) -> Iterator[tuple[Language, int, str]]:
    for language in LANGUAGES:
        for index, idiom in enumerate(file.of(language).idioms):
            yield language, index, idiom


def _takes(idiom: str, pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.search(text)) and not pattern.search(any_of((idiom,)).sub(ASIDE, text))
